//! Other descriptions of an API become a spec: Swagger 2.0, OpenAPI 3, and the reference pages of the platform.

mod about;
mod base_url;
mod build;
mod choice;
mod combine;
mod document;
mod fault;
mod files;
mod library;
mod limits;
mod media;
mod neutral;
mod node;
mod openapi;
mod operations;
mod overrides;
mod page;
mod page_types;
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
use neutral::{About, Operation};
use page::Page;

use crate::source::Source;

/// What to import of the descriptions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Selection {
    /// The tags whose operations are wanted.
    pub tags: Vec<String>,
    /// The operations that are wanted, by id. Without tags and operations, all are.
    pub operations: Vec<String>,
    /// The tags whose groups are cargo features that are on by default. Without any, all groups are.
    pub default_tags: Vec<String>,
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

/// Makes a spec of descriptions: `sources` are Swagger 2.0 and OpenAPI 3 files (JSON or YAML) and reference pages
/// (Markdown). With pages, the operations are theirs, and descriptions give the types. `overrides` are corrections, as the
/// reference of the spec describes them.
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
    let mut report = Report::default();
    let (documents, pages) = read(sources, &mut report)?;
    let library = Library::new(&documents, &mut report);
    let mut about = as_a_whole(&documents, &pages, &mut report);
    let mut operations = if pages.is_empty() {
        described(&documents, selection, &mut report)?
    } else {
        of_pages(
            pages,
            &documents,
            &library,
            &mut about,
            selection,
            &mut report,
        )?
    };
    operations::distinct(&mut operations, &mut report);
    operations.sort_by(|left, right| left.id.cmp(&right.id));
    let order = if documents.iter().all(Document::is_ours) {
        Order::Kept
    } else {
        Order::Name
    };
    let mut built = build::build(&operations, &library, order, &mut report);
    select::check_defaults(&built, selection)?;
    let mut api = files::api(&about, &built, &mut report);
    if let Some(overrides) = overrides {
        overrides::apply(overrides, &mut api, &mut about, &mut built)?;
    }
    if built.operations.is_empty() {
        let fault = ImportError::new("", "no operation is left, as a spec can have none of them");
        return Err(vec![fault.help(
            "the operations need paths that begin with `/`, without `?` and `#`",
        )]);
    }
    let counts = Counts {
        operations: built.operations.len(),
        types: built.types.models.len() + built.types.enums.len() + built.types.unions.len(),
    };
    let files = files::files(api, &about, built, &selection.default_tags);
    Ok(Import {
        files,
        report,
        counts,
    })
}

/// Reads all files.
fn read(
    sources: &[Source],
    report: &mut Report,
) -> Result<(Vec<Document>, Vec<Page>), Vec<ImportError>> {
    let (mut documents, mut pages, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    for source in sources {
        let name = source
            .path
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or(&source.path);
        if let Some(page) = page::read(source, name, report) {
            pages.push(page);
            continue;
        }
        match Document::parse(source, name) {
            Ok(document) => documents.push(document),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        Ok((documents, pages))
    } else {
        Err(faults)
    }
}

/// What all files together say of the API as a whole; the first that says something counts.
fn as_a_whole(documents: &[Document], pages: &[Page], report: &mut Report) -> About {
    let mut about = About::default();
    for document in documents {
        security::schemes(document, report);
        about.merge(match document.dialect {
            Dialect::Swagger2 => swagger::about(document, report),
            Dialect::OpenApi3 => openapi::about(document, report),
        });
    }
    for page in pages {
        about.merge(About {
            title: Some(format!("{} API", page.tag)),
            base_url: page.base_url.clone(),
            ..About::default()
        });
    }
    about
}

/// The operations of the descriptions that are asked for.
fn described(
    documents: &[Document],
    selection: &Selection,
    report: &mut Report,
) -> Result<Vec<Operation>, Vec<ImportError>> {
    let mut heads = Vec::new();
    for document in documents {
        heads.extend(operations::heads(document, report));
    }
    select::check(
        &heads
            .iter()
            .map(operations::Head::names)
            .collect::<Vec<_>>(),
        selection,
    )?;
    heads.retain(|head| select::is_wanted(&head.names(), selection));
    for head in &mut heads {
        head.prefer(&selection.tags);
    }
    let mut operations: Vec<Operation> = heads
        .iter()
        .map(|head| operations::read(head, report))
        .collect();
    security::common_scopes(&mut operations, report);
    Ok(operations)
}

/// The operations of the pages that are asked for, each with what a description says of it.
fn of_pages(
    pages: Vec<Page>,
    documents: &[Document],
    library: &Library<'_>,
    about: &mut About,
    selection: &Selection,
    report: &mut Report,
) -> Result<Vec<Operation>, Vec<ImportError>> {
    // what pages do not ask for is nothing that the spec lacks
    let mut silent = Report::default();
    let heads: Vec<_> = documents
        .iter()
        .flat_map(|document| operations::heads(document, &mut silent))
        .collect();
    let mut found = Vec::new();
    for mut page in pages {
        let tag = about.tag(&page.tag);
        for operation in &mut page.operations {
            operation.tag.clone_from(&tag);
        }
        found.append(&mut page.operations);
    }
    let tags: Vec<Vec<String>> = found
        .iter()
        .map(|operation| vec![operation.tag.clone()])
        .collect();
    let names: Vec<_> = found
        .iter()
        .zip(&tags)
        .map(|(operation, tags)| select::Names {
            id: &operation.id,
            other_id: None,
            tags,
        })
        .collect();
    select::check(&names, selection)?;
    let wanted: Vec<bool> = names
        .iter()
        .map(|names| select::is_wanted(names, selection))
        .collect();
    let mut wanted = wanted.into_iter();
    found.retain(|_| wanted.next().unwrap_or(true));
    let mut all: Vec<Operation> = heads
        .iter()
        .map(|head| operations::read(head, &mut silent))
        .collect();
    security::common_scopes(&mut all, &mut silent);
    let errors = all
        .first()
        .map(|operation| operation.errors.clone())
        .unwrap_or_default();
    for operation in &mut found {
        match heads.iter().position(|head| head.is(operation)) {
            Some(index) => {
                let mut described = operations::read(&heads[index], report);
                described.scopes.clone_from(&all[index].scopes);
                combine::combine(operation, described, library);
            }
            None => operation.errors.clone_from(&errors),
        }
        page_types::report_numbers(operation, report);
    }
    Ok(found)
}
