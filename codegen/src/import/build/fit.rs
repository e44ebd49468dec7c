//! What the generator would refuse, made to fit: limits of other types, endless models, names that are one in Rust.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::Builder;
use crate::diagnostics::size_limits::NAME_LETTERS;
use crate::import::report::Report;
use crate::ir::names::{Case, Name};
use crate::spec::{Field, Limits, Model, Number};

impl Builder<'_> {
    /// The limits that say something of a type; others are reported.
    pub(super) fn limits(&mut self, limits: &Limits, ty: &str, place: &str) -> Option<Limits> {
        let numeric = ["int32", "int64", "float", "double"].contains(&ty);
        let text = ["string", "uri"].contains(&ty);
        let list = ty.starts_with("list<");
        let mut kept = limits.clone();
        let mut lost = false;
        if !numeric {
            for limit in [
                &mut kept.min,
                &mut kept.max,
                &mut kept.above,
                &mut kept.below,
                &mut kept.multiple_of,
            ] {
                lost |= limit.take().is_some();
            }
        }
        if !text {
            lost |= kept.min_length.take().is_some()
                | kept.max_length.take().is_some()
                | kept.pattern.take().is_some();
        }
        if !list {
            lost |= kept.min_items.take().is_some()
                | kept.max_items.take().is_some()
                | std::mem::take(&mut kept.unique);
        }
        for count in [
            &mut kept.min_length,
            &mut kept.max_length,
            &mut kept.min_items,
            &mut kept.max_items,
        ] {
            lost |= count.take_if(|count| *count < 0).is_some();
        }
        lost |= kept
            .multiple_of
            .take_if(|number| value(*number) <= 0.0)
            .is_some();
        lost |= meaningless(&mut kept);
        if lost {
            self.lose(
                "a limit of a type that has no such limit, or that nothing can keep",
                place,
            );
        }
        (kept != Limits::default()).then_some(kept)
    }
}

/// Takes out limits that contradict one another.
fn meaningless(limits: &mut Limits) -> bool {
    let mut lost = false;
    if limits
        .above
        .zip(limits.below)
        .is_some_and(|(above, below)| value(above) > value(below))
    {
        limits.above = None;
        limits.below = None;
        lost = true;
    }
    if limits
        .min
        .zip(limits.max)
        .is_some_and(|(min, max)| value(min) > value(max))
    {
        limits.min = None;
        limits.max = None;
        lost = true;
    }
    if limits
        .min_length
        .zip(limits.max_length)
        .is_some_and(|(min, max)| min > max)
    {
        limits.min_length = None;
        limits.max_length = None;
        lost = true;
    }
    if limits
        .min_items
        .zip(limits.max_items)
        .is_some_and(|(min, max)| min > max)
    {
        limits.min_items = None;
        limits.max_items = None;
        lost = true;
    }
    lost
}

fn value(number: Number) -> f64 {
    match number {
        #[expect(clippy::cast_precision_loss, reason = "only compared")]
        Number::Int(value) => value as f64,
        Number::Float(value) => value,
    }
}

/// Makes fields optional where required ones lead from a model back to itself.
pub(super) fn loosen_endless(models: &mut IndexMap<String, Model>, report: &mut Report) {
    let mut done: BTreeSet<String> = BTreeSet::new();
    let names: Vec<String> = models.keys().cloned().collect();
    for name in &names {
        // the models on the way, each with the fields that are still to be followed
        let mut way: Vec<(String, Vec<(String, String)>)> =
            vec![(name.clone(), required(models, name))];
        while let Some((model, fields)) = way.last_mut() {
            let Some((field, target)) = fields.pop() else {
                done.insert(model.clone());
                way.pop();
                continue;
            };
            let model = model.clone();
            if way.iter().any(|(open, _)| *open == target) {
                loosen(models, &model, &field);
                report.changed(
                    "a required field that leads back to its own model: optional",
                    &format!("{model}.{field}"),
                );
            } else if !done.contains(&target) {
                let next = required(models, &target);
                way.push((target, next));
            }
        }
    }
}

/// The required fields of a model that hold another directly.
fn required(models: &IndexMap<String, Model>, name: &str) -> Vec<(String, String)> {
    let Some(model) = models.get(name) else {
        return Vec::new();
    };
    let fields = model.fields.iter().rev().filter(|(_, field)| {
        field
            .details()
            .is_some_and(|details| details.required && !details.nullable)
    });
    let fields = fields.filter(|(_, field)| models.contains_key(field.ty()));
    let own = fields.map(|(wire, field)| (wire.clone(), field.ty().to_owned()));
    // what a model has from another counts as a step to that one
    let parents = model
        .extends
        .iter()
        .map(|parent| (String::new(), parent.clone()));
    own.chain(parents).collect()
}

fn loosen(models: &mut IndexMap<String, Model>, model: &str, field: &str) {
    if let Some(Field::Details(details)) = models
        .get_mut(model)
        .and_then(|model| model.fields.get_mut(field))
    {
        details.required = false;
    }
}

/// A name that leaves room for what is put before and behind it. One that was shortened stays so with a number behind it.
pub(super) fn shortened(name: &str) -> &str {
    match name.get(..NAME_LETTERS - 20) {
        Some(start) if name.len() > NAME_LETTERS - 10 => start.trim_end_matches('_'),
        _ => name,
    }
}

/// Takes the Rust name that follows from a text, or gives it one if that is taken, with a number, or too long.
pub(in crate::import) fn claim(
    taken: &mut BTreeSet<String>,
    text: &str,
    rust: &mut Option<String>,
) {
    let usual = rust
        .clone()
        .unwrap_or_else(|| Name::new(text, Case::Snake).as_str().to_owned());
    let plain = shortened(&usual);
    let mut name = plain.to_owned();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{plain}_{number}");
        number += 1;
    }
    if name != usual {
        *rust = Some(name);
    }
}
