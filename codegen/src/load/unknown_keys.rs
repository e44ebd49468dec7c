//! Diagnostics of unknown and missing keys.

use std::collections::HashMap;

use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Place};
use crate::load::shape::Shape;
use crate::yaml::tree::Key;

/// Keys of other API formats, with their counterparts in this one.
const FOREIGN: &[(&str, &str)] = &[
    ("operationId", "id"),
    ("name", "id"),
    ("method", "http"),
    ("url", "http"),
    ("route", "http"),
    ("endpoint", "http"),
    ("description", "doc"),
    ("doc", "description"),
    ("comment", "doc"),
    ("parameters", "query"),
    ("params", "query"),
    ("requestBody", "body"),
    ("request", "body"),
    ("response", "returns"),
    ("responses", "returns"),
    ("result", "returns"),
    ("pagination", "paging"),
    ("pages", "paging"),
    ("auth", "security"),
    ("authentication", "security"),
    ("securitySchemes", "security"),
    ("schema", "type"),
    ("properties", "fields"),
    ("attributes", "fields"),
    ("enum", "values"),
    ("definitions", "models"),
    ("schemas", "models"),
    ("host", "base_url"),
    ("url", "base_url"),
    ("reason", "note"),
];

/// An unknown key.
pub(crate) struct Unknown<'s> {
    pub(crate) problem: Diagnostic,
    /// The intended key, unless it is present already.
    pub(crate) meant: Option<&'s str>,
}

pub(crate) fn unknown<'s>(
    place: Place,
    key: &str,
    shapes: &[Shape<'s>],
    shape: Shape<'s>,
    present: &HashMap<&str, &Key>,
) -> Unknown<'s> {
    let known: Vec<&'s str> = shapes.iter().flat_map(|shape| shape.keys()).collect();
    if known.contains(&key) {
        let message = format!("only one of the keys {} is allowed", list(&known));
        let problem = Diagnostic::error(Code::UnknownKey, place, message)
            .label("conflicting key")
            .help("keep only one of them");
        let meant = None;
        return Unknown { problem, meant };
    }
    let twin = |name: &str| present.get(name).copied();
    let meant = meant(
        key,
        known.iter().copied().filter(|name| twin(name).is_none()),
    );
    let label = format!("not a key of {}", shape.a_noun());
    let problem = Diagnostic::error(Code::UnknownKey, place, format!("unknown key `{key}`"));
    let problem = problem.label(label);
    if let Some(name) = meant {
        let problem = problem.help(did_you_mean(name));
        return Unknown {
            problem,
            meant: Some(name),
        };
    }
    let file = problem.primary.place.file;
    let problem = match closest(key, known.iter().copied()).and_then(twin) {
        Some(twin) => problem
            .related(
                Place {
                    file,
                    span: twin.span.clone(),
                },
                "already defined here",
            )
            .help(format!(
                "{} if so, remove one of the two keys",
                did_you_mean(&twin.text)
            )),
        None => problem.help(elsewhere(key, &known, shape)),
    };
    Unknown {
        problem,
        meant: None,
    }
}

/// Returns the intended key: one with nearly the same name, the same beginning, or this name in
/// another format.
fn meant<'s>(key: &str, free: impl Iterator<Item = &'s str> + Clone) -> Option<&'s str> {
    let begins = |name: &&str| {
        key.len() >= 3 && name.starts_with(key) || name.len() >= 3 && key.starts_with(*name)
    };
    let foreign = |name: &&str| FOREIGN.contains(&(key, *name));
    closest(key, free.clone())
        .or_else(|| free.clone().find(begins))
        .or_else(|| free.clone().find(foreign))
}

/// Names the owners of the key if there are one or two, and the keys that are known here.
fn elsewhere(key: &str, known: &[&str], shape: Shape<'_>) -> String {
    let here = format!("use one of the keys {}", list(known));
    match shape.owners(key).as_slice() {
        [] => here,
        [one] => format!("`{key}` belongs to {one}; {here}"),
        [one, other] => format!("`{key}` belongs to {one} or {other}; {here}"),
        _ => here,
    }
}

pub(crate) fn missing(
    place: Place,
    key: &str,
    shapes: &[Shape<'_>],
    shape: Shape<'_>,
) -> Diagnostic {
    let label = format!("required in {}", shape.a_noun());
    let choice: Vec<&str> = shapes.iter().flat_map(|shape| shape.required()).collect();
    if shapes.len() > 1 {
        let message = format!("missing one of the keys {}", list(&choice));
        let problem = Diagnostic::error(Code::MissingKey, place, message).label(label);
        let about = shapes.iter().filter_map(|shape| {
            let key = shape.required().next()?;
            Some(format!("`{key}`: {}", shape.description()?))
        });
        let about: Vec<String> = about.collect();
        return match about.as_slice() {
            [] => problem,
            about => problem.help(about.join(" ")),
        };
    }
    let message = format!("missing key `{key}`");
    let problem = Diagnostic::error(Code::MissingKey, place, message).label(label);
    match shape.about(key) {
        Some(about) => problem.help(format!("add `{key}`: {about}")),
        None => problem,
    }
}

pub(crate) fn list(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
