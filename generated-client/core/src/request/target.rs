//! What follows the server's name in the URL of a request, built in one string: filled path template and query.

use std::fmt::{self, Display, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything outside of RFC 3986's unreserved characters is encoded.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Path and query in the making. Path parameters have to be filled in the order of the template, and before the query.
pub(crate) struct Target {
    url: String,
    /// What of the path template has not been walked yet.
    template: &'static str,
    /// Where the query's `?` stands, once there is one.
    query: Option<usize>,
}

impl Target {
    /// Starts with the path of the base URL, which has no slash at its end, and a path template that has one at its start.
    pub(crate) fn new(base_path: &str, template: &'static str) -> Self {
        // Room for identifiers in the path and a short query.
        let mut url = String::with_capacity(base_path.len() + template.len() + 64);
        url.push_str(base_path);
        Self {
            url,
            template,
            query: None,
        }
    }

    /// Fills the next placeholder with a value, or with several joined by a separator.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the value: URL parsers would make another path of an empty value, of `.` and of `..`.
    pub(crate) fn fill(
        &mut self,
        name: &str,
        separator: &str,
        values: &mut dyn Iterator<Item = &dyn Display>,
    ) -> Result<(), String> {
        let placeholder = self.template.split_once('{');
        let placeholder =
            placeholder.and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
        let Some((before, (expected, after))) = placeholder else {
            return Err(format!("path parameter `{name}` has no place in the path"));
        };
        if expected != name {
            return Err(format!(
                "path parameter `{expected}` is missing before `{name}`"
            ));
        }
        self.url.push_str(before);
        self.template = after;
        let start = self.url.len();
        self.encode_joined(separator, values)
            .map_err(|fmt::Error| format!("path parameter `{name}` cannot be printed"))?;
        match self.url.get(start..) {
            None | Some("") => Err(format!("path parameter `{name}` is empty")),
            Some(dots @ ("." | "..")) => {
                Err(format!("path parameter `{name}` must not be `{dots}`"))
            }
            Some(_) => Ok(()),
        }
    }

    /// Sets a query parameter to a value, or to several by repeating it; earlier values of the same name go away.
    ///
    /// # Errors
    ///
    /// When a value cannot be printed.
    pub(crate) fn set(
        &mut self,
        name: &str,
        values: &mut dyn Iterator<Item = &dyn Display>,
    ) -> Result<(), String> {
        let key = encoded(name).to_string();
        self.remove(&key);
        for value in values {
            self.begin_pair();
            self.url.push_str(&key);
            self.url.push('=');
            self.encode(value)
                .map_err(|fmt::Error| format!("query parameter `{name}` cannot be printed"))?;
        }
        Ok(())
    }

    /// Sets a query parameter to several values joined by a separator, or to none; earlier values of the same name go away.
    ///
    /// # Errors
    ///
    /// When a value cannot be printed.
    pub(crate) fn set_joined(
        &mut self,
        name: &str,
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
        self.encode_joined(separator, &mut values)
            .map_err(|fmt::Error| format!("query parameter `{name}` cannot be printed"))
    }

    /// Path and query, finished.
    ///
    /// # Errors
    ///
    /// When a placeholder was never filled.
    pub(crate) fn finish(mut self) -> Result<String, String> {
        self.end_path();
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

    fn encode(&mut self, value: &dyn Display) -> fmt::Result {
        write!(Encoder(&mut self.url), "{value}")
    }

    /// A comma between values stays a comma, by which a server can tell it from one within a value.
    fn encode_joined(
        &mut self,
        separator: &str,
        values: &mut dyn Iterator<Item = &dyn Display>,
    ) -> fmt::Result {
        for (index, value) in values.enumerate() {
            match (index, separator) {
                (0, _) => {}
                (_, ",") => self.url.push(','),
                (_, other) => self.encode(&other)?,
            }
            self.encode(value)?;
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
        write!(f, "{}{}", self.url, self.template)
    }
}

/// Text as it stands in a URL.
pub(crate) fn encoded(text: &str) -> impl Display {
    utf8_percent_encode(text, ENCODED)
}

/// Percent-encodes all that is printed into it.
struct Encoder<'a>(&'a mut String);

impl Write for Encoder<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend(utf8_percent_encode(text, ENCODED));
        Ok(())
    }
}
