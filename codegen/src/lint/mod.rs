//! What is legal but poor. Each family of lints is a file; what the spec allows with a reason is left out.

mod deprecation;
mod docs;
mod ids;
mod listings;
mod parameters;
mod permissions;
mod secrets;
mod suppressions;
mod types;
mod values;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::ir::Api;
use crate::source::Source;
use crate::spec::File;
use crate::spec::location::At;
use crate::spec::{GroupFile, Operation, Spec};

/// Adds what every lint finds. While there are errors, files with gaps are left out, and so are lints that compare parts
/// of the spec: they would take a mistake for poor style.
pub(crate) fn lint(spec: &Spec, api: &Api, sources: &[Source], problems: &mut Diagnostics) {
    // what the API file allows is not known
    if spec.api.damaged {
        return;
    }
    let flawless = problems.errors() == 0;
    let mut findings = Vec::new();
    for file in spec.groups.iter().filter(|file| !file.damaged) {
        values::lint(file, &mut findings);
        for_each_operation(file, |operation, at| {
            docs::lint(operation, at, &mut findings);
            ids::lint(operation, at, &mut findings);
            deprecation::lint(operation, at, &mut findings);
            listings::lint(operation, spec, at, &mut findings);
        });
    }
    secrets::lint(spec, sources, &mut findings);
    if flawless {
        parameters::lint(spec, &mut findings);
        permissions::lint(spec, &mut findings);
        types::lint(spec, api, &mut findings);
    }
    let (findings, idle) = suppressions::apply(spec, findings);
    findings
        .into_iter()
        .for_each(|finding| problems.push(finding));
    if flawless {
        idle.into_iter().for_each(|finding| problems.push(finding));
    }
}

/// What the lints have found so far.
type Findings = Vec<Diagnostic>;

fn for_each_operation<'s>(file: &'s File<GroupFile>, mut visit: impl FnMut(&'s Operation, At<'_>)) {
    let root = file.at();
    let list = root.key("operations");
    for (index, operation) in file.spec.operations.iter().enumerate() {
        visit(operation, list.item(index));
    }
}

/// A name without its case and separators: `pageSize`, `page_size` and `Page-Size` are one.
fn letters(name: &str) -> String {
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a text says nothing.
fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

/// A parameter of an operation, whatever way it travels.
struct Parameter<'s> {
    name: &'s str,
    doc: Option<&'s str>,
    way: Way,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Path,
    Query,
    Header,
    Form,
}

impl Way {
    fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Form => "form",
        }
    }
}

/// All parameters of an operation, each with its place.
fn for_each_parameter<'s>(
    operation: &'s Operation,
    at: At<'_>,
    mut visit: impl FnMut(Parameter<'s>, At<'_>),
) {
    let list = at.key("path");
    for (index, item) in operation.path.iter().enumerate() {
        let parameter = Parameter {
            name: &item.name,
            doc: item.doc.as_deref(),
            way: Way::Path,
        };
        visit(parameter, list.item(index));
    }
    let form = at.key("form");
    let fields = operation
        .form
        .as_ref()
        .map_or(&[][..], |form| form.fields.as_slice());
    let lists = [
        (Way::Query, operation.query.as_slice(), at.key("query")),
        (Way::Header, operation.header.as_slice(), at.key("header")),
        (Way::Form, fields, form.key("fields")),
    ];
    for (way, items, list) in lists {
        for (index, item) in items.iter().enumerate() {
            let parameter = Parameter {
                name: &item.name,
                doc: item.doc.as_deref(),
                way,
            };
            visit(parameter, list.item(index));
        }
    }
}
