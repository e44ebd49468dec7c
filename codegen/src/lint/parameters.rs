//! L004: inconsistent parameter names: another spelling of the same words, or another placeholder
//! at the same position of a path.

use std::collections::BTreeMap;

use super::{Findings, letters};
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Place};
use crate::spec::{Location, Operation, Spec};

/// The places of each spelling of a name, in order of appearance.
type Spellings<'s> = Vec<(&'s str, Vec<Place>)>;

pub(super) fn lint(spec: &Spec, findings: &mut Findings) {
    let mut names: BTreeMap<(Option<Location>, String), Spellings<'_>> = BTreeMap::new();
    let mut placeholders: BTreeMap<String, Spellings<'_>> = BTreeMap::new();
    for file in &spec.groups {
        for operation in &file.spec.operations {
            for parameter in operation.parameters() {
                // Headers and cookies have their own conventions.
                let own = matches!(parameter.location, Location::Header | Location::Cookie);
                let key = (own.then_some(parameter.location), letters(parameter.name));
                let place = parameter.name.place();
                add(names.entry(key).or_default(), parameter.name, place);
            }
            for (prefix, name, span) in positions(operation) {
                let place = operation.http.part(span);
                add(placeholders.entry(prefix).or_default(), name, place);
            }
        }
    }
    for odd in names.values().flat_map(odd_ones) {
        let (name, usual) = (odd.name, odd.usual);
        findings.push(odd.finding(
            format!("parameter `{name}` is spelled `{usual}` elsewhere"),
            format!("spell it `{usual}` if the server accepts that name"),
        ));
    }
    for odd in placeholders.values().flat_map(odd_ones) {
        let (name, usual) = (odd.name, odd.usual);
        // Another spelling of the same words has been reported.
        if letters(name) != letters(usual) {
            findings.push(odd.finding(
                format!("placeholder `{{{name}}}` is called `{{{usual}}}` elsewhere"),
                format!("rename it to `{usual}`; the name of a placeholder is not sent"),
            ));
        }
    }
}

/// Returns the path before each segment that is a placeholder, with the name of the placeholder and
/// its range in the line.
fn positions(operation: &Operation) -> Vec<(String, &str, std::ops::Range<usize>)> {
    let Some(route) = operation.http.value() else {
        return Vec::new();
    };
    let shape = route.shape();
    let whole: Vec<&str> = route.path.split('/').collect();
    let mut prefix = String::new();
    let mut found = Vec::new();
    for (segment, shape) in whole.into_iter().zip(shape.split('/')) {
        let name = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        let place = name.and_then(|name| {
            let mut all = route.placeholders.iter();
            all.find(|(other, _)| other == name)
        });
        if let Some((name, span)) = place {
            found.push((prefix.clone(), name.as_str(), span.clone()));
        }
        prefix.push_str(shape);
        prefix.push('/');
    }
    found
}

fn add<'s>(spellings: &mut Spellings<'s>, name: &'s str, place: Place) {
    match spellings.iter_mut().find(|(known, _)| *known == name) {
        Some((_, places)) => places.push(place),
        None => spellings.push((name, vec![place])),
    }
}

/// A name that is not the usual one.
struct Odd<'a> {
    name: &'a str,
    place: &'a Place,
    usual: &'a str,
    /// The first place of the usual name.
    first: &'a Place,
}

impl Odd<'_> {
    fn finding(&self, message: String, help: String) -> Diagnostic {
        Diagnostic::warning(Code::ParameterNames, self.place.clone(), message)
            .related(self.first.clone(), "usual name here")
            .help(help)
    }
}

/// Returns every place of all spellings except the most frequent one. The first of equally frequent
/// spellings counts.
fn odd_ones<'a>(spellings: &'a Spellings<'_>) -> Vec<Odd<'a>> {
    let mut usual: Option<(&str, &Vec<Place>)> = None;
    for (name, places) in spellings {
        if usual.is_none_or(|(_, most)| places.len() > most.len()) {
            usual = Some((name, places));
        }
    }
    let Some((usual, [first, ..])) = usual.map(|(name, places)| (name, places.as_slice())) else {
        return Vec::new();
    };
    let others = spellings.iter().filter(|(name, _)| *name != usual);
    others
        .flat_map(|(name, places)| {
            places.iter().map(move |place| Odd {
                name,
                place,
                usual,
                first,
            })
        })
        .collect()
}
