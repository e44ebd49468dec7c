//! Rules for a union that need no names to be resolved.

use super::characters::{self, Use};
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::prune::GAPS;
use crate::spec::{Spanned, Union};

/// A union has a discriminator and at least one variant.
pub(super) fn check(name: &Spanned<String>, union: &Union, problems: &mut Diagnostics) {
    characters::check(name, "union name", Use::Type, problems);
    characters::check(&union.discriminator, "discriminator", Use::Wire, problems);
    let list = &union.variants;
    if list.is_empty() && !problems.has_within(&list.place(), GAPS) {
        let message = "union without variants";
        problems.push(
            Diagnostic::error(Code::Union, list.place(), message)
                .help("add a model for each value of the discriminator, or use the type `json`"),
        );
    }
}
