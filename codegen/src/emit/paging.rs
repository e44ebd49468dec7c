//! Paging of an operation: the metadata, and the `Paged` impl that extracts the items of a page.

use super::expression::{Call, Expr};
use super::rust_types::RustTypes;
use super::rust_writer::{RustWriter, quoted};
use crate::ir::{NextPage, Operation, Paging};

/// ```text
/// runtime::Paging::by_uri("entities", "nextUri")
/// ```
pub(super) fn metadata(paging: &Paging) -> Expr {
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
    let items = std::iter::once(quoted(&paging.items.wire));
    let arguments = items.chain(arguments).map(Expr::Atom);
    Call::new(format!("runtime::Paging::{name}"), arguments.collect()).into()
}

/// ```text
/// impl runtime::Paged for GetOrganizationsLimitsChangerequests {
///     type Item = models::LimitChangeRequestDetails;
///     fn items(page: Self::Output) -> Vec<Self::Item> { page.entities.unwrap_or_default() }
/// }
/// ```
pub(super) fn paged(operation: &Operation, types: RustTypes<'_>, out: &mut RustWriter) {
    let Some(Paging { items, .. }) = &operation.paging else {
        return;
    };
    let default = if items.required {
        ""
    } else {
        ".unwrap_or_default()"
    };
    out.item(|out| {
        let head = format_args!("impl runtime::Paged for {}", operation.endpoint);
        out.block(head, |out| {
            out.member(|out| {
                out.line(format_args!("type Item = {};", types.owned(&items.ty)));
            });
            out.member(|out| {
                let arguments = &["page: Self::Output"];
                out.function("fn items", arguments, "Vec<Self::Item>", |out| {
                    out.line(format_args!("page.{}{default}", items.name));
                });
            });
        });
    });
}
