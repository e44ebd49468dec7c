//! Deterministic output: equal specs generate equal bytes.

use std::sync::{Mutex, PoisonError};

use codegen::{Output, Source};

use crate::support;

fn generate(sources: &[Source]) -> Output {
    codegen::generate(sources, &support::target()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn specs() -> [Vec<Source>; 2] {
    [
        support::committed_spec(),
        support::spec(&support::path("test_data/ok/groups/spec")),
    ]
}

#[test]
fn two_runs_generate_equal_bytes() {
    for spec in specs() {
        assert_eq!(generate(&spec), generate(&spec));
        assert_eq!(
            codegen_openapi::export_openapi(&spec).unwrap(),
            codegen_openapi::export_openapi(&spec).unwrap()
        );
    }
    assert_eq!(codegen::json_schema(), codegen::json_schema());
}

#[test]
fn observer_sees_each_file_once() {
    let spec = support::committed_spec();
    let seen = Mutex::new(Vec::new());
    let watch = |done, all| {
        seen.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((done, all))
    };
    let output = codegen::generate_with_progress(&spec, &support::target(), &watch)
        .unwrap_or_else(|problems| panic!("{problems}"));
    let mut seen = seen.into_inner().unwrap_or_else(PoisonError::into_inner);
    seen.sort_unstable();
    let all = output.files().count();
    let expected: Vec<(usize, usize)> = (1..=all).map(|done| (done, all)).collect();
    assert_eq!(seen, expected);
    assert_eq!(output, generate(&spec));
}

#[test]
fn order_of_sources_does_not_matter() {
    for spec in specs() {
        let expected = generate(&spec);
        let mut shuffled = spec.clone();
        for _ in 0..spec.len() {
            shuffled.rotate_left(1);
            assert_eq!(generate(&shuffled), expected);
            let reversed: Vec<Source> = shuffled.iter().rev().cloned().collect();
            assert_eq!(generate(&reversed), expected);
        }
    }
}

#[test]
fn line_endings_do_not_matter() {
    for spec in specs() {
        let windows: Vec<Source> = spec
            .iter()
            .map(|source| Source::new(&source.path, source.text.replace('\n', "\r\n")))
            .collect();
        assert_ne!(windows, spec);
        assert_eq!(generate(&windows), generate(&spec));
    }
}

#[test]
fn order_of_groups_matters() {
    let [_, spec] = specs();
    let swapped: Vec<Source> = spec
        .iter()
        .map(|source| {
            let text = source.text.replace(
                "[shelves.yaml, readers.yaml, catalogue.yaml]",
                "[readers.yaml, shelves.yaml, catalogue.yaml]",
            );
            Source::new(&source.path, text)
        })
        .collect();
    assert_ne!(generate(&swapped), generate(&spec));
}

#[test]
fn headers_use_the_same_paths_on_every_system() {
    for spec in specs() {
        let elsewhere: Vec<Source> = spec
            .iter()
            .map(|source| {
                let path = source.path.replace('/', "\\");
                Source::new(format!("C:\\work\\{path}"), &source.text)
            })
            .collect();
        assert_eq!(generate(&elsewhere), generate(&spec));
    }
}

#[test]
fn header_is_one_line_for_every_file_name() {
    let mut spec = support::with_api(
        "group: Odd\noperations: [{id: x, http: GET /x, permissions: none, returns: void}]\n",
    );
    let name = "a\nfn out() {}\u{202e}.yaml";
    spec[0].text = spec[0].text.replace(
        "group.yaml",
        &format!("{name:?}").replace("\\u{202e}", "\\u202e"),
    );
    spec[1].path = format!("spec/{name}");
    let output = generate(&spec);
    let text = output.file("odd.rs").unwrap_or_default();
    let header = text.lines().next().unwrap_or_default();
    assert!(
        header.contains(r"from spec/a\u{a}fn out() {}\u{202e}.yaml. Do not edit"),
        "{header}"
    );
}

#[test]
fn escapes_hidden_characters_in_literals() {
    let spec = support::with_api(
        "group: Odd\noperations: [{id: x, http: GET /x, permissions: none, returns: E}]\n\
         enums: {E: {values: [\"a\\u3164b\", \"c\\U000E0041d\"]}}\n",
    );
    let output = generate(&spec);
    let enums: String = output.files().map(|(_, text)| text).collect();
    assert!(enums.contains(r#""a\u{3164}b""#) && enums.contains(r#""c\u{e0041}d""#));
    assert!(!enums.contains(['\u{3164}', '\u{e0041}']));
}
