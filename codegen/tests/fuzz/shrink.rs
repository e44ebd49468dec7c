//! Makes a spec that breaks a promise smaller, and writes it where it can be looked at.
#![expect(clippy::panic, reason = "this is how a test fails")]

use std::fs;

use codegen::Source;

use crate::promises;
use crate::support;

/// Attempts at most: each is a run of the generator.
const ATTEMPTS: usize = 600;

/// Fails the test with a spec as small as can be found.
pub(crate) fn report(target: &str, seed: u64, spec: Vec<Source>, fault: &str) -> ! {
    let spec = smaller(spec);
    let fault = promises::check(&spec)
        .err()
        .unwrap_or_else(|| fault.to_owned());
    let folder = support::path("../target/fuzz").join(format!("{target}-{seed}"));
    for source in &spec {
        let name = source.path.rsplit('/').next().unwrap_or_default();
        let written =
            fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join(name), &source.text));
        written.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    }
    panic!(
        "{target}, seed {seed}: {fault}\nthe spec is in {}",
        folder.display()
    );
}

/// Takes pieces away, large ones first, as long as what is left breaks a promise.
fn smaller(mut spec: Vec<Source>) -> Vec<Source> {
    let mut attempts = 0;
    for file in 0..spec.len() {
        let mut size = spec[file].text.len() / 2;
        while size > 0 {
            let mut start = 0;
            while start < spec[file].text.len() && attempts < ATTEMPTS {
                let text = &spec[file].text;
                let (Some(before), Some(after)) = (
                    text.get(..start),
                    text.get((start + size).min(text.len())..),
                ) else {
                    start += 1;
                    continue;
                };
                let mut candidate = spec.clone();
                candidate[file].text = format!("{before}{after}");
                attempts += 1;
                if promises::check(&candidate).is_err() {
                    spec = candidate;
                } else {
                    start += size;
                }
            }
            size /= 2;
        }
    }
    spec
}
