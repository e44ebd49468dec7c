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
    codegen_openapi::import(&[source], &Selection::default())
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

#[test]
fn deep_yaml_is_rejected_at_its_place() {
    let text = format!("swagger: '2.0'\nx: {}", "[".repeat(100_000));
    let source = Source::new("deep.yaml", text);
    let errors = codegen_openapi::import(&[source], &Selection::default());
    let errors = errors.err().unwrap_or_default();
    let message = errors.first().map(ToString::to_string).unwrap_or_default();
    assert!(message.contains("deep.yaml:2:"), "{message}");
    assert!(
        message.contains("nested deeper than 128 levels"),
        "{message}"
    );
}

#[test]
fn a_field_with_a_name_that_yaml_cannot_hold_is_one_of_the_unknown_fields() {
    let finding = "field with a name of more than 1,000 letters is one of the unknown fields";
    let schema = |letters: usize| {
        let name = "é".repeat(letters);
        let field = json!({"type": "string"});
        json!({"required": [name.clone()], "properties": {name: field.clone(), "other": field}})
    };
    for (letters, left_out) in [(1_000, 0), (1_001, 1)] {
        let import = import(&schema(letters), &json!({}));
        assert_eq!(count(&import, finding), left_out);
        codegen::normal_form(&import.files).unwrap_or_else(|problems| panic!("{problems}"));
    }
}

/// Description of an operation that returns the last of many named schemas.
fn chain(length: usize, schema: impl Fn(usize) -> Value) -> Source {
    let schemas = (0..length).map(|index| (format!("M{index}"), schema(index)));
    let last = json!({"$ref": format!("#/components/schemas/M{}", length - 1)});
    let document = json!({
        "openapi": "3.0.0",
        "info": {"title": "Chain", "version": "1"},
        "servers": [{"url": "https://limits.example"}],
        "paths": {"/root": {"get": {
            "operationId": "getRoot",
            "tags": ["Limits"],
            "parameters": [{"name": "root", "in": "query", "schema": last}],
            "responses": {"200": {"content": {"application/json": {"schema": last}}}},
        }}},
        "components": {"schemas": schemas.collect::<serde_json::Map<_, _>>()},
    });
    Source::new("chain.json", document.to_string())
}

/// Reference to the schema before another one; the first one refers to the last.
fn before(index: usize, length: usize) -> Value {
    let index = (index + length - 1) % length;
    json!({"$ref": format!("#/components/schemas/M{index}")})
}

/// Model that extends the one before, if there is one.
fn extending(index: usize) -> Value {
    let own = json!({"type": "object", "properties": {format!("f{index}"): {"type": "string"}}});
    match index {
        0 => own,
        _ => json!({"allOf": [before(index, index + 1), own]}),
    }
}

#[test]
fn a_long_chain_of_all_of_is_imported() {
    let import = codegen_openapi::import(&[chain(300, extending)], &Selection::default())
        .unwrap_or_else(|errors| panic!("{errors:?}"));
    assert_eq!(import.counts.types, 300);
    codegen::normal_form(&import.files).unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn more_than_200_000_inherited_fields_are_refused() {
    let errors = codegen_openapi::import(&[chain(700, extending)], &Selection::default());
    let errors = errors.err().unwrap_or_default();
    let message = errors.first().map(ToString::to_string).unwrap_or_default();
    assert!(
        message.contains("inherit more than 200000 fields"),
        "{message}"
    );
}

/// JSON nests at most 128 levels.
#[test]
fn deeply_nested_schemas_do_not_exhaust_the_stack() {
    let nest = |wrap: fn(&Value) -> Value, levels: usize| {
        (0..levels).fold(json!({"type": "string"}), |inner, _| wrap(&inner))
    };
    for schema in [
        nest(|inner| json!({"type": "array", "items": inner}), 110),
        nest(
            |inner| json!({"type": "object", "additionalProperties": inner}),
            110,
        ),
        nest(|inner| json!({"properties": {"a": inner}}), 55),
        nest(|inner| json!({"allOf": [inner, {"description": "d"}]}), 55),
        nest(
            |inner| json!({"allOf": [inner, {"properties": {"b": {}}}]}),
            55,
        ),
        nest(|inner| json!({"oneOf": [inner, {"type": "null"}]}), 55),
    ] {
        let import = import(&schema, &json!({}));
        codegen::read(&import.files).unwrap_or_else(|problems| panic!("{problems}"));
    }
}

/// Recursion for each schema would overflow the stack of a test.
#[test]
fn long_chains_of_references_do_not_exhaust_the_stack() {
    const LENGTH: usize = 3_000;
    type Kind = fn(usize) -> Value;
    let kinds: [(&str, Kind); 6] = [
        ("allOf", extending),
        ("circular allOf", |index| {
            let own = json!({"properties": {format!("f{index}"): {"type": "string"}}});
            json!({"allOf": [before(index, LENGTH), own]})
        }),
        ("references", |index| match index {
            0 => json!({"type": "string"}),
            _ => json!({"allOf": [before(index, LENGTH)]}),
        }),
        ("lists", |index| match index {
            0 => json!({"type": "string"}),
            _ => json!({"type": "array", "items": before(index, LENGTH)}),
        }),
        (
            "maps",
            |index| json!({"type": "object", "additionalProperties": before(index, LENGTH)}),
        ),
        ("unions", |index| match index {
            0 => json!({"type": "object", "properties": {"a": {"type": "string"}}}),
            _ => json!({
                "oneOf": [before(index, LENGTH)],
                "discriminator": {"propertyName": "kind"},
            }),
        }),
    ];
    for (name, kind) in kinds {
        match codegen_openapi::import(&[chain(LENGTH, kind)], &Selection::default()) {
            Ok(import) => {
                codegen::read(&import.files)
                    .unwrap_or_else(|problems| panic!("{name}: {problems}"));
            }
            Err(errors) => assert_eq!(name, "allOf", "{errors:?}"),
        }
    }
}
