//! The cookies of an operation's parameters.

use std::fmt::Display;

use reqwest::header::{COOKIE, HeaderMap, HeaderValue};

use super::request_builder::{Parts, displays};
use super::style::Styled;
use crate::json::Slot;
use crate::operation::Style;
use crate::text::encoded;

/// The cookies of a request by parameter. Names and values are percent-encoded.
#[derive(Clone, Default)]
pub(crate) struct Cookies(Vec<(String, String)>);

impl Cookies {
    /// Sets the cookies of a parameter, replacing earlier ones. Without pairs it has no cookies.
    fn set(&mut self, name: &str, pairs: &[String]) {
        self.0.retain(|(known, _)| known != name);
        if !pairs.is_empty() {
            self.0.push((name.to_owned(), pairs.join("; ")));
        }
    }

    /// Adds the cookies to those that the headers have already.
    pub(crate) fn add_to(&self, headers: &mut HeaderMap) {
        if self.0.is_empty() {
            return;
        }
        let mut text: Vec<u8> = Vec::new();
        let others = headers.get(COOKIE).map(HeaderValue::as_bytes);
        let own = self.0.iter().map(|(_, pairs)| pairs.as_bytes());
        for cookie in others.into_iter().chain(own) {
            if !text.is_empty() {
                text.extend_from_slice(b"; ");
            }
            text.extend_from_slice(cookie);
        }
        // Encoded text and a valid header form a valid header.
        if let Ok(mut value) = HeaderValue::from_bytes(&text) {
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
    }

    /// Whether a parameter sets the cookie.
    pub(crate) fn contains(&self, name: &str) -> bool {
        let name = encoded(name).to_string();
        let mut pairs = self.0.iter().flat_map(|(_, pairs)| pairs.split("; "));
        pairs.any(|pair| pair.split('=').next() == Some(&name))
    }
}

fn pair(name: &str, value: &str) -> String {
    format!("{}={}", encoded(name), encoded(value))
}

impl Parts {
    /// Sets a cookie, replacing earlier values.
    pub fn cookie(mut self, name: &str, value: &dyn Display) -> Self {
        self.cookies.set(name, &[pair(name, &value.to_string())]);
        self
    }

    /// Sets a cookie that is repeated for each value, replacing earlier values.
    pub fn cookie_list<T: Display>(
        mut self,
        name: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let values: Vec<T> = values.into_iter().collect();
        let pairs = displays(&values).map(|value| pair(name, &value.to_string()));
        self.cookies.set(name, &pairs.collect::<Vec<_>>());
        self
    }

    /// Sets a cookie to several values joined by a separator, replacing earlier values.
    ///
    /// Without values the cookie is omitted.
    pub fn cookie_joined<T: Display>(
        mut self,
        name: &str,
        separator: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let values: Vec<T> = values.into_iter().collect();
        let values = displays(&values).map(|value| encoded(&value.to_string()).to_string());
        let values: Vec<String> = values.collect();
        // A comma between values differs from one in a value.
        let separator = match separator {
            "," => separator.to_owned(),
            other => encoded(other).to_string(),
        };
        let text = format!("{}={}", encoded(name), values.join(&separator));
        let pairs = if values.is_empty() {
            &[][..]
        } else {
            &[text][..]
        };
        self.cookies.set(name, pairs);
        self
    }

    /// Sets cookies to a value in a style, replacing an earlier value.
    pub fn cookie_styled(self, name: &str, style: Style, value: &dyn Slot) -> Self {
        match Styled::new(name, style, value) {
            Ok(Styled::One(text)) => self.cookie(name, &text),
            Ok(Styled::Joined(texts)) => self.cookie_joined(name, ",", texts),
            Ok(Styled::Pairs(pairs)) => {
                let mut parts = self;
                let pairs = pairs.iter().map(|(name, value)| pair(name, value));
                parts.cookies.set(name, &pairs.collect::<Vec<_>>());
                parts
            }
            Err(error) => self.with_encode_error(&format!("`{name}`"), error),
        }
    }
}
