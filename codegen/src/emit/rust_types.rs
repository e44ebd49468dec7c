//! Rust types for types of the IR, in fields, arguments and responses.

use std::collections::BTreeSet;
use std::fmt;

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::ir::{Api, Input, InputSource, Parameter, ParameterKind, Type};

/// Writes the Rust types of one generated file.
#[derive(Debug, Clone, Copy)]
pub(super) struct RustTypes<'a> {
    pub(super) api: &'a Api,
    module: Module<'a>,
}

/// The module that names the types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Module<'a> {
    /// Within `models`, where a model needs no path.
    Models,
    /// Another generated module.
    Other,
    /// Next to `models`, without its import.
    Sibling,
    /// Outside the client crate of this name.
    Outside(&'a str),
}

/// A fragment of Rust code, such as a type.
#[derive(Debug, Clone)]
pub(super) struct Fragment(pub(super) String);

impl<'a> RustTypes<'a> {
    pub(super) fn new(api: &'a Api, module: Module<'a>) -> Self {
        Self { api, module }
    }

    /// The type of an owned value in a field or response.
    pub(super) fn owned(self, ty: &Type) -> Fragment {
        Fragment(match ty {
            Type::String | Type::Uri => "String".to_owned(),
            Type::Bool => "bool".to_owned(),
            Type::Int32 => "i32".to_owned(),
            Type::Int64 => "i64".to_owned(),
            Type::Uint64 => "u64".to_owned(),
            Type::Float => "f32".to_owned(),
            Type::Double => "f64".to_owned(),
            Type::Binary => "Vec<u8>".to_owned(),
            Type::Secret => self.path("runtime", "Secret"),
            Type::Date => self.path("runtime", "Date"),
            Type::DateTime => self.path("runtime", "DateTime"),
            Type::Json => self.path("runtime", "Json"),
            Type::Map(inner) => format!("{}<{}>", self.path("runtime", "Map"), self.owned(inner)),
            Type::List(inner) => format!("Vec<{}>", self.owned(inner)),
            Type::Nullable(inner) => format!("Option<{}>", self.owned(inner)),
            Type::Model(id) => self.path("models", &self.api.model(*id).name),
            Type::Enum(id) => self.path("enums", &self.api.enumeration(*id).name),
            Type::Union(id) => self.path("unions", &self.api.union(*id).name),
        })
    }

    fn path(self, module: &str, name: impl fmt::Display) -> String {
        match (self.module, module) {
            (Module::Models, "models") => name.to_string(),
            (Module::Models | Module::Other, _) => format!("{module}::{name}"),
            (Module::Sibling, "runtime") => format!("{module}::{name}"),
            (Module::Sibling, _) => format!("super::{module}::{name}"),
            (Module::Outside(krate), "runtime") => format!("{krate}::{name}"),
            (Module::Outside(krate), _) => format!("{krate}::{module}::{name}"),
        }
    }

    /// `use root::{enums, models, unions};` with only the modules that the types need.
    ///
    /// rustc warns of unused imports.
    pub(super) fn siblings<'t>(
        self,
        types: impl Iterator<Item = &'t Type>,
        root: &str,
    ) -> Option<Fragment> {
        let module = |ty: &Type| match ty.innermost() {
            Type::Enum(_) => Some("enums"),
            Type::Model(_) => (self.module == Module::Other).then_some("models"),
            Type::Union(_) => Some("unions"),
            _ => None,
        };
        let modules: BTreeSet<&str> = types.filter_map(module).collect();
        let modules = Vec::from_iter(modules).join(", ");
        (!modules.is_empty()).then(|| Fragment(format!("use {root}::{{{modules}}};")))
    }

    /// The type of an argument or setter.
    pub(super) fn input(self, input: Input<'_>) -> Fragment {
        match input.source {
            InputSource::Parameter(parameter) => self.parameter(parameter),
            InputSource::Body(_) => self.body(input.ty),
        }
    }

    /// The type of an operation parameter's argument: text by reference, other values by value.
    ///
    /// Binary parameters are files of a form. Other parameters without a plain text form are JSON
    /// fields of a form.
    fn parameter(self, parameter: &Parameter) -> Fragment {
        let item = match (parameter.kind(), &parameter.ty) {
            (ParameterKind::Styled, ty) => return self.body(ty),
            (ParameterKind::Plain, Type::String | Type::Uri) => return Fragment("&str".to_owned()),
            (ParameterKind::List, Type::List(item)) => match **item {
                Type::String | Type::Uri => "impl std::fmt::Display".to_owned(),
                _ => self.owned(item).0,
            },
            (ParameterKind::Plain | ParameterKind::List, ty) => return self.owned(ty),
            (ParameterKind::File, _) => return Fragment("runtime::FilePart".to_owned()),
            (ParameterKind::Files, _) => "runtime::FilePart".to_owned(),
        };
        Fragment(format!("impl IntoIterator<Item = {item}>"))
    }

    /// The type of a body's argument: models and unions by reference, other values by value.
    pub(super) fn body(self, ty: &Type) -> Fragment {
        let reference = if ty.is_object() { "&" } else { "" };
        Fragment(format!("{reference}{}", self.owned(ty)))
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
