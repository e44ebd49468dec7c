//! Reads a reference page of the platform: Markdown, with a section for each operation.

use super::neutral::{Answer, Body, Kind, Location, Operation, Parameter, Schema, Word};
use super::operations::permitted;
use super::report::Report;
use super::{media, page_types};
use crate::source::Source;
use crate::spec::Method;
use crate::spec::{Deprecated, Permissions};

/// A page: the operations of one tag.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) tag: String,
    pub(super) base_url: Option<String>,
    pub(super) operations: Vec<Operation>,
}

/// A line of a page with its number.
type Line<'a> = (usize, &'a str);

/// Reads a page; `None` if the text is none.
pub(super) fn read(source: &Source, name: &str, report: &mut Report) -> Option<Page> {
    let text = source.text.trim_start_matches('\u{feff}');
    let title = text
        .lines()
        .take(4)
        .find_map(|line| line.strip_prefix("title:"))?;
    let tag = title
        .trim()
        .strip_suffix("Api")
        .filter(|tag| !tag.is_empty())?;
    let lines: Vec<Line<'_>> = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim()))
        .collect();
    let base_url = lines.iter().find_map(|(_, line)| {
        line.strip_prefix("All URIs are relative to *")?
            .strip_suffix('*')
    });
    let starts = |lines: &[Line<'_>]| {
        let anchors = lines
            .iter()
            .enumerate()
            .filter(|(_, (_, line))| line.starts_with("<a name=\""));
        anchors.map(|(index, _)| index).collect::<Vec<_>>()
    };
    let mut sections: Vec<&[Line<'_>]> = Vec::new();
    let starts = starts(&lines);
    for (position, start) in starts.iter().enumerate() {
        let end = starts.get(position + 1).copied().unwrap_or(lines.len());
        sections.push(&lines[*start..end]);
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
            report.left_out(
                "an operation of a page's table that has no section",
                &format!("{name}:{number}"),
            );
        }
    }
    Some(Page {
        tag: tag.to_owned(),
        base_url: base_url.map(str::to_owned),
        operations,
    })
}

/// Reads the section of an operation.
fn operation(
    section: &[Line<'_>],
    tag: &str,
    name: &str,
    report: &mut Report,
) -> Option<Operation> {
    let (number, anchor) = section.first()?;
    let place = format!("{name}:{number}");
    let id = anchor.strip_prefix("<a name=\"")?.split('"').next()?;
    let line = section.iter().position(|(_, line)| request(line).is_some());
    let Some(line) = line else {
        report.left_out("a section of a page without a request", &place);
        return None;
    };
    let (method, path) = request(section[line].1)?;
    let deprecated = section[..line]
        .iter()
        .any(|(_, line)| line.contains(">DEPRECATED<"));
    let (prose, permissions) = introduction(&section[line + 1..]);
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
        summary,
        description: Some(description).filter(|text| !text.is_empty()),
        deprecated: deprecated.then_some(Deprecated::Flag(true)),
        permissions: Permissions::None,
        parameters: Vec::new(),
        body: None,
        form: None,
        answers: Vec::new(),
        errors: Vec::new(),
        scopes: Vec::new(),
        anonymous: false,
        paging: None,
    };
    if let Some((kind, list)) = permissions {
        operation.permissions = permitted(kind, list, &operation.place, report);
    }
    details(section, name, &mut operation, report);
    Some(operation)
}

/// `GET /api/v2/users`, taken apart.
fn request(line: &str) -> Option<(Method, &str)> {
    let (word, path) = line.split_once(' ')?;
    let method = Method::ALL
        .into_iter()
        .find(|method| method.as_str() == word)?;
    path.starts_with('/').then_some((method, path.trim()))
}

/// The paragraphs up to the permissions, and these: `ANY`, `ALL` or `NO`, and the list.
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

/// Reads what stands under the headings: parameters and the type of the answer.
fn details(section: &[Line<'_>], name: &str, operation: &mut Operation, report: &mut Report) {
    let mut heading = "";
    for (number, line) in section {
        if let Some(text) = line.strip_prefix("### ") {
            heading = text.trim();
            if !["Example Usage", "Parameters", "Return type"].contains(&heading) {
                report.left_out(
                    format!("the section `{heading}` of a page"),
                    &format!("{name}:{number}"),
                );
            }
            continue;
        }
        let place = format!("{name}:{number}");
        match heading {
            "Parameters" if line.starts_with("**") => parameter(line, &place, operation, report),
            "Return type"
                if !line.is_empty() && !line.starts_with('<') && operation.answers.is_empty() =>
            {
                let text = unescape(line.trim_matches('*'));
                let schema = (!text.starts_with("void")).then(|| page_types::schema(&text, &place));
                operation.answers.push(Answer {
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

/// `**name** | **Type** | description | notes |`
fn parameter(line: &str, place: &str, operation: &mut Operation, report: &mut Report) {
    let mut cells = line.split('|').map(str::trim);
    let mut cell = || cells.next().unwrap_or_default();
    let name = cell().trim_matches('*').to_owned();
    let ty = unescape(cell().trim_matches('*'));
    let doc = Some(unescape(cell())).filter(|text| !text.is_empty());
    let notes = Notes::read(cell());
    let placeholder = operation.path.contains(&format!("{{{name}}}"));
    let mut schema = page_types::schema(&ty, place);
    if let Some(values) = notes.values {
        put_values(&mut schema, values);
    }
    schema.default = notes.default.map(serde_json::Value::String);
    page_types::whole(&mut schema, &name);
    let carried =
        matches!(schema.kind, Kind::Any | Kind::Ref(_) | Kind::Object(_)) || name == "body";
    if carried && !placeholder && operation.body.is_none() && operation.method.takes_body() {
        let (schema, content_type) = media::fit(schema, "application/json", report);
        let required = !notes.optional;
        operation.body = Some(Body {
            name: Some(name),
            schema,
            content_type,
            required,
            doc,
            rust: None,
            allow: Vec::new(),
        });
        return;
    }
    operation.parameters.push(Parameter {
        place: place.to_owned(),
        name,
        location: if placeholder {
            Location::Path
        } else {
            Location::Query
        },
        schema,
        required: placeholder || !notes.optional,
        join: None,
        doc,
        rust: None,
        allow: Vec::new(),
    });
}

/// The values stand for the items of a list.
fn put_values(schema: &mut Schema, values: Vec<Word>) {
    match &mut schema.kind {
        Kind::List(item) => item.kind = Kind::Enum(values),
        kind => *kind = Kind::Enum(values),
    }
}

/// The last cell of a parameter: `[optional] [default to 25]<br />**Values**: a, b`.
struct Notes {
    optional: bool,
    default: Option<String>,
    values: Option<Vec<Word>>,
}

impl Notes {
    fn read(text: &str) -> Self {
        let (flags, values) = match text.split_once("**Values**:") {
            Some((flags, values)) => (flags, Some(values)),
            None => (text, None),
        };
        let default = flags
            .split_once("[default to ")
            .and_then(|(_, rest)| rest.split_once(']'));
        let word = |value: &str| Word {
            value: value.to_owned(),
            doc: None,
            rust: None,
        };
        let mut words: Vec<Word> = Vec::new();
        for value in values
            .into_iter()
            .flat_map(|values| values.split(','))
            .map(|value| unescape(value.trim()))
        {
            if words.iter().all(|other| other.value != value) {
                words.push(word(&value));
            }
        }
        Self {
            optional: flags.contains("[optional]"),
            default: default.map(|(value, _)| unescape(value.trim())),
            values: (!words.is_empty()).then_some(words),
        }
    }
}

/// Text of a page without the entities of HTML.
fn unescape(text: &str) -> String {
    let plain = text
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    plain.replace("&amp;", "&").trim().to_owned()
}
