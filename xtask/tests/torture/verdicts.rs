//! Proof of the verdicts of `cargo xtask diff`: programs against the old client, compiled against
//! the new one.

use codegen::Features;
use codegen_diff::Rust;

use crate::client::Client;
use crate::program::program;
use crate::rows::{ROWS, Row, SPEC, edited, sources};

/// Returns the program that uses everything in the client of a spec.
fn program_of(spec: &str, client: &str) -> String {
    let (_, api) = codegen::read(&sources(spec)).unwrap();
    program(&api, &format!("torture_{client}"))
}

/// Compiles the programs of two specs against the client of the first, a crate with this name.
///
/// Returns the result of the second program.
fn check(name: &str, now: &str, before: &str) -> Result<(), String> {
    let client = Client::new(name, &sources(now), Features::PerGroup);
    if let Err(errors) = client.check_program(&program_of(now, name)) {
        panic!("a program does not compile against its own client:\n{errors}");
    }
    client.check_program(&program_of(before, name))
}

/// Returns the verdicts that the programs refute.
fn refuted<'r>(name: &str, rows: impl Iterator<Item = &'r Row>) -> String {
    let mut wrong = String::new();
    for row in rows {
        let new = edited(SPEC, row).unwrap();
        for (direction, now, before, (_, verdict)) in [
            ("", new.as_str(), SPEC, row.forward),
            (" in reverse", SPEC, new.as_str(), row.back),
        ] {
            let result = check(name, now, before);
            if result.is_ok() != (verdict < Rust::Major) {
                let reason = result.err().unwrap_or_else(|| "it compiles\n".to_owned());
                wrong += &format!("{}{direction}, {verdict:?}: {reason}", row.name);
            }
        }
    }
    wrong
}

/// A change for each verdict: major and minor in reverse, silent, patch.
const FEW: [&str; 3] = [
    "enum value removed from answers",
    "required fields of one type reordered",
    "string to uri",
];

#[test]
fn programs_compile_as_the_verdicts_of_a_few_changes_say() {
    let few = ROWS.iter().filter(|row| FEW.contains(&row.name));
    let wrong = refuted("few", few);
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
#[ignore = "builds 230 clients; .ci/run runs it"]
fn programs_compile_as_the_verdicts_say() {
    // For work on a rule: `VERDICTS=enum` selects the changes whose name contains the word.
    let word = std::env::var("VERDICTS").unwrap_or_default();
    let wrong = refuted("single", ROWS.iter().filter(|row| row.name.contains(&word)));
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
#[ignore = "builds 12 programs; .ci/run runs it"]
fn programs_send_other_requests_after_silent_changes() {
    let requests = |spec: &str| {
        let client = Client::new("silent", &sources(spec), Features::PerGroup);
        client.run_program(&include_str!("requests.rs").replace("CLIENT", "torture_silent"))
    };
    let before = requests(SPEC);
    assert_eq!(before.lines().count(), 5, "{before}");
    for row in ROWS.iter().filter(|row| row.forward.1 == Rust::Silent) {
        assert_ne!(
            requests(&edited(SPEC, row).unwrap()),
            before,
            "{}",
            row.name
        );
    }
}

/// Applies some of the changes, one after the other; those that no longer fit are left out.
fn with_changes(numbers: impl Iterator<Item = usize>) -> String {
    let mut text = SPEC.to_owned();
    for number in numbers {
        let changed = edited(&text, &ROWS[number % ROWS.len()]);
        if let Some(changed) = changed.filter(|text| codegen::read(&sources(text)).is_ok()) {
            text = changed;
        }
    }
    text
}

#[test]
#[ignore = "builds 40 clients; .ci/run runs it"]
fn programs_compile_as_the_verdicts_of_several_changes_say() {
    let (_, old) = codegen::read(&sources(SPEC)).unwrap();
    let mut wrong = String::new();
    for seed in 0..40_usize {
        // Every pair of steps gives other combinations.
        let text = with_changes((0..3).map(|step| seed * 7 + step * (11 + seed)));
        let (_, new) = codegen::read(&sources(&text)).unwrap();
        let changes = codegen_diff::diff(&old, &new);
        let is_major = changes.iter().any(|change| change.rust == Rust::Major);
        let result = check("several", &text, SPEC);
        if result.is_ok() == is_major {
            wrong += &format!("seed {seed}: {changes:#?}\n{result:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
