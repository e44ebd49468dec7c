//! Parameters of an operation: one table row each.

use super::text::unescape;
use super::types;
use crate::import::description::{Body, EnumValue, Kind, Location, Operation, Parameter, Schema};
use crate::import::report::Report;

/// Reads a row `**name** | **Type** | description | notes |` and adds it to the operation.
///
/// An object that is not part of the path is the request body.
pub(super) fn read(line: &str, place: &str, operation: &mut Operation, report: &mut Report) {
    let mut cells = line.split('|').map(str::trim);
    let mut cell = || cells.next().unwrap_or_default();
    let name = cell().trim_matches('*').to_owned();
    let ty = unescape(cell().trim_matches('*'));
    let doc = Some(unescape(cell())).filter(|text| !text.is_empty());
    let notes = Notes::read(cell());
    // The SDKs send these headers; the API has no such parameter.
    if name == "customHeaders" && ty.starts_with("Object.<") {
        return;
    }
    let placeholder = operation.path.contains(&format!("{{{name}}}"));
    let mut schema = types::schema(&ty, place);
    if let Some(values) = notes.values {
        set_values(&mut schema, values, place, report);
    }
    schema.default = notes.default.map(serde_json::Value::String);
    types::use_integer(&mut schema, &name);
    let is_object =
        matches!(schema.kind, Kind::Any | Kind::Ref(_) | Kind::Object(_)) || name == "body";
    if is_object && !placeholder && operation.body.is_none() && operation.method.takes_body() {
        let required = !notes.optional;
        operation.body = Some(Body {
            name: Some(name),
            schema,
            content_type: None,
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
        style: None,
        allow_reserved: false,
        content_type: None,
        doc,
        rust: None,
        allow: Vec::new(),
    });
}

/// Makes the type an enum; the values of a list are those of its items. Numbers and booleans keep
/// their type.
fn set_values(schema: &mut Schema, values: Vec<EnumValue>, place: &str, report: &mut Report) {
    let kind = match &mut schema.kind {
        Kind::List(item) => &mut item.kind,
        kind => kind,
    };
    if matches!(kind, Kind::Bool | Kind::Integer | Kind::Number) {
        types::report_values(kind, values.len(), place, report);
    } else {
        *kind = Kind::Enum(values);
    }
}

/// Contents of the last cell: `[optional] [default to 25]<br />**Values**: a, b`.
struct Notes {
    optional: bool,
    default: Option<String>,
    values: Option<Vec<EnumValue>>,
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
        let mut found: Vec<EnumValue> = Vec::new();
        for value in values
            .into_iter()
            .flat_map(|values| values.split(','))
            .map(|value| unescape(value.trim()))
        {
            if found.iter().all(|other| other.value != value) {
                found.push(EnumValue {
                    value,
                    doc: None,
                    rust: None,
                });
            }
        }
        Self {
            optional: flags.contains("[optional]"),
            default: default.map(|(value, _)| unescape(value.trim())),
            values: (!found.is_empty()).then_some(found),
        }
    }
}
