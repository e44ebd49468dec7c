//! Reads and writes JSON through type-erased slots, which are compiled once for all models.

mod container;
mod convert;
mod date_time;
mod debug;
mod decode;
mod decode_model;
mod decode_scalar;
mod decode_union;
mod encode;
mod equality;
mod extra;
mod field_path;
mod instantiations;
mod lookup;
mod model;
mod scalar;
mod slot;
mod union;
mod wire_value;

pub use self::convert::JsonError;
pub(crate) use self::convert::{from_json, to_json, without_bom};
pub use self::date_time::DateTime;
pub use self::debug::fmt_debug;
pub use self::decode::deserialize;
pub use self::encode::serialize;
pub use self::equality::equal;
pub use self::extra::Extra;
pub use self::instantiations::containers;
pub(crate) use self::lookup::{field, integer, length, text};
pub use self::model::{Model, Schema};
pub use self::scalar::{Date, Json, Map};
pub use self::slot::{Blank, Slot, SlotMut, SlotRef, TextSlot};
pub use self::union::{Chosen, KeepUnrecognized, Union, UnionSchema};
pub use self::wire_value::value_index;
