//! L008: models, enums and unions that no operation reaches: code that nobody can come by.

use super::Findings;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::ir::Api;
use crate::lower::unreached;
use crate::spec::Spec;

pub(super) fn lint(spec: &Spec, api: &Api, findings: &mut Findings) {
    let unreached = unreached(api);
    for file in &spec.groups {
        let root = file.at();
        let models = file
            .spec
            .models
            .keys()
            .map(|name| ("models", "model", name));
        let enums = file.spec.enums.keys().map(|name| ("enums", "enum", name));
        let unions = file
            .spec
            .unions
            .keys()
            .map(|name| ("unions", "union", name));
        for (key, noun, name) in models.chain(enums).chain(unions) {
            if !unreached.contains(name.as_str()) {
                continue;
            }
            let place = root.key(key).key(name).key_place();
            let message = format!("no operation reaches the {noun} `{name}`");
            findings.push(
                Diagnostic::warning(Code::Unused, place, message)
                    .help("remove it, or use it in an operation or in a model that one reaches"),
            );
        }
    }
}
