//! A file in a form.

use std::fmt;

use bytes::Bytes;

/// A file to send in a form: a name, bytes, and an optional media type.
///
/// ```
/// let file = generated_client::FilePart::new("prompt.wav", b"RIFF").media_type("audio/wav");
/// assert_eq!(file.name(), "prompt.wav");
/// ```
///
/// `Debug` shows only the size of the bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct FilePart {
    name: String,
    media_type: Option<String>,
    bytes: Bytes,
}

impl FilePart {
    /// Takes the file name without a folder, and the contents.
    pub fn new(name: impl Into<String>, bytes: impl AsRef<[u8]>) -> Self {
        Self {
            name: name.into(),
            media_type: None,
            bytes: Bytes::copy_from_slice(bytes.as_ref()),
        }
    }

    /// Sets the media type, such as `audio/wav`. The default is that of the form field, or
    /// `application/octet-stream`.
    ///
    /// An invalid media type is reported when the request is awaited.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// The file name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The contents.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The media type, or that of its field.
    pub(crate) fn kind_in<'a>(&'a self, field: Option<&'a str>) -> &'a str {
        let own = self.media_type.as_deref().or(field);
        own.unwrap_or("application/octet-stream")
    }
}

impl fmt::Debug for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilePart")
            .field("name", &self.name)
            .field("media_type", &self.kind_in(None))
            .field("size", &self.bytes.len())
            .finish()
    }
}
