//! Example call in an operation's docs. It compiles as a doctest.

use super::example_value;
use super::rust_types::{Module, RustTypes};
use crate::ir::names::Name;
use crate::ir::{Api, Group, InputSource, Operation, ParameterKind, Type};
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
    let mut hidden = format!("client: &{krate}::Client");
    let mut arguments = Vec::new();
    let mut setters = Vec::new();
    for input in operation.inputs() {
        let value = match input.source {
            InputSource::Parameter(parameter) if parameter.kind() != ParameterKind::Styled => {
                example_value::argument(parameter, api, krate)
            }
            _ => hidden_argument(input.name, input.ty, &mut hidden, api, krate),
        };
        match input.required {
            true => arguments.push(value),
            false => setters.push(format!(".{}({value})", input.name)),
        }
    }
    let function = format!(".{}({})", operation.function, arguments.join(", "));
    let calls = [format!(".{}()", group.module), function].into_iter();
    let calls = calls.chain(setters).chain([".await?;".to_owned()]);
    let mut lines = vec!["```no_run".to_owned()];
    if operation.parameters.iter().any(example_value::names_enum) {
        lines.extend([format!("use {krate}::enums;"), String::new()]);
    }
    lines.push(format!(
        "# async fn example({hidden}) -> Result<(), {krate}::Error> {{"
    ));
    if operation.deprecated.is_some() {
        lines.push("# #[expect(deprecated)]".to_owned());
    }
    lines.extend(statement(operation, calls.collect()));
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

/// The chain of calls, on one line if it fits.
fn statement(operation: &Operation, calls: Vec<String>) -> Vec<String> {
    let receiver = match operation.returns.is_empty() {
        true => "client",
        false => "let answer = client",
    };
    let line = format!("{receiver}{}", calls.concat());
    if line.len() <= WIDTH {
        return vec![line];
    }
    let calls = calls.iter().map(|call| format!("    {call}"));
    std::iter::once(receiver.to_owned()).chain(calls).collect()
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
