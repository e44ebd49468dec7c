//! Enums and their variants.

use super::{decide, naming};
use crate::diagnostics::{Diagnostics, Place};
use crate::ir::names::Scope;
use crate::ir::{Enum, Variant};
use crate::spec::{self, Spanned, Spec};

/// Lowers the enums of all files, in the order of the files.
pub(super) fn enums(
    spec: &Spec,
    types: &mut Scope<Place>,
    problems: &mut Diagnostics,
) -> Vec<Enum> {
    let enums = spec.groups.iter().flat_map(|group| &group.spec.enums);
    enums
        .map(|(wire, item)| enumeration(wire, item, types, problems))
        .collect()
}

fn enumeration(
    wire: &Spanned<String>,
    item: &spec::Enum,
    types: &mut Scope<Place>,
    problems: &mut Diagnostics,
) -> Enum {
    let name = decide(types, (wire, wire.place()), item.rust.as_ref(), problems);
    let values = item.values.iter().map(|value| {
        let details = value.details();
        let rust = details.and_then(|details| details.rust.as_ref());
        (value.value().as_str(), rust)
    });
    let names = naming::variants(values, problems);
    let variants = item.values.iter().zip(names).filter_map(|(value, name)| {
        Some(Variant {
            wire: value.value().to_string(),
            name: name?,
            doc: value.details().and_then(|details| details.doc.clone()),
        })
    });
    Enum {
        wire: wire.to_string(),
        name,
        doc: item.doc.clone(),
        variants: variants.collect(),
    }
}
