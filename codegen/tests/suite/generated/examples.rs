//! Example values in docs and generated tests.

use codegen::Tests;

use crate::support;

/// Returns the arguments of the only call in a text, without whitespace.
fn arguments(text: &str, method: &str) -> String {
    let (_, call) = text.split_once(&format!(".{method}(")).unwrap();
    let (arguments, _) = call
        .split_once(").await")
        .or(call.split_once(")\n"))
        .unwrap();
    let lines = arguments
        .lines()
        .map(|line| line.trim_start().trim_start_matches("///"));
    lines.flat_map(str::split_whitespace).collect()
}

#[test]
fn examples_of_lists_are_within_the_limits_of_their_items() {
    let group = "
group: Things
operations:
  - id: getThings
    http: GET /things
    permissions: none
    query:
      - {name: words, type: list<string>, required: true, limits: {min_length: 8}}
      - {name: codes, type: list<string>, required: true, limits: {max_length: 2}}
      - {name: sizes, type: list<int32>, required: true, limits: {min: 20}}
      - {name: shares, type: list<double>, required: true, limits: {above: 2}}
      - {name: pairs, type: list<string>, required: true, limits: {min_items: 2}}
      - {name: keys, type: list<string>, required: true, limits: {min_items: 3, unique: true}}
      - {name: ranks, type: list<int64>, required: true, limits: {min: 5, min_items: 2, unique: true}}
    returns: void
";
    let target = support::target().tests(Tests::EveryOperation);
    let output = codegen::generate(&support::with_api(group), &target).unwrap();
    let expected =
        r#"["wordsxxx"],["co"],[20],[2.125],["pairs","pairs"],["keys","key1","key2"],[5,6]"#;
    for text in [output.file("things.rs").unwrap(), output.tests().unwrap()] {
        let arguments = arguments(text, "get_things");
        assert_eq!(arguments.trim_end_matches(','), expected);
    }
}
