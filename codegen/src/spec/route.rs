//! The `http` line of an operation: method and path template.

use std::ops::Range;

use crate::diagnostics::Code;
use crate::diagnostics::hidden_characters::is_misread;
use crate::diagnostics::size_limits;
use crate::diagnostics::suggestion::closest;
use crate::spec::{Fault, Grammar};

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
}

/// A parsed `http` line such as `GET /api/v2/organizations/{organizationId}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    pub method: Method,
    pub path: String,
    /// The placeholders in order, each with its range in the line.
    pub placeholders: Vec<(String, Range<usize>)>,
}

impl Method {
    pub const ALL: [Self; 7] = [
        Self::Get,
        Self::Head,
        Self::Post,
        Self::Put,
        Self::Patch,
        Self::Delete,
        Self::Options,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
        }
    }

    /// Whether a request of this method may carry a body.
    pub fn takes_body(self) -> bool {
        !matches!(self, Self::Get | Self::Head)
    }
}

impl Grammar for Route {
    fn parse(line: &str) -> Result<Self, Fault> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let Some(method) = Method::ALL
            .into_iter()
            .find(|method| method.as_str() == word)
        else {
            return Err(unknown_method(word));
        };
        let path = rest.trim_start();
        let start = line.len() - path.len();
        let shifted = |span: Range<usize>| span.start + start..span.end + start;
        match placeholders(path) {
            Ok(found) => Ok(Self {
                method,
                path: path.to_owned(),
                placeholders: found
                    .into_iter()
                    .map(|(name, span)| (name.to_owned(), shifted(span)))
                    .collect(),
            }),
            Err(fault) => Err(Fault {
                span: shifted(fault.span),
                ..fault
            }),
        }
    }
}

impl Route {
    /// Whether the path has a placeholder of this name.
    pub fn has_placeholder(&self, name: &str) -> bool {
        self.placeholders.iter().any(|(other, _)| other == name)
    }

    /// The path with unnamed placeholders. A server cannot distinguish operations with the same
    /// shape.
    pub fn shape(&self) -> String {
        let mut shape = self.path.clone();
        for (name, _) in &self.placeholders {
            shape = shape.replacen(&format!("{{{name}}}"), "{}", 1);
        }
        shape
    }
}

fn path_fault(span: Range<usize>, message: impl Into<String>, help: &str) -> Fault {
    Fault {
        code: Code::PathTemplate,
        span,
        message: message.into(),
        help: help.to_owned(),
    }
}

fn unknown_method(word: &str) -> Fault {
    if let Some(method) = Method::ALL.into_iter().find(|method| joined(word, *method)) {
        let method = method.as_str();
        return Fault {
            code: Code::HttpMethod,
            span: method.len()..word.len(),
            message: format!("expected one space between `{method}` and the path"),
            help: format!(
                "write `{method} {}`",
                word[method.len()..].trim_start_matches([':', '\t'])
            ),
        };
    }
    let methods = Method::ALL.map(Method::as_str);
    let help = if word.starts_with('/') || word.is_empty() {
        "write an operation as in `GET /api/v2/organizations/me`".to_owned()
    } else {
        match closest(word, methods) {
            Some(method) => format!("did you mean `{method}`?"),
            None => format!("use one of the methods {}", methods.join(", ")),
        }
    };
    let message = if word.starts_with('/') || word.is_empty() {
        "missing HTTP method".to_owned()
    } else {
        format!("unknown HTTP method `{word}`")
    };
    Fault {
        code: Code::HttpMethod,
        span: 0..word.len(),
        message,
        help,
    }
}

/// Returns the message and the help for a character that is not allowed in a URL.
pub fn stray(letter: char, whole: &str) -> (String, &'static str) {
    if is_misread(letter) {
        let message = format!("invisible character U+{:04X}", u32::from(letter));
        return (message, "remove it");
    }
    let help = match letter {
        ' ' => "remove it, or write it as `%20`",
        letter if letter.is_ascii() => "remove it, or percent-encode it",
        _ => "percent-encode the UTF-8 bytes of non-ASCII characters",
    };
    let what = match letter {
        ' ' => "space".to_owned(),
        other => format!("`{other}`"),
    };
    (format!("unexpected {what} in {whole}"), help)
}

/// Returns the message for a segment that URL parsers resolve.
pub fn dots(segment: &str) -> Option<String> {
    matches!(segment, "." | "..").then(|| format!("relative segment `{segment}` in path"))
}

/// Whether something other than a space separates the method from the path.
fn joined(word: &str, method: Method) -> bool {
    let rest = word.strip_prefix(method.as_str());
    rest.is_some_and(|rest| rest.starts_with([':', '\t', '/']))
}

fn placeholders(path: &str) -> Result<Vec<(&str, Range<usize>)>, Fault> {
    let whole = 0..path.len();
    if path.len() > size_limits::URL_LETTERS {
        let most = size_limits::URL_LETTERS;
        return Err(Fault {
            code: Code::TooLarge,
            span: whole,
            message: format!("path is {} bytes long; the limit is {most}", path.len()),
            help: "move the long part to a query parameter or the body".to_owned(),
        });
    }
    if path.is_empty() {
        return Err(path_fault(
            whole,
            "missing path",
            "write an operation as in `GET /api/v2/organizations/me`",
        ));
    }
    if !path.starts_with('/') {
        let help = if path.contains("://") {
            "move the host to `base_url`, and write only the path here".to_owned()
        } else {
            format!("write `/{}`", path.trim_start_matches('\\'))
        };
        return Err(path_fault(whole, "path must start with `/`", &help));
    }
    let mut found: Vec<(&str, Range<usize>)> = Vec::new();
    let mut start = 1;
    for segment in path[1..].split('/') {
        if segment.is_empty() && !(start == path.len() && path.len() > 1) && path != "/" {
            return Err(path_fault(
                start - 1..start + 1,
                "empty path segment",
                "remove one of the two slashes",
            ));
        }
        if let Some(message) = dots(segment) {
            let span = start..start + segment.len();
            let help = "write the path without `.` and `..` segments";
            return Err(path_fault(span, message, help));
        }
        segment_placeholders(segment, start, &mut found)?;
        start += segment.len() + 1;
    }
    Ok(found)
}

const PLACEHOLDER: &str = "write a placeholder as in `{organizationId}`";

fn segment_placeholders<'a>(
    segment: &'a str,
    start: usize,
    found: &mut Vec<(&'a str, Range<usize>)>,
) -> Result<(), Fault> {
    let mut open: Option<usize> = None;
    for (index, letter) in segment.char_indices() {
        let here = start + index..start + index + letter.len_utf8();
        match (letter, open) {
            ('{', None) => open = Some(index),
            ('}', Some(brace)) => {
                let name = &segment[brace + 1..index];
                let span = start + brace + 1..start + index;
                if name.is_empty() {
                    return Err(path_fault(
                        start + brace..start + index + 1,
                        "placeholder without a name",
                        PLACEHOLDER,
                    ));
                }
                if found.iter().any(|(other, _)| *other == name) {
                    return Err(path_fault(
                        span,
                        format!("duplicate placeholder `{name}`"),
                        "rename one of the two placeholders",
                    ));
                }
                found.push((name, span));
                open = None;
            }
            ('{' | '}', _) => {
                let message = "unmatched brace";
                return Err(path_fault(here, message, PLACEHOLDER));
            }
            ('?' | '#', _) => {
                let help = "define query parameters under `query`";
                return Err(path_fault(
                    here,
                    format!("unexpected `{letter}` in path"),
                    help,
                ));
            }
            (letter, open)
                if !letter.is_ascii_graphic()
                    || (open.is_none() && "\"<>\\^`|".contains(letter)) =>
            {
                let (message, help) = stray(letter, "path");
                let help = match letter {
                    '<' | '>' => PLACEHOLDER,
                    _ => help,
                };
                return Err(path_fault(here, message, help));
            }
            _ => {}
        }
    }
    match open {
        Some(brace) => Err(path_fault(
            start + brace..start + segment.len(),
            "unclosed brace",
            "close it with `}`",
        )),
        None => Ok(()),
    }
}
