//! Findings for people: each with the lines that it is about, and carets under what it means.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::Renderer;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Snippet};

use crate::diagnostic::{Diagnostic, Diagnostics, Label, Severity};
use crate::visible::{SIGN, is_hidden};

/// Whether rendered diagnostics carry terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Text alone: pipes, files, tests.
    Plain,
    /// ANSI escape sequences.
    Colour,
}

impl Diagnostics {
    /// All findings as text for people, closed by a line that counts them.
    pub fn render(&self, style: Style) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Colour => Renderer::styled(),
        };
        let mut text = String::new();
        for item in self.items() {
            let rendered = renderer.render(&[self.group(item)]);
            text.extend(rendered.chars().map(shown));
            text.push_str("\n\n");
        }
        text.push_str(&self.total());
        text
    }

    /// The line that counts the findings.
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

    /// One snippet per file that the finding touches, its own file first.
    fn snippets<'a>(&'a self, item: &'a Diagnostic) -> Vec<Snippet<'a, Annotation<'a>>> {
        let primary = std::iter::once((AnnotationKind::Primary, &item.primary));
        let related = item
            .related
            .iter()
            .map(|label| (AnnotationKind::Context, label));
        let labels: Vec<(AnnotationKind, &Label)> = primary.chain(related).collect();
        let mut files: Vec<usize> = Vec::new();
        for (_, label) in &labels {
            if !files.contains(&label.place.file) {
                files.push(label.place.file);
            }
        }
        files
            .into_iter()
            .filter_map(|file| {
                let labels = labels.iter().filter(|(_, label)| label.place.file == file);
                self.snippet(file, labels.copied().collect())
            })
            .collect()
    }

    /// The lines from the first label to the last: the renderer would read the whole of a long file for each finding.
    fn snippet<'a>(
        &'a self,
        file: usize,
        labels: Vec<(AnnotationKind, &'a Label)>,
    ) -> Option<Snippet<'a, Annotation<'a>>> {
        let (source, lines) = (self.source(file)?, self.lines(file)?);
        let text = source.text.as_str();
        let starts = labels.iter().map(|(_, label)| label.place.span.start);
        let start = text.floor_char_boundary(starts.clone().min()?);
        let end = text.floor_char_boundary(starts.max()?);
        let shown = lines.around(text, &(start..end));
        let window = text.get(shown.clone())?;
        let first = lines.number(shown.start);
        let annotations = labels.into_iter().map(|(kind, label)| {
            let span = first_line(window, shown.start, &label.place.span);
            let annotation = kind.span(moved(window, span.start)..moved(window, span.end));
            if label.text.is_empty() {
                annotation
            } else {
                annotation.label(label.text.as_str())
            }
        });
        let snippet = Snippet::source(visible(window))
            .path(source.path.as_str())
            .line_start(first)
            .annotations(annotations);
        Some(snippet)
    }
}

/// What the renderer itself puts between the lines is kept; nothing hidden may reach a terminal.
fn shown(letter: char) -> char {
    match letter {
        '\n' | '\u{1b}' => letter,
        _ if is_hidden(letter) => SIGN,
        _ => letter,
    }
}

/// Whether a letter of the spec is shown as a sign. The renderer shows a tab as spaces, and knows where lines end.
fn is_signed(letter: char) -> bool {
    is_hidden(letter) && !matches!(letter, '\n' | '\r' | '\t')
}

/// A part of the spec with a sign for each character that is not seen, so that carets stand below what they mean.
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

/// Where a byte of the part is once signs stand in it.
fn moved(window: &str, index: usize) -> usize {
    let before = window[..index].chars();
    before
        .map(|letter| if is_signed(letter) { SIGN } else { letter })
        .map(char::len_utf8)
        .sum()
}

/// What a label marks, cut to the first line of it and to the bounds of the part that begins at `offset`.
fn first_line(window: &str, offset: usize, span: &Range<usize>) -> Range<usize> {
    let start = window.floor_char_boundary(span.start.saturating_sub(offset));
    let end = window.floor_char_boundary(span.end.saturating_sub(offset).max(start));
    let marked = window.get(start..end).unwrap_or_default();
    let line = marked.split(['\n', '\r']).next().unwrap_or_default();
    start..start + line.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Source;
    use crate::code::Code;
    use crate::diagnostic::Place;

    fn finding(severity: Severity, message: &str, at: usize) -> Diagnostic {
        let place = Place {
            file: 0,
            span: at..at + 1,
        };
        Diagnostic {
            severity,
            ..Diagnostic::error(Code::Unused, place, message)
        }
    }

    fn rendered(items: impl IntoIterator<Item = Diagnostic>) -> String {
        let mut found = Diagnostics::new(&[Source::new("spec/a.yaml", "a: 1\nb: 2\n")]);
        items.into_iter().for_each(|item| found.push(item));
        found.sort();
        found.render(Style::Plain)
    }

    #[test]
    fn errors_come_before_warnings_and_the_last_line_counts_both() {
        let text = rendered([
            finding(Severity::Warning, "poor", 0),
            finding(Severity::Error, "late", 5),
            finding(Severity::Warning, "poorer", 8),
        ]);
        let titles: Vec<&str> = text.lines().filter(|line| line.contains("L008")).collect();
        let expected = [
            "error[L008]: late",
            "warning[L008]: poor",
            "warning[L008]: poorer",
        ];
        assert_eq!(titles, expected);
        assert!(text.ends_with("\n\n1 error and 2 warnings in the spec; nothing was generated\n"));
    }

    #[test]
    fn warnings_alone_do_not_say_that_nothing_was_generated() {
        let text = rendered([finding(Severity::Warning, "poor", 0)]);
        assert!(text.ends_with("\n\n1 warning in the spec\n"), "{text}");
    }

    #[test]
    fn errors_alone_are_counted_alone() {
        let text = rendered([
            finding(Severity::Error, "one", 0),
            finding(Severity::Error, "two", 5),
        ]);
        let end = "\n\n2 errors in the spec; nothing was generated\n";
        assert!(text.ends_with(end), "{text}");
    }
}
