//! Synthetic specs of valid structure with unusual names or texts.

use codegen::Source;
use serde_json::{Map, Value, json};

use crate::random::Random;
use crate::vocabulary;

/// The random part of a synthetic spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Odd {
    Names,
    Texts,
}

/// Returns a spec with one group. All its parts have generated names and texts.
pub(crate) fn spec(odd: Odd, random: &mut Random) -> Vec<Source> {
    let mut author = Author {
        odd,
        random,
        count: 0,
    };
    let api = json!({
        "title": author.text(), "version": author.text(), "doc": author.text(), "base_url": "https://{region}.example.com",
        "variables": {"region": {"default": "eu", "values": ["eu", "us"], "doc": author.text()}}, "groups": ["group.yaml"],
    });
    let (model, other, list) = (author.type_name(), author.type_name(), author.type_name());
    let union = author.type_name();
    let first = author.ascii_name();
    let operations = json!([
        author.operation(&first, "PATCH", &model, &list, None),
        author.operation("second", "PUT", &other, &list, Some(&first)),
        author.form("third", &union, &list),
    ]);
    let group = json!({
        "group": author.name(), "doc": author.text(), "operations": operations,
        "models": {
            model.as_str(): {"doc": author.text(), "fields": author.fields(&other, &list)},
            other.as_str(): {"fields": author.fields(&model, &list)},
        },
        "enums": {list.as_str(): {"doc": author.text(), "values": author.values()}},
        "unions": {union.as_str(): {"doc": author.text(), "discriminator": author.name(), "variants": author.variants(&model, &other)}},
    });
    vec![
        Source::new("spec/api.yaml", yaml(&api)),
        Source::new("spec/group.yaml", yaml(&group)),
    ]
}

struct Author<'a> {
    odd: Odd,
    random: &'a mut Random,
    /// Number of plain names so far.
    count: usize,
}

impl Author<'_> {
    fn name(&mut self) -> String {
        self.count += 1;
        match self.odd {
            Odd::Names => vocabulary::name(self.random),
            Odd::Texts => format!("name{}", self.count),
        }
    }

    /// Returns a name that is valid in a type expression.
    fn type_name(&mut self) -> String {
        let name: String = self
            .name()
            .chars()
            .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
            .collect();
        format!("{name}{}", ["T", "_", "Type"][self.random.below(3)])
    }

    /// Returns a parameter name, which is rarely empty.
    fn parameter_name(&mut self) -> String {
        match self.name() {
            name if name.trim().is_empty() && !self.random.one_in(20) => "blank".to_owned(),
            name => name,
        }
    }

    /// Returns an ASCII name, for values that are not sent to a server and for headers.
    fn ascii_name(&mut self) -> String {
        let name = self.type_name();
        if self.random.one_in(4) {
            format!("{name}-1")
        } else {
            name
        }
    }

    fn text(&mut self) -> String {
        match self.odd {
            Odd::Names => "Some text.".to_owned(),
            Odd::Texts => vocabulary::text(self.random),
        }
    }

    fn operation(
        &mut self,
        id: &str,
        method: &str,
        model: &str,
        list: &str,
        replacement: Option<&str>,
    ) -> Value {
        let placeholder = self.ascii_name();
        let returns = match self.random.below(4) {
            0 => "void".to_owned(),
            1 => "json".to_owned(),
            2 => format!("list<{model}>"),
            _ => list.to_owned(),
        };
        let mut operation = json!({
            "id": id, "http": format!("{method} /a/{{{placeholder}}}"), "summary": self.text().replace(['\n', '\r'], " "), "description": self.text(),
            "permissions": {"any": ["a:b:c"]},
            "path": [{"name": placeholder, "type": list, "doc": self.text()}],
            "query": [self.parameter("list<string>"), self.parameter("int32"), self.parameter("date"), self.parameter("string")],
            "header": [self.header("string"), self.header(list)],
            "body": {"name": self.name(), "type": model, "required": self.random.one_in(2), "doc": self.text()},
            "returns": returns,
        });
        if let Some(replacement) = replacement {
            operation["deprecated"] = json!({"note": self.text(), "replacement": replacement});
        }
        operation
    }

    /// Returns an operation with a form and different responses for two statuses.
    fn form(&mut self, id: &str, union: &str, list: &str) -> Value {
        json!({
            "id": id, "http": "POST /form", "permissions": "none", "scopes": ["a:b"],
            "form": {"encoding": "multipart", "fields": [
                self.parameter("string"), self.parameter("binary"), self.parameter("list<int64>"), self.parameter(list), self.parameter(union),
            ]},
            "returns": [
                {"status": 200, "type": union, "doc": self.text()}, {"status": 202, "type": format!("list<{union}>"), "doc": self.text()},
            ],
        })
    }

    fn variants(&mut self, model: &str, other: &str) -> Value {
        let mut variants = Map::new();
        for _ in 0..=self.random.below(5) {
            let ty = if self.random.one_in(2) { model } else { other };
            variants.insert(self.name(), json!({"type": ty, "doc": self.text()}));
        }
        Value::Object(variants)
    }

    fn header(&mut self, ty: &str) -> Value {
        let mut header = self.parameter(ty);
        header["name"] = json!(self.ascii_name());
        header
    }

    fn parameter(&mut self, ty: &str) -> Value {
        let mut parameter = json!({"name": self.parameter_name(), "type": ty, "doc": self.text()});
        match (self.random.below(3), ty) {
            (0, _) => parameter["required"] = json!(true),
            (1, "string") => parameter["default"] = json!(self.text()),
            _ => {}
        }
        parameter
    }

    fn fields(&mut self, model: &str, list: &str) -> Value {
        let types = [
            "string".to_owned(),
            "map<double>".to_owned(),
            model.to_owned(),
            list.to_owned(),
            format!("list<{model}>"),
        ];
        let mut fields = Map::new();
        for _ in 0..self.random.below(9) {
            let ty = &types[self.random.below(types.len())];
            let required = ty != model && self.random.one_in(3);
            let field = json!({"type": ty, "doc": self.text(), "required": required, "secret": ty == "string" && self.random.one_in(4)});
            fields.insert(self.name(), field);
        }
        Value::Object(fields)
    }

    fn values(&mut self) -> Value {
        let mut values: Vec<String> = Vec::new();
        for _ in 0..=self.random.below(9) {
            let value = if self.odd == Odd::Names {
                self.name()
            } else {
                self.text()
            };
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
            .into_iter()
            .map(|value| json!({"value": value, "doc": self.text()}))
            .collect()
    }
}

/// Formats JSON as ASCII, which is also YAML: a spec must write invisible characters as escapes.
fn yaml(value: &Value) -> String {
    let escaped = |letter: char| match u32::from(letter) {
        ..0x7f => letter.to_string(),
        code => format!("\\U{code:08X}"),
    };
    value.to_string().chars().map(escaped).collect()
}
