//! Stability of the names of unnamed types: each depends on its own place alone.
#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use codegen::Source;
use codegen_openapi::{Selection, import};
use serde_json::{Map, Value, json};

/// Lists of values that recur in many places.
const VALUES: &[&[&str]] = &[
    &["a", "b"],
    &["asc", "desc"],
    &["-size", "size"],
    &["on", "off"],
];

/// Names of fields and parameters that recur in many places.
const NAMES: &[&str] = &["state", "sortOrder", "expand", "kind"];

fn text_enum(number: usize) -> Value {
    json!({"type": "string", "enum": VALUES[number % VALUES.len()]})
}

fn schema(number: usize) -> Value {
    let inline = json!({"type": "object", "properties": {"kind": text_enum(number / 2)}});
    json!({
        "type": "object",
        "properties": {
            NAMES[number % NAMES.len()]: text_enum(number / 3),
            "states": {"type": "array", "items": text_enum(number / 5)},
            "inline": inline,
        },
    })
}

fn operation(number: usize) -> Value {
    let parameter = json!({
        "name": NAMES[number / 2 % NAMES.len()],
        "in": "query",
        "schema": {"type": "array", "items": text_enum(number)},
    });
    json!({
        "operationId": format!("getThing{}", letters(number)),
        "tags": [format!("Tag{}", number % 3)],
        "parameters": [parameter],
        "responses": {"200": {"content": {"application/json": {
            "schema": {"$ref": format!("#/components/schemas/Model{}", letters(number))},
        }}}},
    })
}

/// Letters for a number, so that no name ends with a digit.
fn letters(number: usize) -> String {
    let digit = |digit: char| char::from(b'A' + digit.to_digit(10).unwrap_or_default() as u8);
    number.to_string().chars().map(digit).collect()
}

fn description(numbers: &[usize]) -> String {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for number in numbers {
        paths.insert(
            format!("/{}", letters(*number)),
            json!({"get": operation(*number)}),
        );
        schemas.insert(format!("Model{}", letters(*number)), schema(*number));
    }
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "Names", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": paths,
        "components": {"schemas": schemas},
    });
    document.to_string()
}

/// Imports the operations with these numbers, and returns the type at each place.
fn types(numbers: &[usize]) -> BTreeMap<String, String> {
    let source = Source::new("api.json", description(numbers));
    let import = import(&[source], &Selection::default());
    let import = import.unwrap_or_else(|errors| panic!("{errors:?}"));
    let (spec, _) = codegen::read(&import.files).unwrap_or_else(|problems| panic!("{problems}"));
    let mut found = BTreeMap::new();
    for group in &spec.groups {
        for operation in group.spec.operations.iter() {
            for parameter in operation.query.iter() {
                let place = format!("{} {}", operation.id, parameter.name);
                found.insert(place, parameter.ty.to_string());
            }
        }
        for (name, model) in group.spec.models.iter() {
            for (field, item) in model.fields.iter() {
                found.insert(format!("{name}.{field}"), item.ty().to_string());
            }
        }
    }
    found
}

#[test]
fn other_parts_of_a_description_change_no_name() {
    let all: Vec<usize> = (0..24).collect();
    let expected = types(&all);
    assert!(expected.len() > 100, "{}", expected.len());
    let mut reversed = all.clone();
    reversed.reverse();
    assert_eq!(types(&reversed), expected);
    for step in 2..5 {
        let some: Vec<usize> = all
            .iter()
            .copied()
            .filter(|number| number % step != 0)
            .collect();
        for (place, name) in types(&some) {
            assert_eq!(expected.get(&place), Some(&name), "{place}");
        }
    }
}

/// Numbers below 24 in a random order, each left out with a probability of one half.
fn random_selection(seed: u64) -> Vec<usize> {
    let mut state = seed;
    let mut random = move || {
        // The multiplier and increment are Knuth's, of MMIX.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    };
    let mut keyed: Vec<(u64, usize)> = (0..24).map(|number| (random(), number)).collect();
    keyed.sort_unstable();
    keyed.retain(|_| random() % 2 == 0);
    keyed.into_iter().map(|(_, number)| number).collect()
}

#[test]
fn random_selections_in_random_orders_change_no_name() {
    let all: Vec<usize> = (0..24).collect();
    let expected = types(&all);
    let mut places = 0;
    for seed in 0..24 {
        let some = random_selection(seed);
        if some.is_empty() {
            continue;
        }
        for (place, name) in types(&some) {
            assert_eq!(expected.get(&place), Some(&name), "{place} of {some:?}");
            places += 1;
        }
    }
    assert!(places > 24 * 24, "{places}");
}

#[test]
fn names_tell_the_place() {
    let types = types(&[0, 1]);
    assert_eq!(types["getThingA state"], "list<GetThingAState>");
    assert_eq!(types["ModelA.state"], "ModelAState");
    assert_eq!(types["ModelA.states"], "list<ModelAStates>");
    assert_eq!(types["ModelA.inline"], "ModelAInline");
    assert_eq!(types["ModelAInline.kind"], "ModelAInlineKind");
}

#[test]
fn numbered_names_have_no_consecutive_underscores() {
    let fields = json!({"self": {"type": "boolean"}, "Self": {"type": "boolean"}});
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "Names", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {"/me": {"get": {
            "operationId": "getMe",
            "tags": ["Me"],
            "responses": {"200": {"content": {"application/json": {
                "schema": {"type": "object", "properties": fields},
            }}}},
        }}},
    });
    let source = Source::new("api.json", document.to_string());
    let import = import(&[source], &Selection::default());
    let import = import.unwrap_or_else(|errors| panic!("{errors:?}"));
    let written: String = import.files.iter().map(|file| file.text.as_str()).collect();
    assert!(written.contains("rust: self_2"), "{written}");
}
