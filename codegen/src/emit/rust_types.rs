//! Rust types for types of the IR, in fields, arguments and responses.

use std::borrow::Cow;
use std::fmt;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::ir::names::Name;
use crate::ir::{Api, Parameter, ParameterKind, Type};

/// Writes the Rust types of one generated file.
#[derive(Debug, Clone, Copy)]
pub(super) struct RustTypes<'a> {
    api: &'a Api,
    module: Module<'a>,
}

/// The module that names the types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Module<'a> {
    /// Within `models`, where a model needs no path.
    Models,
    /// Another generated module.
    Other,
    /// Outside the client crate of this name.
    Outside(&'a str),
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
    pub(super) fn new(api: &'a Api, module: Module<'a>) -> Self {
        Self { api, module }
    }

    /// The type of an owned value in a field or response.
    pub(super) fn owned(self, ty: &Type) -> Fragment {
        let generated = |module: &str, name: &Name| match self.module {
            Module::Models if module == "models" => name.to_string(),
            Module::Models | Module::Other => format!("{module}::{name}"),
            Module::Outside(krate) => format!("{krate}::{module}::{name}"),
        };
        Fragment::new(match ty {
            Type::String | Type::Uri => "String",
            Type::Bool => "bool",
            Type::Int32 => "i32",
            Type::Int64 => "i64",
            Type::Float => "f32",
            Type::Double => "f64",
            Type::Binary => "Vec<u8>",
            Type::Secret => return self.runtime("Secret"),
            Type::Date => return self.runtime("Date"),
            Type::DateTime => return self.runtime("DateTime"),
            Type::Json => return self.runtime("Json"),
            Type::Map(inner) => return self.runtime(&format!("Map<{}>", self.owned(inner))),
            Type::List(inner) => return Fragment::new(format!("Vec<{}>", self.owned(inner))),
            Type::Nullable(inner) => {
                return Fragment::new(format!("Option<{}>", self.owned(inner)));
            }
            Type::Model(id) => {
                return Fragment::new(generated("models", &self.api.model(*id).name));
            }
            Type::Enum(id) => {
                return Fragment::new(generated("enums", &self.api.enumeration(*id).name));
            }
            Type::Union(id) => {
                return Fragment::new(generated("unions", &self.api.union(*id).name));
            }
        })
    }

    /// A type of the client's runtime.
    fn runtime(self, name: &str) -> Fragment {
        Fragment::new(match self.module {
            Module::Outside(krate) => format!("{krate}::{name}"),
            Module::Models | Module::Other => format!("runtime::{name}"),
        })
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
