//! Distinct Rust names.

use std::collections::BTreeSet;

use codegen::diagnostics::size_limits::NAME_LETTERS;
use codegen::ir::names::{Case, Name};
use codegen::spec::Spanned;

/// Shortens a name to leave room for prefixes, suffixes and a number.
///
/// A shortened name with a number is still short enough not to be shortened again.
pub(super) fn shortened(name: &str) -> &str {
    match name.get(..NAME_LETTERS - 20) {
        Some(start) if name.len() > NAME_LETTERS - 10 => start.trim_end_matches('_'),
        _ => name,
    }
}

/// Reserves the Rust name that follows from a text.
///
/// Sets `rust` to a shortened or numbered name if that name is too long or taken.
pub(crate) fn claim_rust_name(
    taken: &mut BTreeSet<String>,
    text: &str,
    rust: &mut Option<Spanned<String>>,
) {
    let default = match rust {
        Some(rust) => rust.to_string(),
        None => Name::new(text, Case::Snake).as_str().to_owned(),
    };
    let base = shortened(&default);
    let mut name = base.to_owned();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        // Rust warns about consecutive underscores, as `self_` and `_2` would give.
        name = format!("{}_{number}", base.trim_end_matches('_'));
        number += 1;
    }
    if name != default {
        *rust = Some(name.into());
    }
}
