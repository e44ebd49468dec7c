//! Public items of generated files, whichever generator wrote them.

use std::collections::BTreeMap;

use codegen::surface::Subject;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Fields, ImplItem, Item, Visibility};

use crate::change::{Change, Kind, Rust, Wire};

/// Compares the public items of generated files.
///
/// The files are pairs of a path in the generated folder and a text. If both sides are generated
/// from one spec, the changes are those of the generator.
///
/// # Errors
///
/// The path of a file that is not Rust.
pub fn generated<'f>(
    old: impl IntoIterator<Item = (&'f str, &'f str)>,
    new: impl IntoIterator<Item = (&'f str, &'f str)>,
) -> Result<Vec<Change>, String> {
    let (old, new) = (items(old)?, items(new)?);
    let mut changes = Vec::new();
    for (path, before) in &old {
        match new.get(path) {
            None => changes.push(change(path, Kind::Removed, Rust::Major, "gone".to_owned())),
            Some(after) if after != before => {
                let text = format!("`{before}` becomes `{after}`");
                changes.push(change(path, Kind::Changed, Rust::Major, text));
            }
            Some(_) => {}
        }
    }
    let added = new.keys().filter(|path| !old.contains_key(*path));
    changes.extend(added.map(|path| change(path, Kind::Added, Rust::Minor, "new".to_owned())));
    Ok(changes)
}

fn change(path: &str, kind: Kind, rust: Rust, text: String) -> Change {
    Change {
        subject: Subject::entry("item", path),
        kind,
        text: format!("{text}, because the generator changed"),
        wire: Wire::Safe,
        rust,
        items: Vec::new(),
        remedy: None,
        is_allowed: false,
        features: Vec::new(),
    }
}

/// Signatures of public items by path.
type Items = BTreeMap<String, String>;

fn items<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Result<Items, String> {
    let mut items = Items::new();
    for (path, text) in files {
        let file = syn::parse_file(text).map_err(|_| path.to_owned())?;
        let module = module(path);
        for item in &file.items {
            read(item, &module, &mut items);
        }
    }
    Ok(items)
}

/// The module that has the items of a file: files of types are re-exported from their folder.
fn module(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    match parts[..] {
        ["models" | "enums" | "unions", ..] => parts.truncate(1),
        ["tables", ..] => parts.clear(),
        _ => {}
    }
    parts.retain(|part| *part != "mod");
    parts.iter().map(|part| format!("{part}::")).collect()
}

fn read(item: &Item, module: &str, items: &mut Items) {
    let is_public = |visibility: &Visibility| matches!(visibility, Visibility::Public(_));
    let mut add =
        |name: String, signature: String| items.insert(format!("{module}{name}"), signature);
    match item {
        Item::Struct(item) if is_public(&item.vis) => {
            let generics = &item.generics;
            add(item.ident.to_string(), format!("struct{}", text(generics)));
            for field in item.fields.iter().filter(|field| is_public(&field.vis)) {
                if let Some(name) = &field.ident {
                    add(format!("{}.{name}", item.ident), text(&field.ty));
                }
            }
        }
        Item::Enum(item) if is_public(&item.vis) => {
            add(item.ident.to_string(), "enum".to_owned());
            for variant in &item.variants {
                let content = match &variant.fields {
                    Fields::Unit => String::new(),
                    fields => text(fields),
                };
                add(format!("{}::{}", item.ident, variant.ident), content);
            }
        }
        Item::Const(item) if is_public(&item.vis) => {
            add(item.ident.to_string(), text(&item.ty));
        }
        Item::Static(item) if is_public(&item.vis) => {
            add(item.ident.to_string(), text(&item.ty));
        }
        Item::Type(item) if is_public(&item.vis) => {
            add(item.ident.to_string(), text(&item.ty));
        }
        Item::Fn(item) if is_public(&item.vis) => {
            add(item.sig.ident.to_string(), text(&item.sig));
        }
        Item::Impl(item) => {
            let own = without_lifetimes(&text(&item.self_ty));
            if let Some((path, _)) = &item.trait_ {
                add(format!("{own}: {}", text(path)), text(&item.generics));
            }
            for inner in &item.items {
                if let ImplItem::Fn(function) = inner
                    && is_public(&function.vis)
                {
                    add(
                        format!("{own}::{}", function.sig.ident),
                        text(&function.sig),
                    );
                }
            }
        }
        Item::Mod(item) => {
            let inner = item.content.iter().flat_map(|(_, inner)| inner);
            for own in inner.filter(|_| is_public(&item.vis)) {
                read(own, &format!("{module}{}::", item.ident), items);
            }
        }
        Item::Macro(item) => rows(&item.mac.tokens, module, items),
        _ => {}
    }
}

/// Reads the functions that a table declares: `name: Type = value`, or `name "text": Type = value`.
///
/// The first identifier of a table is the type that has the functions.
fn rows(tokens: &TokenStream, module: &str, items: &mut Items) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let Some(TokenTree::Ident(own)) = tokens.first() else {
        return;
    };
    let is = |index: usize, mark: char| matches!(tokens.get(index), Some(TokenTree::Punct(own)) if own.as_char() == mark);
    let is_path =
        |index: usize| is(index, ':') && (is(index + 1, ':') || is(index.wrapping_sub(1), ':'));
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Ident(name) = token else {
            continue;
        };
        if name.to_string().starts_with("null_") {
            items.insert(format!("{module}{own}::{name}"), String::new());
        }
        let has_text = matches!(tokens.get(index + 1), Some(TokenTree::Literal(_)));
        let colon = if has_text { index + 2 } else { index + 1 };
        if !is(colon, ':') || is_path(colon) {
            continue;
        }
        let is_end = |at: &usize| {
            is(*at, '=') && !is(at.wrapping_sub(1), '-') && depth(&tokens[colon..*at]) == 0
        };
        let end = (colon..tokens.len()).find(|at| is_end(at) || is(*at, ';'));
        let ty: TokenStream = tokens[colon + 1..end.unwrap_or(tokens.len())]
            .iter()
            .cloned()
            .collect();
        items.insert(format!("{module}{own}::{name}"), text(&ty));
    }
}

/// A type without its list of arguments, if they are lifetimes.
fn without_lifetimes(ty: &str) -> String {
    match ty.split_once("<'") {
        Some((name, arguments)) if !arguments.contains(',') => name.to_owned(),
        _ => ty.to_owned(),
    }
}

/// How many angle brackets are open after some tokens.
fn depth(tokens: &[TokenTree]) -> i32 {
    let brackets = tokens.iter().map(|token| match token {
        TokenTree::Punct(own) if own.as_char() == '<' => 1,
        TokenTree::Punct(own) if own.as_char() == '>' => -1,
        _ => 0,
    });
    brackets.sum()
}

/// The tokens of a part of the syntax, with few spaces.
fn text(part: &impl ToTokens) -> String {
    let text = part.to_token_stream().to_string();
    text.replace(" :: ", "::")
        .replace(" < ", "<")
        .replace(" >", ">")
        .replace("& ", "&")
        .replace(" ,", ",")
}
