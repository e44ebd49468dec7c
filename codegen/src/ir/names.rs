//! Rust identifiers for texts of the spec. No other module derives identifiers.
//!
//! A name depends only on its text, unless two texts of one scope give the same identifier. Enum
//! values are then distinguished by their case and symbols. Other conflicts are reported, and a
//! `rust:` key resolves them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

/// A valid Rust identifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

/// Case convention of a kind of item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `snake_case`: methods, fields, arguments, modules.
    Snake,
    /// `CamelCase`: types and variants.
    Camel,
}

/// Keywords of all editions that need the prefix `r#`.
const RAW_KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Texts that cannot be an identifier, not even with the prefix `r#`.
const FORBIDDEN: &[&str] = &["self", "Self", "super", "crate", "_", ""];

impl Name {
    /// Derives the identifier for a text.
    pub fn new(text: &str, case: Case) -> Self {
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

    /// Accepts a name from a `rust:` key; `None` if it is not an identifier in this case.
    ///
    /// Rust warns about `__` within a name in `snake_case`, so it does not fit.
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
                    && !text.trim_matches('_').contains("__")
            }
            Case::Camel => {
                first.is_ascii_uppercase() && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
            }
        };
        (fits && !FORBIDDEN.contains(&text)).then(|| Self(text.to_owned()))
    }

    /// A name that the generator itself defines, which must be an identifier.
    pub(crate) fn fixed(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text without a raw prefix.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of a constant: `x_api_key` becomes `X_API_KEY`.
    pub(crate) fn constant(&self) -> Self {
        Self(self.0.to_ascii_uppercase())
    }

    /// Whether the name needs the prefix `r#`.
    fn is_raw(&self) -> bool {
        RAW_KEYWORDS.contains(&self.0.as_str())
    }

    /// Adds a prefix: `with_` + `name`.
    pub(crate) fn prefixed(&self, prefix: &str) -> Self {
        Self(format!("{prefix}{}", self.0))
    }

    /// Adds a suffix.
    ///
    /// A suffix that starts a new word replaces the `_` of names such as `Self_`.
    pub(crate) fn suffixed(&self, suffix: &str) -> Self {
        let starts_word = |first: char| first.is_ascii_uppercase() || first == '_';
        let stem = match suffix.starts_with(starts_word) {
            true => self.0.trim_end_matches('_'),
            false => &self.0,
        };
        Self(format!("{stem}{suffix}"))
    }
}

/// Writes the name as in Rust source, with `r#` if needed.
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

/// Names of one Rust scope, such as the fields of a struct or the methods of a handle.
#[derive(Debug)]
pub(crate) struct Scope<T> {
    case: Case,
    reserved: &'static [&'static str],
    /// Appended to names that are reserved.
    suffix: &'static str,
    taken: BTreeMap<String, T>,
}

impl<T> Scope<T> {
    /// Creates a scope that adds `suffix` to the names in `reserved`.
    ///
    /// Generated code defines the reserved names itself.
    pub(crate) fn new(case: Case, reserved: &'static [&'static str], suffix: &'static str) -> Self {
        Self {
            case,
            reserved,
            suffix,
            taken: BTreeMap::new(),
        }
    }

    /// The name for a text, with the suffix if the name is reserved.
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

    /// Records the owner of a name, or returns the previous owner.
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

/// The catch-all variant of every enum.
///
/// Its name is fixed, so that a value added to the spec later cannot rename it.
pub(crate) const CATCH_ALL: &str = "Unrecognized";

/// Associated constants of every enum, which a variant of the same name would hide.
pub(crate) const CONSTANTS: &[&str] = &["ALL", "WORDS"];

/// Distinct names for the values of an enum.
///
/// Each value comes with the name of its `rust:` key, if any. The result is `None` for a key that
/// is not an identifier or is already taken, and for a repeated value.
///
/// Values whose simplest names are equal all get longer ones. So the order of the values does not
/// matter, and a value added later cannot take over the name of another one.
pub(crate) fn variants<'a>(
    values: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
) -> Vec<Option<Name>> {
    let values: Vec<(&str, Option<&str>)> = values.into_iter().collect();
    let reserved = CONSTANTS.iter().chain([&CATCH_ALL]);
    let mut taken: BTreeSet<String> = reserved.map(|name| (*name).to_owned()).collect();
    let explicit = |(_, explicit): &(&str, Option<&str>)| {
        let name = Name::explicit((*explicit)?, Case::Camel)?;
        taken.insert(name.as_str().to_owned()).then_some(name)
    };
    let mut names: Vec<Option<Name>> = values.iter().map(explicit).collect();
    let mut seen = BTreeSet::new();
    let derived = values.iter().enumerate();
    let derived =
        derived.filter(|(_, (value, explicit))| explicit.is_none() && seen.insert(*value));
    let mut derived: Vec<(usize, [Name; 4], usize)> = derived
        .map(|(index, (value, _))| (index, candidates(value), 0))
        .collect();
    // A name that several values could have belongs to none of them.
    let mut ambiguous = taken.clone();
    loop {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, candidates, level) in &derived {
            *counts.entry(candidates[*level].as_str()).or_default() += 1;
        }
        let repeated = counts.into_iter().filter(|(_, count)| *count > 1);
        ambiguous.extend(repeated.map(|(name, _)| name.to_owned()));
        let mut clashes = false;
        for (_, candidates, level) in &mut derived {
            if *level + 1 < candidates.len() && ambiguous.contains(candidates[*level].as_str()) {
                *level += 1;
                clashes = true;
            }
        }
        if !clashes {
            break;
        }
    }
    for (index, candidates, level) in derived {
        let name = candidates.into_iter().nth(level);
        names[index] = name.filter(|name| taken.insert(name.as_str().to_owned()));
    }
    names
}

/// Candidate names of a value, from the simplest to a unique one.
fn candidates(value: &str) -> [Name; 4] {
    let plain = signed(value);
    let case = match value {
        _ if value.chars().all(|letter| !letter.is_lowercase()) => "Upper",
        _ if value.chars().all(|letter| !letter.is_uppercase()) => "Lower",
        _ => "Mixed",
    };
    let spelled = Name::of_words(&spell(value), Case::Camel);
    let with_case = if value.chars().any(char::is_alphabetic) {
        plain.suffixed(case)
    } else {
        spelled.clone()
    };
    let bytes: String = value.bytes().map(|byte| format!("{byte:02x}")).collect();
    let unique = plain.suffixed(&format!("X{bytes}"));
    [plain, with_case, spelled, unique]
}

/// The name of a value, with a sign at its start or end: `MinusSize` for `-size`.
fn signed(value: &str) -> Name {
    let words = words(value);
    if words.is_empty() {
        return Name::new(value, Case::Camel);
    }
    let sign = |letter: Option<char>| {
        let letter = letter.filter(|letter| matches!(letter, '+' | '-'));
        letter.and_then(symbol).map(str::to_owned)
    };
    let mut letters = value.chars();
    let (first, last) = (sign(letters.next()), sign(letters.next_back()));
    let words: Vec<String> = first.into_iter().chain(words).chain(last).collect();
    Name::of_words(&words, Case::Camel)
}

/// Words in which a capital starts no new word, by their parts.
const JOINED: &[[&str; 2]] = &[
    ["e", "tag"],
    ["graph", "ql"],
    ["i", "message"],
    ["i", "os"],
    ["i", "pad"],
    ["i", "phone"],
    ["mac", "os"],
    ["o", "auth"],
    ["whats", "app"],
];

/// Splits a text into lower-case words.
///
/// `userIDs` gives `user ids`, `IPv4Address` gives `ipv4 address`, and `OAuthToken` gives
/// `oauth token`.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in parts(text) {
        match words.last_mut() {
            Some(last) if JOINED.contains(&[last.as_str(), word.as_str()]) => last.push_str(&word),
            _ => words.push(word),
        }
    }
    words
}

fn parts(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (index, letter) in letters.iter().enumerate() {
        if !letter.is_ascii_alphanumeric() {
            words.extend(take_word(&mut word));
            if !letter.is_ascii() && letter.is_alphanumeric() {
                words.push(format!("u{:x}", u32::from(*letter)));
            }
            continue;
        }
        if index > 0 && starts_word(&letters, index) {
            words.extend(take_word(&mut word));
        }
        word.push(letter.to_ascii_lowercase());
    }
    words.extend(take_word(&mut word));
    words
}

fn take_word(word: &mut String) -> Option<String> {
    (!word.is_empty()).then(|| std::mem::take(word))
}

/// Whether a new word starts at this letter.
///
/// It does at a capital after a lower-case letter or digit, and at the last capital of a run that
/// lower-case letters follow (`HTTPServer`). A plural `s` (`IDs`) and a version (`IPv4`) do not
/// count as such letters.
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

/// Splits a text into words with its symbols spelled out; an empty text gives `empty`.
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
