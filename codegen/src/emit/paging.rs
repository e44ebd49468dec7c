//! Paging of an operation: its metadata, and the items of a page.

use super::rust_types::RustTypes;
use super::table::quoted;
use crate::ir::{NextPage, Paging};

/// ```text
/// runtime::Paging::by_uri("entities", "nextUri")
/// ```
pub(super) fn metadata(paging: &Paging) -> String {
    let (name, arguments) = match &paging.next {
        NextPage::Uri { field } => ("by_uri", vec![quoted(field)]),
        NextPage::Number { parameter, count } => {
            let count = count.as_deref().map(quoted);
            let count = count.map_or_else(|| "None".to_owned(), |field| format!("Some({field})"));
            ("by_number", vec![quoted(parameter), count])
        }
        NextPage::Cursor { parameter, field } => {
            ("by_cursor", vec![quoted(parameter), quoted(field)])
        }
    };
    let items = quoted(&paging.items.wire);
    format!("runtime::Paging::{name}({items}, {})", arguments.join(", "))
}

/// ```text
/// items models::LimitChangeRequestDetails = entities or unwrap_or_default
/// ```
///
/// An optional field names the method that returns its items or none.
pub(super) fn items(paging: &Paging, types: RustTypes<'_>) -> String {
    let items = &paging.items;
    let (ty, name) = (types.owned(&items.ty), &items.name);
    let default = (!items.required).then_some(" or unwrap_or_default");
    format!("items {ty} = {name}{}", default.unwrap_or_default())
}
