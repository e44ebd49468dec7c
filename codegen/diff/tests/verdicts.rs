//! The verdicts of changes: a table of edits of one spec, each also in reverse.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod rows;

use codegen::Source;
use codegen_diff::Rust::{self, Major, Patch};
use codegen_diff::Wire::{self, Breaks, Safe, Some as Part};
use codegen_diff::{Bump, Change, Kind, Version};

use rows::{API, KEEPERS, PETS, ROWS, edited};

fn read(pets: &str, keepers: &str, api: &str) -> codegen::ir::Api {
    let sources = [
        Source::new("api.yaml", api),
        Source::new("pets.yaml", pets),
        Source::new("keepers.yaml", keepers),
    ];
    match codegen::read(&sources) {
        Ok((_, api)) => api,
        Err(problems) => panic!("{problems}"),
    }
}

fn diff(old: &str, new: &str) -> Vec<Change> {
    codegen_diff::diff(&read(old, KEEPERS, API), &read(new, KEEPERS, API))
}

fn verdict(changes: &[Change]) -> (Wire, Rust) {
    let wire = changes.iter().map(|change| change.wire).max();
    let rust = changes.iter().map(|change| change.rust).max();
    (wire.unwrap_or(Safe), rust.unwrap_or(Patch))
}

#[test]
fn every_change_has_its_verdict_in_both_directions() {
    let mut wrong = String::new();
    for (name, old, new, forward, back) in ROWS {
        let new = edited(old, new);
        let new = new.as_str();
        for (direction, from, to, expected) in
            [("", PETS, new, forward), (" in reverse", new, PETS, back)]
        {
            let changes = diff(from, to);
            let found = verdict(&changes);
            if found != *expected {
                wrong += &format!("{name}{direction}: {found:?}, not {expected:?}\n");
                for change in changes {
                    wrong += &format!(
                        "    {}: {} {:?} {:?} {:?}\n",
                        codegen_diff::subject(&change.subject),
                        change.text,
                        change.wire,
                        change.rust,
                        change.items
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn equal_specs_have_no_changes() {
    assert_eq!(diff(PETS, PETS), []);
}

#[test]
fn groups_and_settings_have_verdicts() {
    let old = read(PETS, KEEPERS, API);
    let keepers = KEEPERS.replace("group: Keepers", "group: Wardens");
    let renamed = codegen_diff::diff(&old, &read(PETS, &keepers, API));
    assert_eq!(verdict(&renamed), (Safe, Major));
    let keepers = keepers.replace("group: Wardens", "group: Wardens\nrust: keepers");
    let kept = codegen_diff::diff(&old, &read(PETS, &keepers, API));
    assert_eq!(verdict(&kept), (Safe, Patch));
    let api = API.to_owned() + "default_groups: [pets.yaml]\n";
    let off = codegen_diff::diff(&old, &read(PETS, KEEPERS, &api));
    assert_eq!(verdict(&off), (Safe, Major));
    let api = API.replace("https://pets.example", "https://api.pets.example");
    let moved = codegen_diff::diff(&old, &read(PETS, KEEPERS, &api));
    assert_eq!(verdict(&moved), (Breaks, Patch));
    let api = API.replace("error: Problem", "error: Keeper");
    let error = codegen_diff::diff(&old, &read(PETS, KEEPERS, &api));
    assert_eq!(verdict(&error), (Part, Major));
}

#[test]
fn a_distant_consequence_has_a_line_of_its_own() {
    let changes = diff(
        PETS,
        &edited(
            "      age: int32\n",
            "      age: int32\n      keeper: Keeper\n",
        ),
    );
    let lines: Vec<String> = changes
        .iter()
        .map(|change| {
            format!(
                "{}: {}",
                codegen_diff::subject(&change.subject),
                change.items.join("; ")
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "model Keeper, fields.pet: `models::Keeper.pet`: `Option<models::Pet>` becomes `Option<Box<models::Pet>>`",
            "model Pet, fields.keeper: `models::Pet.keeper` is new; `models::Pet::with_keeper` is new",
        ]
    );
}

#[test]
fn tighter_permissions_say_what_to_grant_and_need_a_minor_release() {
    let changes = diff(
        PETS,
        &PETS.replace(
            "permissions: {any: [\"pets:pet:view\"]}",
            "permissions: {any: [\"pets:pet:read\"]}",
        ),
    );
    let [change] = &changes[..] else {
        panic!("{changes:?}");
    };
    assert_eq!(change.kind, Kind::Permissions);
    assert_eq!(change.remedy.as_deref(), Some("grant pets:pet:read"));
    assert_eq!(codegen_diff::bump(&changes), Bump::Minor);
    assert_eq!(
        codegen_diff::markdown(&changes),
        "### Permissions\n\n- operation getPet, permissions: tighter: pets:pet:read instead of pets:pet:view; grant pets:pet:read\n"
    );
}

#[test]
fn versions_below_one_move_one_place_to_the_right() {
    let next = |version: &str, bump| Version::parse(version).unwrap().next(bump).to_string();
    assert_eq!(next("0.3.1", Bump::Major), "0.4.0");
    assert_eq!(next("0.3.1", Bump::Minor), "0.3.2");
    assert_eq!(next("1.3.1", Bump::Major), "2.0.0");
    assert_eq!(next("1.3.1", Bump::Minor), "1.4.0");
    assert_eq!(next("1.3.1", Bump::Patch), "1.3.2");
    assert_eq!(Version::parse("1.3"), None);
}
