//! Removes duplicate operations and makes ids unique.

use std::collections::BTreeSet;

use super::description::Operation;
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
