//! Responses of an operation: the output type, the metadata, and the enum of responses by status.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::expression::{Call, Expr};
use super::rust_types::{Fragment, RustTypes};
use super::rust_writer::quoted;
use super::rustdoc::{Docs, code};
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
/// Empty if the spec lists no statuses; the output type then suffices.
pub(super) fn metadata(returns: &Returns) -> Expr {
    let bodies = returns.answers.iter().filter_map(|answer| {
        let status = answer.status?;
        Some(response_body(status, answer.content.as_ref()))
    });
    Expr::List(bodies.collect())
}

fn response_body(status: u16, content: Option<&Content>) -> Expr {
    let kind = match content.map(|content| content.encoding) {
        None => "empty",
        Some(Encoding::Json) => "json",
        Some(Encoding::Text) => "text",
        Some(Encoding::Binary) => "binary",
    };
    let status = vec![Expr::Atom(status.to_string())];
    Expr::from(Call::new(format!("runtime::ResponseBody::{kind}"), status))
        .then(content.and_then(media_type))
}

/// ```text
/// .typed("application/merge-patch+json")
/// ```
///
/// `None` if the content has the default media type of its encoding.
pub(super) fn media_type(content: &Content) -> Option<Call> {
    let media_type = content.media_type.as_ref()?;
    Some(Call::new("typed", vec![Expr::Atom(quoted(media_type))]))
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
/// impl runtime::Choice for PutPetAnswer { ... }
/// ```
pub(super) fn choice(operation: &Operation, types: RustTypes<'_>) -> Option<TokenStream> {
    let returns = &operation.returns;
    let name = returns.choice.as_ref()?;
    let catch_all = Name::fixed(CATCH_ALL);
    let variants = returns.answers.iter().map(|answer| variant(answer, types));
    let doc = format!(" Responses of {} by status.", code(&operation.id));
    let matches = matches(returns);
    Some(quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// Any other successful response, unparsed.
            #catch_all(runtime::Unlisted),
        }
        #matches
        runtime::choice!(#name);
    })
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

/// The `runtime::Choice` impl: maps a status to its variant, and a variant to its content.
fn matches(returns: &Returns) -> TokenStream {
    let name = returns.choice.as_ref();
    let catch_all = Name::fixed(CATCH_ALL);
    let (mut blanks, mut reads, mut writes) = (Vec::new(), Vec::new(), Vec::new());
    for answer in &returns.answers {
        let (variant, status) = (&answer.variant, answer.status.unwrap_or_default());
        let status = Literal::u16_unsuffixed(status);
        let held = answer.content.as_ref().map(|_| quote!((content)));
        let blank = answer
            .content
            .as_ref()
            .map(|_| quote!((runtime::Blank::blank())));
        let part = match &answer.content {
            Some(content) if content.ty == Type::Binary => quote!(Bytes(content)),
            Some(_) => quote!(Slot(content)),
            None => quote!(Nothing),
        };
        blanks.push(quote!(#status => Self::#variant #blank));
        reads.push(quote!(Self::#variant #held => (#status, runtime::Part::#part)));
        writes.push(quote!(Self::#variant #held => runtime::PartMut::#part));
    }
    quote! {
        impl runtime::Choice for #name {
            #[inline]
            fn of(status: u16) -> Option<Self> {
                Some(match status { #(#blanks,)* _ => return None })
            }
            #[inline]
            fn unlisted(answer: runtime::Unlisted) -> Self {
                Self::#catch_all(answer)
            }
            #[inline]
            fn part(&self) -> (u16, runtime::Part<'_>) {
                match self { #(#reads,)* Self::#catch_all(answer) => answer.part() }
            }
            #[inline]
            fn part_mut(&mut self) -> runtime::PartMut<'_> {
                match self { #(#writes,)* Self::#catch_all(_) => runtime::PartMut::Nothing }
            }
        }
    }
}
