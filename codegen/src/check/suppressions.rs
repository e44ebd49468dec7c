//! Rules for suppressions.

use crate::diagnostics::suggestion::{closest, did_you_mean};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::spec::{Spanned, Spec, for_each_suppression, lints};

/// Each suppression names a lint and gives a reason.
pub(super) fn check(spec: &Spec, problems: &mut Diagnostics) {
    for_each_suppression(spec, &mut |suppressions, _| {
        for suppression in suppressions {
            if lints().all(|lint| lint.as_str() != suppression.lint.as_str()) {
                problems.push(no_lint(&suppression.lint));
            }
            if suppression.reason.trim().is_empty() {
                problems.push(
                    Diagnostic::error(
                        Code::Empty,
                        suppression.reason.place(),
                        "empty reason of suppression",
                    )
                    .help("explain why the lint does not apply here"),
                );
            }
        }
    });
}

fn no_lint(word: &Spanned<String>) -> Diagnostic {
    let code = word.to_ascii_uppercase();
    let known = Code::ALL.iter().find(|known| known.as_str() == code);
    let near = lints().find(|lint| lint.as_str() == code);
    let help = match (known, near) {
        (_, Some(lint)) => did_you_mean(lint.as_str()),
        (Some(Code::UnusedSuppression), _) => "remove the unused suppression".to_owned(),
        (Some(_), _) => "fix the error; only lints can be suppressed".to_owned(),
        (None, None) => match closest(word, lints().map(Code::as_str)) {
            Some(code) => did_you_mean(code),
            None => {
                let codes: Vec<&str> = lints().map(Code::as_str).collect();
                format!("use one of the lints {}", codes.join(", "))
            }
        },
    };
    Diagnostic::error(
        Code::Suppression,
        word.place(),
        format!("`{word}` cannot be suppressed"),
    )
    .help(help)
}
