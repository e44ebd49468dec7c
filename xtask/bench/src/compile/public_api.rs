//! Reads the public API of a generated crate: methods, functions and structs.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;
use syn::{FnArg, ImplItem, Item, ItemImpl, Pat, ReturnType, Type};

use crate::files;

/// A name and its type.
pub(super) type Typed = (String, Type);

/// The public items of a crate.
#[derive(Default)]
pub(super) struct PublicApi {
    pub(super) methods: Vec<Method>,
    pub(super) functions: Vec<Function>,
    /// The fields of each struct with named fields.
    pub(super) structs: BTreeMap<String, Vec<Typed>>,
}

/// A public function in an `impl` block.
pub(super) struct Method {
    /// The path of the module in the crate, such as `apis::pets`.
    pub(super) module: String,
    /// The name of the implementing type.
    pub(super) owner: String,
    pub(super) name: String,
    pub(super) receiver: Receiver,
    pub(super) arguments: Vec<Typed>,
    /// The name of the returned type, without type arguments.
    pub(super) returns: Option<String>,
}

/// A public function of a module.
pub(super) struct Function {
    /// The path of the module in the crate.
    pub(super) module: String,
    pub(super) name: String,
    pub(super) arguments: Vec<Typed>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Receiver {
    /// `self` in any form.
    Value,
    /// An associated function.
    None,
}

impl PublicApi {
    /// Reads all Rust files of a folder.
    pub(super) fn read(source: &Path) -> anyhow::Result<Self> {
        let mut api = Self::default();
        for (name, bytes) in files::read_folder(source)? {
            if !name.ends_with(".rs") {
                continue;
            }
            let path = source.join(&name);
            let text = String::from_utf8_lossy(&bytes);
            let file = syn::parse_file(&text)
                .with_context(|| format!("`{}` is not Rust", path.display()))?;
            api.add(file.items, &module_of(&name));
        }
        Ok(api)
    }

    /// Finds the method of an operation: its name is the id in any case style.
    pub(super) fn method_of(&self, operation: &str) -> Option<&Method> {
        let wanted = joined(operation);
        let on_values = |method: &&Method| method.receiver == Receiver::Value;
        let mut methods = self.methods.iter().filter(on_values);
        methods.find(|method| joined(&method.name) == wanted)
    }

    /// Finds the function of an operation by the same rule.
    pub(super) fn function_of(&self, operation: &str) -> Option<&Function> {
        let wanted = joined(operation);
        let mut functions = self.functions.iter();
        functions.find(|function| joined(&function.name) == wanted)
    }

    /// Finds the constructor of a type.
    pub(super) fn constructor_of(&self, owner: &str) -> Option<&Method> {
        self.methods.iter().find(|method| {
            method.owner == owner && method.name == "new" && method.receiver == Receiver::None
        })
    }

    /// Finds the method without arguments that returns a type, on another type.
    pub(super) fn accessor_of(&self, owner: &str) -> Option<&Method> {
        self.methods.iter().find(|method| {
            method.receiver == Receiver::Value
                && method.arguments.is_empty()
                && method.owner != owner
                && method.returns.as_deref() == Some(owner)
        })
    }

    /// Adds the public items of a module.
    pub(super) fn add(&mut self, items: Vec<Item>, module: &str) {
        for item in items {
            match item {
                Item::Mod(item) => {
                    let items = item.content.map(|(_, items)| items);
                    let module = format!("{module}::{}", item.ident);
                    self.add(items.unwrap_or_default(), module.trim_start_matches("::"));
                }
                Item::Fn(function) if matches!(function.vis, syn::Visibility::Public(_)) => {
                    self.functions.push(Function {
                        module: module.to_owned(),
                        name: function.sig.ident.to_string(),
                        arguments: arguments(function.sig.inputs).1,
                    });
                }
                Item::Struct(item) => {
                    let fields = item.fields.into_iter();
                    let fields = fields.filter_map(|field| Some((field.ident?, field.ty)));
                    let fields = fields.map(|(name, ty)| (name.to_string(), ty)).collect();
                    self.structs.insert(item.ident.to_string(), fields);
                }
                Item::Impl(item) if item.trait_.is_none() => self.add_methods(item, module),
                _ => {}
            }
        }
    }

    fn add_methods(&mut self, item: ItemImpl, module: &str) {
        let Some(owner) = last_name(&item.self_ty) else {
            return;
        };
        for item in item.items {
            let ImplItem::Fn(function) = item else {
                continue;
            };
            if !matches!(function.vis, syn::Visibility::Public(_)) {
                continue;
            }
            let (receiver, arguments) = arguments(function.sig.inputs);
            self.methods.push(Method {
                module: module.to_owned(),
                owner: owner.clone(),
                name: function.sig.ident.to_string(),
                receiver,
                arguments,
                returns: match function.sig.output {
                    ReturnType::Default => None,
                    ReturnType::Type(_, ty) => last_name(&ty),
                },
            });
        }
    }
}

fn arguments(inputs: impl IntoIterator<Item = FnArg>) -> (Receiver, Vec<Typed>) {
    let mut receiver = Receiver::None;
    let mut arguments = Vec::new();
    for argument in inputs {
        match argument {
            FnArg::Receiver(_) => receiver = Receiver::Value,
            FnArg::Typed(argument) => {
                let name = match *argument.pat {
                    Pat::Ident(pattern) => pattern.ident.to_string(),
                    _ => "_".to_owned(),
                };
                arguments.push((name, *argument.ty));
            }
        }
    }
    (receiver, arguments)
}

/// Returns `apis::pets` for `apis/pets.rs`, and an empty path for `lib.rs`.
fn module_of(file: &str) -> String {
    let path = file.trim_end_matches(".rs").split('/');
    let names = path.filter(|name| !matches!(*name, "lib" | "mod"));
    names.collect::<Vec<_>>().join("::")
}

/// Returns `Api` for `organization::Api<'_>`.
pub(super) fn last_name(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

fn joined(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}
