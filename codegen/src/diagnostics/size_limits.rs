//! How much a spec can be: beyond this it is refused at once, so that nothing takes all memory or all day.

use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Place};

/// Bytes of one file; the largest known API, of 3,000 operations, is a third of it in a single file.
pub const FILE_BYTES: usize = 16 << 20;

/// Values of one file: texts, numbers, lists and maps.
pub(crate) const VALUES: usize = 1_000_000;

/// Letters of one Rust name: with their endings, such names are still names of files.
pub const NAME_LETTERS: usize = 200;

/// Fields that the models of a spec have from others. A chain of models, each with the fields of all before, is short to write.
pub(crate) const INHERITED: usize = 200_000;

/// Letters of the path of an operation, and of the base URL; servers take no longer addresses.
pub(crate) const URL_LETTERS: usize = 8_000;

pub(crate) fn too_large(file: usize) -> Diagnostic {
    let message = format!("file is larger than {} MiB", FILE_BYTES >> 20);
    let place = Place { file, span: 0..0 };
    Diagnostic::error(Code::TooLarge, place, message).help("split it into several group files")
}

pub(crate) fn too_many_values(place: Place) -> Diagnostic {
    let message = format!("file has more than {VALUES} values");
    Diagnostic::error(Code::TooLarge, place, message)
        .label("limit exceeded here")
        .help("split it into several group files")
}

pub(crate) fn too_much_inherited(place: Place) -> Diagnostic {
    let message = format!("models inherit more than {INHERITED} fields in total");
    Diagnostic::error(Code::TooLarge, place, message)
        .help("move the common fields to a separate model, and use it as the type of a field")
}

pub(crate) fn too_long(letters: usize, place: Place) -> Diagnostic {
    let message = format!("Rust name is {letters} characters long; the limit is {NAME_LETTERS}");
    Diagnostic::error(Code::TooLarge, place, message).help("set a shorter name with the key `rust`")
}
