//! Diagnostics: mistakes in a spec, with their places and fixes.

mod code;
mod github;
pub mod hidden_characters;
mod json;
pub(crate) mod line_index;
pub mod size_limits;
pub mod suggestion;
mod text;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use crate::source::Source;

pub use self::code::Code;
pub use self::size_limits::FILE_BYTES;
pub use self::text::Style;

use self::hidden_characters::escaped;
use self::line_index::Lines;

/// The severity of a [`Diagnostic`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Prevents generation.
    Error,
    /// Does not prevent generation.
    Warning,
}

impl Severity {
    /// The name of the severity, such as `error`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A byte range in one of the sources.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// Index of the source in the list that was passed to the generator.
    pub file: usize,
    /// Byte range in its text.
    pub span: Range<usize>,
}

/// The range of a value that no source has.
const NOWHERE: Range<usize> = usize::MAX..usize::MAX;

impl Place {
    /// The place of a value that no source has: a placeholder, or one that the program makes.
    pub(crate) fn nowhere() -> Self {
        Self {
            file: 0,
            span: NOWHERE,
        }
    }

    pub(crate) fn is_nowhere(&self) -> bool {
        self.span == NOWHERE
    }
}

/// A place with a short text, such as "first defined here".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub place: Place,
    /// The text under the carets.
    pub text: String,
}

/// One mistake in a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The violated rule; `spec/README.md` explains each.
    pub code: Code,
    /// The severity.
    pub severity: Severity,
    /// One line that describes the mistake.
    pub message: String,
    /// The place of the mistake, with a label.
    pub primary: Label,
    /// Related places.
    pub related: Vec<Label>,
    /// The suggested fix.
    pub help: Option<String>,
}

impl Diagnostic {
    pub(crate) fn error(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: escaped(&message.into()),
            primary: Label {
                place,
                text: String::new(),
            },
            related: Vec::new(),
            help: None,
        }
    }

    /// An error about a value that repeats the one at `first`.
    pub(crate) fn duplicate(
        code: Code,
        place: Place,
        first: Place,
        message: impl Into<String>,
    ) -> Self {
        Self::error(code, place, message)
            .label("duplicate")
            .related(first, "first defined here")
    }

    pub(crate) fn warning(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, place, message)
        }
    }

    pub(crate) fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = escaped(&text.into());
        self
    }

    pub(crate) fn related(mut self, place: Place, text: impl Into<String>) -> Self {
        self.related.push(Label {
            place,
            text: escaped(&text.into()),
        });
        self
    }

    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(escaped(&text.into()));
        self
    }
}

/// The number of diagnostics beyond which no suggestions are computed.
const CROWD: usize = 200;

/// All diagnostics of one run, with the sources needed to render them.
#[derive(Debug, Clone)]
pub struct Diagnostics {
    sources: Vec<Source>,
    items: Vec<Diagnostic>,
    /// The end and the code of each diagnostic, by file and first byte.
    found: BTreeMap<(usize, usize), Vec<(usize, Code)>>,
    /// The line index of each source, computed on first use.
    lines: Vec<OnceLock<Lines>>,
}

impl Diagnostics {
    pub(crate) fn new(sources: &[Source]) -> Self {
        Self {
            sources: sources.to_vec(),
            items: Vec::new(),
            found: BTreeMap::new(),
            lines: vec![OnceLock::new(); sources.len()],
        }
    }

    /// Adds a diagnostic, unless it is about a value that no source has.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        let nowhere = |label: &Label| label.place.is_nowhere();
        if nowhere(&diagnostic.primary) || diagnostic.related.iter().any(nowhere) {
            return;
        }
        let Place { file, span } = &diagnostic.primary.place;
        let found = self.found.entry((*file, span.start)).or_default();
        found.push((span.end, diagnostic.code));
        self.items.push(diagnostic);
    }

    /// Whether there are too many diagnostics to compute suggestions, which is slow with many
    /// names.
    pub(crate) fn is_crowded(&self) -> bool {
        self.items.len() > CROWD
    }

    /// Whether one of these codes has been reported at exactly this place.
    pub(crate) fn has(&self, place: &Place, codes: &[Code]) -> bool {
        let found = self.found.get(&(place.file, place.span.start));
        let mut found = found.into_iter().flatten();
        found.any(|(end, code)| *end == place.span.end && codes.contains(code))
    }

    /// Whether one of these codes has been reported at this place or inside it.
    pub(crate) fn has_within(&self, place: &Place, codes: &[Code]) -> bool {
        let Range { start, end } = place.span;
        let inside = self
            .found
            .range((place.file, start)..=(place.file, end.max(start)));
        let mut found = inside.flat_map(|(_, found)| found);
        found.any(|(last, code)| *last <= end && codes.contains(code))
    }

    /// Returns `Err` with all diagnostics if one of them is an error.
    pub(crate) fn into_result(mut self) -> Result<(), Self> {
        if self.errors() == 0 {
            return Ok(());
        }
        self.sort();
        Err(self)
    }

    /// Sorts by severity and place, and removes duplicates.
    pub(crate) fn sort(&mut self) {
        self.items.sort_by_key(|item| {
            let Place { file, span } = &item.primary.place;
            (item.severity, *file, span.start, span.end, item.code)
        });
        self.items.dedup();
    }

    /// All diagnostics: errors first, each severity in the order of the files.
    pub fn items(&self) -> &[Diagnostic] {
        &self.items
    }

    /// The number of errors.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// The number of warnings.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        let items = self.items.iter();
        items.filter(|item| item.severity == severity).count()
    }

    /// The file, line and column of the start of a place. Lines and columns count from 1, columns
    /// in characters.
    pub fn position(&self, place: &Place) -> (&str, usize, usize) {
        let (line, column) = self.line_column(place.file, place.span.start);
        let path = self
            .source(place.file)
            .map_or("", |source| source.path.as_str());
        (path, line, column)
    }

    pub(crate) fn source(&self, file: usize) -> Option<&Source> {
        self.sources.get(file)
    }

    pub(crate) fn lines(&self, file: usize) -> Option<&Lines> {
        let source = self.sources.get(file)?;
        let lines = self.lines.get(file)?;
        Some(lines.get_or_init(|| Lines::new(&source.text)))
    }

    /// Line and column of a byte, as [`Self::position`] counts them.
    pub(crate) fn line_column(&self, file: usize, offset: usize) -> (usize, usize) {
        match (self.source(file), self.lines(file)) {
            (Some(source), Some(lines)) => lines.position(&source.text, offset),
            _ => (1, 1),
        }
    }
}

impl fmt::Display for Diagnostics {
    /// Renders without colours.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(Style::Plain))
    }
}

impl std::error::Error for Diagnostics {}
