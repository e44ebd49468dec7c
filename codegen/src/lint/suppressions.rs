//! Leaves out suppressed findings and reports unused suppressions. If several suppressions cover a
//! finding, the innermost one counts.

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::spec::{Scope, Spec, for_each_suppression};

/// A suppression and whether it has been used.
struct Allowed<'s> {
    lint: &'s str,
    scope: Scope,
    place: Place,
    used: bool,
}

/// Returns the findings that are not suppressed, and a finding for each unused suppression.
pub(super) fn apply(spec: &Spec, findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let mut allowed = Vec::new();
    for_each_suppression(spec, &mut |suppressions, scope| {
        for suppression in suppressions {
            allowed.push(Allowed {
                lint: &suppression.lint,
                scope: scope.clone(),
                place: suppression.place(),
                used: false,
            });
        }
    });
    let rest = findings.into_iter().filter(|finding| {
        let covering = allowed.iter_mut().filter(|allowed| {
            allowed.lint == finding.code.as_str() && allowed.scope.covers(&finding.primary.place)
        });
        let innermost = covering.min_by_key(|allowed| allowed.scope.size());
        innermost.map(|allowed| allowed.used = true).is_none()
    });
    let rest = rest.collect();
    let idle = allowed.into_iter().filter(|allowed| !allowed.used);
    let idle = idle.map(|allowed| {
        let message = format!("unused suppression of {}", allowed.lint);
        Diagnostic::warning(Code::UnusedSuppression, allowed.place, message).help("remove it")
    });
    (rest, idle.collect())
}
