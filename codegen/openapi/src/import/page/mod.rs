//! Reads the platform's reference pages: Markdown with one section for each operation.

mod combine;
mod layout;
mod parameters;
mod read;
mod text;
mod types;

pub(crate) use combine::combine;
pub(crate) use read::{Page, read};
pub(crate) use types::report_numbers;
