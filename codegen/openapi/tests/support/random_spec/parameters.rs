//! Random parameters and forms.

use serde_json::{Value, json};

use super::{Author, PLAIN, set};

impl Author {
    pub(super) fn path_parameter(&mut self) -> Value {
        let mut parameter = json!({});
        let ty = self.plain();
        match self.random.below(6) {
            0 => {
                parameter["type"] = json!(format!("list<{ty}>"));
                let join = self.random.pick(&["space", "pipe", "tab"]);
                match self.random.below(4) {
                    0 => parameter["join"] = json!(join),
                    1 => parameter["style"] = json!("label_exploded"),
                    2 => parameter["style"] = json!("matrix_exploded"),
                    _ => {}
                }
            }
            1 => {
                parameter["type"] = json!(self.models[0]);
                let styles = [
                    "simple_exploded",
                    "label_exploded",
                    "matrix_exploded",
                    "json",
                ];
                if self.random.one_in(2) {
                    parameter["style"] = json!(self.random.pick(&styles));
                }
            }
            _ => parameter["type"] = json!(ty),
        }
        self.describe(&mut parameter);
        parameter
    }

    /// A plain type.
    pub(super) fn plain(&mut self) -> String {
        match self.random.below(4) {
            0 => self.enums[self.random.below(self.enums.len())].clone(),
            _ => self.random.pick(PLAIN).to_owned(),
        }
    }

    /// Adds the keys that every parameter has.
    pub(super) fn describe(&mut self, parameter: &mut Value) {
        let ty = parameter["type"].as_str().unwrap_or_default().to_owned();
        if parameter.get("style").is_none() {
            self.constrain(parameter, &ty);
        }
        set(parameter, "doc", self.text());
        set(parameter, "rust", self.snake());
        set(parameter, "allow", self.allow());
    }

    pub(super) fn parameter(&mut self, location: &str, start: &str) -> Value {
        let mut parameter = json!({"name": self.name(start)});
        let plain = self.plain();
        let object = match self.random.below(3) {
            0 => "map<string>".to_owned(),
            1 => "json".to_owned(),
            _ => self.models[0].clone(),
        };
        let is_header = location == "header";
        match self.random.below(6) {
            0 => {
                parameter["type"] = json!(format!("list<{plain}>"));
                let joins = match is_header {
                    true => &["space", "pipe", "tab"][..],
                    false => &["comma", "space", "pipe", "tab"],
                };
                match self.random.below(4) {
                    0 | 1 => parameter["join"] = json!(self.random.pick(joins)),
                    2 => parameter["style"] = json!("json"),
                    _ => {}
                }
            }
            1 => {
                parameter["type"] = json!(object);
                let styles = match location {
                    "header" => &["simple_exploded", "json"][..],
                    "cookie" => &["form", "json"],
                    "query" => &["form", "deep_object", "json"],
                    _ => &["form", "form_exploded", "deep_object"],
                };
                if self.random.one_in(2) {
                    parameter["style"] = json!(self.random.pick(styles));
                }
            }
            2 if location == "query" => {
                parameter["type"] = json!(format!("list<{}>", self.models[0]));
                parameter["style"] = json!(self.random.pick(&["deep_object", "json"]));
            }
            3 => {
                parameter["type"] = json!(plain);
                if self.random.one_in(3) && location != "form" {
                    parameter["style"] = json!("json");
                    if self.random.one_in(2) {
                        parameter["type"] = json!(format!("{plain}?"));
                    }
                }
            }
            _ => parameter["type"] = json!(plain),
        }
        if location == "query" && self.random.one_in(5) {
            parameter["allow_reserved"] = json!(true);
        }
        if self.random.one_in(3) {
            parameter["required"] = json!(true);
        } else if parameter.get("style").is_none() {
            let default = match parameter["type"].as_str() {
                Some("string") => json!("a \"default\""),
                Some("bool") => json!(false),
                Some("int32" | "int64" | "uint64") => json!(7),
                Some("double") => json!(0.5),
                Some("date") => json!("2026-01-31"),
                _ => Value::Null,
            };
            set(&mut parameter, "default", default);
        }
        self.describe(&mut parameter);
        parameter
    }

    pub(super) fn form(&mut self) -> Value {
        let is_multipart = self.random.one_in(2);
        let mut fields: Vec<Value> = (0..=self.random.below(4))
            .map(|_| self.parameter("form", "field"))
            .collect();
        if !is_multipart {
            return json!({"fields": fields});
        }
        for ty in ["binary", "list<binary>", "string"] {
            let mut field = json!({"name": self.name("part"), "type": ty});
            if self.random.one_in(2) {
                field["content_type"] = json!(match ty {
                    "string" => "text/csv",
                    _ => "image/png",
                });
            }
            fields.push(field);
        }
        json!({"encoding": "multipart", "fields": fields})
    }
}
