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
#[derive(Clone, Default)]
pub struct Extra(Option<Box<Fields>>);

type Fields = BTreeMap<String, Value>;

static NONE: Fields = BTreeMap::new();

impl Extra {
    /// No fields.
    #[must_use]
    pub const fn new() -> Self {
        Self(None)
    }

    /// Sends an explicit `null` for a field of the model, while that field is `None`.
    #[doc(hidden)]
    pub fn null(&mut self, name: &str) {
        self.insert(name.to_owned(), Value::Null);
    }

    /// The fields as a plain map.
    #[must_use]
    pub fn into_inner(mut self) -> BTreeMap<String, Value> {
        self.0.take().map_or_else(BTreeMap::new, |fields| *fields)
    }
}

/// Every model has an `Extra`, so what dropping it takes stands in every program once for each model and place: a test and a
/// call. That nothing is left of the box afterwards, the compiler sees.
impl Drop for Extra {
    fn drop(&mut self) {
        if let Some(fields) = self.0.take() {
            discard(fields);
        }
    }
}

/// Not inlined, for the size; of this ABI, since a function of it never unwinds. Callers need no code that would go on
/// dropping then, which is as much again as dropping itself.
#[inline(never)]
extern "C" fn discard(fields: Box<Fields>) {
    drop(fields);
}

impl Deref for Extra {
    type Target = BTreeMap<String, Value>;

    fn deref(&self) -> &Self::Target {
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl DerefMut for Extra {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.0.get_or_insert_default()
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Extra {}

impl FromIterator<(String, Value)> for Extra {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(fields: I) -> Self {
        let mut extra = Self::new();
        // one by one, as they come from an answer: making a map of all at once is much code, for sorting, in every program
        for (name, value) in fields {
            extra.insert(name, value);
        }
        extra
    }
}

impl From<BTreeMap<String, Value>> for Extra {
    fn from(fields: BTreeMap<String, Value>) -> Self {
        Self((!fields.is_empty()).then(|| Box::new(fields)))
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.keys()).finish()
    }
}
