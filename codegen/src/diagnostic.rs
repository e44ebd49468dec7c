//! What is wrong with a spec, where, and what to do about it.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use annotate_snippets::renderer::Renderer;
use annotate_snippets::{AnnotationKind, Group, Level, Snippet};

use crate::Source;
use crate::code::Code;

/// How grave a [`Diagnostic`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Worth a look; generation goes on.
    Warning,
}

/// Whether rendered diagnostics carry terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Text alone: pipes, files, tests.
    Plain,
    /// ANSI escape sequences.
    Colour,
}

/// A place in one of the sources.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// Index of the source in the list that was given to the generator.
    pub file: usize,
    /// Range of bytes in its text.
    pub span: Range<usize>,
}

/// A place with a few words about it, as "first defined here".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// The words under the carets.
    pub text: String,
}

/// One mistake in a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken; `spec/README.md` explains each.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// One line that says what is wrong.
    pub message: String,
    /// Where, and what stands there.
    pub primary: Label,
    /// Other places that matter.
    pub related: Vec<Label>,
    /// The way out.
    pub help: Option<String>,
}

impl Diagnostic {
    pub(crate) fn error(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            primary: Label {
                place,
                text: String::new(),
            },
            related: Vec::new(),
            help: None,
        }
    }

    pub(crate) fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    pub(crate) fn related(mut self, place: Place, text: impl Into<String>) -> Self {
        self.related.push(Label {
            place,
            text: text.into(),
        });
        self
    }

    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

/// Everything that was found in one run, in the order of the files, with the texts needed to show it.
#[derive(Debug, Clone)]
pub struct Diagnostics {
    sources: Vec<Source>,
    items: Vec<Diagnostic>,
    silenced: HashSet<Place>,
}

impl Diagnostics {
    pub(crate) fn new(sources: &[Source]) -> Self {
        Self {
            sources: sources.to_vec(),
            items: Vec::new(),
            silenced: HashSet::new(),
        }
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        let hidden = |label: &Label| self.silenced.contains(&label.place);
        if !hidden(&diagnostic.primary) && !diagnostic.related.iter().any(hidden) {
            self.items.push(diagnostic);
        }
    }

    /// From now on nothing is reported about this place: what stands there is not the author's.
    pub(crate) fn silence(&mut self, place: Place) {
        self.silenced.insert(place);
    }

    /// Whether one of these rules has been found broken at a place.
    pub(crate) fn has(&self, place: &Place, codes: &[Code]) -> bool {
        self.items
            .iter()
            .any(|item| item.primary.place == *place && codes.contains(&item.code))
    }

    /// Whether one of these rules has been found broken at a place or inside it.
    pub(crate) fn has_within(&self, place: &Place, codes: &[Code]) -> bool {
        self.items.iter().any(|item| {
            let found = &item.primary.place;
            found.file == place.file
                && place.span.start <= found.span.start
                && found.span.end <= place.span.end
                && codes.contains(&item.code)
        })
    }

    /// `Err` with everything found, sorted, if any of it is an error.
    pub(crate) fn into_result(mut self) -> Result<(), Self> {
        if self.errors() == 0 {
            return Ok(());
        }
        self.items.sort_by_key(|item| {
            let Place { file, span } = &item.primary.place;
            (item.severity, *file, span.start, span.end, item.code)
        });
        self.items.dedup();
        Err(self)
    }

    /// The findings: errors first, each kind in the order of the files.
    pub fn items(&self) -> &[Diagnostic] {
        &self.items
    }

    /// How many of the findings are errors.
    pub fn errors(&self) -> usize {
        self.items
            .iter()
            .filter(|item| item.severity == Severity::Error)
            .count()
    }

    /// The file, line and column of a place; line and column count from 1, columns in characters.
    pub fn position(&self, place: &Place) -> (&str, usize, usize) {
        let Some(source) = self.sources.get(place.file) else {
            return ("", 1, 1);
        };
        let before = source.text.get(..place.span.start).unwrap_or(&source.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        (&source.path, line, before[line_start..].chars().count() + 1)
    }

    /// All findings as text for people, closed by a line that counts them.
    pub fn render(&self, style: Style) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Colour => Renderer::styled(),
        };
        let mut text = String::new();
        for item in &self.items {
            text.push_str(&renderer.render(&[self.group(item)]));
            text.push_str("\n\n");
        }
        let count = self.items.len();
        let plural = if count == 1 { "" } else { "s" };
        text.push_str(&format!(
            "{count} error{plural} in the spec; nothing was generated\n"
        ));
        text
    }

    fn group<'a>(&'a self, item: &'a Diagnostic) -> Group<'a> {
        let level = match item.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = level
            .primary_title(item.message.as_str())
            .id(item.code.as_str())
            .elements(self.snippets(item));
        if let Some(help) = &item.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        group
    }

    /// One snippet per file that the finding touches, its own file first.
    fn snippets<'a>(
        &'a self,
        item: &'a Diagnostic,
    ) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
        let mut files = vec![item.primary.place.file];
        for label in &item.related {
            if !files.contains(&label.place.file) {
                files.push(label.place.file);
            }
        }
        let mut snippets = Vec::new();
        for file in files {
            let Some(source) = self.sources.get(file) else {
                continue;
            };
            let mut snippet = Snippet::source(source.text.as_str()).path(source.path.as_str());
            if file == item.primary.place.file {
                snippet =
                    snippet.annotation(annotation(AnnotationKind::Primary, source, &item.primary));
            }
            for label in item.related.iter().filter(|label| label.place.file == file) {
                snippet = snippet.annotation(annotation(AnnotationKind::Context, source, label));
            }
            snippets.push(snippet);
        }
        snippets
    }
}

/// The carets of a label: cut to the first line of what they mark and to the bounds of the text.
fn annotation<'a>(
    kind: AnnotationKind,
    source: &'a Source,
    label: &'a Label,
) -> annotate_snippets::Annotation<'a> {
    let start = floor_boundary(&source.text, label.place.span.start);
    let end = floor_boundary(&source.text, label.place.span.end.max(start));
    let marked = source.text.get(start..end).unwrap_or_default();
    let first_line = marked
        .split(['\n', '\r'])
        .next()
        .unwrap_or_default()
        .trim_end();
    let annotation = kind.span(start..start + first_line.len());
    if label.text.is_empty() {
        annotation
    } else {
        annotation.label(label.text.as_str())
    }
}

fn floor_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

impl fmt::Display for Diagnostics {
    /// The plain rendering.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(Style::Plain))
    }
}

impl std::error::Error for Diagnostics {}
