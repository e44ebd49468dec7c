//! Text without JSON or HTTP: secrets, printable excerpts, and the encoding of forms.

mod printable;
mod secret;
mod urlencoded;

pub(crate) use self::printable::{excerpt, visible};
pub use self::secret::Secret;
pub(crate) use self::urlencoded::{form, write};
