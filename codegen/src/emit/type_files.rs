//! Files of models, enums and unions, divided by the groups that need the types.
//!
//! Each group that defines types has one file. If the client has a feature per group, a type that
//! several groups need has a file to itself, so that a `#[cfg]` applies to a whole `mod`.
//!
//! ```text
//! models/mod.rs              re-exports all models: `models::User`
//! models/routing.rs          models that only the operations of this group need
//! models/shared/user.rs      one model that several groups need
//! ```

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rustdoc::code;
use super::{GeneratedFile, Pending, Piece, all_sources};
use crate::ir::names::{Case, Name};
use crate::ir::{Api, Placement, RequiredBy};

/// All types of one kind, and the groups that need each.
pub(super) struct Types<'a, T> {
    pub(super) items: &'a [T],
    pub(super) placements: &'a [Placement],
    pub(super) wire: fn(&T) -> &str,
}

/// One file of types.
struct TypeFile<'a, T> {
    module: Name,
    directory: Directory,
    items: Vec<&'a T>,
    /// The groups that need every type of the file.
    required_by: &'a RequiredBy,
    source: String,
    /// Tag of the group that defines the types.
    tag: &'a str,
}

/// Directory of a file within the folder of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Directory {
    /// The folder itself: types that only the defining group needs.
    Root,
    /// The folder `shared`: types that other groups need as well.
    Shared,
}

/// Kind of file: the types or the tables of models, enums or unions.
#[derive(Debug, Clone, Copy)]
pub(super) struct TypeKind {
    pub(super) folder: &'static str,
    /// Noun for docs: `model`.
    pub(super) singular: &'static str,
    /// Noun at the start of docs: `Models`.
    pub(super) plural: &'static str,
    /// Docs of the folder's module.
    pub(super) docs: &'static str,
    pub(super) exports: Exports,
}

/// Whether `mod.rs` re-exports the items of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exports {
    All,
    /// The files have only trait implementations.
    None,
}

/// The files of one kind: a `mod.rs` for each folder, and the files with the types.
///
/// A file consists of the `use` items of `imports` and the output of `emit` for each type. The
/// first argument of `imports` is the path from the file to the generated module.
pub(super) fn files<'a, T: Sync>(
    kind: TypeKind,
    types: &Types<'a, T>,
    api: &'a Api,
    cfg: CfgAttributes<'a>,
    imports: impl Fn(&TokenStream, &[&T]) -> TokenStream + Copy + Send + 'a,
    emit: impl Fn(&'a T) -> Piece + Copy + Send + 'a,
) -> Vec<Pending<'a>> {
    let files = split(types, api, cfg);
    let mut pending = module_files(&files, kind, api, cfg);
    pending.extend(
        files
            .into_iter()
            .map(|file| file.pending(kind, imports, emit)),
    );
    pending
}

/// Divides the types into files: the files of the groups first, then the shared ones.
///
/// Both keep the order of the spec.
fn split<'a, T>(
    types: &Types<'a, T>,
    api: &'a Api,
    cfg: CfgAttributes<'_>,
) -> Vec<TypeFile<'a, T>> {
    let mut group_files: Vec<Option<TypeFile<'a, T>>> = api.groups.iter().map(|_| None).collect();
    let mut shared = Vec::new();
    let mut taken = BTreeSet::new();
    for (item, placement) in types.items.iter().zip(types.placements) {
        let group = api.group(placement.group);
        let only_own_group = match &placement.required_by {
            RequiredBy::Groups(groups) => groups.as_slice() == [placement.group],
            RequiredBy::EveryClient => false,
        };
        if only_own_group || !cfg.is_enabled() {
            let file = group_files[placement.group.0].get_or_insert_with(|| TypeFile {
                module: group.module.clone(),
                directory: Directory::Root,
                items: Vec::new(),
                required_by: &placement.required_by,
                source: group.source.clone(),
                tag: &group.tag,
            });
            file.items.push(item);
        } else {
            shared.push(TypeFile {
                module: unused(Name::new((types.wire)(item), Case::Snake), &mut taken),
                directory: Directory::Shared,
                items: vec![item],
                required_by: &placement.required_by,
                source: group.source.clone(),
                tag: &group.tag,
            });
        }
    }
    group_files.into_iter().flatten().chain(shared).collect()
}

/// Numbers a module name that is already taken: `AbC` and `ABc` give the same one.
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
    fn pending(
        self,
        kind: TypeKind,
        imports: impl Fn(&TokenStream, &[&T]) -> TokenStream + Send + 'a,
        emit: impl Fn(&'a T) -> Piece + Send + 'a,
    ) -> Pending<'a> {
        Box::new(move || {
            let shared = usize::from(self.directory == Directory::Shared);
            let parents = kind.folder.split('/').count() + shared + 1;
            let parents = (0..parents).map(|_| quote!(super));
            let imports = imports(&quote!(#(#parents)::*), &self.items);
            let (folder, module, tag) = (kind.folder, self.module.as_str(), code(self.tag));
            let (path, docs) = match self.directory {
                Directory::Root => (
                    format!("{folder}/{module}.rs"),
                    format!("{} of the {tag} group.", kind.plural),
                ),
                Directory::Shared => (
                    format!("{folder}/shared/{module}.rs"),
                    format!("Shared {}, defined by the {tag} group.", kind.singular),
                ),
            };
            GeneratedFile {
                path,
                source: self.source,
                docs: vec![docs],
                items: Box::new(
                    std::iter::once(imports.into()).chain(self.items.into_iter().map(emit)),
                ),
            }
        })
    }
}

/// The `mod.rs` files that declare and re-export the others; empty without types of this kind.
fn module_files<'a, T>(
    files: &[TypeFile<'a, T>],
    kind: TypeKind,
    api: &'a Api,
    cfg: CfgAttributes<'a>,
) -> Vec<Pending<'a>> {
    let modules_in = |directory: Directory| -> Vec<Module<'a>> {
        let files = files.iter().filter(|file| file.directory == directory);
        files
            .map(|file| (Some(file.required_by), file.module.clone()))
            .collect()
    };
    let pending = |path: &'static str, docs: String, modules: Vec<Module<'a>>| -> Pending<'a> {
        Box::new(move || GeneratedFile {
            path: format!("{}/{path}", kind.folder),
            source: all_sources(api),
            docs: vec![docs],
            items: Box::new(
                module_items(&modules, kind.exports, cfg)
                    .into_iter()
                    .map(Piece::from),
            ),
        })
    };
    let mut module_files = Vec::new();
    let (mut root, shared) = (modules_in(Directory::Root), modules_in(Directory::Shared));
    if !shared.is_empty() {
        root.push((None, Name::fixed("shared")));
        let docs = format!(
            "{} that several groups or the error model use.",
            kind.plural
        );
        module_files.push(pending("shared/mod.rs", docs, shared));
    }
    if !root.is_empty() {
        module_files.push(pending("mod.rs", kind.docs.to_owned(), root));
    }
    module_files
}

/// A module and the groups that need it; `None` declares it without a condition.
type Module<'a> = (Option<&'a RequiredBy>, Name);

/// ```text
/// #[cfg(feature = "routing")]
/// mod routing;
/// #[cfg(feature = "routing")]
/// pub use self::routing::*;
/// ```
fn module_items(
    modules: &[Module<'_>],
    exports: Exports,
    cfg: CfgAttributes<'_>,
) -> Vec<TokenStream> {
    let condition = |required_by: &Option<&RequiredBy>| {
        required_by.and_then(|required_by| cfg.required_by(required_by))
    };
    let declared = modules.iter().map(|(required_by, name)| {
        let condition = condition(required_by);
        quote!(#condition mod #name;)
    });
    let exported = modules.iter().filter(|_| exports == Exports::All);
    let exported = exported.map(|(required_by, name)| {
        let condition = condition(required_by);
        let lenient = required_by.is_none().then(|| {
            quote!(#[allow(unused_imports, reason = "types that only disabled groups share are absent")])
        });
        quote!(#condition #lenient pub use self::#name::*;)
    });
    declared.chain(exported).collect()
}
