//! Adds the `x-spec` extensions, from which an import restores the same spec.

use serde_json::{Value, json};

use crate::extension::{self, ExportedGroup, Extension};
use codegen::spec::{Enum, GroupFile, Model, Operation, Spec, Union, UnionVariant};

/// Adds the extensions of all objects in a document.
pub(super) fn annotate(document: &mut Value, spec: &Spec) {
    api(document, spec);
    for file in &spec.groups {
        annotate_group(document, &file.spec);
    }
}

fn api(document: &mut Value, spec: &Spec) {
    let api = &spec.api.spec;
    let groups = spec.groups.iter();
    // An import keeps the order of a document that has the extension.
    Extension {
        default_groups: api.default_groups.clone(),
        error: api.error.as_ref().map(|model| model.to_string()),
        groups: groups
            .map(|file| group(document, &file.path, &file.spec))
            .collect(),
        servers: api.servers.clone(),
        ..Extension::new(None, &api.allow)
    }
    .write(Some(document));
    for (name, scheme) in &api.security {
        let keys = ["components", "securitySchemes", name.as_str()];
        Extension::new(scheme.rust.as_ref(), &[]).write(lookup(document, &keys));
    }
}

fn group(document: &Value, path: &str, group: &GroupFile) -> ExportedGroup {
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let is_usual = file == extension::file_of_group(&group.group);
    let tags = document.get("tags").and_then(Value::as_array);
    let mut tags = tags.into_iter().flatten();
    let has_tag = tags.any(|tag| tag["name"] == json!(*group.group));
    let ids = group.operations.iter();
    let models = group.models.keys();
    let types = models.chain(group.enums.keys()).chain(group.unions.keys());
    ExportedGroup {
        group: group.group.to_string(),
        file: (!is_usual).then(|| file.to_owned()),
        rust: group.rust.clone(),
        doc: group.doc.clone().filter(|_| !has_tag),
        allow: group.allow.clone(),
        operations: ids.map(|operation| operation.id.to_string()).collect(),
        types: types.map(|name| name.to_string()).collect(),
    }
}

fn annotate_group(document: &mut Value, group: &GroupFile) {
    for operation in &group.operations {
        if let Some(route) = operation.http.value() {
            let method = route.method.as_str().to_lowercase();
            if let Some(target) = lookup(document, &["paths", &route.path, &method]) {
                annotate_operation(target, operation);
            }
        }
    }
    for (name, item) in &group.models {
        model(document, name, item);
    }
    for (name, item) in &group.enums {
        enumeration(item).write(named_schema(document, name));
    }
    for (name, item) in &group.unions {
        union(item).write(named_schema(document, name));
    }
}

fn model(document: &mut Value, name: &str, model: &Model) {
    let Some(schema) = named_schema(document, name) else {
        return;
    };
    Extension::new(model.rust.as_ref(), &model.allow).write(Some(schema));
    for (wire, field) in model.fields.iter() {
        let rust = field.details().and_then(|details| details.rust.as_ref());
        Extension::new(rust, &[]).write(property(schema, wire));
    }
}

fn enumeration(item: &Enum) -> Extension {
    let has_details = item.values.iter().any(|value| value.details().is_some());
    let values = has_details.then(|| item.values.to_vec());
    Extension {
        values: values.unwrap_or_default(),
        ..Extension::new(item.rust.as_ref(), &item.allow)
    }
}

fn union(item: &Union) -> Extension {
    let mut variants = item.variants.values();
    let has_details = variants.any(|variant| matches!(variant, UnionVariant::Details(_)));
    let variants = has_details.then(|| (*item.variants).clone());
    Extension {
        variants: variants.unwrap_or_default(),
        ..Extension::new(item.rust.as_ref(), &item.allow)
    }
}

fn annotate_operation(target: &mut Value, operation: &Operation) {
    let extension = Extension {
        paging: operation.paging.as_ref().map(|rule| (***rule).clone()),
        server: operation.server.as_ref().map(|name| name.to_string()),
        ..Extension::new(operation.rust.as_ref(), &operation.allow)
    };
    extension.write(Some(target));
    for item in &operation.path {
        Extension::new(item.rust.as_ref(), &item.allow)
            .write(parameter(target, "path", &item.name));
    }
    for (location, list) in [
        ("query", operation.query.as_slice()),
        ("header", operation.header.as_slice()),
        ("cookie", operation.cookie.as_slice()),
    ] {
        for item in list {
            Extension::new(item.rust.as_ref(), &item.allow)
                .write(parameter(target, location, &item.name));
        }
    }
    if let Some(body) = &operation.body {
        Extension::new(body.rust.as_ref(), &body.allow).write(target.get_mut("requestBody"));
    }
    if let Some(form) = &operation.form {
        let content = lookup(target, &["requestBody", "content"]);
        let media_types = content.and_then(Value::as_object_mut);
        for (_, media_type) in media_types.into_iter().flatten() {
            for item in form.fields.iter() {
                Extension::new(item.rust.as_ref(), &item.allow)
                    .write(lookup(media_type, &["schema", "properties", &item.name]));
            }
        }
    }
}

fn parameter<'v>(operation: &'v mut Value, location: &str, name: &str) -> Option<&'v mut Value> {
    let mut parameters = operation.get_mut("parameters")?.as_array_mut()?.iter_mut();
    parameters
        .find(|parameter| parameter["in"] == json!(location) && parameter["name"] == json!(name))
}

/// Schema of a field: a property of the model, or of the part of its `allOf` with its own fields.
fn property<'v>(model: &'v mut Value, field: &str) -> Option<&'v mut Value> {
    let own = if model.get("allOf").is_some() && model.get("properties").is_none() {
        let parts = model.get_mut("allOf")?.as_array_mut()?;
        parts
            .iter_mut()
            .find(|part| part.get("properties").is_some())?
    } else {
        model
    };
    lookup(own, &["properties", field])
}

fn named_schema<'v>(document: &'v mut Value, name: &str) -> Option<&'v mut Value> {
    lookup(document, &["components", "schemas", name])
}

fn lookup<'v>(mut value: &'v mut Value, keys: &[&str]) -> Option<&'v mut Value> {
    for key in keys {
        value = value.get_mut(*key)?;
    }
    Some(value)
}
