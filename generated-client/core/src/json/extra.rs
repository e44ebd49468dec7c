//! Unknown fields of an object.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, DerefMut};

use serde_json::Value;

/// Unknown fields of an object by wire name, preserved on round trips.
///
/// The server adds fields without notice. Decoding stores unknown fields here, and encoding writes
/// them after the known fields. Reading an object, changing one field and sending it back therefore
/// loses no data.
///
/// It dereferences to a [`BTreeMap`]. An entry with the name of a known field is written only while
/// that field is `None`; thus `extra.insert("name".into(), Value::Null)` sends an explicit `null`.
///
/// `Debug` shows only the names, since the values may be secret.
#[derive(Clone, Default)]
pub struct Extra(Option<Box<Fields>>);

type Fields = BTreeMap<String, Value>;

static NONE: Fields = BTreeMap::new();

impl Extra {
    /// Creates an empty `Extra`.
    #[must_use]
    pub const fn new() -> Self {
        Self(None)
    }

    /// Sends an explicit `null` for a field of the model, while that field is `None`.
    #[doc(hidden)]
    pub fn null(&mut self, name: &str) {
        self.insert(name.to_owned(), Value::Null);
    }

    /// Returns the fields as a plain map.
    #[must_use]
    pub fn into_inner(mut self) -> BTreeMap<String, Value> {
        self.0.take().map_or_else(BTreeMap::new, |fields| *fields)
    }
}

/// Reduces the drop glue to a test and a call.
///
/// Every model has an `Extra`, so the drop glue is inlined into a program once for each model and
/// call site. The compiler knows that the box is gone afterwards.
impl Drop for Extra {
    fn drop(&mut self) {
        if let Some(fields) = self.0.take() {
            discard(fields);
        }
    }
}

/// Not inlined, to keep programs small.
///
/// An `extern "C"` function never unwinds, so callers need no landing pads for it, which would be
/// as large as the drop code itself.
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
        // Insert one by one: collecting into a map at once adds sorting code to every program.
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
