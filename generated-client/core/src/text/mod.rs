//! Text independent of JSON and HTTP: secrets, printable excerpts, form encoding, edit distance.

mod edit_distance;
mod printable;
mod secret;
mod urlencoded;

pub(crate) use self::edit_distance::edit_distance;
pub(crate) use self::printable::{excerpt, printable};
pub use self::secret::Secret;
pub(crate) use self::urlencoded::{encode_form, encode_into};
