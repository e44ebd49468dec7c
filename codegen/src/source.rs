//! A file of a spec, as it was read.

/// One file of a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// The path to show in messages and headers. Its last part is the file's name: `api.yaml` is the API file.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// The first byte that is not UTF-8, and where it stands: the text has a sign in its place.
    pub(crate) stray_byte: Option<(usize, u8)>,
}

impl Source {
    /// A file with the path to show and its text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            stray_byte: None,
        }
    }

    /// A file with the path to show and its bytes. If they are not UTF-8, that is found as any other mistake of the spec.
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(path, text),
            Err(error) => {
                let start = error.utf8_error().valid_up_to();
                let byte = error.as_bytes().get(start).copied();
                Self {
                    stray_byte: byte.map(|byte| (start, byte)),
                    ..Self::new(path, String::from_utf8_lossy(error.as_bytes()))
                }
            }
        }
    }
}

/// The last part of a path.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
