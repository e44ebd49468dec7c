//! Changes as text.

use codegen::surface::Subject;

use crate::change::{Change, Kind, Rust, Wire};

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
    let lines = changes.map(|change| {
        let mut line = format!("- {}", subject(&change.subject));
        if !change.text.is_empty() {
            line = format!("{line}: {}", change.text);
        }
        if with_items || change.text.is_empty() {
            // The first item of a whole entry stands for all of them.
            let shown = if change.subject.part.is_empty() { 1 } else { 3 };
            let items: Vec<String> = change.items.iter().take(shown).cloned().collect();
            let more = match shown {
                1 => 0,
                _ => change.items.len().saturating_sub(items.len()),
            };
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
