//! The document: info, servers, tags and operations.

use serde_json::{Map, Value, json};

use super::schema::describe;
use super::{annotate, request, schema, security};
use crate::extension::SUCCESS_DESCRIPTION;
use codegen::ir::{Api, Group, Operation, Permissions, Server, Type};
use codegen::spec::Spec;

/// Builds the document as indented JSON.
pub(crate) fn document(api: &Api, spec: &Spec) -> String {
    let mut info = json!({ "title": api.title, "version": api.version });
    describe(&mut info, api.doc.as_deref());
    let tags: Vec<Value> = api.groups_with_operations().map(tag).collect();
    let mut document = json!({
        "openapi": "3.1.0",
        "info": info,
        "servers": [base_url(api, spec)],
        "tags": tags,
        "paths": paths(api),
        "components": {
            "schemas": schema::schemas(api),
            "securitySchemes": security::schemes(api),
        },
        "security": security::requirements(&api.default_security, &[], api),
    });
    annotate::annotate(&mut document, spec);
    format!("{document:#}\n")
}

/// The base URL with the trailing slash that it has in the spec.
fn base_url(api: &Api, spec: &Spec) -> Value {
    let mut server = server(&api.base_url, api.server.as_ref());
    if spec.api.spec.base_url.ends_with('/') {
        let url = server["url"].as_str().unwrap_or_default();
        server["url"] = json!(format!("{url}/"));
    }
    server
}

fn server(base_url: &str, template: Option<&Server>) -> Value {
    let Some(server) = template else {
        return json!({ "url": base_url });
    };
    let variables = server.variables.iter().map(|item| {
        let mut value = json!({ "default": item.default });
        if !item.values.is_empty() {
            value["enum"] = json!(item.values);
        }
        describe(&mut value, item.doc.as_deref());
        (item.name.clone(), value)
    });
    json!({ "url": server.template, "variables": variables.collect::<Map<_, _>>() })
}

fn tag(group: &Group) -> Value {
    let mut tag = json!({ "name": group.tag });
    describe(&mut tag, group.doc.as_deref());
    tag
}

fn paths(api: &Api) -> Value {
    let mut paths = Map::new();
    for group in &api.groups {
        for item in &group.operations {
            let path = paths.entry(item.path.clone()).or_insert_with(|| json!({}));
            path[item.method.as_str().to_lowercase()] = operation(item, group, api);
        }
    }
    Value::Object(paths)
}

fn operation(item: &Operation, group: &Group, api: &Api) -> Value {
    let tags: Vec<&String> = std::iter::once(&group.tag).chain(&item.also_in).collect();
    let mut value = json!({ "tags": tags, "operationId": item.id });
    if let Some(summary) = &item.summary {
        value["summary"] = json!(summary);
    }
    describe(&mut value, item.description.as_deref());
    if let Some(deprecated) = &item.deprecated {
        value["deprecated"] = json!(true);
        if let Some(note) = &deprecated.note {
            value["x-deprecation-note"] = json!(note);
        }
        if let Some(replacement) = &deprecated.replacement {
            value["x-replacement"] = json!(replacement.id);
        }
    }
    let parameters: Vec<Value> = item
        .parameters
        .iter()
        .filter_map(|item| request::parameter(item, api))
        .collect();
    if !parameters.is_empty() {
        value["parameters"] = json!(parameters);
    }
    if let Some(item) = &item.body {
        value["requestBody"] = request::body(item, api);
    }
    if let Some(encoding) = item.form {
        value["requestBody"] = request::form(encoding, &item.parameters, api);
    }
    value["responses"] = responses(item, api);
    if let Some(id) = item.server {
        let named = api.named_server(id);
        value["servers"] = json!([server(&named.base_url, named.server.as_ref())]);
    }
    if item.security != api.default_security || !item.scopes.is_empty() {
        value["security"] = security::requirements(&item.security, &item.scopes, api);
    }
    // As in the platform's own description, operations without permissions do not have the key.
    let (mode, list) = match &item.permissions {
        Permissions::None => return value,
        Permissions::Any(list) => ("ANY", list),
        Permissions::All(list) => ("ALL", list),
        Permissions::Text(text) => {
            value["x-inin-requires-permissions"] = json!({ "text": text });
            return value;
        }
    };
    value["x-inin-requires-permissions"] = json!({ "type": mode, "permissions": list });
    value
}

fn responses(item: &Operation, api: &Api) -> Value {
    let mut responses = json!({});
    for answer in &item.returns.answers {
        let doc = answer.doc.as_deref().unwrap_or(SUCCESS_DESCRIPTION);
        let mut success = json!({ "description": doc });
        if let Some(item) = &answer.content {
            success["content"] = request::content(item, api);
        }
        let status = answer
            .status
            .map_or_else(|| "2XX".to_owned(), |status| status.to_string());
        responses[status] = success;
    }
    if let Some(error) = api.error {
        responses["default"] = json!({
            "description": "The operation failed.",
            "content": { "application/json": { "schema": schema::schema(&Type::Model(error), api) } },
        });
    }
    responses
}
