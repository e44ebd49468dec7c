//! Reasons for changes of items whose own part of the spec did not change.

use std::collections::BTreeSet;

use codegen::ir::{Api, Field, Model, ModelId, Type};
use codegen::surface::Subject;

use crate::change::{Changes, Kind};
use crate::renames::{Names, renamed};

/// Explains the items whose reason is elsewhere in the spec.
pub(crate) fn explain(old: &Api, new: &Api, models: &Names, changes: &mut Changes) {
    for before in &old.models {
        let name = renamed(models, &before.wire);
        let mut others = new.models.iter().enumerate();
        if let Some((index, after)) = others.find(|(_, after)| after.wire == name) {
            boxes(before, (ModelId(index), after), old, new, changes);
            nulls(before, after, changes);
        }
    }
    let reasons: Vec<(Subject, &str)> = changes
        .iter()
        .filter(|change| change.text.is_empty())
        .filter_map(|change| {
            let subject = &change.subject;
            let has = |item: &str| change.items.iter().any(|own| own.contains(item));
            let reason = match (subject.section, subject.part.as_slice()) {
                ("unions", [_, _]) if has(": From<") => "another variant has the same model",
                ("models", []) if has("::new`") => "other required fields",
                ("models" | "enums" | "unions", []) if has("` needs ") => {
                    "used by operations of other groups"
                }
                ("operations", []) if has("becomes") || has("takes its arguments") => {
                    "other arguments"
                }
                _ => return None,
            };
            Some((subject.clone(), reason))
        })
        .collect();
    for (subject, reason) in reasons {
        changes.explain(&subject, reason);
    }
}

/// Explains fields that are boxed now, or no longer.
fn boxes(old: &Model, new: (ModelId, &Model), old_api: &Api, new_api: &Api, changes: &mut Changes) {
    let (id, model) = new;
    for before in &old.fields {
        let Some(after) = model.fields.iter().find(|own| own.wire == before.wire) else {
            continue;
        };
        let subject = Subject::entry("models", &model.wire).part(&["fields", &after.wire]);
        if after.boxed && !before.boxed {
            let circle = circle(id, after, new_api);
            let is_cause = |field: &Subject| *field != subject && circle.contains(&field.name);
            let causes = causes(changes, is_cause, Kind::Added);
            changes.explain(
                &subject,
                &format!("boxed, because {causes} closes a circle of models"),
            );
        } else if before.boxed && !after.boxed {
            let own = old_api.models.iter().position(|own| own.wire == old.wire);
            let circle = own
                .map(|own| circle(ModelId(own), before, old_api))
                .unwrap_or_default();
            let is_cause = |field: &Subject| *field != subject && circle.contains(&field.name);
            let causes = causes(changes, is_cause, Kind::Removed);
            changes.explain(
                &subject,
                &format!("no longer boxed, because {causes} is gone"),
            );
        }
    }
}

/// Explains setters that exist only within the bodies of PATCH.
fn nulls(old: &Model, new: &Model, changes: &mut Changes) {
    let reason = match (old.patched, new.patched) {
        (true, false) => "no PATCH operation sends the model any more",
        (false, true) => "a PATCH operation sends the model",
        _ => return,
    };
    for field in &new.fields {
        let subject = Subject::entry("models", &new.wire).part(&["fields", &field.wire]);
        changes.explain(&subject, reason);
    }
}

/// The changed fields that meet a condition, as `Pet.keeper`.
fn causes(changes: &Changes, is_cause: impl Fn(&Subject) -> bool, kind: Kind) -> String {
    let is_field = |subject: &&Subject| subject.section == "models" && subject.part.len() == 2;
    let fields = changes
        .iter()
        .filter(|change| change.kind == kind || change.kind == Kind::Changed)
        .filter(|change| !change.text.is_empty())
        .map(|change| &change.subject)
        .filter(is_field)
        .filter(|subject| is_cause(subject));
    let names: Vec<String> = fields
        .map(|field| format!("`{}.{}`", field.name, field.part[1]))
        .collect();
    match names.is_empty() {
        true => "another field".to_owned(),
        false => names.join(" or "),
    }
}

/// Names of the models on a circle through a field of a model.
fn circle(id: ModelId, field: &Field, api: &Api) -> BTreeSet<String> {
    let start = direct(field);
    let forward = start.map(|start| reachable(start, api)).unwrap_or_default();
    let is_on_circle = |other: &&ModelId| reachable(**other, api).contains(&id);
    let circle = forward.iter().filter(is_on_circle);
    circle.map(|other| api.model(*other).wire.clone()).collect()
}

/// The models that a model contains without a list or map in between.
fn reachable(start: ModelId, api: &Api) -> BTreeSet<ModelId> {
    let mut found = BTreeSet::from([start]);
    let mut rest = vec![start];
    while let Some(id) = rest.pop() {
        for next in api.model(id).fields.iter().filter_map(direct) {
            if found.insert(next) {
                rest.push(next);
            }
        }
    }
    found
}

fn direct(field: &Field) -> Option<ModelId> {
    match &field.ty {
        Type::Model(id) => Some(*id),
        _ => None,
    }
}
