//! The rules of a union that need no names to be resolved.

use super::characters::{Name, Use};
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::prune::GAPS;
use crate::spec::Union;
use crate::spec::location::At;

/// A union has a field that tells its models apart, and has models.
pub(super) fn check(name: &str, union: &Union, at: At<'_>, problems: &mut Diagnostics) {
    Name::of_key(name, at).check("union name", Use::Type, problems);
    let field = Name::of_value(&union.discriminator, at.key("discriminator"));
    field.check("discriminator", Use::Wire, problems);
    let list = at.key("variants");
    if union.variants.is_empty() && !problems.has_within(&list.place(), GAPS) {
        let message = "union without variants";
        problems.push(
            Diagnostic::error(Code::Union, list.place(), message)
                .help("add a model for each value of the discriminator, or use the type `json`"),
        );
    }
}
