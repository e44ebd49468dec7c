//! Contents of the `x-spec` extension: facts of a spec for which OpenAPI has no key.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use codegen::ir::names::{Case, Name};
use codegen::spec::Suppression;
use codegen::spec::{EnumValue, NamedServer, PagingRule, Spanned, UnionVariant};
use codegen::write;

/// Key of the extension in a document.
pub(crate) const KEY: &str = "x-spec";

/// Description of an exported success response without one; OpenAPI requires a description.
pub(crate) const SUCCESS_DESCRIPTION: &str = "The operation succeeded.";

/// Value of the extension; which fields apply depends on the annotated object.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Extension {
    pub(crate) rust: Option<Spanned<String>>,
    pub(crate) allow: Vec<Spanned<Suppression>>,
    /// Paging of an operation.
    pub(crate) paging: Option<PagingRule>,
    /// Server of an operation.
    pub(crate) server: Option<String>,
    /// Values of an enum, if any of them has a description or a Rust name.
    pub(crate) values: Vec<Spanned<EnumValue>>,
    /// Variants of a union, if any of them has a description or a Rust name.
    pub(crate) variants: IndexMap<Spanned<String>, UnionVariant>,
    /// Default groups of the API.
    pub(crate) default_groups: Option<Vec<Spanned<String>>>,
    /// Model of the API's errors.
    pub(crate) error: Option<String>,
    /// Groups of the API in their order.
    pub(crate) groups: Vec<ExportedGroup>,
    /// Servers of the API that are not its base URL.
    pub(crate) servers: IndexMap<Spanned<String>, Spanned<NamedServer>>,
}

/// A group of an exported spec.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ExportedGroup {
    pub(crate) group: String,
    /// File of the group, if it is not named after the group.
    pub(crate) file: Option<String>,
    pub(crate) rust: Option<Spanned<String>>,
    /// Documentation of a group without a tag.
    pub(crate) doc: Option<String>,
    pub(crate) allow: Vec<Spanned<Suppression>>,
    /// Ids of the operations in their order.
    pub(crate) operations: Vec<String>,
    /// Names of the models, enums and unions.
    pub(crate) types: Vec<String>,
}

/// Usual file name of a group.
pub(crate) fn file_of_group(tag: &str) -> String {
    format!("{}.yaml", Name::new(tag, Case::Snake).as_str())
}

impl Extension {
    pub(crate) fn new(rust: Option<&Spanned<String>>, allow: &[Spanned<Suppression>]) -> Self {
        Self {
            rust: rust.cloned(),
            allow: allow.to_vec(),
            ..Self::default()
        }
    }

    /// Adds a non-empty extension to an object of a document; does nothing without an object.
    pub(crate) fn write(&self, object: Option<&mut Value>) {
        let tree = write::tree(self);
        if let (Some(Value::Object(entries)), Some(extension)) = (object, tree.as_object())
            && !extension.is_empty()
        {
            entries.insert(KEY.to_owned(), Value::Object(extension.clone()));
        }
    }
}
