//! Example call in an operation's docs. It compiles as a doctest.

use super::example_value::{self, is_enum};
use super::rust_types::{Module, RustTypes};
use crate::ir::names::Name;
use crate::ir::{Api, Group, Operation, ParameterKind, Type};
use crate::target::Target;

/// Columns of a line before the call is broken into one line per method.
const WIDTH: usize = 90;

/// The lines of the example with its code fences.
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
            ParameterKind::Json => {
                hidden_argument(&parameter.name, &parameter.ty, &mut hidden, api, krate)
            }
            _ => example_value::argument(parameter, api, krate),
        };
        match parameter.required {
            true => arguments.push(value),
            false => setters.push(format!(".{}({value})", parameter.name)),
        }
    }
    if let Some(body) = &operation.body {
        let value = hidden_argument(&body.name, &body.content.ty, &mut hidden, api, krate);
        match body.required {
            true => arguments.push(value),
            false => setters.push(format!(".{}({value})", body.name)),
        }
    }
    let receiver = if operation.returns.is_empty() {
        "client"
    } else {
        "let answer = client"
    };
    let mut calls = vec![
        format!(".{}()", group.module),
        format!(".{}({})", operation.function, arguments.join(", ")),
    ];
    calls.extend(setters);
    calls.push(".await?;".to_owned());
    code_block(operation, krate, &hidden, receiver, &calls)
}

fn code_block(
    operation: &Operation,
    krate: &str,
    hidden: &str,
    receiver: &str,
    calls: &[String],
) -> Vec<String> {
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
    let line = format!("{receiver}{}", calls.concat());
    if line.len() <= WIDTH {
        lines.push(line);
    } else {
        lines.push(receiver.to_owned());
        lines.extend(calls.iter().map(|call| format!("    {call}")));
    }
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

/// Adds an argument to the hidden signature of the example and returns its name.
fn hidden_argument(name: &Name, ty: &Type, hidden: &mut String, api: &Api, krate: &str) -> String {
    // A body may have the name of another argument.
    let mut value = name.to_string();
    while value == "client" || hidden.contains(&format!(", {value}: ")) {
        value.push_str("_body");
    }
    let ty = RustTypes::new(api, Module::Outside(krate)).body(ty);
    hidden.push_str(&format!(", {value}: {ty}"));
    value
}
