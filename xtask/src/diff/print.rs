//! Prints changes in the format of the run.

use std::collections::BTreeSet;

use codegen_diff::{Change, Rust, Wire};
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
            _ => Place::of_file("spec/"),
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
            report::print(&summary(changes));
        }
    }
}

/// The level of the changes, for the whole crate and for each feature.
fn summary(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "no changes\n".to_owned();
    }
    let mut text = format!(
        "\n{} for the whole crate\n",
        codegen_diff::bump(changes).as_str()
    );
    let features: BTreeSet<&String> = changes.iter().flat_map(|change| &change.features).collect();
    for feature in features {
        let of_feature =
            |change: &&Change| change.features.is_empty() || change.features.contains(feature);
        let bump = codegen_diff::bump(changes.iter().filter(of_feature));
        text += &format!("{} for the feature {feature}\n", bump.as_str());
    }
    text
}
