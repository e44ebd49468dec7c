//! A successful import gives a valid spec, whatever the description contains.

use codegen::Source;
use codegen_openapi::Selection;
use serde_json::{Value, json};

/// Description with one operation.
fn description(path: &str, operation: &Value) -> Value {
    let mut operation = operation.clone();
    if operation.get("responses").is_none() {
        operation["responses"] = json!({"204": {"description": "Done."}});
    }
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Odd", "version": "1"},
        "servers": [{"url": "https://odd.example"}],
        "paths": {
            path: {"get": operation},
            "/plain": {"get": {"operationId": "getPlain", "responses": {"204": {"description": "Done."}}}},
        },
    })
}

fn answers(responses: &Value) -> Value {
    json!({"operationId": "getOdd", "responses": responses})
}

fn parameter(location: &str, name: &str) -> Value {
    let item = json!({"name": name, "in": location, "schema": {"type": "string"}});
    json!({"operationId": "getOdd", "parameters": [item]})
}

fn text() -> Value {
    json!({"content": {"application/json": {"schema": {"type": "string"}}}})
}

#[test]
fn odd_descriptions_give_valid_specs() {
    let id = |id: &str| description("/odd", &json!({"operationId": id}));
    let union = json!({"oneOf": [{"$ref": "#/components/schemas/A"}], "discriminator": {"propertyName": ""}});
    let content = json!({"200": {"content": {"application/json": {"schema": union}}}});
    let mut discriminator = description("/odd", &answers(&content));
    discriminator["components"] =
        json!({"schemas": {"A": {"type": "object", "properties": {"a": {"type": "string"}}}}});
    let mut extension = id("getOdd");
    extension["x-spec"] = json!({"default_groups": 5});
    let mut broken = id("getOdd");
    broken["x-spec"] = json!({"default_groups": ["nothing.yaml"]});
    let mut tag = id("getOdd");
    tag["tags"] = json!([{"name": "x\u{202e}y\nz"}]);
    tag["paths"]["/odd"]["get"]["tags"] = json!(["x\u{202e}y\nz"]);
    let cases = [
        (
            "id with letters beyond ASCII",
            id("größe"),
            "operation id with",
        ),
        ("id with a line break", id("get\nOdd"), "operation id with"),
        (
            "id with a bidi control",
            id("get\u{202e}Odd"),
            "operation id with",
        ),
        ("id with spaces", id("get odd"), ""),
        ("empty id", id(""), ""),
        ("tag with controls", tag, ""),
        (
            "header with a space",
            description("/odd", &parameter("header", "X Odd")),
            "header with a name",
        ),
        (
            "header with letters beyond ASCII",
            description("/odd", &parameter("header", "X-Größe")),
            "header with a name",
        ),
        (
            "header with a line break",
            description("/odd", &parameter("header", "X\nY")),
            "header with a name",
        ),
        (
            "empty query",
            description("/odd", &parameter("query", "")),
            "parameter without a name",
        ),
        (
            "empty header",
            description("/odd", &parameter("header", "")),
            "parameter without a name",
        ),
        (
            "query with a line break",
            description("/odd", &parameter("query", "a\nb")),
            "",
        ),
        (
            "status 20",
            description("/odd", &answers(&json!({"20": text()}))),
            "response with a duplicate or invalid status",
        ),
        (
            "status 2",
            description("/odd", &answers(&json!({"2": text()}))),
            "response with a duplicate or invalid status",
        ),
        (
            "status 2000",
            description("/odd", &answers(&json!({"2000": text(), "200": text()}))),
            "response with a duplicate or invalid status",
        ),
        (
            "status 2xx",
            description("/odd", &answers(&json!({"2xx": text(), "2XX": text()}))),
            "response with a duplicate or invalid status",
        ),
        ("empty discriminator", discriminator, "`oneOf` of"),
        ("damaged extension", extension, "`x-spec` of the document"),
        ("extension with an unknown file", broken, ""),
        (
            "path with a space",
            description("/o dd", &json!({"operationId": "getOdd"})),
            "",
        ),
        (
            "path with letters beyond ASCII",
            description("/größe", &json!({"operationId": "getOdd"})),
            "",
        ),
    ];
    let mut wrong = Vec::new();
    for (name, case, finding) in cases {
        let source = Source::new("odd.json", case.to_string());
        let import = codegen_openapi::import(&[source], &Selection::default())
            .unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
        if let Err(problems) = codegen::read(&import.files) {
            wrong.push(format!("{name}: {problems}"));
        }
        let mut findings = import.report.findings();
        if !finding.is_empty() && !findings.any(|(_, what, _)| what.starts_with(finding)) {
            wrong.push(format!("{name}: not reported"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
