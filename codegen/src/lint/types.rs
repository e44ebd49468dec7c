//! L008: models, enums and unions that no operation uses.

use std::collections::BTreeSet;

use super::Findings;
use crate::diagnostics::Code;
use crate::diagnostics::Diagnostic;
use crate::ir::Api;
use crate::lower::unreached;
use crate::spec::Spec;

pub(super) fn lint(spec: &Spec, api: &Api, findings: &mut Findings) {
    let unreached = idle(spec, unreached(api));
    for file in &spec.groups {
        let group = &file.spec;
        let models = group.models.keys().map(|name| ("model", name));
        let enums = group.enums.keys().map(|name| ("enum", name));
        let unions = group.unions.keys().map(|name| ("union", name));
        for (noun, name) in models.chain(enums).chain(unions) {
            if !unreached.contains(name.as_str()) {
                continue;
            }
            let message = format!("unused {noun} `{name}`");
            findings.push(
                Diagnostic::warning(Code::Unused, name.place(), message).help(
                    "remove it, or use it in an operation or in a model that an operation uses",
                ),
            );
        }
    }
}

/// Removes the bases of used models from the unused types.
fn idle<'a>(spec: &'a Spec, mut unreached: BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let models = || spec.groups.iter().flat_map(|file| &file.spec.models);
    let mut heirs: Vec<&str> = models().map(|(name, _)| name.as_str()).collect();
    heirs.retain(|name| !unreached.contains(name));
    while let Some(heir) = heirs.pop() {
        let model = spec
            .groups
            .iter()
            .find_map(|file| file.spec.models.get(heir));
        for base in model.iter().flat_map(|model| model.extends.iter()) {
            if unreached.remove(base.as_str()) {
                heirs.push(base);
            }
        }
    }
    unreached
}
