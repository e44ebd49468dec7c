//! Changes as text.

use codegen::surface::Subject;

use crate::change::{Change, Kind, Rust, Wire};

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
pub fn markdown(changes: &[Change]) -> String {
    let is_breaking = |change: &&Change| matches!(change.rust, Rust::Major | Rust::Silent);
    let needs_action =
        |change: &&Change| change.wire >= Wire::Some && change.kind != Kind::Permissions;
    let is_news = |change: &&Change| !is_breaking(change) && !needs_action(change);
    let of = |kinds: &'static [Kind]| {
        let changes = changes.iter().filter(is_news);
        list(changes.filter(|change| kinds.contains(&change.kind)), false)
    };
    let permissions = changes
        .iter()
        .filter(|change| change.kind == Kind::Permissions);
    let sections = [
        ("Breaking", list(changes.iter().filter(is_breaking), true)),
        (
            "Action needed",
            list(changes.iter().filter(needs_action), false),
        ),
        ("Added", of(&[Kind::Added])),
        ("Changed", of(&[Kind::Changed, Kind::Removed])),
        ("Deprecated", of(&[Kind::Deprecated])),
        ("Permissions", list(permissions, false)),
    ];
    let sections = sections.iter().filter(|(_, list)| !list.is_empty());
    let sections: Vec<String> = sections
        .map(|(title, list)| format!("### {title}\n\n{list}"))
        .collect();
    sections.join("\n")
}

fn list<'c>(changes: impl Iterator<Item = &'c Change>, with_items: bool) -> String {
    let lines = changes.map(|change| match with_items || change.text.is_empty() {
        true => format!("- {}\n", line(change)),
        false => format!("- {}\n", joined(change, Vec::new())),
    });
    lines.collect()
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
