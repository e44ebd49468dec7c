//! Text independent of JSON and HTTP: secrets, printable excerpts, form encoding, edit distance.

#[cfg_attr(
    not(feature = "testing"),
    allow(dead_code, reason = "a client without regions uses it only for tests")
)]
mod edit_distance;
mod percent;
mod printable;
mod secret;
mod urlencoded;

#[cfg_attr(
    not(feature = "testing"),
    allow(
        unused_imports,
        reason = "a client without regions uses it only for tests"
    )
)]
pub(crate) use self::edit_distance::edit_distance;
pub(crate) use self::percent::{ENCODED, RESERVED, encoded};
pub(crate) use self::printable::{excerpt, printable};
pub use self::secret::Secret;
pub(crate) use self::urlencoded::{encode_form, encode_into};
