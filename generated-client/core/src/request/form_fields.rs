//! The fields of a form as a request takes them; [`form`](super::form) makes bytes of them.

use std::fmt::Display;

use super::file_part::FilePart;
use super::form_body::Value;
use super::request_builder::{Parts, displays, joined};
use crate::json::{Slot, to_json};

impl Parts {
    /// Sets a field, in place of what it was before.
    pub fn field(mut self, name: &str, value: &dyn Display) -> Self {
        self.form.set(name, vec![Value::Text(value.to_string())]);
        self
    }

    /// Sets a field that is repeated for each value, in place of what it was before.
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

    /// Sets a field to several values in one, in place of what it was before; without values there is no such field.
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

    /// Sets a field to a file, in place of what it was before.
    pub fn file(self, name: &str, file: FilePart) -> Self {
        self.files(name, [file])
    }

    /// Sets a field that is repeated for each file, in place of what it was before.
    pub fn files(mut self, name: &str, files: impl IntoIterator<Item = FilePart>) -> Self {
        let files = files.into_iter().map(Value::File);
        self.form.set(name, files.collect());
        self
    }

    /// Sets a field to a value as JSON, in place of what it was before.
    pub fn json_field(mut self, name: &str, value: &dyn Slot) -> Self {
        match to_json(value) {
            Ok(json) => {
                self.form.set(name, vec![Value::Json(json)]);
                self
            }
            Err(error) => self.with_encode_error(error),
        }
    }
}
