//! `enums/` and `tables/enums/`: an open enum per enum of the spec, and its table.

use proc_macro2::TokenStream;
use quote::quote;

use super::Pending;
use super::cfg::CfgAttributes;
use super::rustdoc::{Docs, code};
use super::table::{Table, quoted};
use super::type_files::{self, Exports, TypeFile, TypeKind};
use crate::ir::names::{CATCH_ALL, Name};
use crate::ir::{Api, Enum};

const ENUMS: TypeKind = TypeKind {
    folder: "enums",
    singular: "enum",
    plural: "Enums",
    docs: "Open enums. `Unrecognized` holds a value that this version does not know and preserves it on round trips.",
    exports: Exports::All,
};

const TABLES: TypeKind = TypeKind {
    folder: "tables/enums",
    singular: "enum table",
    plural: "Enum tables",
    docs: "Constants, conversions and trait implementations of the enums.",
    exports: Exports::None,
};

/// The files of the enums; empty without enums.
pub(super) fn files<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> impl Iterator<Item = Pending<'a>> {
    let files = split(api, cfg);
    let module_files = type_files::module_files(&files, ENUMS, api, cfg).into_iter();
    module_files.chain(files.into_iter().map(|file| {
        let imports = |_: &_| quote!();
        file.file(ENUMS, imports, |item| definition(item).into())
    }))
}

/// The files of the tables; empty without enums.
pub(super) fn tables<'a>(
    api: &'a Api,
    cfg: CfgAttributes<'a>,
) -> impl Iterator<Item = Pending<'a>> {
    let files = split(api, cfg);
    let module_files = type_files::module_files(&files, TABLES, api, cfg).into_iter();
    module_files.chain(files.into_iter().map(|file| {
        let imports = |file: &TypeFile<'_, Enum>| {
            let root = file.directory.parent();
            quote!(use #root::super::super::enums::*; use crate::runtime;)
        };
        file.file(TABLES, imports, |item| table(item).into())
    }))
}

fn split<'a>(api: &'a Api, cfg: CfgAttributes<'_>) -> Vec<TypeFile<'a, Enum>> {
    let placements = &api.enum_placements;
    type_files::split(&api.enums, placements, |item| &item.wire, api, cfg)
}

/// ```text
/// #[derive(Debug, Clone)]
/// #[non_exhaustive]
/// pub enum ApprovalType {
///     Primary,
///     Secondary,
///     /// A value that this version does not know.
///     Unrecognized(String),
/// }
/// ```
fn definition(item: &Enum) -> TokenStream {
    let mut docs = Docs::default();
    docs.text(item.doc.as_deref());
    if docs.is_empty() && item.wire != item.name.as_str() {
        docs.markdown(format!("{} in the spec.", code(&item.wire)));
    }
    let (name, docs, catch_all) = (&item.name, docs.attributes(), Name::fixed(CATCH_ALL));
    let variants = item.variants.iter().map(|variant| {
        let mut docs = Docs::default();
        if variant.wire != variant.name.as_str() {
            docs.markdown(code(&variant.wire));
        }
        docs.text(variant.doc.as_deref());
        let (docs, name) = (docs.attributes(), &variant.name);
        quote!(#docs #name)
    });
    quote! {
        #docs
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that this version does not know.
            #catch_all(String),
        }
    }
}

/// ```text
/// runtime::open_enum! { ApprovalType
///     Primary "Primary";
///     Secondary "Secondary";
/// }
/// ```
fn table(item: &Enum) -> Table {
    let variants = item.variants.iter();
    let rows = variants.map(|variant| format!("{} {}", variant.name, quoted(&variant.wire)));
    Table::new("open_enum", &item.name).rows(rows)
}
