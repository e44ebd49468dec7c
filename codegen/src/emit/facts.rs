//! The facts about what a request carries, as data.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::Types;
use crate::ir::{Body, Location, Parameter, Type};

/// ```text
/// runtime::Parameter::query("pageSize", runtime::ValueKind::Int32).or("25")
/// ```
pub(super) fn parameter(parameter: &Parameter, types: Types<'_>) -> TokenStream {
    let wire = &parameter.wire;
    let kind = kind(&parameter.ty, types);
    let fact = match parameter.location {
        Location::Path => quote!(runtime::Parameter::path(#wire, #kind)),
        Location::Query => quote!(runtime::Parameter::query(#wire, #kind)),
        Location::Header => quote!(runtime::Parameter::header(#wire, #kind)),
    };
    let needed =
        (parameter.required && parameter.location != Location::Path).then(|| quote!(.needed()));
    let default = parameter.default.as_ref().map(|default| {
        let text = default.to_string();
        quote!(.or(#text))
    });
    quote!(#fact #needed #default)
}

fn kind(ty: &Type, types: Types<'_>) -> TokenStream {
    match ty {
        Type::Bool => quote!(runtime::ValueKind::Bool),
        Type::Int32 => quote!(runtime::ValueKind::Int32),
        Type::Int64 => quote!(runtime::ValueKind::Int64),
        Type::Float => quote!(runtime::ValueKind::Float),
        Type::Double => quote!(runtime::ValueKind::Double),
        Type::Date => quote!(runtime::ValueKind::Date),
        Type::DateTime => quote!(runtime::ValueKind::DateTime),
        Type::Enum(_) => {
            let name = types.owned(ty);
            quote!(runtime::ValueKind::Enum(#name::WORDS))
        }
        Type::List(inner) => {
            let inner = kind(inner, types);
            quote!(runtime::ValueKind::List(&#inner))
        }
        _ => quote!(runtime::ValueKind::Text),
    }
}

/// ```text
/// Some(runtime::RequestBody::required(runtime::Content::Json))
/// ```
pub(super) fn body(body: Option<&Body>) -> TokenStream {
    let Some(body) = body else {
        return quote!(None);
    };
    let content = match body.ty {
        Type::Binary => quote!(runtime::Content::Binary),
        _ => quote!(runtime::Content::Json),
    };
    if body.required {
        quote!(Some(runtime::RequestBody::required(#content)))
    } else {
        quote!(Some(runtime::RequestBody::optional(#content)))
    }
}
