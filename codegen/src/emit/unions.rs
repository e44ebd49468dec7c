//! `unions/`: an open enum per union with a variant per model.

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
    singular: "union",
    plural: "Unions",
    docs: "Objects that are one of several models. `Unrecognized` holds an object that this version does not know and preserves it on round trips.",
};

/// The files of the unions; empty without unions.
pub(super) fn files<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> impl Iterator<Item = Pending<'a>> {
    let types = RustTypes::new(api, Module::Other);
    let placements = &api.union_placements;
    let files = type_files::split(&api.unions, placements, |item| &item.wire, api, cfg);
    let module_files = type_files::module_files(&files, UNIONS, api, cfg).into_iter();
    module_files.chain(files.into_iter().map(move |file| {
        file.file(UNIONS, imports, move |item| {
            let (definition, implementation) =
                (definition(item, types), implementation(item, types));
            quote!(#definition #implementation).into()
        })
    }))
}

fn imports(file: &TypeFile<'_, Union>) -> TokenStream {
    let parent = match file.directory {
        Directory::Root => quote!(super),
        Directory::Shared => quote!(super::super),
    };
    let has_variants = file.items.iter().any(|item| !item.variants.is_empty());
    let models = has_variants.then(|| quote!(use #parent::super::models;));
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
        "The discriminator is the field {}.",
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
            /// The fields of an object that this version does not know.
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
/// The macro implements `From` for each model that only one variant holds.
fn implementation(item: &Union, types: RustTypes<'_>) -> TokenStream {
    let (name, wire, tag) = (&item.name, &item.wire, &item.discriminator);
    let catch_all = Name::fixed(CATCH_ALL);
    let values = item.variants.iter().map(|variant| &variant.wire);
    let names: Vec<&Name> = item.variants.iter().map(|variant| &variant.name).collect();
    let index: Vec<Literal> = (0..names.len()).map(Literal::usize_unsuffixed).collect();
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for variant in &item.variants {
        *counts.entry(variant.model).or_default() += 1;
    }
    let unique = item
        .variants
        .iter()
        .filter(|variant| counts[&variant.model] == 1);
    let unique = unique.map(|variant| {
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
        runtime::union!(#name { #(#unique),* });
    }
}
