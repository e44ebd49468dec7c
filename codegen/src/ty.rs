//! Type expressions of the spec, as `list<map<Organization>>`.

use std::ops::Range;

/// A type as it is written: containers around a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeExpr<'a> {
    /// From the outside in.
    pub(crate) containers: Vec<Container>,
    /// A built-in type, or the name of a model or enum.
    pub(crate) name: &'a str,
    /// Where the name stands in the expression.
    pub(crate) span: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    List,
    Map,
}

/// Names that mean a type of the format itself.
pub(crate) const BUILT_IN: &[&str] = &[
    "string",
    "bool",
    "int32",
    "int64",
    "float",
    "double",
    "date",
    "date-time",
    "uri",
    "binary",
    "json",
    "void",
];

/// Deepest nesting of containers in one type.
const DEPTH_LIMIT: usize = 8;

/// Reads a type expression; the error says what is wrong with it.
pub(crate) fn parse(text: &str) -> Result<TypeExpr<'_>, String> {
    let mut containers = Vec::new();
    let mut rest = text;
    let mut start = 0;
    while let Some(open) = rest.find('<') {
        let container = match &rest[..open] {
            "list" => Container::List,
            "map" => Container::Map,
            other => {
                return Err(format!(
                    "`{other}<...>` is not a type: only `list<...>` and `map<...>` take another"
                ));
            }
        };
        let Some(inner) = rest[open + 1..].strip_suffix('>') else {
            return Err(format!(
                "the `<` of `{}` is not closed by a `>` at the end",
                &rest[..open]
            ));
        };
        containers.push(container);
        if containers.len() > DEPTH_LIMIT {
            return Err(format!("containers nest deeper than {DEPTH_LIMIT} levels"));
        }
        start += open + 1;
        rest = inner;
    }
    if rest.is_empty() {
        return Err("a type is missing".to_owned());
    }
    if let Some(stray) = rest
        .chars()
        .find(|letter| letter.is_whitespace() || matches!(letter, '>' | ',' | '[' | ']' | '?'))
    {
        return Err(format!(
            "{stray:?} has no place in a type; types read `string`, `Organization`, `list<string>`"
        ));
    }
    Ok(TypeExpr {
        containers,
        name: rest,
        span: start..start + rest.len(),
    })
}
