//! The generated part of a client's `Cargo.toml`: a feature per group, between two markers.

use std::fmt;

use crate::ir::{Api, Group};

const BEGIN: &str = "# generated features begin";
const END: &str = "# generated features end";

/// Error for missing or misplaced markers in a `Cargo.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum MarkerError {
    /// Both markers are missing.
    Missing,
    /// One marker is missing, a marker is repeated, or the two are in the wrong order.
    Unpaired,
}

/// Returns the declarations of the features, each line with a line break.
pub(crate) fn features(api: &Api) -> String {
    let list = |name: &str, groups: Vec<&Group>| {
        let mut features: Vec<String> = groups
            .iter()
            .map(|group| format!("{:?}", group.feature()))
            .collect();
        features.sort_unstable();
        let line = format!("{name} = [{}]\n", features.join(", "));
        if line.len() <= 120 {
            return line;
        }
        let lines: String = features
            .iter()
            .map(|feature| format!("    {feature},\n"))
            .collect();
        format!("{name} = [\n{lines}]\n")
    };
    let default = api.default_groups.iter().map(|id| api.group(*id));
    let default = default.filter(|group| group.has_operations()).collect();
    let mut names: Vec<&str> = api.groups_with_operations().map(Group::feature).collect();
    names.sort_unstable();
    let groups: String = names.iter().map(|name| format!("{name} = []\n")).collect();
    list("default-groups", default)
        + &list("all-groups", api.groups_with_operations().collect())
        + &groups
}

/// Replaces the generated features in the text of a `Cargo.toml`.
///
/// `features` is the text from [`Output::features`](crate::Output::features). It replaces the lines
/// between the markers `# generated features begin` and `# generated features end`. The result
/// keeps the line ends of the manifest.
///
/// # Errors
///
/// Returns an error unless each marker occurs once, in this order.
pub fn with_features(manifest: &str, features: &str) -> Result<String, MarkerError> {
    let lines_with = |marker: &str| -> Vec<usize> {
        let lines = manifest.split_inclusive('\n').enumerate();
        lines
            .filter(|(_, line)| line.trim_start().starts_with(marker))
            .map(|(number, _)| number)
            .collect()
    };
    let (begin, end) = match (lines_with(BEGIN).as_slice(), lines_with(END).as_slice()) {
        ([], []) => return Err(MarkerError::Missing),
        ([begin], [end]) if begin < end => (*begin, *end),
        _ => return Err(MarkerError::Unpaired),
    };
    let lines: Vec<&str> = manifest.split_inclusive('\n').collect();
    let line_break = if lines[begin].ends_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let before = lines[..=begin].concat();
    let after = lines[end..].concat();
    Ok(format!(
        "{before}{}{after}",
        features.replace('\n', line_break)
    ))
}

/// Returns the package name in the text of a `Cargo.toml` as Rust code writes it, with `_` for `-`.
///
/// Returns `None` if the text has no `[package]` section with a `name` in double quotes.
pub fn package_name(manifest: &str) -> Option<String> {
    let mut lines = manifest.lines().map(str::trim);
    lines.find(|line| *line == "[package]")?;
    let (_, value) = lines
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once('='))
        .find(|(key, _)| key.trim() == "name")?;
    let name = value.trim().strip_prefix('"')?.split('"').next()?;
    Some(name.replace('-', "_"))
}

impl fmt::Display for MarkerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fault = match self {
            Self::Missing => "missing markers for the generated features",
            Self::Unpaired => "unmatched or repeated markers for the generated features",
        };
        write!(
            formatter,
            "{fault}: add one line `{BEGIN}` and one line `{END}` under `[features]`"
        )
    }
}

impl std::error::Error for MarkerError {}
