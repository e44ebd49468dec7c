//! Shrinks a spec that violates an invariant, and writes it to a folder.
#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::fs;

use codegen::Source;

use crate::invariants;
use crate::support;

/// Maximum number of attempts; each one runs the generator.
const ATTEMPTS: usize = 600;

/// Shrinks a failing spec, writes it and panics.
pub(crate) fn report(target: &str, seed: u64, spec: Vec<Source>, fault: &str) -> ! {
    let spec = smaller(spec);
    let fault = invariants::check(&spec)
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

/// Removes pieces, large ones first, while the rest still violates an invariant.
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
                if invariants::check(&candidate).is_err() {
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
