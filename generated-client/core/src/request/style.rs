//! Writes objects, lists of them and JSON in the style of their parameter.

use super::form_body::Value;
use super::request_builder::Parts;
use crate::json::{ItemNames, JsonError, Pairs, Slot, SlotRef, is_object, pairs, to_json, values};
use crate::operation::Style;

/// A value in the style of its parameter.
pub(crate) enum Styled {
    /// One text.
    One(String),
    /// Texts joined to one value.
    Joined(Vec<String>),
    /// Pairs of a name and a text. A header and a path join them to one value.
    Pairs(Pairs),
}

impl Styled {
    /// Writes a value in a style.
    ///
    /// # Errors
    ///
    /// If a number is not finite.
    pub(super) fn new(name: &str, style: Style, value: &dyn Slot) -> Result<Self, JsonError> {
        let slot = value.read();
        Ok(match style {
            Style::Json => Self::One(json(value)?),
            Style::JsonExploded => {
                let list = match slot {
                    SlotRef::List(list) => Some(list),
                    _ => None,
                };
                let items = list.into_iter().flat_map(values);
                let items = items.map(|item| Ok((name.to_owned(), json(item)?)));
                Self::Pairs(items.collect::<Result<_, _>>()?)
            }
            Style::DeepObject => Self::Pairs(pairs(name, ItemNames::Indexed, &slot)?),
            Style::FormExploded | Style::MatrixExploded => Self::Pairs(members(name, &slot)?),
            Style::SimpleExploded | Style::LabelExploded if is_object(&slot) => {
                Self::Pairs(members(name, &slot)?)
            }
            Style::Form | Style::Simple if is_object(&slot) => {
                let pairs = members(name, &slot)?.into_iter();
                Self::Joined(pairs.flat_map(|(name, value)| [name, value]).collect())
            }
            _ => {
                let pairs = members(name, &slot)?.into_iter();
                Self::Joined(pairs.map(|(_, value)| value).collect())
            }
        })
    }

    /// The value of a header; `None` for an object without fields.
    fn header(self) -> Option<String> {
        let parts = match self {
            Self::One(text) => return Some(text),
            Self::Joined(parts) => parts,
            Self::Pairs(pairs) => {
                let pairs = pairs.into_iter();
                pairs
                    .map(|(name, value)| format!("{name}={value}"))
                    .collect()
            }
        };
        (!parts.is_empty()).then(|| parts.join(","))
    }

    /// The values of a form field.
    fn form(self, style: Style) -> Vec<Value> {
        match self {
            Self::One(text) if style == Style::Json => vec![Value::Json(text)],
            Self::One(text) => vec![Value::Text(text)],
            Self::Joined(parts) if parts.is_empty() => Vec::new(),
            Self::Joined(parts) => vec![Value::Text(parts.join(","))],
            Self::Pairs(pairs) => {
                let value = |(name, text)| match style {
                    Style::JsonExploded => Value::Json(text),
                    _ => Value::Pair(name, text),
                };
                pairs.into_iter().map(value).collect()
            }
        }
    }
}

/// The fields of an object by name. A value that is not an object has the name of its parameter.
fn members(name: &str, value: &SlotRef<'_>) -> Result<Pairs, JsonError> {
    let outer = if is_object(value) { "" } else { name };
    pairs(outer, ItemNames::Repeated, value)
}

fn json(value: &dyn Slot) -> Result<String, JsonError> {
    String::from_utf8(to_json(value)?).map_err(|error| JsonError::new(error.to_string()))
}

impl Parts {
    /// Sets a query parameter to a value in a style, replacing an earlier value.
    pub fn query_styled(mut self, name: &str, style: Style, value: &dyn Slot) -> Self {
        match Styled::new(name, style, value) {
            Ok(value) => {
                let characters = self.characters(name);
                self.target.set_styled(name, characters, &value);
            }
            Err(error) => return self.with_encode_error(&format!("`{name}`"), error),
        }
        self
    }

    /// Fills the next placeholder of the path template with a value in a style.
    pub fn path_styled(mut self, name: &str, style: Style, value: &dyn Slot) -> Self {
        match Styled::new(name, style, value) {
            Ok(value) => {
                let result = self.target.fill_styled(name, style, &value);
                self.record(result)
            }
            Err(error) => self.with_encode_error(&format!("`{name}`"), error),
        }
    }

    /// Sets a header to a value in a style, replacing an earlier value.
    pub fn header_styled(mut self, name: &str, style: Style, value: &dyn Slot) -> Self {
        match Styled::new(name, style, value).map(Styled::header) {
            Ok(Some(text)) => self.header(name, &text),
            Ok(None) => {
                self.headers.remove(name);
                self
            }
            Err(error) => self.with_encode_error(&format!("`{name}`"), error),
        }
    }

    /// Sets a form field to a value in a style, replacing an earlier value.
    pub fn field_styled(mut self, name: &str, style: Style, value: &dyn Slot) -> Self {
        match Styled::new(name, style, value) {
            Ok(value) => self.form.set(name, value.form(style)),
            Err(error) => return self.with_encode_error(&format!("`{name}`"), error),
        }
        self
    }
}
