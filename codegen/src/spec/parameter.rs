//! Parameters, and the limits of their values.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Keyed, Parsed, Spanned, Suppression, TypeExpr};
use crate::spec::patterns;

/// A parameter of the path template.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PathParameter {
    /// Name of the placeholder.
    #[schemars(with = "patterns::Words")]
    pub name: Spanned<String>,
    /// Type of the value. Objects and lists of objects have a `style`.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub ty: Parsed<TypeExpr>,
    /// Style of an object, a list of objects or JSON; derived from the location when absent.
    pub style: Option<Keyed<Style>>,
    /// List separator; commas when absent.
    pub join: Option<Keyed<Join>>,
    /// Text format where the type defines none, such as `local-date-time`. Documentation only.
    pub format: Option<Spanned<String>>,
    /// Limits of the value. The client does not check them; the mock server does.
    pub limits: Option<Spanned<Limits>>,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`snake_case`); derived from `name` when absent.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub rust: Option<Spanned<String>>,
    /// Lints suppressed here, each with a reason.
    #[serde(default)]
    pub allow: Vec<Spanned<Suppression>>,
}

/// A query parameter, header parameter, cookie or form field.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Wire name.
    #[schemars(with = "patterns::Words")]
    pub name: Spanned<String>,
    /// Type of the value. Objects and lists of objects have a `style`.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub ty: Parsed<TypeExpr>,
    /// Whether it is required; `false` when absent.
    #[serde(default)]
    pub required: Spanned<bool>,
    /// Whether reserved characters such as `/` are sent as they are; `false` when absent. Only in a
    /// query.
    #[serde(default)]
    pub allow_reserved: Keyed<bool>,
    /// Media type of a field in a multipart form; derived from the type when absent.
    #[schemars(with = "Option<patterns::MediaType>")]
    pub content_type: Option<Keyed<String>>,
    /// Value that the server assumes when the parameter is absent. The client never sends it.
    pub default: Option<Spanned<Literal>>,
    /// Style of an object, a list of objects or JSON; derived from the location when absent.
    pub style: Option<Keyed<Style>>,
    /// List separator. When absent, a query or cookie repeats its name, and a header uses commas.
    pub join: Option<Keyed<Join>>,
    /// Text format where the type defines none, such as `local-date-time`. Documentation only.
    pub format: Option<Spanned<String>>,
    /// Limits of the value. The client does not check them; the mock server does.
    pub limits: Option<Spanned<Limits>>,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`snake_case`); derived from `name` when absent.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub rust: Option<Spanned<String>>,
    /// Lints suppressed here, each with a reason.
    #[serde(default)]
    pub allow: Vec<Spanned<Suppression>>,
}

/// A plain value: a boolean, a number or text.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Literal {
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A number.
    Float(f64),
    /// Text.
    Text(String),
}

/// Separator of the items of a list that is sent as one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Join {
    /// `a,b`
    Comma,
    /// `a b`
    Space,
    /// `a|b`
    Pipe,
    /// `a`, a tab, `b`
    Tab,
}

/// How an object, a list of objects or JSON is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// `filter=state,open,size,2`
    Form,
    /// `state=open&size=2`
    FormExploded,
    /// `state,open,size,2`
    Simple,
    /// `state=open,size=2`
    SimpleExploded,
    /// `.a.b`, or `.state=open.size=2`
    LabelExploded,
    /// `;shade=a;shade=b`, or `;state=open;size=2`
    MatrixExploded,
    /// `filter[state]=open&filter[size]=2`
    DeepObject,
    /// `filter={"state":"open","size":2}`
    Json,
    /// `filter={"state":"open"}&filter={"state":"closed"}`
    JsonExploded,
}

/// Limits of a value.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Minimum of a number, inclusive.
    pub min: Option<Keyed<Number>>,
    /// Maximum of a number, inclusive.
    pub max: Option<Keyed<Number>>,
    /// Minimum of a number, exclusive.
    pub above: Option<Keyed<Number>>,
    /// Maximum of a number, exclusive.
    pub below: Option<Keyed<Number>>,
    /// Divisor of a number.
    pub multiple_of: Option<Keyed<Number>>,
    /// Minimum number of characters.
    #[schemars(range(min = 0))]
    pub min_length: Option<Keyed<i64>>,
    /// Maximum number of characters.
    #[schemars(range(min = 0))]
    pub max_length: Option<Keyed<i64>>,
    /// Regular expression that text must match, in the dialect of ECMA-262.
    pub pattern: Option<Keyed<String>>,
    /// Minimum number of items.
    #[schemars(range(min = 0))]
    pub min_items: Option<Keyed<i64>>,
    /// Maximum number of items.
    #[schemars(range(min = 0))]
    pub max_items: Option<Keyed<i64>>,
    /// Whether all items must be different; `false` when absent.
    #[serde(default)]
    pub unique: Keyed<bool>,
}

/// A number.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Number {
    /// An integer.
    Int(i64),
    /// A number.
    Float(f64),
}

/// The place of a parameter in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
    Form,
}

impl Location {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Form => "form",
        }
    }
}

/// A parameter at any location.
#[derive(Debug, Clone, Copy)]
pub struct AnyParameter<'s> {
    pub location: Location,
    pub name: &'s Spanned<String>,
    pub ty: &'s Parsed<TypeExpr>,
    pub required: bool,
    pub allow_reserved: Option<&'s Keyed<bool>>,
    pub content_type: Option<&'s Keyed<String>>,
    pub default: Option<&'s Spanned<Literal>>,
    pub style: Option<&'s Keyed<Style>>,
    pub join: Option<&'s Keyed<Join>>,
    pub format: Option<&'s Spanned<String>>,
    pub limits: Option<&'s Spanned<Limits>>,
    pub doc: Option<&'s str>,
    pub rust: Option<&'s Spanned<String>>,
}

impl Style {
    /// Value of the key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::FormExploded => "form_exploded",
            Self::Simple => "simple",
            Self::SimpleExploded => "simple_exploded",
            Self::LabelExploded => "label_exploded",
            Self::MatrixExploded => "matrix_exploded",
            Self::DeepObject => "deep_object",
            Self::Json => "json",
            Self::JsonExploded => "json_exploded",
        }
    }
}

impl PathParameter {
    pub fn any(&self) -> AnyParameter<'_> {
        AnyParameter {
            location: Location::Path,
            name: &self.name,
            ty: &self.ty,
            required: true,
            allow_reserved: None,
            content_type: None,
            default: None,
            style: self.style.as_ref(),
            join: self.join.as_ref(),
            format: self.format.as_ref(),
            limits: self.limits.as_ref(),
            doc: self.doc.as_deref(),
            rust: self.rust.as_ref(),
        }
    }
}

impl Parameter {
    pub fn any(&self, location: Location) -> AnyParameter<'_> {
        AnyParameter {
            location,
            name: &self.name,
            ty: &self.ty,
            required: *self.required,
            allow_reserved: Some(&self.allow_reserved).filter(|allowed| ****allowed),
            content_type: self.content_type.as_ref(),
            default: self.default.as_ref(),
            style: self.style.as_ref(),
            join: self.join.as_ref(),
            format: self.format.as_ref(),
            limits: self.limits.as_ref(),
            doc: self.doc.as_deref(),
            rust: self.rust.as_ref(),
        }
    }
}
