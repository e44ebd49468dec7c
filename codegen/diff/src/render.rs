//! Changes as text.

use codegen::surface::Subject;

use crate::change::{Change, Kind, Rust, Wire};

/// Names a subject: `operation getUser, query.expand`.
pub fn subject(subject: &Subject) -> String {
    let noun = match subject.section {
        "api" => "API",
        "groups" => "group",
        "operations" => "operation",
        "models" => "model",
        "enums" => "enum",
        _ => "union",
    };
    let mut text = noun.to_owned();
    if !subject.name.is_empty() {
        text = format!("{text} {}", subject.name);
    }
    match subject.part.as_slice() {
        [] => text,
        part => format!("{text}, {}", part.join(".")),
    }
}

/// The changes as a section of a changelog.
pub fn markdown(changes: &[Change]) -> String {
    let is_breaking = |change: &&Change| matches!(change.rust, Rust::Major | Rust::Silent);
    let needs_action = |change: &&Change| change.wire >= Wire::Some;
    let of = |kind: Kind| move |change: &&Change| change.kind == kind;
    let rest = |change: &&Change| matches!(change.kind, Kind::Changed | Kind::Removed);
    let sections = [
        ("Breaking", list(changes.iter().filter(is_breaking), true)),
        (
            "Action needed",
            list(
                changes
                    .iter()
                    .filter(needs_action)
                    .filter(|change| change.kind != Kind::Permissions),
                false,
            ),
        ),
        (
            "Added",
            list(
                changes
                    .iter()
                    .filter(of(Kind::Added))
                    .filter(|change| !is_breaking(change)),
                false,
            ),
        ),
        (
            "Changed",
            list(
                changes
                    .iter()
                    .filter(rest)
                    .filter(|change| !is_breaking(change)),
                false,
            ),
        ),
        (
            "Deprecated",
            list(changes.iter().filter(of(Kind::Deprecated)), false),
        ),
        (
            "Permissions",
            list(changes.iter().filter(of(Kind::Permissions)), false),
        ),
    ];
    let sections = sections.iter().filter(|(_, list)| !list.is_empty());
    let sections: Vec<String> = sections
        .map(|(title, list)| format!("### {title}\n\n{list}"))
        .collect();
    sections.join("\n")
}

fn list<'c>(changes: impl Iterator<Item = &'c Change>, with_items: bool) -> String {
    let lines = changes.map(|change| {
        let mut line = format!("- {}", subject(&change.subject));
        if !change.text.is_empty() {
            line = format!("{line}: {}", change.text);
        }
        if with_items || change.text.is_empty() {
            let items = change.items.iter().take(3).cloned().collect::<Vec<_>>();
            let more = change.items.len().saturating_sub(items.len());
            if !items.is_empty() {
                line = format!("{line} ({}", items.join("; "));
                if more > 0 {
                    line = format!("{line}; {more} more");
                }
                line.push(')');
            }
        }
        if let Some(remedy) = &change.remedy {
            line = format!("{line}; {remedy}");
        }
        line + "\n"
    });
    lines.collect()
}
