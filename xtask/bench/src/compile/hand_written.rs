//! Programs that make the calls with reqwest, without a generated crate.

use std::fmt::Write as _;

use serde_json::Value;

use super::calls::Call;
use super::program::MAIN;
use super::serde_types::SerdeTypes;

/// Returns a program that reads one field of each response.
pub(super) fn one_field(base_url: &str, calls: &[Call]) -> String {
    let read = calls.iter().map(|_| "Answer".to_owned());
    program(base_url, calls, read, ONE_FIELD)
}

/// Returns a program that reads all of each response into types with serde's derives.
pub(super) fn all_fields(base_url: &str, calls: &[Call], description: &Value) -> String {
    let mut derived = SerdeTypes::new(&description["components"]["schemas"]);
    let read: Vec<String> = calls
        .iter()
        .map(|call| match call.response_schema(description) {
            Some(schema) => derived.ty(schema),
            None => "()".to_owned(),
        })
        .collect();
    program(base_url, calls, read.into_iter(), &derived.definitions())
}

fn program(
    base_url: &str,
    calls: &[Call],
    read: impl Iterator<Item = String>,
    definitions: &str,
) -> String {
    let mut body = String::new();
    for (Call { method, path, .. }, ty) in calls.iter().zip(read) {
        let url = format!("{base_url}{}", filled(path));
        // Writing to a `String` cannot fail.
        let _ = writeln!(
            body,
            "    match call(&client, Method::{method}, {url:?}).await.and_then(|bytes| read::<{ty}>(&bytes)) {{\n        \
             Ok(answer) => drop(black_box(answer)),\n        Err(error) => eprintln!(\"{{error}}\"),\n    }}"
        );
    }
    format!("{CALL}{definitions}{MAIN}{START}{body}}}\n")
}

/// Replaces each placeholder of a path template.
fn filled(path: &str) -> String {
    let mut parts = path.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |path, part| {
        let rest = part.split_once('}').map_or("", |(_, rest)| rest);
        format!("{path}id{rest}")
    })
}

/// Reads an empty body as `null`, since an operation that returns nothing may send none.
const CALL: &str = r#"use std::error::Error;
use std::hint::black_box;

use reqwest::{Client, Method};

async fn call(client: &Client, method: Method, url: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let request = client.request(method, url).bearer_auth("token");
    let response = request.send().await?.error_for_status()?;
    let bytes = response.bytes().await?;
    Ok(if bytes.is_empty() { b"null".to_vec() } else { bytes.to_vec() })
}

fn read<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, Box<dyn Error>> {
    Ok(serde_json::from_slice(bytes)?)
}

"#;

const ONE_FIELD: &str = "#[derive(serde::Deserialize)]\n#[allow(dead_code)]\nstruct Answer {\n    id: Option<String>,\n}\n\n";

const START: &str = "    // Fails if a provider is already installed.\n    \
     let _ = rustls::crypto::ring::default_provider().install_default();\n    \
     let client = Client::builder().build();\n    \
     let client = match client {\n        \
         Ok(client) => client,\n        \
         Err(error) => return eprintln!(\"{error}\"),\n    \
     };\n";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn calls() -> Vec<Call> {
        let call = |id: &str, method, path: &str| Call {
            id: id.to_owned(),
            method,
            path: path.to_owned(),
        };
        vec![
            call("getPet", "GET", "/pets/{petId}"),
            call("deletePetsTag", "DELETE", "/pets/{petId}/tags/{tag}/now"),
        ]
    }

    #[track_caller]
    fn has(program: &str, part: &str) {
        syn::parse_file(program).unwrap();
        assert!(program.contains(part), "no `{part}` in:\n{program}");
    }

    #[test]
    fn path_templates_are_filled() {
        let program = one_field("https://pets.example", &calls());
        has(&program, "Method::GET, \"https://pets.example/pets/id\")");
        has(
            &program,
            "Method::DELETE, \"https://pets.example/pets/id/tags/id/now\")",
        );
    }

    #[test]
    fn all_fields_of_a_response_are_read() {
        let schema = json!({"$ref": "#/components/schemas/Pet"});
        let description = json!({
            "paths": {
                "/pets/{petId}": {"get": {"operationId": "getPet", "responses": {
                    "200": {"content": {"application/json": {"schema": schema}}},
                }}},
                "/pets/{petId}/tags/{tag}/now": {"delete": {"operationId": "deletePetsTag", "responses": {"204": {}}}},
            },
            "components": {"schemas": {"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}}},
        });
        let program = all_fields("https://pets.example", &calls(), &description);
        has(&program, "read::<Type0>(&bytes)");
        has(&program, "read::<()>(&bytes)");
        has(&program, "struct Type0 {");
        has(
            &program,
            "#[serde(rename = \"name\")] field0: Option<String>,",
        );
    }
}
