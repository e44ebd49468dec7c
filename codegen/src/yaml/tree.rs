//! YAML as a tree whose keys and values have places.

use std::ops::Range;

use crate::yaml::Entries;

/// A value with its byte range.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) span: Range<usize>,
    pub(crate) value: Value,
}

#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// Text as YAML reads it. Only a plain (unquoted) scalar can be a number, a boolean or null.
    Scalar {
        text: String,
        plain: bool,
        /// Whether the file has the text verbatim, apart from quotes: no escapes, no folded lines.
        verbatim: bool,
    },
    List(Vec<Node>),
    Map(Entries),
    /// An alias. It has been reported, and its value is unknown.
    Alias,
}

#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: Key,
    pub(crate) value: Node,
}

#[derive(Debug, Clone)]
pub(crate) struct Key {
    pub(crate) text: String,
    pub(crate) span: Range<usize>,
    /// Whether the key is written without quotes.
    pub(crate) plain: bool,
    /// Whether the file has the text verbatim, apart from quotes around it.
    pub(crate) verbatim: bool,
}

impl Key {
    /// The bytes of the text, without quotes; `None` if the file does not have it verbatim.
    pub(crate) fn verbatim_text(&self) -> Option<Range<usize>> {
        self.verbatim
            .then(|| without_quotes(&self.span, self.plain))
    }
}

fn without_quotes(span: &Range<usize>, plain: bool) -> Range<usize> {
    let quote = usize::from(!plain);
    span.start + quote..span.end - quote
}

/// The kind of a value by the core schema of YAML 1.2.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Nothing,
    Bool(bool),
    Int(i64),
    Float(f64),
    /// A number that readers interpret differently or that JSON does not have, such as `0123`,
    /// `0x1F`, `.inf` or one with too many digits.
    OddNumber,
    Text,
    List,
    Map,
}

impl Node {
    pub(crate) fn kind(&self) -> Kind {
        match &self.value {
            Value::Scalar {
                text, plain: true, ..
            } => plain_kind(text),
            Value::Scalar { .. } => Kind::Text,
            Value::List(_) => Kind::List,
            Value::Map(_) => Kind::Map,
            Value::Alias => Kind::Nothing,
        }
    }

    /// The entries of a map; empty for other values.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; empty for other values.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a scalar, as YAML reads it.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The bytes of a scalar's text, without quotes; `None` if the file does not have it verbatim.
    pub(crate) fn verbatim_text(&self) -> Option<Range<usize>> {
        match self.value {
            Value::Scalar {
                plain,
                verbatim: true,
                ..
            } => Some(without_quotes(&self.span, plain)),
            _ => None,
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.value {
            Value::Map(entries) => entries.find(key),
            _ => None,
        }
    }
}

fn plain_kind(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Kind::Nothing,
        "true" | "True" | "TRUE" => return Kind::Bool(true),
        "false" | "False" | "FALSE" => return Kind::Bool(false),
        ".nan" | ".NaN" | ".NAN" => return Kind::OddNumber,
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(digits, ".inf" | ".Inf" | ".INF") || of_another_base(digits) {
        return Kind::OddNumber;
    }
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return Kind::Text;
    }
    let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    let leading_zero = digits
        .strip_prefix('0')
        .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
    if whole {
        let value = text.parse().ok().filter(|_| !leading_zero);
        return value.map_or(Kind::OddNumber, Kind::Int);
    }
    let number = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    match text.parse::<f64>() {
        Ok(value) if number && value.is_finite() && !leading_zero => Kind::Float(value),
        Ok(_) if number => Kind::OddNumber,
        _ => Kind::Text,
    }
}

/// Whether the text is a number such as `0x1F` or `0o17`.
fn of_another_base(text: &str) -> bool {
    let digits = |prefix: &str, radix: u32| {
        let rest = text.strip_prefix(prefix);
        rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|digit| digit.is_digit(radix)))
    };
    digits("0x", 16) || digits("0o", 8)
}
