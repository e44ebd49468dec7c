//! Breaks cycles of required fields.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::import::report::Report;
use codegen::spec::{Field, Model};

/// Makes a required field optional where required fields lead from a model back to itself.
pub(super) fn break_cycles(models: &mut IndexMap<String, Model>, report: &mut Report) {
    let mut done: BTreeSet<String> = BTreeSet::new();
    let names: Vec<String> = models.keys().cloned().collect();
    for name in &names {
        if done.contains(name) {
            continue;
        }
        // Models on the path from `name`, each with the fields that remain to be followed.
        let mut path: Vec<(String, Vec<(String, String)>)> =
            vec![(name.clone(), required(models, name))];
        let mut on_path: BTreeSet<String> = BTreeSet::from([name.clone()]);
        while let Some((model, fields)) = path.last_mut() {
            let Some((field, target)) = fields.pop() else {
                on_path.remove(model);
                done.insert(model.clone());
                path.pop();
                continue;
            };
            let model = model.clone();
            if on_path.contains(&target) {
                make_optional(models, &model, &field);
                report.wider(
                    "required field that contains its own model is optional",
                    &format!("{model}.{field}"),
                );
            } else if !done.contains(&target) {
                let next = required(models, &target);
                on_path.insert(target.clone());
                path.push((target, next));
            }
        }
    }
}

/// Required fields of a model whose types are models, and the models that it extends.
fn required(models: &IndexMap<String, Model>, name: &str) -> Vec<(String, String)> {
    let Some(model) = models.get(name) else {
        return Vec::new();
    };
    let fields = model.fields.iter().rev().filter(|(_, field)| {
        field
            .details()
            .is_some_and(|details| details.required && !details.nullable)
    });
    let fields = fields.filter(|(_, field)| models.contains_key(field.ty().as_str()));
    let own = fields.map(|(wire, field)| (wire.to_string(), field.ty().to_string()));
    // An extended model counts as a field without a name.
    let parents = model
        .extends
        .iter()
        .map(|parent| (String::new(), parent.to_string()));
    own.chain(parents).collect()
}

fn make_optional(models: &mut IndexMap<String, Model>, model: &str, field: &str) {
    if let Some(Field::Details(details)) = models
        .get_mut(model)
        .and_then(|model| model.fields.get_mut(field))
        .map(|field| &mut **field)
    {
        details.required = false;
    }
}
