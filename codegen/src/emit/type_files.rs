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

use super::cfg::CfgAttributes;
use super::{GeneratedFile, Pending, Piece, all_sources};
use crate::ir::names::{Case, Name};
use crate::ir::{Api, Placement, RequiredBy};

/// The types of one file.
pub(super) struct TypeFile<'a, T> {
    pub(super) module: Name,
    pub(super) place: Directory,
    pub(super) items: Vec<&'a T>,
    /// The groups that need all of them.
    required_by: &'a RequiredBy,
    source: String,
    docs: String,
}

/// Where a file stands within the folder of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Directory {
    /// With what its group alone needs.
    Root,
    /// By itself in the folder `shared`.
    Shared,
}

/// `models` or `enums`.
#[derive(Debug, Clone, Copy)]
pub(super) struct TypeKind {
    pub(super) folder: &'static str,
    /// The docs of the folder's module.
    pub(super) docs: &'static str,
}

/// Cuts the types into files: those of the groups, then those that are shared, each in the order of the spec.
pub(super) fn split<'a, T>(
    types: &'a [T],
    placements: &'a [Placement],
    wire: impl Fn(&T) -> &str,
    api: &Api,
    cfg: CfgAttributes<'_>,
) -> Vec<TypeFile<'a, T>> {
    let mut homes: Vec<Option<TypeFile<'a, T>>> = api.groups.iter().map(|_| None).collect();
    let mut shared = Vec::new();
    let mut taken = BTreeSet::new();
    for (item, standing) in types.iter().zip(placements) {
        let group = api.group(standing.group);
        let own = match &standing.required_by {
            RequiredBy::Groups(groups) => groups.as_slice() == [standing.group],
            RequiredBy::EveryClient => false,
        };
        if own || !cfg.is_enabled() {
            let home = homes[standing.group.0].get_or_insert_with(|| TypeFile {
                module: group.module.clone(),
                place: Directory::Root,
                items: Vec::new(),
                required_by: &standing.required_by,
                source: group.source.clone(),
                docs: format!("Of the group {}.", super::rustdoc::code(&group.tag)),
            });
            home.items.push(item);
        } else {
            shared.push(TypeFile {
                module: unused(Name::new(wire(item), Case::Snake), &mut taken),
                place: Directory::Shared,
                items: vec![item],
                required_by: &standing.required_by,
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

impl<'a, T: Sync> TypeFile<'a, T> {
    /// The file with these imports, and what each of its types is made of.
    pub(super) fn file(
        self,
        kind: TypeKind,
        imports: impl FnOnce(&Self) -> TokenStream + Send + 'a,
        emit: impl Fn(&'a T) -> Piece + Send + 'a,
    ) -> Pending<'a> {
        Box::new(move || {
            let imports = imports(&self);
            let module = self.module.as_str();
            GeneratedFile {
                path: match self.place {
                    Directory::Root => format!("{}/{module}.rs", kind.folder),
                    Directory::Shared => format!("{}/shared/{module}.rs", kind.folder),
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
pub(super) fn module_files<'a, T>(
    parts: &[TypeFile<'a, T>],
    kind: TypeKind,
    api: &'a Api,
    cfg: CfgAttributes<'a>,
) -> Vec<Pending<'a>> {
    let of = |place: Directory| -> Vec<ModuleEntry<'a>> {
        let parts = parts.iter().filter(|part| part.place == place);
        parts
            .map(|part| (Some(part.required_by), part.module.clone()))
            .collect()
    };
    let file =
        |path: &'static str, docs: &'static str, modules: Vec<ModuleEntry<'a>>| -> Pending<'a> {
            Box::new(move || GeneratedFile {
                path: format!("{}/{path}", kind.folder),
                source: all_sources(api),
                docs: vec![docs.to_owned()],
                items: Box::new(index(&modules, cfg).into_iter().map(Piece::from)),
            })
        };
    let mut files = Vec::new();
    let (mut homes, shared) = (of(Directory::Root), of(Directory::Shared));
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
type ModuleEntry<'a> = (Option<&'a RequiredBy>, Name);

/// ```text
/// #[cfg(feature = "routing")]
/// mod routing;
/// #[cfg(feature = "routing")]
/// pub use self::routing::*;
/// ```
fn index(modules: &[ModuleEntry<'_>], cfg: CfgAttributes<'_>) -> Vec<TokenStream> {
    let cfg_attribute = |required_by: &Option<&RequiredBy>| {
        required_by.and_then(|required_by| cfg.required_by(required_by))
    };
    let declared = modules.iter().map(|(required_by, name)| {
        let cfg_attribute = cfg_attribute(required_by);
        quote!(#cfg_attribute mod #name;)
    });
    let exported = modules.iter().map(|(required_by, name)| {
        let cfg_attribute = cfg_attribute(required_by);
        let lenient = required_by.is_none().then(|| {
            quote!(#[allow(unused_imports, reason = "what is shared by groups that are off is not there")])
        });
        quote!(#cfg_attribute #lenient pub use self::#name::*;)
    });
    declared.chain(exported).collect()
}
