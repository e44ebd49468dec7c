//! Contents of API descriptions, independent of their format.

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use crate::extension::ExportedGroup;
use codegen::ir::names::{Case, Name};
use codegen::spec::Method;
use codegen::spec::Suppression;
use codegen::spec::{
    Deprecated, FormEncoding, Join, Limits, NamedServer, PagingRule, Permissions, SecurityScheme,
    ServerVariables, Spanned, Style,
};

/// Facts about the API as a whole.
#[derive(Debug, Default)]
pub(crate) struct Info {
    pub(crate) title: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) doc: Option<String>,
    pub(crate) base_url: Option<String>,
    pub(crate) variables: ServerVariables,
    pub(crate) tags: Vec<Tag>,
    /// Error model of an exported spec.
    pub(crate) error: Option<String>,
    /// Groups of an exported spec.
    pub(crate) groups: Vec<ExportedGroup>,
    pub(crate) allow: Vec<Spanned<Suppression>>,
    pub(crate) default_groups: Option<Vec<Spanned<String>>>,
    /// Servers of operations that are not at the base URL.
    pub(crate) servers: IndexMap<Spanned<String>, Spanned<NamedServer>>,
    /// Names of servers as the documents have them.
    pub(crate) server_names: Vec<(Server, String)>,
    pub(crate) security: IndexMap<Spanned<String>, Spanned<SecurityScheme>>,
    /// Security of operations without their own; `None` if it is the token.
    pub(crate) default_security: Option<Vec<Vec<String>>>,
}

impl Info {
    /// Adds the facts of another description, which has lower precedence.
    pub(crate) fn merge(&mut self, other: Self) {
        self.title = self.title.take().or(other.title);
        self.version = self.version.take().or(other.version);
        self.doc = self.doc.take().or(other.doc);
        if self.base_url.is_none() {
            self.base_url = other.base_url;
            self.variables = other.variables;
        }
        self.allow.extend(other.allow);
        self.error = self.error.take().or(other.error);
        for group in other.groups {
            if self.groups.iter().all(|known| known.group != group.group) {
                self.groups.push(group);
            }
        }
        self.default_security = self.default_security.take().or(other.default_security);
        self.servers.extend(other.servers);
        for (name, scheme) in other.security {
            self.security.entry(name).or_insert(scheme);
        }
        self.default_groups = self.default_groups.take().or(other.default_groups);
        for tag in other.tags {
            if self.tags.iter().all(|known| known.name != tag.name) {
                self.tags.push(tag);
            }
        }
    }

    /// Tag of a reference page, which writes `Content Management` as `ContentManagement`.
    pub(crate) fn tag(&self, word: &str) -> String {
        let name = Name::new(word, Case::Camel);
        let known = self
            .tags
            .iter()
            .find(|tag| Name::new(&tag.name, Case::Camel) == name);
        known.map_or_else(|| word.to_owned(), |tag| tag.name.clone())
    }
}

/// A base URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Server {
    /// Without a trailing slash.
    pub(crate) url: String,
    pub(crate) variables: ServerVariables,
}

#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) doc: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) place: String,
    pub(crate) id: String,
    pub(crate) rust: Option<Spanned<String>>,
    pub(crate) allow: Vec<Spanned<Suppression>>,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) tag: String,
    /// Tags of the other groups that have the operation.
    pub(crate) also_in: Vec<String>,
    pub(crate) summary: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: Option<Deprecated>,
    pub(crate) permissions: Permissions,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    pub(crate) form: Option<Form>,
    /// Success responses.
    pub(crate) responses: Vec<Response>,
    /// Schemas of error responses.
    pub(crate) errors: Vec<Schema>,
    pub(crate) scopes: Vec<String>,
    /// Alternatives of scheme names; `None` for the default of the API, empty for none.
    pub(crate) security: Option<Vec<Vec<String>>>,
    /// Server in the document; `None` for the base URL of the API.
    pub(crate) server: Option<Server>,
    pub(crate) server_name: Option<String>,
    pub(crate) paging: Option<PagingRule>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Location {
    Path,
    Query,
    Header,
    Cookie,
    Form,
}

#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) place: String,
    pub(crate) name: String,
    pub(crate) location: Location,
    pub(crate) schema: Schema,
    pub(crate) required: bool,
    pub(crate) join: Option<Join>,
    /// Style of a value that is not plain.
    pub(crate) style: Option<Style>,
    /// Whether reserved characters are sent as they are.
    pub(crate) allow_reserved: bool,
    /// Media type of a part of a multipart form.
    pub(crate) content_type: Option<String>,
    pub(crate) doc: Option<String>,
    pub(crate) rust: Option<Spanned<String>>,
    pub(crate) allow: Vec<Spanned<Suppression>>,
}

#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) name: Option<String>,
    pub(crate) schema: Schema,
    pub(crate) content_type: Option<String>,
    pub(crate) required: bool,
    pub(crate) doc: Option<String>,
    pub(crate) rust: Option<Spanned<String>>,
    pub(crate) allow: Vec<Spanned<Suppression>>,
}

#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) encoding: FormEncoding,
    pub(crate) fields: Vec<Parameter>,
}

#[derive(Debug)]
pub(crate) struct Response {
    /// `None` for `2XX` and `default`.
    pub(crate) status: Option<u16>,
    pub(crate) schema: Option<Schema>,
    pub(crate) content_type: Option<String>,
    pub(crate) doc: Option<String>,
}

/// Type with its constraints and documentation.
#[derive(Debug, Clone)]
pub(crate) struct Schema {
    pub(crate) place: String,
    pub(crate) kind: Kind,
    pub(crate) nullable: bool,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    pub(crate) format: Option<String>,
    /// Media type of the contents of a string, or of a part without a type.
    pub(crate) media_type: Option<String>,
    pub(crate) limits: Limits,
    pub(crate) default: Option<Value>,
    pub(crate) doc: Option<String>,
    pub(crate) rust: Option<Spanned<String>>,
    pub(crate) allow: Vec<Spanned<Suppression>>,
}

#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// Any JSON value.
    Any,
    /// Name of a schema in the description.
    Ref(String),
    Text,
    Bool,
    Integer,
    Number,
    /// Raw bytes.
    Bytes,
    Enum(Vec<EnumValue>),
    List(Box<Schema>),
    Object(Fields),
    /// `allOf`.
    All(Vec<Schema>),
    /// `oneOf` or `anyOf` with a discriminator.
    Union(Union),
}

/// Value of an enum.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EnumValue {
    pub(crate) value: String,
    pub(crate) doc: Option<String>,
    pub(crate) rust: Option<Spanned<String>>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Fields {
    pub(crate) fields: IndexMap<String, Schema>,
    pub(crate) required: IndexSet<String>,
    /// Type of additional properties, if the schema allows them.
    pub(crate) additional: Option<Box<Schema>>,
}

#[derive(Debug, Clone)]
pub(crate) struct Union {
    pub(crate) discriminator: String,
    /// Variants by discriminator value.
    pub(crate) variants: IndexMap<String, Variant>,
    /// Fields of every variant, besides its own.
    pub(crate) fields: Fields,
}

#[derive(Debug, Clone)]
pub(crate) struct Variant {
    /// Name of a schema.
    pub(crate) schema: String,
    pub(crate) doc: Option<String>,
    pub(crate) rust: Option<Spanned<String>>,
}

impl Schema {
    pub(crate) fn new(kind: Kind, place: &str) -> Self {
        Self {
            place: place.to_owned(),
            kind,
            nullable: false,
            read_only: false,
            write_only: false,
            format: None,
            media_type: None,
            limits: Limits::default(),
            default: None,
            doc: None,
            rust: None,
            allow: Vec::new(),
        }
    }

    /// Whether two schemas are the same type in a spec. Two unnamed models always differ.
    pub(crate) fn has_same_type(&self, other: &Self) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Any, Kind::Any) | (Kind::Bool, Kind::Bool) | (Kind::Bytes, Kind::Bytes) => true,
            (Kind::Text, Kind::Text)
            | (Kind::Integer, Kind::Integer)
            | (Kind::Number, Kind::Number) => self.format == other.format,
            (Kind::Ref(one), Kind::Ref(other)) => one == other,
            (Kind::Enum(one), Kind::Enum(other)) => one == other,
            (Kind::List(one), Kind::List(other)) => one.has_same_type(other),
            (Kind::Object(one), Kind::Object(other)) => {
                one.fields.is_empty()
                    && other.fields.is_empty()
                    && match (&one.additional, &other.additional) {
                        (None, None) => true,
                        (Some(one), Some(other)) => one.has_same_type(other),
                        _ => false,
                    }
            }
            _ => false,
        }
    }
}
