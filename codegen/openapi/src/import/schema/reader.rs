//! Schema reader: types, references and the keys that every schema has.

use serde_json::Value;

use super::{enums, flatten, limits};
use crate::extension::Extension;
use crate::import::description::{Kind, Schema};
use crate::import::document::{Document, Node, Object};
use crate::import::media::Medium;
use crate::import::report::Report;
use codegen::spec::UnionVariant;

/// Keys that give a value a type.
const COMPOSITION: &[&str] = &["$ref", "allOf", "anyOf", "const", "enum", "oneOf"];

/// Name of a schema in findings.
pub(super) const WHAT: &str = "a schema";

/// Reads the schemas of a document.
pub(crate) struct Reader<'a, 'r> {
    pub(super) document: &'a Document,
    pub(super) report: &'r mut Report,
}

impl<'a, 'r> Reader<'a, 'r> {
    pub(crate) fn new(document: &'a Document, report: &'r mut Report) -> Self {
        Self { document, report }
    }

    /// Reads a schema and its nested schemas.
    pub(crate) fn read(&mut self, node: &Node<'_>) -> Schema {
        if node.value.is_boolean() {
            return Schema::new(Kind::Any, &node.place);
        }
        let mut object = Object::new(node, WHAT, self.report);
        let schema = self.read_keys(&mut object);
        object.finish(WHAT, self.report);
        schema
    }

    /// Reads the schema keys of an object with other keys, such as a Swagger 2.0 parameter.
    pub(crate) fn read_keys(&mut self, object: &mut Object<'_>) -> Schema {
        let place = object.place.clone();
        // References lead to the schemas in them.
        for container in ["$defs", "definitions"] {
            object.take(container);
        }
        let types = types(object);
        let extension = object.extension();
        let null_value = object.has_null("enum");
        let contents = Contents::take(object);
        let is_bytes = self.document.is_openapi_3_1() && types.is_empty();
        let is_bytes = is_bytes && COMPOSITION.iter().all(|key| !object.has(key));
        let is_text = self.has_plain_options(object);
        let mut kind = self.kind(object, &types);
        if matches!(kind, Kind::Text | Kind::Any) && contents.is_binary() {
            kind = Kind::Bytes;
        }
        annotate(&mut kind, &extension);
        let mut schema = Schema::new(kind, &place);
        schema.nullable = (null_value && !matches!(schema.kind, Kind::Any))
            || types.iter().any(|ty| ty == "null");
        for key in ["nullable", "x-nullable"] {
            schema.nullable |= object.flag(key);
        }
        schema.read_only = object.flag("readOnly");
        // OpenAPI forbids both. A field that the server sets and nobody reads is read-only.
        schema.write_only = object.flag("writeOnly") && !schema.read_only;
        schema.format = object.text("format").or(contents.format);
        let media_type = match schema.kind {
            Kind::Any if is_text => Some("text/plain".to_owned()),
            Kind::Any if is_bytes => Some("application/octet-stream".to_owned()),
            _ => None,
        };
        schema.media_type = contents.media_type.or(media_type);
        schema.limits = limits::read(object, self.report);
        schema.default = object.take("default").map(|node| node.value.clone());
        schema.doc = object.text("description");
        schema.rust = extension.rust;
        schema.allow = extension.allow;
        // An exported model that extends others need not have fields of its own.
        let is_model = |parts: &Vec<Schema>| object.is_exported() && parts.len() > 1;
        match &schema.kind {
            Kind::All(parts) if is_model(parts) => schema,
            _ => flatten::flatten(schema),
        }
    }

    fn kind(&mut self, object: &mut Object<'_>, types: &[String]) -> Kind {
        if let Some(reference) = object.text("$ref") {
            return self.target(&reference, &object.place);
        }
        if let Some(parts) = object.take("allOf") {
            return self.all_of(object, &parts);
        }
        for key in ["oneOf", "anyOf"] {
            if let Some(options) = object.take(key) {
                return self.one_of(object, key, &options);
            }
        }
        if let Some(values) = object.take("enum") {
            let values: Vec<&Value> = values.items().map(|item| item.value).collect();
            return enums::read(object, &values, types, self.report);
        }
        if let Some(value) = object.take("const") {
            return enums::read(object, &[value.value], types, self.report);
        }
        let mut named = types.iter().filter(|ty| *ty != "null");
        let ty = named.next().map(String::as_str);
        if named.next().is_some() {
            let what = "schema with several types has the type `json`";
            self.report.wider(what, &object.place);
            return Kind::Any;
        }
        self.typed(object, ty)
    }

    fn typed(&mut self, object: &mut Object<'_>, ty: Option<&str>) -> Kind {
        match ty {
            Some("string") if object.peek("format") == Some("binary") => Kind::Bytes,
            Some("file") => Kind::Bytes,
            Some("string") => Kind::Text,
            Some("boolean") => Kind::Bool,
            Some("integer") => Kind::Integer,
            Some("number") => Kind::Number,
            Some("array") => self.items(object),
            Some("object") => Kind::Object(self.fields(object)),
            None if ["properties", "additionalProperties", "required"]
                .iter()
                .any(|key| object.has(key)) =>
            {
                Kind::Object(self.fields(object))
            }
            None if object.has("items") => self.items(object),
            None => Kind::Any,
            Some(other) => {
                let what = format!("unknown type `{other}` has the type `json`");
                self.report.wider(what, &object.place);
                Kind::Any
            }
        }
    }

    fn items(&mut self, object: &mut Object<'_>) -> Kind {
        let item = match object.take("items") {
            Some(node) => self.read(&node),
            None => Schema::new(Kind::Any, &object.place),
        };
        Kind::List(Box::new(item))
    }

    /// Target of a reference: the name of a named schema, or the contents of any other schema.
    fn target(&mut self, reference: &str, place: &str) -> Kind {
        let document = self.document;
        if let Some(name) = document.schema_name(reference) {
            return Kind::Ref(name);
        }
        let Some(node) = document.follow(reference) else {
            let what = "unresolved `$ref` has the type `json`";
            self.report.wider(what, place);
            return Kind::Any;
        };
        match document.expand(reference, || self.read(&node)) {
            Some(schema) => Kind::All(vec![schema]),
            None => {
                let what = "recursive `$ref` to an unnamed schema, or more than 10,000 of them, \
                            has the type `json`";
                self.report.wider(what, place);
                Kind::Any
            }
        }
    }
}

/// Contents of a string in OpenAPI 3.1.
struct Contents {
    /// Format of a string that contains bytes as text.
    format: Option<String>,
    media_type: Option<String>,
}

impl Contents {
    fn take(object: &mut Object<'_>) -> Self {
        let encoding = object.text("contentEncoding");
        Self {
            format: encoding.map(|encoding| match encoding.to_ascii_lowercase() {
                base64 if base64 == "base64" => "byte".to_owned(),
                other => other,
            }),
            media_type: object.text("contentMediaType"),
        }
    }

    /// Whether the value is raw bytes.
    fn is_binary(&self) -> bool {
        let media_type = self.media_type.as_deref();
        self.format.is_none() && media_type.is_some_and(|text| Medium::of(text) == Medium::Bytes)
    }
}

/// Values of `type`, which is a list in OpenAPI 3.1.
fn types(object: &mut Object<'_>) -> Vec<String> {
    match object.take("type") {
        Some(node) => match node.value {
            Value::String(name) => vec![name.clone()],
            _ => node.strings(),
        },
        None => Vec::new(),
    }
}

/// Adds the details of enum values and union variants from the `x-spec` extension.
fn annotate(kind: &mut Kind, extension: &Extension) {
    match kind {
        Kind::Enum(values) => {
            let details = extension.values.iter();
            for details in details.filter_map(|value| value.details()) {
                for value in values
                    .iter_mut()
                    .filter(|known| known.value == *details.value)
                {
                    value.doc.clone_from(&details.doc);
                    value.rust.clone_from(&details.rust);
                }
            }
        }
        Kind::Union(union) => {
            for (value, variant) in &mut union.variants {
                if let Some(UnionVariant::Details(details)) = extension.variants.get(value.as_str())
                {
                    variant.doc.clone_from(&details.doc);
                    variant.rust.clone_from(&details.rust);
                }
            }
        }
        _ => {}
    }
}
