//! Merges a new release of an API description into a spec that people edit.
//!
//! [`merge`] compares three sides: the spec, the description, and the digests of what the last
//! import read. A part that only the description changed is taken from it. A part that only the
//! spec changed stays. A part that both changed is a conflict, and the spec keeps its own.
//!
//! The crate does not access the disk. The modules are layers, lowest first: `shape`, `digest`,
//! `types`, `whole`, `reach`, `names`, `upstream`, `scope`, `report`,
//! `three_way`, `entries`, `files`.

mod digest;
mod entries;
mod files;
mod names;
mod reach;
mod report;
mod scope;
mod shape;
mod three_way;
mod types;
mod upstream;
mod whole;

pub use report::{Coverage, Difference, Report};
pub use scope::Scope;
pub use upstream::{Upstream, UpstreamError};

use codegen::{Diagnostics, Source};

use whole::Whole;

/// Result of a merge.
#[derive(Debug)]
#[non_exhaustive]
pub struct Merge {
    /// All files of the merged spec, by file name.
    pub files: Vec<Source>,
    /// Digests of the description, for the next merge. Sources and selection are unchanged.
    pub upstream: Upstream,
    /// What the merge did.
    pub report: Report,
}

/// Merges a description, imported as a spec, into a spec.
///
/// `spec` are the files of the spec. `upstream` is what the last import read; without it, all
/// entries of the spec count as edited. `description` are the files that an import of the
/// description returned, and `scope` says which operations of the API it read.
///
/// Operations and types of the description take their names from the spec.
///
/// # Errors
///
/// Returns the errors of the spec, or those of the merged spec.
pub fn merge(
    spec: &[Source],
    upstream: &Upstream,
    description: &[Source],
    scope: &Scope,
) -> Result<Merge, Diagnostics> {
    let ours = Whole::read(spec)?;
    let mut theirs = Whole::read(description)?;
    names::adopt(&mut theirs, &ours);
    let mut report = Report::default();
    let scope = scope.within(theirs.groups());
    let merged = entries::merge(&ours, &theirs, upstream, &scope, &mut report);
    report.coverage = entries::coverage(&merged, &theirs);
    let files = files::files(spec, &ours, &theirs, &merged, &mut report);
    codegen::read(&files)?;
    Ok(Merge {
        files,
        upstream: Upstream {
            digests: entries::digests(upstream, &merged, &theirs, &scope),
            ..upstream.clone()
        },
        report,
    })
}

/// Returns the digests of a description whose import is a new spec.
///
/// # Errors
///
/// Returns the errors of the imported spec.
pub fn digests(description: &[Source]) -> Result<Upstream, Diagnostics> {
    let theirs = Whole::read(description)?;
    let none = Upstream::default();
    Ok(Upstream {
        digests: entries::digests(&none, &theirs.values(), &theirs, &Scope::default()),
        ..none
    })
}

/// Renames the parts of an imported description as a spec names them.
///
/// # Errors
///
/// Returns the errors of either side.
pub fn with_names_of(spec: &[Source], description: &[Source]) -> Result<Vec<Source>, Diagnostics> {
    let ours = Whole::read(spec)?;
    let mut theirs = Whole::read(description)?;
    names::adopt(&mut theirs, &ours);
    let files = files::renamed(&theirs);
    codegen::read(&files)?;
    Ok(files)
}
