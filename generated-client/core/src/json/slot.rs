//! A slot is a place for one value of any type; all reading and writing of JSON goes through it, without generics.
//!
//! A model hands out what its fields hold or can take. Thus everything that is generic over a serde format stands once, in
//! [`decode`](super::decode) and [`encode`](super::encode), as do `Debug` in [`show`](super::show) and `PartialEq` in
//! [`same`](super::same), and a model costs the compiler next to nothing.
//!
//! It does not hand out each field as a `dyn Slot`: every such vtable has the code that drops the field, and a program of a
//! few calls would consist of little else.

use std::borrow::Cow;

use super::extra::Extra;
use super::model::Model;
use super::union::Union;
use crate::text::Secret;

/// A value that can be read and written without knowing its type.
///
/// Sealed: it lives in a private module, and only the runtime's types and the generated ones have it.
pub trait Slot: 'static {
    /// Says what the value is, for writing it to the wire.
    fn read(&self) -> SlotRef<'_>;

    /// Says what the value can become, for reading it from the wire.
    fn write(&mut self) -> SlotMut<'_>;
}

/// Types with a neutral value, from which decoding starts and which it overwrites.
pub trait Blank: Sized {
    /// Makes the neutral value: zero, empty, absent.
    fn blank() -> Self;
}

/// What a slot holds.
pub enum SlotRef<'a> {
    /// Anything that is a string on the wire, and may be shown.
    Text(Cow<'a, str>),
    /// A string that must not be shown; apart from [`Text`](Self::Text), so that whoever reads a slot decides about it.
    Secret(&'a Secret),
    /// A boolean.
    Bool(bool),
    /// An integer of either size.
    Integer(i64),
    /// A number of single precision; apart from [`Double`](Self::Double), so that `0.1` is printed as it was read.
    Float(f32),
    /// A number of double precision.
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

/// What a slot can take.
pub enum SlotMut<'a> {
    /// Any string.
    String(&'a mut String),
    /// What is parsed from a string: an enum, a date, a secret.
    Text(&'a mut dyn TextSlot),
    /// A boolean.
    Bool(&'a mut bool),
    /// An integer of 32 bits.
    Int32(&'a mut i32),
    /// An integer of 64 bits.
    Int64(&'a mut i64),
    /// A number of single precision.
    Float(&'a mut f32),
    /// A number of double precision.
    Double(&'a mut f64),
    /// A value or its absence.
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
pub trait TextSlot {
    /// Takes the value from its wire form; `false` if the text is no such value.
    fn set(&mut self, text: &str) -> bool;

    /// Says in an error message what was expected, article included.
    fn expected(&self) -> &'static str {
        "a string"
    }

    /// Tells whether error messages must not repeat what was found.
    fn secrecy(&self) -> Secrecy {
        Secrecy::Open
    }
}

/// Whether a value may be shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Secrecy {
    /// It may appear in messages.
    Open,
    /// It must never appear anywhere but on the wire.
    Secret,
}

/// A value that may be absent.
pub trait OptionSlot {
    /// Makes the value blank, and hands it out to be filled; or makes it absent.
    fn set(&mut self, present: bool) -> Option<&mut dyn Slot>;
}

/// Values in order.
pub trait ListSlot {
    /// How many values there are.
    fn len(&self) -> usize;

    /// The value at a position, if there is one.
    fn get(&self, index: usize) -> Option<&dyn Slot>;

    /// Removes all values.
    fn clear(&mut self);

    /// Appends a blank value, and hands it out to be filled.
    fn push(&mut self) -> &mut dyn Slot;
}

/// All values of a list.
pub(crate) fn values(list: &dyn ListSlot) -> impl Iterator<Item = &dyn Slot> {
    (0..list.len()).map_while(|index| list.get(index))
}

/// Values by name.
pub trait MapSlot {
    /// How many values there are.
    fn len(&self) -> usize;

    /// All names with their values, in order of the names.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, &dyn Slot)> + '_>;

    /// Removes all values.
    fn clear(&mut self);

    /// Puts a blank value under a name, in place of the one that it may have had, and hands it out to be filled.
    fn insert(&mut self, name: &str) -> &mut dyn Slot;
}

/// Empties a value before it is read anew, so that a repeated JSON key replaces the first one instead of mixing with it.
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
        // A single value is overwritten as a whole.
        SlotMut::String(_)
        | SlotMut::Text(_)
        | SlotMut::Bool(_)
        | SlotMut::Int32(_)
        | SlotMut::Int64(_)
        | SlotMut::Float(_)
        | SlotMut::Double(_)
        | SlotMut::Union(_)
        | SlotMut::Json(_) => {}
    }
}
