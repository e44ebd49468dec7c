//! Merges of small specs, as texts.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use codegen::Source;
use codegen_merge::{Merge, Scope, Upstream};

const API: &str = "title: Pets\nversion: v1\nbase_url: https://pets.example\ngroups: [pets.yaml]\n";

/// The description of the last import.
const BASE: &str = "\
group: Pets
operations:
  - id: getPet
    http: GET /pets/{petId}
    summary: Get a pet
    permissions: none
    path:
      - {name: petId, type: string}
    query:
      - {name: kind, type: GetPetKind}
    returns: Pet

  - id: listPets
    http: GET /pets
    permissions: {any: [\"pets:pet:view\"]}
    returns: list<Pet>

models:
  Pet:
    fields:
      name: {type: string, required: true}
      age: int32

enums:
  GetPetKind:
    values:
      - \"cat\"
      - \"dog\"
";

fn spec(pets: &str) -> Vec<Source> {
    vec![Source::new("api.yaml", API), Source::new("pets.yaml", pets)]
}

fn upstream(pets: &str) -> Upstream {
    codegen_merge::digests(&spec(pets)).unwrap()
}

/// Merges a description into a spec after an import of `base`.
fn merge(ours: &str, base: &str, theirs: &str) -> Merge {
    let scope = Scope::default();
    match codegen_merge::merge(&spec(ours), &upstream(base), &spec(theirs), &scope) {
        Ok(merge) => merge,
        Err(problems) => panic!("{problems}"),
    }
}

fn pets(merge: &Merge) -> &str {
    &merge
        .files
        .iter()
        .find(|file| file.path == "pets.yaml")
        .unwrap()
        .text
}

/// Replaces a text that occurs once.
fn with(text: &str, old: &str, new: &str) -> String {
    assert_eq!(text.matches(old).count(), 1, "{old}");
    text.replace(old, new)
}

#[test]
fn the_same_description_changes_no_byte() {
    let ours = with(BASE, "summary: Get a pet", "summary: 'Get a pet' # short");
    let merge = merge(&ours, BASE, BASE);
    assert_eq!(pets(&merge), ours);
    assert!(merge.report.is_current(), "{}", merge.report);
}

#[test]
fn a_change_of_the_description_is_taken_as_one_line() {
    let ours = with(
        BASE,
        "    summary: Get a pet\n",
        "    # What it does.\n    summary: Get a pet # short\n",
    );
    let theirs = with(BASE, "summary: Get a pet", "summary: Get one pet");
    let merge = merge(&ours, BASE, &theirs);
    assert_eq!(
        pets(&merge),
        with(&ours, "summary: Get a pet #", "summary: Get one pet #")
    );
    assert_eq!(
        merge.report.to_string(),
        "changed   pets.yaml:6: operation getPet, summary: \"Get a pet\" -> \"Get one pet\"\n\
         coverage  Pets: 2 of 2 operations\n"
    );
}

#[test]
fn an_edit_stays_and_a_later_change_elsewhere_is_taken() {
    let ours = with(BASE, "age: int32", "age: int64");
    let theirs = with(BASE, "name: {type: string, required: true}", "name: string");
    let merge = merge(&ours, BASE, &theirs);
    assert_eq!(
        pets(&merge),
        with(
            &ours,
            "name: {type: string, required: true}",
            "name: string"
        )
    );
    assert_eq!(merge.report.edits.len(), 1);
    assert!(merge.report.conflicts.is_empty());
}

#[test]
fn a_part_that_both_sides_changed_is_a_conflict_once() {
    let ours = with(BASE, "age: int32", "age: int64");
    let theirs = with(BASE, "age: int32", "age: double");
    let first = merge(&ours, BASE, &theirs);
    assert_eq!(pets(&first), ours);
    let [conflict] = &first.report.conflicts[..] else {
        panic!("{}", first.report);
    };
    assert_eq!(conflict.place, "pets.yaml:22");
    assert_eq!(conflict.part, "model Pet, fields.age.type");
    assert_eq!(conflict.spec.as_deref(), Some("\"int64\""));
    assert_eq!(conflict.description.as_deref(), Some("\"double\""));
    let second = merge(&ours, &theirs, &theirs);
    assert!(second.report.conflicts.is_empty());
    assert_eq!(pets(&second), ours);
}

#[test]
fn an_edit_that_the_description_adopts_is_obsolete() {
    let ours = with(BASE, "age: int32", "age: int64");
    let merge = merge(&ours, BASE, &ours);
    assert_eq!(pets(&merge), ours);
    assert_eq!(merge.report.adopted, ["model Pet, fields.age.type"]);
}

#[test]
fn new_entries_stand_behind_their_predecessors() {
    let theirs = with(
        BASE,
        "  - id: listPets",
        "  - id: killPet\n    http: DELETE /pets/{petId}\n    permissions: none\n    path:\n      - \
         {name: petId, type: string}\n    returns: void\n\n  - id: listPets",
    );
    let theirs = with(
        &theirs,
        "      age: int32\n",
        "      age: int32\n      weight: double\n",
    );
    let theirs = with(
        &theirs,
        "      - \"dog\"\n",
        "      - \"dog\"\n      - \"emu\"\n",
    );
    let merge = merge(BASE, BASE, &theirs);
    assert_eq!(pets(&merge), theirs);
    assert_eq!(merge.report.added, ["operation killPet"]);
}

#[test]
fn a_removed_operation_is_removed_with_its_types() {
    let start = BASE.find("  - id: getPet").unwrap();
    let end = BASE.find("  - id: listPets").unwrap();
    let theirs = BASE[..start].to_owned() + &BASE[end..BASE.find("\nenums:").unwrap()];
    let ours = with(
        BASE,
        "  - id: getPet",
        "  # A comment about the pet.\n  - id: getPet",
    );
    let merge = merge(&ours, BASE, &theirs);
    assert_eq!(
        merge.report.removed,
        ["operation getPet", "enum GetPetKind"]
    );
    assert_eq!(pets(&merge), theirs + "\nenums: {}\n");
}

#[test]
fn a_removed_operation_with_edits_stays_and_is_reported() {
    let start = BASE.find("  - id: getPet").unwrap();
    let end = BASE.find("  - id: listPets").unwrap();
    let theirs = BASE[..start].to_owned() + &BASE[end..BASE.find("\nenums:").unwrap()];
    let ours = with(BASE, "summary: Get a pet", "summary: Fetch a pet");
    let merge = merge(&ours, BASE, &theirs);
    assert_eq!(pets(&merge), ours);
    assert_eq!(merge.report.gone, ["operation getPet"]);
    assert!(!merge.report.is_current());
}

#[test]
fn an_operation_that_people_removed_stays_removed() {
    let start = BASE.find("  - id: getPet").unwrap();
    let end = BASE.find("  - id: listPets").unwrap();
    let ours = BASE[..start].to_owned() + &BASE[end..BASE.find("\nenums:").unwrap()];
    let same = merge(&ours, BASE, BASE);
    assert_eq!(pets(&same), ours);
    assert!(same.report.is_current(), "{}", same.report);
    let theirs = with(BASE, "summary: Get a pet", "summary: Get one pet");
    let changed = merge(&ours, BASE, &theirs);
    assert_eq!(pets(&changed), ours);
    assert_eq!(changed.report.conflicts.len(), 1);
}

#[test]
fn a_spec_that_was_never_imported_keeps_its_bytes() {
    let ours = with(BASE, "summary: Get a pet", "summary: Fetch a pet");
    let theirs =
        with(BASE, "age: int32", "age: int64").replace("  - id: listPets", "  - id: findPets");
    let scope = Scope::default();
    let merge =
        codegen_merge::merge(&spec(&ours), &Upstream::default(), &spec(&theirs), &scope).unwrap();
    assert_eq!(pets(&merge), ours);
    // `findPets` has the method and path of `listPets`.
    assert!(merge.report.is_current(), "{}", merge.report);
    assert_eq!(merge.report.edits.len(), 2);
}

#[test]
fn names_come_from_the_spec_by_place() {
    let ours = BASE
        .replace("GetPetKind", "PetKind")
        .replace("Pet\n", "Animal\n")
        .replace("list<Pet>", "list<Animal>")
        .replace("  Pet:", "  Animal:");
    let theirs = BASE
        .replace("GetPetKind", "GetPetKindType")
        .replace("      - \"dog\"\n", "      - \"dog\"\n      - \"emu\"\n");
    let merge = merge(&ours, &ours, &theirs);
    assert_eq!(
        pets(&merge),
        with(
            &ours,
            "      - \"dog\"\n",
            "      - \"dog\"\n      - \"emu\"\n"
        )
    );
}

#[test]
fn names_come_from_the_spec_by_contents() {
    let moved = with(
        BASE,
        "{name: kind, type: GetPetKind}",
        "{name: sort, type: GetPetSort}",
    )
    .replace("  GetPetKind:", "  GetPetSort:");
    let merge = merge(BASE, BASE, &moved);
    assert_eq!(
        pets(&merge),
        with(
            BASE,
            "{name: kind, type: GetPetKind}",
            "{name: sort, type: GetPetKind}"
        )
    );
}

#[test]
fn another_group_gets_a_file_of_its_own() {
    let mut theirs = spec(BASE);
    theirs[0].text = with(API, "[pets.yaml]", "[pets.yaml, keepers.yaml]");
    let keepers = "group: Keepers\noperations:\n  - {id: getKeeper, http: GET /keeper, permissions: none, returns: Keeper}\n\
                   models:\n  Keeper: {fields: {pets: list<Pet>}}\n";
    theirs.push(Source::new("keepers.yaml", keepers));
    let merge =
        codegen_merge::merge(&spec(BASE), &upstream(BASE), &theirs, &Scope::default()).unwrap();
    assert_eq!(pets(&merge), BASE);
    assert_eq!(
        merge.files[0].text,
        with(API, "[pets.yaml]", "\n  - pets.yaml\n  - keepers.yaml").replace(": \n", ":\n")
    );
    assert_eq!(merge.files[2].path, "keepers.yaml");
    assert_eq!(
        merge.report.added,
        [
            "operation getKeeper",
            "model Keeper",
            "group Keepers in keepers.yaml"
        ]
    );
}

#[test]
fn line_breaks_of_windows_stay() {
    let ours = BASE.replace('\n', "\r\n");
    let theirs = with(
        BASE,
        "      age: int32\n",
        "      age: int32\n      weight: double\n",
    );
    let merge = merge(&ours, BASE, &theirs);
    assert_eq!(pets(&merge), theirs.replace('\n', "\r\n"));
}

#[test]
fn comments_inside_a_value_that_is_written_again_move_above_it() {
    let ours = with(
        BASE,
        "permissions: {any: [\"pets:pet:view\"]}",
        "permissions:\n      any:\n        # Ask the keeper.\n        - \"pets:pet:view\" # or the vet",
    );
    let theirs = with(BASE, "{any: [\"pets:pet:view\"]}", "none");
    let theirs = theirs.replacen(
        "permissions: none\n    returns: list",
        "permissions: {any: [\"pets:pet:read\"]}\n    returns: list",
        1,
    );
    let merge = merge(&ours, BASE, &theirs);
    let expected = with(
        BASE,
        "    permissions: {any: [\"pets:pet:view\"]}",
        "    permissions:\n      # Ask the keeper.\n      any: [\"pets:pet:read\"] # or the vet",
    );
    assert_eq!(pets(&merge), expected);
}

#[test]
fn upstream_survives_its_text() {
    let mut upstream = upstream(BASE);
    upstream.add_sources([("pets.json", "{}")]);
    upstream.tags = vec!["Pets".to_owned()];
    let text = upstream.to_text();
    assert_eq!(Upstream::parse(&text), Ok(upstream));
    let edited = text.replace("pets.json", "cats.json");
    assert_eq!(
        Upstream::parse(&edited),
        Err(codegen_merge::UpstreamError::Edited)
    );
}

#[test]
fn a_text_that_equals_the_name_of_a_type_names_no_type() {
    let sort = "enums:\n  Sort:\n    values:\n      - \"up\"\n\n";
    let ours = with(BASE, "enums:\n", sort)
        .replace("summary: Get a pet", "summary: Sort")
        .replace(
            "returns: list<Pet>",
            "query:\n      - {name: sort, type: Sort}\n    returns: list<Pet>",
        )
        .replace("GetPetKind", "PetKind");
    let theirs = with(&ours, "summary: Sort", "summary: GetPetKind")
        .replace("  PetKind:", "  GetPetKind:")
        .replace("type: PetKind", "type: GetPetKind");
    let theirs = with(&theirs, "\n  Sort:\n    values:\n      - \"up\"\n", "").replace(
        "      - {name: sort, type: Sort}",
        "      - {name: sort, type: string}",
    );
    let merge = merge(&ours, &ours, &theirs);
    assert!(
        pets(&merge).contains("{name: kind, type: PetKind}"),
        "{}",
        pets(&merge)
    );
}
