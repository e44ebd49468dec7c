//! Models with fields, and enums.

use std::collections::BTreeSet;

use super::Platform;
use super::random::Random;
use super::words::{self, FIELD_HEADS, FIELD_TAILS, VALUES};
use super::yaml::Yaml;

/// The plain types of fields; common types are repeated.
const FIELD_TYPES: &[&str] = &[
    "string",
    "string",
    "string",
    "string",
    "string",
    "string",
    "string",
    "int32",
    "int32",
    "int32",
    "int64",
    "bool",
    "bool",
    "bool",
    "date-time",
    "date-time",
    "date",
    "double",
    "float",
    "uri",
    "json",
    "list<string>",
    "list<string>",
    "list<int64>",
    "list<list<double>>",
    "map<string>",
    "map<json>",
];

pub(super) struct Model {
    pub(super) name: String,
    doc: Option<String>,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    ty: String,
    /// Further keys of the field and their values.
    keys: Vec<(&'static str, String)>,
    doc: Option<String>,
}

pub(super) struct Enum {
    pub(super) name: String,
    values: Vec<String>,
}

impl Model {
    pub(super) fn new(name: String, random: &mut Random) -> Self {
        Self {
            name,
            doc: random.chance(30).then(|| words::sentence(random, 2)),
            fields: Vec::new(),
        }
    }

    /// Puts the fields of an entity before all others.
    pub(super) fn begin_entity(&mut self) {
        self.server_field("id", "string");
        self.field("name", "string", None);
        self.server_field("selfUri", "uri");
    }

    /// Adds a field that only the server sets.
    fn server_field(&mut self, name: &str, ty: &str) {
        self.field(name, ty, None);
        if let Some(field) = self.fields.last_mut() {
            field.keys.push(("read_only", "true".to_owned()));
        }
    }

    pub(super) fn field(&mut self, name: &str, ty: &str, doc: Option<String>) {
        self.fields.push(Field {
            name: name.to_owned(),
            ty: ty.to_owned(),
            keys: Vec::new(),
            doc,
        });
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// Adds a field that refers to another model.
    pub(super) fn refer(&mut self, ty: &str, random: &mut Random) {
        let ty = match random.below(10) {
            0..=4 => ty.to_owned(),
            5..=8 => format!("list<{ty}>"),
            _ => format!("map<{ty}>"),
        };
        let name = self.new_field(random);
        let doc = random.chance(50).then(|| words::sentence(random, 1));
        self.field(&name, &ty, doc);
    }

    /// Adds fields of plain types, and of existing and new enums.
    pub(super) fn fill(
        &mut self,
        enums: &mut Vec<Enum>,
        platform: &mut Platform,
        random: &mut Random,
    ) {
        for _ in 0..random.between(2, 11) {
            let name = self.new_field(random);
            let ty = if random.chance(7) {
                Enum::any(&self.name, enums, platform, random)
            } else {
                random.word(FIELD_TYPES).to_owned()
            };
            let doc = random.chance(65).then(|| {
                let clauses = random.between(0, 3);
                words::sentence(random, clauses)
            });
            self.field(&name, &ty, doc);
            let Some(field) = self.fields.last_mut() else {
                continue;
            };
            match random.below(100) {
                0..=14 => field.keys.push(("required", "true".to_owned())),
                15..=29 => field.keys.push(("read_only", "true".to_owned())),
                30..=31 if ty == "string" => field.keys.push(("secret", "true".to_owned())),
                _ => {}
            }
        }
    }

    fn new_field(&self, random: &mut Random) -> String {
        let plain = format!("{}{}", random.word(FIELD_HEADS), random.word(FIELD_TAILS));
        if self.has(&plain) {
            format!("{plain}{}", self.fields.len())
        } else {
            plain
        }
    }

    pub(super) fn write(&self, yaml: &mut Yaml) {
        yaml.line(2, &format!("{}:", self.name));
        if let Some(doc) = &self.doc {
            yaml.prose(4, "doc", doc);
        }
        if self.fields.is_empty() {
            yaml.line(4, "fields: {}");
            return;
        }
        yaml.line(4, "fields:");
        for field in &self.fields {
            let mut keys = vec![("type", field.ty.clone())];
            keys.extend(field.keys.iter().cloned());
            match &field.doc {
                Some(doc) => yaml.entry(6, &format!("{}: ", field.name), &keys, doc),
                None if field.keys.is_empty() => {
                    yaml.line(6, &format!("{}: {}", field.name, field.ty))
                }
                None => {
                    let keys: Vec<String> = keys
                        .iter()
                        .map(|(key, value)| format!("{key}: {value}"))
                        .collect();
                    yaml.line(6, &format!("{}: {{{}}}", field.name, keys.join(", ")));
                }
            }
        }
    }
}

impl Enum {
    /// Returns the name of an enum for a field of `owner`: an existing or, more often, a new one.
    pub(super) fn any(
        owner: &str,
        enums: &mut Vec<Enum>,
        platform: &mut Platform,
        random: &mut Random,
    ) -> String {
        if !enums.is_empty() && random.chance(30) {
            return enums[random.below(enums.len())].name.clone();
        }
        let tail = random.word(&["Type", "State", "Mode", "Level", "Order", "Field"]);
        let name = platform.names.model(format!("{owner}{tail}"), random);
        let upper = random.chance(50);
        let mut seen = BTreeSet::new();
        let mut values = Vec::new();
        for _ in 0..random.between(2, 9) {
            let value = random.word(VALUES);
            if seen.insert(value) {
                values.push(if upper {
                    value.to_ascii_uppercase()
                } else {
                    value.to_owned()
                });
            }
        }
        enums.push(Enum {
            name: name.clone(),
            values,
        });
        name
    }

    pub(super) fn first_value(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    pub(super) fn write(&self, yaml: &mut Yaml) {
        let values: Vec<String> = self
            .values
            .iter()
            .map(|value| format!("\"{value}\""))
            .collect();
        yaml.line(2, &format!("{}:", self.name));
        yaml.line(4, &format!("values: [{}]", values.join(", ")));
    }
}
