//! Prints changes in the format of the run.

use std::collections::BTreeMap;

use codegen_diff::{Bump, Change, Rust, Wire};
use serde_json::json;

use super::generator;
use super::side::{Place, Side};
use crate::report::{self, Format};

pub(super) fn changes(changes: &[Change], old: &Side, new: &Side) {
    let place = |change: &Change| {
        let place = new
            .place(&change.subject)
            .or_else(|| old.place(&change.subject));
        place.unwrap_or_else(|| match change.subject.section {
            "item" => Place::of_file(generator::GENERATED),
            _ => Place::of_file(new.name()),
        })
    };
    match report::format() {
        Format::Markdown => report::print(&codegen_diff::markdown(changes)),
        Format::Json => {
            for change in changes {
                let place = place(change);
                let object = json!({
                    "file": place.file,
                    "line": place.line,
                    "column": place.column,
                    "subject": codegen_diff::subject(&change.subject),
                    "change": change.text,
                    "wire": change.wire.as_str(),
                    "rust": change.rust.as_str(),
                    "items": change.items,
                    "remedy": change.remedy,
                    "features": change.features,
                });
                anstream::println!("{object}");
            }
            let levels = Levels::of(changes);
            let features = levels
                .features
                .iter()
                .map(|(name, bump)| (*name, bump.as_str()));
            let features: BTreeMap<&str, &str> = features.collect();
            let next = old
                .version
                .map(|version| version.next(levels.whole).to_string());
            let object = json!({
                "level": levels.whole.as_str(),
                "version": next.filter(|_| !changes.is_empty()),
                "features": features,
            });
            anstream::println!("{object}");
        }
        Format::Github => {
            for change in changes {
                let severity = match (change.rust, change.wire) {
                    (Rust::Major | Rust::Silent, _) => "error",
                    (_, Wire::Breaks | Wire::Some) => "warning",
                    _ => "notice",
                };
                let place = place(change);
                let position = (place.line, place.column);
                report::workflow_command(
                    severity,
                    &place.file,
                    position,
                    &codegen_diff::line(change),
                );
            }
        }
        Format::Human => {
            for change in changes {
                let (wire, rust) = (change.wire.as_str(), change.rust.as_str());
                let text = format!(
                    "{wire:<7}{rust:<7}{}: {}\n",
                    place(change),
                    codegen_diff::line(change)
                );
                report::print(&text);
            }
            report::print(&summary(changes, old));
        }
    }
}

/// The levels of the changes: of the whole crate, and of each feature.
struct Levels<'c> {
    whole: Bump,
    features: BTreeMap<&'c str, Bump>,
}

impl<'c> Levels<'c> {
    fn of(changes: &'c [Change]) -> Self {
        let names = changes.iter().flat_map(|change| &change.features);
        let features = names.map(|name| {
            let is_own =
                |change: &&Change| change.features.is_empty() || change.features.contains(name);
            let bump = codegen_diff::bump(changes.iter().filter(is_own));
            (name.as_str(), bump)
        });
        Self {
            whole: codegen_diff::bump(changes),
            features: features.collect(),
        }
    }
}

/// The levels as text, with the version that the changes need.
fn summary(changes: &[Change], old: &Side) -> String {
    if changes.is_empty() {
        return "no changes\n".to_owned();
    }
    let levels = Levels::of(changes);
    let next = old.version.map(|version| {
        let next = version.next(levels.whole);
        format!(": {next} follows {version}")
    });
    let (whole, next) = (levels.whole.as_str(), next.unwrap_or_default());
    let features = levels.features.iter();
    let features =
        features.map(|(name, bump)| format!("{} for the feature {name}\n", bump.as_str()));
    let features: String = features.collect();
    format!("\n{whole} for the whole crate{next}\n{features}")
}
