//! Chooses the operations that the programs call: those with plain arguments in every client.

use anyhow::bail;
use serde_json::Value;

/// An operation that the programs call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) id: String,
    /// `GET` or `DELETE`.
    pub(super) method: &'static str,
    /// The path template.
    pub(super) path: String,
}

impl Call {
    /// Returns the schema of the response body, if the response has one.
    pub(super) fn response_schema<'a>(&self, description: &'a Value) -> Option<&'a Value> {
        let operation = &description["paths"][&self.path][self.method.to_lowercase()];
        let answers = operation["responses"].as_object()?.iter();
        let mut good = answers.filter(|(status, _)| status.starts_with('2'));
        good.find_map(|(_, answer)| answer.get("content")?["application/json"].get("schema"))
    }
}

/// Number of operations that return a model; one further operation deletes.
const MODELS: usize = 4;

/// The kind of value that an operation returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Returned {
    Model,
    Nothing,
    Other,
}

/// Returns the operations with these ids.
///
/// Without ids, returns four that get a model, spread evenly over the description, and one that
/// deletes.
///
/// # Errors
///
/// If the description has no such operations.
pub(super) fn choose(description: &Value, ids: &[String]) -> anyhow::Result<Vec<Call>> {
    let all: Vec<(Call, &Value)> = operations(description).collect();
    if !ids.is_empty() {
        return ids.iter().map(|id| named(&all, id)).collect();
    }
    let mut models = Vec::new();
    let mut deletes = Vec::new();
    for (call, operation) in all {
        if obstacle(operation).is_some() || operation["deprecated"] == true {
            continue;
        }
        match (call.method, returned(operation)) {
            ("GET", Returned::Model) => models.push(call),
            ("DELETE", Returned::Nothing) => deletes.push(call),
            _ => {}
        }
    }
    let middle = deletes.len() / 2;
    let (count, delete) = (models.len(), deletes.into_iter().nth(middle));
    let (true, Some(delete)) = (count >= MODELS, delete) else {
        bail!(
            "the spec lacks {MODELS} GET operations that return a model and a DELETE operation that returns nothing, all \
             with only strings in the path as required parameters: name operations with `--operation`"
        );
    };
    // Adjacent operations share their models.
    let places: Vec<usize> = (0..MODELS).map(|turn| turn * count / MODELS).collect();
    let chosen = models.into_iter().enumerate();
    let chosen = chosen.filter(|(place, _)| places.contains(place));
    Ok(chosen.map(|(_, call)| call).chain([delete]).collect())
}

/// Lists all GET and DELETE operations in the order of the description.
fn operations(description: &Value) -> impl Iterator<Item = (Call, &Value)> {
    let paths = description["paths"].as_object().into_iter().flatten();
    paths.flat_map(|(path, item)| {
        let methods = [("get", "GET"), ("delete", "DELETE")];
        methods.into_iter().filter_map(move |(key, method)| {
            let operation = item.get(key)?;
            let call = Call {
                id: operation["operationId"].as_str()?.to_owned(),
                method,
                path: path.clone(),
            };
            Some((call, operation))
        })
    })
}

fn named(all: &[(Call, &Value)], id: &str) -> anyhow::Result<Call> {
    let Some((call, operation)) = all.iter().find(|(call, _)| call.id == id) else {
        bail!("no GET or DELETE operation `{id}`");
    };
    match obstacle(operation) {
        Some(why) => bail!("not every program can call `{id}`: {why}"),
        None => Ok(call.clone()),
    }
}

/// Returns the reason why an operation needs more than strings in its path.
fn obstacle(operation: &Value) -> Option<String> {
    if operation.get("requestBody").is_some() {
        return Some("it has a request body".to_owned());
    }
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let odd = parameters
        .filter(|parameter| parameter["required"] == true)
        .find(|parameter| {
            let schema = &parameter["schema"];
            let plain = ["$ref", "format", "enum"];
            parameter["in"] != "path"
                || schema["type"] != "string"
                || plain.iter().any(|key| schema.get(key).is_some())
        });
    odd.map(|parameter| {
        let name = parameter["name"].as_str().unwrap_or("?");
        format!("`{name}` is not a string in the path")
    })
}

fn returned(operation: &Value) -> Returned {
    let answers = operation["responses"].as_object().into_iter().flatten();
    let mut good = answers.filter(|(status, _)| status.starts_with('2'));
    match (good.next(), good.next()) {
        (Some((_, answer)), None) => match answer.get("content") {
            None => Returned::Nothing,
            Some(content) if content["application/json"]["schema"]["$ref"].is_string() => {
                Returned::Model
            }
            Some(_) => Returned::Other,
        },
        _ => Returned::Other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn get(id: &str, schema: Value) -> Value {
        let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}});
        json!({"get": {
            "operationId": id,
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": schema}],
            "responses": {"2XX": {"content": content}, "default": {}},
        }})
    }

    fn description() -> Value {
        let mut paths = json!({});
        for number in 0..8 {
            let id = format!("get{number}");
            paths[format!("/{number}/{{id}}")] = get(&id, json!({"type": "string"}));
        }
        paths["/number/{id}"] = get("byNumber", json!({"type": "integer"}));
        paths["/date/{id}"] = get("byDate", json!({"type": "string", "format": "date"}));
        paths["/0/{id}"]["delete"] =
            json!({"operationId": "delete0", "responses": {"204": {}, "default": {}}});
        json!({ "paths": paths })
    }

    fn ids(calls: &[Call]) -> Vec<&str> {
        calls.iter().map(|call| call.id.as_str()).collect()
    }

    #[test]
    fn chooses_four_gets_from_all_parts_and_one_delete() {
        let calls = choose(&description(), &[]).unwrap();
        assert_eq!(ids(&calls), ["get0", "get2", "get4", "get6", "delete0"]);
        assert_eq!(calls[4].method, "DELETE");
        assert_eq!(calls[1].path, "/2/{id}");
    }

    #[test]
    fn named_operations_need_plain_arguments() {
        let of = |id: &str| choose(&description(), &[id.to_owned()]);
        assert_eq!(ids(&of("get3").unwrap()), ["get3"]);
        let message = |id: &str| of(id).unwrap_err().to_string();
        assert_eq!(
            message("byNumber"),
            "not every program can call `byNumber`: `id` is not a string in the path"
        );
        assert!(message("byDate").contains("is not a string"));
        assert_eq!(message("get9"), "no GET or DELETE operation `get9`");
    }

    #[test]
    fn a_lack_of_suitable_operations_is_an_error() {
        let mut few = description();
        few["paths"]["/0/{id}"]["delete"]["deprecated"] = json!(true);
        let message = choose(&few, &[]).unwrap_err().to_string();
        assert!(
            message.ends_with("name operations with `--operation`"),
            "{message}"
        );
    }
}
