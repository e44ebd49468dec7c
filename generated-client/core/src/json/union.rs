//! What a generated union tells the runtime: which field says what an object is, and the model that it is.

use super::extra::Extra;
use super::model::Model;

/// An object that is one of several models. Implemented by generated code only.
pub trait Union: KeepUnrecognized {
    /// The field that says which model it is, and its values; index N is the variant N.
    fn schema(&self) -> &'static UnionSchema;

    /// The model that it is.
    fn chosen(&self) -> Chosen<'_>;

    /// Makes it a blank model of the variant at an index, and hands it out to be filled.
    fn choose(&mut self, index: usize) -> Option<&mut dyn Model>;
}

/// The part of a union that no two differ in.
pub trait KeepUnrecognized {
    /// Makes it an object that this version does not know.
    fn keep_unrecognized(&mut self, fields: Extra);
}

/// How the models of a union are told apart.
#[derive(Debug)]
pub struct UnionSchema {
    /// The union's name in the spec.
    pub name: &'static str,
    /// The field that says which model it is.
    pub tag: &'static str,
    /// The field's values, by the index that [`Union::choose`] takes.
    pub values: &'static [&'static str],
}

/// What a union is.
pub enum Chosen<'a> {
    /// A model, by its index in the schema.
    Known(usize, &'a dyn Model),
    /// An object that this version does not know.
    Unknown(&'a Extra),
}
