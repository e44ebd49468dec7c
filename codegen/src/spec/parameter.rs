//! Parameters, and the limits of their values.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::spec::Allowance;
use crate::spec::patterns;

/// A parameter of the path template.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PathParameter {
    /// Name of the placeholder.
    #[schemars(with = "patterns::Words")]
    pub name: String,
    /// Text, a number, a boolean, a date or an enum.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub ty: String,
    /// Text format where the type defines none, such as `local-date-time`. Documentation only.
    pub format: Option<String>,
    /// Limits of the value. The client does not check them; the mock server does.
    pub limits: Option<Limits>,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`snake_case`); derived from `name` when absent.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub rust: Option<String>,
    /// Lints suppressed here, each with a reason.
    #[serde(default)]
    pub allow: Vec<Allowance>,
}

/// A query parameter, header parameter or form field.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Wire name.
    #[schemars(with = "patterns::Words")]
    pub name: String,
    /// Text, a number, a boolean, a date, an enum, or a `list<...>` of these.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub ty: String,
    /// Whether it is required; `false` when absent.
    #[serde(default)]
    pub required: bool,
    /// Value that the server assumes when the parameter is absent. The client never sends it.
    pub default: Option<Literal>,
    /// List separator. When absent, a query repeats its key, and a path or header uses commas.
    pub join: Option<Join>,
    /// Text format where the type defines none, such as `local-date-time`. Documentation only.
    pub format: Option<String>,
    /// Limits of the value. The client does not check them; the mock server does.
    pub limits: Option<Limits>,
    /// Documentation text.
    pub doc: Option<String>,
    /// Rust name (`snake_case`); derived from `name` when absent.
    #[schemars(with = "Option<patterns::SnakeName>")]
    pub rust: Option<String>,
    /// Lints suppressed here, each with a reason.
    #[serde(default)]
    pub allow: Vec<Allowance>,
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

/// Limits of a value.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Minimum of a number, inclusive.
    pub min: Option<Number>,
    /// Maximum of a number, inclusive.
    pub max: Option<Number>,
    /// Minimum of a number, exclusive.
    pub above: Option<Number>,
    /// Maximum of a number, exclusive.
    pub below: Option<Number>,
    /// Divisor of a number.
    pub multiple_of: Option<Number>,
    /// Minimum number of characters.
    #[schemars(range(min = 0))]
    pub min_length: Option<i64>,
    /// Maximum number of characters.
    #[schemars(range(min = 0))]
    pub max_length: Option<i64>,
    /// Regular expression that text must match, in the dialect of ECMA-262.
    pub pattern: Option<String>,
    /// Minimum number of items.
    #[schemars(range(min = 0))]
    pub min_items: Option<i64>,
    /// Maximum number of items.
    #[schemars(range(min = 0))]
    pub max_items: Option<i64>,
    /// Whether all items must be different; `false` when absent.
    #[serde(default)]
    pub unique: bool,
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
