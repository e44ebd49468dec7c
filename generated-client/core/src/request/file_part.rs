//! A file as a field of a form.

use std::fmt;

use bytes::Bytes;

/// A file to send as a field of a form: a name, bytes, and maybe a media type.
///
/// ```
/// let file = generated_client::FilePart::new("prompt.wav", b"RIFF").media_type("audio/wav");
/// assert_eq!(file.name(), "prompt.wav");
/// ```
///
/// `Debug` shows the size of the bytes only.
#[derive(Clone, PartialEq, Eq)]
pub struct FilePart {
    name: String,
    media_type: Option<String>,
    bytes: Bytes,
}

impl FilePart {
    /// A file by the name that the server is to see, without a folder, and with what is in it.
    pub fn new(name: impl Into<String>, bytes: impl AsRef<[u8]>) -> Self {
        Self {
            name: name.into(),
            media_type: None,
            bytes: Bytes::copy_from_slice(bytes.as_ref()),
        }
    }

    /// Says what it is, such as `audio/wav`, instead of `application/octet-stream`. What cannot be a media type is reported
    /// when the request is awaited.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// The name that the server sees.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is in it.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn kind(&self) -> &str {
        self.media_type
            .as_deref()
            .unwrap_or("application/octet-stream")
    }
}

impl fmt::Debug for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilePart")
            .field("name", &self.name)
            .field("media_type", &self.kind())
            .field("size", &self.bytes.len())
            .finish()
    }
}
