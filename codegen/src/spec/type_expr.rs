//! Type expressions such as `list<map<Organization?>>`.

use std::ops::Range;

use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::spec::{BuiltIn, Fault, Grammar};

/// A parsed type expression: containers around a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeExpr {
    /// The containers, outermost first.
    pub containers: Vec<Container>,
    /// Whether `null` is permitted in place of each container, and of the named type at the end.
    pub nullable: Vec<bool>,
    /// The name of a built-in type, model, enum or union.
    pub name: String,
    /// The range of the name in the text.
    pub span: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    List,
    Map,
}

/// The deepest allowed nesting of containers.
const DEPTH_LIMIT: usize = 8;

impl Grammar for TypeExpr {
    fn parse(text: &str) -> Result<Self, Fault> {
        let (mut containers, mut nullable) = (Vec::new(), Vec::new());
        let mut rest = text;
        let mut start = 0;
        loop {
            let stripped = rest.strip_suffix('?');
            nullable.push(stripped.is_some());
            rest = stripped.unwrap_or(rest);
            let Some(open) = rest.find('<') else { break };
            let here = start..start + open;
            let container = match &rest[..open] {
                "list" => Container::List,
                "map" => Container::Map,
                other => return Err(no_container(other, here)),
            };
            let Some(inner) = rest[open + 1..].strip_suffix('>') else {
                let message = format!("unclosed `<` of `{}`", &rest[..open]);
                let help = format!("write `{text}>`");
                return Err(fault(here.end..here.end + 1, message, help));
            };
            containers.push(container);
            if containers.len() > DEPTH_LIMIT {
                let message = format!("type is nested deeper than {DEPTH_LIMIT} levels");
                let help = "define a model for the inner type".to_owned();
                return Err(fault(0..text.len(), message, help));
            }
            start += open + 1;
            rest = inner;
        }
        if rest.is_empty() {
            let (message, help) = match containers.last() {
                None => (
                    "missing type",
                    "write a type such as `string`, `Organization` or `list<string>`",
                ),
                Some(Container::List) => (
                    "missing item type of `list`",
                    "write the item type, as in `list<string>`",
                ),
                Some(Container::Map) => (
                    "missing value type of `map`",
                    "write the value type, as in `map<string>`",
                ),
            };
            return Err(fault(0..text.len(), message.to_owned(), help.to_owned()));
        }
        if let Some((index, letter)) = rest.char_indices().find(|(_, letter)| is_stray(*letter)) {
            let span = start + index..start + index + letter.len_utf8();
            let message = format!("unexpected {letter:?} in type");
            return Err(fault(span, message, stray_help(letter, rest, &containers)));
        }
        Ok(Self {
            containers,
            nullable,
            name: rest.to_owned(),
            span: start..start + rest.len(),
        })
    }
}

fn fault(span: Range<usize>, message: String, help: String) -> Fault {
    Fault {
        code: Code::TypeSyntax,
        span,
        message,
        help,
    }
}

impl TypeExpr {
    /// The built-in type inside the containers.
    pub fn built_in(&self) -> Option<BuiltIn> {
        BuiltIn::of(&self.name)
    }

    /// Whether it is this built-in type, without containers and `null`.
    pub fn is(&self, built_in: BuiltIn) -> bool {
        self.containers.is_empty()
            && !self.nullable.contains(&true)
            && self.built_in() == Some(built_in)
    }
}

fn is_stray(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '>' | ',' | '[' | ']' | '?')
}

fn no_container(name: &str, span: Range<usize>) -> Fault {
    let lower = name.to_ascii_lowercase();
    let meant = match lower.as_str() {
        "array" | "vec" | "set" | "sequence" | "collection" => Some("list"),
        "dict" | "dictionary" | "hashmap" | "record" | "object" => Some("map"),
        _ => closest(name, ["list", "map"]),
    };
    let optional = matches!(lower.as_str(), "option" | "optional" | "nullable");
    Fault {
        code: Code::TypeSyntax,
        span,
        message: format!("unknown generic type `{name}<...>`"),
        help: match meant {
            Some(name) => format!("did you mean `{name}<...>`?"),
            None if optional => {
                "write the type alone; a field or parameter is optional unless it is `required`"
                    .to_owned()
            }
            None => "use `list<...>`, `map<...>` or a model".to_owned(),
        },
    }
}

/// The help for a character that is not allowed in a type.
fn stray_help(letter: char, rest: &str, containers: &[Container]) -> String {
    match letter {
        '?' => "write one `?` after the type that can be `null`, as in `list<string?>`".to_owned(),
        '[' | ']' => {
            let item = rest.trim_matches(['[', ']']);
            format!("write a list as `list<{item}>`")
        }
        ',' if containers.last() == Some(&Container::Map) => {
            let value = rest.rsplit(',').next().unwrap_or_default().trim();
            format!("write only the type of the values, `map<{value}>`; keys are always text")
        }
        '>' => "remove the extra `>`".to_owned(),
        _ if letter.is_whitespace() && rest.trim().contains(char::is_whitespace) => {
            "write the type as one word, such as `string`, `Organization` or `list<string>`"
                .to_owned()
        }
        _ if letter.is_whitespace() => "write the type without spaces".to_owned(),
        _ => "write a type such as `string`, `Organization` or `list<string>`".to_owned(),
    }
}
