//! Rules for paging that need no names to be resolved.

use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::prune::GAPS;
use crate::spec::{Method, Operation, Route};

/// Exactly one key leads to the next page.
pub(super) fn keys(operation: &Operation, problems: &mut Diagnostics) {
    let Some(paging) = &operation.paging else {
        return;
    };
    let damaged = problems.has_within(&paging.place(), GAPS);
    let uri = paging.next_uri.as_ref();
    let number = paging.page_number.as_ref();
    let cursor = paging.cursor.as_ref();
    let mut present = [
        ("next_uri", uri.map(|key| key.key_place())),
        ("page_number", number.map(|key| key.key_place())),
        ("cursor", cursor.map(|key| key.key_place())),
    ]
    .into_iter()
    .filter_map(|(key, place)| Some((key, place?)));
    match present.next() {
        Some((first, first_place)) => {
            for (key, place) in present {
                let message = format!("`{first}` and `{key}` are mutually exclusive");
                problems.push(
                    Diagnostic::error(Code::Paging, place, message)
                        .label("conflicting key")
                        .related(first_place.clone(), "conflicts with this key")
                        .help("remove one of them"),
                );
            }
        }
        None if damaged => {}
        None => {
            let message = "missing key for the next page";
            problems.push(
                Diagnostic::error(Code::Paging, paging.key_place(), message)
                    .help("add one of the keys `next_uri`, `page_number` and `cursor`"),
            );
        }
    }
    if let Some(count) = &paging.page_count
        && paging.page_number.is_none()
        && !damaged
    {
        let message = "`page_count` has no effect without `page_number`";
        problems.push(
            Diagnostic::error(Code::Paging, count.key_place(), message)
                .help("add `page_number`, or remove `page_count`"),
        );
    }
}

/// Only a GET operation has pages: fetching them changes nothing on the server.
pub(super) fn method(operation: &Operation, route: &Route, problems: &mut Diagnostics) {
    let Some(paging) = &operation.paging else {
        return;
    };
    if route.method == Method::Get {
        return;
    }
    let message = format!("{} operation cannot have paging", route.method.as_str());
    problems.push(
        Diagnostic::error(Code::Paging, paging.key_place(), message)
            .related(operation.http.place(), "method defined here")
            .help("remove `paging`, or change the method to GET"),
    );
}
