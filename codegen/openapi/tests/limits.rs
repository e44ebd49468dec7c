//! Limits that keep an import finite.
#![expect(clippy::panic, reason = "a test fails by panicking")]

use codegen::Source;
use codegen_openapi::{Import, Selection};
use serde_json::{Value, json};

/// Imports an API whose only operation returns a schema, which can refer to unnamed schemas.
fn import(schema: &Value, unnamed: &Value) -> Import {
    let mut document = json!({
        "openapi": "3.0.0",
        "info": {"title": "Limits", "version": "1"},
        "servers": [{"url": "https://limits.example"}],
        "paths": {"/root": {"get": {
            "operationId": "getRoot",
            "tags": ["Limits"],
            "responses": {"200": {"content": {"application/json": {"schema": schema}}}},
        }}},
    });
    document["x-schemas"] = unnamed.clone();
    let source = Source::new("limits.json", document.to_string());
    codegen_openapi::import(&[source], None, &Selection::default())
        .unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// Number of occurrences of a finding.
fn count(import: &Import, what: &str) -> usize {
    let mut findings = import.report.findings();
    let found = findings.find(|(_, known, _)| *known == what);
    found.map_or(0, |(_, _, finding)| finding.count)
}

/// Nests `allOf`; each level adds a field, because an `allOf` of one part is not a level.
fn nested_all_of(levels: usize) -> Value {
    let field = |level: usize| json!({"properties": {format!("f{level}"): {"type": "string"}}});
    (0..levels).fold(
        field(levels),
        |inner, level| json!({"allOf": [inner, field(level)]}),
    )
}

#[test]
fn all_of_can_nest_32_levels() {
    let finding =
        "part of `allOf` that is recursive or not an object is ignored: its values are unreadable";
    assert_eq!(count(&import(&nested_all_of(32), &json!({})), finding), 0);
    assert_eq!(count(&import(&nested_all_of(33), &json!({})), finding), 1);
}

#[test]
fn references_to_unnamed_schemas_expand_10_000_times() {
    let finding =
        "recursive `$ref` to an unnamed schema, or more than 10,000 of them, has the type `json`";
    let fields = |count: usize| {
        let field = |index| (format!("f{index}"), json!({"$ref": "#/x-schemas/text"}));
        let properties: serde_json::Map<_, _> = (0..count).map(field).collect();
        json!({"type": "object", "properties": properties})
    };
    let text = json!({"text": {"type": "string"}});
    assert_eq!(count(&import(&fields(10_000), &text), finding), 0);
    assert_eq!(count(&import(&fields(10_003), &text), finding), 3);
}

#[test]
fn references_to_unnamed_schemas_nest_16_levels() {
    let finding =
        "recursive `$ref` to an unnamed schema, or more than 10,000 of them, has the type `json`";
    // `link0` contains `link1`, and so on.
    let chain = |length: usize| {
        let link = |index: usize| {
            let next = json!({"$ref": format!("#/x-schemas/link{}", index + 1)});
            (
                format!("link{index}"),
                json!({"properties": {"next": next}}),
            )
        };
        let mut links: serde_json::Map<_, _> = (0..length - 1).map(link).collect();
        links.insert(format!("link{}", length - 1), json!({"type": "string"}));
        Value::Object(links)
    };
    let root = json!({"$ref": "#/x-schemas/link0"});
    assert_eq!(count(&import(&root, &chain(16)), finding), 0);
    assert_eq!(count(&import(&root, &chain(17)), finding), 1);
}
