//! Size limits of a spec. Larger input is refused early, which bounds time and memory.

use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Place};

/// Maximum bytes of a file. The largest known API has 3,000 operations and takes a third of that in
/// one file.
pub const FILE_BYTES: usize = 16 << 20;

/// Maximum number of values in a file: texts, numbers, lists and maps.
pub(crate) const VALUES: usize = 1_000_000;

/// Maximum letters of a Rust name. With suffixes added, such names are still valid file names.
pub const NAME_LETTERS: usize = 200;

/// Maximum number of inherited fields in a spec. A chain of models that each extend all previous
/// ones is short to write.
pub(crate) const INHERITED: usize = 200_000;

/// Maximum bytes of the path of an operation and of the base URL. Servers accept no longer URLs.
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
