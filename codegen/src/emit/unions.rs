//! `unions/` and `tables/unions/`: an open enum per union with a variant per model, and its table.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::Pending;
use super::cfg::CfgAttributes;
use super::rust_types::{Fragment, Module, RustTypes};
use super::rustdoc::{Docs, code};
use super::table::{Table, quoted};
use super::type_files::{self, Exports, TypeKind, Types};
use crate::ir::names::{CATCH_ALL, Name};
use crate::ir::{Api, Type, Union, UnionVariant};

const UNIONS: TypeKind = TypeKind {
    folder: "unions",
    singular: "union",
    plural: "Unions",
    docs: "Objects that are one of several models. `Unrecognized` holds an object that this version does not know and preserves it on round trips.",
    exports: Exports::All,
};

const TABLES: TypeKind = TypeKind {
    folder: "tables/unions",
    singular: "union table",
    plural: "Union tables",
    docs: "Conversions and trait implementations of the unions.",
    exports: Exports::None,
};

/// The files of the unions and of their tables; empty without unions.
pub(super) fn files<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> Vec<Pending<'a>> {
    let types = RustTypes::new(api, Module::Other);
    let unions = Types {
        items: &api.unions,
        placements: &api.union_placements,
        wire: |item| &item.wire,
    };
    let imports = |root: &TokenStream, items: &[&Union]| {
        let used = items.iter().any(|item| !item.variants.is_empty());
        let models = used.then(|| quote!(use #root::models;));
        quote!(#models use crate::runtime;)
    };
    let emit = move |item| definition(item, types).into();
    let mut files = type_files::files(UNIONS, &unions, api, cfg, imports, emit);
    let imports = |root: &TokenStream, items: &[&Union]| {
        let used = items.iter().any(|item| unique(item).next().is_some());
        let models = used.then(|| quote!(use #root::models;));
        quote!(#models use #root::unions::*; use crate::runtime;)
    };
    let emit = move |item| table(item, types).into();
    files.extend(type_files::files(TABLES, &unions, api, cfg, imports, emit));
    files
}

/// ```text
/// pub enum Animal { Cat(Box<models::Cat>), Dog(Box<models::Dog>), Unrecognized(runtime::Extra) }
/// ```
fn definition(item: &Union, types: RustTypes<'_>) -> TokenStream {
    let mut docs = Docs::default();
    docs.text(item.doc.as_deref());
    if docs.is_empty() && item.wire != item.name.as_str() {
        docs.markdown(format!("{} in the spec.", code(&item.wire)));
    }
    docs.markdown(format!(
        "The discriminator is the field {}.",
        code(&item.discriminator)
    ));
    let (name, docs, catch_all) = (&item.name, docs.attributes(), Name::fixed(CATCH_ALL));
    let variants = item.variants.iter().map(|variant| {
        let mut docs = Docs::default();
        if variant.wire != variant.name.as_str() {
            docs.markdown(code(&variant.wire));
        }
        docs.text(variant.doc.as_deref());
        let (docs, name) = (docs.attributes(), &variant.name);
        let model = model(variant, types);
        quote!(#docs #name(Box<#model>))
    });
    quote! {
        #docs
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// The fields of an object that this version does not know.
            #catch_all(runtime::Extra),
        }
    }
}

fn model(variant: &UnionVariant, types: RustTypes<'_>) -> Fragment {
    types.owned(&Type::Model(variant.model))
}

/// The variants that hold a model that no other variant holds.
fn unique(item: &Union) -> impl Iterator<Item = &UnionVariant> {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for variant in &item.variants {
        *counts.entry(variant.model).or_default() += 1;
    }
    let variants = item.variants.iter();
    variants.filter(move |variant| counts[&variant.model] == 1)
}

/// ```text
/// runtime::union! { Animal "Animal" "kind"
///     0 "cat" Cat from models::Cat;
///     1 "dog" Dog from models::Dog;
/// }
/// ```
///
/// The macro implements `From` for each model that only one variant holds.
fn table(item: &Union, types: RustTypes<'_>) -> Table {
    let unique: Vec<&Name> = unique(item).map(|variant| &variant.name).collect();
    let rows = item.variants.iter().enumerate().map(|(index, variant)| {
        let (wire, name) = (quoted(&variant.wire), &variant.name);
        match unique.contains(&name) {
            true => format!("{index} {wire} {name} from {}", model(variant, types)),
            false => format!("{index} {wire} {name}"),
        }
    });
    let (wire, discriminator) = (quoted(&item.wire), quoted(&item.discriminator));
    let head = format_args!("{} {wire} {discriminator}", item.name);
    Table::new("union", head).rows(rows)
}
