//! Changes of generated code that the spec does not explain.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "these tests need only the spec")]
mod rows;

use codegen::Target;

use rows::{SPEC, sources};

/// Compares the client of the spec with the same files after an edit of one.
fn changes(path: &str, old: &str, new: &str) -> Vec<String> {
    let output = codegen::generate(&sources(SPEC), &Target::new("pets")).unwrap();
    let edited = output.files().map(|(name, text)| {
        assert!(name != path || text.contains(old), "{name} has no {old}");
        let text = if name == path {
            text.replace(old, new)
        } else {
            text.to_owned()
        };
        (name.to_owned(), text)
    });
    let edited: Vec<(String, String)> = edited.collect();
    let edited = edited
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()));
    let changes = codegen_diff::generated(edited, output.files()).unwrap();
    let lines = changes.iter().map(|change| {
        format!(
            "{:?} {}: {}",
            change.rust,
            codegen_diff::subject(&change.subject),
            change.text
        )
    });
    lines.collect()
}

#[test]
fn equal_files_and_private_parts_have_no_changes() {
    assert_eq!(changes("pets.rs", "", ""), [""; 0]);
    assert_eq!(
        changes("pets.rs", "Request::of", "Request::create"),
        [""; 0]
    );
    assert_eq!(
        changes(
            "tables/models/pets.rs",
            "runtime::model!",
            "runtime::table!"
        ),
        [""; 0]
    );
}

#[test]
fn changes_of_items_are_found_wherever_they_are_declared() {
    assert_eq!(
        changes("pets.rs", "pub fn put_pet(", "pub fn replace_pet("),
        [
            "Major item pets::PetsApi::replace_pet: gone, because the generator changed",
            "Minor item pets::PetsApi::put_pet: new, because the generator changed",
        ]
    );
    assert_eq!(
        changes("models/pets.rs", "pub weight: f64", "pub weight: f32"),
        ["Major item models::Pet.weight: `f32` becomes `f64`, because the generator changed"]
    );
    assert_eq!(
        changes("operations/pets.rs", "count: i32 =>", "count: u32 =>"),
        [
            "Major item operations::pets::GetPet::count: `u32` becomes `i32`, because the generator changed"
        ]
    );
    assert_eq!(
        changes(
            "tables/models/pets.rs",
            "set with_age \"age\": i32",
            "set with_age \"age\": i64"
        ),
        ["Major item Pet::with_age: `i64` becomes `i32`, because the generator changed"]
    );
    assert_eq!(
        changes("tables/models/pets.rs", ", null null_door", ""),
        ["Minor item Room::null_door: new, because the generator changed"]
    );
}

#[test]
fn a_file_that_is_not_rust_is_named() {
    let files = [("pets.rs", "pub fn {")];
    assert_eq!(
        codegen_diff::generated(files, []),
        Err("pets.rs".to_owned())
    );
}
