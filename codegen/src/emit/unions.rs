//! `unions/` and `tables/unions/`: an open enum per union with a variant per model, and its table.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_types::{Fragment, Module, RustTypes};
use super::rustdoc::{Docs, code};
use super::table::{Table, quoted};
use super::type_files::{Part, TypeKind};
use crate::ir::names::{CATCH_ALL, Name};
use crate::ir::{Api, Placement, Type, Union, UnionVariant};

impl TypeKind for Union {
    const FOLDER: &'static str = "unions";
    const NOUN: &'static str = "Union";
    const DOCS: &'static str = "Objects that are one of several models. `Unrecognized` holds an object that this version does not know and preserves it on round trips.";
    const TABLE_DOCS: &'static str = "Conversions and trait implementations of the unions.";
    const MODULE: Module<'static> = Module::Other;

    fn all(api: &Api) -> (&[Self], &[Placement]) {
        (&api.unions, &api.union_placements)
    }

    fn imports(part: Part, items: &[&Self], _: RustTypes<'_>, root: &str) -> TokenStream {
        let (runtime, used) = match part {
            Part::Data => (
                Some(quote! { use crate::runtime; }),
                items.iter().any(|item| !item.variants.is_empty()),
            ),
            Part::Tables => (None, items.iter().any(|item| unique(item).next().is_some())),
        };
        let models = used.then(|| Fragment(format!("use {root}::models;")));
        quote!(#models #runtime)
    }

    /// ```text
    /// pub enum Animal { Cat(Box<models::Cat>), Dog(Box<models::Dog>), Unrecognized(runtime::Extra) }
    /// ```
    fn definition(&self, types: RustTypes<'_>) -> TokenStream {
        let discriminator = code(&self.discriminator);
        let docs = Docs::of_type(&self.name, &self.wire, self.doc.as_deref())
            .paragraph([format!("The discriminator is the field {discriminator}.")]);
        let (name, catch_all) = (&self.name, Name::fixed(CATCH_ALL));
        let variants = self.variants.iter().map(|variant| {
            let (name, model) = (&variant.name, model(variant, types));
            let docs = Docs::of_variant(name, &variant.wire, variant.doc.as_deref());
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

    /// ```text
    /// runtime::union! { Animal "Animal" "kind"
    ///     0 "cat" Cat from models::Cat;
    ///     1 "dog" Dog from models::Dog;
    /// }
    /// ```
    ///
    /// The macro implements `From` for each model that only one variant holds.
    fn table(&self, types: RustTypes<'_>) -> Table {
        let unique: Vec<&Name> = unique(self).map(|variant| &variant.name).collect();
        let rows = self.variants.iter().enumerate().map(|(index, variant)| {
            let (wire, name) = (quoted(&variant.wire), &variant.name);
            match unique.contains(&name) {
                true => format!("{index} {wire} {name} from {}", model(variant, types)),
                false => format!("{index} {wire} {name}"),
            }
        });
        let (wire, discriminator) = (quoted(&self.wire), quoted(&self.discriminator));
        let head = format_args!("{} {wire} {discriminator}", self.name);
        Table::new("union", head).rows(rows)
    }
}

fn model(variant: &UnionVariant, types: RustTypes<'_>) -> Fragment {
    types.owned(&Type::Model(variant.model))
}

/// The variants that hold a model that no other variant holds.
pub(super) fn unique(item: &Union) -> impl Iterator<Item = &UnionVariant> {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for variant in &item.variants {
        *counts.entry(variant.model).or_default() += 1;
    }
    let variants = item.variants.iter();
    variants.filter(move |variant| counts[&variant.model] == 1)
}
