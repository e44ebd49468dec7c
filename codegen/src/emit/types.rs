//! Types of the IR as Rust types, at the places where they stand.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, Type};

/// The type of an owned value, as a field or an answer has it; `models` and `enums` are reached from a sibling module.
pub(super) fn owned(ty: &Type, api: &Api) -> TokenStream {
    match ty {
        Type::String | Type::Uri => quote!(String),
        Type::Secret => quote!(runtime::Secret),
        Type::Bool => quote!(bool),
        Type::Int32 => quote!(i32),
        Type::Int64 => quote!(i64),
        Type::Float => quote!(f32),
        Type::Double => quote!(f64),
        Type::Date => quote!(runtime::Date),
        Type::DateTime => quote!(runtime::DateTime),
        Type::Binary => quote!(Vec<u8>),
        Type::Json => quote!(runtime::Json),
        Type::List(inner) => {
            let inner = owned(inner, api);
            quote!(Vec<#inner>)
        }
        Type::Map(inner) => {
            let inner = owned(inner, api);
            quote!(runtime::Map<#inner>)
        }
        Type::Model(id) => {
            let name = &api.model(*id).name;
            quote!(models::#name)
        }
        Type::Enum(id) => {
            let name = &api.enumeration(*id).name;
            quote!(enums::#name)
        }
    }
}

/// How a function takes a value: the type of the argument, given its name for the value, and the value as it is kept.
pub(super) struct Argument {
    pub(super) ty: TokenStream,
    pub(super) conversion: Conversion,
}

/// What turns the argument into the owned value.
pub(super) enum Conversion {
    None,
    Into,
}

/// A value that is kept: constructors and setters of models.
pub(super) fn kept(ty: &Type, api: &Api) -> Argument {
    let owned = owned(ty, api);
    match ty {
        Type::String | Type::Uri | Type::Secret | Type::List(_) => {
            Argument { ty: quote!(impl Into<#owned>), conversion: Conversion::Into }
        }
        _ => Argument { ty: owned, conversion: Conversion::None },
    }
}

/// A value of a parameter, which is only looked at: text by reference, the rest by value.
pub(super) fn parameter(ty: &Type, api: &Api) -> TokenStream {
    match ty {
        Type::String | Type::Uri => quote!(&str),
        Type::List(inner) => {
            let item = match inner.as_ref() {
                Type::String | Type::Uri => quote!(impl std::fmt::Display),
                other => owned(other, api),
            };
            quote!(impl IntoIterator<Item = #item>)
        }
        other => owned(other, api),
    }
}

/// A body: models by reference, the rest by value.
pub(super) fn body(ty: &Type, api: &Api) -> TokenStream {
    let owned = owned(ty, api);
    match ty {
        Type::Model(_) => quote!(&#owned),
        _ => owned,
    }
}
