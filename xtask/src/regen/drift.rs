//! The differences between the generated and the present files.

use std::fmt;

use codegen::{DriftKind, Output};

use crate::folder::Contents;

/// A difference between the generated and the present folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Drift {
    pub(crate) kind: Kind,
    /// The path within the generated folder; that of a folder ends with `/`.
    pub(crate) path: String,
}

/// The kind of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The file does not exist.
    Missing,
    /// The file has other contents.
    Stale,
    /// The file or empty folder is not generated.
    Orphan,
    /// The file has CRLF line ends; it is equal otherwise.
    LineEnds,
    /// The file has an executable bit; it is equal otherwise.
    Mode,
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Orphan => "orphan",
            Self::LineEnds => "line ends",
            Self::Mode => "mode",
        })
    }
}

impl Kind {
    /// Describes the kind in a sentence about the file.
    pub(crate) fn description(self) -> &'static str {
        match self {
            Self::Missing => "this generated file is missing",
            Self::Stale => "this generated file is stale",
            Self::Orphan => "this is not a generated file: an orphan",
            Self::LineEnds => "this generated file differs only in line ends",
            Self::Mode => "this generated file is executable",
        }
    }
}

/// Compares the texts of a file.
pub(crate) fn difference(text: &str, present: &[u8]) -> Option<Kind> {
    if present == text.as_bytes() {
        None
    } else if has_only_other_line_ends(text, present) {
        Some(Kind::LineEnds)
    } else {
        Some(Kind::Stale)
    }
}

fn has_only_other_line_ends(text: &str, present: &[u8]) -> bool {
    let lines = |bytes: &[u8]| -> Vec<u8> {
        let crlf = bytes.windows(2).map(|pair| pair == b"\r\n");
        let kept = bytes.iter().zip(crlf.chain([false]));
        kept.filter(|(_, is_crlf)| !is_crlf)
            .map(|(byte, _)| *byte)
            .collect()
    };
    lines(present) == lines(text.as_bytes())
}

/// Lists all differences in the order of the paths.
pub(crate) fn drift(output: &Output, present: &Contents) -> Vec<Drift> {
    let mut drift: Vec<Drift> = output
        .drift(&present.files)
        .into_iter()
        .map(|item| Drift {
            kind: match item.kind {
                DriftKind::Missing => Kind::Missing,
                DriftKind::Orphan => Kind::Orphan,
                _ => {
                    let bytes = present.files.get(&item.path);
                    let text = output.file(&item.path).unwrap_or_default();
                    bytes
                        .and_then(|bytes| difference(text, bytes))
                        .unwrap_or(Kind::Stale)
                }
            },
            path: item.path,
        })
        .collect();
    let folders = present.empty_folders.iter().map(|path| Drift {
        kind: Kind::Orphan,
        path: path.clone(),
    });
    drift.extend(folders);
    // Where every file is executable, the file system does not record modes.
    if present.executable.len() < present.files.len() {
        let equal = |path: &&String| {
            let text = output.file(path).map(str::as_bytes);
            text.is_some() && text == present.files.get(*path).map(Vec::as_slice)
        };
        let modes = present.executable.iter().filter(equal);
        drift.extend(modes.map(|path| Drift {
            kind: Kind::Mode,
            path: path.clone(),
        }));
    }
    drift.sort_by(|one, other| one.path.cmp(&other.path));
    drift
}

#[cfg(test)]
mod tests {
    use super::{Kind, difference};

    #[test]
    fn crlf_is_told_apart_from_other_contents() {
        assert_eq!(difference("a\nb\n", b"a\nb\n"), None);
        assert_eq!(difference("a\nb\n", b"a\r\nb\r\n"), Some(Kind::LineEnds));
        assert_eq!(difference("a\nb\n", b"a\r\nb\n"), Some(Kind::LineEnds));
        assert_eq!(difference("a\nb\n", b"a\rb\n"), Some(Kind::Stale));
        assert_eq!(difference("a\nb\n", b"a\r\nc\r\n"), Some(Kind::Stale));
        assert_eq!(difference("a\n", b""), Some(Kind::Stale));
    }
}
