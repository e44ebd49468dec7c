//! The way to the field at which reading or writing an object failed.

use std::cell::RefCell;
use std::fmt::{self, Write};

/// Names longer than this are cut in messages: they come from the server, which may be anyone.
const NAME_LIMIT: usize = 64;

/// One step from an object to a value within.
pub(crate) enum Segment {
    /// A field that the schema knows.
    Field(&'static str),
    /// Any other name.
    Name(String),
    /// A position in a list.
    Index(usize),
}

/// The segments from the failed value outwards.
///
/// It stays empty while all goes well: each level adds its segment only when the level below reports an error. It is
/// shared by all levels of one decoding or encoding, which is why it has interior mutability.
#[derive(Default)]
pub(crate) struct FieldPath(RefCell<Vec<Segment>>);

impl FieldPath {
    /// Notes a segment and passes the error on: `.map_err(|error| path.at(segment, error))`.
    pub(crate) fn at<E>(&self, segment: Segment, error: E) -> E {
        self.0.borrow_mut().push(segment);
        error
    }

    /// Puts the path in front of an error's message; `None` if there is nothing to add, be it that the failure is at the
    /// outermost value, or that the format names the path itself.
    pub(crate) fn explain(&self, error: &impl fmt::Display) -> Option<String> {
        let (path, message) = (self.to_string(), error.to_string());
        (!message.starts_with(&path)).then(|| format!("{path}: {message}"))
    }
}

impl fmt::Display for FieldPath {
    /// Prints such as `entities[3].statusHistory[0].status`; a name that is no plain word stands in brackets and quotes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.borrow().iter().rev().enumerate() {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Field(name) => dotted(f, position, name)?,
                Segment::Name(name) if is_word(name) => dotted(f, position, name)?,
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

fn is_word(name: &str) -> bool {
    (1..=NAME_LIMIT).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
