//! Limits in words for the docs, and as facts.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs::code;
use crate::ir::Limit;

/// `at least 1`, `at most 500`.
pub(super) fn words(limits: &[Limit]) -> Vec<String> {
    limits.iter().map(word).collect()
}

fn word(limit: &Limit) -> String {
    let count = |number: &u64, noun: &str| match number {
        1 => format!("1 {noun}"),
        number => format!("{number} {noun}s"),
    };
    match limit {
        Limit::Min(number) => format!("at least {number}"),
        Limit::Max(number) => format!("at most {number}"),
        Limit::Above(number) => format!("more than {number}"),
        Limit::Below(number) => format!("less than {number}"),
        Limit::MultipleOf(number) => format!("a multiple of {number}"),
        Limit::MinLength(number) => format!("at least {}", count(number, "character")),
        Limit::MaxLength(number) => format!("at most {}", count(number, "character")),
        Limit::Pattern(pattern) => format!("matches {}", code(pattern)),
        Limit::MinItems(number) => format!("at least {}", count(number, "item")),
        Limit::MaxItems(number) => format!("at most {}", count(number, "item")),
        Limit::Unique => "no item twice".to_owned(),
    }
}

/// ```text
/// .within(&[runtime::Limit::Min("1"), runtime::Limit::Max("500")])
/// ```
pub(super) fn facts(limits: &[Limit]) -> Option<TokenStream> {
    let facts = limits.iter().map(fact);
    (!limits.is_empty()).then(|| quote!(.within(&[#(runtime::Limit::#facts),*])))
}

fn fact(limit: &Limit) -> TokenStream {
    let count = |number: &u64| Literal::u64_unsuffixed(*number);
    match limit {
        Limit::Min(number) => text(quote!(Min), &number.to_string()),
        Limit::Max(number) => text(quote!(Max), &number.to_string()),
        Limit::Above(number) => text(quote!(Above), &number.to_string()),
        Limit::Below(number) => text(quote!(Below), &number.to_string()),
        Limit::MultipleOf(number) => text(quote!(MultipleOf), &number.to_string()),
        Limit::Pattern(pattern) => text(quote!(Pattern), pattern),
        Limit::MinLength(number) => wrap(quote!(MinLength), count(number)),
        Limit::MaxLength(number) => wrap(quote!(MaxLength), count(number)),
        Limit::MinItems(number) => wrap(quote!(MinItems), count(number)),
        Limit::MaxItems(number) => wrap(quote!(MaxItems), count(number)),
        Limit::Unique => quote!(Unique),
    }
}

fn text(name: TokenStream, text: &str) -> TokenStream {
    quote!(#name(#text))
}

fn wrap(name: TokenStream, number: Literal) -> TokenStream {
    quote!(#name(#number))
}
