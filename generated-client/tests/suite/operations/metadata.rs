//! Operation metadata equals the spec, which these tests read without the generator.

use std::fs;

use generated_client::operations::OPERATIONS;
use generated_client::operations::{
    Content, Location, NextPage, Operation, Paging, Parameter, RequestBody, ValueKind,
};
use serde_yaml::Value;

/// Returns the group files in the order of the API file.
fn groups() -> Vec<Value> {
    let files = read("api.yaml");
    let names = items(&files["groups"]).iter().map(text);
    names.map(read).collect()
}

fn read(name: &str) -> Value {
    let path = format!("{}/../spec/{name}", env!("CARGO_MANIFEST_DIR"));
    let yaml = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_yaml::from_str(&yaml).unwrap()
}

/// Returns the items of a list; none if the value is not a list.
fn items(list: &Value) -> &[Value] {
    list.as_sequence().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// Returns the wire value of a scalar.
fn wire(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => serde_yaml::to_string(other).unwrap().trim().to_owned(),
    }
}

/// Returns the operations of the spec, each with its group file.
fn spec(groups: &[Value]) -> impl Iterator<Item = (&Value, &Value)> {
    groups.iter().flat_map(|group| {
        items(&group["operations"])
            .iter()
            .map(move |it| (it, group))
    })
}

/// Compares a part of each operation's metadata with the spec.
fn compare(
    found: impl Fn(&Operation) -> Vec<String>,
    expected: impl Fn(&Value, &[Value]) -> Vec<String>,
) {
    let groups = groups();
    let found: Vec<(&str, Vec<String>)> = OPERATIONS
        .iter()
        .map(|operation| (operation.id(), found(operation)))
        .collect();
    let expected: Vec<(&str, Vec<String>)> = spec(&groups)
        .map(|(operation, _)| (text(&operation["id"]), expected(operation, &groups)))
        .collect();
    assert_eq!(found.len(), 30);
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn endpoints_equal_the_spec() {
    compare(
        |operation| {
            let endpoint = format!("{} {}", operation.method(), operation.path());
            vec![endpoint, operation.is_deprecated().to_string()]
        },
        |operation, _| {
            let deprecated = &operation["deprecated"];
            let deprecated = deprecated.is_mapping() || *deprecated == Value::Bool(true);
            vec![text(&operation["http"]).to_owned(), deprecated.to_string()]
        },
    );
    let groups = groups();
    for (operation, (_, group)) in OPERATIONS.iter().zip(spec(&groups)) {
        assert_eq!(operation.group(), text(&group["group"]));
    }
}

#[test]
fn parameters_equal_the_spec() {
    compare(
        |operation| operation.parameters().iter().map(found_parameter).collect(),
        |operation, groups| {
            ["path", "query", "header"]
                .into_iter()
                .flat_map(|location| {
                    let list = items(&operation[location]).iter();
                    list.map(move |parameter| expected_parameter(parameter, location, groups))
                })
                .collect()
        },
    );
}

/// Returns a line such as `query pageSize: int32, optional, default 25`.
fn found_parameter(parameter: &Parameter) -> String {
    let location = match parameter.location() {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        other => panic!("{other:?} is new"),
    };
    line(
        location,
        parameter.name(),
        &kind(parameter.kind()),
        parameter.is_required(),
        parameter.default_value(),
    )
}

fn expected_parameter(parameter: &Value, location: &str, groups: &[Value]) -> String {
    let required = location == "path" || parameter["required"] == Value::Bool(true);
    let default = parameter.get("default").map(wire);
    line(
        location,
        text(&parameter["name"]),
        &described(text(&parameter["type"]), groups),
        required,
        default.as_deref(),
    )
}

fn line(location: &str, name: &str, kind: &str, required: bool, default: Option<&str>) -> String {
    let required = if required { "required" } else { "optional" };
    format!("{location} {name}: {kind}, {required}, default {default:?}")
}

fn kind(kind: ValueKind) -> String {
    match kind {
        ValueKind::Text => "text".to_owned(),
        ValueKind::Bool => "bool".to_owned(),
        ValueKind::Int32 => "int32".to_owned(),
        ValueKind::Int64 => "int64".to_owned(),
        ValueKind::Float => "float".to_owned(),
        ValueKind::Double => "double".to_owned(),
        ValueKind::Date => "date".to_owned(),
        ValueKind::DateTime => "date-time".to_owned(),
        ValueKind::Enum(words) => words.join("|"),
        ValueKind::List(item) => format!("list<{}>", self::kind(*item)),
        other => panic!("{other:?} is new"),
    }
}

/// Returns a type of the spec, with the values of an enum in place of its name.
fn described(ty: &str, groups: &[Value]) -> String {
    if let Some(item) = ty.strip_prefix("list<") {
        let item = item.strip_suffix('>').unwrap();
        return format!("list<{}>", described(item, groups));
    }
    let words = groups.iter().find_map(|group| group["enums"].get(ty));
    match (words, ty) {
        (Some(words), _) => {
            let words = items(&words["values"]).iter();
            let words = words.map(|value| wire(value.get("value").unwrap_or(value)));
            words.collect::<Vec<_>>().join("|")
        }
        (None, "string" | "uri") => "text".to_owned(),
        (None, other) => other.to_owned(),
    }
}

#[test]
fn bodies_equal_the_spec() {
    let describe = |content: &str, required: bool| format!("{content}, required: {required}");
    compare(
        |operation| {
            let body = operation.body().into_iter();
            body.map(|body: RequestBody| {
                let content = match body.content() {
                    Content::Json => "json",
                    Content::Binary => "binary",
                    Content::Text => "text",
                    other => panic!("{other:?} is new"),
                };
                describe(content, body.is_required())
            })
            .collect()
        },
        |operation, _| {
            let body = operation.get("body").into_iter();
            body.map(|body| {
                let content = match text(&body["type"]) {
                    "binary" => "binary",
                    _ => "json",
                };
                describe(content, body["required"] == Value::Bool(true))
            })
            .collect()
        },
    );
}

#[test]
fn paging_equals_the_spec() {
    compare(
        |operation| {
            operation
                .paging()
                .into_iter()
                .flat_map(found_paging)
                .collect()
        },
        |operation, _| {
            operation
                .get("paging")
                .map_or_else(Vec::new, expected_paging)
        },
    );
    let paged = OPERATIONS.iter().filter(|it| it.paging().is_some());
    assert_eq!(
        paged.count(),
        1,
        "the committed spec has one paged operation"
    );
}

/// Returns the paging keys of the spec with their values, in the order of its reference.
fn found_paging(paging: Paging) -> Vec<String> {
    let mut lines = vec![format!("items {}", paging.items())];
    match paging.next_page() {
        NextPage::Uri { field } => lines.push(format!("next_uri {field}")),
        NextPage::Number { parameter, count } => {
            lines.push(format!("page_number {parameter}"));
            lines.extend(count.map(|field| format!("page_count {field}")));
        }
        NextPage::Cursor { parameter, field } => lines.push(format!("cursor {parameter} {field}")),
        other => panic!("{other:?} is new"),
    }
    lines
}

fn expected_paging(paging: &Value) -> Vec<String> {
    let plain = ["items", "next_uri", "page_number", "page_count"].into_iter();
    let mut lines: Vec<String> = plain
        .filter_map(|key| Some(format!("{key} {}", text(paging.get(key)?))))
        .collect();
    lines.extend(paging.get("cursor").map(|cursor| {
        let (parameter, field) = (text(&cursor["parameter"]), text(&cursor["field"]));
        format!("cursor {parameter} {field}")
    }));
    lines
}
