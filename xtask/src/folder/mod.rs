//! Reads folders, and replaces files and folders completely or not at all.

mod contents;
mod lock;
mod transaction;
mod write;

pub(crate) use self::contents::{Contents, read, read_file, refuse_link};
pub(crate) use self::lock::Lock;
pub(crate) use self::transaction::{Transaction, recover};
pub(crate) use self::write::{create, write_file};
