//! What descriptions say, whatever format they are in.

use indexmap::IndexMap;
use serde_json::Value;

use crate::ir::names::{Case, Name};
use crate::spec::Allowance;
use crate::spec::Method;
use crate::spec::{
    Deprecated, FormEncoding, Join, Limits, PagingRule, Permissions, ServerVariable,
};

/// What a description says of the API as a whole.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) title: Option<String>,
    pub(super) version: Option<String>,
    pub(super) doc: Option<String>,
    pub(super) base_url: Option<String>,
    pub(super) variables: IndexMap<String, ServerVariable>,
    pub(super) tags: Vec<Tag>,
    pub(super) allow: Vec<Allowance>,
    pub(super) default_groups: Option<Vec<String>>,
}

impl About {
    /// Adds what another description says; what is said already stays.
    pub(super) fn merge(&mut self, other: Self) {
        self.title = self.title.take().or(other.title);
        self.version = self.version.take().or(other.version);
        self.doc = self.doc.take().or(other.doc);
        if self.base_url.is_none() {
            self.base_url = other.base_url;
            self.variables = other.variables;
        }
        self.allow.extend(other.allow);
        self.default_groups = self.default_groups.take().or(other.default_groups);
        for tag in other.tags {
            if self.tags.iter().all(|known| known.name != tag.name) {
                self.tags.push(tag);
            }
        }
    }
}

impl About {
    /// The tag that a page is about: pages write `ContentManagement` for `Content Management`.
    pub(super) fn tag(&self, word: &str) -> String {
        let name = Name::new(word, Case::Camel);
        let known = self
            .tags
            .iter()
            .find(|tag| Name::new(&tag.name, Case::Camel) == name);
        known.map_or_else(|| word.to_owned(), |tag| tag.name.clone())
    }
}

#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) rust: Option<String>,
    pub(super) allow: Vec<Allowance>,
    pub(super) doc: Option<String>,
}

#[derive(Debug)]
pub(super) struct Operation {
    pub(super) place: String,
    pub(super) id: String,
    pub(super) rust: Option<String>,
    pub(super) allow: Vec<Allowance>,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) tag: String,
    pub(super) summary: Option<String>,
    pub(super) description: Option<String>,
    pub(super) deprecated: Option<Deprecated>,
    pub(super) permissions: Permissions,
    pub(super) parameters: Vec<Parameter>,
    pub(super) body: Option<Body>,
    pub(super) form: Option<Form>,
    /// What each success status brings; `None` for a status that is not named.
    pub(super) answers: Vec<Answer>,
    /// The types of error answers.
    pub(super) errors: Vec<Schema>,
    pub(super) scopes: Vec<String>,
    pub(super) anonymous: bool,
    pub(super) paging: Option<PagingRule>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Location {
    Path,
    Query,
    Header,
    Form,
}

#[derive(Debug)]
pub(super) struct Parameter {
    pub(super) place: String,
    pub(super) name: String,
    pub(super) location: Location,
    pub(super) schema: Schema,
    pub(super) required: bool,
    pub(super) join: Option<Join>,
    pub(super) doc: Option<String>,
    pub(super) rust: Option<String>,
    pub(super) allow: Vec<Allowance>,
}

#[derive(Debug)]
pub(super) struct Body {
    pub(super) name: Option<String>,
    pub(super) schema: Schema,
    pub(super) content_type: Option<String>,
    pub(super) required: bool,
    pub(super) doc: Option<String>,
    pub(super) rust: Option<String>,
    pub(super) allow: Vec<Allowance>,
}

#[derive(Debug)]
pub(super) struct Form {
    pub(super) encoding: FormEncoding,
    pub(super) fields: Vec<Parameter>,
}

#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: Option<u16>,
    pub(super) schema: Option<Schema>,
    pub(super) content_type: Option<String>,
    pub(super) doc: Option<String>,
}

/// A type with all that is said about it.
#[derive(Debug, Clone)]
pub(super) struct Schema {
    pub(super) place: String,
    pub(super) kind: Kind,
    pub(super) nullable: bool,
    pub(super) read_only: bool,
    pub(super) format: Option<String>,
    pub(super) limits: Limits,
    pub(super) default: Option<Value>,
    pub(super) doc: Option<String>,
    pub(super) rust: Option<String>,
    pub(super) allow: Vec<Allowance>,
}

#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// Any JSON.
    Any,
    /// A schema of the description by its name.
    Ref(String),
    Text,
    Bool,
    Integer,
    Number,
    /// Bytes as they are.
    Bytes,
    Enum(Vec<Word>),
    List(Box<Schema>),
    Object(Fields),
    /// All of these at once.
    All(Vec<Schema>),
    /// One of these; a field says which.
    Union(Choice),
}

/// A value of an enum.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Word {
    pub(super) value: String,
    pub(super) doc: Option<String>,
    pub(super) rust: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    pub(super) fields: IndexMap<String, Schema>,
    pub(super) required: Vec<String>,
    /// The type of fields without a name here, if one is given.
    pub(super) additional: Option<Box<Schema>>,
}

#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) discriminator: String,
    /// The models by the discriminator's value.
    pub(super) variants: IndexMap<String, Variant>,
}

#[derive(Debug, Clone)]
pub(super) struct Variant {
    pub(super) name: String,
    pub(super) doc: Option<String>,
    pub(super) rust: Option<String>,
}

impl Schema {
    pub(super) fn new(kind: Kind, place: &str) -> Self {
        Self {
            place: place.to_owned(),
            kind,
            nullable: false,
            read_only: false,
            format: None,
            limits: Limits::default(),
            default: None,
            doc: None,
            rust: None,
            allow: Vec::new(),
        }
    }
}
