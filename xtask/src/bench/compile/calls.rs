//! The operations that the programs call: such that every generator can be called for them without knowing its models.

use anyhow::bail;
use serde_json::Value;

/// One operation to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) id: String,
    /// `GET` or `DELETE`.
    pub(super) method: &'static str,
    /// With placeholders for the parameters.
    pub(super) path: String,
}

impl Call {
    /// The schema of what answers it, if something does.
    pub(super) fn answer<'a>(&self, description: &'a Value) -> Option<&'a Value> {
        let operation = &description["paths"][&self.path][self.method.to_lowercase()];
        let answers = operation["responses"].as_object()?.iter();
        let mut good = answers.filter(|(status, _)| status.starts_with('2'));
        good.find_map(|(_, answer)| answer.get("content")?["application/json"].get("schema"))
    }
}

/// How many operations answer with a model; one more deletes something.
const MODELS: usize = 4;

/// What the answer of an operation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Model,
    Nothing,
    Other,
}

/// The operations of these ids; without ids, four that get a model, from all parts of the description, and one that deletes.
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
        match (call.method, answer(operation)) {
            ("GET", Answer::Model) => models.push(call),
            ("DELETE", Answer::Nothing) => deletes.push(call),
            _ => {}
        }
    }
    let middle = deletes.len() / 2;
    let (count, delete) = (models.len(), deletes.into_iter().nth(middle));
    let (true, Some(delete)) = (count >= MODELS, delete) else {
        bail!(
            "the spec has no {MODELS} operations that get a model and one that deletes something and returns nothing, with no \
             other arguments than texts in the path: name some by `--operation`"
        );
    };
    // evenly over the description, since operations that stand together share their models
    let places: Vec<usize> = (0..MODELS).map(|turn| turn * count / MODELS).collect();
    let chosen = models.into_iter().enumerate();
    let chosen = chosen.filter(|(place, _)| places.contains(place));
    Ok(chosen.map(|(_, call)| call).chain([delete]).collect())
}

/// All operations that get or delete, in the order of the description.
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
        bail!("no operation `{id}` gets or deletes something");
    };
    match obstacle(operation) {
        Some(why) => bail!("`{id}` cannot be called by all programs: {why}"),
        None => Ok(call.clone()),
    }
}

/// Why an operation needs more than texts in its path.
fn obstacle(operation: &Value) -> Option<String> {
    if operation.get("requestBody").is_some() {
        return Some("it has a body".to_owned());
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
        format!("`{name}` is not a text in the path")
    })
}

fn answer(operation: &Value) -> Answer {
    let answers = operation["responses"].as_object().into_iter().flatten();
    let mut good = answers.filter(|(status, _)| status.starts_with('2'));
    match (good.next(), good.next()) {
        (Some((_, answer)), None) => match answer.get("content") {
            None => Answer::Nothing,
            Some(content) if content["application/json"]["schema"]["$ref"].is_string() => {
                Answer::Model
            }
            Some(_) => Answer::Other,
        },
        _ => Answer::Other,
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
    fn four_from_all_parts_and_one_that_deletes() {
        let calls = choose(&description(), &[]).unwrap();
        assert_eq!(ids(&calls), ["get0", "get2", "get4", "get6", "delete0"]);
        assert_eq!(calls[4].method, "DELETE");
        assert_eq!(calls[1].path, "/2/{id}");
    }

    #[test]
    fn those_that_are_named_unless_a_program_cannot_know_the_arguments() {
        let of = |id: &str| choose(&description(), &[id.to_owned()]);
        assert_eq!(ids(&of("get3").unwrap()), ["get3"]);
        let message = |id: &str| of(id).unwrap_err().to_string();
        assert_eq!(
            message("byNumber"),
            "`byNumber` cannot be called by all programs: `id` is not a text in the path"
        );
        assert!(message("byDate").contains("is not a text"));
        assert_eq!(
            message("get9"),
            "no operation `get9` gets or deletes something"
        );
    }

    #[test]
    fn too_few_are_told() {
        let mut few = description();
        few["paths"]["/0/{id}"]["delete"]["deprecated"] = json!(true);
        let message = choose(&few, &[]).unwrap_err().to_string();
        assert!(message.ends_with("name some by `--operation`"), "{message}");
    }
}
