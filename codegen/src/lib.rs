//! Generates the Rust source files of a thin API client from an API spec in YAML.
//!
//! [`generate`] takes the texts of the spec's files and returns generated files or diagnostics. The
//! crate does not access the disk, the network, the clock or the environment. The same sources give
//! the same bytes on every machine.
//!
//! ```
//! use codegen::{Source, Target};
//!
//! let api = "title: Pets\nversion: v1\nbase_url: https://pets.example\ngroups: [pets.yaml]\n";
//! let pets = "
//! group: Pets
//! operations:
//!   - id: getPetName
//!     http: GET /pets/{petId}/name
//!     permissions: none
//!     path:
//!       - {name: petId, type: int64}
//!     returns: string
//! ";
//! let sources = [Source::new("spec/api.yaml", api), Source::new("spec/pets.yaml", pets)];
//! let output = codegen::generate(&sources, &Target::new("pets_client"))?;
//! let pets = output.file("pets.rs").unwrap_or_default();
//! assert!(pets.contains("pub fn get_pet_name"));
//! # Ok::<(), codegen::Diagnostics>(())
//! ```
//!
//! # In a build script
//!
//! A build script can generate the client when a crate is built. Create the crate with
//! `cargo xtask new`, which adds the hand-written part of a client. Then replace its
//! `src/generated` by a build script:
//!
//! ```no_run
//! // build.rs
//! use std::path::Path;
//! use std::{env, fs};
//!
//! use codegen::{Source, Target};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     println!("cargo::rerun-if-changed=spec");
//!     let mut sources = Vec::new();
//!     for entry in fs::read_dir("spec")? {
//!         let path = entry?.path();
//!         if path.extension().is_some_and(|extension| extension == "yaml") {
//!             sources.push(Source::new(path.to_string_lossy(), fs::read_to_string(&path)?));
//!         }
//!     }
//!     let output = match codegen::generate(&sources, &Target::new("pet_client")) {
//!         Ok(output) => output,
//!         Err(problems) => {
//!             eprintln!("{problems}");
//!             std::process::exit(1);
//!         }
//!     };
//!     let out = env::var("OUT_DIR")?;
//!     fs::write(Path::new(&out).join("generated.rs"), output.inlined())?;
//!     Ok(())
//! }
//! ```
//!
//! ```toml
//! # Cargo.toml
//! [build-dependencies]
//! codegen = { path = "path/to/codegen" }
//! ```
//!
//! ```ignore
//! // src/lib.rs, in place of `mod generated;`
//! mod generated {
//!     include!(concat!(env!("OUT_DIR"), "/generated.rs"));
//! }
//! ```

pub mod check;
pub mod diagnostics;
mod emit;
pub mod ir;
mod lint;
mod load;
pub mod lower;
mod output;
mod source;
pub mod spec;
mod target;
pub mod write;
pub mod yaml;

/// Ties the build to one working tree; see `.cargo/config.toml`.
const _: Option<&str> = option_env!("REPOSITORY_ROOT");

pub use diagnostics::{Code, Diagnostic, Diagnostics, FILE_BYTES, Label, Place, Severity, Style};
pub use emit::surface;
pub use load::{ALLOWANCES_FILE, UPSTREAM_FILE, is_beside_spec};
pub use output::{Drift, DriftKind, MarkerError, Output, package_name, with_features};
pub use source::Source;
pub use spec::json_schema;
pub use target::{Features, Target, Tests};

/// Generates the client's source files from the files of a spec.
///
/// The order of `sources` does not matter.
///
/// # Errors
///
/// Returns all errors of the spec if it is invalid.
pub fn generate(sources: &[Source], target: &Target) -> Result<Output, Diagnostics> {
    generate_with_progress(sources, target, &|_, _| {})
}

/// Generates the client's source files like [`generate`] and reports the progress.
///
/// After each file, `progress` receives the number of finished files and the total. It is called
/// from several threads.
///
/// # Errors
///
/// Returns all errors of the spec if it is invalid.
pub fn generate_with_progress(
    sources: &[Source],
    target: &Target,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Output, Diagnostics> {
    let (_, api) = read(sources)?;
    Ok(Output {
        files: emit::files(&api, target, progress),
        features: output::features(&api),
        tests: match target.tests {
            Tests::None => None,
            Tests::EveryOperation => Some(emit::tests(&api, target)),
        },
    })
}

/// Returns the files of a spec in canonical form.
///
/// The canonical form has a fixed layout and omits comments and keys with their default value.
///
/// # Errors
///
/// Returns all errors of the spec if it is invalid.
pub fn normal_form(sources: &[Source]) -> Result<Vec<Source>, Diagnostics> {
    let (spec, _) = read(sources)?;
    Ok(write::files(&spec))
}

/// Checks a spec and returns its errors and warnings, errors first.
///
/// Lints that compare parts of the spec do not run while the spec has errors.
pub fn lint(sources: &[Source]) -> Diagnostics {
    let mut problems = Diagnostics::new(sources);
    if let Some(spec) = load::load(sources, &mut problems) {
        let api = resolve(&spec, &mut problems);
        lint::lint(&spec, &api, sources, &mut problems);
    }
    problems.sort();
    problems
}

/// Loads, checks and lowers a spec.
///
/// Returns the typed files and the API that they describe, with all references resolved.
///
/// # Errors
///
/// Returns all errors of the spec if it is invalid.
pub fn read(sources: &[Source]) -> Result<(spec::Spec, ir::Api), Diagnostics> {
    let mut problems = Diagnostics::new(sources);
    let read = load::load(sources, &mut problems).map(|spec| {
        let api = resolve(&spec, &mut problems);
        (spec, api)
    });
    match (problems.into_result(), read) {
        (Err(problems), _) => Err(problems),
        (Ok(()), Some(read)) => Ok(read),
        // A spec that cannot be loaded has at least one problem.
        (Ok(()), None) => Err(Diagnostics::new(sources)),
    }
}

/// Checks and lowers a loaded spec.
fn resolve(spec: &spec::Spec, problems: &mut Diagnostics) -> ir::Api {
    check::check(spec, problems);
    lower::lower(spec, problems)
}
