//! Changes and their verdicts.

use std::collections::BTreeMap;

use codegen::surface::Subject;

/// What a change means for a released client against the new server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wire {
    Safe,
    /// Values may not decode, or may be ignored.
    Risk,
    /// Breaks clients that do a certain thing.
    Some,
    /// Breaks all clients that use the part.
    Breaks,
}

/// What a change means for a program that was written against the old crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rust {
    Patch,
    Minor,
    /// It compiles and does something else; counts as major.
    Silent,
    /// It does not compile.
    Major,
}

impl Wire {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Risk => "risk",
            Self::Some => "some",
            Self::Breaks => "breaks",
        }
    }
}

impl Rust {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Silent => "silent",
            Self::Major => "major",
        }
    }
}

/// The text of a change that only people read.
pub(crate) const DOCUMENTATION: &str = "other documentation";

/// The kind of a change, which decides about its place in a changelog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Added,
    Removed,
    Changed,
    Deprecated,
    Permissions,
}

/// A change of one part of a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    pub subject: Subject,
    pub kind: Kind,
    /// What changed, without the subject: `added, required`.
    pub text: String,
    pub wire: Wire,
    pub rust: Rust,
    /// The Rust items that changed.
    pub items: Vec<String>,
    /// What users can do.
    pub remedy: Option<String>,
    /// Whether an allowance names the change.
    pub is_allowed: bool,
    /// The cargo features that have the part; empty for all clients.
    pub features: Vec<String>,
}

/// Changes by subject, while they are collected.
#[derive(Debug, Default)]
pub(crate) struct Changes(BTreeMap<Subject, Change>);

impl Changes {
    /// Records changes of one subject.
    pub(crate) fn at(&mut self, subject: Subject) -> At<'_> {
        At {
            changes: self,
            subject,
        }
    }

    /// Adds what changed for Rust.
    pub(crate) fn rust(
        &mut self,
        subject: Subject,
        kind: Kind,
        rust: Rust,
        item: String,
        features: &[String],
    ) {
        let change = self.of(subject, kind);
        change.rust = change.rust.max(rust);
        change.items.push(item);
        for feature in features {
            if !change.features.contains(feature) {
                change.features.push(feature.clone());
            }
        }
    }

    /// Adds a remedy to a change that has none.
    pub(crate) fn remedy(&mut self, subject: &Subject, remedy: String) {
        if let Some(change) = self.0.get_mut(subject) {
            change.remedy.get_or_insert(remedy);
        }
    }

    /// Gives a reason to a change of items that has no text.
    pub(crate) fn explain(&mut self, subject: &Subject, reason: &str) {
        if let Some(change) = self.0.get_mut(subject)
            && change.text.is_empty()
        {
            reason.clone_into(&mut change.text);
        }
    }

    /// The changes so far.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Change> {
        self.0.values()
    }

    fn of(&mut self, subject: Subject, kind: Kind) -> &mut Change {
        self.0.entry(subject.clone()).or_insert_with(|| Change {
            subject,
            kind,
            text: String::new(),
            wire: Wire::Safe,
            rust: Rust::Patch,
            items: Vec::new(),
            remedy: None,
            is_allowed: false,
            features: Vec::new(),
        })
    }

    pub(crate) fn into_list(self) -> Vec<Change> {
        self.0.into_values().collect()
    }
}

/// Records changes of one subject.
pub(crate) struct At<'c> {
    changes: &'c mut Changes,
    subject: Subject,
}

impl At<'_> {
    pub(crate) fn added(&mut self, wire: Wire, text: impl Into<String>) {
        self.record(Kind::Added, wire, text);
    }

    pub(crate) fn removed(&mut self, wire: Wire, text: impl Into<String>) {
        self.record(Kind::Removed, wire, text);
    }

    pub(crate) fn changed(&mut self, wire: Wire, text: impl Into<String>) {
        self.record(Kind::Changed, wire, text);
    }

    /// Records a change of two values that must be equal.
    pub(crate) fn differs<T: PartialEq>(&mut self, old: T, new: T, wire: Wire, text: &str) {
        if old != new {
            self.changed(wire, text);
        }
    }

    /// Records a change of documentation.
    pub(crate) fn documented<T: PartialEq>(&mut self, old: T, new: T) {
        self.differs(old, new, Wire::Safe, DOCUMENTATION);
    }

    pub(crate) fn record(&mut self, kind: Kind, wire: Wire, text: impl Into<String>) {
        let text = text.into();
        let change = self.changes.of(self.subject.clone(), kind);
        change.wire = change.wire.max(wire);
        if change.text.is_empty() {
            change.text = text;
            change.kind = kind;
        } else if !change.text.split("; ").any(|part| part == text) {
            change.text = format!("{}; {text}", change.text);
        }
    }
}
