//! `#[allow]` attributes for lints that names of the API trigger.

use super::rust_types::Fragment;
use crate::ir::names::Name;

/// Methods of the operators and other standard traits.
const TRAIT_METHODS: &str = "\
    add as_mut as_ref bitand bitor bitxor borrow borrow_mut clone cmp default deref deref_mut div drop \
    eq from_iter from_str hash index index_mut into_iter mul neg next not rem shl shr sub";

/// The attribute for a method with the name of a trait method.
///
/// Clippy also looks at the arguments, so the lint may not trigger: `expect` would then warn.
pub(super) fn of_method(name: &Name) -> Option<Fragment> {
    let attribute = "#[allow(clippy::should_implement_trait, reason = \"the name is the API's\")]";
    let is_trait_method = TRAIT_METHODS
        .split(' ')
        .any(|method| method == name.as_str());
    is_trait_method.then(|| Fragment(attribute.to_owned()))
}
