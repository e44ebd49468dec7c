//! The path of the field at which decoding or encoding failed.

use std::cell::RefCell;
use std::fmt::{self, Write};

/// Limit of the characters of a name in messages. Names come from the server, which is not trusted.
const NAME_LIMIT: usize = 64;

/// One step from an object or list to a value in it.
pub(crate) enum Segment {
    /// A field of the schema.
    Field(&'static str),
    /// Any other name.
    Name(String),
    /// A position in a list.
    Index(usize),
}

/// The segments from the failed value outwards.
///
/// It stays empty until an error occurs: each level adds its segment only when the level below
/// fails. All levels of one decoding or encoding share it, so it has interior mutability.
#[derive(Default)]
pub(crate) struct FieldPath(RefCell<Vec<Segment>>);

impl FieldPath {
    /// Adds a segment and returns the error: `.map_err(|error| path.at(segment, error))`.
    pub(crate) fn at<E>(&self, segment: Segment, error: E) -> E {
        self.0.borrow_mut().push(segment);
        error
    }

    /// Prefixes an error's message with the path.
    ///
    /// Returns `None` if the message needs no prefix: the outermost value failed, or the format
    /// already names the path.
    pub(crate) fn explain(&self, error: &impl fmt::Display) -> Option<String> {
        let (path, message) = (self.to_string(), error.to_string());
        (!message.starts_with(&path)).then(|| format!("{path}: {message}"))
    }
}

impl fmt::Display for FieldPath {
    /// Prints such as `entities[3].statusHistory[0].status`.
    ///
    /// Names that are not plain identifiers are quoted in brackets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.borrow().iter().rev().enumerate() {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Field(name) => dotted(f, position, name)?,
                Segment::Name(name) if is_identifier(name) => dotted(f, position, name)?,
                Segment::Name(name) => quoted(f, name)?,
            }
        }
        Ok(())
    }
}

fn dotted(f: &mut fmt::Formatter<'_>, position: usize, name: &str) -> fmt::Result {
    if position > 0 {
        f.write_char('.')?;
    }
    f.write_str(name)
}

fn quoted(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    let shown = name.chars().take(NAME_LIMIT).flat_map(char::escape_debug);
    f.write_str("[\"")?;
    shown
        .into_iter()
        .try_for_each(|character| f.write_char(character))?;
    f.write_str(if name.chars().nth(NAME_LIMIT).is_some() {
        "...\"]"
    } else {
        "\"]"
    })
}

fn is_identifier(name: &str) -> bool {
    (1..=NAME_LIMIT).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
