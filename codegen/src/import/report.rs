//! What an import could not carry over, and what it changed: once for each kind, with a count and the first place.

use std::fmt;

use indexmap::IndexMap;

/// What an import could not carry over as it stands, one finding for each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    findings: IndexMap<(Effect, String), Finding>,
}

/// One kind of loss or change.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// How often it was met.
    pub count: usize,
    /// Where it was met first: the file, and a JSON pointer or a line in it.
    pub first: String,
}

/// What became of something that the spec's format cannot say, or that the generator would refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// It is not in the spec.
    LeftOut,
    /// It is in the spec in another form, which says less or something slightly else.
    Changed,
}

impl Report {
    pub(super) fn left_out(&mut self, what: impl Into<String>, place: &str) {
        self.add(Effect::LeftOut, what.into(), place);
    }

    pub(super) fn changed(&mut self, what: impl Into<String>, place: &str) {
        self.add(Effect::Changed, what.into(), place);
    }

    fn add(&mut self, effect: Effect, what: String, place: &str) {
        let finding = self
            .findings
            .entry((effect, what))
            .or_insert_with(|| Finding {
                count: 0,
                first: place.to_owned(),
            });
        finding.count += 1;
    }

    /// Whether everything was carried over as it stands.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The findings: what became of it, what it is, how often and where. What is left out comes first, then what is
    /// changed, each in the order in which they were met.
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
