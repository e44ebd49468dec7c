//! Types of the IR as Rust types, at the places where they stand.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, Kind, Parameter, Type};

/// Writes types for one file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Types<'a> {
    api: &'a Api,
    here: Here,
}

/// Which file the types are for: within `models/` a model goes by its bare name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Here {
    Models,
    Elsewhere,
}

/// What turns an argument into the value that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Conversion {
    None,
    Into,
}

impl<'a> Types<'a> {
    pub(super) fn new(api: &'a Api, here: Here) -> Self {
        Self { api, here }
    }

    /// The type of an owned value, as a field or an answer has it.
    pub(super) fn owned(self, ty: &Type) -> TokenStream {
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
                let inner = self.owned(inner);
                quote!(Vec<#inner>)
            }
            Type::Map(inner) => {
                let inner = self.owned(inner);
                quote!(runtime::Map<#inner>)
            }
            Type::Model(id) => {
                let name = &self.api.model(*id).name;
                match self.here {
                    Here::Models => quote!(#name),
                    Here::Elsewhere => quote!(models::#name),
                }
            }
            Type::Enum(id) => {
                let name = &self.api.enumeration(*id).name;
                quote!(enums::#name)
            }
            Type::Union(id) => {
                let name = &self.api.union(*id).name;
                quote!(unions::#name)
            }
        }
    }

    /// The argument for a value that is kept, in constructors and setters of models.
    pub(super) fn kept(self, ty: &Type) -> (TokenStream, Conversion) {
        let owned = self.owned(ty);
        match ty {
            Type::String | Type::Uri | Type::Secret | Type::List(_) => {
                (quote!(impl Into<#owned>), Conversion::Into)
            }
            _ => (owned, Conversion::None),
        }
    }

    /// The argument for a parameter, which is only looked at: text by reference, the rest by value. Bytes are files of a
    /// form, and what is neither plain nor bytes is a body within it.
    pub(super) fn parameter(self, parameter: &Parameter) -> TokenStream {
        match parameter.kind() {
            Kind::File => quote!(runtime::FilePart),
            Kind::Files => quote!(impl IntoIterator<Item = runtime::FilePart>),
            Kind::Json => self.body(&parameter.ty),
            Kind::Plain | Kind::List => self.plain(&parameter.ty),
        }
    }

    fn plain(self, ty: &Type) -> TokenStream {
        match ty {
            Type::String | Type::Uri => quote!(&str),
            Type::List(inner) => {
                let item = match inner.as_ref() {
                    Type::String | Type::Uri => quote!(impl std::fmt::Display),
                    other => self.owned(other),
                };
                quote!(impl IntoIterator<Item = #item>)
            }
            other => self.owned(other),
        }
    }

    /// The argument for a body: models by reference, the rest by value.
    pub(super) fn body(self, ty: &Type) -> TokenStream {
        let owned = self.owned(ty);
        match ty {
            ty if ty.is_object() => quote!(&#owned),
            _ => owned,
        }
    }
}

/// The `use` lines for what the types of a group's file name, as an import that nothing needs is a warning.
pub(super) fn imports<'t>(types: impl Iterator<Item = &'t Type>) -> TokenStream {
    let (mut enums, mut models, mut unions) = (false, false, false);
    for ty in types {
        match innermost(ty) {
            Type::Enum(_) => enums = true,
            Type::Model(_) => models = true,
            Type::Union(_) => unions = true,
            _ => {}
        }
    }
    let siblings: Vec<TokenStream> = [
        enums.then(|| quote!(enums)),
        models.then(|| quote!(models)),
        unions.then(|| quote!(unions)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let siblings = match siblings.as_slice() {
        [] => quote!(),
        [only] => quote!(use super::#only;),
        several => quote!(use super::{#(#several),*};),
    };
    quote!(#siblings use crate::runtime;)
}

/// What is in the lists and maps.
pub(super) fn innermost(ty: &Type) -> &Type {
    match ty {
        Type::List(inner) | Type::Map(inner) => innermost(inner),
        other => other,
    }
}
