//! Base URLs with variables.

use crate::error::{Error, ErrorKind};

/// A base URL with variables, taken from the API's reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UrlTemplate {
    template: &'static str,
    variables: &'static [UrlVariable],
}

/// A variable of a base URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UrlVariable {
    name: &'static str,
    default: &'static str,
    values: &'static [&'static str],
}

impl UrlTemplate {
    #[doc(hidden)]
    pub const fn new(template: &'static str, variables: &'static [UrlVariable]) -> Self {
        Self {
            template,
            variables,
        }
    }

    /// The URL with the variable names in braces.
    #[must_use]
    pub const fn template(&self) -> &'static str {
        self.template
    }

    /// The variables, in the order of the reference.
    #[must_use]
    pub const fn variables(&self) -> &'static [UrlVariable] {
        self.variables
    }

    /// Fills in the variables by name; the others keep their defaults.
    ///
    /// Pass the URL to [`ClientBuilder::base_url`](super::client_builder::ClientBuilder::base_url).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`]: the variable does not exist, the value is not allowed, or the value
    /// contains a character that would change the server's address.
    pub fn url(&self, values: &[(&str, &str)]) -> Result<String, Error> {
        let known = |name: &str| self.variables.iter().any(|variable| variable.name == name);
        if let Some((name, _)) = values.iter().find(|(name, _)| !known(name)) {
            let message = format!("the base URL has no variable {name:?}");
            return Err(Error::new(ErrorKind::Config, message));
        }
        let mut url = self.template.to_owned();
        for variable in self.variables {
            let value = values.iter().find(|(name, _)| *name == variable.name);
            let value = value.map_or(variable.default, |(_, value)| value);
            variable.check(value)?;
            url = url.replace(&format!("{{{}}}", variable.name), value);
        }
        Ok(url)
    }
}

impl UrlVariable {
    #[doc(hidden)]
    pub const fn new(
        name: &'static str,
        default: &'static str,
        values: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            default,
            values,
        }
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The default.
    #[must_use]
    pub const fn default_value(&self) -> &'static str {
        self.default
    }

    /// The allowed values; empty if any value is allowed.
    #[must_use]
    pub const fn values(&self) -> &'static [&'static str] {
        self.values
    }

    fn check(&self, value: &str) -> Result<(), Error> {
        let name = self.name;
        let message = if !self.values.is_empty() && !self.values.contains(&value) {
            format!(
                "the variable `{name}` of the base URL must be one of {:?}",
                self.values
            )
        } else if value.contains(['@', '?', '#', '\\', '{', '}'])
            || value.contains(char::is_whitespace)
        {
            format!("the variable `{name}` of the base URL has an invalid character")
        } else {
            return Ok(());
        };
        Err(Error::new(ErrorKind::Config, message))
    }
}
