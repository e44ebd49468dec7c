//! A test of the client crate that calls every operation once with example arguments.
//!
//! The mock server of the client's testing kit answers.

use std::str::FromStr as _;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::cfg::CfgAttributes;
use super::rust_types::Fragment;
use super::rustdoc::Docs;
use super::{GeneratedFile, all_sources, example_json, example_value};
use crate::ir::{
    Api, Content, Encoding, Group, Input, InputSource, Location, Method, Operation, ParameterKind,
    Type,
};
use crate::target::Target;

pub(super) fn file(api: &Api, target: &Target) -> GeneratedFile {
    let cfg = CfgAttributes::new(api, target.features);
    let groups = api
        .groups
        .iter()
        .filter(|group| !group.operations.is_empty());
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
    let krate = Fragment(target.crate_name.clone());
    let name = group.module.prefixed("of_");
    let calls = group.operations.iter();
    let calls = calls.map(|operation| call(operation, group, api, target));
    let mut parameters = group.operations.iter().flat_map(|item| &item.parameters);
    let enums = parameters.any(|item| item.required && example_value::names_enum(item));
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
    let krate = Fragment(target.crate_name.clone());
    let (module, function, endpoint) = (&group.module, &operation.function, &operation.endpoint);
    let inputs = operation.inputs().filter(|input| input.required);
    let arguments = inputs.map(|input| argument(input, api, &target.crate_name));
    let answer = answer(operation, api);
    quote! {
        server.on(#krate::operations::#module::#endpoint).answers(#answer).once();
        client.#module().#function(#(#arguments),*).await.unwrap();
    }
}

fn is_json(input: &Input<'_>) -> bool {
    match input.source {
        InputSource::Parameter(parameter) => parameter.kind() == ParameterKind::Styled,
        InputSource::Body(body) => body.content.encoding != Encoding::Binary,
    }
}

fn argument(input: Input<'_>, api: &Api, krate: &str) -> Fragment {
    Fragment(match input.source {
        // An object without fields is not valid in a path.
        InputSource::Parameter(parameter)
            if parameter.location == Location::Path && parameter.ty == Type::Json =>
        {
            r##"made(r#""text""#)"##.to_owned()
        }
        // An operation takes models and unions by reference.
        _ if is_json(&input) && input.ty.is_object() => format!("&{}", owned(input.ty, api, krate)),
        _ if is_json(&input) => owned(input.ty, api, krate),
        InputSource::Body(_) => "b\"bytes\".to_vec()".to_owned(),
        InputSource::Parameter(parameter) => example_value::argument(parameter, api, krate),
    })
}

/// The value of a body or JSON field: `made(r#"{"name":"name"}"#)`, `vec![made("1")]`.
fn owned(ty: &Type, api: &Api, krate: &str) -> String {
    let item = |inner| owned(inner, api, krate);
    match ty {
        Type::List(inner) => format!("vec![{}]", item(inner)),
        Type::Map(inner) => format!("[(\"key\".to_owned(), {})].into()", item(inner)),
        Type::Nullable(inner) => format!("Some({})", item(inner)),
        // The types do not implement serde's traits.
        Type::Date => format!("{krate}::Date::constant(2026, 1, 31)"),
        Type::DateTime => format!("{krate}::DateTime::UNIX_EPOCH"),
        _ => format!("made({})", text(&example_json::value(ty, api).to_string())),
    }
}

/// Status, headers and body of the first response in the spec.
fn answer(operation: &Operation, api: &Api) -> Fragment {
    let answer = operation.returns.answers.first();
    let content = answer.and_then(|answer| answer.content.as_ref());
    let default = if content.is_some() { 200 } else { 204 };
    let status = answer.and_then(|answer| answer.status).unwrap_or(default);
    Fragment(match content.filter(|_| operation.method != Method::Head) {
        None => format!("{status}, &[], \"\""),
        Some(content) => {
            let media_type = content.media_type.as_deref();
            let media_type = text(media_type.unwrap_or_else(|| content.encoding.media_type()));
            let body = answer_body(content, api);
            format!("{status}, &[(\"content-type\", {media_type})], {body}")
        }
    })
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

/// A function that deserializes an argument, if an operation takes one as JSON.
fn made_function(api: &Api) -> Option<TokenStream> {
    let mut operations = api.groups.iter().flat_map(|group| &group.operations);
    let used = operations.any(|item| item.inputs().any(|input| input.required && is_json(&input)));
    used.then(|| quote! {
        #[allow(dead_code, clippy::unwrap_used, reason = "not all groups need it, and a test fails by panicking")]
        fn made<T: serde::de::DeserializeOwned>(json: &str) -> T {
            serde_json::from_str(json).unwrap()
        }
    })
}
