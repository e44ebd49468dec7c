//! The type that stands for an operation, and the facts about it as data.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::code;
use super::types::Types;
use super::{answers, limits, paging};
use crate::ir::{
    Body, Encoding, FormEncoding, Group, Location, Operation, Parameter, Permissions, Type,
};
use crate::names::Name;

/// ```text
/// #[derive(Debug, Clone, Copy)]
/// pub struct GetOrganizationsMe;
/// impl runtime::Endpoint for GetOrganizationsMe { ... }
/// ```
pub(super) fn endpoint(operation: &Operation, group: &Group, types: Types<'_>) -> TokenStream {
    let (name, path) = (&operation.endpoint, &operation.path);
    let output = answers::output(&operation.returns, types);
    let accept = answers::accept(&operation.returns);
    let accept = accept.map(|text| quote!(const ACCEPT: &'static str = #text;));
    let facts = facts(operation, group, types);
    let paged = paging::paged(operation, types);
    let doc = format!(
        " The operation {}: {}.",
        code(&operation.id),
        code(&format!("{} {path}", operation.method.as_str()))
    );
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, Copy)]
        pub struct #name;
        impl runtime::Endpoint for #name {
            type Output = #output;
            #accept
            const OPERATION: &'static runtime::Operation = &#facts;
        }
        #paged
    }
}

/// ```text
/// runtime::Operation::new("getUser", runtime::Method::GET, "/users/{userId}", "Users")
///     .with_permissions(runtime::Permissions::Any(&["directory:user:view"]))
///     .with_parameters(&[runtime::Parameter::path("userId", runtime::ValueKind::Text)])
/// ```
fn facts(operation: &Operation, group: &Group, types: Types<'_>) -> TokenStream {
    let (id, path, tag) = (&operation.id, &operation.path, &group.tag);
    let method = Name::fixed(operation.method.as_str());
    let deprecated = operation
        .deprecated
        .iter()
        .map(|_| quote!(.with_deprecation()));
    let permissions = match &operation.permissions {
        Permissions::None => None,
        Permissions::Any(list) => Some(quote!(runtime::Permissions::Any(&[#(#list),*]))),
        Permissions::All(list) => Some(quote!(runtime::Permissions::All(&[#(#list),*]))),
    };
    let permissions = permissions.iter();
    let parameters: Vec<TokenStream> = operation
        .parameters
        .iter()
        .map(|item| parameter(item, types))
        .collect();
    let parameters =
        (!parameters.is_empty()).then(|| quote!(.with_parameters(&[#(#parameters),*])));
    let form = operation.form.map(|encoding| form(encoding, operation));
    let body = operation.body.as_ref().map(body).or(form).into_iter();
    let answers = answers::facts(&operation.returns).into_iter();
    let pages = operation.paging.iter().map(paging::fact);
    let list = &operation.scopes;
    let scopes = (!list.is_empty()).then(|| quote!(.with_scopes(&[#(#list),*])));
    let anonymous = operation.anonymous.then(|| quote!(.without_sign_in()));
    quote! {
        runtime::Operation::new(#id, runtime::Method::#method, #path, #tag)
            #(#deprecated)*
            #(.with_permissions(#permissions))*
            #scopes
            #anonymous
            #parameters
            #(.with_body(#body))*
            #(.with_answers(#answers))*
            #(.with_paging(#pages))*
    }
}

/// ```text
/// runtime::Parameter::query("pageSize", runtime::ValueKind::Int32).or("25")
/// ```
fn parameter(parameter: &Parameter, types: Types<'_>) -> TokenStream {
    let wire = &parameter.wire;
    let kind = kind(&parameter.ty, types);
    let fact = match parameter.location {
        Location::Path => quote!(runtime::Parameter::path(#wire, #kind)),
        Location::Query => quote!(runtime::Parameter::query(#wire, #kind)),
        Location::Header => quote!(runtime::Parameter::header(#wire, #kind)),
        Location::Form => quote!(runtime::Parameter::form(#wire, #kind)),
    };
    let join = parameter.join.map(|join| {
        let separator = join.separator();
        quote!(.joined(#separator))
    });
    let needed =
        (parameter.required && parameter.location != Location::Path).then(|| quote!(.needed()));
    let default = parameter.default.as_ref().map(|default| {
        let text = default.to_string();
        quote!(.or(#text))
    });
    let limits = limits::facts(&parameter.limits);
    quote!(#fact #join #needed #default #limits)
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
        Type::Binary => quote!(runtime::ValueKind::File),
        Type::List(inner) if !inner.is_plain() && **inner != Type::Binary => {
            quote!(runtime::ValueKind::Json)
        }
        Type::List(inner) => {
            let inner = kind(inner, types);
            quote!(runtime::ValueKind::List(&#inner))
        }
        Type::Map(_) | Type::Model(_) | Type::Union(_) | Type::Json => {
            quote!(runtime::ValueKind::Json)
        }
        Type::String | Type::Uri | Type::Secret => quote!(runtime::ValueKind::Text),
    }
}

/// ```text
/// runtime::RequestBody::required(runtime::Content::Json)
/// ```
fn body(body: &Body) -> TokenStream {
    let content = Name::fixed(match body.content.encoding {
        Encoding::Json => "Json",
        Encoding::Text => "Text",
        Encoding::Binary => "Binary",
    });
    let need = Name::fixed(if body.required {
        "required"
    } else {
        "optional"
    });
    let own = body.content.media_type.iter();
    quote!(runtime::RequestBody::#need(runtime::Content::#content) #(.typed(#own))*)
}

/// A form is required if one of its fields is.
fn form(encoding: FormEncoding, operation: &Operation) -> TokenStream {
    let content = Name::fixed(match encoding {
        FormEncoding::Urlencoded => "Form",
        FormEncoding::Multipart => "Multipart",
    });
    let mut fields = operation.parameters.iter();
    let required = fields.any(|field| field.location == Location::Form && field.required);
    let need = Name::fixed(if required { "required" } else { "optional" });
    quote!(runtime::RequestBody::#need(runtime::Content::#content))
}
