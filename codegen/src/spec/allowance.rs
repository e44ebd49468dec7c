//! `allowances.yaml`: changes that break released clients and are intended.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Spanned;

/// `allowances.yaml`: changes since the last release that are intended, though they break released
/// clients.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AllowanceFile {
    /// Allowances, each for one change.
    pub allowances: Vec<Spanned<Allowance>>,
}

/// Permission for one change. `cargo xtask diff` prints the entries that are missing.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// Place of the change, as `cargo xtask diff` prints it: `operation getPet, query parameter size`.
    #[schemars(extend("pattern" = "\\S"))]
    pub place: String,
    /// The change, as `cargo xtask diff` prints it: `now required`.
    #[schemars(extend("pattern" = "\\S"))]
    pub change: String,
    /// Tag of the release that the change was compared with.
    #[schemars(extend("pattern" = "\\S"))]
    pub baseline: String,
    /// Whether the change breaks clients, or only corrects the spec.
    pub kind: AllowanceKind,
    /// Reason for the change, which appears in the changelog.
    #[schemars(extend("pattern" = "\\S"))]
    pub reason: String,
}

/// What an allowance says about its change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AllowanceKind {
    /// The API changed.
    Accepted,
    /// The API always was as the spec describes it now.
    SpecWasWrong,
}
