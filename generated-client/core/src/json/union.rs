//! The interface between generated unions and the runtime.

use super::extra::Extra;
use super::model::Model;

/// An object that is one of several models. Implemented by generated code only.
#[doc(hidden)]
pub trait Union: KeepUnrecognized {
    /// The discriminator and its values; the position of a value is the index of its variant.
    fn schema(&self) -> &'static UnionSchema;

    /// The current model.
    fn chosen(&self) -> Chosen<'_>;

    /// Replaces the value by a blank model of the variant at an index, and returns that model.
    fn choose(&mut self, index: usize) -> Option<&mut dyn Model>;
}

/// The part of a union's implementation that is equal for all unions.
#[doc(hidden)]
pub trait KeepUnrecognized {
    /// Replaces the value by an object of an unknown variant.
    fn keep_unrecognized(&mut self, fields: Extra);
}

/// The discriminator of a union.
#[derive(Debug)]
pub struct UnionSchema {
    /// The union's name in the spec.
    pub name: &'static str,
    /// The wire name of the discriminator.
    pub tag: &'static str,
    /// The discriminator values, by the index that [`Union::choose`] takes.
    pub values: &'static [&'static str],
}

/// The value of a union.
pub enum Chosen<'a> {
    /// A model, with its index in the schema.
    Known(usize, &'a dyn Model),
    /// An object of an unknown variant.
    Unknown(&'a Extra),
}
