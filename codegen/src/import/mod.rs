//! Other descriptions of an API become a spec: Swagger 2.0, OpenAPI 3, and the reference pages of the platform.

mod about;
mod build;
mod document;
mod fault;
mod files;
mod library;
mod media;
mod neutral;
mod node;
mod openapi;
mod operations;
mod overrides;
mod report;
mod schema;
mod security;
mod select;
mod swagger;

pub use fault::ImportError;
pub use report::{Effect, Finding, Report};

use build::Order;
use document::{Dialect, Document};
use library::Library;
use neutral::About;

use crate::Source;

/// What to import of the descriptions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Selection {
    /// The tags whose operations are wanted.
    pub tags: Vec<String>,
    /// The operations that are wanted, by id. Without tags and operations, all are.
    pub operations: Vec<String>,
}

/// A spec made of other descriptions.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Import {
    /// The files, with their names alone; the API file first.
    pub files: Vec<Source>,
    /// What the spec does not say though the descriptions do.
    pub report: Report,
    /// How many operations, and how many models, enums and unions.
    pub counts: Counts,
}

/// How much there is in a spec.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Operations.
    pub operations: usize,
    /// Models, enums and unions.
    pub types: usize,
}

/// Makes a spec of descriptions: `sources` are Swagger 2.0 and OpenAPI 3 files, in JSON or YAML. `overrides` are
/// corrections, as the reference of the spec describes them.
///
/// # Errors
///
/// A file that cannot be read as any of these, or a selection that names what there is not, or a
/// correction that no longer applies: all of a kind at once.
pub fn import(
    sources: &[Source],
    overrides: Option<&Source>,
    selection: &Selection,
) -> Result<Import, Vec<ImportError>> {
    let mut faults = Vec::new();
    let mut documents = Vec::new();
    for source in sources {
        let name = source
            .path
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or(&source.path);
        match Document::parse(source, name) {
            Ok(document) => documents.push(document),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut report = Report::default();
    let heads = documents
        .iter()
        .flat_map(|document| operations::heads(document, &mut report))
        .collect();
    let heads = select::select(heads, selection)?;
    let mut about = About::default();
    for document in &documents {
        about.merge(match document.dialect {
            Dialect::Swagger2 => swagger::about(document, &mut report),
            Dialect::OpenApi3 => openapi::about(document, &mut report),
        });
    }
    let mut operations: Vec<_> = heads
        .iter()
        .map(|head| operations::read(head, &mut report))
        .collect();
    security::common_scopes(&mut operations, &mut report);
    operations::distinct(&mut operations, &mut report);
    operations.sort_by(|left, right| left.id.cmp(&right.id));
    let library = Library::new(&documents, &mut report);
    let order = if documents.iter().all(Document::is_ours) {
        Order::Kept
    } else {
        Order::Name
    };
    let mut built = build::build(&operations, &library, order, &mut report);
    let mut api = files::api(&about, &built, &mut report);
    if let Some(overrides) = overrides {
        overrides::apply(overrides, &mut api, &mut built)?;
    }
    let counts = Counts {
        operations: built.operations.len(),
        types: built.types.models.len() + built.types.enums.len() + built.types.unions.len(),
    };
    let files = files::files(api, &about, built);
    Ok(Import {
        files,
        report,
        counts,
    })
}
