//! Operations of the IR: parameters, bodies, responses and paging.

use std::fmt;

use super::Type;
use super::names::Name;
use super::types::Limit;
pub(crate) use crate::spec::Method;

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: Method,
    pub(crate) path: String,
    /// Method of the handle.
    pub(crate) function: Name,
    /// Marker type that identifies the operation.
    pub(crate) endpoint: Name,
    pub(crate) summary: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: Option<Deprecated>,
    pub(crate) permissions: Permissions,
    /// Parameters in the order of the spec: path, query, header, form.
    pub(crate) parameters: Vec<Parameter>,
    /// Indices of the path parameters in the order of the path template.
    pub(crate) template_order: Vec<usize>,
    pub(crate) body: Option<Body>,
    /// Encoding of the form, if the operation has one.
    pub(crate) form: Option<FormEncoding>,
    pub(crate) returns: Returns,
    /// OAuth scopes, all of which the token must have.
    pub(crate) scopes: Vec<String>,
    /// Whether the request is sent without an access token.
    pub(crate) anonymous: bool,
    pub(crate) paging: Option<Paging>,
}

#[derive(Debug)]
pub(crate) struct Deprecated {
    pub(crate) note: Option<String>,
    pub(crate) replacement: Option<Replacement>,
}

/// The operation that replaces a deprecated one.
#[derive(Debug)]
pub(crate) struct Replacement {
    pub(crate) id: String,
    /// First segment of the path `organization::OrganizationApi::get_organizations_me`.
    pub(crate) group: Name,
    pub(crate) handle: Name,
    pub(crate) function: Name,
}

#[derive(Debug)]
pub(crate) enum Permissions {
    None,
    Any(Vec<String>),
    All(Vec<String>),
}

#[derive(Debug)]
pub(crate) struct Parameter {
    /// Wire name.
    pub(crate) wire: String,
    /// Name of the argument or setter.
    pub(crate) name: Name,
    pub(crate) location: Location,
    pub(crate) ty: Type,
    /// Separator of a list that is sent as one value.
    pub(crate) join: Option<Join>,
    pub(crate) required: bool,
    pub(crate) default: Option<Literal>,
    pub(crate) format: Option<String>,
    pub(crate) limits: Vec<Limit>,
    pub(crate) doc: Option<String>,
}

/// How the value of a parameter is written to the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParameterKind {
    /// One text.
    Plain,
    /// A list of texts.
    List,
    /// A file of a form: its bytes and name.
    File,
    Files,
    /// A JSON field of a form.
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Location {
    Path,
    Query,
    Header,
    Form,
}

/// Separator of a list that is sent as one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    Comma,
    Space,
    Pipe,
    Tab,
}

/// Encoding of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormEncoding {
    Urlencoded,
    Multipart,
}

/// Default value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Literal {
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
}

#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) content: Content,
    pub(crate) required: bool,
    pub(crate) doc: Option<String>,
}

/// Type and encoding of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) ty: Type,
    pub(crate) encoding: Encoding,
    /// The media type, if it is not the encoding's default.
    pub(crate) media_type: Option<String>,
}

/// Encoding of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Json,
    /// Unquoted text.
    Text,
    /// Raw bytes.
    Binary,
}

/// Successful responses of an operation.
#[derive(Debug)]
pub(crate) struct Returns {
    /// One response per status, or a single one without a status if the spec lists none.
    pub(crate) answers: Vec<Answer>,
    /// Name of the enum of responses, if their contents differ.
    pub(crate) choice: Option<Name>,
}

/// Response of one status.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: Option<u16>,
    /// Variant of the enum of responses.
    pub(crate) variant: Name,
    pub(crate) content: Option<Content>,
    pub(crate) doc: Option<String>,
}

/// Paging of a listing.
#[derive(Debug)]
pub(crate) struct Paging {
    pub(crate) items: Items,
    pub(crate) next: NextPage,
}

/// The field of a page that lists its items.
#[derive(Debug)]
pub(crate) struct Items {
    /// Wire name.
    pub(crate) wire: String,
    pub(crate) name: Name,
    /// Type of one item.
    pub(crate) ty: Type,
    pub(crate) required: bool,
}

/// How to request the next page: wire names of the page's fields and of the query parameters.
#[derive(Debug)]
pub(crate) enum NextPage {
    Uri {
        field: String,
    },
    Number {
        parameter: String,
        count: Option<String>,
    },
    Cursor {
        parameter: String,
        field: String,
    },
}

impl Encoding {
    /// The encoding's default media type.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Text => "text/plain",
            Self::Binary => "application/octet-stream",
        }
    }
}

impl Join {
    pub(crate) fn separator(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Space => " ",
            Self::Pipe => "|",
            Self::Tab => "\t",
        }
    }
}

impl FormEncoding {
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Urlencoded => "application/x-www-form-urlencoded",
            Self::Multipart => "multipart/form-data",
        }
    }
}

impl Parameter {
    pub(crate) fn kind(&self) -> ParameterKind {
        match &self.ty {
            Type::Binary => ParameterKind::File,
            Type::List(item) if **item == Type::Binary => ParameterKind::Files,
            Type::List(item) if item.is_plain() => ParameterKind::List,
            ty if ty.is_plain() => ParameterKind::Plain,
            _ => ParameterKind::Json,
        }
    }
}

impl Returns {
    /// The content of all responses, if it is the same for every status and not empty.
    pub(crate) fn single(&self) -> Option<&Content> {
        match self.choice {
            Some(_) => None,
            None => self.answers.first()?.content.as_ref(),
        }
    }

    /// Whether no response has content.
    pub(crate) fn is_empty(&self) -> bool {
        self.choice.is_none() && self.single().is_none()
    }

    /// The type of each response with content.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Type> {
        self.answers
            .iter()
            .filter_map(|answer| Some(&answer.content.as_ref()?.ty))
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => value.fmt(formatter),
            Self::Int(value) => value.fmt(formatter),
            Self::Float(value) => value.fmt(formatter),
            Self::Text(value) => value.fmt(formatter),
        }
    }
}
