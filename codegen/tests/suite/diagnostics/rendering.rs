//! Diagnostics as text for people.

use codegen::diagnostics::Style;

use crate::support;

/// Lints a group file and renders the diagnostics.
#[track_caller]
fn rendered(group: &str) -> String {
    codegen::lint(&support::with_api(group)).render(Style::Plain)
}

const GROUP: &str = "group: Things\noperations:\n  \
    - {id: getA, http: GET /a, summary: Get it, permissions: none, returns: void}\n";

#[test]
fn last_line_counts_warnings() {
    let text = rendered(&format!("{GROUP}models:\n  A: {{fields: {{a: string}}}}\n"));
    assert!(text.starts_with("warning[L008]"), "{text}");
    assert!(text.ends_with("\n\n1 warning in the spec\n"), "{text}");
}

#[test]
fn errors_come_before_warnings_and_the_last_line_counts_both() {
    let operations = "  - {id: getB, http: GET /b, permissions: none, returns: void}\n  \
        - {id: getC, http: GET /c, permissions: none, returns: Pet}\n";
    let text = rendered(&format!("{GROUP}{operations}"));
    let titles: Vec<&str> = text.lines().filter(|line| line.contains("]: ")).collect();
    let expected = [
        "error[E012]: unknown type `Pet`",
        "warning[L001]: operation `getB` has no summary",
        "warning[L001]: operation `getC` has no summary",
    ];
    assert_eq!(titles, expected);
    let end = "\n\n1 error and 2 warnings in the spec; nothing was generated\n";
    assert!(text.ends_with(end), "{text}");
}

#[test]
fn last_line_counts_errors() {
    let text = rendered(&format!("{GROUP}x: 1\ny: 2\n"));
    let end = "\n\n2 errors in the spec; nothing was generated\n";
    assert!(text.ends_with(end), "{text}");
}

#[test]
fn first_of_very_many_findings_are_shown() {
    let unknown: String = (0..207).map(|index| format!("x{index}: 1\n")).collect();
    let text = rendered(&format!("{GROUP}{unknown}"));
    assert_eq!(text.matches("error[E004]").count(), 200);
    let end = "\n\n... and 7 more\n\n207 errors in the spec; nothing was generated\n";
    assert!(text.ends_with(end), "{text}");
}

#[test]
fn only_the_place_in_a_very_long_line_is_shown() {
    let long = "1, ".repeat(10_000);
    let text = rendered(&format!("{GROUP}doc: [{long}x]\n"));
    assert!(text.contains("--> spec/group.yaml:4:6\n"), "{text}");
    assert!(text.len() < 500, "{text}");
}

#[test]
fn places_far_apart_are_shown_apart() {
    let blank = "\n".repeat(20);
    let text = rendered(&format!("{GROUP}{blank}group: Others\n"));
    assert!(text.contains("--> spec/group.yaml:24:1\n"), "{text}");
    assert!(text.contains("::: spec/group.yaml:1:1\n"), "{text}");
}
