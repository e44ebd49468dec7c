//! `enums/` and `tables/enums/`: an open enum per enum of the spec, and its table.

use proc_macro2::TokenStream;
use quote::quote;

use super::Pending;
use super::cfg::CfgAttributes;
use super::rustdoc::{Docs, code};
use super::table::{Table, quoted};
use super::type_files::{self, Exports, TypeKind, Types};
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

/// The files of the enums and of their tables; empty without enums.
pub(super) fn files<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> Vec<Pending<'a>> {
    let enums = Types {
        items: &api.enums,
        placements: &api.enum_placements,
        wire: |item| &item.wire,
    };
    let emit = |item| definition(item).into();
    let mut files = type_files::files(ENUMS, &enums, api, cfg, |_, _| quote!(), emit);
    let imports =
        |root: &TokenStream, _: &[&Enum]| quote!(use #root::enums::*; use crate::runtime;);
    let emit = |item| table(item).into();
    files.extend(type_files::files(TABLES, &enums, api, cfg, imports, emit));
    files
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
