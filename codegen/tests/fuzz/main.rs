//! Fuzz tests: the generator never panics.
//!
//! For every spec it returns files that satisfy its invariants, or diagnostics.
//!
//! By default, a short run with a fixed seed. `FUZZ_SECONDS=600 cargo test -p codegen --test fuzz
//! -- --nocapture` runs for ten minutes with a new seed; `FUZZ_SEED` repeats a run. A spec that
//! violates an invariant is shrunk and written to `target/fuzz/`. After the fix, add it to
//! `test_data/fuzz`: each run tries these specs first, and mutates them together with the other
//! test data.

mod damage;
mod docs;
mod invariants;
mod random;
mod shrink;
#[path = "../support/mod.rs"]
mod support;
mod synthetic;
mod tables;
mod unique_names;
mod vocabulary;

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use codegen::Source;
use invariants::Ending;
use random::Random;
use serde_yaml::Value;
use synthetic::Odd;

/// Specs per target in a run without `FUZZ_SECONDS`.
const ROUNDS: usize = 30;
/// Time after which a spec counts as hanging; the slowest known spec takes a fraction of it.
const HANG: Duration = Duration::from_secs(60);

#[test]
fn mutated_text_yields_files_or_diagnostics() {
    let seeds = Seeds::read();
    run("text", |random| {
        let mut spec = seeds.pick(random);
        for _ in 0..=random.below(2) {
            let file = random.below(spec.len());
            spec[file].text = damage::text(&spec[file].text, random);
        }
        spec
    });
}

#[test]
fn mutated_trees_yield_files_or_diagnostics() {
    let seeds = Seeds::read();
    let parts: Vec<Value> = seeds
        .right
        .iter()
        .chain(&seeds.broken)
        .flatten()
        .filter_map(|source| serde_yaml::from_str(&source.text).ok())
        .collect();
    let keys = keys();
    run("tree", |random| {
        let mut spec = seeds.pick(random);
        let file = random.below(spec.len());
        spec[file] = damage::tree(&spec[file], &parts, &keys, random);
        spec
    });
}

#[test]
fn unusual_names_become_unique_names() {
    run("names", |random| synthetic::spec(Odd::Names, random));
}

#[test]
fn unusual_texts_remain_prose() {
    run("texts", |random| synthetic::spec(Odd::Texts, random));
}

#[test]
fn fixed_specs_satisfy_all_invariants() {
    for (name, spec) in corpus() {
        if let Err(fault) = invariants::check(&spec) {
            panic!("fuzz/{name}: {fault}");
        }
    }
}

/// Tries specs until the number of rounds or the time limit is reached.
fn run(target: &str, mut make: impl FnMut(&mut Random) -> Vec<Source>) {
    let number = |name: &str| {
        std::env::var(name)
            .ok()
            .and_then(|text| text.parse::<u64>().ok())
    };
    // The four targets share the time.
    let time = number("FUZZ_SECONDS").map(|seconds| Duration::from_secs(seconds) / 4);
    let clock = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(1, |now| now.as_secs());
    let seed = number("FUZZ_SEED").unwrap_or(if time.is_some() { clock } else { 1 });
    let mut random = Random::new(seed);
    let start = Instant::now();
    let (mut files, mut diagnostics) = (0, 0);
    while time.map_or(files + diagnostics < ROUNDS, |time| start.elapsed() < time) {
        let spec = make(&mut random);
        let began = Instant::now();
        match invariants::check(&spec) {
            Ok(Ending::Files) => files += 1,
            Ok(Ending::Diagnostics) => diagnostics += 1,
            Err(fault) => shrink::report(target, seed, spec, &fault),
        }
        if began.elapsed() > HANG {
            shrink::report(
                target,
                seed,
                make(&mut random),
                "this spec or the previous one took too long",
            );
        }
    }
    println!(
        "{target}: {} specs tried, {files} of them valid (seed {seed})",
        files + diagnostics
    );
    assert!(
        files > 0 && diagnostics > 0,
        "{target}: {files} valid, {diagnostics} invalid: expected both"
    );
}

/// Specs to mutate: all test data and the committed spec.
struct Seeds {
    right: Vec<Vec<Source>>,
    broken: Vec<Vec<Source>>,
}

impl Seeds {
    fn read() -> Self {
        let good = support::path("test_data/ok");
        let bad = support::path("test_data/err");
        let mut right: Vec<Vec<Source>> = support::names(&good)
            .iter()
            .map(|name| support::spec(&good.join(name).join("spec")))
            .collect();
        right.push(support::committed_spec());
        let mut broken: Vec<Vec<Source>> = support::texts(&bad, "yaml")
            .values()
            .map(|text| support::with_api(text))
            .collect();
        broken.extend(corpus().into_iter().map(|(_, spec)| spec));
        Self { right, broken }
    }

    /// Picks a valid spec four times out of five, because invalid specs generate little.
    fn pick(&self, random: &mut Random) -> Vec<Source> {
        let specs = if random.one_in(5) {
            &self.broken
        } else {
            &self.right
        };
        specs[random.below(specs.len())].clone()
    }
}

/// Returns the specs of `test_data/fuzz`: group files `NAME.yaml` and folders `NAME`.
fn corpus() -> Vec<(String, Vec<Source>)> {
    let root = support::path("test_data/fuzz");
    let files = support::texts(&root, "yaml");
    let mut specs: Vec<(String, Vec<Source>)> = files
        .into_iter()
        .map(|(name, text)| (name, support::with_api(&text)))
        .collect();
    let folders = support::names(&root)
        .into_iter()
        .filter(|name| root.join(name).is_dir());
    specs.extend(folders.map(|name| (name.clone(), support::spec(&root.join(&name)))));
    specs
}

/// Returns all keys of the format, from its schema.
fn keys() -> Vec<String> {
    fn collect(schema: &serde_json::Value, keys: &mut Vec<String>) {
        match schema {
            serde_json::Value::Object(entries) => {
                let properties = entries
                    .get("properties")
                    .and_then(serde_json::Value::as_object);
                keys.extend(
                    properties
                        .into_iter()
                        .flat_map(|properties| properties.keys().cloned()),
                );
                entries.values().for_each(|value| collect(value, keys));
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, keys)),
            _ => {}
        }
    }
    let schema = serde_json::from_str(&codegen::json_schema());
    let mut keys = Vec::new();
    collect(&schema.unwrap_or_default(), &mut keys);
    keys.sort();
    keys.dedup();
    assert!(keys.len() > 20, "{keys:?}");
    keys
}
