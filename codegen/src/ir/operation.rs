//! Operations of the IR: parameters, bodies, responses and paging.

use std::fmt;

use super::ServerId;
use super::Type;
use super::names::Name;
use super::security::Security;
use super::types::Limit;
pub use crate::spec::{FormEncoding, Join, Literal, Location, Method, Style};

#[derive(Debug)]
pub struct Operation {
    pub id: String,
    pub method: Method,
    pub path: String,
    /// Method of the handle.
    pub function: Name,
    /// Marker type that identifies the operation.
    pub endpoint: Name,
    pub summary: Option<String>,
    pub description: Option<String>,
    /// Tags of the other groups that have the operation.
    pub also_in: Vec<String>,
    pub deprecated: Option<Deprecated>,
    pub permissions: Permissions,
    /// Parameters in the order of the spec: path, query, header, cookie, form.
    pub parameters: Vec<Parameter>,
    /// Indices of the path parameters in the order of the path template.
    pub template_order: Vec<usize>,
    pub body: Option<Body>,
    /// Encoding of the form, if the operation has one.
    pub form: Option<FormEncoding>,
    pub returns: Returns,
    /// OAuth scopes, all of which the token must have.
    pub scopes: Vec<String>,
    /// Own server of the operation; `None` if it is at the base URL of the API.
    pub server: Option<ServerId>,
    pub security: Security,
    pub paging: Option<Paging>,
}

#[derive(Debug)]
pub struct Deprecated {
    pub note: Option<String>,
    pub replacement: Option<Replacement>,
}

/// The operation that replaces a deprecated one.
#[derive(Debug)]
pub struct Replacement {
    pub id: String,
    /// First segment of the path `organization::OrganizationApi::get_organizations_me`.
    pub group: Name,
    pub handle: Name,
    pub function: Name,
}

#[derive(Debug)]
pub enum Permissions {
    None,
    Any(Vec<String>),
    All(Vec<String>),
    /// In a form that only people understand.
    Text(String),
}

#[derive(Debug)]
pub struct Parameter {
    /// Wire name.
    pub wire: String,
    /// Name of the argument or setter.
    pub name: Name,
    pub location: Location,
    pub ty: Type,
    /// Separator of a list that is sent as one value.
    pub join: Option<Join>,
    /// Style of a value that is not plain, or of a plain value that is sent as JSON.
    pub style: Option<Style>,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Media type of a field in a multipart form, if it is not the type's default.
    pub media_type: Option<String>,
    pub required: bool,
    pub default: Option<Literal>,
    pub format: Option<String>,
    pub limits: Vec<Limit>,
    pub doc: Option<String>,
}

/// How the value of a parameter is written to the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    /// One text.
    Plain,
    /// A list of texts.
    List,
    /// A file of a form: its bytes and name.
    File,
    Files,
    /// A value with a style.
    Styled,
}

#[derive(Debug)]
pub struct Body {
    pub wire: String,
    pub name: Name,
    pub content: Content,
    pub required: bool,
    pub doc: Option<String>,
}

/// Type and encoding of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    pub ty: Type,
    pub encoding: Encoding,
    /// The media type, if it is not the encoding's default.
    pub media_type: Option<String>,
}

/// Encoding of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Json,
    /// Unquoted text.
    Text,
    /// Raw bytes.
    Binary,
}

/// Successful responses of an operation.
#[derive(Debug)]
pub struct Returns {
    /// One response per status, or a single one without a status if the spec lists none.
    pub answers: Vec<Answer>,
    /// Name of the enum of responses, if their contents differ.
    pub choice: Option<Name>,
}

/// Response of one status.
#[derive(Debug)]
pub struct Answer {
    pub status: Option<u16>,
    /// Variant of the enum of responses.
    pub variant: Name,
    pub content: Option<Content>,
    pub doc: Option<String>,
}

/// Paging of a listing.
#[derive(Debug)]
pub struct Paging {
    pub items: Items,
    pub next: NextPage,
}

/// The field of a page that lists its items.
#[derive(Debug)]
pub struct Items {
    /// Wire name.
    pub wire: String,
    pub name: Name,
    /// Type of one item.
    pub ty: Type,
    pub required: bool,
}

/// How to request the next page: wire names of the page's fields and of the query parameters.
#[derive(Debug, PartialEq, Eq)]
pub enum NextPage {
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

/// An argument or setter of an operation.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Wire name.
    pub wire: &'a str,
    pub name: &'a Name,
    pub ty: &'a Type,
    pub required: bool,
    pub doc: Option<&'a str>,
    pub source: InputSource<'a>,
}

/// The part of the request that an input sets.
#[derive(Debug, Clone, Copy)]
pub enum InputSource<'a> {
    Parameter(&'a Parameter),
    Body(&'a Body),
}

impl Operation {
    /// The parameters, then the body.
    pub fn inputs(&self) -> impl Iterator<Item = Input<'_>> {
        let parameters = self.parameters.iter().map(|parameter| Input {
            wire: &parameter.wire,
            name: &parameter.name,
            ty: &parameter.ty,
            required: parameter.required,
            doc: parameter.doc.as_deref(),
            source: InputSource::Parameter(parameter),
        });
        parameters.chain(self.body.as_ref().map(|body| Input {
            wire: &body.wire,
            name: &body.name,
            ty: &body.content.ty,
            required: body.required,
            doc: body.doc.as_deref(),
            source: InputSource::Body(body),
        }))
    }

    /// Position of a path parameter in the path template, counted from 0.
    pub fn template_position(&self, parameter: &Parameter) -> Option<usize> {
        let is_own = |index: &usize| {
            let other = self.parameters.get(*index);
            other.is_some_and(|other| other.wire == parameter.wire)
        };
        let is_in_path = parameter.location == Location::Path;
        self.template_order
            .iter()
            .position(is_own)
            .filter(|_| is_in_path)
    }
}

impl Encoding {
    /// The encoding's default media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Text => "text/plain",
            Self::Binary => "application/octet-stream",
        }
    }
}

impl Join {
    pub fn separator(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Space => " ",
            Self::Pipe => "|",
            Self::Tab => "\t",
        }
    }
}

impl FormEncoding {
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Urlencoded => "application/x-www-form-urlencoded",
            Self::Multipart => "multipart/form-data",
        }
    }
}

impl Parameter {
    pub fn kind(&self) -> ParameterKind {
        match &self.ty {
            _ if self.style.is_some() => ParameterKind::Styled,
            Type::Binary => ParameterKind::File,
            Type::List(item) if **item == Type::Binary => ParameterKind::Files,
            Type::List(_) => ParameterKind::List,
            _ => ParameterKind::Plain,
        }
    }
}

impl Returns {
    /// The content of all responses, if it is the same for every status and not empty.
    pub fn single(&self) -> Option<&Content> {
        match self.choice {
            Some(_) => None,
            None => self.answers.first()?.content.as_ref(),
        }
    }

    /// Whether no response has content.
    pub fn is_empty(&self) -> bool {
        self.choice.is_none() && self.single().is_none()
    }

    /// The type of each response with content.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
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
