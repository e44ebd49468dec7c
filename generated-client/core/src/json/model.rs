//! What a generated model tells the runtime: the names of its fields, and where they are.

use super::extra::Extra;
use super::slot::{Blank, Slot, SlotMut, SlotRef};

/// An object with known fields, which keeps what it does not know. Implemented by generated code only.
pub trait Model: 'static {
    /// Makes an object without any value, to be filled.
    fn blank() -> Self
    where
        Self: Sized;

    /// The names of the fields; index N is the field N.
    fn schema(&self) -> &'static Schema;

    /// What the field at an index of the schema holds.
    fn field(&self, index: usize) -> Option<SlotRef<'_>>;

    /// What the field at an index of the schema can take.
    fn field_mut(&mut self, index: usize) -> Option<SlotMut<'_>>;

    /// The fields that came from the server and are not in the schema.
    fn extra(&self) -> &Extra;

    /// The fields that came from the server and are not in the schema, to be filled.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// A model is a slot by itself, so that a generated type has no impl for it.
impl<T: Model> Slot for T {
    #[inline]
    fn read(&self) -> SlotRef<'_> {
        SlotRef::Model(self)
    }

    #[inline]
    fn write(&mut self) -> SlotMut<'_> {
        SlotMut::Model(self)
    }
}

impl<T: Model> Blank for T {
    #[inline]
    fn blank() -> Self {
        Model::blank()
    }
}

/// A model that is boxed, as one that may hold itself, is the same to all others.
impl<T: Model> Model for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn schema(&self) -> &'static Schema {
        (**self).schema()
    }

    fn field(&self, index: usize) -> Option<SlotRef<'_>> {
        (**self).field(index)
    }

    fn field_mut(&mut self, index: usize) -> Option<SlotMut<'_>> {
        (**self).field_mut(index)
    }

    fn extra(&self) -> &Extra {
        (**self).extra()
    }

    fn extra_mut(&mut self) -> &mut Extra {
        (**self).extra_mut()
    }
}

/// The fields of a model, in the order in which they are written.
#[derive(Debug)]
pub struct Schema {
    /// The model's name in the spec.
    pub name: &'static str,
    /// The names of the fields, by the index that [`Model::field`] takes.
    pub fields: &'static [&'static str],
    /// Those without which the object is refused; one that is `None` is written as `null`. Each other is an `Option`, left out
    /// when it is `None`.
    pub required: &'static [&'static str],
}

impl Schema {
    /// Finds a field by its wire name. `guess` is looked at first: fields mostly arrive in the schema's order.
    #[inline]
    pub(crate) fn index_of(&self, name: &str, guess: usize) -> Option<usize> {
        match self.fields.get(guess) {
            Some(field) if *field == name => Some(guess),
            _ => self.fields.iter().position(|field| *field == name),
        }
    }
}

/// What a field holds, unless it is left out.
pub(crate) fn present(model: &dyn Model, index: usize) -> Option<SlotRef<'_>> {
    let value = model.field(index)?;
    let schema = model.schema();
    let absent = matches!(value, SlotRef::Option(None))
        && !schema.required.contains(schema.fields.get(index)?);
    (!absent).then_some(value)
}
