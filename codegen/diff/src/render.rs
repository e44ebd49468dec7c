//! Changes as text.

use std::collections::BTreeMap;

use codegen::surface::Subject;

use crate::change::{Change, DOCUMENTATION, Kind, Rust, Wire};

/// Most Rust items of a line.
const ITEMS: usize = 3;

/// Names a subject: `operation getUser, query parameter expand`.
pub fn subject(subject: &Subject) -> String {
    let noun = match subject.section {
        "api" => "API",
        "groups" => "group",
        "operations" => "operation",
        "models" => "model",
        "enums" => "enum",
        "unions" => "union",
        other => other,
    };
    let mut text = noun.to_owned();
    if !subject.name.is_empty() {
        text = format!("{text} {}", subject.name);
    }
    let part: Vec<&str> = subject.part.iter().map(String::as_str).collect();
    match part[..] {
        [] => text,
        ["path", name] => format!("{text}, path parameter {name}"),
        ["query", name] => format!("{text}, query parameter {name}"),
        ["header", name] => format!("{text}, header {name}"),
        ["cookie", name] => format!("{text}, cookie {name}"),
        ["form", "fields", name] => format!("{text}, form field {name}"),
        ["fields", name] => format!("{text}, field {name}"),
        ["values", name] => format!("{text}, value {name}"),
        ["variants", name] => format!("{text}, variant {name}"),
        _ => format!("{text}, {}", part.join(" ")),
    }
}

/// The changes as a section of a changelog.
///
/// A change has one line, under the first heading that fits. Changes of documentation are counted.
pub fn markdown(changes: &[Change]) -> String {
    let mut lists: BTreeMap<Heading, String> = BTreeMap::new();
    let mut documentation = 0;
    for change in changes {
        if change.text == DOCUMENTATION && change.items.is_empty() {
            documentation += 1;
            continue;
        }
        let heading = Heading::of(change);
        let line = match heading {
            Heading::Breaking if change.wire >= Wire::Some => {
                format!("{}; released clients break as well", line(change))
            }
            Heading::Breaking => line(change),
            _ if change.text.is_empty() => line(change),
            _ => joined(change, Vec::new()),
        };
        *lists.entry(heading).or_default() += &format!("- {line}\n");
    }
    if documentation > 0 {
        let places = if documentation == 1 {
            "place"
        } else {
            "places"
        };
        let line = format!("- {DOCUMENTATION} in {documentation} {places}\n");
        *lists.entry(Heading::Changed).or_default() += &line;
    }
    let sections = lists.iter();
    let sections: Vec<String> = sections
        .map(|(heading, list)| format!("### {}\n\n{list}", heading.as_str()))
        .collect();
    sections.join("\n")
}

/// The headings of a changelog, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Heading {
    Breaking,
    ActionNeeded,
    Added,
    Changed,
    Deprecated,
    Permissions,
}

impl Heading {
    fn of(change: &Change) -> Self {
        match (change.rust, change.wire, change.kind) {
            (_, _, Kind::Permissions) => Self::Permissions,
            (Rust::Major | Rust::Silent, _, _) => Self::Breaking,
            (_, Wire::Breaks | Wire::Some, _) => Self::ActionNeeded,
            (_, _, Kind::Added) => Self::Added,
            (_, _, Kind::Changed | Kind::Removed) => Self::Changed,
            (_, _, Kind::Deprecated) => Self::Deprecated,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "Breaking",
            Self::ActionNeeded => "Action needed",
            Self::Added => "Added",
            Self::Changed => "Changed",
            Self::Deprecated => "Deprecated",
            Self::Permissions => "Permissions",
        }
    }
}

/// A change on one line: the subject, the change, the Rust items and the remedy.
pub fn line(change: &Change) -> String {
    // The first item of a whole entry stands for all of them.
    let is_whole = change.subject.part.is_empty() && change.kind != Kind::Changed;
    let most = if is_whole { 1 } else { ITEMS };
    let mut items: Vec<String> = change.items.iter().take(most).cloned().collect();
    if !is_whole && change.items.len() > most {
        items.push(format!("{} more", change.items.len() - most));
    }
    joined(change, items)
}

fn joined(change: &Change, items: Vec<String>) -> String {
    let text = (!change.text.is_empty()).then(|| change.text.clone());
    let parts = text.into_iter().chain(items).chain(change.remedy.clone());
    let parts: Vec<String> = parts.collect();
    format!("{}: {}", subject(&change.subject), parts.join("; "))
}
