//! The verdicts of changes: a table of edits of one spec, each also in reverse.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod rows;

use codegen::ir::Api;
use codegen_diff::Rust::{self, Patch};
use codegen_diff::Wire::{self, Safe};
use codegen_diff::{Bump, Change, Kind, Version};

use rows::{ROWS, SPEC, edited, sources};

fn read(spec: &str) -> Api {
    match codegen::read(&sources(spec)) {
        Ok((_, api)) => api,
        Err(problems) => panic!("{problems}"),
    }
}

fn diff(old: &str, new: &str) -> Vec<Change> {
    codegen_diff::diff(&read(old), &read(new))
}

/// Returns the changes of one edit of the spec.
fn diff_of(old: &str, new: &str) -> Vec<Change> {
    assert_eq!(SPEC.matches(old).count(), 1, "{old}");
    diff(SPEC, &SPEC.replace(old, new))
}

fn verdict(changes: &[Change]) -> (Wire, Rust) {
    let wire = changes.iter().map(|change| change.wire).max();
    let rust = changes.iter().map(|change| change.rust).max();
    (wire.unwrap_or(Safe), rust.unwrap_or(Patch))
}

/// Writes changes as lines.
fn shown(changes: &[Change]) -> Vec<String> {
    let lines = changes.iter().map(|change| {
        let subject = codegen_diff::subject(&change.subject);
        let mut parts = vec![change.text.clone()];
        parts.extend(change.items.iter().cloned());
        parts.extend(change.remedy.clone());
        parts.retain(|part| !part.is_empty());
        format!("{subject}: {}", parts.join("; "))
    });
    lines.collect()
}

#[test]
fn every_change_has_its_verdict_in_both_directions() {
    let mut wrong = String::new();
    for row in ROWS {
        let new = edited(SPEC, row).unwrap_or_else(|| panic!("{} does not fit", row.name));
        for (direction, from, to, expected) in [
            ("", SPEC, new.as_str(), row.forward),
            (" in reverse", new.as_str(), SPEC, row.back),
        ] {
            let changes = diff(from, to);
            let found = verdict(&changes);
            if found != expected {
                let name = row.name;
                wrong += &format!("{name}{direction}: {found:?}, not {expected:?}\n");
                for (change, line) in changes.iter().zip(shown(&changes)) {
                    wrong += &format!("    {:?} {:?} {line}\n", change.wire, change.rust);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn equal_specs_have_no_changes() {
    assert_eq!(diff(SPEC, SPEC), []);
}

#[test]
fn a_distant_consequence_has_a_line_of_its_own() {
    let changes = diff_of("age: int32\n", "age: int32\n      keeper: Keeper\n");
    assert_eq!(
        shown(&changes),
        [
            "model Keeper, field pet: boxed, because `Pet.keeper` closes a circle of models; `models::Keeper.pet`: `Option<models::Pet>` becomes `Option<Box<models::Pet>>`",
            "model Pet, field keeper: added; `models::Pet.keeper` is new; `models::Pet::with_keeper` is new",
        ]
    );
}

#[test]
fn setters_of_null_go_when_no_patch_sends_their_model() {
    let changes = diff_of("http: PATCH /room", "http: PUT /room");
    assert_eq!(
        shown(&changes)[0],
        "model Room, field size: no PATCH operation sends the model any more; \
         `models::Room::null_size` is gone"
    );
}

#[test]
fn probable_renames_have_a_remedy() {
    let remedies = |old: &str, new: &str| -> Vec<String> {
        let changes = diff(SPEC, &SPEC.replace(old, new));
        let remedies = changes.into_iter().filter_map(|change| change.remedy);
        remedies.collect()
    };
    let keep = |new: &str, rust: &str| {
        [format!(
            "if it is now `{new}`, `rust: {rust}` there keeps the Rust name"
        )]
    };
    assert_eq!(
        remedies("id: putPet", "id: replacePet"),
        keep("replacePet", "put_pet")
    );
    assert_eq!(
        remedies("group: Keepers", "group: Wardens"),
        keep("Wardens", "keepers")
    );
    assert_eq!(remedies("age: int32", "years: int32"), keep("years", "age"));
    assert_eq!(remedies("\"dog\"]", "\"hound\"]"), keep("hound", "Dog"));
    assert_eq!(
        remedies("{name: left", "{name: lower"),
        keep("lower", "left")
    );
    assert_eq!(remedies("Kind", "Sort"), keep("Sort", "Kind"));
    // Two fields are new, so either could be the old one.
    assert_eq!(
        remedies("age: int32", "years: int32\n      months: int32"),
        [""; 0]
    );
}

#[test]
fn tighter_permissions_say_what_to_grant_and_need_a_minor_release() {
    let changes = diff_of("{any: [\"pets:pet:view\"]}", "{any: [\"pets:pet:read\"]}");
    let [change] = &changes[..] else {
        panic!("{changes:?}");
    };
    assert_eq!(change.kind, Kind::Permissions);
    assert_eq!(change.remedy.as_deref(), Some("grant pets:pet:read"));
    assert_eq!(codegen_diff::bump(&changes), Bump::Minor);
    assert_eq!(
        codegen_diff::markdown(&changes),
        "### Permissions\n\n- operation getPet, permissions: other: pets:pet:read instead of pets:pet:view; grant pets:pet:read\n"
    );
}

#[test]
fn a_changelog_has_each_change_under_one_heading() {
    let new = SPEC
        .replace("age: int32", "age: int64")
        .replace("default: 5", "default: 6")
        .replace(
            "  Cat: {fields: {",
            "  Cat: {doc: A cat., fields: {meow: string, ",
        )
        .replace(
            "    returns: Page\n",
            "    returns: Page\n    summary: Lists.\n    deprecated: true\n",
        )
        .replace("{any: [\"pets:pet:view\"]}", "{any: [\"pets:pet:read\"]}");
    let expected = "\
### Breaking

- model Pet, field age: `int32` becomes `int64`; `models::Pet.age`: `Option<i32>` becomes `Option<i64>`; `models::Pet::with_age`: `i32` becomes `i64`

### Action needed

- operation getPet, query parameter count: another default

### Added

- model Cat, field meow: added

### Changed

- other documentation in 2 places

### Deprecated

- operation listPets, deprecated: deprecated

### Permissions

- operation getPet, permissions: other: pets:pet:read instead of pets:pet:view; grant pets:pet:read
";
    assert_eq!(codegen_diff::markdown(&diff(SPEC, &new)), expected);
}

#[test]
fn permissions_are_compared_as_conditions() {
    let lines = |old: &str, new: &str| -> Vec<String> {
        let spec = |permissions: &str| {
            let own = "permissions: {any: [\"pets:pet:view\"]}";
            SPEC.replace(own, &format!("permissions: {permissions}"))
        };
        let changes = diff(&spec(old), &spec(new));
        assert!(
            changes
                .iter()
                .all(|change| change.kind == Kind::Permissions)
        );
        let texts = changes.into_iter().map(|change| match change.remedy {
            Some(remedy) => format!("{}; {remedy}", change.text),
            None => change.text,
        });
        texts.collect()
    };
    let (a, a_or_b, a_and_b) = (
        "{any: [\"a\"]}",
        "{any: [\"a\", \"b\"]}",
        "{all: [\"a\", \"b\"]}",
    );
    assert_eq!(lines(a, a), [""; 0]);
    assert_eq!(
        lines(a, "{all: [\"a\"]}"),
        ["the same in other words: all of a instead of a"]
    );
    assert_eq!(
        lines(a_or_b, "{any: [\"b\", \"a\"]}"),
        ["the same in other words: any of b, a instead of any of a, b"]
    );
    assert_eq!(lines(a, a_or_b), ["looser: any of a, b instead of a"]);
    assert_eq!(
        lines(a_and_b, a_or_b),
        ["looser: any of a, b instead of all of a, b"]
    );
    assert_eq!(
        lines(a_and_b, "none"),
        ["looser: no permission instead of all of a, b"]
    );
    assert_eq!(
        lines(a, a_and_b),
        ["tighter: all of a, b instead of a; grant b"]
    );
    assert_eq!(
        lines(a_or_b, a_and_b),
        ["tighter: all of a, b instead of any of a, b; grant a and b"]
    );
    assert_eq!(
        lines(a, "{any: [\"b\", \"c\"]}"),
        ["other: any of b, c instead of a; grant b or c"]
    );
    assert_eq!(
        lines(a, "{text: \"owner\"}"),
        ["other: owner instead of a; grant owner"]
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
