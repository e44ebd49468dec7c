//! The only place where text of the spec becomes a Rust identifier.
//!
//! A name depends on its own text alone, except where two texts of one scope would become one identifier: enum values are
//! then told apart by their case and symbols, all else is reported and wants a `rust:` key.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

/// A decided identifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name(String);

/// How a kind of item is written in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// `snake_case`: methods, fields, arguments, modules.
    Snake,
    /// `CamelCase`: types and variants.
    Camel,
}

/// Words that must be written `r#word` to be an identifier, of all editions.
const RAW_KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Words that cannot be an identifier in any way.
const FORBIDDEN: &[&str] = &["self", "Self", "super", "crate", "_", ""];

impl Name {
    /// The identifier for a text in a case; never a keyword, never empty.
    pub(crate) fn new(text: &str, case: Case) -> Self {
        let words = words(text);
        let spelled = if words.is_empty() { spell(text) } else { words };
        Self::of_words(&spelled, case)
    }

    fn of_words(words: &[String], case: Case) -> Self {
        let joined = words.join(" ");
        let name = match case {
            Case::Snake => joined.to_snake_case(),
            Case::Camel => joined.to_upper_camel_case(),
        };
        let digit_first = name.starts_with(|first: char| first.is_ascii_digit());
        match case {
            _ if name.is_empty() => Self::of_words(&["empty".to_owned()], case),
            Case::Snake if digit_first => Self(format!("n{name}")),
            Case::Camel if digit_first => Self(format!("Value{name}")),
            _ if FORBIDDEN.contains(&name.as_str()) => Self(name + "_"),
            _ => Self(name),
        }
    }

    /// A name that the spec's author chose, if it is one in this case.
    pub(crate) fn explicit(text: &str, case: Case) -> Option<Self> {
        let mut letters = text.chars();
        let first = letters.next()?;
        let rest = letters.as_str();
        let fits = match case {
            Case::Snake => {
                (first.is_ascii_lowercase() || (first == '_' && !rest.is_empty()))
                    && rest.bytes().all(|byte| {
                        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'
                    })
            }
            Case::Camel => {
                first.is_ascii_uppercase() && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
            }
        };
        (fits && !FORBIDDEN.contains(&text)).then(|| Self(text.to_owned()))
    }

    /// A name of the generator's own making.
    pub(crate) fn fixed(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text without a raw prefix.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an identifier only if it is written raw.
    fn is_raw(&self) -> bool {
        RAW_KEYWORDS.contains(&self.0.as_str())
    }

    /// The name with something before it, as `with_` + `name`.
    pub(crate) fn prefixed(&self, prefix: &str) -> Self {
        Self(format!("{prefix}{}", self.0))
    }

    /// The name with something after it. Before a word, the mark of `Self_` has nothing to say any more.
    pub(crate) fn suffixed(&self, suffix: &str) -> Self {
        let stem = match suffix.starts_with(|first: char| first.is_ascii_uppercase()) {
            true => self.0.trim_end_matches('_'),
            false => &self.0,
        };
        Self(format!("{stem}{suffix}"))
    }
}

/// As it stands in Rust source.
impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if self.is_raw() { "r#" } else { "" };
        write!(formatter, "{prefix}{}", self.0)
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = if self.is_raw() {
            Ident::new_raw(&self.0, Span::call_site())
        } else {
            Ident::new(&self.0, Span::call_site())
        };
        tokens.append(ident);
    }
}

/// The names of one place in Rust: the fields of a struct, the methods of a handle.
#[derive(Debug)]
pub(crate) struct Scope<T> {
    case: Case,
    reserved: &'static [&'static str],
    /// What a name that is taken by the generator's own code gets at its end.
    suffix: &'static str,
    taken: BTreeMap<String, T>,
}

impl<T> Scope<T> {
    /// A scope in which `reserved` belongs to the generator: such a name gets `suffix`.
    pub(crate) fn new(case: Case, reserved: &'static [&'static str], suffix: &'static str) -> Self {
        Self {
            case,
            reserved,
            suffix,
            taken: BTreeMap::new(),
        }
    }

    /// The name for a text, set apart from the generator's own.
    pub(crate) fn name(&self, text: &str) -> Name {
        let name = Name::new(text, self.case);
        if self.is_reserved(&name) {
            name.suffixed(self.suffix)
        } else {
            name
        }
    }

    pub(crate) fn is_reserved(&self, name: &Name) -> bool {
        self.reserved.contains(&name.as_str())
    }

    pub(crate) fn case(&self) -> Case {
        self.case
    }

    /// Takes the name; gives back who has it already, if so.
    pub(crate) fn claim(&mut self, name: &Name, owner: T) -> Result<(), &T> {
        match self.taken.entry(name.as_str().to_owned()) {
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(owner);
                Ok(())
            }
            std::collections::btree_map::Entry::Occupied(taken) => Err(taken.into_mut()),
        }
    }
}

/// The catch-all variant of every enum. It has the same name everywhere, so that a value added later cannot rename it.
pub(crate) const CATCH_ALL: &str = "Unrecognized";

/// The constants of every enum: a variant of such a name would hide them.
pub(crate) const CONSTANTS: &[&str] = &["ALL", "WORDS"];

/// Names for the values of an enum, all different; `None` stands where an author's name is no name or is taken.
pub(crate) fn variants<'a>(
    values: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
) -> Vec<Option<Name>> {
    let values: Vec<(&str, Option<&str>)> = values.into_iter().collect();
    let own = CONSTANTS.iter().chain([&CATCH_ALL]);
    let mut taken: BTreeSet<String> = own.map(|name| (*name).to_owned()).collect();
    let mut take = |name: Name| taken.insert(name.as_str().to_owned()).then_some(name);
    let chosen: Vec<Option<Name>> = values
        .iter()
        .map(|(_, explicit)| {
            explicit
                .and_then(|text| Name::explicit(text, Case::Camel))
                .and_then(&mut take)
        })
        .collect();
    values
        .iter()
        .zip(chosen)
        .map(|((value, explicit), chosen)| match explicit {
            Some(_) => chosen,
            None => candidates(value).into_iter().find_map(&mut take),
        })
        .collect()
}

/// The names a value can have, from the plainest to the one that no other value can have.
fn candidates(value: &str) -> [Name; 4] {
    let plain = Name::new(value, Case::Camel);
    let case = match value {
        _ if value.chars().all(|letter| !letter.is_lowercase()) => "Upper",
        _ if value.chars().all(|letter| !letter.is_uppercase()) => "Lower",
        _ => "Mixed",
    };
    let spelled = Name::of_words(&spell(value), Case::Camel);
    let told_by_case = if value.chars().any(char::is_alphabetic) {
        plain.suffixed(case)
    } else {
        spelled.clone()
    };
    let bytes: String = value.bytes().map(|byte| format!("{byte:02x}")).collect();
    let unique = plain.suffixed(&format!("X{bytes}"));
    [plain, told_by_case, spelled, unique]
}

/// The words of a text, in lower case. `userIDs` is `user ids`, `IPv4Address` is `ipv4 address`.
fn words(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (index, letter) in letters.iter().enumerate() {
        if !letter.is_ascii_alphanumeric() {
            words.extend(end(&mut word));
            if !letter.is_ascii() && letter.is_alphanumeric() {
                words.push(format!("u{:x}", u32::from(*letter)));
            }
            continue;
        }
        if index > 0 && starts_word(&letters, index) {
            words.extend(end(&mut word));
        }
        word.push(letter.to_ascii_lowercase());
    }
    words.extend(end(&mut word));
    words
}

fn end(word: &mut String) -> Option<String> {
    (!word.is_empty()).then(|| std::mem::take(word))
}

/// Whether a new word starts at an upper-case letter: after a small one or a digit, or as the last of a run of capitals
/// that goes on in small letters (`HTTPServer`), unless these are a mere plural (`IDs`) or a version (`IPv4`).
fn starts_word(letters: &[char], index: usize) -> bool {
    let (before, here) = (letters[index - 1], letters[index]);
    if !here.is_ascii_uppercase() {
        return false;
    }
    if !before.is_ascii_uppercase() {
        return true;
    }
    let after = |distance: usize| letters.get(index + distance).copied().unwrap_or(' ');
    let plural = after(1) == 's' && !after(2).is_ascii_lowercase();
    let version = after(1) == 'v' && after(2).is_ascii_digit();
    after(1).is_ascii_lowercase() && !plural && !version
}

/// The words of a text with its symbols spelled out; `empty` for none at all.
fn spell(text: &str) -> Vec<String> {
    let mut spelled = Vec::new();
    let mut run = String::new();
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            run.push(letter);
            continue;
        }
        spelled.extend(words(&std::mem::take(&mut run)));
        spelled.push(
            symbol(letter).map_or_else(|| format!("u{:x}", u32::from(letter)), str::to_owned),
        );
    }
    spelled.extend(words(&run));
    if spelled.is_empty() {
        vec!["empty".to_owned()]
    } else {
        spelled
    }
}

fn symbol(letter: char) -> Option<&'static str> {
    Some(match letter {
        '*' => "star",
        '+' => "plus",
        '-' => "minus",
        '_' => "underscore",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '/' => "slash",
        '\\' => "backslash",
        '|' => "pipe",
        '&' => "and",
        '%' => "percent",
        '#' => "hash",
        '@' => "at",
        '!' => "bang",
        '?' => "question",
        '=' => "equals",
        '<' => "less",
        '>' => "greater",
        '~' => "tilde",
        '^' => "caret",
        '$' => "dollar",
        '(' | ')' => "paren",
        '[' | ']' => "bracket",
        '{' | '}' => "brace",
        '"' | '\'' | '`' => "quote",
        ' ' => "space",
        _ => return None,
    })
}
