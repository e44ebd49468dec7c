//! Setters that generated methods and setters call.
//!
//! The prefix `set_` avoids conflicts with generated setters, since a parameter may be named
//! `query` or `body`.

use std::fmt::Display;

use generated_client_core::codegen_support::Slot;
use generated_client_core::{FilePart, Style};

use super::request::{Request, wrap};

#[allow(
    dead_code,
    reason = "which of them the generated code calls depends on the spec"
)]
impl<O> Request<O> {
    pub(crate) fn set_path(self, name: &str, value: &dyn Display) -> Self {
        wrap(self.parts.path(name, value))
    }

    pub(crate) fn set_path_joined<T: Display>(
        self,
        name: &str,
        separator: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        wrap(self.parts.path_joined(name, separator, values))
    }

    pub(crate) fn set_query(self, name: &str, value: &dyn Display) -> Self {
        wrap(self.parts.query(name, value))
    }

    pub(crate) fn set_query_list<T: Display>(
        self,
        name: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        wrap(self.parts.query_list(name, values))
    }

    pub(crate) fn set_header(self, name: &str, value: &dyn Display) -> Self {
        wrap(self.parts.header(name, value))
    }

    pub(crate) fn set_cookie(self, name: &str, value: &dyn Display) -> Self {
        wrap(self.parts.cookie(name, value))
    }

    pub(crate) fn set_cookie_list<T: Display>(
        self,
        name: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        wrap(self.parts.cookie_list(name, values))
    }

    pub(crate) fn set_cookie_joined<T: Display>(
        self,
        name: &str,
        separator: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        wrap(self.parts.cookie_joined(name, separator, values))
    }

    pub(crate) fn set_cookie_styled(self, name: &str, style: Style, value: &dyn Slot) -> Self {
        wrap(self.parts.cookie_styled(name, style, value))
    }

    pub(crate) fn set_body(self, body: &dyn Slot) -> Self {
        wrap(self.parts.body(body))
    }

    pub(crate) fn set_text(self, body: String) -> Self {
        wrap(self.parts.text(body))
    }

    pub(crate) fn set_media_type(self, media_type: &'static str) -> Self {
        wrap(self.parts.media_type(media_type))
    }

    pub(crate) fn set_bytes(self, body: Vec<u8>) -> Self {
        wrap(self.parts.bytes(body))
    }

    pub(crate) fn set_query_joined<T: Display>(
        self,
        name: &str,
        separator: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        wrap(self.parts.query_joined(name, separator, values))
    }

    pub(crate) fn set_header_joined<T: Display>(
        self,
        name: &str,
        separator: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        wrap(self.parts.header_joined(name, separator, values))
    }

    pub(crate) fn set_field(self, name: &str, value: &dyn Display) -> Self {
        wrap(self.parts.field(name, value))
    }

    pub(crate) fn set_field_list<T: Display>(
        self,
        name: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        wrap(self.parts.field_list(name, values))
    }

    pub(crate) fn set_field_joined<T: Display>(
        self,
        name: &str,
        separator: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        wrap(self.parts.field_joined(name, separator, values))
    }

    pub(crate) fn set_file(self, name: &str, file: FilePart) -> Self {
        wrap(self.parts.file(name, file))
    }

    pub(crate) fn set_files(self, name: &str, files: impl IntoIterator<Item = FilePart>) -> Self {
        wrap(self.parts.files(name, files))
    }

    pub(crate) fn set_path_styled(self, name: &str, style: Style, value: &dyn Slot) -> Self {
        wrap(self.parts.path_styled(name, style, value))
    }

    pub(crate) fn set_query_styled(self, name: &str, style: Style, value: &dyn Slot) -> Self {
        wrap(self.parts.query_styled(name, style, value))
    }

    pub(crate) fn set_header_styled(self, name: &str, style: Style, value: &dyn Slot) -> Self {
        wrap(self.parts.header_styled(name, style, value))
    }

    pub(crate) fn set_field_styled(self, name: &str, style: Style, value: &dyn Slot) -> Self {
        wrap(self.parts.field_styled(name, style, value))
    }
}
