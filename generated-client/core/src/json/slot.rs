//! Slots: type-erased places for one value, through which all JSON is read and written.
//!
//! A model returns its fields as [`SlotRef`]s and [`SlotMut`]s. Code that is generic over a serde
//! format therefore exists once, in [`decode`](super::decode) and [`encode`](super::encode), as do
//! `Debug` in [`debug`](super::debug) and `PartialEq` in [`equality`](super::equality). A model
//! adds very little to the compile time.
//!
//! A model does not return its fields as `dyn Slot`: each vtable would include the code that drops
//! the field's type, and would dominate the size of a small program.

use std::borrow::Cow;

use super::extra::Extra;
use super::model::Model;
use super::union::Union;
use crate::text::Secret;

/// A value that can be read and written without knowing its type.
///
/// Sealed by its private module: only runtime types and generated types implement it.
#[doc(hidden)]
pub trait Slot: 'static {
    /// Returns the value, for encoding.
    fn read(&self) -> SlotRef<'_>;

    /// Returns the place of the value, for decoding.
    fn write(&mut self) -> SlotMut<'_>;
}

/// Types with a neutral value, from which decoding starts.
#[doc(hidden)]
pub trait Blank: Sized {
    /// Creates the neutral value: zero, empty or absent.
    fn blank() -> Self;
}

/// The value of a slot.
pub enum SlotRef<'a> {
    /// A value that is a string on the wire and may be shown.
    Text(Cow<'a, str>),
    /// A string that must not be shown.
    ///
    /// It is separate from [`Text`](Self::Text), so that each reader of slots decides how to treat
    /// it.
    Secret(&'a Secret),
    /// A boolean.
    Bool(bool),
    /// A 32-bit or 64-bit integer.
    Integer(i64),
    /// An unsigned 64-bit integer.
    Unsigned(u64),
    /// A single-precision number.
    ///
    /// It is separate from [`Double`](Self::Double), so that `0.1` prints as it was read.
    Float(f32),
    /// A double-precision number.
    Double(f64),
    /// A value that may be absent.
    Option(Option<&'a dyn Slot>),
    /// Values in order.
    List(&'a dyn ListSlot),
    /// Values by name.
    Map(&'a dyn MapSlot),
    /// An object with known fields.
    Model(&'a dyn Model),
    /// An object that is one of several models.
    Union(&'a dyn Union),
    /// Any JSON.
    Json(&'a serde_json::Value),
}

/// The place of a value, for writing.
pub enum SlotMut<'a> {
    /// Any string.
    String(&'a mut String),
    /// A value that is parsed from a string: an enum, a date or a secret.
    Text(&'a mut dyn TextSlot),
    /// A boolean.
    Bool(&'a mut bool),
    /// A 32-bit integer.
    Int32(&'a mut i32),
    /// A 64-bit integer.
    Int64(&'a mut i64),
    /// An unsigned 64-bit integer.
    Uint64(&'a mut u64),
    /// A single-precision number.
    Float(&'a mut f32),
    /// A double-precision number.
    Double(&'a mut f64),
    /// A value that may be absent.
    Option(&'a mut dyn OptionSlot),
    /// Values in order.
    List(&'a mut dyn ListSlot),
    /// Values by name.
    Map(&'a mut dyn MapSlot),
    /// An object with known fields.
    Model(&'a mut dyn Model),
    /// An object that is one of several models.
    Union(&'a mut dyn Union),
    /// Any JSON.
    Json(&'a mut serde_json::Value),
}

/// A value that is parsed from a string.
#[doc(hidden)]
pub trait TextSlot {
    /// Parses the wire value; returns `false` if the text is invalid.
    fn set(&mut self, text: &str) -> bool;

    /// Describes the expected value in error messages, with its article.
    fn expected(&self) -> &'static str {
        "a string"
    }

    /// Tells whether error messages may repeat the input.
    fn secrecy(&self) -> Secrecy {
        Secrecy::Open
    }
}

/// Whether a value may be shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Secrecy {
    /// It may appear in messages.
    Open,
    /// It must not appear anywhere except on the wire.
    Secret,
}

/// A value that may be absent.
pub trait OptionSlot {
    /// Sets a blank value and returns its slot, or removes the value.
    fn set(&mut self, present: bool) -> Option<&mut dyn Slot>;
}

/// Values in order.
pub trait ListSlot {
    /// Returns the number of values.
    fn len(&self) -> usize;

    /// Returns the value at an index, or `None` if the index is out of range.
    fn get(&self, index: usize) -> Option<&dyn Slot>;

    /// Removes all values.
    fn clear(&mut self);

    /// Appends a blank value and returns its slot.
    fn push(&mut self) -> &mut dyn Slot;
}

/// Iterates over the values of a list.
pub(crate) fn values(list: &dyn ListSlot) -> impl Iterator<Item = &dyn Slot> {
    (0..list.len()).map_while(|index| list.get(index))
}

/// Values by name.
pub trait MapSlot {
    /// Returns the number of values.
    fn len(&self) -> usize;

    /// Iterates over the names and values, sorted by name.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, &dyn Slot)> + '_>;

    /// Removes all values.
    fn clear(&mut self);

    /// Inserts a blank value under a name, replacing an existing one, and returns its slot.
    fn insert(&mut self, name: &str) -> &mut dyn Slot;
}

/// Clears a value before it is decoded again.
///
/// A repeated JSON key thus replaces the first value instead of merging with it.
pub(crate) fn reset(value: &mut SlotMut<'_>) {
    match value {
        SlotMut::Option(option) => {
            option.set(false);
        }
        SlotMut::List(list) => list.clear(),
        SlotMut::Map(map) => map.clear(),
        SlotMut::Model(model) => {
            *model.extra_mut() = Extra::new();
            let mut index = 0;
            while let Some(mut field) = model.field_mut(index) {
                reset(&mut field);
                index += 1;
            }
        }
        // Decoding overwrites a single value completely.
        SlotMut::String(_)
        | SlotMut::Text(_)
        | SlotMut::Bool(_)
        | SlotMut::Int32(_)
        | SlotMut::Int64(_)
        | SlotMut::Uint64(_)
        | SlotMut::Float(_)
        | SlotMut::Double(_)
        | SlotMut::Union(_)
        | SlotMut::Json(_) => {}
    }
}
