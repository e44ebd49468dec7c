//! Files of models, enums and unions, divided by the groups that need the types.
//!
//! Each group that defines types has one file. If the client has a feature per group, a type that
//! several groups need has a file to itself, so that a `#[cfg]` applies to a whole `mod`.
//!
//! ```text
//! models/mod.rs                  re-exports all models: `models::User`
//! models/routing.rs              models that only the operations of this group need
//! models/shared/user.rs          one model that several groups need
//! tables/models/shared/user.rs   its table
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rust_types::{Fragment, Module, RustTypes};
use super::rustdoc::{Docs, code};
use super::table::Table;
use super::{GeneratedFile, Pending, all_sources};
use crate::ir::names::Name;
use crate::ir::{Api, Placement};

/// Models, enums or unions.
pub(super) trait TypeKind: Sync + Sized + 'static {
    const FOLDER: &'static str;
    /// Noun at the start of docs: `Model`.
    const NOUN: &'static str;
    /// Docs of the folder's module.
    const DOCS: &'static str;
    /// Docs of the module of the tables.
    const TABLE_DOCS: &'static str;
    /// The module that the types are named in.
    const MODULE: Module<'static>;

    /// All types of the kind, and the groups that need each.
    fn all(api: &Api) -> (&[Self], &[Placement]);

    /// Imports of a file besides the kind's folder; `root` is the path to the generated module.
    fn imports(part: Part, items: &[&Self], types: RustTypes<'_>, root: &str) -> TokenStream;

    fn definition(&self, types: RustTypes<'_>) -> TokenStream;

    fn table(&self, types: RustTypes<'_>) -> Table;
}

/// Contents of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Types, which `mod.rs` re-exports.
    Data,
    /// Implementations.
    Tables,
}

/// One file of types.
struct TypeFile<'a, T> {
    module: &'a Name,
    /// Whether other groups need the types as well, so that the file is in the folder `shared`.
    shared: bool,
    items: Vec<&'a T>,
    /// Condition of the groups that need the types.
    condition: Option<Fragment>,
    source: &'a str,
    /// Tag of the group that defines the types.
    tag: &'a str,
}

/// The files of one kind: a `mod.rs` for each folder, and the files with the types and tables.
pub(super) fn files<'a, T: TypeKind>(api: &'a Api, cfg: CfgAttributes<'a>) -> Vec<Pending<'a>> {
    let parts = [Part::Data, Part::Tables].into_iter();
    let files = parts.flat_map(|part| {
        let files = split::<T>(api, cfg);
        let modules = module_files(&files, part, api).into_iter();
        let modules = modules.map(|file| -> Pending<'a> { Box::new(move || file) });
        let files = files.into_iter().map(move |file| -> Pending<'a> {
            Box::new(move || file.emit(part, RustTypes::new(api, T::MODULE)))
        });
        modules.chain(files)
    });
    files.collect()
}

/// Divides the types into files: the files of the groups first, then the shared ones.
///
/// Both keep the order of the spec.
fn split<'a, T: TypeKind>(api: &'a Api, cfg: CfgAttributes<'_>) -> Vec<TypeFile<'a, T>> {
    let mut group_files: Vec<Option<TypeFile<'a, T>>> = api.groups.iter().map(|_| None).collect();
    let mut shared = Vec::new();
    let (items, placements) = T::all(api);
    for (item, placement) in items.iter().zip(placements) {
        let group = api.group(placement.group);
        let module = placement.shared.as_ref().filter(|_| cfg.is_enabled());
        let file = |items| TypeFile {
            module: module.unwrap_or(&group.module),
            shared: module.is_some(),
            items,
            condition: cfg.required_by(&placement.required_by),
            source: &group.source,
            tag: &group.tag,
        };
        if module.is_some() {
            shared.push(file(vec![item]));
        } else {
            let group_file = &mut group_files[placement.group.0];
            group_file
                .get_or_insert_with(|| file(vec![]))
                .items
                .push(item);
        }
    }
    group_files.into_iter().flatten().chain(shared).collect()
}

impl<T: TypeKind> TypeFile<'_, T> {
    fn emit(self, part: Part, types: RustTypes<'_>) -> GeneratedFile {
        let (noun, tag) = (part.noun::<T>(), code(self.tag));
        let (directory, docs) = match self.shared {
            false => ("", format!("{noun}s of the {tag} group.")),
            true => {
                let noun = noun.to_lowercase();
                let docs = format!("Shared {noun}, defined by the {tag} group.");
                ("shared/", docs)
            }
        };
        let (folder, module) = (part.folder::<T>(), self.module.as_str());
        let path = format!("{folder}/{directory}{module}.rs");
        let root = vec!["super"; path.split('/').count()].join("::");
        let imports = T::imports(part, &self.items, types, &root);
        let file = GeneratedFile::new(path, self.source, Docs::new(docs));
        let items = self.items.into_iter();
        match part {
            Part::Data => items
                .map(|item| item.definition(types))
                .fold(file.items(imports), GeneratedFile::items),
            Part::Tables => {
                let own = Fragment(format!("use {root}::{}::*;", T::FOLDER));
                let file = file.items(quote!(#imports #own use crate::runtime;));
                file.tables(items.map(|item| item.table(types)))
            }
        }
    }
}

impl Part {
    fn folder<T: TypeKind>(self) -> String {
        match self {
            Self::Data => T::FOLDER.to_owned(),
            Self::Tables => format!("tables/{}", T::FOLDER),
        }
    }

    fn noun<T: TypeKind>(self) -> String {
        match self {
            Self::Data => T::NOUN.to_owned(),
            Self::Tables => format!("{} table", T::NOUN),
        }
    }
}

/// The `mod.rs` files that declare and re-export the others; empty without types of this kind.
///
/// ```text
/// #[cfg(feature = "routing")]
/// mod routing;
/// #[cfg(feature = "routing")]
/// pub use self::routing::*;
/// ```
fn module_files<T: TypeKind>(
    files: &[TypeFile<'_, T>],
    part: Part,
    api: &Api,
) -> Vec<GeneratedFile> {
    let module = |TypeFile {
                      module, condition, ..
                  }: &TypeFile<'_, T>| {
        let exported = (part == Part::Data).then(|| quote!(#condition pub use self::#module::*;));
        (
            quote!(#condition mod #module;),
            exported.unwrap_or_default(),
        )
    };
    let modules_in = |shared: bool| -> (TokenStream, TokenStream) {
        let files = files.iter().filter(|file| file.shared == shared);
        files.map(module).unzip()
    };
    let file = |path: &str, docs: String, (declared, exported): (TokenStream, TokenStream)| {
        let path = format!("{}/{path}", part.folder::<T>());
        let file = GeneratedFile::new(path, &all_sources(api), Docs::new(docs));
        file.items(declared).items(exported)
    };
    let (mut root, shared) = (modules_in(false), modules_in(true));
    let mut module_files = Vec::new();
    if !shared.0.is_empty() {
        root.0.extend(quote! { mod shared; });
        let lenient = quote!(#[allow(unused_imports, reason = "types that only disabled groups share are absent")]);
        let exported = (part == Part::Data).then(|| quote!(#lenient pub use self::shared::*;));
        root.1.extend(exported);
        let noun = part.noun::<T>();
        let docs = format!("{noun}s that several groups or the error model use.");
        module_files.push(file("shared/mod.rs", docs, shared));
    }
    if !root.0.is_empty() {
        let docs = match part {
            Part::Data => T::DOCS,
            Part::Tables => T::TABLE_DOCS,
        };
        module_files.push(file("mod.rs", docs.to_owned(), root));
    }
    module_files
}
