//! Identifiers in the generated code.

use crate::diagnostics::Code;
use crate::diagnostics::size_limits;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::names::{self, Case, Name, Scope};
use crate::spec::Spanned;

/// Codes for duplicates of the texts from which names are derived.
const SAME_NAME: &[Code] = &[
    Code::DuplicateType,
    Code::DuplicateOperation,
    Code::DuplicateParameter,
];

/// Returns the identifier for a text at `place`: the explicit one, or the one derived from the
/// text. A collision is reported, unless the texts are equal, which has been reported.
pub(super) fn decide(
    scope: &mut Scope<Place>,
    (text, place): (&str, Place),
    explicit: Option<&Spanned<String>>,
    problems: &mut Diagnostics,
) -> Name {
    let (name, place) = match explicit {
        None => (scope.name(text), place),
        Some(word) => {
            let name = Name::explicit(word, scope.case());
            match name.filter(|name| !scope.is_reserved(name)) {
                Some(name) => (name, word.place()),
                None => {
                    problems.push(not_a_name(word, scope.case()));
                    return scope.name(text);
                }
            }
        }
    };
    let letters = name.as_str().len();
    if letters > size_limits::NAME_LETTERS {
        problems.push(size_limits::too_long(letters, place.clone()));
    }
    if let Err(first) = scope.claim(&name, place.clone())
        && !problems.has(&place, SAME_NAME)
    {
        let message = format!("Rust name `{name}` of `{text}` is already taken");
        problems.push(
            Diagnostic::error(Code::NameCollision, place, message)
                .label("duplicate Rust name")
                .related(first.clone(), "first used here")
                .help("rename one of them with the key `rust`"),
        );
    }
    name
}

/// Returns the names of the variants of an enum or union. A name is `None` if it is taken: an
/// explicit name is reported here, and a duplicate value has been reported.
pub(super) fn variants<'a>(
    variants: impl Iterator<Item = (&'a str, Option<&'a Spanned<String>>)> + Clone,
    problems: &mut Diagnostics,
) -> Vec<Option<Name>> {
    let texts = variants.clone();
    let texts = texts.map(|(value, rust)| (value, rust.map(|rust| rust.as_str())));
    let names = names::variants(texts);
    for ((_, rust), name) in variants.zip(&names) {
        if let (Some(rust), None) = (rust, name) {
            problems.push(taken_variant(rust));
        }
    }
    names
}

fn taken_variant(rust: &Spanned<String>) -> Diagnostic {
    let place = rust.place();
    if Name::explicit(rust, Case::Camel).is_none() {
        return not_a_name(rust, Case::Camel);
    }
    if names::CONSTANTS.contains(&rust.as_str()) {
        let message = format!("variant name `{rust}` is reserved for a constant of the enum");
        return Diagnostic::error(Code::RustName, place, message).help("choose another name");
    }
    Diagnostic::error(
        Code::NameCollision,
        place,
        format!("duplicate variant name `{rust}`"),
    )
    .help(format!(
        "choose another name; `{}` is reserved for unknown values",
        names::CATCH_ALL
    ))
}

fn not_a_name(word: &Spanned<String>, case: Case) -> Diagnostic {
    let form = match case {
        Case::Snake => "`snake_case`",
        Case::Camel => "`CamelCase`",
    };
    let problem = Diagnostic::error(
        Code::RustName,
        word.place(),
        format!("invalid Rust name `{word}`"),
    );
    if Name::explicit(word, case).is_some() {
        return problem.help("choose another name; the client uses this one");
    }
    let written = Name::new(word, case);
    if word.is_ascii() && !word.is_empty() && Name::explicit(written.as_str(), case).is_some() {
        return problem.help(format!(
            "write the name in {form}, for example `{}`",
            written.as_str()
        ));
    }
    problem.help(format!(
        "write the name in {form} with ASCII letters and digits"
    ))
}
