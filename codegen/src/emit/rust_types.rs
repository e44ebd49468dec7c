//! Rust types for types of the IR, in fields, arguments and responses.

use std::borrow::Cow;
use std::fmt;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::ir::{Api, Parameter, ParameterKind, Type};

/// Writes the Rust types of one generated file.
#[derive(Debug, Clone, Copy)]
pub(super) struct RustTypes<'a> {
    api: &'a Api,
    module: Module,
}

/// The module of the generated file: within `models` a model needs no path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Module {
    Models,
    Other,
}

/// Conversion from an argument to the stored value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Conversion {
    None,
    Into,
}

/// A fragment of Rust code, such as a type.
#[derive(Debug, Clone)]
pub(super) struct Fragment(Cow<'static, str>);

impl<'a> RustTypes<'a> {
    pub(super) fn new(api: &'a Api, module: Module) -> Self {
        Self { api, module }
    }

    /// The type of an owned value in a field or response.
    pub(super) fn owned(self, ty: &Type) -> Fragment {
        let text = match ty {
            Type::String | Type::Uri => "String",
            Type::Secret => "runtime::Secret",
            Type::Bool => "bool",
            Type::Int32 => "i32",
            Type::Int64 => "i64",
            Type::Float => "f32",
            Type::Double => "f64",
            Type::Date => "runtime::Date",
            Type::DateTime => "runtime::DateTime",
            Type::Binary => "Vec<u8>",
            Type::Json => "runtime::Json",
            Type::List(inner) => return Fragment::new(format!("Vec<{}>", self.owned(inner))),
            Type::Map(inner) => {
                return Fragment::new(format!("runtime::Map<{}>", self.owned(inner)));
            }
            Type::Model(id) => {
                let name = &self.api.model(*id).name;
                return Fragment::new(match self.module {
                    Module::Models => name.to_string(),
                    Module::Other => format!("models::{name}"),
                });
            }
            Type::Enum(id) => {
                return Fragment::new(format!("enums::{}", self.api.enumeration(*id).name));
            }
            Type::Union(id) => {
                return Fragment::new(format!("unions::{}", self.api.union(*id).name));
            }
        };
        Fragment::new(text)
    }

    /// `use root::{enums, models, unions};` with only the modules that the types need.
    ///
    /// rustc warns of unused imports.
    pub(super) fn siblings<'t>(
        self,
        types: impl Iterator<Item = &'t Type>,
        root: &TokenStream,
    ) -> TokenStream {
        let (mut enums, mut models, mut unions) = (false, false, false);
        for ty in types {
            match ty.innermost() {
                Type::Enum(_) => enums = true,
                Type::Model(_) => models = self.module == Module::Other,
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
        match siblings.as_slice() {
            [] => quote!(),
            [only] => quote!(use #root::#only;),
            several => quote!(use #root::{#(#several),*};),
        }
    }

    /// The type of an argument that a model's constructor or setter stores.
    pub(super) fn stored(self, ty: &Type) -> (Fragment, Conversion) {
        let owned = self.owned(ty);
        match ty {
            Type::String | Type::Uri | Type::Secret | Type::List(_) => (
                Fragment::new(format!("impl Into<{owned}>")),
                Conversion::Into,
            ),
            _ => (owned, Conversion::None),
        }
    }

    /// The type of an operation parameter's argument: text by reference, other values by value.
    ///
    /// Binary parameters are files of a form. Other parameters without a plain text form are JSON
    /// fields of a form.
    pub(super) fn parameter(self, parameter: &Parameter) -> Fragment {
        match parameter.kind() {
            ParameterKind::File => Fragment::new("runtime::FilePart"),
            ParameterKind::Files => Fragment::new("impl IntoIterator<Item = runtime::FilePart>"),
            ParameterKind::Json => self.body(&parameter.ty),
            ParameterKind::Plain | ParameterKind::List => self.plain(&parameter.ty),
        }
    }

    fn plain(self, ty: &Type) -> Fragment {
        match ty {
            Type::String | Type::Uri => Fragment::new("&str"),
            Type::List(inner) => {
                let item = match inner.as_ref() {
                    Type::String | Type::Uri => Fragment::new("impl std::fmt::Display"),
                    other => self.owned(other),
                };
                Fragment::new(format!("impl IntoIterator<Item = {item}>"))
            }
            other => self.owned(other),
        }
    }

    /// The type of a body's argument: models and unions by reference, other values by value.
    pub(super) fn body(self, ty: &Type) -> Fragment {
        let owned = self.owned(ty);
        match ty {
            ty if ty.is_object() => Fragment::new(format!("&{owned}")),
            _ => owned,
        }
    }
}

impl Fragment {
    pub(super) fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Fragment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl ToTokens for Fragment {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        // Every fragment is a valid sequence of tokens.
        tokens.extend(self.0.parse::<TokenStream>());
    }
}
