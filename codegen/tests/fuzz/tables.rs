//! Reads the rows of the tables that the runtime's macros expand, and the names in them.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Macro, Token};

use crate::unique_names::claim;

/// One row of a table. The first one starts with the head of the table.
pub(crate) struct Row {
    pub(crate) attributes: Vec<Attribute>,
    tokens: Vec<TokenTree>,
}

/// Divides a table into its rows, which end with semicolons.
pub(crate) fn rows(table: &Macro) -> Result<Vec<Row>, String> {
    let parser = |input: ParseStream<'_>| {
        let mut rows = Vec::new();
        let (mut attributes, mut tokens) = (Vec::new(), Vec::new());
        while !input.is_empty() {
            if input.peek(Token![#]) {
                attributes.extend(input.call(Attribute::parse_outer)?);
            } else if input.peek(Token![;]) {
                input.parse::<Token![;]>()?;
                let (attributes, tokens) =
                    (std::mem::take(&mut attributes), std::mem::take(&mut tokens));
                rows.push(Row { attributes, tokens });
            } else {
                tokens.push(input.parse()?);
            }
        }
        Ok(rows)
    };
    let rows = parser.parse2(table.tokens.clone());
    rows.map_err(|error| format!("a table has no rows: {error}"))
}

/// Checks that the functions, variants and operations that a table names are unique in it.
pub(crate) fn check(table: &Macro) -> Result<(), String> {
    let macro_name = table
        .path
        .segments
        .last()
        .map(|last| last.ident.to_string());
    let macro_name = macro_name.unwrap_or_default();
    let mut names = BTreeSet::new();
    let mut operations = BTreeSet::new();
    for (index, row) in rows(table)?.iter().enumerate() {
        let tokens = match index {
            0 => row.tokens.get(head(&macro_name, &row.tokens)..),
            _ => Some(row.tokens.as_slice()),
        };
        let tokens = tokens.unwrap_or_default();
        match macro_name.as_str() {
            "model" => {
                if let (0, Some(TokenTree::Ident(constructor))) = (index, row.tokens.get(3)) {
                    claim(&mut names, constructor)?;
                }
                functions(tokens).try_for_each(|name| claim(&mut names, name))?;
            }
            "setters" | "open_enum" | "union" | "choice" => {
                let name = tokens.iter().find_map(ident);
                claim(&mut names, name.ok_or("a row has no name")?)?;
            }
            "operations" => {
                let path = tokens.iter().cloned().collect::<TokenStream>().to_string();
                if !operations.insert(path.clone()) {
                    return Err(format!("duplicate operation `{path}`"));
                }
            }
            "endpoint" => {}
            other => return Err(format!("unknown table `{other}`")),
        }
    }
    Ok(())
}

/// Number of tokens in the head of a table.
fn head(macro_name: &str, tokens: &[TokenTree]) -> usize {
    let literal = |token: &TokenTree| matches!(token, TokenTree::Literal(_));
    match macro_name {
        "model" => tokens.iter().position(literal).map_or(0, |last| last + 1),
        "union" => 3,
        _ => 1,
    }
}

/// The setters of a model's row: the names after `, set` and `, null`.
fn functions(tokens: &[TokenTree]) -> impl Iterator<Item = &proc_macro2::Ident> {
    tokens.windows(3).filter_map(|window| match window {
        [
            TokenTree::Punct(comma),
            TokenTree::Ident(word),
            TokenTree::Ident(name),
        ] if comma.as_char() == ',' && (word == "set" || word == "null") => Some(name),
        _ => None,
    })
}

fn ident(token: &TokenTree) -> Option<&proc_macro2::Ident> {
    match token {
        TokenTree::Ident(name) => Some(name),
        _ => None,
    }
}
