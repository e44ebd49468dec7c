//! The facts about bodies: the one that a request carries, and those that answers bring.

/// The facts about an operation's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestBody {
    content: Content,
    media_type: &'static str,
    required: bool,
}

/// The facts about what an answer of some status brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResponseBody {
    status: u16,
    content: Option<Content>,
    media_type: &'static str,
}

/// What a body is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Content {
    /// JSON.
    Json,
    /// Text of any kind.
    Text,
    /// Bytes of any kind.
    Binary,
    /// A form, as `application/x-www-form-urlencoded` has it; its fields are among the parameters.
    Form,
    /// A form that may hold files, as `multipart/form-data` has it; its fields are among the parameters.
    Multipart,
}

impl Content {
    /// The media type that follows from it.
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

/// How generated code writes these facts.
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

    /// Says that it has a media type of its own.
    pub const fn typed(mut self, media_type: &'static str) -> Self {
        self.media_type = media_type;
        self
    }
}

impl RequestBody {
    /// What it is made of.
    #[must_use]
    pub const fn content(&self) -> Content {
        self.content
    }

    /// Its media type, as `application/json`.
    #[must_use]
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// Tells whether a request must have it.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.required
    }
}

/// How generated code writes these facts.
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

    /// Says that it has a media type of its own.
    pub const fn typed(mut self, media_type: &'static str) -> Self {
        self.media_type = media_type;
        self
    }
}

impl ResponseBody {
    /// The status, from 200 to 299.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// What it is made of; `None` if it is empty.
    #[must_use]
    pub const fn content(&self) -> Option<Content> {
        self.content
    }

    /// Its media type, as `application/json`; `None` if it is empty.
    #[must_use]
    pub const fn media_type(&self) -> Option<&'static str> {
        match self.content {
            Some(_) => Some(self.media_type),
            None => None,
        }
    }
}
