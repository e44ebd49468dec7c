//! Slots for single values: strings, booleans, numbers, dates, secrets and free-form JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::date_time::DateTime;
use super::slot::{Blank, Secrecy, Slot, SlotMut, SlotRef, TextSlot};
use crate::text::Secret;

/// A date without a time, such as `2023-10-31`.
pub type Date = jiff::civil::Date;

/// Any JSON; the type of values that the API's reference does not describe.
pub type Json = serde_json::Value;

/// Values by name, sorted by name.
pub type Map<T> = BTreeMap<String, T>;

impl Slot for String {
    fn read(&self) -> SlotRef<'_> {
        SlotRef::Text(Cow::Borrowed(self))
    }

    fn write(&mut self) -> SlotMut<'_> {
        SlotMut::String(self)
    }
}

impl Blank for String {
    fn blank() -> Self {
        Self::new()
    }
}

/// Implements slots for types that are copied when read and written in place.
macro_rules! copied {
    ($($type:ty, $read:ident, $write:ident;)*) => {$(
        impl Slot for $type {
            fn read(&self) -> SlotRef<'_> {
                SlotRef::$read((*self).into())
            }

            fn write(&mut self) -> SlotMut<'_> {
                SlotMut::$write(self)
            }
        }

        impl Blank for $type {
            fn blank() -> Self {
                Self::default()
            }
        }
    )*};
}

copied! {
    bool, Bool, Bool;
    i32, Integer, Int32;
    i64, Integer, Int64;
    u64, Unsigned, Uint64;
    f32, Float, Float;
    f64, Double, Double;
}

impl Slot for Json {
    fn read(&self) -> SlotRef<'_> {
        SlotRef::Json(self)
    }

    fn write(&mut self) -> SlotMut<'_> {
        SlotMut::Json(self)
    }
}

impl Blank for Json {
    fn blank() -> Self {
        Self::Null
    }
}

/// Implements slots for types that are parsed from and printed as a string.
macro_rules! parsed {
    ($($type:ty, $blank:expr, $expected:literal;)*) => {$(
        impl Slot for $type {
            fn read(&self) -> SlotRef<'_> {
                SlotRef::Text(Cow::Owned(self.to_string()))
            }

            fn write(&mut self) -> SlotMut<'_> {
                SlotMut::Text(self)
            }
        }

        impl TextSlot for $type {
            fn set(&mut self, text: &str) -> bool {
                text.parse().map(|value| *self = value).is_ok()
            }

            fn expected(&self) -> &'static str {
                $expected
            }
        }

        impl Blank for $type {
            fn blank() -> Self {
                $blank
            }
        }
    )*};
}

parsed! {
    Date, Self::ZERO, "a date such as `2023-10-31`";
    DateTime, Self::UNIX_EPOCH, "an RFC 3339 date-time such as `2023-10-31T12:00:00Z`";
}

impl Slot for Secret {
    fn read(&self) -> SlotRef<'_> {
        SlotRef::Secret(self)
    }

    fn write(&mut self) -> SlotMut<'_> {
        SlotMut::Text(self)
    }
}

impl TextSlot for Secret {
    fn set(&mut self, text: &str) -> bool {
        *self = Self::from(text);
        true
    }

    fn secrecy(&self) -> Secrecy {
        Secrecy::Secret
    }
}

impl Blank for Secret {
    fn blank() -> Self {
        Self::default()
    }
}
