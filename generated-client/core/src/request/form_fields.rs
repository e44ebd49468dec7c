//! Setters of form fields; [`form_body`](super::form_body) encodes them.

use std::fmt::Display;

use super::file_part::FilePart;
use super::form_body::Value;
use super::request_builder::{Parts, displays, joined};

impl Parts {
    /// Sets a field, replacing earlier values.
    pub fn field(mut self, name: &str, value: &dyn Display) -> Self {
        self.form.set(name, vec![Value::Text(value.to_string())]);
        self
    }

    /// Sets a field that is repeated for each value, replacing earlier values.
    pub fn field_list<T: Display>(
        mut self,
        name: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let values = values
            .into_iter()
            .map(|value| Value::Text(value.to_string()));
        self.form.set(name, values.collect());
        self
    }

    /// Sets a field to several values joined by a separator, replacing earlier values.
    ///
    /// Without values the field is omitted.
    pub fn field_joined<T: Display>(
        mut self,
        name: &str,
        separator: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let values: Vec<T> = values.into_iter().collect();
        let text = (!values.is_empty()).then(|| joined(separator, &mut displays(&values)));
        let text = text.map(Value::Text);
        self.form.set(name, text.into_iter().collect());
        self
    }

    /// Sets a field to a file, replacing earlier values.
    pub fn file(self, name: &str, file: FilePart) -> Self {
        self.files(name, [file])
    }

    /// Sets a field that is repeated for each file, replacing earlier values.
    pub fn files(mut self, name: &str, files: impl IntoIterator<Item = FilePart>) -> Self {
        let files = files.into_iter().map(Value::File);
        self.form.set(name, files.collect());
        self
    }
}
