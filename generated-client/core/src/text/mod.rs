//! Text without JSON or HTTP: secrets, printable excerpts, and the encoding of forms.

mod edit_distance;
mod printable;
mod secret;
mod urlencoded;

pub(crate) use self::edit_distance::edit_distance;
pub(crate) use self::printable::{excerpt, printable};
pub use self::secret::Secret;
pub(crate) use self::urlencoded::{encode_form, encode_into};
