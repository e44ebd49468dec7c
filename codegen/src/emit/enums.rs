//! `enums/` and `tables/enums/`: an open enum per enum of the spec, and its table.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_types::{Module, RustTypes};
use super::rustdoc::Docs;
use super::table::{Table, quoted};
use super::type_files::{Part, TypeKind};
use crate::ir::names::{CATCH_ALL, Name};
use crate::ir::{Api, Enum, Placement};

impl TypeKind for Enum {
    const FOLDER: &'static str = "enums";
    const NOUN: &'static str = "Enum";
    const DOCS: &'static str = "Open enums. `Unrecognized` holds a value that this version does not know and preserves it on round trips.";
    const TABLE_DOCS: &'static str =
        "Constants, conversions and trait implementations of the enums.";
    const MODULE: Module<'static> = Module::Other;

    fn all(api: &Api) -> (&[Self], &[Placement]) {
        (&api.enums, &api.enum_placements)
    }

    fn imports(_: Part, _: &[&Self], _: RustTypes<'_>, _: &str) -> TokenStream {
        TokenStream::new()
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
    fn definition(&self, _: RustTypes<'_>) -> TokenStream {
        let docs = Docs::of_type(&self.name, &self.wire, self.doc.as_deref());
        let (name, catch_all) = (&self.name, Name::fixed(CATCH_ALL));
        let variants = self.variants.iter().map(|variant| {
            let name = &variant.name;
            let docs = Docs::of_variant(name, &variant.wire, variant.doc.as_deref());
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
    fn table(&self, _: RustTypes<'_>) -> Table {
        let variants = self.variants.iter();
        let rows = variants.map(|variant| format!("{} {}", variant.name, quoted(&variant.wire)));
        Table::new("open_enum", &self.name).rows(rows)
    }
}
