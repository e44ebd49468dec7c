//! `Debug` output of models and unions: wire names, present fields, and no secrets.

use crate::everything;
use crate::specs::inherit::models::Dog as Pet;
use crate::specs::types::models::{Change, Everything, ListedPart, Part};
use crate::specs::unions::models::{Ant, Cage, Cat, Dog};
use crate::specs::unions::unions::Animal;
use serde_json::json;

/// Returns the compact and the pretty output. Asserts that both redact the secret.
fn shown(value: &dyn std::fmt::Debug) -> String {
    let text = format!("{value:?} {value:#?}");
    assert!(!text.contains("hunter2"), "{text}");
    text
}

#[test]
fn shows_fields_of_every_type_and_omits_absent_fields() {
    let value: Everything = serde_json::from_value(everything()).unwrap();
    let text = concat!(
        r#"Everything { text: "t", flag: true, small: -1, large: 5000000000, single: 0.1, double: 0.1, "#,
        r#"day: "2026-01-31", instant: "2026-01-31T12:00:00.25Z", link: "https://example.com/?a=b", "#,
        r#"free: Object {"any": Array [Number(1), Null]}, password: [redacted], kind: "hexagonal", "#,
        r#"part: Part { name: "p" }, parts: [Part { name: "q", size: 2 }], byName: {"r": Part { name: "r" }} }"#,
    );
    assert_eq!(format!("{value:?}"), text);
}

#[test]
fn pretty_output_indents_nested_models() {
    let mut part = Part::new("a \"b\"").with_size(1);
    part.extra.insert("odd".to_owned(), json!("hunter2"));
    let change = Change::new(1).with_by_name(
        [(
            "k".to_owned(),
            vec![ListedPart::new().with_again(Change::new(2))],
        )]
        .into(),
    );
    let text = r#"Part {
    name: "a \"b\"",
    size: 1,
    extra: {
        "odd",
    },
}
Change {
    version: 1,
    byName: {
        "k": [
            ListedPart {
                again: Change {
                    version: 2,
                },
            },
        ],
    },
}"#;
    assert_eq!(format!("{part:#?}\n{change:#?}"), text);
}

#[test]
fn shows_required_null_and_omits_optional_null() {
    let pet = Pet::new("Rex", None, None, None);
    let text = r#"Dog { name: "Rex", owner: None, vet: None, twin: None }"#;
    assert_eq!(format!("{pet:?}"), text);
}

#[test]
fn shows_the_variant_of_a_union() {
    let cat = || Box::new(Cat::new("c").with_lives(9));
    let animals = [
        Animal::Cat(cat()),
        Animal::BigCat(cat()),
        Animal::from(Ant::new()),
        serde_json::from_value(json!({"kind": "okapi"})).unwrap(),
    ];
    let text = r#"[cat(Cat { kind: "c", lives: 9 }), tiger(Cat { kind: "c", lives: 9 }), unrecognized(Ant), Unrecognized({"kind"})]"#;
    assert_eq!(format!("{animals:?}"), text);
}

#[test]
fn never_shows_secrets() {
    let change = || Change::new(1).with_password("hunter2").with_text("visible");
    let deep = Change::new(0)
        .with_by_name([("k".to_owned(), vec![ListedPart::new().with_again(change())])].into());
    let dog = || Animal::from(Dog::new("visible").with_chip("hunter2"));
    let mut cage = Cage::new(dog(), Some(dog()));
    cage.former = Some(dog());
    cage.all = Some(vec![dog()]);
    cage.by_name = Some([("k".to_owned(), dog())].into());
    for (value, count) in [
        (&change() as &dyn std::fmt::Debug, 1),
        (&Some(vec![change()]), 1),
        (&deep, 1),
        (&dog(), 1),
        (&cage, 5),
    ] {
        let text = shown(value);
        // The text contains the compact and the pretty output.
        assert_eq!(text.matches("[redacted]").count(), 2 * count, "{text}");
        assert_eq!(text.matches("visible").count(), 2 * count, "{text}");
    }
    let unknown: Animal =
        serde_json::from_value(json!({"kind": "okapi", "token": "hunter2"})).unwrap();
    shown(&unknown);
}
