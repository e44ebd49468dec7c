//! Operations with their request, responses and permissions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Alternatives, AnyParameter, Keyed, Location, Parameter, Parsed, PathParameter, Route, Spanned,
    Suppression, TypeExpr,
};
use crate::spec::by_kind::by_kind;
use crate::spec::patterns;

/// An operation: an HTTP method and a path template.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// Unique operation id, such as `getOrganizationsMe`. Its `snake_case` form names the method.
    #[schemars(with = "patterns::Id")]
    pub id: Spanned<String>,
    /// HTTP method and path template, such as `GET /api/v2/organizations/{organizationId}`.
    #[schemars(with = "patterns::Http")]
    pub http: Parsed<Route>,
    /// Rust name (`snake_case`); derived from `id` when absent.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub rust: Option<Spanned<String>>,
    /// One-line summary of the operation.
    #[schemars(with = "Option<patterns::Line>")]
    pub summary: Option<Spanned<String>>,
    /// Longer documentation of the operation.
    pub description: Option<String>,
    /// Deprecation of the operation, optionally with its reason and replacement.
    pub deprecated: Option<Keyed<Deprecated>>,
    /// Permissions that the caller needs.
    pub permissions: Keyed<Permissions>,
    /// Parameters of the path template; each is required.
    #[serde(default)]
    pub path: Vec<Spanned<PathParameter>>,
    /// Query parameters.
    #[serde(default)]
    pub query: Spanned<Vec<Spanned<Parameter>>>,
    /// Header parameters.
    #[serde(default)]
    pub header: Vec<Spanned<Parameter>>,
    /// Cookies, which are sent in one `Cookie` header.
    #[serde(default)]
    pub cookie: Vec<Spanned<Parameter>>,
    /// Request body.
    pub body: Option<Keyed<Body>>,
    /// Form fields, sent in place of a body.
    pub form: Option<Keyed<Form>>,
    /// Response type, `void` (no body), `json` (any JSON), or a list of responses by status.
    pub returns: Spanned<Returns>,
    /// Names of other groups whose handles also have the method of the operation.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub also_in: Vec<Spanned<String>>,
    /// Name of a server in `api.yaml`; the operation is at `base_url` when absent.
    #[schemars(with = "Option<patterns::Words>")]
    pub server: Option<Spanned<String>>,
    /// Alternatives of security schemes; those of `default_security` in `api.yaml` when absent.
    ///
    /// The credentials of all schemes of one alternative are sent. An empty alternative permits
    /// calls without credentials.
    #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
    pub security: Option<Keyed<Alternatives>>,
    /// OAuth scopes that the token must have, all of them.
    #[serde(default)]
    pub scopes: Keyed<Vec<Spanned<String>>>,
    /// Whether the operation is called without credentials; `false` when absent.
    #[serde(default)]
    pub anonymous: Spanned<bool>,
    /// Paging of a listing.
    pub paging: Option<Keyed<PagingRule>>,
    /// Lints suppressed here, each with a reason.
    #[serde(default)]
    pub allow: Vec<Spanned<Suppression>>,
}

/// `true`, or the reason and the replacement operation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Deprecated {
    /// Whether the operation is deprecated.
    Flag(bool),
    Details(Deprecation),
}

/// Details of a deprecation.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deprecation {
    /// Reason of the deprecation.
    pub note: Option<String>,
    /// Id of the operation to use instead.
    pub replacement: Option<Spanned<String>>,
}

/// `none`, `{any: [...]}`, `{all: [...]}` or `{text: "..."}`; each permission is
/// `domain:entity:action`.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Permissions {
    /// No permission is required.
    None,
    /// At least one of these permissions is required.
    Any(#[schemars(with = "patterns::Permissions")] Spanned<Vec<Spanned<String>>>),
    /// All of these permissions are required.
    All(#[schemars(with = "patterns::Permissions")] Spanned<Vec<Spanned<String>>>),
    /// Permissions in a form that only people understand.
    Text(#[schemars(regex(pattern = r"\S"))] Spanned<String>),
}

/// A request body.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Name of the argument; `body` when absent.
    #[schemars(with = "Option<patterns::Words>")]
    pub name: Option<Spanned<String>>,
    /// Type of the body. `binary` is sent unchanged, other types as JSON.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub ty: Parsed<TypeExpr>,
    /// Media type; derived from the type when absent. `text/plain` sends a `string` unchanged.
    #[schemars(with = "Option<patterns::MediaType>")]
    pub content_type: Option<Spanned<String>>,
    /// Whether it is required; `false` when absent.
    #[serde(default)]
    pub required: bool,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`snake_case`); derived from `name` when absent.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub rust: Option<Spanned<String>>,
    /// Lints suppressed here, each with a reason.
    #[serde(default)]
    pub allow: Vec<Spanned<Suppression>>,
}

/// A form: named fields in the request body.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Encoding of the fields; `urlencoded` when absent, which cannot carry `binary`.
    pub encoding: Option<FormEncoding>,
    /// Fields of the form. A field of type `binary` is a file.
    #[schemars(length(min = 1))]
    pub fields: Spanned<Vec<Spanned<Parameter>>>,
}

/// Encoding of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FormEncoding {
    /// `application/x-www-form-urlencoded`
    Urlencoded,
    /// `multipart/form-data`
    Multipart,
}

/// A response type, or a list of responses by success status.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Returns {
    /// Response type of every success status.
    Type(#[schemars(with = "patterns::Type")] Parsed<TypeExpr>),
    /// Responses by success status.
    List(Vec<Answer>),
}

/// The response of one success status.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Response")]
pub struct Answer {
    /// HTTP status, from 200 to 399. A redirect in the list is not followed.
    #[schemars(range(min = 200, max = 399))]
    pub status: Spanned<i64>,
    /// Type of the response body, or `void`.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub ty: Parsed<TypeExpr>,
    /// Media type; derived from the type when absent. `text/plain` reads a `string` unchanged.
    #[schemars(with = "Option<patterns::ResponseMediaType>")]
    pub content_type: Option<Spanned<String>>,
    /// Documentation text.
    pub doc: Option<String>,
}

/// Paging of a listing: `items`, and one of `next_uri`, `page_number` and `cursor`.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PagingRule {
    /// Response field that lists the items of a page.
    pub items: Spanned<String>,
    /// Response field that holds the URL of the next page.
    pub next_uri: Option<Keyed<String>>,
    /// Query parameter that holds the page number, counted from 1.
    pub page_number: Option<Keyed<String>>,
    /// Response field that holds the number of pages; only with `page_number`.
    pub page_count: Option<Keyed<String>>,
    /// Query parameter and response field that pass a cursor from page to page.
    pub cursor: Option<Keyed<Cursor>>,
}

/// A cursor that the server issues for the next page.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cursor {
    /// Query parameter that selects the page; absent for the first page.
    pub parameter: Spanned<String>,
    /// Response field that holds the parameter's value for the next page.
    pub field: Spanned<String>,
}

by_kind!(Deprecated {
    scalar: Flag,
    map: Details
});
by_kind!(Returns {
    scalar: Type,
    list: List
});

impl Operation {
    /// The parameters at all locations: path, query, header, cookie, form.
    pub fn parameters(&self) -> impl Iterator<Item = AnyParameter<'_>> {
        let path = self.path.iter().map(|item| item.any());
        let query = self.query.iter().map(|item| item.any(Location::Query));
        let header = self.header.iter().map(|item| item.any(Location::Header));
        let cookie = self.cookie.iter().map(|item| item.any(Location::Cookie));
        let form = self.form.iter().flat_map(|form| form.fields.iter());
        let form = form.map(|item| item.any(Location::Form));
        path.chain(query).chain(header).chain(cookie).chain(form)
    }
}

impl Returns {
    /// Returns the types as written in the spec, for messages.
    pub fn types(&self) -> Vec<&str> {
        match self {
            Self::Type(ty) => vec![ty],
            Self::List(list) => list.iter().map(|answer| answer.ty.as_str()).collect(),
        }
    }
}

impl Permissions {
    pub fn list(&self) -> &[Spanned<String>] {
        match self {
            Self::None | Self::Text(_) => &[],
            Self::Any(list) | Self::All(list) => list,
        }
    }
}

impl Body {
    /// Default name of the argument.
    pub const DEFAULT_NAME: &'static str = "body";

    pub fn name(&self) -> &str {
        self.name
            .as_ref()
            .map_or(Self::DEFAULT_NAME, |name| name.as_str())
    }
}
