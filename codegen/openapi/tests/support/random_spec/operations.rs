//! Random operations, bodies and responses.

use serde_json::{Value, json};

use super::{Author, set};

impl Author {
    pub(super) fn operation(&mut self, group: usize) -> Value {
        let method = self
            .random
            .pick(&["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
        let has_body = !matches!(method, "GET" | "HEAD");
        let (id, path) = (self.name("operation"), self.name("path"));
        let mut operation = json!({"id": id, "permissions": self.permissions()});
        let mut placeholders = String::new();
        let mut parameters = Vec::new();
        for _ in 0..self.random.below(3) {
            let mut parameter = self.path_parameter();
            let name = self.name("key");
            placeholders.push_str(&format!("/{{{name}}}"));
            parameter["name"] = json!(name);
            parameters.push(parameter);
        }
        operation["http"] = json!(format!("{method} /{path}{placeholders}"));
        if !parameters.is_empty() {
            operation["path"] = json!(parameters);
        }
        for (location, start) in [("query", "query"), ("header", "X-"), ("cookie", "cookie")] {
            let parameters: Vec<Value> = (0..self.random.below(4))
                .map(|_| self.parameter(location, start))
                .collect();
            if !parameters.is_empty() {
                operation[location] = json!(parameters);
            }
        }
        set(&mut operation, "rust", self.snake());
        set(&mut operation, "summary", self.line());
        set(&mut operation, "description", self.text());
        set(&mut operation, "allow", self.allow());
        set(&mut operation, "deprecated", self.deprecated());
        if has_body && self.random.one_in(2) {
            operation["body"] = self.body();
        } else if has_body && self.random.one_in(2) {
            operation["form"] = self.form();
        }
        operation["returns"] = self.returns();
        if method == "GET" && self.random.one_in(2) {
            self.page(&mut operation);
        }
        if self.random.one_in(4) && !self.servers.is_empty() {
            operation["server"] = json!(self.servers[self.random.below(self.servers.len())]);
        }
        match self.random.below(6) {
            0 => {
                operation["anonymous"] = json!(true);
                operation["permissions"] = json!("none");
            }
            1 => {
                operation["scopes"] = json!(["things:read", "things"]);
                if !self.default_security.is_null() {
                    operation["security"] = json!([["bearer"]]);
                }
            }
            2 => {
                let own = self.alternatives();
                let is_own = own != self.default_security;
                set(
                    &mut operation,
                    "security",
                    if is_own { own } else { Value::Null },
                );
            }
            _ => {}
        }
        let others = self.groups.iter().enumerate();
        let others = others.filter(|(index, _)| *index != group);
        let others: Vec<&String> = others.map(|(_, name)| name).collect();
        if self.random.one_in(4) && !others.is_empty() {
            operation["also_in"] = json!([others[self.random.below(others.len())]]);
        }
        self.operations.push(id);
        operation
    }

    /// Makes an operation a listing, most often with a paging rule.
    pub(super) fn page(&mut self, operation: &mut Value) {
        operation["returns"] = json!(self.models[0]);
        let mut parameter = json!({"name": "pageNumber", "type": "int32"});
        let rule = match self.random.below(5) {
            0 => json!({"items": "entities", "next_uri": "nextUri"}),
            1 => json!({"items": "entities", "page_number": "pageNumber"}),
            2 => {
                json!({"items": "entities", "page_number": "pageNumber", "page_count": "pageCount"})
            }
            3 => {
                parameter = json!({"name": "after", "type": "string"});
                json!({"items": "entities", "cursor": {"parameter": "after", "field": "cursor"}})
            }
            _ => Value::Null,
        };
        set(operation, "paging", rule);
        operation["query"] = json!([parameter]);
    }

    pub(super) fn permissions(&mut self) -> Value {
        match self.random.below(5) {
            0 => json!({"any": ["a:b:c", "d:e:f"]}),
            1 => json!({"all": ["a:b:c"]}),
            2 => json!({"text": "Ask the operator, please."}),
            _ => json!("none"),
        }
    }

    pub(super) fn deprecated(&mut self) -> Value {
        match self.random.below(6) {
            0 => json!(true),
            1 => json!({"note": "Too old."}),
            2 if !self.operations.is_empty() => {
                let index = self.random.below(self.operations.len());
                json!({"replacement": self.operations[index]})
            }
            _ => Value::Null,
        }
    }

    /// Type of a body or response, with a media type that applies to it.
    pub(super) fn content(&mut self) -> (String, Value) {
        match self.random.below(6) {
            0 => {
                let media = [
                    "text/csv",
                    "image/png",
                    "application/json",
                    "application/pdf",
                ];
                let media = (!self.random.one_in(3)).then(|| self.random.pick(&media));
                ("binary".to_owned(), json!(media))
            }
            1 => {
                let media = ["text/csv", "text/plain", "image/png", "application/xml"];
                let media = (!self.random.one_in(3)).then(|| self.random.pick(&media));
                ("string".to_owned(), json!(media))
            }
            _ => {
                let ty = self.type_within(self.models.clone());
                let null = self.random.one_in(4) && ty != "json";
                let media = self
                    .random
                    .one_in(4)
                    .then_some("application/merge-patch+json");
                (format!("{ty}{}", if null { "?" } else { "" }), json!(media))
            }
        }
    }

    pub(super) fn body(&mut self) -> Value {
        let (ty, media) = self.content();
        let mut body = json!({"type": ty});
        set(&mut body, "content_type", media);
        if self.random.one_in(2) {
            body["required"] = json!(true);
        }
        if self.random.one_in(3) {
            body["name"] = json!(self.name("content"));
        }
        set(&mut body, "doc", self.text());
        set(&mut body, "rust", self.snake());
        set(&mut body, "allow", self.allow());
        body
    }

    pub(super) fn returns(&mut self) -> Value {
        if self.random.one_in(4) {
            return json!("void");
        }
        let (ty, media) = self.content();
        if media.is_null() && self.random.one_in(2) {
            return json!(ty);
        }
        let mut answers = vec![json!({"status": 200, "type": ty})];
        set(&mut answers[0], "content_type", media);
        set(&mut answers[0], "doc", self.text());
        for status in [201, 204, 302] {
            if self.random.one_in(3) {
                let (mut ty, mut media) = self.content();
                if status == 204 {
                    (ty, media) = ("void".to_owned(), Value::Null);
                }
                let mut answer = json!({"status": status, "type": ty});
                set(&mut answer, "content_type", media);
                set(&mut answer, "doc", self.text());
                answers.push(answer);
            }
        }
        json!(answers)
    }
}
