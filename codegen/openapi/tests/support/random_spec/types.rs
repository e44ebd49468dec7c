//! Random models, enums, unions and type expressions.

use serde_json::{Map, Value, json};

use super::{Author, PLAIN, set};

impl Author {
    /// A model that extends or requires only later models, so that none contains itself.
    pub(super) fn model(&mut self, index: usize) -> Value {
        let later = self.models[index + 1..].to_vec();
        let mut model = json!({"fields": {}});
        set(&mut model, "doc", self.text());
        set(&mut model, "rust", self.camel());
        set(&mut model, "allow", self.allow());
        if self.random.one_in(3) && !later.is_empty() {
            model["extends"] = json!([later[self.random.below(later.len())]]);
        }
        if self.random.one_in(5) {
            model["additional"] = json!(self.random.pick(&["string", "int64", "list<double>"]));
        }
        if index == 0 {
            model["fields"] = json!({
                "entities": {"type": "list<string>"},
                "nextUri": {"type": "string"},
                "pageCount": {"type": "int32"},
                "cursor": {"type": "string"},
            });
        }
        for _ in 0..self.random.below(6) {
            let name = match self.random.below(4) {
                0 => self.name("odd name-"),
                1 => self.name("n\u{e4}me"),
                _ => self.name("field"),
            };
            model["fields"][name] = self.field(&later);
        }
        model
    }

    pub(super) fn field(&mut self, later: &[String]) -> Value {
        let required = self.random.one_in(3);
        let ty = self.type_within(match required {
            true => later.to_vec(),
            false => self.models.clone(),
        });
        let mut field = json!({"type": ty});
        let flags = ["read_only", "write_only"];
        if required {
            field["required"] = json!(true);
        }
        if self.random.one_in(4) {
            field[self.random.pick(&flags)] = json!(true);
        }
        if self.random.one_in(4) {
            field["nullable"] = json!(true);
        }
        if ty == "string" && self.random.one_in(4) {
            field["secret"] = json!(true);
        } else {
            self.constrain(&mut field, &ty);
        }
        set(&mut field, "doc", self.text());
        set(&mut field, "rust", self.snake());
        field
    }

    /// A type within JSON.
    pub(super) fn type_within(&mut self, mut models: Vec<String>) -> String {
        models.extend(self.enums.clone());
        models.extend(self.unions.clone());
        let mut ty = match self.random.below(3) {
            0 if !models.is_empty() => models[self.random.below(models.len())].clone(),
            1 if self.random.one_in(4) => "json".to_owned(),
            _ => self.random.pick(PLAIN).to_owned(),
        };
        for _ in 0..self.random.below(4).saturating_sub(1) {
            let null = self.random.one_in(4) && !ty.ends_with('?') && ty != "json";
            let container = self.random.pick(&["list", "map"]);
            ty = format!("{container}<{ty}{}>", if null { "?" } else { "" });
        }
        ty
    }

    /// Adds a format or limits that apply to a type.
    pub(super) fn constrain(&mut self, value: &mut Value, ty: &str) {
        let inner = ty.rsplit('<').next().unwrap_or(ty);
        let inner = inner.trim_end_matches(['>', '?']);
        let mut limits = Map::new();
        if self.random.one_in(3) {
            match inner {
                "int32" | "int64" => {
                    limits.insert(self.random.pick(&["min", "above"]).to_owned(), json!(-3));
                    limits.insert(self.random.pick(&["max", "below"]).to_owned(), json!(70));
                    limits.insert("multiple_of".to_owned(), json!(5));
                }
                "double" => {
                    limits.insert("min".to_owned(), json!(0.25));
                    limits.insert("below".to_owned(), json!(1e9));
                }
                "string" if self.random.one_in(2) => {
                    value["format"] = json!("local-date-time");
                }
                "string" => {
                    limits.insert("min_length".to_owned(), json!(1));
                    limits.insert("max_length".to_owned(), json!(80));
                    limits.insert("pattern".to_owned(), json!("^[a-z]*\\\\?$"));
                }
                _ => {}
            }
        }
        if ty.starts_with("list<") && self.random.one_in(3) {
            limits.insert("min_items".to_owned(), json!(1));
            limits.insert("max_items".to_owned(), json!(9));
            limits.insert("unique".to_owned(), json!(true));
        }
        if !limits.is_empty() {
            value["limits"] = Value::Object(limits);
        }
    }

    pub(super) fn enumeration(&mut self) -> Value {
        let mut item = json!({"values": []});
        set(&mut item, "doc", self.text());
        set(&mut item, "rust", self.camel());
        set(&mut item, "allow", self.allow());
        let mut values = Vec::new();
        for _ in 0..=self.random.below(5) {
            let name = self.name("value-");
            let mut value = json!({"value": name});
            set(&mut value, "doc", self.text());
            set(&mut value, "rust", self.camel());
            let is_plain = value.as_object().is_some_and(|keys| keys.len() == 1);
            values.push(if is_plain { json!(name) } else { value });
        }
        item["values"] = json!(values);
        item
    }

    pub(super) fn union(&mut self) -> Value {
        let mut union = json!({"discriminator": self.name("kind"), "variants": {}});
        set(&mut union, "doc", self.text());
        set(&mut union, "rust", self.camel());
        set(&mut union, "allow", self.allow());
        for _ in 0..=self.random.below(3) {
            let model = self.models[self.random.below(self.models.len())].clone();
            let mut variant = json!({"type": model});
            set(&mut variant, "doc", self.text());
            set(&mut variant, "rust", self.camel());
            union["variants"][self.name("tag-")] = variant;
        }
        union
    }
}
