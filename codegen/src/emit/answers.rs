//! Responses of an operation: the output type, the metadata, and the enum of responses by status.

use proc_macro2::TokenStream;
use quote::quote;

use super::Piece;
use super::rust_types::{Fragment, RustTypes};
use super::rustdoc::{Docs, code};
use super::table::{Table, list, quoted};
use crate::ir::names::{CATCH_ALL, Name};
use crate::ir::{Answer, Content, Encoding, Operation, Returns, Type};

/// The type of a successful response.
pub(super) fn output(returns: &Returns, types: RustTypes<'_>) -> Fragment {
    match (&returns.choice, returns.single()) {
        (Some(name), _) => Fragment::new(name.to_string()),
        (None, Some(content)) => types.owned(&content.ty),
        (None, None) => Fragment::new("()"),
    }
}

/// ```text
/// &[runtime::ResponseBody::json(200), runtime::ResponseBody::empty(202)]
/// ```
///
/// `None` if the spec lists no statuses; the output type then suffices.
pub(super) fn metadata(returns: &Returns) -> Option<String> {
    let bodies = returns.answers.iter().filter_map(|answer| {
        let status = answer.status?;
        Some(response_body(status, answer.content.as_ref()))
    });
    let bodies: Vec<String> = bodies.collect();
    (!bodies.is_empty()).then(|| list(bodies))
}

fn response_body(status: u16, content: Option<&Content>) -> String {
    let kind = match content.map(|content| content.encoding) {
        None => "empty",
        Some(Encoding::Json) => "json",
        Some(Encoding::Text) => "text",
        Some(Encoding::Binary) => "binary",
    };
    let media_type = content.map(media_type).unwrap_or_default();
    format!("runtime::ResponseBody::{kind}({status}){media_type}")
}

/// ```text
/// .typed("application/merge-patch+json")
/// ```
///
/// Empty if the content has the default media type of its encoding.
pub(super) fn media_type(content: &Content) -> String {
    let media_type = content.media_type.iter();
    let calls = media_type.map(|media_type| format!(".typed({})", quoted(media_type)));
    calls.collect()
}

/// The `Accept` header, if it does not follow from the output type.
///
/// It always admits JSON, because errors are JSON.
pub(super) fn accept(returns: &Returns) -> Option<String> {
    let contents = || {
        returns
            .answers
            .iter()
            .filter_map(|answer| answer.content.as_ref())
    };
    let is_json =
        |content: &Content| content.encoding == Encoding::Json && content.media_type.is_none();
    let is_any =
        |content: &Content| content.encoding == Encoding::Binary && content.media_type.is_none();
    if contents().all(is_json) || (contents().all(is_any) && returns.choice.is_none()) {
        return None;
    }
    if contents().any(is_any) {
        return Some("*/*".to_owned());
    }
    let mut media_types: Vec<&str> = Vec::new();
    for content in contents() {
        let media_type = content.media_type.as_deref();
        let media_type = media_type.unwrap_or_else(|| content.encoding.media_type());
        if !media_types.contains(&media_type) {
            media_types.push(media_type);
        }
    }
    let json = "application/json";
    let errors = if media_types.contains(&json) {
        ""
    } else {
        ", application/json;q=0.5"
    };
    Some(format!("{}{errors}", media_types.join(", ")))
}

/// ```text
/// pub enum PutPetAnswer { Ok(Box<models::Pet>), Accepted, Unrecognized(runtime::Unlisted) }
/// runtime::choice! { PutPetAnswer
///     200 Ok(content) Slot;
///     202 Accepted Nothing;
/// }
/// ```
pub(super) fn choice(operation: &Operation, types: RustTypes<'_>) -> Option<[Piece; 2]> {
    let returns = &operation.returns;
    let name = returns.choice.as_ref()?;
    let catch_all = Name::fixed(CATCH_ALL);
    let variants = returns.answers.iter().map(|answer| variant(answer, types));
    let doc = format!(" Responses of {} by status.", code(&operation.id));
    let definition = quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// Any other successful response, unparsed.
            #catch_all(runtime::Unlisted),
        }
    };
    let rows = returns.answers.iter().map(|answer| {
        let (variant, status) = (&answer.variant, answer.status.unwrap_or_default());
        match &answer.content {
            Some(content) if content.ty == Type::Binary => {
                format!("{status} {variant}(content) Bytes")
            }
            Some(_) => format!("{status} {variant}(content) Slot"),
            None => format!("{status} {variant} Nothing"),
        }
    });
    let table = Table::new("choice", name).rows(rows);
    Some([definition.into(), table.into()])
}

fn variant(answer: &Answer, types: RustTypes<'_>) -> TokenStream {
    let mut docs = Docs::default();
    let status = answer.status.unwrap_or_default();
    docs.markdown(code(&status.to_string()))
        .text(answer.doc.as_deref());
    let (docs, name) = (docs.attributes(), &answer.variant);
    let content = answer.content.as_ref().map(|content| {
        let ty = types.owned(&content.ty);
        match content.ty {
            Type::Model(_) => quote!((Box<#ty>)),
            _ => quote!((#ty)),
        }
    });
    quote!(#docs #name #content)
}
