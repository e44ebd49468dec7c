//! Metadata of request and response bodies.

/// Metadata of an operation's request body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestBody {
    content: Content,
    media_type: &'static str,
    required: bool,
}

/// Metadata of the response body for one status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResponseBody {
    status: u16,
    content: Option<Content>,
    media_type: &'static str,
}

/// The content of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Content {
    /// JSON.
    Json,
    /// Text of any media type.
    Text,
    /// Bytes of any media type.
    Binary,
    /// A form in the format `application/x-www-form-urlencoded`.
    ///
    /// Its fields are among the parameters.
    Form,
    /// A form in the format `multipart/form-data`, which may contain files.
    ///
    /// Its fields are among the parameters.
    Multipart,
}

impl Content {
    /// The default media type of the content.
    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Text => "text/plain",
            Self::Binary => "application/octet-stream",
            Self::Form => "application/x-www-form-urlencoded",
            Self::Multipart => "multipart/form-data",
        }
    }
}

/// Constructors for generated code.
#[doc(hidden)]
impl RequestBody {
    pub const fn required(content: Content) -> Self {
        Self {
            content,
            media_type: content.media_type(),
            required: true,
        }
    }

    pub const fn optional(content: Content) -> Self {
        Self {
            content,
            media_type: content.media_type(),
            required: false,
        }
    }

    /// Overrides the media type.
    pub const fn typed(mut self, media_type: &'static str) -> Self {
        self.media_type = media_type;
        self
    }
}

impl RequestBody {
    /// The content of the body.
    #[must_use]
    pub const fn content(&self) -> Content {
        self.content
    }

    /// The media type, such as `application/json`.
    #[must_use]
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// Tells whether a request must have the body.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.required
    }
}

/// Constructors for generated code.
#[doc(hidden)]
impl ResponseBody {
    const fn new(status: u16, content: Content) -> Self {
        Self {
            status,
            content: Some(content),
            media_type: content.media_type(),
        }
    }

    pub const fn json(status: u16) -> Self {
        Self::new(status, Content::Json)
    }

    pub const fn text(status: u16) -> Self {
        Self::new(status, Content::Text)
    }

    pub const fn binary(status: u16) -> Self {
        Self::new(status, Content::Binary)
    }

    pub const fn empty(status: u16) -> Self {
        Self {
            status,
            content: None,
            media_type: "",
        }
    }

    /// Overrides the media type.
    pub const fn typed(mut self, media_type: &'static str) -> Self {
        self.media_type = media_type;
        self
    }
}

impl ResponseBody {
    /// The HTTP status, from 200 to 399.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The content of the body; `None` if the response has no body.
    #[must_use]
    pub const fn content(&self) -> Option<Content> {
        self.content
    }

    /// The media type, such as `application/json`; `None` if the response has no body.
    #[must_use]
    pub const fn media_type(&self) -> Option<&'static str> {
        match self.content {
            Some(_) => Some(self.media_type),
            None => None,
        }
    }
}
