//! The fields of an object that this version of the crate does not know.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, DerefMut};

use serde_json::Value;

/// The fields of an object that are not in its model, by their wire name.
///
/// The server adds fields without notice. They are kept here when an object is read, and written back after the known
/// fields when it is sent, so that fetching an object, changing one field and putting it back loses nothing.
///
/// It is a map ([`BTreeMap`]) to read and to change. An entry named like a known field is written only while that field is
/// `None`; thus `extra.insert("name".into(), Value::Null)` sends an explicit `null`.
///
/// `Debug` shows the names only, since nobody knows whether the values are secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Extra(BTreeMap<String, Value>);

impl Extra {
    /// No fields.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Sends an explicit `null` for a field of the model, while that field is `None`.
    #[allow(
        dead_code,
        reason = "whether the generated code calls it depends on the spec"
    )]
    pub(crate) fn null(&mut self, name: &str) {
        self.0.insert(name.to_owned(), Value::Null);
    }

    /// The fields as a plain map.
    #[must_use]
    pub fn into_inner(self) -> BTreeMap<String, Value> {
        self.0
    }
}

impl Deref for Extra {
    type Target = BTreeMap<String, Value>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Extra {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl FromIterator<(String, Value)> for Extra {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}

impl From<BTreeMap<String, Value>> for Extra {
    fn from(fields: BTreeMap<String, Value>) -> Self {
        Self(fields)
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
