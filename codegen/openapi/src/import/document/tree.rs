//! Document in one of the two dialects: named schemas and references.

use std::cell::{Cell, RefCell};

use serde_json::Value;

use super::node::{Node, Origin};
use super::parse;
use crate::import::error::ImportError;
use crate::{extension, pointer};
use codegen::Source;

/// Maximum length of a chain of references. A longer chain is circular.
const MAX_CHAIN: usize = 16;

/// Maximum number of references to unnamed schemas. Each is expanded where it is used, so few of
/// them could make the result very large.
const MAX_EXPANSIONS: usize = 10_000;

/// Format of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Swagger2,
    OpenApi3,
}

/// Swagger or OpenAPI file.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) dialect: Dialect,
    name: String,
    root: Value,
    /// References that are being expanded, outermost first.
    expanding: RefCell<Vec<String>>,
    /// Number of references expanded so far.
    expansions: Cell<usize>,
}

impl Document {
    /// Parses a file that is not a reference page.
    pub(crate) fn parse(source: &Source, name: &str) -> Result<Self, ImportError> {
        let text = source.text.trim_start_matches('\u{feff}');
        let root = parse::parse(text, name)?;
        let dialect = dialect(&root, name)?;
        Ok(Self {
            dialect,
            name: name.to_owned(),
            root,
            expanding: RefCell::default(),
            expansions: Cell::new(0),
        })
    }

    pub(crate) fn root(&self) -> Node<'_> {
        let origin = match self.is_exported_spec() {
            true => Origin::Spec,
            false => Origin::Elsewhere,
        };
        Node::new(&self.root, format!("{}#", self.name), origin)
    }

    /// Whether the document was exported from a spec, whose order is intentional.
    pub(crate) fn is_exported_spec(&self) -> bool {
        self.root.get(extension::KEY).is_some()
    }

    /// Whether the version of OpenAPI is 3.1 or later.
    pub(crate) fn is_openapi_3_1(&self) -> bool {
        let version = self.root.get("openapi").and_then(Value::as_str);
        version.is_some_and(|version| !version.starts_with("3.0"))
    }

    /// All named schemas.
    pub(crate) fn schemas(&self) -> Option<Node<'_>> {
        match self.dialect {
            Dialect::Swagger2 => self.root().key("definitions"),
            Dialect::OpenApi3 => self.root().key("components")?.key("schemas"),
        }
    }

    /// Name of the schema that a reference points to; `None` if it is unnamed or does not exist.
    pub(crate) fn schema_name(&self, reference: &str) -> Option<String> {
        let prefix = match self.dialect {
            Dialect::Swagger2 => "#/definitions/",
            Dialect::OpenApi3 => "#/components/schemas/",
        };
        let name = reference.strip_prefix(prefix)?;
        if name.contains('/') {
            return None;
        }
        let name = pointer::decode(name);
        self.schemas()?.value.get(&name)?;
        Some(name)
    }

    /// Target of a reference within the document.
    pub(crate) fn follow(&self, reference: &str) -> Option<Node<'_>> {
        let pointer = reference.strip_prefix("#/")?;
        let mut node = self.root();
        for part in pointer.split('/') {
            let part = pointer::decode(part);
            node = match node.value {
                Value::Array(_) => node.items().nth(part.parse().ok()?)?,
                _ => node.key(&part)?,
            };
        }
        Some(node)
    }

    /// Runs `read` on the target of a reference; `None` if the reference is recursive or the limit
    /// on expansions is reached.
    pub(crate) fn expand<T>(&self, reference: &str, read: impl FnOnce() -> T) -> Option<T> {
        let expanding = &self.expanding;
        if expanding.borrow().iter().any(|other| other == reference)
            || expanding.borrow().len() >= MAX_CHAIN
            || self.expansions.get() >= MAX_EXPANSIONS
        {
            return None;
        }
        self.expansions.update(|count| count + 1);
        expanding.borrow_mut().push(reference.to_owned());
        let inner = read();
        expanding.borrow_mut().pop();
        Some(inner)
    }

    /// Follows `$ref` until a node has none; `None` if a target does not exist or the chain is
    /// circular.
    pub(crate) fn resolve<'a>(&'a self, node: Node<'a>) -> Option<Node<'a>> {
        let mut node = node;
        for _ in 0..MAX_CHAIN {
            match node.value.get("$ref").and_then(Value::as_str) {
                Some(reference) => node = self.follow(reference)?,
                None => return Some(node),
            }
        }
        None
    }
}

fn dialect(root: &Value, name: &str) -> Result<Dialect, ImportError> {
    let version = |key: &str| match root.get(key) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    match (version("swagger"), version("openapi")) {
        (Some(version), _) if version == "2.0" || version == "2" => Ok(Dialect::Swagger2),
        (_, Some(version)) if version.starts_with("3.") => Ok(Dialect::OpenApi3),
        (Some(version), _) => Err(unsupported("Swagger", &version, name)),
        (_, Some(version)) => Err(unsupported("OpenAPI", &version, name)),
        (None, None) => {
            let message = "unknown format: expected Swagger 2.0, OpenAPI 3 or a reference page";
            let help = "a description has the key `swagger` or `openapi`; a reference page is \
                        Markdown with the title `...Api`";
            Err(ImportError::new(name, message).help(help))
        }
    }
}

fn unsupported(format: &str, version: &str, name: &str) -> ImportError {
    ImportError::new(name, format!("unsupported {format} version {version}"))
        .help("the supported versions are Swagger 2.0, OpenAPI 3.0 and OpenAPI 3.1")
}
