//! `models/`: a struct per model, with constructor, setters, and the two small matches that let the runtime read and
//! write its fields without knowing its type.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::docs::{Docs, code, inline};
use super::gates::Gates;
use super::parts::{self, Kind, Part, Place};
use super::types::{Conversion, Here, Types, innermost};
use super::{Pending, limits};
use crate::ir::{Api, Field, Model, Type};
use crate::names::Name;

const MODELS: Kind = Kind {
    folder: "models",
    docs: "The JSON objects that operations send and receive.",
};

/// The files, if there are models.
pub(super) fn files<'a>(api: &'a Api, gates: Gates<'a>) -> impl Iterator<Item = Pending<'a>> {
    let types = Types::new(api, Here::Models);
    let standings = &api.model_standings;
    let parts = parts::parts(&api.models, standings, |model| &model.wire, api, gates);
    let roof = parts::roof(&parts, MODELS, api, gates);
    roof.into_iter().chain(parts.into_iter().map(move |part| {
        let imports = move |part: &_| imports(part, api);
        part.file(MODELS, imports, move |model| {
            let constructor = (!model.fields.is_empty()).then(|| constructor(model, types));
            std::iter::once(structure(model, types))
                .chain(constructor)
                .chain([accessors(model)])
        })
    }))
}

/// The `use` lines: what the fields name of other files.
fn imports(part: &Part<'_, Model>, api: &Api) -> TokenStream {
    let fields = part.items.iter().flat_map(|model| &model.fields);
    let (mut enums, mut unions) = (false, false);
    let mut others: BTreeSet<&str> = BTreeSet::new();
    for field in fields {
        match innermost(&field.ty) {
            Type::Enum(_) => enums = true,
            Type::Union(_) => unions = true,
            Type::Model(id) => {
                others.insert(api.model(*id).name.as_str());
            }
            _ => {}
        }
    }
    for model in &part.items {
        others.remove(model.name.as_str());
    }
    let others: Vec<Name> = others.into_iter().map(Name::fixed).collect();
    let roof = match part.place {
        Place::Home => quote!(super),
        Place::Shared => quote!(super::super),
    };
    let enums = enums.then(|| quote!(use #roof::super::enums;));
    let unions = unions.then(|| quote!(use #roof::super::unions;));
    let models = match others.as_slice() {
        [] => None,
        [other] => Some(quote!(use #roof::#other;)),
        others => Some(quote!(use #roof::{#(#others),*};)),
    };
    quote!(#models #enums #unions use crate::runtime;)
}

/// ```text
/// #[derive(Debug, Clone, Default, PartialEq)]
/// #[non_exhaustive]
/// pub struct Limit {
///     pub value: Option<i64>,
///     pub extra: runtime::Extra,
/// }
/// ```
fn structure(model: &Model, types: Types<'_>) -> TokenStream {
    let mut docs = Docs::default();
    docs.text(model.doc.as_deref());
    if docs.is_empty() {
        docs.markdown(format!("The model {}.", code(&model.wire)));
    }
    let docs = docs.attributes();
    let name = &model.name;
    let default = model
        .fields
        .iter()
        .all(|field| !field.required)
        .then(|| quote!(Default,));
    let fields = model.fields.iter().map(|field| {
        let docs = field_docs(field);
        let (name, ty) = (&field.name, stored(field, types));
        quote! { #docs pub #name: #ty }
    });
    let extra = extra_docs(model);
    quote! {
        #docs
        #[derive(Debug, Clone, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            #extra
            pub extra: runtime::Extra,
        }
    }
}

fn extra_docs(model: &Model) -> TokenStream {
    let mut docs = Docs::default();
    docs.markdown(match &model.additional {
        None => "Fields that the server sent and this version does not know; they are sent back."
            .to_owned(),
        Some(additional) => format!(
            "Fields of any other name: the JSON of a {} each. They are sent back.",
            code(&additional.text)
        ),
    });
    docs.attributes()
}

fn field_docs(field: &Field) -> TokenStream {
    let text = field.doc.as_deref().map(inline).unwrap_or_default();
    let wire = code(&field.wire);
    let mut line = if text.is_empty() {
        format!("The field {wire}.")
    } else {
        text
    };
    if field.read_only {
        line.push_str(" Set by the server.");
    }
    if field.ty == Type::Secret {
        line.push_str(" Never printed.");
    }
    let format = field.format.iter();
    let format = format.map(|format| format!("format {}", code(format)));
    let facts: Vec<String> = format.chain(limits::words(&field.limits)).collect();
    if !facts.is_empty() {
        line.push_str(&format!(" ({})", facts.join("; ")));
    }
    let mut docs = Docs::default();
    docs.markdown(line);
    docs.attributes()
}

/// The type of the struct's field.
fn stored(field: &Field, types: Types<'_>) -> TokenStream {
    let mut ty = types.owned(&field.ty);
    if field.boxed {
        ty = quote!(Box<#ty>);
    }
    if field.is_option() {
        quote!(Option<#ty>)
    } else {
        ty
    }
}

/// ```text
/// impl Limit {
///     pub fn new() -> Self { Self::default() }
///     pub fn with_value(mut self, value: i64) -> Self { self.value = Some(value); self }
///     pub fn null_value(mut self) -> Self { self.value = None; self.extra.null("value"); self }
/// }
/// ```
fn constructor(model: &Model, types: Types<'_>) -> TokenStream {
    let name = &model.name;
    let required: Vec<&Field> = model.fields.iter().filter(|field| field.required).collect();
    let new = if required.is_empty() {
        quote! {
            /// An object with no field set.
            pub fn new() -> Self {
                Self::default()
            }
        }
    } else {
        let arguments = required.iter().map(|field| argument(field, types).0);
        let values = required.iter().map(|field| {
            let (name, (_, value)) = (&field.name, argument(field, types));
            // `name: name` is what nobody writes by hand
            if name.to_token_stream().to_string() == value.to_string() {
                value
            } else {
                quote!(#name: #value)
            }
        });
        let optional = model
            .fields
            .iter()
            .filter(|field| !field.required)
            .map(|field| &field.name);
        quote! {
            /// An object with its required fields.
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values,)* #(#optional: None,)* extra: runtime::Extra::default() }
            }
        }
    };
    let setters = model
        .fields
        .iter()
        .filter(|field| !field.required)
        .map(|field| {
            let null =
                ((model.patched || field.nullable) && !field.read_only).then(|| null_setter(field));
            let setter = setter(field, types);
            quote!(#setter #null)
        });
    let many = (required.len() > 7).then(
        || quote!(#[expect(clippy::too_many_arguments, reason = "one for each required field")]),
    );
    quote! {
        impl #name {
            #many
            #new
            #(#setters)*
        }
    }
}

/// The argument that sets a field, and the value made of it.
fn argument(field: &Field, types: Types<'_>) -> (TokenStream, TokenStream) {
    let name = &field.name;
    if field.required && field.nullable {
        let ty = types.owned(&field.ty);
        let boxed = field.boxed.then(|| quote!(.map(Box::new)));
        return (quote!(#name: Option<#ty>), quote!(#name #boxed));
    }
    let (ty, conversion) = types.kept(&field.ty);
    let value = match conversion {
        Conversion::Into => quote!(#name.into()),
        Conversion::None => quote!(#name),
    };
    let value = if field.boxed {
        quote!(Box::new(#value))
    } else {
        value
    };
    (quote!(#name: #ty), value)
}

fn setter(field: &Field, types: Types<'_>) -> TokenStream {
    let name = &field.name;
    let function = name.prefixed("with_");
    let (argument, value) = argument(field, types);
    let doc = format!(" Sets [`{}`](Self::{}).", name.as_str(), name.as_str());
    quote! {
        #[doc = #doc]
        pub fn #function(mut self, #argument) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

fn null_setter(field: &Field) -> TokenStream {
    let (name, wire) = (&field.name, &field.wire);
    let function = name.prefixed("null_");
    let doc = format!(
        " Clears [`{}`](Self::{}) on the server: sends `null`.",
        name.as_str(),
        name.as_str()
    );
    quote! {
        #[doc = #doc]
        pub fn #function(mut self) -> Self {
            self.#name = None;
            self.extra.null(#wire);
            self
        }
    }
}

/// ```text
/// impl runtime::Model for Limit {
///     fn schema(&self) -> &'static runtime::Schema { &runtime::Schema { name: "Limit", ... } }
///     fn field(&self, index: usize) -> Option<runtime::SlotRef<'_>> { ... }
///     fn field_mut(&mut self, index: usize) -> Option<runtime::SlotMut<'_>> { ... }
/// }
/// runtime::model!(Limit, Self::default());
/// ```
fn accessors(model: &Model) -> TokenStream {
    let (name, wire) = (&model.name, &model.wire);
    let fields = model.fields.iter().map(|field| &field.wire);
    let required: Vec<&Field> = model.fields.iter().filter(|field| field.required).collect();
    let required_names = required.iter().map(|field| &field.wire);
    let blank = blank(&required);
    let index: Vec<Literal> = (0..model.fields.len())
        .map(Literal::usize_unsuffixed)
        .collect();
    let names: Vec<&Name> = model.fields.iter().map(|field| &field.name).collect();
    let (argument, field, field_mut) = if names.is_empty() {
        (quote!(_index), quote!(None), quote!(None))
    } else {
        (
            quote!(index),
            quote!(Some(match index { #(#index => runtime::Slot::read(&self.#names),)* _ => return None })),
            quote!(Some(match index { #(#index => runtime::Slot::write(&mut self.#names),)* _ => return None })),
        )
    };
    quote! {
        impl runtime::Model for #name {
            fn schema(&self) -> &'static runtime::Schema {
                &runtime::Schema { name: #wire, fields: &[#(#fields),*], required: &[#(#required_names),*] }
            }
            fn field(&self, #argument: usize) -> Option<runtime::SlotRef<'_>> {
                #field
            }
            fn field_mut(&mut self, #argument: usize) -> Option<runtime::SlotMut<'_>> {
                #field_mut
            }
        }
        runtime::model!(#name, #blank);
    }
}

/// The start value that decoding fills.
fn blank(required: &[&Field]) -> TokenStream {
    if required.is_empty() {
        return quote!(Self::default());
    }
    let values = required.iter().map(|field| match field.ty {
        _ if field.nullable => quote!(None),
        Type::String | Type::Uri => quote!(String::new()),
        Type::Secret => quote!(runtime::Secret::default()),
        Type::List(_) => quote!([]),
        _ => quote!(runtime::Blank::blank()),
    });
    quote!(Self::new(#(#values),*))
}
