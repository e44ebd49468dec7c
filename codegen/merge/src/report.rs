//! What a merge did, as text for people.

use std::fmt;

use serde_json::Value;

use crate::whole::Id;

/// Columns of a value in a report.
const VALUE_COLUMNS: usize = 60;

/// What a merge did, and what it left to people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// Entries that the description adds.
    pub added: Vec<String>,
    /// Entries that the merge removed because the description no longer has them.
    pub removed: Vec<String>,
    /// Parts that the merge changed as the description did.
    pub changed: Vec<Difference>,
    /// Parts that both sides changed; the spec keeps its own.
    pub conflicts: Vec<Difference>,
    /// Operations that the spec has and the description does not.
    pub gone: Vec<String>,
    /// Parts that differ from the description on purpose.
    pub edits: Vec<Difference>,
    /// Edits that the description has adopted.
    pub adopted: Vec<String>,
    /// Operations per group of the description.
    pub coverage: Vec<Coverage>,
    /// Number of operations that the last import had.
    pub known: usize,
    /// Number of operations that were added to groups of the last import.
    pub gained: usize,
    /// Number of operations that the description no longer has.
    pub lost: usize,
}

/// A part that differs between the spec and the description.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// Place in the spec: `users.yaml:12`; empty for a part that the spec does not have.
    pub place: String,
    /// The part: `operation getUser, query.expand.type`.
    pub part: String,
    /// Value in the spec before the merge.
    pub spec: Option<String>,
    /// Value in the description.
    pub description: Option<String>,
}

/// Operations of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coverage {
    /// Name of the group.
    pub group: String,
    /// Number of operations that the description has.
    pub described: usize,
    /// Number of these that the spec has.
    pub present: usize,
}

impl Report {
    /// Whether a conflict, or an edited operation that is gone, is left to people.
    pub fn needs_people(&self) -> bool {
        !self.conflicts.is_empty() || !self.gone.is_empty()
    }

    /// Whether the spec would not change and nothing is left to people.
    pub fn is_current(&self) -> bool {
        self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
            && self.conflicts.is_empty()
            && self.gone.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for difference in &self.conflicts {
            writeln!(f, "conflict  {}{}", place(difference), difference.part)?;
            writeln!(
                f,
                "          spec (kept):  {}",
                shown(difference.spec.as_ref())
            )?;
            let described = shown(difference.description.as_ref());
            writeln!(f, "          description:  {described}")?;
        }
        for part in &self.gone {
            writeln!(f, "gone      {part}: kept, because it has edits")?;
        }
        for part in &self.removed {
            writeln!(f, "gone      {part}: removed, as in the description")?;
        }
        for part in &self.added {
            writeln!(f, "new       {part}")?;
        }
        for difference in &self.changed {
            let old = shown(difference.spec.as_ref());
            let new = shown(difference.description.as_ref());
            writeln!(
                f,
                "changed   {}{}: {old} -> {new}",
                place(difference),
                difference.part
            )?;
        }
        for part in &self.adopted {
            writeln!(
                f,
                "obsolete  {part}: the description now agrees with the edit"
            )?;
        }
        if !self.edits.is_empty() {
            writeln!(f, "kept      {}", counted(self.edits.len(), "edit"))?;
        }
        for Coverage {
            group,
            described,
            present,
        } in &self.coverage
        {
            writeln!(
                f,
                "coverage  {group}: {present} of {}",
                counted(*described, "operation")
            )?;
        }
        Ok(())
    }
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

fn place(difference: &Difference) -> String {
    match difference.place.as_str() {
        "" => String::new(),
        place => format!("{place}: "),
    }
}

fn shown(value: Option<&String>) -> &str {
    value.map_or("absent", String::as_str)
}

/// Names an entry: `operation getUser`.
pub(crate) fn entry(id: &Id) -> String {
    match id.name.as_str() {
        "" => id.section.noun().to_owned(),
        name => format!("{} {name}", id.section.noun()),
    }
}

/// Names a part of an entry: `operation getUser, query.expand.type`.
pub(crate) fn part(id: &Id, path: &[String]) -> String {
    match path {
        [] => entry(id),
        path => format!("{}, {}", entry(id), path.join(".")),
    }
}

/// A value on one line.
pub(crate) fn value(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(VALUE_COLUMNS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
