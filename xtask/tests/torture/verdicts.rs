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
fn program_of(pets: &str) -> String {
    let (_, api) = codegen::read(&sources(pets)).unwrap();
    program(&api, "torture_verdicts")
}

/// Compiles the programs of two specs against the client of the first; returns the result of the
/// second program.
fn check(now: &str, before: &str) -> Result<(), String> {
    let client = Client::new("verdicts", &sources(now), Features::PerGroup);
    if let Err(errors) = client.check_program(&program_of(now)) {
        panic!("a program does not compile against its own client:\n{errors}");
    }
    client.check_program(&program_of(before))
}

#[test]
#[ignore = "builds 150 clients; .ci/run runs it"]
fn programs_compile_as_the_verdicts_say() {
    let mut wrong = String::new();
    for (name, old, new, (_, forward), (_, back)) in ROWS {
        let new = edited(old, new);
        for (now, before, verdict) in [(new.as_str(), PETS, forward), (PETS, &new, back)] {
            let result = check(now, before);
            if result.is_ok() != (*verdict < Rust::Major) {
                let reason = result.err().unwrap_or_else(|| "it compiles\n".to_owned());
                let direction = if now == PETS { " in reverse" } else { "" };
                wrong += &format!("{name}{direction}, {verdict:?}: {reason}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
