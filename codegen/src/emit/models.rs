//! `models/`: a struct per model.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rust_types::{Module, RustTypes};
use super::rustdoc::{Docs, code, inline};
use super::type_files::{self, Exports, TypeFile, TypeKind};
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
pub(super) fn files<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> impl Iterator<Item = Pending<'a>> {
    let types = RustTypes::new(api, Module::Models);
    let files = split(api, cfg);
    let module_files = type_files::module_files(&files, MODELS, api, cfg).into_iter();
    module_files.chain(files.into_iter().map(move |file| {
        let imports = move |file: &_| imports(file, api);
        file.file(MODELS, imports, move |model| structure(model, types).into())
    }))
}

/// Divides the models into files.
pub(super) fn split<'a>(api: &'a Api, cfg: CfgAttributes<'_>) -> Vec<TypeFile<'a, Model>> {
    let placements = &api.model_placements;
    type_files::split(&api.models, placements, |model| &model.wire, api, cfg)
}

/// `use` items for the types of the fields that other files define.
fn imports(file: &TypeFile<'_, Model>, api: &Api) -> TokenStream {
    let fields = file.items.iter().flat_map(|model| &model.fields);
    let (mut enums, mut unions) = (false, false);
    let mut others: BTreeSet<&str> = BTreeSet::new();
    for field in fields {
        match field.ty.innermost() {
            Type::Enum(_) => enums = true,
            Type::Union(_) => unions = true,
            Type::Model(id) => {
                others.insert(api.model(*id).name.as_str());
            }
            _ => {}
        }
    }
    for model in &file.items {
        others.remove(model.name.as_str());
    }
    let others: Vec<Name> = others.into_iter().map(Name::fixed).collect();
    let parent = file.directory.parent();
    let enums = enums.then(|| quote!(use #parent::super::enums;));
    let unions = unions.then(|| quote!(use #parent::super::unions;));
    let models = match others.as_slice() {
        [] => None,
        [other] => Some(quote!(use #parent::#other;)),
        others => Some(quote!(use #parent::{#(#others),*};)),
    };
    quote!(#models #enums #unions use crate::runtime;)
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
