//! A source file of a spec.

/// A file of a spec: its path and text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// The path for diagnostics and headers.
    ///
    /// Its last segment is the file name. The file `api.yaml` is the API file.
    pub path: String,
    /// The text of the file.
    pub text: String,
    /// Offset and value of the first byte that is not valid UTF-8.
    ///
    /// The text has the replacement character in its place.
    pub(crate) invalid_byte: Option<(usize, u8)>,
}

impl Source {
    /// Creates a source from a path for diagnostics and the text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            invalid_byte: None,
        }
    }

    /// Creates a source from a path for diagnostics and the bytes.
    ///
    /// Invalid UTF-8 is accepted here. It is reported as a diagnostic when the spec is loaded.
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(path, text),
            Err(error) => {
                let start = error.utf8_error().valid_up_to();
                let byte = error.as_bytes().get(start).copied();
                Self {
                    invalid_byte: byte.map(|byte| (start, byte)),
                    ..Self::new(path, String::from_utf8_lossy(error.as_bytes()))
                }
            }
        }
    }
}

/// The last segment of a path.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
