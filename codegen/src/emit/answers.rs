//! What an operation returns: the type, the facts, and the enum of answers that differ by their status.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::expression::{Call, Expr};
use super::rust_types::{Fragment, RustTypes};
use super::rust_writer::quoted;
use super::rustdoc::{Docs, code};
use crate::ir::names::{CATCH_ALL, Name};
use crate::ir::{Answer, Content, Encoding, Operation, Returns, Type};

/// The type of a successful answer.
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
/// Nothing if all follows from the type.
pub(super) fn facts(returns: &Returns) -> Expr {
    let facts = returns.answers.iter();
    let facts = facts.filter_map(|answer| Some(fact(answer.status?, answer.content.as_ref())));
    Expr::List(facts.collect())
}

fn fact(status: u16, content: Option<&Content>) -> Expr {
    let kind = match content.map(|content| content.encoding) {
        None => "empty",
        Some(Encoding::Json) => "json",
        Some(Encoding::Text) => "text",
        Some(Encoding::Binary) => "binary",
    };
    let status = vec![Expr::Word(status.to_string())];
    Expr::from(Call::new(format!("runtime::ResponseBody::{kind}"), status))
        .then(content.and_then(typed))
}

/// ```text
/// .typed("application/merge-patch+json")
/// ```
///
/// Nothing if the content has the usual media type.
pub(super) fn typed(content: &Content) -> Option<Call> {
    let own = content.media_type.as_ref()?;
    Some(Call::new("typed", vec![Expr::Word(quoted(own))]))
}

/// What to ask the server for, where that does not follow from the type. Errors are JSON nevertheless.
pub(super) fn accept(returns: &Returns) -> Option<String> {
    let contents = || {
        returns
            .answers
            .iter()
            .filter_map(|answer| answer.content.as_ref())
    };
    let usual =
        |content: &Content| content.encoding == Encoding::Json && content.media_type.is_none();
    let anything =
        |content: &Content| content.encoding == Encoding::Binary && content.media_type.is_none();
    if contents().all(usual) || (contents().all(anything) && returns.choice.is_none()) {
        return None;
    }
    if contents().any(anything) {
        return Some("*/*".to_owned());
    }
    let mut wanted: Vec<&str> = Vec::new();
    for content in contents() {
        let media_type = content.media_type.as_deref();
        let media_type = media_type.unwrap_or_else(|| content.encoding.media_type());
        if !wanted.contains(&media_type) {
            wanted.push(media_type);
        }
    }
    let json = "application/json";
    let errors = if wanted.contains(&json) {
        ""
    } else {
        ", application/json;q=0.5"
    };
    Some(format!("{}{errors}", wanted.join(", ")))
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
    let doc = format!(
        " What {} returns, by the status of the answer.",
        code(&operation.id)
    );
    let matches = matches(returns);
    Some(quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// An answer of another status of success, as it came.
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

/// The matches from a status to its variant, and from a variant to what it holds.
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
