//! Diagnostics of values of the wrong kind, with the likely intention of the author.

use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Place};
use crate::load::shape::Shape;
use crate::load::unknown_keys::list;
use crate::yaml::tree::{Kind, Node, Value};

/// Explains a value that none of the branches accepts.
pub(crate) fn wrong_kind(
    place: Place,
    node: &Node,
    branches: &[Shape<'_>],
    what: &str,
) -> Diagnostic {
    if node.kind() == Kind::OddNumber && branches.iter().any(|branch| branch.accepts(Kind::Int(0)))
    {
        let message = format!("{what} is a number that YAML parsers read differently");
        let help = plain_number(node.text().unwrap_or_default());
        return Diagnostic::error(Code::WrongType, place, message).help(help);
    }
    let expected = expected(branches);
    let found = describe(node);
    let only_words = branches.iter().all(|branch| branch.word().is_some());
    let shown = match node.text() {
        // The text is shown, because its kind is right.
        Some(text) if only_words && node.kind() == Kind::Text => format!("`{text}`"),
        _ => found.to_owned(),
    };
    let message = format!("{what} must be {}, not {shown}", alternatives(&expected));
    let problem =
        Diagnostic::error(Code::WrongType, place, message).label(format!("found {found}"));
    let help = match node.kind() {
        Kind::Text => instead_of_text(node.text().unwrap_or_default(), node, branches),
        Kind::List => instead_of_list(node, branches),
        Kind::Map => instead_of_map(node, branches),
        _ => instead_of_word(node, branches),
    };
    problem.help(help.unwrap_or_else(|| plain(branches)))
}

/// The fallback help: the form of an accepted value.
fn plain(branches: &[Shape<'_>]) -> String {
    let accepts = |kind| branches.iter().any(|branch| branch.accepts(kind));
    if branches.iter().any(|branch| branch.word().is_some()) {
        "write one of these words".to_owned()
    } else if takes_text(branches) {
        "write one value, without brackets".to_owned()
    } else if accepts(Kind::Bool(true)) {
        "write `true` or `false`".to_owned()
    } else if accepts(Kind::Int(0)) {
        "write a number, such as `20`".to_owned()
    } else if accepts(Kind::List) {
        "start each item of the list with `- `".to_owned()
    } else {
        "write each entry of the map as `name: ...`".to_owned()
    }
}

/// The accepted words and kinds, each once.
fn expected(branches: &[Shape<'_>]) -> Vec<String> {
    let words = branches.iter().filter_map(|branch| branch.word());
    let words = words.map(|word| format!("`{word}`"));
    let kinds = branches.iter().filter(|branch| branch.word().is_none());
    let kinds = kinds.flat_map(|branch| branch.expects());
    let mut expected: Vec<String> = Vec::new();
    for name in words.chain(kinds.map(|kind| (*kind).to_owned())) {
        if !expected.contains(&name) {
            expected.push(name);
        }
    }
    if expected.iter().any(|name| name == "a number") {
        expected.retain(|name| name != "an integer");
    }
    expected
}

fn plain_number(text: &str) -> String {
    let digits = text.trim_start_matches('0');
    let decimal = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    match digits {
        "" => "write `0`".to_owned(),
        digits if digits.len() == text.len() || !digits.bytes().all(decimal) => {
            "write a decimal number of at most 64 bits".to_owned()
        }
        digits if digits.starts_with('.') => format!("write `0{digits}`"),
        digits => format!("write `{digits}`"),
    }
}

/// The help for a number, a boolean or null.
fn instead_of_word(node: &Node, branches: &[Shape<'_>]) -> Option<String> {
    let text = node.text().unwrap_or_default();
    if text.is_empty() {
        return Some("add a value, or remove it".to_owned());
    }
    if takes_text(branches) {
        let quoted = format!("write it in quotes: \"{text}\"");
        return Some(match node.kind() {
            Kind::Float(value) if value.to_string() != text => {
                format!("{quoted}; without quotes it is the number {value}")
            }
            Kind::Nothing => format!("{quoted}, or remove it"),
            _ => quoted,
        });
    }
    if node.kind() == Kind::Nothing {
        return Some("add a value, or remove it".to_owned());
    }
    wrapped("[...]", branches).or_else(|| record(branches))
}

/// Whether any text is accepted.
fn takes_text(branches: &[Shape<'_>]) -> bool {
    let mut branches = branches.iter();
    branches.any(|branch| branch.word().is_none() && branch.accepts(Kind::Text))
}

fn instead_of_text(text: &str, node: &Node, branches: &[Shape<'_>]) -> Option<String> {
    let words = branches.iter().filter_map(|branch| branch.word());
    if let Some(word) = closest(text, words) {
        return Some(did_you_mean(word));
    }
    let accepts = |kind| branches.iter().any(|branch| branch.accepts(kind));
    let quoted = matches!(node.value, Value::Scalar { plain: false, .. });
    if accepts(Kind::Bool(true)) {
        match text {
            "true" | "false" if quoted => return Some(format!("write `{text}`, without quotes")),
            "yes" | "Yes" | "YES" | "on" | "On" | "ON" | "y" => {
                return Some("write `true`".to_owned());
            }
            "no" | "No" | "NO" | "off" | "Off" | "OFF" | "n" => {
                return Some("write `false`".to_owned());
            }
            _ => {}
        }
    }
    if accepts(Kind::Int(0)) && quoted && text.parse::<f64>().is_ok() {
        return Some(format!("write `{text}`, without quotes"));
    }
    let item = flow(text);
    if accepts(Kind::List) {
        return Some(format!("write it as `[{item}]`"));
    }
    wrapped(&format!("[{item}]"), branches).or_else(|| {
        let only = branches.iter().find(|branch| branch.accepts(Kind::Map))?;
        match only.required().collect::<Vec<_>>().as_slice() {
            ["type"] => Some(format!("write it as `{{type: {item}}}`")),
            ["name", "type"] => Some(format!("write it as `{{name: {item}, type: ...}}`")),
            _ => record(branches),
        }
    })
}

fn instead_of_list(node: &Node, branches: &[Shape<'_>]) -> Option<String> {
    if takes_text(branches) {
        let item = node.items().first().and_then(Node::text)?;
        let is_type = branches.iter().any(|branch| branch.a_noun() == "a field");
        return match node.items() {
            _ if is_type => Some(format!("write the type of a list as `list<{item}>`")),
            [_] => Some(format!("write it without brackets: `{item}`")),
            _ => None,
        };
    }
    let names = branches.iter().any(|branch| branch.values().is_some());
    if names {
        return Some("write each entry of the map as `name: ...`, without `- `".to_owned());
    }
    wrapped("[...]", branches).or_else(|| record(branches))
}

fn instead_of_map(node: &Node, branches: &[Shape<'_>]) -> Option<String> {
    let text = takes_text(branches);
    match node.get("type").and_then(Node::text) {
        Some(ty) if text => Some(format!("write only the type: `{ty}`")),
        _ if branches.iter().any(|branch| branch.accepts(Kind::List)) => {
            Some("start each item of the list with `- `".to_owned())
        }
        _ => text.then(|| "put text that contains `: ` in quotes".to_owned()),
    }
}

/// Suggests the value under the only key of a map that takes a list, as in `{any: [...]}`, and the
/// accepted words.
fn wrapped(value: &str, branches: &[Shape<'_>]) -> Option<String> {
    let keys = branches.iter().filter_map(|branch| {
        let mut required = branch.required();
        let key = required.next()?;
        let kinds = branch.property(key)?.branches();
        let takes_list = kinds.iter().any(|shape| shape.accepts(Kind::List));
        (takes_list && required.next().is_none()).then_some(key)
    });
    let mut ways: Vec<String> = keys.map(|key| format!("`{{{key}: {value}}}`")).collect();
    if ways.is_empty() {
        return None;
    }
    let words = branches.iter().filter_map(|branch| branch.word());
    ways.splice(0..0, words.map(|word| format!("`{word}`")));
    Some(format!("write it as {}", alternatives(&ways)))
}

/// Describes a map with keys of the format.
fn record(branches: &[Shape<'_>]) -> Option<String> {
    let shape = branches.iter().find(|branch| branch.accepts(Kind::Map))?;
    let required: Vec<&str> = shape.required().collect();
    let keys: Vec<&str> = shape.keys().collect();
    match (required.as_slice(), keys.as_slice()) {
        (_, []) => None,
        ([], keys) => Some(format!(
            "write {} as a map with the keys {}",
            shape.a_noun(),
            list(keys)
        )),
        (required, _) => Some(format!(
            "write {} as a map with at least {}",
            shape.a_noun(),
            list(required)
        )),
    }
}

/// Returns the text as it is written between braces.
fn flow(text: &str) -> String {
    let plain = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | '/' | '<' | '>')
    };
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

fn describe(node: &Node) -> &'static str {
    match node.kind() {
        Kind::Nothing => "null",
        Kind::Bool(_) => "a boolean",
        Kind::Int(_) | Kind::Float(_) | Kind::OddNumber => "a number",
        Kind::Text => "text",
        Kind::List => "a list",
        Kind::Map => "a map",
    }
}

fn alternatives(words: &[String]) -> String {
    match words {
        [] => "text".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
