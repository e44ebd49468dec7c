//! A program that uses every public item of a generated client.

use std::fmt::Write as _;

use codegen::ir::Api;
use codegen::surface::surface;

const START: &str =
    "#![allow(warnings)]\nuse CLIENT as c;\nfn any<T>() -> T { loop {} }\nfn main() {}\n";

/// Writes a program against the client of an API, with its default features.
pub(crate) fn program(api: &Api, client: &str) -> String {
    let mut text = START.replace("CLIENT", client);
    let items = surface(api);
    let module = |handle: &str| {
        let mut modules = items.iter().filter_map(|(path, item)| {
            let module = path.strip_prefix("Client::")?;
            (item.signature == handle).then_some(module)
        });
        modules.next()
    };
    let is_default = |feature: &String| items.contains_key(&format!("default feature {feature}"));
    for (number, (path, item)) in items.iter().enumerate() {
        if !item.features.is_empty() && !item.features.iter().any(is_default) {
            continue;
        }
        let signature = qualified(&item.signature);
        let full = qualified(path);
        let request = |operation: &str| format!("any::<c::Request<{operation}>>()");
        let use_of_item = match full.as_str() {
            "ErrorModel" => {
                format!("let _: Option<&{signature}> = any::<&c::Error>().body();")
            }
            "SERVER" => "let _ = c::SERVER;".to_owned(),
            _ if path.starts_with("named_servers::") || path.starts_with("security_schemes::") => {
                format!("let _ = c::{path};")
            }
            _ if let Some((ty, name)) = field(path) => {
                format!(
                    "let x = any::<{}>(); let _: &{signature} = &x.{name};",
                    qualified(ty)
                )
            }
            _ if let Some((ty, "Default")) = full.split_once(": ") => {
                format!("let _: {ty} = Default::default();")
            }
            _ if let Some((ty, from)) = full.split_once(": From<") => {
                let from = from.trim_end_matches('>');
                format!("let _: {ty} = any::<{from}>().into();")
            }
            _ if let Some((operation, _)) = full.split_once(" -> response") => {
                let answer = response(&signature, operation);
                format!(
                    "async {{ let x = {}.await.unwrap(); let _: &{answer} = &x; }};",
                    request(operation)
                )
            }
            _ if let Some((operation, variant)) = full.split_once(" -> ") => {
                let (folder, _) = operation.rsplit_once("::").unwrap();
                let content = if signature.is_empty() { "" } else { "(_)" };
                format!("if let {folder}::{variant}{content} = any() {{}}")
            }
            _ if let Some(operation) = full.strip_suffix("::pages()") => {
                let request = request(operation);
                format!(
                    "let _ = {request}.pages(); async {{ let x = {request}.items().next().await.unwrap().unwrap(); let _: {signature} = x; }};"
                )
            }
            _ if path.starts_with("models::") => match last_of_type(&full) {
                Some((ty, "new")) => format!("let _ = {ty}::new({});", arguments(&signature)),
                Some((ty, method)) => {
                    format!("let _ = any::<{ty}>().{method}({});", arguments(&signature))
                }
                None => format!("let _: {full} = any();"),
            },
            _ if path.starts_with("enums::") => match last_of_type(&full) {
                Some((ty, variant)) => {
                    format!("if let {ty}::{variant} = any() {{}} let _ = {ty}::{variant};")
                }
                None => format!("let _: {full} = any();"),
            },
            _ if path.starts_with("unions::") => match last_of_type(&full) {
                Some((ty, variant)) => {
                    format!("if let {ty}::{variant}(x) = any() {{ let _: Box<{signature}> = x; }}")
                }
                None => format!("let _: {full} = any();"),
            },
            _ if let Some(rest) = path.strip_prefix("operations::") => {
                match rest.matches("::").count() {
                    1 => format!("let _ = {full};"),
                    _ => {
                        let (operation, setter) = full.rsplit_once("::").unwrap();
                        format!(
                            "let _ = {}.{setter}({});",
                            request(operation),
                            arguments(&signature)
                        )
                    }
                }
            }
            _ if let Some((handle, function)) = path.split_once("Api::") => {
                let module = module(&format!("{handle}Api")).unwrap();
                let (inputs, result) = item.signature[1..].split_once(") -> Request<").unwrap();
                format!(
                    "let _: c::Request<c::operations::{result} = any::<&c::Client>().{module}().{function}({});",
                    arguments(&qualified(inputs))
                )
            }
            _ => continue,
        };
        writeln!(text, "fn item_{number}() {{ {use_of_item} }} // {path}").unwrap();
    }
    text
}

/// The model and the field of `models::Pet.name`.
fn field(path: &str) -> Option<(&str, &str)> {
    path.split_once('.')
        .filter(|_| path.starts_with("models::"))
}

/// The type and the name after it in `c::models::Pet::new`; `None` for the type itself.
fn last_of_type(path: &str) -> Option<(&str, &str)> {
    (path.matches("::").count() > 2).then(|| path.rsplit_once("::").unwrap())
}

/// The type of a response; an enum of responses is beside its operation.
fn response(signature: &str, operation: &str) -> String {
    let (folder, _) = operation.rsplit_once("::").unwrap();
    match signature.ends_with("Answer") && !signature.contains("::") {
        true => format!("{folder}::{signature}"),
        false => signature.to_owned(),
    }
}

/// Types as a program outside the client names them.
fn qualified(types: &str) -> String {
    let mut text = types.replace("runtime::", "c::");
    for module in ["models", "enums", "unions", "operations"] {
        text = text.replace(&format!("{module}::"), &format!("c::{module}::"));
    }
    text
}

/// Values for the arguments of a function.
fn arguments(types: &str) -> String {
    let mut arguments = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, letter) in types.char_indices().chain([(types.len(), ',')]) {
        match letter {
            '<' => depth += 1,
            '>' => depth -= 1,
            ',' if depth == 0 => {
                arguments.push(argument(types[start..at].trim()));
                start = at + 1;
            }
            _ => {}
        }
    }
    arguments.join(", ")
}

fn argument(ty: &str) -> String {
    let inner = |ty: &str| {
        ty.trim_end_matches('>')
            .replace("impl std::fmt::Display", "String")
    };
    if ty.is_empty() {
        String::new()
    } else if ty == "&str" {
        "\"\"".to_owned()
    } else if let Some(ty) = ty.strip_prefix("impl Into<") {
        format!("any::<{}>()", ty.strip_suffix('>').unwrap())
    } else if let Some(item) = ty.strip_prefix("impl IntoIterator<Item = ") {
        format!("any::<Vec<{}>>()", inner(item))
    } else if let Some(ty) = ty.strip_prefix('&') {
        format!("&any::<{ty}>()")
    } else {
        format!("any::<{ty}>()")
    }
}
