//! The import directions of every crate: a module imports only from the layers below it.
//!
//! ARCHITECTURE.md lists the layers of each crate, lowest first. A path such as
//! `crate::spec::Route`, in a `use` or in an expression, counts as an import; paths inside macro
//! invocations (generated code) and test modules do not.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The heading of the table in ARCHITECTURE.md.
const HEADING: &str = "### Layers";

#[test]
fn modules_import_only_from_layers_below() {
    let workspace = workspace();
    let mut faults = Vec::new();
    for (name, layers) in table(&workspace) {
        let src = workspace.join(&name).join("src");
        let mut present: Vec<String> = entries(&src)
            .iter()
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .filter(|module| !matches!(module.as_str(), "lib" | "main"))
            .collect();
        present.sort();
        let mut listed = layers.clone();
        listed.sort();
        assert_eq!(
            present, listed,
            "modules of `{name}` and its row in ARCHITECTURE.md"
        );
        for module in &layers {
            for (path, text) in sources(&src, module) {
                let depth = depth(&src, &path);
                let found = upward_imports(&layers, module, depth, &text);
                faults.extend(
                    found
                        .iter()
                        .map(|fault| format!("{}: {fault}", path.display())),
                );
            }
        }
    }
    assert!(
        faults.is_empty(),
        "imports from a layer above:\n{}",
        faults.join("\n")
    );
}

#[test]
fn finds_upward_imports_in_every_form() {
    let layers: Vec<String> = ["low", "middle", "high"].map(str::to_owned).into();
    let found = |depth, text: &str| upward_imports(&layers, "middle", depth, text);
    assert_eq!(found(1, "use crate::low::A; use super::low::B;"), [""; 0]);
    assert_eq!(found(1, "use crate::high::A;"), ["`middle` imports `high`"]);
    assert_eq!(
        found(1, "use crate::{low::A, high::{self, B}};"),
        ["`middle` imports `high`"]
    );
    assert_eq!(
        found(1, "fn f() { crate::high::g() }"),
        ["`middle` imports `high`"]
    );
    assert_eq!(found(1, "use super::high;"), ["`middle` imports `high`"]);
    assert_eq!(found(2, "use super::part;"), [""; 0]);
    assert_eq!(
        found(2, "use super::super::high;"),
        ["`middle` imports `high`"]
    );
    assert_eq!(
        found(1, "use crate::Thing;"),
        ["`middle` imports `Thing` from the crate root"]
    );
    assert_eq!(found(1, "fn f() { quote!(use crate::high;) }"), [""; 0]);
    assert_eq!(
        found(1, "#[cfg(test)] mod tests { use crate::high; }"),
        [""; 0]
    );
}

/// The imports of a module that do not lead to itself or to a layer below it.
fn upward_imports(layers: &[String], module: &str, depth: usize, text: &str) -> Vec<String> {
    let rank = |name: &str| layers.iter().position(|layer| layer == name);
    let mut imported = Vec::new();
    collect(text.parse().unwrap(), depth, &mut imported);
    imported.sort();
    imported.dedup();
    imported
        .into_iter()
        .filter_map(|name| match rank(&name) {
            Some(found) if Some(found) <= rank(module) => None,
            Some(_) => Some(format!("`{module}` imports `{name}`")),
            None => Some(format!("`{module}` imports `{name}` from the crate root")),
        })
        .collect()
}

/// Adds the first segment after the crate root of every path in the tokens.
fn collect(tokens: TokenStream, depth: usize, imported: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut index = 0;
    while index < tokens.len() {
        if is_test_attribute(&tokens[index..]) {
            index = end_of_item(&tokens, index + 2);
        } else if let Some(length) = macro_call(&tokens[index..]) {
            index += length;
        } else if let Some(length) = path_to_root(&tokens[index..], depth) {
            index += length;
            first_segments(tokens.get(index), imported);
        } else {
            if let TokenTree::Group(group) = &tokens[index] {
                collect(group.stream(), depth, imported);
            }
            index += 1;
        }
    }
}

/// `#[cfg(test)]`.
fn is_test_attribute(tokens: &[TokenTree]) -> bool {
    let [TokenTree::Punct(hash), TokenTree::Group(attribute), ..] = tokens else {
        return false;
    };
    hash.as_char() == '#' && attribute.stream().to_string().replace(' ', "") == "cfg(test)"
}

/// The index after an item: after its braces or its semicolon.
fn end_of_item(tokens: &[TokenTree], start: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    };
    let length = tokens[start..].iter().position(ends);
    length.map_or(tokens.len(), |length| start + length + 1)
}

/// The number of tokens of a macro invocation, `name!(...)`, if the tokens begin with one.
fn macro_call(tokens: &[TokenTree]) -> Option<usize> {
    match tokens {
        [
            TokenTree::Ident(_),
            TokenTree::Punct(bang),
            TokenTree::Group(_),
            ..,
        ] if bang.as_char() == '!' => Some(3),
        _ => None,
    }
}

/// The number of tokens of a prefix that leads to the crate root: `crate::`, or as many `super::`
/// as the module is deep.
fn path_to_root(tokens: &[TokenTree], depth: usize) -> Option<usize> {
    let is_prefix = |tokens: &[TokenTree], word: &str| match tokens {
        [
            TokenTree::Ident(ident),
            TokenTree::Punct(first),
            TokenTree::Punct(second),
            ..,
        ] => ident == word && first.as_char() == ':' && second.as_char() == ':',
        _ => false,
    };
    if is_prefix(tokens, "crate") {
        return Some(3);
    }
    let supers = tokens
        .chunks(3)
        .take_while(|chunk| is_prefix(chunk, "super"));
    (depth > 0 && supers.count() >= depth).then_some(3 * depth)
}

/// The names that a path has next: one, or several in braces.
fn first_segments(token: Option<&TokenTree>, imported: &mut Vec<String>) {
    match token {
        Some(TokenTree::Ident(name)) => imported.push(name.to_string()),
        Some(TokenTree::Group(group)) => {
            let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
            let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
            for part in tokens.split(is_comma) {
                first_segments(part.first(), imported);
            }
        }
        _ => {}
    }
}

/// The rows of the table in ARCHITECTURE.md: the path of a crate and its layers, lowest first.
fn table(workspace: &Path) -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(workspace.join("ARCHITECTURE.md")).unwrap();
    let (_, section) = text
        .split_once(HEADING)
        .expect("ARCHITECTURE.md lists the layers");
    let rows = section
        .lines()
        .skip_while(|line| !line.starts_with("| ---"))
        .skip(1);
    let rows: Vec<_> = rows
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let mut words = line.split('`').skip(1).step_by(2).map(str::to_owned);
            (words.next().unwrap(), words.collect())
        })
        .collect();
    assert!(!rows.is_empty(), "the table of layers has rows");
    rows
}

/// The number of modules from the crate root to a file's own module.
fn depth(src: &Path, path: &Path) -> usize {
    let parts = path.strip_prefix(src).unwrap().components().count();
    parts - usize::from(path.ends_with("mod.rs"))
}

/// All Rust files of a top-level module, with their text.
fn sources(src: &Path, module: &str) -> Vec<(PathBuf, String)> {
    let mut open = vec![src.join(module), src.join(format!("{module}.rs"))];
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(entries(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") && path.exists() {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
    files
}

/// The paths in a folder, in order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}
