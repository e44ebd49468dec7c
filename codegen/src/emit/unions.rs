//! `unions/`: an open enum per union, with a variant per model.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Pending;
use super::cfg::CfgAttributes;
use super::rust_types::{Fragment, Module, RustTypes};
use super::rustdoc::{Docs, code};
use super::type_files::{self, Directory, TypeFile, TypeKind};
use crate::ir::names::{CATCH_ALL, Name};
use crate::ir::{Api, Type, Union, UnionVariant};

const UNIONS: TypeKind = TypeKind {
    folder: "unions",
    docs: "Objects that are one of several models. Each is open: one that this version does not know is kept as `Unrecognized` and written back as it came.",
};

/// The files, if there are unions.
pub(super) fn files<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> impl Iterator<Item = Pending<'a>> {
    let types = RustTypes::new(api, Module::Other);
    let placements = &api.union_placements;
    let parts = type_files::split(&api.unions, placements, |item| &item.wire, api, cfg);
    let roof = type_files::module_files(&parts, UNIONS, api, cfg);
    roof.into_iter().chain(parts.into_iter().map(move |part| {
        part.file(UNIONS, imports, move |item| {
            let (definition, choices) = (definition(item, types), choices(item, types));
            quote!(#definition #choices).into()
        })
    }))
}

/// The `use` lines.
fn imports(part: &TypeFile<'_, Union>) -> TokenStream {
    let parent = match part.place {
        Directory::Root => quote!(super),
        Directory::Shared => quote!(super::super),
    };
    let variants = part.items.iter().any(|item| !item.variants.is_empty());
    let models = variants.then(|| quote!(use #parent::super::models;));
    quote!(#models use crate::runtime;)
}

/// ```text
/// pub enum Animal { Cat(Box<models::Cat>), Dog(Box<models::Dog>), Unrecognized(runtime::Extra) }
/// ```
fn definition(item: &Union, types: RustTypes<'_>) -> TokenStream {
    let mut docs = Docs::default();
    docs.text(item.doc.as_deref());
    if docs.is_empty() {
        docs.markdown(format!("The union {}.", code(&item.wire)));
    }
    docs.markdown(format!(
        "The field {} says which it is.",
        code(&item.discriminator)
    ));
    let docs = docs.attributes();
    let name = &item.name;
    let catch_all = Name::fixed(CATCH_ALL);
    let variants = item.variants.iter().map(|variant| {
        let mut docs = Docs::default();
        docs.markdown(code(&variant.wire))
            .text(variant.doc.as_deref());
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
            /// An object that this version does not know, by its fields.
            #catch_all(runtime::Extra),
        }
    }
}

fn model(variant: &UnionVariant, types: RustTypes<'_>) -> Fragment {
    types.owned(&Type::Model(variant.model))
}

/// ```text
/// impl runtime::Union for Animal { ... }
/// runtime::union!(Animal { Cat: models::Cat, Dog: models::Dog });
/// ```
///
/// The macro makes the union of a model that stands in it once.
fn choices(item: &Union, types: RustTypes<'_>) -> TokenStream {
    let (name, wire, tag) = (&item.name, &item.wire, &item.discriminator);
    let catch_all = Name::fixed(CATCH_ALL);
    let values = item.variants.iter().map(|variant| &variant.wire);
    let names: Vec<&Name> = item.variants.iter().map(|variant| &variant.name).collect();
    let index: Vec<Literal> = (0..names.len()).map(Literal::usize_unsuffixed).collect();
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for variant in &item.variants {
        *counts.entry(variant.model).or_default() += 1;
    }
    let single = item
        .variants
        .iter()
        .filter(|variant| counts[&variant.model] == 1);
    let single = single.map(|variant| {
        let (name, model) = (&variant.name, model(variant, types));
        quote!(#name: #model)
    });
    quote! {
        impl runtime::Union for #name {
            #[inline]
            fn schema(&self) -> &'static runtime::UnionSchema {
                &runtime::UnionSchema { name: #wire, tag: #tag, values: &[#(#values),*] }
            }
            #[inline]
            fn chosen(&self) -> runtime::Chosen<'_> {
                match self {
                    #(Self::#names(model) => runtime::Chosen::Known(#index, &**model),)*
                    Self::#catch_all(fields) => runtime::Chosen::Unknown(fields),
                }
            }
            #[inline]
            fn choose(&mut self, index: usize) -> Option<&mut dyn runtime::Model> {
                *self = match index {
                    #(#index => Self::#names(runtime::Blank::blank()),)*
                    _ => return None,
                };
                match self {
                    #(Self::#names(model) => Some(&mut **model),)*
                    Self::#catch_all(_) => None,
                }
            }
        }
        runtime::union!(#name { #(#single),* });
    }
}
