//! Reads the selected operations.

use indexmap::IndexMap;

use super::description::{Info, Operation};
use super::dialect::{self, UnreadOperation};
use super::document::Document;
use super::error::ImportError;
use super::home::home;
use super::page::{self, Page};
use super::report::Report;
use super::schema::NamedSchemas;
use super::select::{Names, Selection};

/// Reads the selected operations of the documents.
pub(super) fn from_documents(
    documents: &[Document],
    selection: &Selection,
    report: &mut Report,
) -> Result<Vec<Operation>, Vec<ImportError>> {
    let mut unread = Vec::new();
    for document in documents {
        unread.extend(dialect::operations(document, report));
    }
    let exported = documents.iter().all(Document::is_exported_spec);
    // A spec without operations is valid, so its export can be imported.
    if !(exported && unread.is_empty() && selection.is_everything()) {
        selection.check(&unread.iter().map(names).collect::<Vec<_>>())?;
    }
    unread.retain(|operation| selection.includes(&names(operation)));
    for operation in &mut unread {
        operation.prefer_tags(&selection.tags);
    }
    let mut operations: Vec<Operation> = unread
        .iter()
        .map(|operation| dialect::operation(operation, report))
        .collect();
    if !exported {
        dialect::remove_common_scopes(&mut operations, report);
    }
    Ok(operations)
}

fn names<'a>(operation: &'a UnreadOperation<'_>) -> Names<'a> {
    Names {
        id: &operation.id,
        other_id: operation.other_id.as_deref(),
        tags: &operation.tags,
    }
}

/// Reads the selected operations of the pages, completed from the documents.
pub(super) fn from_pages(
    pages: Vec<Page>,
    documents: &[Document],
    schemas: &NamedSchemas<'_>,
    info: &Info,
    selection: &Selection,
    report: &mut Report,
) -> Result<Vec<Operation>, Vec<ImportError>> {
    let mut operations = select_of_pages(pages, info, selection)?;
    // Operations that no page has are no loss, so their findings are discarded.
    let mut discarded = Report::default();
    let unread: Vec<_> = documents
        .iter()
        .flat_map(|document| dialect::operations(document, &mut discarded))
        .collect();
    let mut all: Vec<Operation> = unread
        .iter()
        .map(|operation| dialect::operation(operation, &mut discarded))
        .collect();
    dialect::remove_common_scopes(&mut all, &mut discarded);
    let errors = all.first().map(|operation| operation.errors.clone());
    let errors = errors.unwrap_or_default();
    for operation in &mut operations {
        let same = unread
            .iter()
            .zip(&all)
            .find(|(unread, _)| unread.has_same_endpoint(operation));
        match same {
            Some((unread, read)) => {
                let mut described = dialect::operation(unread, report);
                described.scopes.clone_from(&read.scopes);
                page::combine(operation, described, schemas, report);
            }
            None => operation.errors.clone_from(&errors),
        }
        page::report_numbers(operation, report);
    }
    Ok(operations)
}

fn select_of_pages(
    pages: Vec<Page>,
    info: &Info,
    selection: &Selection,
) -> Result<Vec<Operation>, Vec<ImportError>> {
    let mut found = Vec::new();
    for page in pages {
        let tag = info.tag(&page.tag);
        for operation in page.operations {
            found.push(Operation {
                tag: tag.clone(),
                ..operation
            });
        }
    }
    selection.check(&found.iter().map(names_of_read).collect::<Vec<_>>())?;
    found.retain(|operation| selection.includes(&names_of_read(operation)));
    Ok(merge_pages(found))
}

/// Keeps each operation on the page of its group, because several pages can list it.
fn merge_pages(operations: Vec<Operation>) -> Vec<Operation> {
    let mut listed: IndexMap<(&str, String), Vec<Operation>> = IndexMap::new();
    for operation in operations {
        let endpoint = (operation.method.as_str(), operation.path.clone());
        listed.entry(endpoint).or_default().push(operation);
    }
    let mut kept = Vec::new();
    for ((_, path), same) in listed {
        let tags = same.iter().map(|operation| operation.tag.as_str());
        let tag = home(tags, &path).unwrap_or_default().to_owned();
        let (at_home, others): (Vec<_>, Vec<_>) =
            same.into_iter().partition(|operation| operation.tag == tag);
        let mut also_in: Vec<String> = others.into_iter().map(|other| other.tag).collect();
        also_in.sort();
        also_in.dedup();
        kept.extend(at_home.into_iter().map(|operation| Operation {
            also_in: also_in.clone(),
            ..operation
        }));
    }
    kept
}

fn names_of_read(operation: &Operation) -> Names<'_> {
    Names {
        id: &operation.id,
        other_id: None,
        tags: std::slice::from_ref(&operation.tag),
    }
}
