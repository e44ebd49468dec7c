//! `models/`: a struct per model.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_types::{Fragment, Module, RustTypes};
use super::rustdoc::{Docs, code, inline};
use super::table::Table;
use super::type_files::{Part, TypeKind};
use super::{limits, model_tables};
use crate::ir::names::{Case, Name};
use crate::ir::{Api, Field, Model, Placement, Type};

impl TypeKind for Model {
    const FOLDER: &'static str = "models";
    const NOUN: &'static str = "Model";
    const DOCS: &'static str = "JSON objects that operations send and receive.";
    const TABLE_DOCS: &'static str =
        "Constructors, setters and trait implementations of the models.";
    const MODULE: Module<'static> = Module::Models;

    fn all(api: &Api) -> (&[Self], &[Placement]) {
        (&api.models, &api.model_placements)
    }

    fn imports(part: Part, items: &[&Self], types: RustTypes<'_>, root: &str) -> TokenStream {
        let fields = items.iter().flat_map(|model| &model.fields);
        let siblings = types.siblings(fields.map(|field| &field.ty), root);
        if part == Part::Tables {
            return quote!(#siblings);
        }
        let models = uses_others(items, types).then(|| Fragment(format!("use {root}::models::*;")));
        quote!(#models #siblings use crate::runtime;)
    }

    /// ```text
    /// #[derive(Clone)]
    /// #[non_exhaustive]
    /// pub struct Limit {
    ///     pub value: Option<i64>,
    ///     /// Unknown fields, preserved on round trips.
    ///     pub extra: runtime::Extra,
    /// }
    /// ```
    fn definition(&self, types: RustTypes<'_>) -> TokenStream {
        let docs = Docs::of_type(&self.name, &self.wire, self.doc.as_deref());
        let name = &self.name;
        let fields = self.fields.iter().map(|field| {
            let (docs, name, ty) = (field_docs(field), &field.name, field_type(field, types));
            quote!(#docs pub #name: #ty)
        });
        let extra_docs = Docs::default().paragraph([match &self.additional {
            None => "Unknown fields, preserved on round trips.".to_owned(),
            Some(additional) => format!(
                "Additional fields: JSON values of type {}, preserved on round trips.",
                code(&additional.text)
            ),
        }]);
        quote! {
            #docs
            #[derive(Clone)]
            #[non_exhaustive]
            pub struct #name {
                #(#fields,)*
                #extra_docs
                pub extra: runtime::Extra,
            }
        }
    }

    fn table(&self, types: RustTypes<'_>) -> Table {
        model_tables::table(self, types)
    }
}

/// Whether a field has the type of a model that another file defines.
fn uses_others(items: &[&Model], types: RustTypes<'_>) -> bool {
    let own: BTreeSet<&Name> = items.iter().map(|model| &model.name).collect();
    let mut fields = items.iter().flat_map(|model| &model.fields);
    fields.any(|field| match field.ty.innermost() {
        Type::Model(id) => !own.contains(&types.api.model(*id).name),
        _ => false,
    })
}

/// The description from the spec and further facts on one line; empty if the name says it all.
fn field_docs(field: &Field) -> Docs {
    let wire = format!("Wire name {}.", code(&field.wire));
    let facts = [
        (!implies(&field.name, &field.wire)).then_some(wire.as_str()),
        field.read_only.then_some("Set by the server."),
        field.write_only.then_some("Never sent by the server."),
        (field.ty == Type::Secret).then_some("Redacted in debug output."),
    ];
    let facts: Vec<&str> = facts.into_iter().flatten().collect();
    let mut doc = field.doc.as_deref().map(inline).unwrap_or_default();
    if !facts.is_empty() && !doc.is_empty() && !doc.ends_with(['.', '!', '?']) {
        doc.push('.');
    }
    let limits: Vec<String> = limits::phrases(field.format.as_deref(), &field.limits).collect();
    let limits = (!limits.is_empty()).then(|| format!("({})", limits.join("; ")));
    let mut sentences = vec![doc];
    sentences.extend(facts.into_iter().map(str::to_owned));
    sentences.extend(limits);
    sentences.retain(|sentence| !sentence.is_empty());
    let line = (!sentences.is_empty()).then(|| sentences.join(" "));
    Docs::default().paragraph(line)
}

/// Whether the wire name is the Rust name as it is or in `camelCase`.
fn implies(name: &Name, wire: &str) -> bool {
    let mut words = name.as_str().split('_');
    let mut camel = words.next().unwrap_or_default().to_owned();
    camel.extend(words.map(|word| Name::new(word, Case::Camel).as_str().to_owned()));
    name.as_str() == wire || camel == wire
}

/// The type of the struct field.
fn field_type(field: &Field, types: RustTypes<'_>) -> TokenStream {
    let ty = types.owned(&field.ty);
    match (field.is_option(), field.boxed) {
        (true, true) => quote!(Option<Box<#ty>>),
        (true, false) => quote!(Option<#ty>),
        (false, true) => quote!(Box<#ty>),
        (false, false) => quote!(#ty),
    }
}
