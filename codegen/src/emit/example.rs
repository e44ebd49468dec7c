//! The example in an operation's docs: a call that compiles.

use super::types;
use crate::Target;
use crate::ir::{Api, Body, Group, Literal, Operation, Parameter, Type};

/// The lines of the example, fences included.
pub(super) fn lines(operation: &Operation, group: &Group, api: &Api, target: &Target) -> Vec<String> {
    let krate = &target.crate_name;
    let mut arguments: Vec<String> = Vec::new();
    let mut chain = String::new();
    for parameter in &operation.parameters {
        let value = value(parameter, api, krate);
        if parameter.required {
            arguments.push(value);
        } else {
            chain.push_str(&format!("\n    .{}({value})", parameter.name.source()));
        }
    }
    let mut hidden = format!("client: &{krate}::Client");
    if let Some(body) = &operation.body {
        let (parameter, argument) = body_value(body, api, krate);
        hidden.push_str(&format!(", {}: {parameter}", body.name.source()));
        if body.required {
            arguments.push(argument);
        } else {
            chain.push_str(&format!("\n    .{}({argument})", body.name.source()));
        }
    }
    let binding = if operation.returns.is_some() { "let answer = " } else { "" };
    let call = format!(
        "{binding}client\n    .{}()\n    .{}({}){chain}\n    .await?;",
        group.module.source(),
        operation.function.source(),
        arguments.join(", ")
    );
    let call = if chain.is_empty() { call.replace("\n    ", "") } else { call };
    let mut lines = vec!["```no_run".to_owned()];
    lines.push(format!("# async fn example({hidden}) -> Result<(), {krate}::Error> {{"));
    if operation.deprecated.is_some() {
        lines.push("# #[expect(deprecated)]".to_owned());
    }
    lines.extend(call.lines().map(str::to_owned));
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

/// A value that the parameter can have: its default, the first word of its enum, or one that fits its type.
fn value(parameter: &Parameter, api: &Api, krate: &str) -> String {
    match &parameter.ty {
        Type::List(inner) => format!("[{}]", scalar(inner, None, &parameter.wire, api, krate)),
        ty => scalar(ty, parameter.default.as_ref(), &parameter.wire, api, krate),
    }
}

fn scalar(ty: &Type, default: Option<&Literal>, wire: &str, api: &Api, krate: &str) -> String {
    match (ty, default) {
        (Type::Enum(id), default) => {
            let item = api.enumeration(*id);
            let default = default.map(Literal::to_string);
            let variant = item.variants.iter().find(|variant| Some(&variant.wire) == default.as_ref());
            match variant.or(item.variants.first()) {
                Some(variant) => format!("{krate}::enums::{}::{}", item.name.source(), variant.name.source()),
                None => format!("{krate}::enums::{}::from(\"value\")", item.name.source()),
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

/// The type of the example function's parameter for the body, and the argument that passes it on.
fn body_value(body: &Body, api: &Api, krate: &str) -> (String, String) {
    let ty = path(&body.ty, api, krate);
    let name = body.name.source();
    match body.ty {
        Type::Model(_) => (format!("&{ty}"), name),
        _ => (ty, name),
    }
}

/// The type as a user of the crate writes it.
fn path(ty: &Type, api: &Api, krate: &str) -> String {
    match ty {
        Type::List(inner) => format!("Vec<{}>", path(inner, api, krate)),
        Type::Map(inner) => format!("std::collections::BTreeMap<String, {}>", path(inner, api, krate)),
        Type::Model(id) => format!("{krate}::models::{}", api.model(*id).name.source()),
        Type::Enum(id) => format!("{krate}::enums::{}", api.enumeration(*id).name.source()),
        Type::Secret | Type::Date | Type::DateTime | Type::Json => {
            types::owned(ty, api).to_string().replace(' ', "").replace("runtime::", &format!("{krate}::"))
        }
        other => types::owned(other, api).to_string().replace(' ', ""),
    }
}
