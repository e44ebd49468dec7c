//! How the types of a kind are cut into files: one for each group that defines some, and where features decide what is
//! compiled, one for each type that other groups need as well. So a condition stands at a `mod`, and nowhere else.
//!
//! ```text
//! models/mod.rs              all under one roof: `models::User`
//! models/routing.rs          what only the operations of the group need
//! models/shared/user.rs      what those of others need too
//! ```

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::Gates;
use super::{GeneratedFile, Pending, Piece, all_sources};
use crate::ir::names::{Case, Name};
use crate::ir::{Api, Needed, Standing};

/// The types of one file.
pub(super) struct Part<'a, T> {
    pub(super) module: Name,
    pub(super) place: Place,
    pub(super) items: Vec<&'a T>,
    /// The groups that need all of them.
    needed: &'a Needed,
    source: String,
    docs: String,
}

/// Where a file stands within the folder of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// With what its group alone needs.
    Home,
    /// By itself in the folder `shared`.
    Shared,
}

/// `models` or `enums`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    pub(super) folder: &'static str,
    /// The docs of the folder's module.
    pub(super) docs: &'static str,
}

/// Cuts the types into files: those of the groups, then those that are shared, each in the order of the spec.
pub(super) fn parts<'a, T>(
    types: &'a [T],
    standings: &'a [Standing],
    wire: impl Fn(&T) -> &str,
    api: &Api,
    gates: Gates<'_>,
) -> Vec<Part<'a, T>> {
    let mut homes: Vec<Option<Part<'a, T>>> = api.groups.iter().map(|_| None).collect();
    let mut shared = Vec::new();
    let mut taken = BTreeSet::new();
    for (item, standing) in types.iter().zip(standings) {
        let group = api.group(standing.home);
        let own = match &standing.needed {
            Needed::By(groups) => groups.as_slice() == [standing.home],
            Needed::Always => false,
        };
        if own || !gates.are_there() {
            let home = homes[standing.home.0].get_or_insert_with(|| Part {
                module: group.module.clone(),
                place: Place::Home,
                items: Vec::new(),
                needed: &standing.needed,
                source: group.source.clone(),
                docs: format!("Of the group {}.", super::rustdoc::code(&group.tag)),
            });
            home.items.push(item);
        } else {
            shared.push(Part {
                module: unused(Name::new(wire(item), Case::Snake), &mut taken),
                place: Place::Shared,
                items: vec![item],
                needed: &standing.needed,
                source: group.source.clone(),
                docs: format!(
                    "Of the group {}, and needed by others.",
                    super::rustdoc::code(&group.tag)
                ),
            });
        }
    }
    homes.into_iter().flatten().chain(shared).collect()
}

/// Two types can come out as one file: `AbC` and `ABc`.
fn unused(name: Name, taken: &mut BTreeSet<String>) -> Name {
    let mut free = name.clone();
    let mut number = 2;
    while !taken.insert(free.as_str().to_owned()) {
        free = name.suffixed(&format!("_{number}"));
        number += 1;
    }
    free
}

impl<'a, T: Sync> Part<'a, T> {
    /// The file with these imports, and what each of its types is made of.
    pub(super) fn file(
        self,
        kind: Kind,
        imports: impl FnOnce(&Self) -> TokenStream + Send + 'a,
        emit: impl Fn(&'a T) -> Piece + Send + 'a,
    ) -> Pending<'a> {
        Box::new(move || {
            let imports = imports(&self);
            let module = self.module.as_str();
            GeneratedFile {
                path: match self.place {
                    Place::Home => format!("{}/{module}.rs", kind.folder),
                    Place::Shared => format!("{}/shared/{module}.rs", kind.folder),
                },
                source: self.source,
                docs: vec![self.docs],
                items: Box::new(
                    std::iter::once(imports.into()).chain(self.items.into_iter().map(emit)),
                ),
            }
        })
    }
}

/// The files that bring the others under one roof; none if there are no types of this kind.
pub(super) fn roof<'a, T>(
    parts: &[Part<'a, T>],
    kind: Kind,
    api: &'a Api,
    gates: Gates<'a>,
) -> Vec<Pending<'a>> {
    let of = |place: Place| -> Vec<Module<'a>> {
        let parts = parts.iter().filter(|part| part.place == place);
        parts
            .map(|part| (Some(part.needed), part.module.clone()))
            .collect()
    };
    let file = |path: &'static str, docs: &'static str, modules: Vec<Module<'a>>| -> Pending<'a> {
        Box::new(move || GeneratedFile {
            path: format!("{}/{path}", kind.folder),
            source: all_sources(api),
            docs: vec![docs.to_owned()],
            items: Box::new(index(&modules, gates).into_iter().map(Piece::from)),
        })
    };
    let mut files = Vec::new();
    let (mut homes, shared) = (of(Place::Home), of(Place::Shared));
    if !shared.is_empty() {
        homes.push((None, Name::fixed("shared")));
        let docs = "What several groups need, or every client.";
        files.push(file("shared/mod.rs", docs, shared));
    }
    if !homes.is_empty() {
        files.push(file("mod.rs", kind.docs, homes));
    }
    files
}

/// A module, and who needs it; `None` if it is there in any case.
type Module<'a> = (Option<&'a Needed>, Name);

/// ```text
/// #[cfg(feature = "routing")]
/// mod routing;
/// #[cfg(feature = "routing")]
/// pub use self::routing::*;
/// ```
fn index(modules: &[Module<'_>], gates: Gates<'_>) -> Vec<TokenStream> {
    let gate = |needed: &Option<&Needed>| needed.and_then(|needed| gates.needed(needed));
    let declared = modules.iter().map(|(needed, name)| {
        let gate = gate(needed);
        quote!(#gate mod #name;)
    });
    let exported = modules.iter().map(|(needed, name)| {
        let gate = gate(needed);
        let lenient = needed.is_none().then(|| {
            quote!(#[allow(unused_imports, reason = "what is shared by groups that are off is not there")])
        });
        quote!(#gate #lenient pub use self::#name::*;)
    });
    declared.chain(exported).collect()
}
