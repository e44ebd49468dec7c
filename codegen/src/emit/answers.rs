//! Responses of an operation: the output type, the metadata, and the enum of responses by status.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_types::{Fragment, RustTypes};
use super::rustdoc::{Docs, code};
use super::table::{Table, list, quoted};
use crate::ir::names::{CATCH_ALL, Name};
use crate::ir::{Answer, Content, Encoding, Operation, Returns, Type};

/// The type of a successful response.
pub(super) fn output(returns: &Returns, types: RustTypes<'_>) -> Fragment {
    match (&returns.choice, returns.single()) {
        (Some(name), _) => Fragment(name.to_string()),
        (None, Some(content)) => types.owned(&content.ty),
        (None, None) => Fragment("()".to_owned()),
    }
}

/// ```text
/// &[runtime::ResponseBody::json(200), runtime::ResponseBody::empty(202)]
/// ```
///
/// `None` if the spec lists no statuses; the output type then suffices.
pub(super) fn metadata(returns: &Returns) -> Option<String> {
    let bodies = returns.answers.iter().filter_map(|answer| {
        let (status, content) = (answer.status?, answer.content.as_ref());
        let kind = match content.map(|content| content.encoding) {
            None => "empty",
            Some(Encoding::Json) => "json",
            Some(Encoding::Text) => "text",
            Some(Encoding::Binary) => "binary",
        };
        let media_type = content.map(media_type).unwrap_or_default();
        Some(format!(
            "runtime::ResponseBody::{kind}({status}){media_type}"
        ))
    });
    let bodies: Vec<String> = bodies.collect();
    (!bodies.is_empty()).then(|| list(bodies))
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
    let answers = returns.answers.iter();
    let contents: Vec<&Content> = answers.filter_map(|item| item.content.as_ref()).collect();
    let is =
        |content: &Content, encoding| content.encoding == encoding && content.media_type.is_none();
    let all = |encoding| contents.iter().all(|content| is(content, encoding));
    if all(Encoding::Json) || (all(Encoding::Binary) && returns.choice.is_none()) {
        return None;
    }
    let is_any = |content: &Content| content.media_type.as_deref() == Some("*/*");
    if contents
        .iter()
        .any(|content| is(content, Encoding::Binary) || is_any(content))
    {
        return Some("*/*".to_owned());
    }
    let mut media_types: Vec<&str> = Vec::new();
    for content in contents {
        let media_type = content.media_type.as_deref();
        let media_type = media_type.unwrap_or_else(|| content.encoding.media_type());
        if !media_types.contains(&media_type) {
            media_types.push(media_type);
        }
    }
    if !media_types.contains(&"application/json") {
        media_types.push("application/json;q=0.5");
    }
    Some(media_types.join(", "))
}

/// ```text
/// pub enum PutPetAnswer { Ok(Box<models::Pet>), Accepted, Unrecognized(runtime::Unlisted) }
/// ```
///
/// `None` if all responses have the same content.
pub(super) fn choice(operation: &Operation, types: RustTypes<'_>) -> Option<TokenStream> {
    let returns = &operation.returns;
    let name = returns.choice.as_ref()?;
    let catch_all = Name::fixed(CATCH_ALL);
    let variants = returns.answers.iter().map(|answer| variant(answer, types));
    let docs = Docs::new(format!("Responses of {} by status.", code(&operation.id)));
    Some(quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// Any other successful response, unparsed.
            #catch_all(runtime::Unlisted),
        }
    })
}

fn variant(answer: &Answer, types: RustTypes<'_>) -> TokenStream {
    let status = code(&answer.status.unwrap_or_default().to_string());
    let docs = Docs::new(status).text(answer.doc.as_deref());
    let name = &answer.variant;
    let content = answer.content.as_ref().map(|content| {
        let ty = types.owned(&content.ty);
        match content.ty {
            Type::Model(_) => quote!((Box<#ty>)),
            _ => quote!((#ty)),
        }
    });
    quote!(#docs #name #content)
}

/// ```text
/// runtime::choice! { PutPetAnswer
///     200 Ok(content) Slot;
///     202 Accepted Nothing;
/// }
/// ```
pub(super) fn choice_table(returns: &Returns) -> Option<Table> {
    let rows = returns.answers.iter().map(|answer| {
        let content = match answer.content.as_ref().map(|content| &content.ty) {
            Some(Type::Binary) => "(content) Bytes",
            Some(_) => "(content) Slot",
            None => " Nothing",
        };
        let status = answer.status.unwrap_or_default();
        format!("{status} {}{content}", answer.variant)
    });
    let name = returns.choice.as_ref()?;
    Some(Table::new("choice", name).rows(rows))
}
