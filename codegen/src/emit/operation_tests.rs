//! A test of the client crate that calls every operation once with example arguments.
//!
//! The mock server of the client's testing kit answers.

use std::str::FromStr as _;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::cfg::CfgAttributes;
use super::rust_types::Fragment;
use super::rustdoc::Docs;
use super::{GeneratedFile, all_sources, example_json, example_value};
use crate::ir::{
    Api, Body, Content, Encoding, Group, Input, InputSource, Method, Operation, Parameter,
    ParameterKind, Type,
};
use crate::target::Target;

pub(super) fn file(api: &Api, target: &Target) -> GeneratedFile {
    let cfg = CfgAttributes::new(api, target.features);
    let groups = api.groups_with_operations();
    let groups = groups.map(|group| test(group, api, target, cfg));
    let made = made_function(api);
    let docs = "Calls every operation once with example arguments and responses.";
    // rustfmt lays out the code differently, so a formatted client would drift.
    GeneratedFile::new("every_operation.rs", &all_sources(api), Docs::new(docs))
        .items(quote!(#[rustfmt::skip] mod operations { #(#groups)* #made }))
}

/// ```text
/// #[tokio::test]
/// async fn of_pets() {
///     let server = pet_client::testing::Server::start().await;
///     let client = server.client();
///     server
///         .on(pet_client::operations::pets::GetPet)
///         .answers(200, &[("content-type", "application/json")], r#"{"name":"name"}"#)
///         .once();
///     client.pets().get_pet(1).await.unwrap();
/// }
/// ```
fn test(group: &Group, api: &Api, target: &Target, cfg: CfgAttributes<'_>) -> TokenStream {
    let cfg_attribute = cfg.group(group);
    let krate = krate(target);
    let name = group.module.prefixed("of_");
    let calls = group.operations.iter();
    let calls = calls.map(|operation| call(operation, group, api, target));
    let mut parameters = group.operations.iter().flat_map(required);
    let enums = parameters.any(example_value::names_enum);
    let enums = enums.then(|| quote!(use #krate::enums;));
    quote! {
        #cfg_attribute
        #[tokio::test]
        #[allow(deprecated, clippy::unwrap_used, reason = "everything is called, and a test fails by panicking")]
        async fn #name() {
            #enums
            let server = #krate::testing::Server::start().await;
            let client = server.client();
            #(#calls)*
        }
    }
}

fn call(operation: &Operation, group: &Group, api: &Api, target: &Target) -> TokenStream {
    let krate = krate(target);
    let (module, function, endpoint) = (&group.module, &operation.function, &operation.endpoint);
    let inputs = operation.inputs().filter(|input| input.required);
    let arguments = inputs.map(|input| argument(input, api, target));
    let answer = answer(operation, api);
    quote! {
        server.on(#krate::operations::#module::#endpoint).answers(#answer).once();
        client.#module().#function(#(#arguments),*).await.unwrap();
    }
}

fn required(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    let parameters = operation.parameters.iter();
    parameters.filter(|parameter| parameter.required)
}

fn argument(input: Input<'_>, api: &Api, target: &Target) -> TokenStream {
    match input.source {
        InputSource::Body(body) if body.content.encoding == Encoding::Binary => {
            quote!(b"bytes".to_vec())
        }
        InputSource::Parameter(parameter) if parameter.kind() != ParameterKind::Json => {
            let value = example_value::argument(parameter, api, &target.crate_name);
            Fragment(value).into_token_stream()
        }
        _ => reference(input.ty, api, target),
    }
}

/// An argument for a body or JSON field: `&made(r#"{"name":"name"}"#)`, `vec![made("1")]`.
fn reference(ty: &Type, api: &Api, target: &Target) -> TokenStream {
    let value = owned(ty, api, target);
    let reference = ty.is_object().then(|| quote!(&));
    quote!(#reference #value)
}

fn owned(ty: &Type, api: &Api, target: &Target) -> TokenStream {
    let krate = krate(target);
    let item = |inner| owned(inner, api, target);
    match ty {
        Type::List(inner) => {
            let item = item(inner);
            quote!(vec![#item])
        }
        Type::Map(inner) => {
            let item = item(inner);
            quote!([("key".to_owned(), #item)].into())
        }
        Type::Nullable(inner) => {
            let item = item(inner);
            quote!(Some(#item))
        }
        // The types do not implement serde's traits.
        Type::Date => quote!(#krate::Date::constant(2026, 1, 31)),
        Type::DateTime => quote!(#krate::DateTime::UNIX_EPOCH),
        _ => {
            let json = text(&example_json::value(ty, api).to_string());
            quote!(made(#json))
        }
    }
}

/// Status, headers and body of the first response in the spec.
fn answer(operation: &Operation, api: &Api) -> TokenStream {
    let answer = operation.returns.answers.first();
    let content = answer.and_then(|answer| answer.content.as_ref());
    let default = if content.is_some() { 200 } else { 204 };
    let status = answer.and_then(|answer| answer.status).unwrap_or(default);
    let status = Literal::u16_unsuffixed(status);
    match content.filter(|_| operation.method != Method::Head) {
        None => quote!(#status, &[], ""),
        Some(content) => {
            let media_type = content.media_type.as_deref();
            let media_type = media_type.unwrap_or_else(|| content.encoding.media_type());
            let body = answer_body(content, api);
            quote!(#status, &[("content-type", #media_type)], #body)
        }
    }
}

fn answer_body(content: &Content, api: &Api) -> Literal {
    let value = example_json::value(&content.ty, api);
    match (content.encoding, value.as_str()) {
        (Encoding::Binary, _) => text("bytes"),
        (Encoding::Text, Some(plain)) => text(plain),
        _ => text(&value.to_string()),
    }
}

/// A string literal, raw if the text needs escapes and can do without.
fn text(text: &str) -> Literal {
    let plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !text.contains("\"#");
    let raw = plain && text.contains(['"', '\\']);
    let literal = raw.then(|| Literal::from_str(&format!("r#\"{text}\"#")).ok());
    literal.flatten().unwrap_or_else(|| Literal::string(text))
}

fn krate(target: &Target) -> Fragment {
    Fragment(target.crate_name.clone())
}

/// A function that deserializes an argument, if an operation takes one as JSON.
fn made_function(api: &Api) -> Option<TokenStream> {
    let json_body = |body: &Body| body.required && body.content.encoding != Encoding::Binary;
    let json = |parameter: &Parameter| parameter.kind() == ParameterKind::Json;
    let mut operations = api.groups.iter().flat_map(|group| &group.operations);
    let used = operations.any(|item| item.body.iter().any(json_body) || required(item).any(json));
    used.then(|| quote! {
        #[allow(dead_code, clippy::unwrap_used, reason = "not all groups need it, and a test fails by panicking")]
        fn made<T: serde::de::DeserializeOwned>(json: &str) -> T {
            serde_json::from_str(json).unwrap()
        }
    })
}
