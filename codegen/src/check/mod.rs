//! The rules that each part of a spec must keep by itself, and those between operations. What needs names to be
//! resolved is found while lowering.

mod answers;
mod base_url;
mod characters;
mod default_groups;
mod form;
mod operation;
mod paging;
mod scopes;
mod suppressions;
mod union;

pub use operation::is_permission;
pub use scopes::is_scope;

use std::collections::BTreeMap;

use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::spec::File;
use crate::spec::location::At;
use crate::spec::route::Route;
use crate::spec::{ApiFile, Deprecated, Enum, EnumValue, GroupFile, Spec};
use characters::{Name, Use};

/// Checks the whole spec and goes on after each mistake.
pub(crate) fn check(spec: &Spec, problems: &mut Diagnostics) {
    api(spec, problems);
    default_groups::check(spec, problems);
    for group in &spec.groups {
        self::group(group, problems);
    }
    suppressions::check(spec, problems);
    unique_operations(spec, problems);
    if spec.complete {
        replacements(spec, problems);
    }
}

fn group(group: &File<GroupFile>, problems: &mut Diagnostics) {
    let root = group.at();
    let name = Name::of_value(&group.spec.group, root.key("group"));
    name.check("group name", Use::Wire, problems);
    let list = root.key("operations");
    for (index, operation) in group.spec.operations.iter().enumerate() {
        operation::check(operation, list.item(index), problems);
    }
    let models = root.key("models");
    for (name, model) in &group.spec.models {
        let at = models.key(name);
        Name::of_key(name, at).check("model name", Use::Type, problems);
        let fields = at.key("fields");
        for name in model.fields.keys() {
            let name = Name::of_key(name, fields.key(name));
            name.check("field name", Use::Wire, problems);
        }
    }
    let unions = root.key("unions");
    for (name, item) in &group.spec.unions {
        union::check(name, item, unions.key(name), problems);
    }
    let enums = root.key("enums");
    for (name, item) in &group.spec.enums {
        let at = enums.key(name);
        Name::of_key(name, at).check("enum name", Use::Type, problems);
        values(item, at, problems);
    }
}

fn api(spec: &Spec, problems: &mut Diagnostics) {
    let root = spec.api.at();
    let ApiFile { title, version, .. } = &spec.api.spec;
    not_empty(title, root.key("title"), "title", problems);
    not_empty(version, root.key("version"), "version", problems);
    base_url::check(&spec.api, problems);
    if spec.api.spec.groups.is_empty() && !spec.api.damaged {
        let place = root.key("groups").place();
        problems.push(
            Diagnostic::error(Code::Empty, place, "empty list of groups").help("add a group file"),
        );
    }
}

fn values(item: &Enum, at: At<'_>, problems: &mut Diagnostics) {
    let list = at.key("values");
    if item.values.is_empty() {
        let help = "add the values of the enum, or use the type `string`";
        problems
            .push(Diagnostic::error(Code::Empty, list.place(), "enum without values").help(help));
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, value) in item.values.iter().enumerate() {
        let at = list.item(index);
        let details_at = at.key("value");
        let text_at = match value {
            EnumValue::Value(_) => at,
            EnumValue::Details(_) => details_at,
        };
        Name::of_value(value.value(), text_at).characters("enum value", Use::Wire, problems);
        if let Some(first) = seen.insert(value.value(), index) {
            let message = format!("duplicate value `{}`", value.value());
            problems.push(
                Diagnostic::error(Code::DuplicateValue, list.item(index).place(), message)
                    .label("duplicate")
                    .related(list.item(first).place(), "first defined here")
                    .help("remove the duplicate"),
            );
        }
    }
}

/// No two operations share an id, or a method and path.
fn unique_operations(spec: &Spec, problems: &mut Diagnostics) {
    let mut ids: BTreeMap<&str, Place> = BTreeMap::new();
    let mut endpoints: BTreeMap<(&str, String), Place> = BTreeMap::new();
    for_each_operation(spec, |group, index| {
        let root = group.at();
        let list = root.key("operations");
        let at = list.item(index);
        let operation = &group.spec.operations[index];
        let id = at.key("id").place();
        if let Some(first) = ids.get(operation.id.as_str()) {
            let message = format!("duplicate operation id `{}`", operation.id);
            problems.push(
                Diagnostic::error(Code::DuplicateOperation, id, message)
                    .label("duplicate")
                    .related(first.clone(), "first defined here")
                    .help("give one of them another id"),
            );
        } else {
            ids.insert(&operation.id, id);
        }
        let Ok(endpoint) = Route::parse(&operation.http) else {
            return;
        };
        let place = at.key("http").place();
        let key = (endpoint.method.as_str(), endpoint.shape());
        if let Some(first) = endpoints.get(&key) {
            let message = format!(
                "duplicate method and path `{} {}`",
                endpoint.method.as_str(),
                endpoint.path
            );
            problems.push(
                Diagnostic::error(Code::DuplicateEndpoint, place, message)
                    .label("duplicate")
                    .related(first.clone(), "first defined here")
                    .help("remove one of them, or correct its method or path"),
            );
        } else {
            endpoints.insert(key, place);
        }
    });
}

/// Every replacement of a deprecated operation exists.
fn replacements(spec: &Spec, problems: &mut Diagnostics) {
    let mut ids: Vec<&str> = spec
        .groups
        .iter()
        .flat_map(|group| group.operations.iter().map(String::as_str))
        .collect();
    ids.sort_unstable();
    for_each_operation(spec, |group, index| {
        let operation = &group.spec.operations[index];
        let Some(Deprecated::Details(details)) = &operation.deprecated else {
            return;
        };
        let Some(replacement) = &details.replacement else {
            return;
        };
        if replacement != &operation.id && ids.binary_search(&replacement.as_str()).is_ok() {
            return;
        }
        let root = group.at();
        let list = root.key("operations");
        let at = list.item(index);
        let at = at.key("deprecated");
        let message = if replacement == &operation.id {
            "operation is its own replacement".to_owned()
        } else {
            format!("unknown operation `{replacement}`")
        };
        let mut diagnostic = Diagnostic::error(
            Code::UnknownReplacement,
            at.key("replacement").place(),
            message,
        );
        let others = ids.iter().copied().filter(|id| *id != operation.id);
        let close = (!problems.is_crowded()).then(|| closest(replacement, others));
        diagnostic = match close.flatten() {
            Some(name) => diagnostic.help(did_you_mean(name)),
            None => diagnostic.help("use the `id` of another operation of this spec"),
        };
        problems.push(diagnostic);
    });
}

fn for_each_operation<'s>(spec: &'s Spec, mut visit: impl FnMut(&'s File<GroupFile>, usize)) {
    for group in &spec.groups {
        for index in 0..group.spec.operations.len() {
            visit(group, index);
        }
    }
}

fn not_empty(text: &str, at: At<'_>, what: &str, problems: &mut Diagnostics) {
    if text.trim().is_empty() {
        let message = format!("empty {what}");
        problems.push(
            Diagnostic::error(Code::Empty, at.place(), message)
                .help(format!("write a non-empty {what}")),
        );
    }
}
