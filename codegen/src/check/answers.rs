//! The rules of what an operation returns, where that depends on the status.

use std::collections::BTreeMap;

use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::spec::Returns;
use crate::spec::location::At;

/// Each answer has a status of success, and no other answer has the same.
pub(super) fn check(returns: &Returns, at: At<'_>, problems: &mut Diagnostics) {
    let Returns::List(list) = returns else { return };
    if list.is_empty() {
        let message = "empty list of responses";
        problems.push(
            Diagnostic::error(Code::Answers, at.place(), message)
                .help("write `returns: void` for an operation that returns nothing"),
        );
    }
    let mut seen: BTreeMap<i64, usize> = BTreeMap::new();
    for (index, answer) in list.iter().enumerate() {
        let item = at.item(index);
        let place = item.key("status").place();
        if !(200..=299).contains(&answer.status) {
            let message = format!("{} is not a success status", answer.status);
            problems.push(
                Diagnostic::error(Code::Answers, place, message)
                    .help("use a status from 200 to 299; errors use the API's `error` model"),
            );
        } else if let Some(first) = seen.insert(answer.status, index) {
            let message = format!("duplicate response status {}", answer.status);
            problems.push(
                Diagnostic::error(Code::Answers, place, message)
                    .label("duplicate")
                    .related(at.item(first).key("status").place(), "first defined here")
                    .help("remove one of them"),
            );
        }
    }
}
