//! The example in an operation's docs: a call that compiles.

use super::example_value::fitting;
use crate::emit::Target;
use crate::ir::names::Name;
use crate::ir::{Api, Group, Literal, Operation, Parameter, ParameterKind, Type};

/// Longest line of an example before the call is broken into several.
const WIDTH: usize = 90;

/// The lines of the example, fences included.
pub(super) fn lines(
    operation: &Operation,
    group: &Group,
    api: &Api,
    target: &Target,
) -> Vec<String> {
    let krate = &target.crate_name;
    let mut arguments: Vec<String> = Vec::new();
    let mut setters: Vec<String> = Vec::new();
    let mut hidden = format!("client: &{krate}::Client");
    for parameter in &operation.parameters {
        let value = match parameter.kind() {
            ParameterKind::Json => hide(&parameter.name, &parameter.ty, &mut hidden, api, krate),
            _ => value(parameter, api, krate),
        };
        match parameter.required {
            true => arguments.push(value),
            false => setters.push(format!(".{}({value})", parameter.name)),
        }
    }
    if let Some(body) = &operation.body {
        let value = hide(&body.name, &body.content.ty, &mut hidden, api, krate);
        match body.required {
            true => arguments.push(value),
            false => setters.push(format!(".{}({value})", body.name)),
        }
    }
    let binding = if !operation.returns.is_empty() {
        "let answer = client"
    } else {
        "client"
    };
    let mut steps = vec![
        format!(".{}()", group.module),
        format!(".{}({})", operation.function, arguments.join(", ")),
    ];
    steps.extend(setters);
    steps.push(".await?;".to_owned());

    let mut lines = vec!["```no_run".to_owned()];
    if operation
        .parameters
        .iter()
        .any(|parameter| is_enum(&parameter.ty))
    {
        lines.extend([format!("use {krate}::enums;"), String::new()]);
    }
    lines.push(format!(
        "# async fn example({hidden}) -> Result<(), {krate}::Error> {{"
    ));
    if operation.deprecated.is_some() {
        lines.push("# #[expect(deprecated)]".to_owned());
    }
    let line = format!("{binding}{}", steps.concat());
    if line.len() <= WIDTH {
        lines.push(line);
    } else {
        lines.push(binding.to_owned());
        lines.extend(steps.iter().map(|step| format!("    {step}")));
    }
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

/// Makes a body an argument of the example's function, and gives its name there.
fn hide(name: &Name, ty: &Type, hidden: &mut String, api: &Api, krate: &str) -> String {
    // a body may have any name, that of the other argument included
    let mut value = name.to_string();
    while value == "client" || hidden.contains(&format!(", {value}: ")) {
        value.push_str("_body");
    }
    hidden.push_str(&format!(", {value}: {}", body_type(ty, api, krate)));
    value
}

pub(super) fn is_enum(ty: &Type) -> bool {
    match ty {
        Type::List(inner) => is_enum(inner),
        other => matches!(other, Type::Enum(_)),
    }
}

/// A value that the parameter can have: its default, the first word of its enum, or one that fits its type.
pub(super) fn value(parameter: &Parameter, api: &Api, krate: &str) -> String {
    let made = fitting(&parameter.ty, &parameter.limits, &parameter.wire);
    let file = || format!("{krate}::FilePart::new({:?}, b\"content\")", parameter.wire);
    match &parameter.ty {
        Type::Binary => file(),
        Type::List(inner) if **inner == Type::Binary => format!("[{}]", file()),
        Type::List(inner) => format!(
            "[{}]",
            scalar(inner, made.as_ref(), &parameter.wire, api, krate)
        ),
        ty => {
            let default = parameter.default.as_ref().or(made.as_ref());
            scalar(ty, default, &parameter.wire, api, krate)
        }
    }
}

fn scalar(ty: &Type, default: Option<&Literal>, wire: &str, api: &Api, krate: &str) -> String {
    match (ty, default) {
        (Type::Enum(id), default) => {
            let item = api.enumeration(*id);
            let default = default.map(Literal::to_string);
            let variant = item
                .variants
                .iter()
                .find(|variant| Some(&variant.wire) == default.as_ref());
            match variant.or(item.variants.first()) {
                Some(variant) => {
                    format!("enums::{}::{}", item.name, variant.name)
                }
                None => format!("enums::{}::from(\"value\")", item.name),
            }
        }
        (Type::Date, _) => format!("{krate}::Date::constant(2026, 1, 31)"),
        (Type::DateTime, _) => format!("{krate}::DateTime::UNIX_EPOCH"),
        (Type::Bool | Type::Int32 | Type::Int64, Some(default)) => default.to_string(),
        (Type::Bool, None) => "true".to_owned(),
        (Type::Int32 | Type::Int64, None) => "1".to_owned(),
        (Type::Float | Type::Double, Some(Literal::Int(value))) => format!("{value}.0"),
        (Type::Float | Type::Double, Some(Literal::Float(value))) => format!("{value:?}"),
        (Type::Float | Type::Double, _) => "1.5".to_owned(),
        (_, Some(Literal::Text(text))) => format!("{text:?}"),
        _ => format!("{wire:?}"),
    }
}

/// The type of the example function's parameter for the body.
fn body_type(ty: &Type, api: &Api, krate: &str) -> String {
    let by = if ty.is_object() { "&" } else { "" };
    format!("{by}{}", path(ty, api, krate))
}

/// The type as a user of the crate writes it.
fn path(ty: &Type, api: &Api, krate: &str) -> String {
    match ty {
        Type::String | Type::Uri => "String".to_owned(),
        Type::Secret => format!("{krate}::Secret"),
        Type::Bool => "bool".to_owned(),
        Type::Int32 => "i32".to_owned(),
        Type::Int64 => "i64".to_owned(),
        Type::Float => "f32".to_owned(),
        Type::Double => "f64".to_owned(),
        Type::Date => format!("{krate}::Date"),
        Type::DateTime => format!("{krate}::DateTime"),
        Type::Binary => "Vec<u8>".to_owned(),
        Type::Json => format!("{krate}::Json"),
        Type::List(inner) => format!("Vec<{}>", path(inner, api, krate)),
        Type::Map(inner) => format!("{krate}::Map<{}>", path(inner, api, krate)),
        Type::Model(id) => format!("{krate}::models::{}", api.model(*id).name),
        Type::Enum(id) => format!("{krate}::enums::{}", api.enumeration(*id).name),
        Type::Union(id) => format!("{krate}::unions::{}", api.union(*id).name),
    }
}
