//! Base URL with variables, such as `https://{region}.example.com`.

use std::ops::Range;

use crate::diagnostics::{Code, size_limits};
use crate::spec::{Fault, Grammar};

/// A base URL with variables in braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrlTemplate {
    text: String,
    /// The variables in order, each with the range of its name.
    pub variables: Vec<(String, Range<usize>)>,
}

impl Grammar for UrlTemplate {
    fn parse(text: &str) -> Result<Self, Fault> {
        if text.len() > size_limits::URL_LETTERS {
            let message = format!(
                "base URL is {} bytes long; the limit is {}",
                text.len(),
                size_limits::URL_LETTERS
            );
            return Err(Fault {
                code: Code::TooLarge,
                span: 0..text.len(),
                message,
                help: "move the long part into the paths of the operations".to_owned(),
            });
        }
        let mut variables = Vec::new();
        let mut open: Option<usize> = None;
        for (index, letter) in text.char_indices() {
            match (letter, open) {
                ('{', None) => open = Some(index + 1),
                ('}', Some(start)) if start == index => {
                    return Err(fault(start - 1..index + 1, "variable without a name"));
                }
                ('}', Some(start)) => {
                    variables.push((text[start..index].to_owned(), start..index));
                    open = None;
                }
                ('{' | '}', _) => return Err(fault(index..index + 1, "unmatched brace")),
                _ => {}
            }
        }
        match open {
            Some(start) => Err(fault(start - 1..text.len(), "unclosed brace")),
            None => Ok(Self {
                text: text.to_owned(),
                variables,
            }),
        }
    }
}

fn fault(span: Range<usize>, message: &str) -> Fault {
    Fault {
        code: Code::BaseUrl,
        span,
        message: message.to_owned(),
        help: "write a variable as in `https://{region}.example.com`".to_owned(),
    }
}

impl UrlTemplate {
    /// The URL with a value in place of each variable; a variable without a value stays in braces.
    pub fn expand<'a>(&'a self, value: impl Fn(&str) -> Option<&'a str>) -> Expanded<'a> {
        let mut expanded = Expanded {
            text: String::new(),
            pieces: Vec::new(),
        };
        let mut start = 0;
        for (name, span) in &self.variables {
            let Some(value) = value(name) else { continue };
            let braces = span.start - 1..span.end + 1;
            expanded.push(&self.text[start..braces.start], start..braces.start, None);
            start = braces.end;
            expanded.push(value, braces, Some(name));
        }
        expanded.push(&self.text[start..], start..self.text.len(), None);
        expanded
    }
}

/// A base URL whose variables are replaced by values.
pub struct Expanded<'a> {
    pub text: String,
    /// The pieces of the whole text.
    pieces: Vec<Piece<'a>>,
}

/// A piece of an expanded URL, with its origin in the template.
struct Piece<'a> {
    text: Range<usize>,
    template: Range<usize>,
    variable: Option<&'a str>,
}

/// The origin of a part of an expanded URL in the spec.
#[derive(Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// A range of the template.
    Template(Range<usize>),
    /// The value of a variable.
    Variable(&'a str),
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

    /// Returns the origin of a part of the text: a variable if the part begins in its value.
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
