//! The spec as Rust types. The docs here are the reference of the format: they feed `spec/schema.json`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::File;

/// All files of a spec.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) api: File<ApiFile>,
    /// In the order in which the API file lists them.
    pub(crate) groups: Vec<File<GroupFile>>,
    /// Whether these are all files, each of them listed and readable: if not, what is referred to may stand in another.
    pub(crate) complete: bool,
}

/// `api.yaml`: what holds for the whole API, and the list of its group files.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApiFile {
    /// Name of the API, as it appears in the docs.
    pub(crate) title: String,
    /// Version of the API.
    pub(crate) version: String,
    /// A sentence or two about the API.
    pub(crate) doc: Option<String>,
    /// Where requests go unless the client is told otherwise: `https://host`, with a path prefix if there is one.
    pub(crate) base_url: String,
    /// The model of error answers. Without it an error's body is any JSON.
    pub(crate) error: Option<String>,
    /// The group files, in the order in which the docs list them.
    pub(crate) groups: Vec<String>,
}

/// A group file: the operations of one tag of the API, with the models and enums that it brings.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupFile {
    /// Name of the group: the tag of the API. `Organization` becomes `client.organization()`.
    pub(crate) group: String,
    /// Rust name (`snake_case`) to use in place of the one that follows from `group`.
    pub(crate) rust: Option<String>,
    /// A sentence about the group.
    pub(crate) doc: Option<String>,
    /// The operations, in the order in which the docs list them.
    #[serde(default)]
    pub(crate) operations: Vec<Operation>,
    /// The models by name. A name holds for all files.
    #[serde(default)]
    pub(crate) models: IndexMap<String, Model>,
    /// The enums by name. A name holds for all files.
    #[serde(default)]
    pub(crate) enums: IndexMap<String, Enum>,
}

/// One operation: a method and a path.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Operation {
    /// The API's id of the operation, as `getOrganizationsMe`; unique. It becomes the method's name in `snake_case`.
    pub(crate) id: String,
    /// Method and path template, as `GET /api/v2/organizations/{organizationId}`.
    pub(crate) http: String,
    /// Rust name (`snake_case`) to use in place of the one that follows from `id`.
    pub(crate) rust: Option<String>,
    /// One line that says what the operation does.
    pub(crate) summary: Option<String>,
    /// More about it.
    pub(crate) description: Option<String>,
    /// Whether, why and in favour of what the operation should not be used any more.
    pub(crate) deprecated: Option<Deprecated>,
    /// What the caller must be allowed to do.
    #[serde(deserialize_with = "serde_yaml::with::singleton_map::deserialize")]
    pub(crate) permissions: Permissions,
    /// Parameters of the path template; each is required.
    #[serde(default)]
    pub(crate) path: Vec<PathParameter>,
    /// Parameters of the query.
    #[serde(default)]
    pub(crate) query: Vec<Parameter>,
    /// Parameters that travel as HTTP headers.
    #[serde(default)]
    pub(crate) header: Vec<Parameter>,
    /// What the request carries.
    pub(crate) body: Option<Body>,
    /// Type of the answer: a type, `void` (nothing) or `json` (any JSON).
    pub(crate) returns: String,
    /// How the pages follow one another, if the answer is one page of a listing.
    pub(crate) paging: Option<PagingRule>,
}

/// `true`, or the reason and the replacement.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Deprecated {
    /// Whether the operation is deprecated.
    Flag(bool),
    Details(Deprecation),
}

/// Why an operation is deprecated.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deprecation {
    /// The reason, for people.
    pub(crate) note: Option<String>,
    /// Id of the operation to use in its place.
    pub(crate) replacement: Option<String>,
}

/// `none`, `{any: [...]}` or `{all: [...]}`; each permission is `domain:entity:action`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Permissions {
    /// No permission is needed.
    None,
    /// One of these permissions is needed.
    Any(Vec<String>),
    /// All of these permissions are needed.
    All(Vec<String>),
}

/// A parameter of the path template.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PathParameter {
    /// Name of the placeholder.
    pub(crate) name: String,
    /// Its type: text, a number, a boolean, a date or an enum.
    #[serde(rename = "type")]
    pub(crate) ty: String,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`snake_case`) to use in place of the one that follows from `name`.
    pub(crate) rust: Option<String>,
}

/// A query or header parameter.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameter {
    /// Name on the wire.
    pub(crate) name: String,
    /// Its type: text, a number, a boolean, a date, an enum, or a `list<...>` of these, sent as repeated keys.
    #[serde(rename = "type")]
    pub(crate) ty: String,
    /// Whether the request must carry it; `false` when absent.
    #[serde(default)]
    pub(crate) required: bool,
    /// What the server assumes when the parameter is not sent. The client never sends it by itself.
    pub(crate) default: Option<Literal>,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`snake_case`) to use in place of the one that follows from `name`.
    pub(crate) rust: Option<String>,
}

/// A plain value.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Literal {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number.
    Float(f64),
    /// Text.
    Text(String),
}

/// What a request carries.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    /// Name of the argument; `body` when absent.
    pub(crate) name: Option<String>,
    /// Its type. `binary` is sent as it is, all else as JSON.
    #[serde(rename = "type")]
    pub(crate) ty: String,
    /// Whether the request must carry it; `false` when absent.
    #[serde(default)]
    pub(crate) required: bool,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`snake_case`) to use in place of the one that follows from `name`.
    pub(crate) rust: Option<String>,
}

/// How the pages of a listing follow one another: `items`, and one of `next_uri`, `page_number` and `cursor`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PagingRule {
    /// Field of the answer that lists the items of a page.
    pub(crate) items: String,
    /// Field of the answer that holds the address of the next page.
    pub(crate) next_uri: Option<String>,
    /// Query parameter that counts the pages from 1.
    pub(crate) page_number: Option<String>,
    /// Field of the answer that says how many pages there are; only with `page_number`.
    pub(crate) page_count: Option<String>,
    /// Query parameter and field of the answer that hand a cursor from page to page.
    pub(crate) cursor: Option<Cursor>,
}

/// What leads to the next page where the server says it in its own words.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cursor {
    /// Query parameter that asks for the page; the first one is asked for without it.
    pub(crate) parameter: String,
    /// Field of the answer that holds the parameter's value for the next page.
    pub(crate) field: String,
}

/// A JSON object with named fields.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Model {
    /// What it stands for.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the name.
    pub(crate) rust: Option<String>,
    /// The fields by name on the wire.
    pub(crate) fields: IndexMap<String, Field>,
}

/// A type, or a type with more to say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Field {
    /// The type of an optional field.
    Type(String),
    Details(FieldDetails),
}

/// A field of a model.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldDetails {
    /// Its type.
    #[serde(rename = "type")]
    pub(crate) ty: String,
    /// Whether it is always there; `false` when absent.
    #[serde(default)]
    pub(crate) required: bool,
    /// Whether only the server sets it; `false` when absent.
    #[serde(default)]
    pub(crate) read_only: bool,
    /// Whether its text must never be printed or logged; `false` when absent.
    #[serde(default)]
    pub(crate) secret: bool,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`snake_case`) to use in place of the one that follows from the name.
    pub(crate) rust: Option<String>,
}

/// A list of words, open for words that the server adds later.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Enum {
    /// What it stands for.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the name.
    pub(crate) rust: Option<String>,
    /// The values on the wire, quoted, in the API's order.
    pub(crate) values: Vec<EnumValue>,
}

/// A value, or a value with more to say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum EnumValue {
    /// The value on the wire.
    Value(String),
    Details(EnumValueDetails),
}

/// A value of an enum.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnumValueDetails {
    /// The value on the wire.
    pub(crate) value: String,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the value.
    pub(crate) rust: Option<String>,
}

impl Field {
    pub(crate) fn ty(&self) -> &str {
        match self {
            Self::Type(ty) => ty,
            Self::Details(details) => &details.ty,
        }
    }

    pub(crate) fn details(&self) -> Option<&FieldDetails> {
        match self {
            Self::Type(_) => None,
            Self::Details(details) => Some(details),
        }
    }
}

impl EnumValue {
    pub(crate) fn value(&self) -> &str {
        match self {
            Self::Value(value) => value,
            Self::Details(details) => &details.value,
        }
    }

    pub(crate) fn details(&self) -> Option<&EnumValueDetails> {
        match self {
            Self::Value(_) => None,
            Self::Details(details) => Some(details),
        }
    }
}

impl Permissions {
    pub(crate) fn list(&self) -> &[String] {
        match self {
            Self::None => &[],
            Self::Any(list) | Self::All(list) => list,
        }
    }
}

impl Body {
    /// The argument's name when the spec gives none.
    pub(crate) const DEFAULT_NAME: &'static str = "body";

    pub(crate) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(Self::DEFAULT_NAME)
    }
}
