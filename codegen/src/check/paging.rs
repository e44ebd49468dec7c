//! The rules of an operation's paging that need no names to be resolved.

use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::prune::GAPS;
use crate::spec::Method;
use crate::spec::Operation;
use crate::spec::location::At;
use crate::spec::route::Route;

/// Exactly one thing leads to the next page.
pub(super) fn keys(operation: &Operation, at: At<'_>, problems: &mut Diagnostics) {
    let Some(paging) = &operation.paging else {
        return;
    };
    let damaged = problems.has_within(&at.place(), GAPS);
    let mut present = [
        ("next_uri", paging.next_uri.is_some()),
        ("page_number", paging.page_number.is_some()),
        ("cursor", paging.cursor.is_some()),
    ]
    .into_iter()
    .filter_map(|(key, there)| there.then_some(key));
    match present.next() {
        Some(first) => {
            for key in present {
                let message = format!("`{first}` and `{key}` are mutually exclusive");
                problems.push(
                    Diagnostic::error(Code::Paging, at.key(key).key_place(), message)
                        .label("conflicting key")
                        .related(at.key(first).key_place(), "conflicts with this key")
                        .help("remove one of them"),
                );
            }
        }
        None if damaged => {}
        None => {
            let message = "missing key for the next page";
            problems.push(
                Diagnostic::error(Code::Paging, at.key_place(), message)
                    .help("add one of the keys `next_uri`, `page_number` and `cursor`"),
            );
        }
    }
    if paging.page_count.is_some() && paging.page_number.is_none() && !damaged {
        let place = at.key("page_count").key_place();
        let message = "`page_count` has no effect without `page_number`";
        problems.push(
            Diagnostic::error(Code::Paging, place, message)
                .help("add `page_number`, or remove `page_count`"),
        );
    }
}

/// A listing changes nothing, however often its pages are fetched.
pub(super) fn method(
    operation: &Operation,
    endpoint: &Route<'_>,
    at: At<'_>,
    problems: &mut Diagnostics,
) {
    if operation.paging.is_none() || endpoint.method == Method::Get {
        return;
    }
    let message = format!("{} operation cannot have paging", endpoint.method.as_str());
    problems.push(
        Diagnostic::error(Code::Paging, at.key("paging").key_place(), message)
            .related(at.key("http").place(), "method defined here")
            .help("remove `paging`, or change the method to GET"),
    );
}
