//! Adds to a document what OpenAPI has no key for, so that an import of it gives back the same spec.

use serde_json::{Value, json};

use crate::said::{KEY, Said};
use crate::spec::route::Route;
use crate::spec::{EnumValue, Operation, Parameter, PathParameter, Spec, UnionVariant};

/// Adds it all.
pub(super) fn annotate(document: &mut Value, spec: &Spec) {
    let api = &spec.api.spec;
    // it is there even if it says nothing more: it tells that the order is one that people chose
    document[KEY] = json!({});
    Said {
        default_groups: api.default_groups.clone(),
        ..Said::new(None, &api.allow)
    }
    .write(Some(document));
    for group in spec.groups.iter().map(|file| &file.spec) {
        let tag = document["tags"]
            .as_array_mut()
            .into_iter()
            .flatten()
            .find(|tag| tag["name"] == json!(group.group));
        Said::new(group.rust.as_ref(), &group.allow).write(tag);
        for operation in &group.operations {
            if let Ok(endpoint) = Route::parse(&operation.http) {
                let method = endpoint.method.as_str().to_lowercase();
                let target = document
                    .get_mut("paths")
                    .and_then(|paths| paths.get_mut(endpoint.path));
                if let Some(target) = target.and_then(|path| path.get_mut(&method)) {
                    annotate_operation(target, operation);
                }
            }
        }
        let mut schema = |name: &str, said: Said| {
            let schemas = document
                .get_mut("components")
                .and_then(|components| components.get_mut("schemas"));
            let schema = schemas.and_then(|schemas| schemas.get_mut(name));
            said.write(schema);
        };
        for (name, model) in &group.models {
            schema(name, Said::new(model.rust.as_ref(), &model.allow));
        }
        for (name, item) in &group.enums {
            let told = item.values.iter().any(|value| value.details().is_some());
            let values: Vec<EnumValue> = if told {
                item.values.clone()
            } else {
                Vec::new()
            };
            schema(
                name,
                Said {
                    values,
                    ..Said::new(item.rust.as_ref(), &item.allow)
                },
            );
        }
        for (name, union) in &group.unions {
            let told = union
                .variants
                .values()
                .any(|variant| matches!(variant, UnionVariant::Details(_)));
            let variants = if told {
                union.variants.clone()
            } else {
                Default::default()
            };
            schema(
                name,
                Said {
                    variants,
                    ..Said::new(union.rust.as_ref(), &union.allow)
                },
            );
        }
        for (name, model) in &group.models {
            for (wire, field) in &model.fields {
                let rust = field.details().and_then(|details| details.rust.as_ref());
                Said::new(rust, &[]).write(property(document, name, wire));
            }
        }
    }
}

/// The schema of a field: it stands in the model's own, or in the part of it that is not another model's.
fn property<'v>(document: &'v mut Value, model: &str, field: &str) -> Option<&'v mut Value> {
    let schema = document
        .get_mut("components")?
        .get_mut("schemas")?
        .get_mut(model)?;
    let own = if schema.get("allOf").is_some() && schema.get("properties").is_none() {
        schema
            .get_mut("allOf")?
            .as_array_mut()?
            .iter_mut()
            .find(|part| part.get("properties").is_some())?
    } else {
        schema
    };
    own.get_mut("properties")?.get_mut(field)
}

fn annotate_operation(target: &mut Value, operation: &Operation) {
    let said = Said {
        paging: operation.paging.clone(),
        ..Said::new(operation.rust.as_ref(), &operation.allow)
    };
    said.write(Some(target));
    for PathParameter {
        name, rust, allow, ..
    } in &operation.path
    {
        Said::new(rust.as_ref(), allow).write(parameter(target, "path", name));
    }
    for (location, list) in [("query", &operation.query), ("header", &operation.header)] {
        for Parameter {
            name, rust, allow, ..
        } in list
        {
            Said::new(rust.as_ref(), allow).write(parameter(target, location, name));
        }
    }
    if let Some(body) = &operation.body {
        Said::new(body.rust.as_ref(), &body.allow).write(target.get_mut("requestBody"));
    }
    for Parameter {
        name, rust, allow, ..
    } in operation.form.iter().flat_map(|form| &form.fields)
    {
        let media = target["requestBody"]["content"]
            .as_object_mut()
            .into_iter()
            .flatten();
        for (_, media) in media {
            let field = media
                .get_mut("schema")
                .and_then(|schema| schema.get_mut("properties"));
            Said::new(rust.as_ref(), allow).write(field.and_then(|fields| fields.get_mut(name)));
        }
    }
}

fn parameter<'v>(operation: &'v mut Value, location: &str, name: &str) -> Option<&'v mut Value> {
    let mut parameters = operation.get_mut("parameters")?.as_array_mut()?.iter_mut();
    parameters
        .find(|parameter| parameter["in"] == json!(location) && parameter["name"] == json!(name))
}
