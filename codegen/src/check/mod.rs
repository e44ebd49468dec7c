//! Rules for single parts of a spec, and rules between operations. Lowering reports the mistakes
//! that need names to be resolved.

mod also_in;
mod answers;
mod base_url;
mod characters;
mod default_groups;
mod form;
mod operation;
mod paging;
mod parameters;
mod scopes;
mod security;
mod suppressions;
mod types;
mod union;

pub use operation::is_permission;
pub use scopes::is_scope;

use std::collections::BTreeMap;

use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::spec::{
    ApiFile, Deprecated, Enum, EnumValue, File, GroupFile, Operation, Spanned, Spec,
};
use characters::Use;

/// Checks the whole spec and goes on after each mistake.
pub(crate) fn check(spec: &Spec, problems: &mut Diagnostics) {
    api(&spec.api, problems);
    default_groups::check(spec, problems);
    security::check(spec, problems);
    also_in::check(spec, problems);
    base_url::servers(spec, problems);
    for group in &spec.groups {
        self::group(&group.spec, problems);
    }
    types::check(spec, problems);
    suppressions::check(spec, problems);
    unique_operations(spec, problems);
    if spec.complete {
        replacements(spec, problems);
    }
}

fn group(group: &GroupFile, problems: &mut Diagnostics) {
    characters::check(&group.group, "group name", Use::Wire, problems);
    for operation in &group.operations {
        operation::check(operation, problems);
    }
    for (name, model) in &group.models {
        characters::check(name, "model name", Use::Type, problems);
        for name in model.fields.keys() {
            characters::check(name, "field name", Use::Wire, problems);
        }
    }
    for (name, item) in &group.unions {
        union::check(name, item, problems);
    }
    for (name, item) in &group.enums {
        characters::check(name, "enum name", Use::Type, problems);
        values(item, problems);
    }
}

fn api(api: &File<ApiFile>, problems: &mut Diagnostics) {
    not_empty(&api.spec.title, "title", problems);
    not_empty(&api.spec.version, "version", problems);
    base_url::check(api, problems);
    let groups = &api.spec.groups;
    if groups.is_empty() && !api.damaged {
        problems.push(
            Diagnostic::error(Code::Empty, groups.place(), "empty list of groups")
                .help("add a group file"),
        );
    }
}

fn values(item: &Enum, problems: &mut Diagnostics) {
    let list = &item.values;
    if list.is_empty() {
        let help = "add the values of the enum, or use the type `string`";
        problems
            .push(Diagnostic::error(Code::Empty, list.place(), "enum without values").help(help));
    }
    let mut seen: BTreeMap<&str, &Spanned<EnumValue>> = BTreeMap::new();
    for item in list.iter() {
        let value = item.value();
        characters::characters(value, "enum value", Use::Wire, problems);
        if let Some(first) = seen.insert(value, item) {
            let message = format!("duplicate value `{value}`");
            let (place, first) = (item.place(), first.place());
            problems.push(
                Diagnostic::duplicate(Code::DuplicateValue, place, first, message)
                    .help("remove the duplicate"),
            );
        }
    }
}

/// No two operations share an id, or a method and path.
fn unique_operations(spec: &Spec, problems: &mut Diagnostics) {
    let mut ids: BTreeMap<&str, Place> = BTreeMap::new();
    let mut routes: BTreeMap<(&str, String), Place> = BTreeMap::new();
    for operation in operations(spec) {
        let id = &operation.id;
        if let Some(first) = ids.get(id.as_str()) {
            let message = format!("duplicate operation id `{id}`");
            let first = first.clone();
            problems.push(
                Diagnostic::duplicate(Code::DuplicateOperation, id.place(), first, message)
                    .help("give one of them another id"),
            );
        } else {
            ids.insert(id, id.place());
        }
        let Some(route) = operation.http.value() else {
            continue;
        };
        let place = operation.http.place();
        let method = route.method.as_str();
        let key = (method, route.shape());
        if let Some(first) = routes.get(&key) {
            let message = format!("duplicate method and path `{method} {}`", route.path);
            let first = first.clone();
            problems.push(
                Diagnostic::duplicate(Code::DuplicateEndpoint, place, first, message)
                    .help("remove one of them, or correct its method or path"),
            );
        } else {
            routes.insert(key, place);
        }
    }
}

/// Every replacement of a deprecated operation exists.
fn replacements(spec: &Spec, problems: &mut Diagnostics) {
    let mut ids: Vec<&str> = spec
        .groups
        .iter()
        .flat_map(|group| group.operations.iter().map(String::as_str))
        .collect();
    ids.sort_unstable();
    for operation in operations(spec) {
        let Some(Deprecated::Details(details)) = operation.deprecated.as_ref().map(|item| &***item)
        else {
            continue;
        };
        let Some(replacement) = &details.replacement else {
            continue;
        };
        let is_own = replacement == &operation.id;
        if !is_own && ids.binary_search(&replacement.as_str()).is_ok() {
            continue;
        }
        let message = if is_own {
            "operation is its own replacement".to_owned()
        } else {
            format!("unknown operation `{replacement}`")
        };
        let problem = Diagnostic::error(Code::UnknownReplacement, replacement.place(), message);
        let others = ids
            .iter()
            .copied()
            .filter(|id| *id != operation.id.as_str());
        let close = (!problems.is_crowded()).then(|| closest(replacement, others));
        problems.push(match close.flatten() {
            Some(name) => problem.help(did_you_mean(name)),
            None => problem.help("use the `id` of another operation of this spec"),
        });
    }
}

fn operations(spec: &Spec) -> impl Iterator<Item = &Operation> {
    let files = spec.groups.iter();
    files.flat_map(|file| file.spec.operations.iter().map(|operation| &**operation))
}

fn not_empty(text: &Spanned<String>, what: &str, problems: &mut Diagnostics) {
    if text.trim().is_empty() {
        let message = format!("empty {what}");
        problems.push(
            Diagnostic::error(Code::Empty, text.place(), message)
                .help(format!("write a non-empty {what}")),
        );
    }
}
