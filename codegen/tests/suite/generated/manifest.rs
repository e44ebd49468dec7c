//! The generated section of `Cargo.toml`.

use codegen::{MarkerError, package_name, with_features};

const BEGIN: &str = "# generated features begin";
const END: &str = "# generated features end";

#[test]
fn replaces_only_the_text_between_the_markers() {
    let before = "[package]\nname = \"a\"\n[features]\ndefault = []\n";
    let manifest = format!("{before}{BEGIN} by regen\nold = []\n{END}\n[lints]\n");
    let expected = format!("{before}{BEGIN} by regen\nx = []\ny = [\"x\"]\n{END}\n[lints]\n");
    assert_eq!(
        with_features(&manifest, "x = []\ny = [\"x\"]\n"),
        Ok(expected)
    );
}

#[test]
fn keeps_the_line_endings_of_the_file() {
    let manifest = format!("[features]\r\n{BEGIN}\r\n{END}\r\n");
    let expected = format!("[features]\r\n{BEGIN}\r\nx = []\r\ny = []\r\n{END}\r\n");
    assert_eq!(with_features(&manifest, "x = []\ny = []\n"), Ok(expected));
}

#[test]
fn rejects_unpaired_markers() {
    let with = |text: String| with_features(&text, "x = []\n");
    assert_eq!(with("[features]\n".to_owned()), Err(MarkerError::Missing));
    for odd in [
        format!("{BEGIN}\n"),
        format!("{END}\n"),
        format!("{END}\n{BEGIN}\n"),
        format!("{BEGIN}\n{BEGIN}\n{END}\n"),
        format!("{BEGIN}\n{END}\n{END}\n"),
    ] {
        assert_eq!(with(odd.clone()), Err(MarkerError::Unpaired), "{odd}");
    }
}

#[test]
fn package_name_is_that_of_the_manifest() {
    let name = |text: &str| package_name(text);
    let found =
        name("[lib]\nname = \"other\"\n[package]\nversion = \"1\"\nname = \"my-client\" # here\n");
    assert_eq!(found.as_deref(), Some("my_client"));
    assert_eq!(name("[package]\n[lib]\nname = \"other\"\n"), None);
    assert_eq!(name("[workspace]\n"), None);
}
