//! Findings of an import: losses and changes, grouped by kind.

use std::fmt;

use indexmap::IndexMap;

use codegen::diagnostics::hidden_characters::escaped;

/// Losses and changes of an import, one finding for each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    findings: IndexMap<(Effect, String), Finding>,
}

/// Occurrences of one kind of loss or change.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Number of occurrences.
    pub count: usize,
    /// First occurrence: the file with a JSON pointer or a line.
    pub first: String,
}

/// Effect on the imported spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// Absent from the spec.
    LeftOut,
    /// Imported in a different form, which is less precise or has a different meaning.
    Changed,
}

impl Report {
    pub(crate) fn left_out(&mut self, what: impl AsRef<str>, place: &str) {
        self.add(Effect::LeftOut, what.as_ref(), place);
    }

    pub(crate) fn changed(&mut self, what: impl AsRef<str>, place: &str) {
        self.add(Effect::Changed, what.as_ref(), place);
    }

    fn add(&mut self, effect: Effect, what: &str, place: &str) {
        let finding = self
            .findings
            .entry((effect, escaped(what)))
            .or_insert_with(|| Finding {
                count: 0,
                first: escaped(place),
            });
        finding.count += 1;
    }

    /// Whether the import has neither losses nor changes.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Findings with their effect and description: losses first, then changes, each in order of
    /// first occurrence.
    pub fn findings(&self) -> impl Iterator<Item = (Effect, &str, &Finding)> {
        let of = |wanted: Effect| {
            self.findings
                .iter()
                .filter(move |((effect, _), _)| *effect == wanted)
        };
        of(Effect::LeftOut)
            .chain(of(Effect::Changed))
            .map(|((effect, what), finding)| (*effect, what.as_str(), finding))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (effect, what, finding) in self.findings() {
            let effect = match effect {
                Effect::LeftOut => "left out",
                Effect::Changed => "changed ",
            };
            writeln!(formatter, "{effect} {:>6}  {what}", finding.count)?;
            writeln!(formatter, "                 first at {}", finding.first)?;
        }
        Ok(())
    }
}
