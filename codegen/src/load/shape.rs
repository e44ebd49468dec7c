//! The expected shape of a value: a view of the JSON Schema of the format.

use schemars::JsonSchema;
use serde_json::Value as Json;

use crate::spec::json_schema;
use crate::yaml::tree::Kind;

/// The expected shape of a value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape<'s> {
    schema: &'s Json,
    definitions: &'s Json,
    /// The name of the definition, such as `FieldDetails`.
    name: &'s str,
}

impl Shape<'static> {
    /// The shape of a type of the format.
    pub(crate) fn of_type<T: JsonSchema>() -> Self {
        Self::named(json_schema::definitions(), &T::schema_name())
    }
}

impl<'s> Shape<'s> {
    fn named(definitions: &'s Json, name: &str) -> Self {
        let shape = Self {
            schema: &Json::Null,
            definitions,
            name: "",
        };
        match definitions
            .as_object()
            .and_then(|map| map.get_key_value(name))
        {
            Some((name, schema)) => Self {
                schema,
                name,
                ..shape
            },
            None => shape,
        }
    }

    fn of(self, schema: &'s Json) -> Self {
        let target = match &schema["allOf"] {
            Json::Array(parts) if parts.len() == 1 => &parts[0],
            _ => schema,
        };
        match target["$ref"]
            .as_str()
            .and_then(|path| path.strip_prefix("#/definitions/"))
        {
            Some(name) => Self::named(self.definitions, name),
            None => Self {
                schema: target,
                ..self
            },
        }
    }

    pub(crate) fn branches(self) -> Vec<Self> {
        let list = [&self.schema["anyOf"], &self.schema["oneOf"]]
            .into_iter()
            .find_map(Json::as_array);
        match list {
            Some(list) => list
                .iter()
                .flat_map(|branch| self.of(branch).branches())
                .collect(),
            None => vec![self],
        }
    }

    pub(crate) fn property(self, key: &str) -> Option<Self> {
        self.schema["properties"]
            .get(key)
            .map(|schema| self.of(schema))
    }

    pub(crate) fn keys(self) -> impl Iterator<Item = &'s str> {
        self.schema["properties"]
            .as_object()
            .into_iter()
            .flat_map(|map| map.keys().map(String::as_str))
    }

    pub(crate) fn required(self) -> impl Iterator<Item = &'s str> {
        self.schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Json::as_str)
    }

    /// The shape of the values of a map whose keys the author chooses.
    pub(crate) fn values(self) -> Option<Self> {
        let schema = &self.schema["additionalProperties"];
        schema.is_object().then(|| self.of(schema))
    }

    pub(crate) fn accepts(self, kind: Kind) -> bool {
        match (self.kind(), kind) {
            (None, _) => kind != Kind::Nothing,
            (Some("object"), Kind::Map)
            | (Some("array"), Kind::List)
            | (Some("string"), Kind::Text) => true,
            (Some("boolean"), Kind::Bool(_)) | (Some("integer"), Kind::Int(_)) => true,
            (Some("number"), Kind::Int(_) | Kind::Float(_)) => true,
            _ => false,
        }
    }

    /// The accepted kinds in words.
    pub(crate) fn expects(self) -> &'static [&'static str] {
        match self.kind() {
            Some("object") => &["a map"],
            Some("array") => &["a list"],
            Some("boolean") => &["`true`", "`false`"],
            Some("integer") => &["an integer"],
            Some("number") => &["a number"],
            _ => &["text"],
        }
    }

    /// The noun of the definition with an article: `a field` for `FieldDetails`.
    pub(crate) fn a_noun(self) -> String {
        a_noun(self.name)
    }

    /// The nouns of all definitions that have a key of this name, each with an article.
    pub(crate) fn owners(self, key: &str) -> Vec<String> {
        let definitions = self.definitions.as_object().into_iter().flatten();
        definitions
            .filter(|(_, schema)| schema["properties"].get(key).is_some())
            .map(|(name, _)| a_noun(name))
            .collect()
    }

    /// The description of a key.
    pub(crate) fn about(self, key: &str) -> Option<&'s str> {
        self.schema["properties"][key]["description"].as_str()
    }

    /// The description of the value itself.
    pub(crate) fn description(self) -> Option<&'s str> {
        self.schema["description"].as_str()
    }

    /// The shape of a list's items.
    pub(crate) fn items(self) -> Self {
        self.of(&self.schema["items"])
    }

    /// The only accepted text, if there is just one.
    pub(crate) fn word(self) -> Option<&'s str> {
        self.schema["const"].as_str()
    }

    /// The type of the value in JSON Schema.
    pub(crate) fn kind(self) -> Option<&'s str> {
        self.schema["type"].as_str()
    }
}

/// Returns `a field` for `FieldDetails`. A plural gets no article.
fn a_noun(name: &str) -> String {
    let name = name.strip_suffix("Details").unwrap_or(name);
    let mut noun = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !noun.is_empty() {
            noun.push(' ');
        }
        noun.extend(letter.to_lowercase());
    }
    let noun = noun.replace("api", "API");
    match noun.chars().next() {
        _ if noun.ends_with('s') => noun,
        Some('A' | 'a' | 'e' | 'i' | 'o') => format!("an {noun}"),
        _ => format!("a {noun}"),
    }
}
