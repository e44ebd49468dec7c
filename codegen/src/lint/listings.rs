//! L009: listing without paging.

use super::{Findings, letters};
use crate::diagnostics::Code;
use crate::diagnostics::Diagnostic;
use crate::spec::{Method, Model, Operation, Spanned, Spec};

/// Query parameters that select a page.
const PARAMETERS: &[&str] = &[
    "cursor",
    "offset",
    "page",
    "pageindex",
    "pageno",
    "pagenumber",
    "pagesize",
    "pagetoken",
    "perpage",
    "startindex",
];
/// Response fields that lead to the next page.
const FIELDS: &[&str] = &[
    "nextcursor",
    "nextlink",
    "nextpage",
    "nextpagetoken",
    "nextpageuri",
    "nexturi",
    "nexturl",
    "pagecount",
];

pub(super) fn lint(operation: &Operation, spec: &Spec, findings: &mut Findings) {
    let route = operation.http.value();
    let reads = route.is_some_and(|route| route.method == Method::Get);
    if operation.paging.is_some() || !reads {
        return;
    }
    let help = "describe under `paging` how the pages follow one another, so that the client can iterate over them";
    let asks = |name: &str| PARAMETERS.contains(&letters(name).as_str());
    if let Some(item) = operation.query.iter().find(|item| asks(&item.name)) {
        let message = format!(
            "query parameter `{}` requests a page, but `{}` has no paging",
            item.name, operation.id
        );
        let place = item.name.place();
        findings.push(Diagnostic::warning(Code::NoPaging, place, message).help(help));
        return;
    }
    let leads = |name: &&Spanned<String>| FIELDS.contains(&letters(name).as_str());
    let types = operation.returns.types();
    let Some(model) = types.into_iter().find_map(|name| model(spec, name)) else {
        return;
    };
    if let Some(field) = model.fields.keys().find(leads) {
        let message = format!(
            "response field `{field}` refers to further pages, but `{}` has no paging",
            operation.id
        );
        let place = operation.returns.place();
        findings.push(Diagnostic::warning(Code::NoPaging, place, message).help(help));
    }
}

fn model<'s>(spec: &'s Spec, name: &str) -> Option<&'s Model> {
    let mut files = spec.groups.iter();
    files.find_map(|file| file.spec.models.get(name).map(|model| &**model))
}
