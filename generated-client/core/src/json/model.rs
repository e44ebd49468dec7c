//! The interface between generated models and the runtime.

use super::extra::Extra;
use super::scalar::Json;
use super::slot::{Blank, Slot, SlotMut, SlotRef};

/// An object with known fields that also preserves unknown ones.
///
/// Implemented by generated code only.
#[doc(hidden)]
pub trait Model: 'static {
    /// Creates an object without values, to be filled.
    fn blank() -> Self
    where
        Self: Sized;

    /// The names of the fields; the position of a name is the index of its field.
    fn schema(&self) -> &'static Schema;

    /// Reads the field at an index of the schema.
    fn field(&self, index: usize) -> Option<SlotRef<'_>>;

    /// Returns the field at an index of the schema for writing.
    fn field_mut(&mut self, index: usize) -> Option<SlotMut<'_>>;

    /// The unknown fields.
    fn extra(&self) -> &Extra;

    /// The unknown fields, for writing.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// Every model is a slot, so that generated types need no `Slot` implementation.
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

/// A boxed model, such as one in a recursive type, behaves like the model itself.
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
    /// The wire names of the fields, by the index that [`Model::field`] takes.
    pub fields: &'static [&'static str],
    /// The required fields.
    ///
    /// Decoding fails without them, and encoding writes `null` for `None`. All other fields are
    /// `Option`s that are omitted when they are `None`.
    pub required: &'static [&'static str],
}

impl Schema {
    /// Finds a field by its wire name.
    ///
    /// `guess` is tried first, because fields mostly arrive in the order of the schema.
    #[inline]
    pub(crate) fn index_of(&self, name: &str, guess: usize) -> Option<usize> {
        match self.fields.get(guess) {
            Some(field) if *field == name => Some(guess),
            _ => self.fields.iter().position(|field| *field == name),
        }
    }
}

/// One member of the object that a model is on the wire.
pub(crate) enum Member<'a> {
    /// The discriminator of the model's union, with its value.
    Tag(&'static str, &'static str),
    /// A field of the schema.
    Field(&'static str, SlotRef<'a>),
    /// An unknown field.
    Extra(&'a str, &'a Json),
}

/// Iterates over the known fields that are present, then the unknown fields.
///
/// The discriminator always has the union's value, even if the model holds another value in that
/// field.
pub(crate) fn members<'a>(
    model: &'a dyn Model,
    tag: Option<(&'static str, &'static str)>,
) -> impl Iterator<Item = Member<'a>> {
    let schema = model.schema();
    let is_tag = move |name: &str| tag.is_some_and(|(field, _)| field == name);
    let first = tag.filter(|(field, _)| schema.index_of(field, 0).is_none());
    let first = first.map(|(field, value)| Member::Tag(field, value));
    let fields = schema.fields.iter().enumerate();
    let fields = fields.filter_map(move |(index, name)| match tag {
        Some((field, value)) if field == *name => Some(Member::Tag(field, value)),
        _ => present(model, index).map(|value| Member::Field(name, value)),
    });
    // A duplicate key would leave it to the server which of the values counts.
    let is_new = move |name: &str| {
        let index = schema.index_of(name, 0);
        index.and_then(|index| present(model, index)).is_none() && !is_tag(name)
    };
    let extra = model.extra().iter().filter(move |(name, _)| is_new(name));
    let extra = extra.map(|(name, value)| Member::Extra(name, value));
    first.into_iter().chain(fields).chain(extra)
}

/// Returns the value of a field, or `None` if encoding omits the field.
pub(crate) fn present(model: &dyn Model, index: usize) -> Option<SlotRef<'_>> {
    let value = model.field(index)?;
    let schema = model.schema();
    let absent = matches!(value, SlotRef::Option(None))
        && !schema.required.contains(schema.fields.get(index)?);
    (!absent).then_some(value)
}
