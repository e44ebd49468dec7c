//! Operations: what one sends, brings and requires.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Parameter, PathParameter};
use crate::spec::Allowance;
use crate::spec::patterns;

/// One operation: a method and a path.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Operation {
    /// The API's id of the operation, as `getOrganizationsMe`; unique. It becomes the method's name in `snake_case`.
    #[schemars(with = "patterns::Id")]
    pub(crate) id: String,
    /// Method and path template, as `GET /api/v2/organizations/{organizationId}`.
    #[schemars(with = "patterns::Http")]
    pub(crate) http: String,
    /// Rust name (`snake_case`) to use in place of the one that follows from `id`.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub(crate) rust: Option<String>,
    /// One line that says what the operation does.
    #[schemars(with = "Option<patterns::Line>")]
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
    Any(#[schemars(with = "patterns::Permissions")] Vec<String>),
    /// All of these permissions are needed.
    All(#[schemars(with = "patterns::Permissions")] Vec<String>),
}

/// What a request carries.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    /// Name of the argument; `body` when absent.
    #[schemars(with = "Option<patterns::Words>")]
    pub(crate) name: Option<String>,
    /// Its type. `binary` is sent as it is, all else as JSON.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub(crate) ty: String,
    /// Its media type, where it is not the one that follows from the type: `text/plain` sends a `string` as it is.
    #[schemars(with = "Option<patterns::MediaType>")]
    pub(crate) content_type: Option<String>,
    /// Whether the request must carry it; `false` when absent.
    #[serde(default)]
    pub(crate) required: bool,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`snake_case`) to use in place of the one that follows from `name`.
    #[schemars(with = "Option<patterns::SnakeName>")]
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
    Type(#[schemars(with = "patterns::Type")] String),
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
    #[schemars(with = "patterns::Type")]
    pub(crate) ty: String,
    /// Its media type, where it is not the one that follows from the type: `text/plain` reads a `string` as it is.
    #[schemars(with = "Option<patterns::MediaType>")]
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
