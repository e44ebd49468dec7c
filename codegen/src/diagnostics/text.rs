//! Renders diagnostics as text for people, with source lines and carets.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::Renderer;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Snippet};

use crate::diagnostics::hidden_characters::{SIGN, is_hidden};
use crate::diagnostics::{Diagnostic, Diagnostics, Label, Place, Severity};
use crate::source::Source;

/// Maximum number of rendered diagnostics. Only the count of the rest is shown.
const SHOWN: usize = 200;

/// Maximum distance in lines between two places that are shown in one snippet.
const NEAR: usize = 20;

/// Maximum bytes of source lines shown with carets.
const LONG: usize = 2048;

/// Whether rendered diagnostics carry terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Plain text for pipes, files and tests.
    Plain,
    /// ANSI escape sequences.
    Colour,
}

impl Diagnostics {
    /// Renders the diagnostics as text for people, followed by a line with their count. Only the
    /// first of very many are rendered.
    pub fn render(&self, style: Style) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Colour => Renderer::styled(),
        };
        let mut text = String::new();
        for item in self.items().iter().take(SHOWN) {
            let rendered = renderer.render(&[self.group(item)]);
            text.extend(rendered.chars().map(shown));
            text.push_str("\n\n");
        }
        match self.items().len().saturating_sub(SHOWN) {
            0 => {}
            more => text.push_str(&format!("... and {more} more\n\n")),
        }
        text.push_str(&self.total());
        text
    }

    /// The line with the number of diagnostics.
    fn total(&self) -> String {
        let counted = |count: usize, word: &str| match count {
            1 => format!("1 {word}"),
            _ => format!("{count} {word}s"),
        };
        let errors = counted(self.errors(), "error");
        let warnings = counted(self.warnings(), "warning");
        match (self.errors(), self.warnings()) {
            (0, _) => format!("{warnings} in the spec\n"),
            (_, 0) => format!("{errors} in the spec; nothing was generated\n"),
            _ => format!("{errors} and {warnings} in the spec; nothing was generated\n"),
        }
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

    /// Returns a snippet for each neighbourhood of the diagnostic, starting with its primary place.
    fn snippets<'a>(&'a self, item: &'a Diagnostic) -> Vec<Element<'a>> {
        let primary = std::iter::once((AnnotationKind::Primary, &item.primary));
        let related = item
            .related
            .iter()
            .map(|label| (AnnotationKind::Context, label));
        let mut neighbourhoods: Vec<Vec<(AnnotationKind, &Label)>> = Vec::new();
        for label in primary.chain(related) {
            let near =
                |other: &(AnnotationKind, &Label)| self.are_near(&other.1.place, &label.1.place);
            match neighbourhoods
                .iter_mut()
                .find(|labels| labels.iter().any(near))
            {
                Some(labels) => labels.push(label),
                None => neighbourhoods.push(vec![label]),
            }
        }
        let elements = neighbourhoods.into_iter();
        elements.flat_map(|labels| self.snippet(labels)).collect()
    }

    /// Whether two places are shown in one snippet. The distance is bounded, because all lines
    /// between them are read.
    fn are_near(&self, one: &Place, other: &Place) -> bool {
        let line = |place: &Place| self.line_column(place.file, place.span.start).0;
        one.file == other.file && line(one).abs_diff(line(other)) <= NEAR
    }

    /// The lines from the first label to the last, or only the places if the lines are too long.
    fn snippet<'a>(&'a self, labels: Vec<(AnnotationKind, &'a Label)>) -> Vec<Element<'a>> {
        let lines = self.window(&labels);
        let Some((source, number, offset, window)) = lines.filter(|lines| lines.3.len() <= LONG)
        else {
            return labels
                .into_iter()
                .flat_map(|(_, label)| self.origin(label))
                .collect();
        };
        let annotations = labels.into_iter().map(|(kind, label)| {
            let span = first_line(window, offset, &label.place.span);
            let annotation = kind.span(moved(window, span.start)..moved(window, span.end));
            if label.text.is_empty() {
                annotation
            } else {
                annotation.label(label.text.as_str())
            }
        });
        let snippet = Snippet::source(visible(window))
            .path(source.path.as_str())
            .line_start(number)
            .annotations(annotations);
        vec![snippet.into()]
    }

    /// The file, the number of the first line, its start, and the lines from the first label to the
    /// last.
    fn window(&self, labels: &[(AnnotationKind, &Label)]) -> Option<(&Source, usize, usize, &str)> {
        let file = labels.first()?.1.place.file;
        let (source, lines) = (self.source(file)?, self.lines(file)?);
        let text = source.text.as_str();
        let starts = labels.iter().map(|(_, label)| label.place.span.start);
        let start = text.floor_char_boundary(starts.clone().min()?);
        let end = text.floor_char_boundary(starts.max()?);
        let shown = lines.around(text, &(start..end));
        let window = text.get(shown.clone())?;
        Some((source, lines.number(shown.start), shown.start, window))
    }

    /// A place as line and column, with its label.
    fn origin<'a>(&'a self, label: &'a Label) -> Vec<Element<'a>> {
        let (path, line, column) = self.position(&label.place);
        let origin = Origin::path(path).line(line).char_column(column);
        let note =
            (!label.text.is_empty()).then(|| Level::NOTE.message(label.text.as_str()).into());
        std::iter::once(origin.into()).chain(note).collect()
    }
}

/// Replaces invisible characters that would reach the terminal. The renderer's own escape sequences
/// are kept.
fn shown(letter: char) -> char {
    match letter {
        '\n' | '\u{1b}' => letter,
        _ if is_hidden(letter) => SIGN,
        _ => letter,
    }
}

/// Whether a character of the spec is replaced. The renderer shows a tab as spaces and handles line
/// ends.
fn is_signed(letter: char) -> bool {
    is_hidden(letter) && !matches!(letter, '\n' | '\r' | '\t')
}

/// A part of the spec in which a sign replaces each invisible character, so that carets are
/// aligned.
fn visible(window: &str) -> Cow<'_, str> {
    if !window.contains(is_signed) {
        return Cow::Borrowed(window);
    }
    let letters = window.chars();
    Cow::Owned(
        letters
            .map(|letter| if is_signed(letter) { SIGN } else { letter })
            .collect(),
    )
}

/// Maps a byte of the part to its position after the replacement.
fn moved(window: &str, index: usize) -> usize {
    let before = window[..index].chars();
    before
        .map(|letter| if is_signed(letter) { SIGN } else { letter })
        .map(char::len_utf8)
        .sum()
}

/// The range of a label within the part that begins at `offset`, cut to its first line.
fn first_line(window: &str, offset: usize, span: &Range<usize>) -> Range<usize> {
    let start = window.floor_char_boundary(span.start.saturating_sub(offset));
    let end = window.floor_char_boundary(span.end.saturating_sub(offset).max(start));
    let marked = window.get(start..end).unwrap_or_default();
    let line = marked.split(['\n', '\r']).next().unwrap_or_default();
    start..start + line.trim_end().len()
}
