//! Checks that names are unique within their scope.
//!
//! Scopes contain the items of a file, fields, variants, methods, arguments or rows of a table.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens as _;
use syn::{Fields, FnArg, Ident, ImplItem, Item, Pat, UseTree};

use crate::tables;

/// Names by namespace: a type and a function can have the same name.
#[derive(Default)]
struct Scope {
    types: BTreeSet<String>,
    values: BTreeSet<String>,
}

impl Scope {
    fn ty(&mut self, name: &Ident) -> Result<(), String> {
        claim(&mut self.types, name)
    }

    fn value(&mut self, name: &Ident) -> Result<(), String> {
        claim(&mut self.values, name)
    }
}

pub(crate) fn claim(names: &mut BTreeSet<String>, name: &Ident) -> Result<(), String> {
    let name = name.to_string();
    let plain = name.strip_prefix("r#").unwrap_or(&name);
    if !plain
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    {
        return Err(format!("the name `{name}` is not ASCII"));
    }
    if names.insert(name.clone()) {
        Ok(())
    } else {
        Err(format!("duplicate name `{name}`"))
    }
}

pub(crate) fn check(file: &syn::File) -> Result<(), String> {
    let mut scope = Scope::default();
    let mut inherent: BTreeMap<String, Scope> = BTreeMap::new();
    for item in &file.items {
        match item {
            Item::Use(item) => used(&item.tree, &mut scope)?,
            Item::Mod(item) => scope.ty(&item.ident)?,
            Item::Type(item) => scope.ty(&item.ident)?,
            Item::Const(item) => scope.value(&item.ident)?,
            Item::Fn(item) => scope.value(&item.sig.ident)?,
            Item::Struct(item) => {
                scope.ty(&item.ident)?;
                if matches!(item.fields, Fields::Unit) {
                    scope.value(&item.ident)?;
                }
                let mut fields = BTreeSet::new();
                item.fields
                    .iter()
                    .filter_map(|field| field.ident.as_ref())
                    .try_for_each(|name| claim(&mut fields, name))?;
            }
            Item::Enum(item) => {
                scope.ty(&item.ident)?;
                let own = inherent.entry(item.ident.to_string()).or_default();
                item.variants
                    .iter()
                    .try_for_each(|variant| own.value(&variant.ident))?;
            }
            Item::Macro(item) => tables::check(&item.mac)?,
            Item::Impl(item) => {
                let mut of_trait = Scope::default();
                let own = match item.trait_ {
                    Some(_) => &mut of_trait,
                    None => inherent
                        .entry(item.self_ty.to_token_stream().to_string())
                        .or_default(),
                };
                item.items.iter().try_for_each(|item| member(item, own))?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn used(tree: &UseTree, scope: &mut Scope) -> Result<(), String> {
    match tree {
        UseTree::Path(path) => used(&path.tree, scope),
        UseTree::Group(group) => group.items.iter().try_for_each(|tree| used(tree, scope)),
        UseTree::Name(name) => scope.ty(&name.ident),
        UseTree::Rename(name) => scope.ty(&name.rename),
        UseTree::Glob(_) => Ok(()),
    }
}

fn member(item: &ImplItem, scope: &mut Scope) -> Result<(), String> {
    match item {
        ImplItem::Const(item) => scope.value(&item.ident),
        ImplItem::Type(item) => scope.ty(&item.ident),
        ImplItem::Fn(function) => {
            scope.value(&function.sig.ident)?;
            let mut arguments = BTreeSet::new();
            function
                .sig
                .inputs
                .iter()
                .try_for_each(|argument| match argument {
                    FnArg::Typed(argument) => match argument.pat.as_ref() {
                        Pat::Ident(pattern) => claim(&mut arguments, &pattern.ident),
                        _ => Ok(()),
                    },
                    FnArg::Receiver(_) => Ok(()),
                })
        }
        _ => Ok(()),
    }
}
