//! `style` and `explode` of parameters and form fields.

use serde_json::Value;

use crate::import::description::Parameter;
use crate::import::document::{Document, Node, Object};
use crate::import::report::Report;
use codegen::spec::{Join, Style};

/// Maximum nesting of the schemas that are searched for objects and lists.
const MAX_DEPTH: usize = 8;

/// Maximum number of these schemas.
const MAX_SCHEMAS: usize = 100;

/// Keys that decide how a value is written.
pub(super) struct Serialization {
    /// Value of `x-join`, which only exported specs have.
    pub(super) join: Option<Join>,
    /// Value of `x-style`, which only exported specs have.
    extended: Option<Style>,
    style: Option<String>,
    explode: Option<bool>,
}

impl Serialization {
    pub(super) fn take(object: &mut Object<'_>) -> Self {
        let mut extended = |key: &str| object.text(key).map(Value::String);
        let (join, style) = (extended("x-join"), extended("x-style"));
        Self {
            join: join.and_then(|name| serde_json::from_value(name).ok()),
            extended: style.and_then(|name| serde_json::from_value(name).ok()),
            style: object.text("style"),
            explode: object.take("explode").and_then(|node| node.value.as_bool()),
        }
    }

    /// Writes the style of a path parameter to the path template: `{id}` becomes `;id={id}`. An
    /// exploded list or object has a style of its own.
    pub(super) fn write(&self, parameter: &Parameter, path: &mut String, report: &mut Report) {
        if matches!(
            parameter.style,
            Some(Style::LabelExploded | Style::MatrixExploded)
        ) {
            return;
        }
        let name = parameter.name.as_str();
        let prefix = match self.style.as_deref() {
            Some("matrix") => format!(";{name}="),
            Some("label") => ".".to_owned(),
            Some("simple") | None => return,
            Some(other) => {
                report.wrong(
                    format!("`style: {other}` of a path parameter is sent as `simple`"),
                    &parameter.place,
                );
                return;
            }
        };
        let placeholder = format!("{{{name}}}");
        *path = path.replace(&placeholder, &format!("{prefix}{placeholder}"));
    }

    /// Whether the document was exported from a spec that states the style.
    pub(super) fn is_extended(&self) -> bool {
        self.extended.is_some()
    }

    /// Whether the keys are present.
    pub(super) fn is_explicit(&self) -> bool {
        self.style.is_some() || self.explode.is_some()
    }

    /// Style of a value that is not plain, in a query or form, or else in a path or header. `None`
    /// if the caller writes it as text.
    pub(super) fn style(&self, is_query: bool) -> Option<Style> {
        if self.extended.is_some() {
            return self.extended;
        }
        Some(match (is_query, self.style.as_deref(), self.explode) {
            (false, Some("label"), Some(true)) => Style::LabelExploded,
            (false, Some("matrix"), Some(true)) => Style::MatrixExploded,
            (false, _, Some(true)) => Style::SimpleExploded,
            (false, ..) => Style::Simple,
            (true, Some("form") | None, Some(false)) => Style::Form,
            (true, Some("form") | None, _) => Style::FormExploded,
            (true, Some("deepObject"), _) => Style::DeepObject,
            // Exploded values have no separator.
            (true, Some("spaceDelimited" | "pipeDelimited"), Some(true)) => Style::FormExploded,
            (true, ..) => return None,
        })
    }

    /// Separator of the items; `None` if the key is repeated.
    pub(super) fn join(&self, place: &str, report: &mut Report) -> Option<Join> {
        if self.join.is_some() {
            return self.join;
        }
        match (self.style.as_deref(), self.explode) {
            (Some("form") | None, Some(false)) => Some(Join::Comma),
            (Some("spaceDelimited"), Some(false) | None) => Some(Join::Space),
            (Some("pipeDelimited"), Some(false) | None) => Some(Join::Pipe),
            (Some("form" | "spaceDelimited" | "pipeDelimited" | "deepObject") | None, _) => None,
            (Some(other), _) => {
                report.wrong(
                    format!("`style: {other}` of a parameter is ignored: it is sent as text"),
                    place,
                );
                None
            }
        }
    }
}

/// Whether a schema permits objects or lists, also in one of its options.
pub(super) fn is_structured(node: &Node<'_>, document: &Document) -> bool {
    find_structure(node, document, MAX_DEPTH, &mut 0)
}

fn find_structure(node: &Node<'_>, document: &Document, depth: usize, seen: &mut usize) -> bool {
    *seen += 1;
    if depth == 0 || *seen > MAX_SCHEMAS {
        return false;
    }
    let Some(node) = document.resolve(node.clone()) else {
        return false;
    };
    let is_structure = |value: &Value| value == "object" || value == "array";
    let has_type = match node.value.get("type") {
        Some(Value::Array(types)) => types.iter().any(is_structure),
        Some(ty) => is_structure(ty),
        None => false,
    };
    let keys = ["properties", "additionalProperties", "items"];
    has_type
        || keys.iter().any(|key| node.value.get(key).is_some())
        || ["allOf", "oneOf", "anyOf"].iter().any(|key| {
            let options = node.key(key);
            let mut options = options.iter().flat_map(Node::items);
            options.any(|option| find_structure(&option, document, depth - 1, seen))
        })
}
