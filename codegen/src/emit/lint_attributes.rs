//! Lints that a name of the API can set off, and that a name of the API is no reason to heed.

use super::rust_types::Fragment;
use crate::ir::names::Name;

/// Methods of the operators and other traits of std.
const OF_STD: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "clone",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "div",
    "drop",
    "eq",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into_iter",
    "mul",
    "neg",
    "next",
    "not",
    "rem",
    "shl",
    "shr",
    "sub",
];

/// For a method that clippy might hold for one of a trait. Whether it does depends on the arguments too, so nothing is expected.
pub(super) fn of_method(name: &Name) -> Option<Fragment> {
    let attribute = "#[allow(clippy::should_implement_trait, reason = \"the name is the API's\")]";
    OF_STD
        .contains(&name.as_str())
        .then(|| Fragment::new(attribute))
}
