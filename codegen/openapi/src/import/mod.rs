//! Imports Swagger 2.0 and OpenAPI 3 descriptions and the platform's reference pages as a spec.
//!
//! The modules are layers, lowest first: `error` and `report`; `description`, the contents of API
//! descriptions independent of their format; `document`, the tree of a file; `limits`, `media` and
//! `permissions`; `schema`; `dialect`; `page`; `select`; `sources`; `home`, `operations` and
//! `distinct`; `servers`; `build`, which turns descriptions into parts of a spec; `files`.

mod build;
mod description;
mod dialect;
mod distinct;
mod document;
mod error;
mod files;
mod home;
mod limits;
mod media;
mod operations;
mod page;
mod parts;
mod permissions;
mod report;
mod schema;
mod select;
mod servers;
mod sources;

pub use error::ImportError;
pub use report::{Effect, Finding, Report};
pub use select::Selection;

use std::collections::BTreeSet;

use build::{Order, Plan, Unused};
use description::{Info, Operation};
use document::Document;
use schema::NamedSchemas;
use sources::Sources;

use codegen::Source;
use codegen::diagnostics::Diagnostics;

/// Result of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Import {
    /// Files of the spec by file name, the API file first.
    pub files: Vec<Source>,
    /// Differences from the descriptions.
    pub report: Report,
    /// Size of the spec.
    pub counts: Counts,
}

/// Size of a spec.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Number of operations.
    pub operations: usize,
    /// Number of models, enums and unions.
    pub types: usize,
}

/// Imports API descriptions as a spec.
///
/// `sources` are Swagger 2.0 and OpenAPI 3 files (JSON or YAML) and reference pages (Markdown).
/// With pages, the operations are those of the pages, and the descriptions complete their types.
///
/// The returned spec is valid.
///
/// # Errors
///
/// Returns the errors of one step at once: files that cannot be parsed, a selection of unknown
/// tags or operations, no operation that can be imported, or a spec
/// with errors.
pub fn import(sources: &[Source], selection: &Selection) -> Result<Import, Vec<ImportError>> {
    let mut report = Report::default();
    let sources = Sources::parse(sources, &mut report)?;
    let mut info = sources.info(&mut report);
    let Sources { documents, pages } = sources;
    let exported = !documents.is_empty() && documents.iter().all(Document::is_exported_spec);
    let schemas = NamedSchemas::new(&documents, &mut report);
    let mut operations = if pages.is_empty() {
        operations::from_documents(&documents, selection, &mut report)?
    } else {
        operations::from_pages(pages, &documents, &schemas, &info, selection, &mut report)?
    };
    servers::assign(&mut info, &mut operations, &mut report);
    simplify_security(&mut info, &mut operations, exported);
    distinct::distinct(&mut operations, &mut report);
    operations.sort_by(|left, right| left.id.cmp(&right.id));
    let order = if exported {
        Order::Document
    } else {
        Order::Name
    };
    let unused = match exported && selection.is_everything() {
        true => Unused::Kept,
        false => Unused::Dropped,
    };
    let plan = Plan {
        order,
        unused,
        error: info.error.as_deref(),
    };
    let built = build::build(&operations, &schemas, plan, &mut report);
    selection.check_defaults(&built.tags())?;
    let api = files::api(&info, &built, &mut report);
    if built.operations.is_empty() && !(operations.is_empty() && exported) {
        let error = ImportError::new("", "none of the operations can be imported");
        let help = "paths must start with `/` and must not contain `?` or `#`";
        return Err(vec![error.help(help)]);
    }
    let counts = Counts {
        operations: built.operations.len(),
        types: built.types.models.len() + built.types.enums.len() + built.types.unions.len(),
    };
    let files = files::files(api, &info, built, &selection.default_tags);
    if let Err(problems) = codegen::read(&files) {
        return Err(invalid(&problems));
    }
    Ok(Import {
        files,
        report,
        counts,
    })
}

/// Removes the security of operations that equals that of the API, and schemes that nothing uses.
///
/// An exported spec declares its unused schemes on purpose.
fn simplify_security(info: &mut Info, operations: &mut [Operation], exported: bool) {
    let default = info.default_security.as_ref();
    let default = default.cloned().unwrap_or_else(dialect::token_security);
    for operation in operations.iter_mut() {
        operation.security = operation.security.take().filter(|own| *own != default);
    }
    if !exported {
        let names = dialect::used_schemes(info.default_security.as_ref(), operations);
        let names: BTreeSet<&str> = names.collect();
        info.security
            .retain(|name, _| names.contains(name.as_str()));
    }
}

/// Errors of the imported spec, which the description causes.
fn invalid(problems: &Diagnostics) -> Vec<ImportError> {
    let errors = problems.items().iter().map(|problem| {
        let (file, line, column) = problems.position(&problem.primary.place);
        let place = format!("{file}:{line}:{column} of the imported spec");
        let message = format!("invalid spec: {}", problem.message);
        let remedy = "correct the description; if it is valid, report this as a bug";
        let help = problem.help.as_deref();
        let help = help.map_or_else(|| remedy.to_owned(), |help| format!("{help}; {remedy}"));
        ImportError::new(place, message).help(help)
    });
    errors.collect()
}
