//! Proof of the verdicts of `cargo xtask diff`: programs against the old client, compiled against
//! the new one.

use codegen::{Features, Source};
use codegen_diff::Rust;

use crate::client::Client;
use crate::program::program;
use crate::rows::{API, KEEPERS, PETS, ROWS, edited};

fn sources(pets: &str) -> Vec<Source> {
    vec![
        Source::new("api.yaml", API),
        Source::new("pets.yaml", pets),
        Source::new("keepers.yaml", KEEPERS),
    ]
}

/// Returns the program that uses everything in the client of a spec.
fn program_of(pets: &str, client: &str) -> String {
    let (_, api) = codegen::read(&sources(pets)).unwrap();
    program(&api, &format!("torture_{client}"))
}

/// Compiles the programs of two specs against the client of the first, a crate with this name;
/// returns the result of the
/// second program.
fn check(name: &str, now: &str, before: &str) -> Result<(), String> {
    let client = Client::new(name, &sources(now), Features::PerGroup);
    if let Err(errors) = client.check_program(&program_of(now, name)) {
        panic!("a program does not compile against its own client:\n{errors}");
    }
    client.check_program(&program_of(before, name))
}

#[test]
#[ignore = "builds 150 clients; .ci/run runs it"]
fn programs_compile_as_the_verdicts_say() {
    let mut wrong = String::new();
    for (name, old, new, (_, forward), (_, back)) in ROWS {
        let new = edited(old, new);
        for (now, before, verdict) in [(new.as_str(), PETS, forward), (PETS, &new, back)] {
            let result = check("single", now, before);
            if result.is_ok() != (*verdict < Rust::Major) {
                let reason = result.err().unwrap_or_else(|| "it compiles\n".to_owned());
                let direction = if now == PETS { " in reverse" } else { "" };
                wrong += &format!("{name}{direction}, {verdict:?}: {reason}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Applies some of the changes, one after the other; those that no longer fit are left out.
fn with_changes(numbers: impl Iterator<Item = usize>) -> String {
    let mut text = PETS.to_owned();
    for number in numbers {
        let (_, old, new, _, _) = ROWS[number % ROWS.len()];
        let changed = text.replacen(old, new, 1);
        if text.matches(old).count() == 1 && codegen::read(&sources(&changed)).is_ok() {
            text = changed;
        }
    }
    text
}

#[test]
#[ignore = "builds 40 clients; .ci/run runs it"]
fn programs_compile_as_the_verdicts_of_several_changes_say() {
    let (_, old) = codegen::read(&sources(PETS)).unwrap();
    let mut wrong = String::new();
    for seed in 0..40_usize {
        // Every pair of steps gives other combinations.
        let text = with_changes((0..3).map(|step| seed * 7 + step * (11 + seed)));
        let (_, new) = codegen::read(&sources(&text)).unwrap();
        let changes = codegen_diff::diff(&old, &new);
        let is_major = changes.iter().any(|change| change.rust == Rust::Major);
        let result = check("several", &text, PETS);
        if result.is_ok() == is_major {
            wrong += &format!("seed {seed}: {changes:#?}\n{result:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
