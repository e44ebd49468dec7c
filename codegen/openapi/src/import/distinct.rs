//! Removes duplicate operations and makes ids valid and unique.

use std::collections::BTreeSet;

use super::description::Operation;
use super::dialect;
use super::report::Report;
use codegen::spec::{Grammar, Route};

/// Removes operations whose endpoint an earlier one has, and numbers duplicate ids.
pub(super) fn distinct(operations: &mut Vec<Operation>, report: &mut Report) {
    let mut endpoints = BTreeSet::new();
    operations.retain(|operation| {
        let method = operation.method.as_str();
        let line = format!("{method} {}", operation.path);
        let shape = Route::parse(&line).map(|endpoint| endpoint.shape());
        let is_new = shape.map_or(true, |shape| endpoints.insert((method, shape)));
        if !is_new {
            let what = "operation with the method and path of an earlier one is missing";
            report.wrong(what, &operation.place);
        }
        is_new
    });
    let mut ids = BTreeSet::new();
    for operation in operations {
        if let Some(id) = valid_id(operation) {
            let what = "operation id with characters other than printable ASCII is changed";
            report.docs_only(what, &operation.place);
            operation.id = id;
        }
        let mut id = operation.id.clone();
        let mut number = 2;
        while !ids.insert(id.clone()) {
            id = format!("{}{number}", operation.id);
            number += 1;
        }
        if id != operation.id {
            let what = "duplicate operation id gets a number";
            report.docs_only(what, &operation.place);
            operation.id = id;
        }
    }
}

/// Id to use in place of one with characters that a spec does not permit.
fn valid_id(operation: &Operation) -> Option<String> {
    let is_valid = |letter: char| letter == ' ' || letter.is_ascii_graphic();
    if operation.id.chars().all(is_valid) {
        return None;
    }
    let letters = operation.id.chars();
    let id: String = letters
        .map(|letter| if is_valid(letter) { letter } else { '_' })
        .collect();
    if id.contains(|letter: char| letter.is_ascii_alphanumeric()) {
        Some(id.trim().to_owned())
    } else {
        Some(dialect::derived_id(operation.method, &operation.path))
    }
}
