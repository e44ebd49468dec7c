//! Equality of models, unions and enums.

use serde_json::json;
use std::collections::HashSet;

use crate::everything;
use crate::runtime::Json;
use crate::specs::types::enums::Kind;
use crate::specs::types::models::{Change, Everything, Part};
use crate::specs::unions::models::{Ant, Cage, Cat};
use crate::specs::unions::unions::Animal;

fn read(value: &Json) -> Everything {
    serde_json::from_value(value.clone()).unwrap()
}

/// Returns an object in which every field differs from `everything`.
fn others() -> Json {
    json!({
        "text": "u", "flag": false, "small": 1, "large": 5_000_000_001_i64, "single": 0.2, "double": 0.2,
        "day": "2026-02-01", "instant": "2026-01-31T12:00:00.250000001Z", "link": "https://example.com/?a=c",
        "free": {"any": [1, 0]}, "password": "hunter3", "kind": "round",
        "part": {"name": "p", "size": 1}, "parts": [{"name": "q", "size": 3}], "byName": {"r": {"name": "s"}},
        "optText": "", "optFlag": false, "optSmall": 0, "optLarge": 0, "optSingle": 0.0, "optDouble": 0.0,
        "optDay": "0001-01-01", "optInstant": "1970-01-01T00:00:00Z", "optLink": "", "optFree": false,
        "optPassword": "", "optKind": "", "optPart": {"name": ""}, "kinds": [], "days": [], "instants": {},
        "nest": [], "deep": {}, "jsons": [], "serverSet": "", "unheardOf": null,
    })
}

#[test]
fn each_field_affects_equality() {
    let one = read(&everything());
    assert_eq!(one, read(&everything()));
    let fields = others();
    let fields = fields.as_object().unwrap();
    for (name, value) in fields {
        let mut changed = everything();
        changed[name] = value.clone();
        let two = read(&changed);
        assert_ne!(one, two, "{name}");
        assert_ne!(two, one, "{name}");
        assert_eq!(two, read(&changed), "{name}");
    }
    let known = serde_json::to_value(read(&others())).unwrap();
    assert_eq!(known.as_object().unwrap().len(), 36, "all of the model's");
}

#[test]
fn lists_and_maps_compare_length_order_keys_and_depth() {
    for (name, values) in [
        (
            "parts",
            json!([[], [{"name": "a"}], [{"name": "a"}, {"name": "b"}], [{"name": "b"}, {"name": "a"}]]),
        ),
        (
            "byName",
            json!([{}, {"a": {"name": "a"}}, {"b": {"name": "a"}}, {"a": {"name": "a"}, "b": {"name": "a"}}]),
        ),
        (
            "nest",
            json!([[], [[]], [[], []], [[1]], [[1], []], [[], [1]], [[1, 2]]]),
        ),
        (
            "deep",
            json!([{"a": []}, {"a": [{}]}, {"a": [{"b": {"name": "n"}}]}, {"a": [{"b": {"name": "m"}}]}]),
        ),
    ] {
        let values: Vec<Everything> = values
            .as_array()
            .unwrap()
            .iter()
            .map(|value| {
                let mut object = everything();
                object[name] = value.clone();
                read(&object)
            })
            .collect();
        for (row, one) in values.iter().enumerate() {
            for (column, two) in values.iter().enumerate() {
                assert_eq!(one == two, row == column, "{name}: {row}, {column}");
            }
        }
    }
}

#[test]
fn floats_compare_like_numbers() {
    let with = |single: f32, double: f64| {
        let mut value = read(&everything());
        (value.single, value.opt_double) = (single, Some(double));
        value
    };
    assert_eq!(with(0.0, 0.0), with(-0.0, -0.0));
    let (no_single, no_double) = (with(f32::NAN, 1.0), with(1.0, f64::NAN));
    assert_ne!(no_single, no_single.clone());
    assert_ne!(no_double, no_double.clone());
}

#[test]
fn unknown_fields_affect_equality() {
    let with = |value: Json| {
        let mut part = Part::new("p");
        part.extra.insert("odd".to_owned(), value);
        part
    };
    assert_eq!(with(json!([1])), with(json!([1])));
    assert_ne!(with(json!([1])), with(json!([2])));
    assert_ne!(with(json!([1])), Part::new("p"));
    assert_ne!(Change::new(1), Change::new(1).null_text());
}

#[test]
fn unions_compare_variant_and_contents() {
    let unknown = |legs: i32| -> Animal {
        serde_json::from_value(json!({"kind": "okapi", "legs": legs})).unwrap()
    };
    let cat = |lives| Box::new(Cat::new("c").with_lives(lives));
    let animals = || {
        [
            Animal::Cat(cat(7)),
            Animal::Cat(cat(9)),
            Animal::BigCat(cat(9)),
            Animal::from(Ant::new()),
            Animal::from(Ant::new().with_legs(6)),
            unknown(4),
            unknown(5),
        ]
    };
    for (row, one) in animals().iter().enumerate() {
        for (column, two) in animals().iter().enumerate() {
            assert_eq!(one == two, row == column, "{row}, {column}");
            let cages = [one, two].map(|animal| Cage::new(animal.clone(), None));
            assert_eq!(cages[0] == cages[1], row == column, "{row}, {column}");
        }
    }
}

/// A model compares the wire values of its enums, so an enum does the same.
#[test]
fn enums_compare_wire_values_in_models_and_alone() {
    let by_hand = Kind::Unrecognized("round".to_owned());
    assert_eq!(by_hand, Kind::Round);
    assert_ne!(by_hand, Kind::Square);
    assert_ne!(by_hand, Kind::Unrecognized("Round".to_owned()));
    let kinds = HashSet::from([by_hand.clone(), Kind::Round, Kind::Square]);
    assert_eq!(kinds.len(), 2);
    let with = |kind: Kind| {
        let mut value = read(&everything());
        value.kind = kind;
        value
    };
    assert_eq!(with(by_hand), with(Kind::Round));
}
