//! Random valid specs. Equal seeds give equal specs.
//!
//! No key states its default, because an import leaves such keys out.

mod operations;
mod parameters;
mod types;

use codegen::Source;
use serde_json::{Value, json};

/// Built-in types of plain values.
const PLAIN: &[&str] = &[
    "string",
    "bool",
    "int32",
    "int64",
    "uint64",
    "float",
    "double",
    "date",
    "date-time",
    "uri",
];

/// Texts with unusual but valid characters.
const TEXTS: &[&str] = &[
    "A text.",
    "Two\nlines.\n",
    " Spaces around. ",
    "`code` \"quotes\" 'more' # and: colons",
    "\u{c4}pfel \u{2013} \u{1f600}",
    "- a list\n- of items",
    "1.0",
    "true",
];

/// Returns the files of a spec.
pub(crate) fn spec(seed: u64) -> Vec<Source> {
    Author::new(seed).files()
}

/// Xorshift generator.
struct Random(u64);

impl Random {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % (limit.max(1) as u64)).unwrap_or_default()
    }

    pub(super) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(super) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

struct Author {
    random: Random,
    /// Number of names so far, which makes each unique.
    names: usize,
    groups: Vec<String>,
    models: Vec<String>,
    enums: Vec<String>,
    unions: Vec<String>,
    operations: Vec<String>,
    servers: Vec<String>,
    schemes: Vec<String>,
    default_security: Value,
}

/// Sets a key to a value, unless it is `null`.
fn set(object: &mut Value, key: &str, value: Value) {
    if !value.is_null() {
        object[key] = value;
    }
}

impl Author {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            random: Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            names: 0,
            groups: Vec::new(),
            models: Vec::new(),
            enums: Vec::new(),
            unions: Vec::new(),
            operations: Vec::new(),
            servers: Vec::new(),
            schemes: Vec::new(),
            default_security: Value::Null,
        }
    }

    pub(super) fn files(&mut self) -> Vec<Source> {
        let count = 1 + self.random.below(4);
        self.groups = (0..count).map(|_| self.name("Group ")).collect();
        let files: Vec<String> = self
            .groups
            .clone()
            .iter()
            .map(|name| self.file(name))
            .collect();
        self.models = self.many("Model", 2, 5);
        self.enums = self.many("Enum", 1, 3);
        self.unions = self.many("Union", 0, 2);
        self.servers = self.many("server ", 0, 3);
        self.schemes = self.many("scheme ", 0, 3);
        let mut api = self.api(&files);
        let mut groups: Vec<Value> = self
            .groups
            .clone()
            .iter()
            .map(|name| self.group(name))
            .collect();
        for (kind, names) in [
            ("models", self.models.clone()),
            ("enums", self.enums.clone()),
            ("unions", self.unions.clone()),
        ] {
            for (index, name) in names.iter().enumerate() {
                let value = match kind {
                    "models" => self.model(index),
                    "enums" => self.enumeration(),
                    _ => self.union(),
                };
                let group = self.random.below(groups.len());
                groups[group][kind][name] = value;
            }
        }
        for _ in 0..self.random.below(12) {
            let group = self.random.below(groups.len());
            let operation = self.operation(group);
            let operations = groups[group]["operations"].as_array_mut();
            operations
                .into_iter()
                .for_each(|list| list.push(operation.clone()));
        }
        if self.random.one_in(2) {
            let groups = files.iter().zip(&groups);
            let used = groups.filter(|(_, group)| group["operations"] != json!([]));
            let on: Vec<&String> = used
                .map(|(file, _)| file)
                .filter(|_| self.random.one_in(2))
                .collect();
            api["default_groups"] = json!(on);
        }
        let mut sources = vec![Source::new("spec/api.yaml", api.to_string())];
        for (file, group) in files.iter().zip(&groups) {
            sources.push(Source::new(format!("spec/{file}"), group.to_string()));
        }
        sources
    }

    pub(super) fn name(&mut self, start: &str) -> String {
        self.names += 1;
        format!("{start}{}", self.names)
    }

    pub(super) fn many(&mut self, start: &str, least: usize, most: usize) -> Vec<String> {
        let count = least + self.random.below(most - least + 1);
        (0..count).map(|_| self.name(start)).collect()
    }

    /// File of a group, which may not be named after it.
    pub(super) fn file(&mut self, group: &str) -> String {
        match self.random.below(3) {
            0 => format!("{}.yaml", self.name("file-")),
            _ => format!("{}.yaml", group.to_lowercase().replace(' ', "_")),
        }
    }

    pub(super) fn text(&mut self) -> Value {
        match self.random.below(3) {
            0 => json!(self.random.pick(TEXTS)),
            _ => Value::Null,
        }
    }

    pub(super) fn line(&mut self) -> Value {
        match self.random.below(3) {
            0 => json!(self.name("Line ")),
            _ => Value::Null,
        }
    }

    pub(super) fn snake(&mut self) -> Value {
        match self.random.below(4) {
            0 => json!(self.name("renamed_")),
            _ => Value::Null,
        }
    }

    pub(super) fn camel(&mut self) -> Value {
        match self.random.below(4) {
            0 => json!(self.name("Renamed")),
            _ => Value::Null,
        }
    }

    pub(super) fn allow(&mut self) -> Value {
        match self.random.below(6) {
            0 => json!([{"lint": "L001", "reason": "A test."}]),
            _ => Value::Null,
        }
    }

    pub(super) fn api(&mut self, files: &[String]) -> Value {
        let mut api = json!({
            "title": self.name("API "),
            "version": self.random.pick(&["1", "v2", "1.0", "2026-01-31"]),
            "groups": files,
        });
        self.server(&mut api, "api");
        set(&mut api, "doc", self.text());
        set(&mut api, "allow", self.allow());
        if self.random.one_in(2) {
            api["error"] = json!(self.models[0]);
        }
        for name in self.servers.clone() {
            let mut server = json!({});
            self.server(&mut server, "other");
            set(&mut server, "doc", self.text());
            set(&mut server, "rust", self.snake());
            api["servers"][name] = server;
        }
        for name in self.schemes.clone() {
            let mut scheme = match self.random.below(4) {
                0 => json!({"type": "basic"}),
                1 => json!({"type": "api_key", "in": "query", "name": self.name("key")}),
                2 => json!({"type": "api_key", "in": "cookie", "name": self.name("key")}),
                _ => json!({"type": "api_key", "in": "header", "name": self.name("X-Key-")}),
            };
            set(&mut scheme, "doc", self.text());
            set(&mut scheme, "rust", self.snake());
            api["security"][name] = scheme;
        }
        if self.random.one_in(2) {
            self.default_security = self.alternatives();
            set(&mut api, "default_security", self.default_security.clone());
        }
        api
    }

    /// Base URL and its variables.
    pub(super) fn server(&mut self, object: &mut Value, host: &str) {
        let end = self.random.pick(&["", "/", "/v1", "/v1/"]);
        if self.random.one_in(2) {
            object["base_url"] = json!(format!("https://{host}.example.com{end}"));
            return;
        }
        object["base_url"] = json!(format!("https://{{region}}.{host}.example.com{end}"));
        let mut variable = json!({"default": "eu"});
        set(&mut variable, "doc", self.text());
        if self.random.one_in(2) {
            variable["values"] = json!(["eu", "us"]);
        }
        object["variables"]["region"] = variable;
    }

    /// Alternatives of security schemes other than the token alone.
    pub(super) fn alternatives(&mut self) -> Value {
        let mut names = self.schemes.clone();
        names.push("bearer".to_owned());
        let first = names.remove(self.random.below(names.len()));
        let mut all = vec![vec![first]];
        if self.random.one_in(3)
            && let Some(next) = names.pop()
        {
            all.push(vec![next]);
        }
        if self.random.one_in(2) || all == [["bearer"]] {
            all.push(Vec::new());
        }
        json!(all)
    }

    pub(super) fn group(&mut self, name: &str) -> Value {
        let mut group = json!({"group": name, "operations": []});
        set(&mut group, "doc", self.text());
        set(&mut group, "rust", self.snake());
        set(&mut group, "allow", self.allow());
        group
    }
}
