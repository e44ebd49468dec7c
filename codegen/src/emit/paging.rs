//! How an operation's pages follow one another: as a fact, and as the trait that gives the items of a page.

use super::expression::{Call, Expr};
use super::rust_types::Types;
use super::rust_writer::{Lines, quoted};
use crate::ir::{NextPage, Operation, Paging};

/// ```text
/// runtime::Paging::by_uri("entities", "nextUri")
/// ```
pub(super) fn fact(paging: &Paging) -> Expr {
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
    let arguments = items.chain(arguments).map(Expr::Word);
    Call::new(format!("runtime::Paging::{name}"), arguments.collect()).into()
}

/// ```text
/// impl runtime::Paged for GetOrganizationsLimitsChangerequests {
///     type Item = models::LimitChangeRequestDetails;
///     fn items(page: Self::Output) -> Vec<Self::Item> { page.entities.unwrap_or_default() }
/// }
/// ```
pub(super) fn paged(operation: &Operation, types: Types<'_>, lines: &mut Lines) {
    let Some(Paging { items, .. }) = &operation.paging else {
        return;
    };
    let default = if items.required {
        ""
    } else {
        ".unwrap_or_default()"
    };
    lines.item(|lines| {
        let head = format_args!("impl runtime::Paged for {}", operation.endpoint);
        lines.block(head, |lines| {
            lines.member(|lines| {
                lines.line(format_args!("type Item = {};", types.owned(&items.ty)));
            });
            lines.member(|lines| {
                let arguments = &["page: Self::Output"];
                lines.function("fn items", arguments, "Vec<Self::Item>", |lines| {
                    lines.line(format_args!("page.{}{default}", items.name));
                });
            });
        });
    });
}
