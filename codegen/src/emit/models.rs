//! `models/`: a struct per model.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rust_types::{Module, RustTypes};
use super::rustdoc::{Docs, code, inline};
use super::type_files::{self, Exports, TypeKind, Types};
use super::{Pending, limits};
use crate::ir::names::{Case, Name};
use crate::ir::{Api, Field, Model, Type};

const MODELS: TypeKind = TypeKind {
    folder: "models",
    singular: "model",
    plural: "Models",
    docs: "JSON objects that operations send and receive.",
    exports: Exports::All,
};

/// The files of the models; empty without models.
pub(super) fn files<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> Vec<Pending<'a>> {
    let types = RustTypes::new(api, Module::Models);
    let imports = move |root: &TokenStream, items: &[&Model]| {
        let fields = items.iter().flat_map(|model| &model.fields);
        let siblings = types.siblings(fields.map(|field| &field.ty), root);
        let models = uses_others(items, api).then(|| quote!(use #root::models::*;));
        quote!(#models #siblings use crate::runtime;)
    };
    let emit = move |model| structure(model, types).into();
    type_files::files(MODELS, &models(api), api, cfg, imports, emit)
}

pub(super) fn models(api: &Api) -> Types<'_, Model> {
    Types {
        items: &api.models,
        placements: &api.model_placements,
        wire: |model| &model.wire,
    }
}

/// Whether a field has the type of a model that another file defines.
fn uses_others(items: &[&Model], api: &Api) -> bool {
    let own: BTreeSet<&Name> = items.iter().map(|model| &model.name).collect();
    let mut fields = items.iter().flat_map(|model| &model.fields);
    fields.any(|field| match field.ty.innermost() {
        Type::Model(id) => !own.contains(&api.model(*id).name),
        _ => false,
    })
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
fn structure(model: &Model, types: RustTypes<'_>) -> TokenStream {
    let mut docs = Docs::default();
    docs.text(model.doc.as_deref());
    if docs.is_empty() && model.wire != model.name.as_str() {
        docs.markdown(format!("{} in the spec.", code(&model.wire)));
    }
    let (name, docs) = (&model.name, docs.attributes());
    let fields = model.fields.iter().map(|field| {
        let docs = field_docs(field).attributes();
        let (name, ty) = (&field.name, field_type(field, types));
        quote!(#docs pub #name: #ty)
    });
    let extra_docs = extra_docs(model).attributes();
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

fn extra_docs(model: &Model) -> Docs {
    let mut docs = Docs::default();
    docs.markdown(match &model.additional {
        None => "Unknown fields, preserved on round trips.".to_owned(),
        Some(additional) => format!(
            "Additional fields: JSON values of type {}, preserved on round trips.",
            code(&additional.text)
        ),
    });
    docs
}

/// The description from the spec and further facts on one line; empty if the name says it all.
fn field_docs(field: &Field) -> Docs {
    let mut sentences = Vec::new();
    if !implies(&field.name, &field.wire) {
        sentences.push(format!("Wire name {}.", code(&field.wire)));
    }
    if field.read_only {
        sentences.push("Set by the server.".to_owned());
    }
    if field.write_only {
        sentences.push("Never sent by the server.".to_owned());
    }
    if field.ty == Type::Secret {
        sentences.push("Redacted in debug output.".to_owned());
    }
    let mut line = field.doc.as_deref().map(inline).unwrap_or_default();
    let ends_sentence = line.is_empty() || line.ends_with(['.', '!', '?']);
    if !sentences.is_empty() && !ends_sentence {
        line.push('.');
    }
    let format = field.format.iter();
    let format = format.map(|format| format!("format {}", code(format)));
    let constraints: Vec<String> = format.chain(limits::phrases(&field.limits)).collect();
    if !constraints.is_empty() {
        sentences.push(format!("({})", constraints.join("; ")));
    }
    if !line.is_empty() {
        sentences.insert(0, line);
    }
    let mut docs = Docs::default();
    if !sentences.is_empty() {
        docs.markdown(sentences.join(" "));
    }
    docs
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
