//! Rules for lists of parameters.

use std::collections::BTreeMap;

use super::characters::{self, Use};
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::spec::{Parameter, Spanned};

/// Names are distinct, and a required parameter has no default.
pub(super) fn parameters(list: &[Spanned<Parameter>], used: Use, problems: &mut Diagnostics) {
    unique_names(list.iter().map(|parameter| &parameter.name), used, problems);
    for parameter in list {
        if let Some(default) = &parameter.default
            && *parameter.required
        {
            let message = format!(
                "required parameter `{}` cannot have a default",
                parameter.name
            );
            problems.push(
                Diagnostic::error(Code::DefaultRequired, default.place(), message)
                    .related(parameter.required.place(), "declared required here")
                    .help("remove either `default` or `required: true`"),
            );
        }
    }
}

/// Names are valid and distinct.
pub(super) fn unique_names<'a>(
    names: impl Iterator<Item = &'a Spanned<String>>,
    used: Use,
    problems: &mut Diagnostics,
) {
    let mut seen: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    for name in names {
        characters::check(name, "parameter name", used, problems);
        // Header names are case-insensitive.
        let key = match used {
            Use::Header => name.to_ascii_lowercase(),
            _ => name.to_string(),
        };
        if let Some(first) = seen.get(&key) {
            let message = format!("duplicate parameter `{name}`");
            let (place, first) = (name.place(), first.place());
            problems.push(
                Diagnostic::duplicate(Code::DuplicateParameter, place, first, message)
                    .help("remove one of them"),
            );
        } else {
            seen.insert(key, name);
        }
    }
}
