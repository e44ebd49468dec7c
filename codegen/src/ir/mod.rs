//! The API resolved: every name decided, every reference a link, nothing that an emitter must guess.

pub(crate) mod names;
mod types;

pub(crate) use self::types::{
    Additional, Enum, Field, Limit, Model, Number, Type, Union, UnionVariant, Variant,
};

use self::names::Name;
pub(crate) use crate::spec::Method;

/// The whole API.
#[derive(Debug)]
pub(crate) struct Api {
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) doc: Option<String>,
    /// With the defaults of its variables.
    pub(crate) base_url: String,
    /// As the spec has it, if it has variables.
    pub(crate) server: Option<Server>,
    /// The API file, as a header names it.
    pub(crate) source: String,
    pub(crate) groups: Vec<Group>,
    pub(crate) models: Vec<Model>,
    pub(crate) enums: Vec<Enum>,
    pub(crate) unions: Vec<Union>,
    pub(crate) error: Option<ModelId>,
    /// The groups whose operations are there unless the user says otherwise.
    pub(crate) default_groups: Vec<GroupId>,
    /// Of each model, enum and union, in the order of these.
    pub(crate) model_standings: Vec<Standing>,
    pub(crate) enum_standings: Vec<Standing>,
    pub(crate) union_standings: Vec<Standing>,
}

/// A base URL with parts that users may choose.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) template: String,
    pub(crate) variables: Vec<ServerVariable>,
}

#[derive(Debug)]
pub(crate) struct ServerVariable {
    pub(crate) name: String,
    pub(crate) default: String,
    /// Anything if empty.
    pub(crate) values: Vec<String>,
    pub(crate) doc: Option<String>,
}

/// Index into [`Api::models`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ModelId(pub(crate) usize);

/// Index into [`Api::unions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UnionId(pub(crate) usize);

/// Index into [`Api::enums`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EnumId(pub(crate) usize);

/// Index into [`Api::groups`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct GroupId(pub(crate) usize);

/// Where a type is defined, and for which groups it has to be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The group whose file defines it.
    pub(crate) home: GroupId,
    pub(crate) needed: Needed,
}

/// Who needs a type, directly or through other types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Needed {
    /// Every client: it is part of the error model.
    Always,
    /// Clients that have one of these groups.
    By(Vec<GroupId>),
}

#[derive(Debug)]
pub(crate) struct Group {
    /// The tag of the API.
    pub(crate) tag: String,
    /// The module, and the method of the client that gives the handle.
    pub(crate) module: Name,
    /// The type with a method per operation.
    pub(crate) handle: Name,
    pub(crate) doc: Option<String>,
    pub(crate) source: String,
    pub(crate) operations: Vec<Operation>,
}

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: Method,
    pub(crate) path: String,
    /// The method of the handle.
    pub(crate) function: Name,
    /// The type that stands for the operation.
    pub(crate) endpoint: Name,
    pub(crate) summary: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: Option<Deprecated>,
    pub(crate) permissions: Permissions,
    /// In the order of the spec: path, query, header, form.
    pub(crate) parameters: Vec<Parameter>,
    /// The path parameters by index, in the order in which the template names them.
    pub(crate) template_order: Vec<usize>,
    pub(crate) body: Option<Body>,
    /// How the fields of a form travel, if there is one.
    pub(crate) form: Option<FormEncoding>,
    pub(crate) returns: Returns,
    /// The OAuth scopes that the token must have, all of them.
    pub(crate) scopes: Vec<String>,
    /// Whether it is called without signing in.
    pub(crate) anonymous: bool,
    pub(crate) paging: Option<Paging>,
}

#[derive(Debug)]
pub(crate) struct Deprecated {
    pub(crate) note: Option<String>,
    pub(crate) replacement: Option<Replacement>,
}

/// The operation to use in place of a deprecated one.
#[derive(Debug)]
pub(crate) struct Replacement {
    pub(crate) id: String,
    /// As a path within the generated module, as `organization::OrganizationApi::get_organizations_me`.
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
    /// Name on the wire.
    pub(crate) wire: String,
    /// The argument or setter.
    pub(crate) name: Name,
    pub(crate) location: Location,
    pub(crate) ty: Type,
    /// What stands between the items of a list that travels as one value.
    pub(crate) join: Option<Join>,
    pub(crate) required: bool,
    pub(crate) default: Option<Literal>,
    pub(crate) format: Option<String>,
    pub(crate) limits: Vec<Limit>,
    pub(crate) doc: Option<String>,
}

/// How the value of a parameter enters the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One piece of text.
    Plain,
    /// Several such pieces.
    List,
    /// Bytes with the name of a file, in a form.
    File,
    Files,
    /// JSON, in a form.
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Location {
    Path,
    Query,
    Header,
    Form,
}

/// What stands between the items of a list that travels as one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    Comma,
    Space,
    Pipe,
    Tab,
}

/// How the fields of a form travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormEncoding {
    Urlencoded,
    Multipart,
}

/// A default value of a parameter.
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

/// What a body is, and how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) ty: Type,
    pub(crate) encoding: Encoding,
    /// The media type, where it is not the one that follows from the encoding.
    pub(crate) media_type: Option<String>,
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Json,
    /// The text itself.
    Text,
    /// The bytes themselves.
    Binary,
}

/// What a successful answer brings.
#[derive(Debug)]
pub(crate) struct Returns {
    /// What each status brings; a single one without a status if the spec lists none.
    pub(crate) answers: Vec<Answer>,
    /// The enum that tells the answers apart, if they are not all the same.
    pub(crate) choice: Option<Name>,
}

/// What one status brings.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: Option<u16>,
    /// The variant that stands for it.
    pub(crate) variant: Name,
    pub(crate) content: Option<Content>,
    pub(crate) doc: Option<String>,
}

/// How the pages of a listing follow one another.
#[derive(Debug)]
pub(crate) struct Paging {
    pub(crate) items: Items,
    pub(crate) next: NextPage,
}

/// The field of a page that lists its items.
#[derive(Debug)]
pub(crate) struct Items {
    /// Name on the wire.
    pub(crate) wire: String,
    pub(crate) name: Name,
    /// Type of one item.
    pub(crate) ty: Type,
    pub(crate) required: bool,
}

/// What leads from a page to the next one: fields of the page and query parameters, by their names on the wire.
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

impl Api {
    pub(crate) fn union(&self, id: UnionId) -> &Union {
        &self.unions[id.0]
    }

    pub(crate) fn model(&self, id: ModelId) -> &Model {
        &self.models[id.0]
    }

    pub(crate) fn group(&self, id: GroupId) -> &Group {
        &self.groups[id.0]
    }

    /// The groups that have operations. Others only define types, and are nothing that a client has.
    pub(crate) fn served(&self) -> impl Iterator<Item = &Group> {
        self.groups
            .iter()
            .filter(|group| !group.operations.is_empty())
    }

    pub(crate) fn enumeration(&self, id: EnumId) -> &Enum {
        &self.enums[id.0]
    }
}

impl Encoding {
    /// The media type that follows from it.
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
    /// What it is made of, once a list is taken apart.
    pub(crate) fn kind(&self) -> Kind {
        match &self.ty {
            Type::Binary => Kind::File,
            Type::List(item) if **item == Type::Binary => Kind::Files,
            Type::List(item) if item.is_plain() => Kind::List,
            ty if ty.is_plain() => Kind::Plain,
            _ => Kind::Json,
        }
    }
}

impl Returns {
    /// What an answer brings, if that is the same for every status and not nothing.
    pub(crate) fn single(&self) -> Option<&Content> {
        match self.choice {
            Some(_) => None,
            None => self.answers.first()?.content.as_ref(),
        }
    }

    /// Whether no answer brings anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.choice.is_none() && self.single().is_none()
    }

    /// The type of each answer that brings something.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Type> {
        self.answers
            .iter()
            .filter_map(|answer| Some(&answer.content.as_ref()?.ty))
    }
}

impl Group {
    /// The feature of the client crate with which the group is compiled.
    pub(crate) fn feature(&self) -> &str {
        self.module.as_str()
    }
}

impl std::fmt::Display for Literal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bool(value) => value.fmt(formatter),
            Self::Int(value) => value.fmt(formatter),
            Self::Float(value) => value.fmt(formatter),
            Self::Text(value) => value.fmt(formatter),
        }
    }
}
