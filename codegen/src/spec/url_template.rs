//! The base URL as a template, if there are variables: `https://{region}.example.com`.

use std::ops::Range;

/// A name in braces, or what is wrong, with its place.
type Placed<T> = (T, Range<usize>);

/// The parts in braces, by name, each with the place of its name.
///
/// # Errors
///
/// What is wrong with the braces, and where.
pub fn placeholders(url: &str) -> Result<Vec<Placed<&str>>, Placed<String>> {
    let mut found: Vec<Placed<&str>> = Vec::new();
    let mut open: Option<usize> = None;
    for (index, letter) in url.char_indices() {
        match (letter, open) {
            ('{', None) => open = Some(index + 1),
            ('}', Some(start)) if start == index => {
                return Err(("variable without a name".to_owned(), start - 1..index + 1));
            }
            ('}', Some(start)) => {
                found.push((&url[start..index], start..index));
                open = None;
            }
            ('{' | '}', _) => return Err(("unmatched brace".to_owned(), index..index + 1)),
            _ => {}
        }
    }
    match open {
        Some(start) => Err(("unclosed brace".to_owned(), start - 1..url.len())),
        None => Ok(found),
    }
}

/// A base URL with values in place of its parts in braces.
pub struct Expanded<'a> {
    pub text: String,
    /// All of the text, piece by piece.
    pieces: Vec<Piece<'a>>,
}

/// Some of an expanded URL, and what it was in the template.
struct Piece<'a> {
    text: Range<usize>,
    template: Range<usize>,
    variable: Option<&'a str>,
}

/// Where in the spec a part of an expanded URL comes from.
#[derive(Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// A range of the template.
    Template(Range<usize>),
    /// The value of a variable.
    Variable(&'a str),
}

/// The URL with a value in place of each part in braces; a part without a value stays.
pub fn expand<'a>(template: &'a str, value: impl Fn(&str) -> Option<&'a str>) -> Expanded<'a> {
    let mut expanded = Expanded {
        text: String::new(),
        pieces: Vec::new(),
    };
    let mut start = 0;
    for (name, span) in placeholders(template).unwrap_or_default() {
        let Some(value) = value(name) else { continue };
        let braces = span.start - 1..span.end + 1;
        expanded.push(&template[start..braces.start], start..braces.start, None);
        start = braces.end;
        expanded.push(value, braces, Some(name));
    }
    expanded.push(&template[start..], start..template.len(), None);
    expanded
}

impl<'a> Expanded<'a> {
    fn push(&mut self, text: &str, template: Range<usize>, variable: Option<&'a str>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece {
            text: start..self.text.len(),
            template,
            variable,
        });
    }

    /// Where a part of the text comes from: a variable if the part begins in its value.
    pub fn origin(&self, part: &Range<usize>) -> Origin<'a> {
        let holding = |offset: usize| {
            let mut pieces = self.pieces.iter();
            pieces.find(|piece| piece.text.contains(&offset))
        };
        let Some(first) = holding(part.start) else {
            let end = self.pieces.last().map_or(0, |piece| piece.template.end);
            return Origin::Template(0..end);
        };
        if let Some(name) = first.variable {
            return Origin::Variable(name);
        }
        let start = first.template.start + (part.start - first.text.start);
        let end = match holding(part.end.saturating_sub(1)) {
            Some(Piece {
                text,
                template,
                variable: None,
            }) => template.start + (part.end - text.start),
            Some(piece) => piece.template.end,
            None => first.template.end,
        };
        Origin::Template(start..end.max(start))
    }
}
