//! Tree of the values that overrides can change.

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::import::build::Built;
use crate::import::description::{Info, Tag};
use crate::import::error::ImportError;
use codegen::spec::{ApiFile, Spanned};
use codegen::write;

/// Builds the tree of an imported spec.
pub(super) fn build(api: &ApiFile, info: &Info, built: &Built) -> Value {
    let mut operations = Map::new();
    for (_, operation) in &built.operations {
        operations.insert(operation.id.to_string(), write::tree(operation));
    }
    let mut root = Map::new();
    root.insert("api".to_owned(), write::tree(api));
    root.insert("groups".to_owned(), Value::Object(groups(info, built)));
    root.insert("operations".to_owned(), Value::Object(operations));
    root.insert("models".to_owned(), write::tree(&built.types.models));
    root.insert("enums".to_owned(), write::tree(&built.types.enums));
    root.insert("unions".to_owned(), write::tree(&built.types.unions));
    Value::Object(root)
}

/// Reads the changed tree back into the spec.
pub(super) fn read_back(
    root: Value,
    api: &mut ApiFile,
    info: &mut Info,
    built: &mut Built,
) -> Result<(), ImportError> {
    let Value::Object(mut root) = root else {
        return Ok(());
    };
    let mut part = |key: &str| root.remove(key).unwrap_or_default();
    *api = typed(part("api"), "api")?;
    let groups: IndexMap<String, Group> = typed(part("groups"), "groups")?;
    for (name, group) in groups {
        match info.tags.iter_mut().find(|tag| tag.name == name) {
            Some(tag) => (tag.rust, tag.doc) = (group.rust, group.doc),
            None => info.tags.push(Tag {
                name,
                file: None,
                rust: group.rust,
                doc: group.doc,
                allow: Vec::new(),
            }),
        }
    }
    let Value::Object(mut operations) = part("operations") else {
        return Ok(());
    };
    let mut kept = Vec::new();
    for (tag, operation) in std::mem::take(&mut built.operations) {
        if let Some(value) = operations.remove(operation.id.as_str()) {
            kept.push((tag, typed(value, &format!("operations.{}", operation.id))?));
        }
    }
    if let Some((id, _)) = operations.iter().next() {
        return Err(
            ImportError::new("", format!("no description has the operation `{id}`"))
                .help("define additional operations in a separate group file"),
        );
    }
    built.operations = kept;
    built.types.models = typed(part("models"), "models")?;
    built.types.enums = typed(part("enums"), "enums")?;
    built.types.unions = typed(part("unions"), "unions")?;
    if let Some(error) = &api.error {
        built.error = Some(error.to_string());
    }
    Ok(())
}

fn typed<T: DeserializeOwned>(value: Value, what: &str) -> Result<T, ImportError> {
    serde_json::from_value(value).map_err(|error| {
        ImportError::new("", format!("the overrides make `{what}` invalid: {error}"))
    })
}

/// Values of a group that overrides can change.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    rust: Option<Spanned<String>>,
    doc: Option<String>,
}

/// Groups with operations by tag.
fn groups(info: &Info, built: &Built) -> Map<String, Value> {
    let mut groups = Map::new();
    for (tag, _) in &built.operations {
        let known = info.tags.iter().find(|known| known.name == *tag);
        let (rust, doc) = known
            .map(|tag| (tag.rust.clone(), tag.doc.clone()))
            .unwrap_or_default();
        groups.insert(tag.clone(), write::tree(&Group { rust, doc }));
    }
    groups
}
