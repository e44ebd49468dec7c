//! The spec as Rust types. The docs here are the reference of the format: they feed `spec/schema.json`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::lint::Allowance;
use crate::load::File;
use crate::texts;

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
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApiFile {
    /// Name of the API, as it appears in the docs.
    #[schemars(with = "texts::Words")]
    pub(crate) title: String,
    /// Version of the API.
    #[schemars(with = "texts::Words")]
    pub(crate) version: String,
    /// A sentence or two about the API.
    pub(crate) doc: Option<String>,
    /// Where requests go unless the client is told otherwise: `https://host`, with a path prefix if there is one.
    #[schemars(with = "texts::BaseUrl")]
    pub(crate) base_url: String,
    /// The parts of `base_url` in braces, by name: `https://{region}.example.com`.
    #[serde(default)]
    pub(crate) variables: IndexMap<String, ServerVariable>,
    /// The model of error answers. Without it an error's body is any JSON.
    #[schemars(with = "Option<texts::Type>")]
    pub(crate) error: Option<String>,
    /// The group files, in the order in which the docs list them.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    pub(crate) groups: Vec<String>,
    /// The group files whose cargo features are on by default; all when absent.
    #[schemars(extend("uniqueItems" = true))]
    pub(crate) default_groups: Option<Vec<String>>,
    /// Lints that do not count in the whole spec, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// A part of the base URL that users may choose.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServerVariable {
    /// What stands there unless the user says otherwise.
    pub(crate) default: String,
    /// What can stand there; anything when absent.
    #[serde(default)]
    pub(crate) values: Vec<String>,
    /// What it means.
    pub(crate) doc: Option<String>,
}

/// A group file: the operations of one tag of the API, with the models and enums that it brings.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupFile {
    /// Name of the group: the tag of the API. `Organization` becomes `client.organization()`.
    #[schemars(with = "texts::Words")]
    pub(crate) group: String,
    /// Rust name (`snake_case`) to use in place of the one that follows from `group`.
    #[schemars(with = "Option<texts::SnakeName>")]
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
    /// The unions by name. A name holds for all files.
    #[serde(default)]
    pub(crate) unions: IndexMap<String, Union>,
    /// Lints that do not count in this file, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// One operation: a method and a path.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Operation {
    /// The API's id of the operation, as `getOrganizationsMe`; unique. It becomes the method's name in `snake_case`.
    #[schemars(with = "texts::Id")]
    pub(crate) id: String,
    /// Method and path template, as `GET /api/v2/organizations/{organizationId}`.
    #[schemars(with = "texts::Http")]
    pub(crate) http: String,
    /// Rust name (`snake_case`) to use in place of the one that follows from `id`.
    #[schemars(with = "Option<texts::SnakeName>")]
    pub(crate) rust: Option<String>,
    /// One line that says what the operation does.
    #[schemars(with = "Option<texts::Line>")]
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
    /// The fields of a form that the request carries in place of a body.
    pub(crate) form: Option<Form>,
    /// Type of the answer: a type, `void` (nothing) or `json` (any JSON); or a list of what each success status brings.
    pub(crate) returns: Returns,
    /// The OAuth scopes that the token must have, all of them.
    #[serde(default)]
    pub(crate) scopes: Vec<String>,
    /// Whether the operation is called without signing in; `false` when absent.
    #[serde(default)]
    pub(crate) anonymous: bool,
    /// How the pages follow one another, if the answer is one page of a listing.
    pub(crate) paging: Option<PagingRule>,
    /// Lints that do not count here, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// `true`, or the reason and the replacement.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Deprecated {
    /// Whether the operation is deprecated.
    Flag(bool),
    Details(Deprecation),
}

/// Why an operation is deprecated.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deprecation {
    /// The reason, for people.
    pub(crate) note: Option<String>,
    /// Id of the operation to use in its place.
    pub(crate) replacement: Option<String>,
}

/// `none`, `{any: [...]}` or `{all: [...]}`; each permission is `domain:entity:action`.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Permissions {
    /// No permission is needed.
    None,
    /// One of these permissions is needed.
    Any(#[schemars(with = "texts::Permissions")] Vec<String>),
    /// All of these permissions are needed.
    All(#[schemars(with = "texts::Permissions")] Vec<String>),
}

/// A parameter of the path template.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PathParameter {
    /// Name of the placeholder.
    #[schemars(with = "texts::Words")]
    pub(crate) name: String,
    /// Its type: text, a number, a boolean, a date or an enum.
    #[serde(rename = "type")]
    #[schemars(with = "texts::Type")]
    pub(crate) ty: String,
    /// How its text is built, where its type does not say it, as `local-date-time`. It is for the docs.
    pub(crate) format: Option<String>,
    /// What the server accepts. The client does not check it; the testing kit does.
    pub(crate) limits: Option<Limits>,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`snake_case`) to use in place of the one that follows from `name`.
    #[schemars(with = "Option<texts::SnakeName>")]
    pub(crate) rust: Option<String>,
    /// Lints that do not count here, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// A query or header parameter.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameter {
    /// Name on the wire.
    #[schemars(with = "texts::Words")]
    pub(crate) name: String,
    /// Its type: text, a number, a boolean, a date, an enum, or a `list<...>` of these, sent as repeated keys.
    #[serde(rename = "type")]
    #[schemars(with = "texts::Type")]
    pub(crate) ty: String,
    /// Whether the request must carry it; `false` when absent.
    #[serde(default)]
    pub(crate) required: bool,
    /// What the server assumes when the parameter is not sent. The client never sends it by itself.
    pub(crate) default: Option<Literal>,
    /// What stands between the items of a list; without it a query repeats its key, and a path or header joins by commas.
    pub(crate) join: Option<Join>,
    /// How its text is built, where its type does not say it, as `local-date-time`. It is for the docs.
    pub(crate) format: Option<String>,
    /// What the server accepts. The client does not check it; the testing kit does.
    pub(crate) limits: Option<Limits>,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`snake_case`) to use in place of the one that follows from `name`.
    #[schemars(with = "Option<texts::SnakeName>")]
    pub(crate) rust: Option<String>,
    /// Lints that do not count here, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// A plain value.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
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

/// What stands between the items of a list that is sent as one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Join {
    /// `a,b`
    Comma,
    /// `a b`
    Space,
    /// `a|b`
    Pipe,
    /// `a`, a tab, `b`
    Tab,
}

/// What the server accepts as a value.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limits {
    /// The least number.
    pub(crate) min: Option<Number>,
    /// The greatest number.
    pub(crate) max: Option<Number>,
    /// The number that it must be greater than.
    pub(crate) above: Option<Number>,
    /// The number that it must be less than.
    pub(crate) below: Option<Number>,
    /// The number of which it is a multiple.
    pub(crate) multiple_of: Option<Number>,
    /// The least number of characters.
    #[schemars(range(min = 0))]
    pub(crate) min_length: Option<i64>,
    /// The greatest number of characters.
    #[schemars(range(min = 0))]
    pub(crate) max_length: Option<i64>,
    /// The regular expression that it matches, in ECMA 262's dialect.
    pub(crate) pattern: Option<String>,
    /// The least number of items.
    #[schemars(range(min = 0))]
    pub(crate) min_items: Option<i64>,
    /// The greatest number of items.
    #[schemars(range(min = 0))]
    pub(crate) max_items: Option<i64>,
    /// Whether no two items are equal; `false` when absent.
    #[serde(default)]
    pub(crate) unique: bool,
}

/// A number.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Number {
    /// A whole number.
    Int(i64),
    /// A number.
    Float(f64),
}

/// What a request carries.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    /// Name of the argument; `body` when absent.
    #[schemars(with = "Option<texts::Words>")]
    pub(crate) name: Option<String>,
    /// Its type. `binary` is sent as it is, all else as JSON.
    #[serde(rename = "type")]
    #[schemars(with = "texts::Type")]
    pub(crate) ty: String,
    /// Its media type, where it is not the one that follows from the type: `text/plain` sends a `string` as it is.
    #[schemars(with = "Option<texts::MediaType>")]
    pub(crate) content_type: Option<String>,
    /// Whether the request must carry it; `false` when absent.
    #[serde(default)]
    pub(crate) required: bool,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`snake_case`) to use in place of the one that follows from `name`.
    #[schemars(with = "Option<texts::SnakeName>")]
    pub(crate) rust: Option<String>,
    /// Lints that do not count here, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// A form: named fields in the request's body.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Form {
    /// How the fields travel; `urlencoded` when absent, which cannot carry `binary`.
    pub(crate) encoding: Option<FormEncoding>,
    /// The fields. One of the type `binary` is a file.
    #[schemars(length(min = 1))]
    pub(crate) fields: Vec<Parameter>,
}

/// How a form travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FormEncoding {
    /// `application/x-www-form-urlencoded`
    Urlencoded,
    /// `multipart/form-data`
    Multipart,
}

/// A type, or what each success status brings.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Returns {
    /// Type of the answer, whatever the success status.
    Type(#[schemars(with = "texts::Type")] String),
    /// What each success status brings.
    List(Vec<Answer>),
}

/// What one success status brings.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    /// The status, from 200 to 299.
    #[schemars(range(min = 200, max = 299))]
    pub(crate) status: i64,
    /// Type of the answer, or `void`.
    #[serde(rename = "type")]
    #[schemars(with = "texts::Type")]
    pub(crate) ty: String,
    /// Its media type, where it is not the one that follows from the type: `text/plain` reads a `string` as it is.
    #[schemars(with = "Option<texts::MediaType>")]
    pub(crate) content_type: Option<String>,
    /// What it means.
    pub(crate) doc: Option<String>,
}

/// How the pages of a listing follow one another: `items`, and one of `next_uri`, `page_number` and `cursor`.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
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
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cursor {
    /// Query parameter that asks for the page; the first one is asked for without it.
    pub(crate) parameter: String,
    /// Field of the answer that holds the parameter's value for the next page.
    pub(crate) field: String,
}

/// A JSON object with named fields.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Model {
    /// What it stands for.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the name.
    #[schemars(with = "Option<texts::CamelName>")]
    pub(crate) rust: Option<String>,
    /// The models whose fields this one has too, before its own.
    #[serde(default)]
    pub(crate) extends: Vec<String>,
    /// The fields by name on the wire.
    pub(crate) fields: IndexMap<String, Field>,
    /// The type of fields that have no name here; any JSON when absent.
    #[schemars(with = "Option<texts::Type>")]
    pub(crate) additional: Option<String>,
    /// Lints that do not count here, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// One of several models; a field says which.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Union {
    /// What it stands for.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the name.
    #[schemars(with = "Option<texts::CamelName>")]
    pub(crate) rust: Option<String>,
    /// The field that says which model it is.
    #[schemars(with = "texts::Words")]
    pub(crate) discriminator: String,
    /// The models by the field's value.
    #[schemars(extend("minProperties" = 1))]
    pub(crate) variants: IndexMap<String, UnionVariant>,
    /// Lints that do not count here, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// A model, or a model with more to say.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum UnionVariant {
    /// The model.
    Type(#[schemars(with = "texts::Type")] String),
    Details(UnionVariantDetails),
}

/// One model of a union.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnionVariantDetails {
    /// The model.
    #[serde(rename = "type")]
    #[schemars(with = "texts::Type")]
    pub(crate) ty: String,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the value.
    #[schemars(with = "Option<texts::CamelName>")]
    pub(crate) rust: Option<String>,
}

/// A type, or a type with more to say.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Field {
    /// The type of an optional field.
    Type(#[schemars(with = "texts::Type")] String),
    Details(Box<FieldDetails>),
}

/// A field of a model.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldDetails {
    /// Its type.
    #[serde(rename = "type")]
    #[schemars(with = "texts::Type")]
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
    /// Whether `null` is a value that it can have; `false` when absent.
    #[serde(default)]
    pub(crate) nullable: bool,
    /// How its text is built, where its type does not say it, as `local-date-time`. It is for the docs.
    pub(crate) format: Option<String>,
    /// What the server accepts. The client does not check it; the testing kit does.
    pub(crate) limits: Option<Limits>,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`snake_case`) to use in place of the one that follows from the name.
    #[schemars(with = "Option<texts::SnakeName>")]
    pub(crate) rust: Option<String>,
}

/// A list of words, open for words that the server adds later.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Enum {
    /// What it stands for.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the name.
    #[schemars(with = "Option<texts::CamelName>")]
    pub(crate) rust: Option<String>,
    /// The values on the wire, quoted, in the API's order.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    pub(crate) values: Vec<EnumValue>,
    /// Lints that do not count here, each with the reason.
    #[serde(default)]
    pub(crate) allow: Vec<Allowance>,
}

/// A value, or a value with more to say.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum EnumValue {
    /// The value on the wire.
    Value(String),
    Details(EnumValueDetails),
}

/// A value of an enum.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnumValueDetails {
    /// The value on the wire.
    pub(crate) value: String,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`CamelCase`) to use in place of the one that follows from the value.
    #[schemars(with = "Option<texts::CamelName>")]
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

impl Returns {
    /// The types as they are written, for messages.
    pub(crate) fn types(&self) -> Vec<&str> {
        match self {
            Self::Type(ty) => vec![ty],
            Self::List(list) => list.iter().map(|answer| answer.ty.as_str()).collect(),
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
