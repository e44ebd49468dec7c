//! Reads a page and its sections.

use super::layout::{self, Line};
use super::text::unescape;
use super::{parameters, types};
use crate::import::description::{Operation, Response};
use crate::import::error::ImportError;
use crate::import::permissions;
use crate::import::report::Report;
use codegen::Source;
use codegen::spec::{Method, Permissions};

/// Page with the operations of one tag.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) tag: String,
    pub(crate) base_url: Option<String>,
    pub(crate) operations: Vec<Operation>,
}

/// Reads a page; `None` if the text is not Markdown, an error if it is not a reference page.
pub(crate) fn read(
    source: &Source,
    name: &str,
    report: &mut Report,
) -> Option<Result<Page, ImportError>> {
    let text = source.text.trim_start_matches('\u{feff}');
    match layout::tag(text) {
        Some(tag) => Some(page(text, tag, name, report)),
        None => is_markdown(name).then(|| {
            let message = "this page has no title of a reference page";
            let help = "a reference page has the front matter `title: UsersApi`, or starts with \
                        the heading `# UsersApi`";
            Err(ImportError::new(name, message).help(help))
        }),
    }
}

fn is_markdown(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".md") || name.ends_with(".markdown")
}

fn page(text: &str, tag: &str, name: &str, report: &mut Report) -> Result<Page, ImportError> {
    let lines: Vec<Line<'_>> = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim()))
        .collect();
    let base_url = lines.iter().find_map(|(_, line)| {
        line.strip_prefix("All URIs are relative to *")?
            .strip_suffix('*')
    });
    let sections = layout::sections(&lines);
    if sections.is_empty() {
        let message = "this page has no sections of operations";
        let help = "a section starts with `<a name=\"getUsers\"></a>`, or with the heading \
                    `## getUsers` above `> UserListing getUsers(opts)`";
        return Err(ImportError::new(name, message).help(help));
    }
    let operations: Vec<Operation> = sections
        .iter()
        .filter_map(|section| operation(section, tag, name, report))
        .collect();
    for (number, line) in &lines {
        let listed = line
            .strip_prefix("[**")
            .and_then(|line| line.split_once("**]("));
        if let Some((id, _)) = listed
            && !operations.iter().any(|operation| operation.id == id)
        {
            report.wrong(
                "operation in a page's table without a section is missing",
                &format!("{name}:{number}"),
            );
        }
    }
    Ok(Page {
        tag: tag.to_owned(),
        base_url: base_url.map(|url| url.trim_end_matches('/').to_owned()),
        operations,
    })
}

/// Reads the section of one operation.
fn operation(
    section: &[Line<'_>],
    tag: &str,
    name: &str,
    report: &mut Report,
) -> Option<Operation> {
    let (number, start) = section.first()?;
    let place = format!("{name}:{number}");
    let id = layout::id(start)?;
    let line = section.iter().position(|(_, line)| request(line).is_some());
    let Some(line) = line else {
        report.wrong(
            "operation of a page section without a request line is missing",
            &place,
        );
        return None;
    };
    let (method, path) = request(section[line].1)?;
    let (prose, required) = introduction(&section[line + 1..]);
    let mut paragraphs = prose.into_iter();
    let summary = paragraphs.next();
    let description = paragraphs.collect::<Vec<_>>().join("\n\n");
    let mut operation = Operation {
        place,
        id: id.to_owned(),
        rust: None,
        allow: Vec::new(),
        method,
        path: path.to_owned(),
        tag: tag.to_owned(),
        also_in: Vec::new(),
        summary,
        description: Some(description).filter(|text| !text.is_empty()),
        deprecated: layout::deprecated(&section[..line]),
        permissions: Permissions::None,
        parameters: Vec::new(),
        body: None,
        form: None,
        responses: Vec::new(),
        errors: Vec::new(),
        scopes: Vec::new(),
        security: None,
        server: None,
        server_name: None,
        paging: None,
    };
    if let Some((mode, list)) = required {
        operation.permissions = permissions::required(mode, &list);
    }
    details(section, name, &mut operation, report);
    Some(operation)
}

/// Splits a line such as `GET /api/v2/users`.
fn request(line: &str) -> Option<(Method, &str)> {
    let (word, path) = line.split_once(' ')?;
    let method = Method::ALL
        .into_iter()
        .find(|method| method.as_str() == word)?;
    path.starts_with('/').then_some((method, path.trim()))
}

/// Paragraphs before the permissions, and the permissions: `ANY`, `ALL` or `NO` with a list.
fn introduction<'a>(lines: &[Line<'a>]) -> (Vec<String>, Option<(&'a str, Vec<String>)>) {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    let mut permissions: Option<(&str, Vec<String>)> = None;
    for (_, line) in lines {
        if line.starts_with("### ") {
            break;
        }
        if let Some((_, list)) = &mut permissions {
            list.extend(line.strip_prefix("* ").map(|item| item.trim().to_owned()));
        } else if let Some(kind) = line
            .strip_prefix("Requires ")
            .and_then(|rest| rest.strip_suffix(" permissions:"))
        {
            permissions = Some((kind, Vec::new()));
        } else if line.is_empty() {
            open = false;
        } else if let (true, Some(last)) = (open, paragraphs.last_mut()) {
            last.push('\n');
            last.push_str(&unescape(line));
        } else {
            paragraphs.push(unescape(line));
            open = true;
        }
    }
    (paragraphs, permissions)
}

/// Reads the parameters and the return type.
fn details(section: &[Line<'_>], name: &str, operation: &mut Operation, report: &mut Report) {
    let mut heading = "";
    for (number, line) in section {
        if let Some(text) = line.strip_prefix("### ") {
            heading = text.trim();
            if !["Example Usage", "Parameters", "Return type"].contains(&heading) {
                report.docs_only(
                    format!("page section `{heading}` is not documented"),
                    &format!("{name}:{number}"),
                );
            }
            continue;
        }
        let place = format!("{name}:{number}");
        match heading {
            "Parameters" if line.starts_with("**") => {
                parameters::read(line, &place, operation, report);
            }
            "Return type"
                if !line.is_empty() && !line.starts_with('<') && operation.responses.is_empty() =>
            {
                let text = unescape(line.trim_matches('*'));
                let schema = (!text.starts_with("void")).then(|| types::schema(&text, &place));
                operation.responses.push(Response {
                    status: None,
                    schema,
                    content_type: None,
                    doc: None,
                });
            }
            _ => {}
        }
    }
}
