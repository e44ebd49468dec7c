//! The specs: every word in the place of every name, every text in the place of every text.

use std::collections::BTreeSet;

use codegen::Source;
use serde_json::{Map, Value, json};

use crate::{texts, words};

pub(crate) struct Spec {
    pub(crate) sources: Vec<Source>,
    pub(crate) operations: usize,
}

/// Returns a spec of one group with all words as names of operations, parameters and models.
///
/// Each word names an operation, its path parameter, its optional query parameter, a model, a field
/// of the model, and a value of an enum. The texts take turns as docs.
pub(crate) fn models() -> Spec {
    let words: Vec<String> = words::all();
    let mut texts = Texts {
        all: texts::all(),
        next: 0,
    };
    let mut models = Map::new();
    let mut operations = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let model = type_name(word);
        operations.push(operation(index, word, &model, &mut texts));
        let own = json!({"type": "string", "required": index.is_multiple_of(2), "secret": index.is_multiple_of(7), "doc": texts.next()});
        let fields =
            json!({word.as_str(): own, "plainField": {"type": "AnyWord", "doc": texts.next()}});
        models.insert(model, json!({"doc": texts.next(), "fields": fields}));
    }
    let all = json!({"doc": texts.next(), "fields": words.iter().map(|word| (word.clone(), json!("string"))).collect::<Map<_, _>>()});
    models.insert("EveryWord".to_owned(), all);
    operations.push(json!({
        "id": "patchEveryWord", "http": "PATCH /every", "permissions": "none", "body": {"type": "EveryWord"}, "returns": "EveryWord",
    }));
    let values: Vec<Value> = words
        .iter()
        .map(|word| json!({"value": word, "doc": texts.next()}))
        .collect();
    let operation_count = operations.len();
    let group = json!({
        "group": "Torture", "doc": texts.next(), "operations": operations, "models": models,
        "enums": {"AnyWord": {"doc": texts.next(), "values": values}, "AnyText": {"values": texts.unique()}},
    });
    let api = json!({
        "title": texts.next() + "t", "version": texts.next() + "v", "doc": texts.all.join("\n\n"),
        "base_url": "https://api.example.com", "groups": ["torture.yaml"],
    });
    Spec {
        sources: vec![
            Source::new("spec/api.yaml", yaml(&api)),
            Source::new("spec/torture.yaml", yaml(&group)),
        ],
        operations: operation_count,
    }
}

fn operation(index: usize, word: &str, model: &str, texts: &mut Texts) -> Value {
    let placeholder = placeholder(word);
    let mut operation = json!({
        "id": own(word), "http": format!("PATCH /{index}/{{{placeholder}}}"), "permissions": "none",
        "summary": texts.next().replace(['\n', '\r'], " "), "description": texts.next(),
        "path": [{"name": placeholder, "type": "string", "doc": texts.next()}],
        "query": [{"name": word, "type": "string", "doc": texts.next(), "default": texts.next()}],
        "body": {"type": model, "name": "someBody", "doc": texts.next(), "required": index.is_multiple_of(2)},
        "returns": model,
    });
    match index % 8 {
        1 => operation["deprecated"] = json!({"note": texts.next()}),
        2 => {
            operation["header"] = json!([{"name": "X-Text", "type": "AnyText", "required": true, "doc": texts.next()}])
        }
        _ => {}
    }
    operation
}

/// Returns a spec of one group with all words as names of forms, headers, unions and variables.
///
/// Each word names an operation, the field of its form, its header, the union that it returns, the
/// value of a variant, and a variable of the base URL. The texts take turns as docs.
pub(crate) fn unions() -> Spec {
    let words: Vec<String> = words::all();
    let mut texts = Texts {
        all: texts::all(),
        next: 0,
    };
    let mut operations = Vec::new();
    let mut unions = Map::new();
    for (index, word) in words.iter().enumerate() {
        let union = type_name(word);
        operations.push(form(index, word, &union, &mut texts));
        let variants = json!({word.as_str(): {"type": "PlainCat", "doc": texts.next()}, "another value": "PlainDog"});
        unions.insert(
            union,
            json!({"doc": texts.next(), "discriminator": word, "variants": variants}),
        );
    }
    let variants: Map<String, Value> = words
        .iter()
        .map(|word| {
            (
                word.clone(),
                json!({"type": "PlainDog", "doc": texts.next()}),
            )
        })
        .collect();
    unions.insert(
        "EveryWord".to_owned(),
        json!({"doc": texts.next(), "discriminator": "kind", "variants": variants}),
    );
    operations.push(json!({"id": "putEveryWord", "http": "PUT /every", "permissions": "none", "body": {"type": "EveryWord"}, "returns": "EveryWord"}));
    let operation_count = operations.len();
    let group = json!({
        "group": "Torture", "operations": operations, "unions": unions,
        "models": {"PlainCat": {"fields": {"lives": "int32"}}, "PlainDog": {"fields": {"friend": "EveryWord"}}},
    });
    // As many as a URL may contain.
    let mut room = 7_900;
    let names: BTreeSet<String> = words.iter().map(|word| placeholder(word)).collect();
    let names: Vec<String> = names
        .into_iter()
        .take_while(|name| {
            room -= i64::try_from(name.len()).unwrap() + 3;
            room > 0
        })
        .collect();
    let variables: Map<String, Value> = names
        .iter()
        .map(|name| {
            let variable = json!({"default": "a", "values": ["a", "b"], "doc": texts.next()});
            (name.clone(), variable)
        })
        .collect();
    let path: String = names.iter().map(|name| format!("/{{{name}}}")).collect();
    let api = json!({
        "title": "Unions", "version": "v1", "base_url": format!("https://api.example.com{path}"), "variables": variables,
        "groups": ["torture.yaml"],
    });
    Spec {
        sources: vec![
            Source::new("spec/api.yaml", yaml(&api)),
            Source::new("spec/torture.yaml", yaml(&group)),
        ],
        operations: operation_count,
    }
}

fn form(index: usize, word: &str, union: &str, texts: &mut Texts) -> Value {
    let encoding = ["urlencoded", "multipart"][index % 2];
    let mut fields = vec![
        json!({"name": word, "type": "string", "required": index.is_multiple_of(3), "doc": texts.next()}),
        json!({"name": "some list", "type": "list<int64>", "join": "pipe", "doc": texts.next()}),
    ];
    if index % 2 == 1 {
        fields.push(json!({"name": "some file", "type": "binary", "doc": texts.next()}));
        fields.push(
            json!({"name": "some union", "type": union, "required": index.is_multiple_of(5)}),
        );
    }
    let header: String = word
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(*letter))
        .take(150)
        .collect();
    json!({
        "id": own(word), "http": format!("POST /{index}"), "permissions": "none",
        "form": {"encoding": encoding, "fields": fields},
        "header": [{"name": format!("x{header}"), "type": "string", "default": texts.next(), "doc": texts.next()}],
        "returns": [
            {"status": 200, "type": union, "doc": texts.next()}, {"status": 202, "type": format!("list<{union}>"), "doc": texts.next()},
            {"status": 204, "type": "void", "doc": texts.next()},
        ],
    })
}

/// Returns a spec with a group for each word, which has an operation and an enum of this name.
pub(crate) fn groups() -> Spec {
    let words = words::all();
    let files: Vec<String> = (0..words.len())
        .map(|index| format!("group{index}.yaml"))
        .collect();
    let mut sources: Vec<Source> = Vec::new();
    for (index, (word, file)) in words.iter().zip(&files).enumerate() {
        let name = type_name(word);
        let group = json!({
            "group": word,
            "operations": [{
                "id": own(word), "http": format!("PUT /{index}"), "permissions": "none",
                "query": [{"name": "first", "type": format!("list<{name}>"), "required": true}],
                "body": {"name": word, "type": "json", "required": true}, "returns": name,
            }],
            "enums": {name.as_str(): {"values": [word, "another value"]}},
        });
        sources.push(Source::new(format!("spec/{file}"), yaml(&group)));
    }
    let api = json!({"title": "Groups", "version": "v1", "base_url": "https://api.example.com", "groups": files});
    sources.push(Source::new("spec/api.yaml", yaml(&api)));
    Spec {
        sources,
        operations: words.len(),
    }
}

/// Removes characters that a type expression cannot contain, and avoids built-in types.
fn type_name(word: &str) -> String {
    let name: String = own(word)
        .chars()
        .filter(|letter| !" <>,[]?".contains(*letter))
        .collect();
    match name.as_str() {
        "string" | "bool" | "int32" | "int64" | "float" | "double" | "date" | "uri" | "binary"
        | "json" | "void" | "list" | "map" | "" => format!("{name}Word"),
        _ => name,
    }
}

/// Returns the word in ASCII, which names unknown to servers must be.
fn own(word: &str) -> String {
    let ascii = |letter: char| match letter {
        ' '..='~' => letter.to_string(),
        _ => format!("U{:x}", u32::from(letter)),
    };
    let name: String = word.chars().map(ascii).collect();
    name.trim().to_owned()
}

/// Removes characters that a path template cannot contain.
fn placeholder(word: &str) -> String {
    let name: String = own(word)
        .chars()
        .filter(|letter| !" {}/?#".contains(*letter))
        .collect();
    if name.is_empty() {
        "symbol".to_owned()
    } else {
        name
    }
}

/// Returns the texts in turn, so that each is used in each kind of place.
struct Texts {
    all: Vec<String>,
    next: usize,
}

impl Texts {
    fn next(&mut self) -> String {
        self.next += 1;
        self.all[self.next % self.all.len()].clone()
    }

    /// Returns each text once.
    fn unique(&self) -> Vec<&String> {
        let mut texts: Vec<&String> = self.all.iter().collect();
        texts.sort();
        texts.dedup();
        texts
    }
}

/// Formats JSON that is also YAML, in ASCII, since a spec may contain invisible characters only as
/// escapes.
fn yaml(value: &Value) -> String {
    let escaped = |letter: char| match u32::from(letter) {
        ..0x7f => letter.to_string(),
        code => format!("\\U{code:08X}"),
    };
    value.to_string().chars().map(escaped).collect()
}
