//! Builds the request target in one string: the filled path template and the query.

use std::fmt::{self, Display, Write};

use percent_encoding::{AsciiSet, utf8_percent_encode};

use super::style::Styled;
use crate::operation::Style;
use crate::text::{ENCODED, encoded};

/// A path and query under construction.
///
/// Path parameters must be filled in the order of the template, and before the query.
pub(crate) struct Target {
    url: String,
    /// The rest of the path template that has not been copied yet.
    template: &'static str,
    /// The position of the query's `?`, once the query has started.
    query: Option<usize>,
    /// Encoded pairs of parameters with a style, by parameter. They end the query, because their
    /// names can equal those of other parameters.
    styled: Vec<(String, String)>,
}

impl Target {
    /// Takes a base path without a trailing slash, and a path template with a leading slash.
    pub(crate) fn new(base_path: &str, template: &'static str) -> Self {
        // Capacity for identifiers in the path and a short query.
        let mut url = String::with_capacity(base_path.len() + template.len() + 64);
        url.push_str(base_path);
        Self {
            url,
            template,
            query: None,
            styled: Vec::new(),
        }
    }

    /// Fills the next placeholder with a value, or with several values joined by a separator.
    ///
    /// # Errors
    ///
    /// Returns a message about an invalid value. Empty values, `.` and `..` are invalid, since URL
    /// parsers would change the path.
    pub(crate) fn fill(
        &mut self,
        name: &str,
        separator: &str,
        values: &mut dyn Iterator<Item = &dyn Display>,
    ) -> Result<(), String> {
        let start = self.begin_placeholder(name)?;
        self.encode_joined(ENCODED, separator, values)
            .map_err(|fmt::Error| format!("path parameter `{name}` cannot be printed"))?;
        self.check_placeholder(name, start)
    }

    /// Fills the next placeholder with a value in a style.
    ///
    /// # Errors
    ///
    /// The errors of [`fill`](Self::fill).
    pub(crate) fn fill_styled(
        &mut self,
        name: &str,
        style: Style,
        value: &Styled,
    ) -> Result<(), String> {
        let start = self.begin_placeholder(name)?;
        let (prefix, separator) = match style {
            Style::LabelExploded => (".", "."),
            Style::MatrixExploded => (";", ";"),
            _ => ("", ","),
        };
        let text = match value {
            Styled::One(text) => encoded(text).to_string(),
            Styled::Joined(texts) => all(texts.iter().map(|text| encoded(text)), separator),
            Styled::Pairs(pairs) => all(pairs.iter().map(encoded_pair), separator),
        };
        if !text.is_empty() {
            self.url.push_str(prefix);
            self.url.push_str(&text);
        }
        self.check_placeholder(name, start)
    }

    /// Copies the template up to the next placeholder; returns the position of its value.
    fn begin_placeholder(&mut self, name: &str) -> Result<usize, String> {
        let placeholder = self.template.split_once('{');
        let placeholder =
            placeholder.and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
        let Some((before, (expected, after))) = placeholder else {
            return Err(format!(
                "path parameter `{name}` is not in the path template"
            ));
        };
        if expected != name {
            return Err(format!(
                "path parameter `{expected}` is missing before `{name}`"
            ));
        }
        self.url.push_str(before);
        self.template = after;
        Ok(self.url.len())
    }

    fn check_placeholder(&self, name: &str, start: usize) -> Result<(), String> {
        match self.url.get(start..) {
            None | Some("") => Err(format!("path parameter `{name}` is empty")),
            Some(dots @ ("." | "..")) => {
                Err(format!("path parameter `{name}` must not be `{dots}`"))
            }
            Some(_) => Ok(()),
        }
    }

    /// Sets a query parameter, repeated for each value, replacing earlier values of that name.
    ///
    /// # Errors
    ///
    /// If the `Display` implementation of a value fails.
    pub(crate) fn set(
        &mut self,
        name: &str,
        characters: &'static AsciiSet,
        values: &mut dyn Iterator<Item = &dyn Display>,
    ) -> Result<(), String> {
        let key = encoded(name).to_string();
        self.remove(&key);
        for value in values {
            self.begin_pair();
            self.url.push_str(&key);
            self.url.push('=');
            self.encode(characters, value)
                .map_err(|fmt::Error| format!("query parameter `{name}` cannot be printed"))?;
        }
        Ok(())
    }

    /// Sets a query parameter to several values joined by a separator, replacing earlier values.
    ///
    /// Without values the parameter is omitted.
    ///
    /// # Errors
    ///
    /// If the `Display` implementation of a value fails.
    pub(crate) fn set_joined(
        &mut self,
        name: &str,
        characters: &'static AsciiSet,
        separator: &str,
        values: &mut dyn Iterator<Item = &dyn Display>,
    ) -> Result<(), String> {
        let key = encoded(name).to_string();
        self.remove(&key);
        let mut values = values.peekable();
        if values.peek().is_none() {
            return Ok(());
        }
        self.begin_pair();
        self.url.push_str(&key);
        self.url.push('=');
        self.encode_joined(characters, separator, &mut values)
            .map_err(|fmt::Error| format!("query parameter `{name}` cannot be printed"))
    }

    /// Sets a query parameter to a value in a style, replacing an earlier value.
    pub(crate) fn set_styled(&mut self, name: &str, characters: &'static AsciiSet, value: &Styled) {
        let encode = |text: &str| utf8_percent_encode(text, characters).to_string();
        let pairs = match value {
            Styled::One(text) => format!("{}={}", encoded(name), encode(text)),
            Styled::Joined(texts) if texts.is_empty() => String::new(),
            Styled::Joined(texts) => {
                let texts = all(texts.iter().map(|text| encode(text)), ",");
                format!("{}={texts}", encoded(name))
            }
            Styled::Pairs(pairs) => {
                let pairs = pairs.iter();
                let pair =
                    |(name, text): &(String, String)| format!("{}={}", encoded(name), encode(text));
                all(pairs.map(pair), "&")
            }
        };
        self.styled.retain(|(known, _)| known != name);
        if !pairs.is_empty() {
            self.styled.push((name.to_owned(), pairs));
        }
    }

    /// Returns the complete path and query.
    ///
    /// # Errors
    ///
    /// If a placeholder was not filled.
    pub(crate) fn finish(mut self) -> Result<String, String> {
        self.end_path();
        for (_, pairs) in std::mem::take(&mut self.styled) {
            self.begin_pair();
            self.url.push_str(&pairs);
        }
        // Values are encoded, so a brace can only come from the template.
        match self
            .url
            .split_once('{')
            .and_then(|(_, rest)| rest.split_once('}'))
        {
            Some((name, _)) => Err(format!("path parameter `{name}` is missing")),
            None => Ok(self.url),
        }
    }

    fn encode(&mut self, characters: &'static AsciiSet, value: &dyn Display) -> fmt::Result {
        let url = &mut self.url;
        write!(Encoder { url, characters }, "{value}")
    }

    /// Joins and encodes values.
    ///
    /// Commas between values are not encoded, so that a server can distinguish them from commas in
    /// values.
    fn encode_joined(
        &mut self,
        characters: &'static AsciiSet,
        separator: &str,
        values: &mut dyn Iterator<Item = &dyn Display>,
    ) -> fmt::Result {
        for (index, value) in values.enumerate() {
            match (index, separator) {
                (0, _) => {}
                (_, ",") => self.url.push(','),
                (_, other) => self.encode(ENCODED, &other)?,
            }
            self.encode(characters, value)?;
        }
        Ok(())
    }

    fn end_path(&mut self) {
        self.url.push_str(self.template);
        self.template = "";
    }

    fn begin_pair(&mut self) {
        if self.query.is_some() {
            self.url.push('&');
        } else {
            self.end_path();
            self.query = Some(self.url.len());
            self.url.push('?');
        }
    }

    fn remove(&mut self, key: &str) {
        let named = |pair: &&str| pair.split_once('=').is_some_and(|(name, _)| name == key);
        let pairs = self
            .query
            .and_then(|start| Some((start, self.url.get(start + 1..)?)));
        let Some((start, pairs)) =
            pairs.filter(|(_, pairs)| pairs.split('&').any(|pair| named(&pair)))
        else {
            return;
        };
        let kept = pairs
            .split('&')
            .filter(|pair| !named(pair))
            .collect::<Vec<_>>()
            .join("&");
        self.url.truncate(start);
        self.query = None;
        if !kept.is_empty() {
            self.begin_pair();
            self.url.push_str(&kept);
        }
    }
}

impl Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.url, self.template)?;
        // The values may be secret.
        for (index, (name, _)) in self.styled.iter().enumerate() {
            let mark = if index == 0 && self.query.is_none() {
                '?'
            } else {
                '&'
            };
            write!(f, "{mark}{}=..", encoded(name))?;
        }
        Ok(())
    }
}

/// Percent-encodes a name and a value.
fn encoded_pair((name, value): &(String, String)) -> String {
    format!("{}={}", encoded(name), encoded(value))
}

/// Joins values that are encoded already.
fn all(values: impl Iterator<Item = impl Display>, separator: &str) -> String {
    let values: Vec<String> = values.map(|value| value.to_string()).collect();
    values.join(separator)
}

/// Percent-encodes everything that is written to it.
struct Encoder<'a> {
    url: &'a mut String,
    characters: &'static AsciiSet,
}

impl Write for Encoder<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.url.extend(utf8_percent_encode(text, self.characters));
        Ok(())
    }
}
