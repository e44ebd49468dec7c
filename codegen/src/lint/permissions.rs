//! L007: permission domain used by only one operation, which is often misspelled.

use std::collections::BTreeMap;

use super::Findings;
use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Place};
use crate::spec::Spec;

/// The number of operations that use a domain, and its first place.
struct Use {
    operations: usize,
    place: Place,
}

pub(super) fn lint(spec: &Spec, findings: &mut Findings) {
    let mut domains: BTreeMap<&str, Use> = BTreeMap::new();
    for file in &spec.groups {
        for operation in &file.spec.operations {
            let mut seen: Vec<&str> = Vec::new();
            for permission in operation.permissions.list() {
                let domain = permission.split(':').next().unwrap_or_default();
                if seen.contains(&domain) {
                    continue;
                }
                seen.push(domain);
                let found = domains.entry(domain).or_insert_with(|| Use {
                    operations: 0,
                    place: permission.part(0..domain.len()),
                });
                found.operations += 1;
            }
        }
    }
    for (domain, found) in &domains {
        if found.operations > 1 {
            continue;
        }
        let others = domains.keys().copied().filter(|other| other != domain);
        let help = closest(domain, others).map_or_else(
            || "check the spelling in the API's reference".to_owned(),
            did_you_mean,
        );
        let message = format!("permission domain `{domain}` is used by only one operation");
        findings
            .push(Diagnostic::warning(Code::RareDomain, found.place.clone(), message).help(help));
    }
}
