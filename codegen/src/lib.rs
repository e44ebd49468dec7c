//! Turns an endpoint spec (YAML, edited by people) into the source files of a thin API client.
//!
//! Text in, files or diagnostics out: nothing here touches the disk, the network, the clock or the environment, and the
//! same sources give the same bytes everywhere.
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
//! assert!(output.files().any(|(path, text)| path == "pets.rs" && text.contains("pub fn get_pet_name")));
//! # Ok::<(), codegen::Diagnostics>(())
//! ```
//!
//! # In a build script
//!
//! A crate can generate its client while it is built. It needs the hand-written half of a client, which `cargo xtask new` puts into a crate; then
//! its `src/generated` can go, and a build script takes its place:
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
//! // src/lib.rs, in place of `pub mod generated;`
//! pub mod generated {
//!     include!(concat!(env!("OUT_DIR"), "/generated.rs"));
//! }
//! ```

mod check;
mod diagnostics;
mod emit;
mod export;
mod import;
mod ir;
mod lint;
mod load;
mod lower;
mod output;
mod said;
mod source;
mod spec;
mod write;
mod yaml;

pub use diagnostics::{Code, Diagnostic, Diagnostics, FILE_BYTES, Label, Place, Severity, Style};
pub use emit::{Features, Target, Tests};
pub use import::{Counts, Effect, Finding, Import, ImportError, Report, Selection, import};
pub use output::{Drift, DriftKind, MarkerError, Output, package_name, with_features};
pub use source::Source;
pub use spec::json_schema;

/// Generates the client's source files from the files of a spec, in whatever order these come.
///
/// # Errors
///
/// Everything that is wrong with the spec, all at once.
pub fn generate(sources: &[Source], target: &Target) -> Result<Output, Diagnostics> {
    generate_watched(sources, target, &|_, _| {})
}

/// The same, and `watch` is told after each file how many of all are made. It is called from several threads.
///
/// # Errors
///
/// Everything that is wrong with the spec, all at once.
pub fn generate_watched(
    sources: &[Source],
    target: &Target,
    watch: &(dyn Fn(usize, usize) + Sync),
) -> Result<Output, Diagnostics> {
    let (_, api) = read(sources)?;
    Ok(Output {
        files: emit::files(&api, target, watch),
        features: output::features(&api),
        tests: match target.tests {
            Tests::None => None,
            Tests::EveryOperation => Some(emit::tests(&api, target)),
        },
    })
}

/// The spec as an OpenAPI 3.1 document (JSON).
///
/// # Errors
///
/// Everything that is wrong with the spec, all at once.
pub fn export_openapi(sources: &[Source]) -> Result<String, Diagnostics> {
    let (spec, api) = read(sources)?;
    Ok(export::openapi::document(&api, &spec))
}

/// The files of a spec as the program writes them, without their comments: what says nothing is left out.
///
/// # Errors
///
/// Everything that is wrong with the spec, all at once.
pub fn normal_form(sources: &[Source]) -> Result<Vec<Source>, Diagnostics> {
    let (spec, _) = read(sources)?;
    Ok(write::files(&spec))
}

/// Everything that is wrong with the spec, and what is legal but poor: errors, then warnings. Nothing if the spec is
/// neither. Lints that compare parts of the spec stay silent while there are errors.
pub fn lint(sources: &[Source]) -> Diagnostics {
    let mut problems = Diagnostics::new(sources);
    if let Some(spec) = load::load(sources, &mut problems) {
        let api = resolve(&spec, &mut problems);
        lint::lint(&spec, &api, sources, &mut problems);
    }
    problems.sort();
    problems
}

/// Load, check, lower.
fn read(sources: &[Source]) -> Result<(spec::Spec, ir::Api), Diagnostics> {
    let mut problems = Diagnostics::new(sources);
    let read = load::load(sources, &mut problems).map(|spec| {
        let api = resolve(&spec, &mut problems);
        (spec, api)
    });
    match (problems.into_result(), read) {
        (Err(problems), _) => Err(problems),
        (Ok(()), Some(read)) => Ok(read),
        // a spec that cannot be loaded has at least one problem
        (Ok(()), None) => Err(Diagnostics::new(sources)),
    }
}

/// Check, lower.
fn resolve(spec: &spec::Spec, problems: &mut Diagnostics) -> ir::Api {
    check::check(spec, problems);
    lower::lower(spec, problems)
}
