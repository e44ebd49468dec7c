//! `tables/models/`: a table per model with a row per field.
//!
//! The macro `runtime::model!` expands it to the constructor, the setters and the trait
//! implementations.

use super::rust_types::RustTypes;
use super::table::{Table, quoted};
use crate::ir::{Field, Model, Presence, Type};

/// ```text
/// runtime::model! { Limit::new "Limit"
///     0 "key" key: impl Into<String> = key.into(), required "key" String::new();
///     1 "value" value = None, set with_value "value": i64 = value, null null_value;
/// }
/// ```
pub(super) fn table(model: &Model, types: RustTypes<'_>) -> Table {
    let (name, wire) = (&model.name, quoted(&model.wire));
    if model.fields.is_empty() {
        return Table::new("model", format_args!("{name} {wire}"));
    }
    let mut presences = model.fields.iter().map(|field| field.presence);
    let all_optional = presences.all(|presence| presence == Presence::Optional);
    let default = if all_optional { " Default" } else { "" };
    let rows = model.fields.iter().enumerate().map(|(index, field)| {
        let ((ty, value), blank) = (argument(field, types), blank(field));
        let (wire, name) = (quoted(&field.wire), &field.name);
        let details = match field.presence {
            Presence::Always => format!(": {ty} = {value}, required {wire} {blank}"),
            // Responses may omit the field.
            Presence::InRequests => format!(": {ty} = Some({value}), argument {name} {blank}"),
            Presence::Optional => {
                let setter = name.prefixed("with_");
                let null = null_setter(field, model);
                format!(
                    " = None, set {setter} {:?}: {ty} = {value}{null}",
                    name.as_str()
                )
            }
        };
        format!("{index} {wire} {name}{details}")
    });
    Table::new("model", format_args!("{name}::new{default} {wire}")).rows(rows)
}

/// An argument of the constructor for a model that decoding fills.
fn blank(field: &Field) -> &'static str {
    match field.ty {
        _ if field.nullable => "None",
        Type::String | Type::Uri => "String::new()",
        Type::Secret => "runtime::Secret::default()",
        Type::List(_) => "[]",
        _ => "runtime::Blank::blank()",
    }
}

/// The setter of `null`, where it differs from an absent field.
fn null_setter(field: &Field, model: &Model) -> String {
    match has_null_setter(field, model) {
        true => format!(", null {}", field.name.prefixed("null_")),
        false => String::new(),
    }
}

pub(super) fn has_null_setter(field: &Field, model: &Model) -> bool {
    (model.patched || field.nullable) && !field.read_only
}

/// The type of an argument, and the expression for the field's value.
pub(super) fn argument(field: &Field, types: RustTypes<'_>) -> (String, String) {
    let name = &field.name;
    let ty = types.owned(&field.ty);
    if field.presence == Presence::Always && field.nullable {
        let boxed = if field.boxed { ".map(Box::new)" } else { "" };
        return (format!("Option<{ty}>"), format!("{name}{boxed}"));
    }
    let (ty, value) = match field.ty {
        Type::String | Type::Uri | Type::Secret | Type::List(_) => {
            (format!("impl Into<{ty}>"), format!("{name}.into()"))
        }
        _ => (ty.to_string(), name.to_string()),
    };
    match field.boxed {
        true => (ty, format!("Box::new({value})")),
        false => (ty, value),
    }
}
