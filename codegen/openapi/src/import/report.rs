//! Findings of an import by their consequence at run time, grouped by kind.

use std::collections::HashSet;
use std::fmt;

use indexmap::IndexMap;

use codegen::diagnostics::hidden_characters::escaped;

/// Differences between the imported descriptions and the spec, one finding for each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    findings: IndexMap<(Effect, String), Finding>,
}

/// Occurrences of one kind of difference.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Number of places.
    pub count: usize,
    /// First place: the file with a JSON pointer or a line.
    pub first: String,
    /// All places, each of which counts once.
    places: HashSet<String>,
}

/// Consequence at run time, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// Correct traffic fails, or something wrong is sent.
    Wrong,
    /// All correct traffic passes, but the type says less, or less is checked.
    Wider,
    /// Only documentation is lost.
    DocsOnly,
}

impl Effect {
    /// Name in the report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Wider => "wider",
            Self::DocsOnly => "docs only",
        }
    }
}

/// Number of findings that the short form of a report shows for an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    Short,
    Full,
}

impl Report {
    /// Adds a difference that makes correct traffic fail, or sends something wrong.
    ///
    /// The text is a sentence without a full stop that states the consequence at run time:
    /// "items that are `null` make the answer unreadable".
    pub(crate) fn wrong(&mut self, what: impl AsRef<str>, place: &str) {
        self.add(Effect::Wrong, what, place);
    }

    /// Adds a difference with which all correct traffic passes, but the type says less, or less is
    /// checked: "`minLength` is not checked".
    pub(crate) fn wider(&mut self, what: impl AsRef<str>, place: &str) {
        self.add(Effect::Wider, what, place);
    }

    /// Adds a loss of documentation: "the default of a field is not documented".
    pub(crate) fn docs_only(&mut self, what: impl AsRef<str>, place: &str) {
        self.add(Effect::DocsOnly, what, place);
    }

    /// Adds a finding. A second one of the same kind and place has no effect, because schemas are
    /// read wherever they are used.
    pub(crate) fn add(&mut self, effect: Effect, what: impl AsRef<str>, place: &str) {
        let place = escaped(place);
        let finding = self
            .findings
            .entry((effect, escaped(what.as_ref())))
            .or_insert_with(|| Finding {
                count: 0,
                first: place.clone(),
                places: HashSet::new(),
            });
        if finding.places.insert(place) {
            finding.count += 1;
        }
    }

    /// Whether the spec says everything that the descriptions say.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Whether documentation is the only loss.
    pub fn is_faithful(&self) -> bool {
        let mut effects = self.findings.keys().map(|(effect, _)| *effect);
        effects.all(|effect| effect == Effect::DocsOnly)
    }

    /// Findings with their effect and description: worst first, then in order of first occurrence.
    pub fn findings(&self) -> impl Iterator<Item = (Effect, &str, &Finding)> {
        [Effect::Wrong, Effect::Wider, Effect::DocsOnly]
            .into_iter()
            .flat_map(|effect| self.of(effect))
    }

    /// Findings with one effect, in order of first occurrence.
    fn of(&self, wanted: Effect) -> impl Iterator<Item = (Effect, &str, &Finding)> {
        self.findings
            .iter()
            .filter(move |((effect, _), _)| *effect == wanted)
            .map(|((effect, what), finding)| (*effect, what.as_str(), finding))
    }

    /// The report with a line for each kind of lost documentation.
    pub fn full(&self) -> impl fmt::Display {
        Lines {
            report: self,
            detail: Detail::Full,
        }
    }
}

/// Folds all kinds of lost documentation into one line.
impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = Lines {
            report: self,
            detail: Detail::Short,
        };
        lines.fmt(formatter)
    }
}

/// Printable form of a report.
struct Lines<'a> {
    report: &'a Report,
    detail: Detail,
}

impl fmt::Display for Lines<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut docs = Vec::new();
        for (effect, what, finding) in self.report.findings() {
            if effect == Effect::DocsOnly && self.detail == Detail::Short {
                docs.push(finding);
            } else {
                line(formatter, effect, finding.count, what, &finding.first)?;
            }
        }
        let Some(first) = docs.first() else {
            return Ok(());
        };
        let kinds = match docs.len() {
            1 => "1 kind".to_owned(),
            several => format!("{several} kinds"),
        };
        let what = format!("documentation of {kinds} is lost");
        let count = docs.iter().map(|finding| finding.count).sum();
        line(formatter, Effect::DocsOnly, count, &what, &first.first)
    }
}

fn line(
    formatter: &mut fmt::Formatter<'_>,
    effect: Effect,
    count: usize,
    what: &str,
    first: &str,
) -> fmt::Result {
    writeln!(
        formatter,
        "{:<9} {count:>6}  {what}, first at {first}",
        effect.name()
    )
}
