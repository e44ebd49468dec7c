//! Rules for responses that depend on the status.

use std::collections::BTreeMap;

use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::spec::{Returns, Spanned};

/// Each response has a success status, and no two have the same.
pub(super) fn check(returns: &Spanned<Returns>, problems: &mut Diagnostics) {
    let Returns::List(list) = &**returns else {
        return;
    };
    if list.is_empty() {
        let message = "empty list of responses";
        problems.push(
            Diagnostic::error(Code::Answers, returns.place(), message)
                .help("write `returns: void` for an operation that returns nothing"),
        );
    }
    let mut seen: BTreeMap<i64, &Spanned<i64>> = BTreeMap::new();
    for status in list.iter().map(|answer| &answer.status) {
        if !(200..=399).contains(&**status) {
            let message = format!("{status} is an error or informational status");
            problems.push(
                Diagnostic::error(Code::Answers, status.place(), message)
                    .help("use a status from 200 to 399; errors use the API's `error` model"),
            );
        } else if let Some(first) = seen.insert(**status, status) {
            let message = format!("duplicate response status {status}");
            problems.push(
                Diagnostic::duplicate(Code::Answers, status.place(), first.place(), message)
                    .help("remove one of them"),
            );
        }
    }
}
