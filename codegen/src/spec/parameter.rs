//! Parameters, and what is said of their values.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::spec::Allowance;
use crate::spec::patterns;

/// A parameter of the path template.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PathParameter {
    /// Name of the placeholder.
    #[schemars(with = "patterns::Words")]
    pub(crate) name: String,
    /// Its type: text, a number, a boolean, a date or an enum.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
    pub(crate) ty: String,
    /// How its text is built, where its type does not say it, as `local-date-time`. It is for the docs.
    pub(crate) format: Option<String>,
    /// What the server accepts. The client does not check it; the testing kit does.
    pub(crate) limits: Option<Limits>,
    /// What it means.
    pub(crate) doc: Option<String>,
    /// Rust name (`snake_case`) to use in place of the one that follows from `name`.
    #[schemars(with = "Option<patterns::SnakeName>")]
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
    #[schemars(with = "patterns::Words")]
    pub(crate) name: String,
    /// Its type: text, a number, a boolean, a date, an enum, or a `list<...>` of these, sent as repeated keys.
    #[serde(rename = "type")]
    #[schemars(with = "patterns::Type")]
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
    #[schemars(with = "Option<patterns::SnakeName>")]
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
