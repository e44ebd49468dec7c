//! What a spec says and OpenAPI has no key for: an export has it under `x-spec`, and an import reads it there.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::spec::Allowance;
use crate::spec::{EnumValue, PagingRule, UnionVariant};
use crate::write;

/// The key in a document.
pub(crate) const KEY: &str = "x-spec";

/// What stands there; each kind of thing has some of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Said {
    pub(crate) rust: Option<String>,
    pub(crate) allow: Vec<Allowance>,
    /// Of an operation.
    pub(crate) paging: Option<PagingRule>,
    /// Of an enum whose values have more to say than themselves.
    pub(crate) values: Vec<EnumValue>,
    /// Of a union whose variants have.
    pub(crate) variants: IndexMap<String, UnionVariant>,
    /// Of the API.
    pub(crate) default_groups: Option<Vec<String>>,
}

impl Said {
    pub(crate) fn new(rust: Option<&String>, allow: &[Allowance]) -> Self {
        Self {
            rust: rust.cloned(),
            allow: allow.to_vec(),
            ..Self::default()
        }
    }

    /// Writes it to a thing of a document, if there is anything to say.
    pub(crate) fn write(&self, thing: Option<&mut Value>) {
        let said = write::tree(self);
        if let (Some(Value::Object(entries)), Some(said)) = (thing, said.as_object())
            && !said.is_empty()
        {
            entries.insert(KEY.to_owned(), Value::Object(said.clone()));
        }
    }
}
