//! All of an imported spec that can be corrected, as one tree.

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::import::build::Built;
use crate::import::fault::ImportError;
use crate::import::neutral::{About, Tag};
use crate::spec::ApiFile;
use crate::write;

/// Everything that can be corrected, as a tree.
pub(super) fn root(api: &ApiFile, about: &About, built: &Built) -> Value {
    let mut operations = Map::new();
    for (_, operation) in &built.operations {
        operations.insert(operation.id.clone(), write::tree(operation));
    }
    let mut root = Map::new();
    root.insert("api".to_owned(), write::tree(api));
    root.insert("groups".to_owned(), Value::Object(groups(about, built)));
    root.insert("operations".to_owned(), Value::Object(operations));
    root.insert("models".to_owned(), write::tree(&built.types.models));
    root.insert("enums".to_owned(), write::tree(&built.types.enums));
    root.insert("unions".to_owned(), write::tree(&built.types.unions));
    Value::Object(root)
}

/// The corrected tree as a spec again.
pub(super) fn take_back(
    root: Value,
    api: &mut ApiFile,
    about: &mut About,
    built: &mut Built,
) -> Result<(), ImportError> {
    let Value::Object(mut root) = root else {
        return Ok(());
    };
    let mut part = |key: &str| root.remove(key).unwrap_or_default();
    *api = typed(part("api"), "api")?;
    let groups: IndexMap<String, Group> = typed(part("groups"), "groups")?;
    for (name, group) in groups {
        match about.tags.iter_mut().find(|tag| tag.name == name) {
            Some(tag) => (tag.rust, tag.doc) = (group.rust, group.doc),
            None => about.tags.push(Tag {
                name,
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
        if let Some(value) = operations.remove(&operation.id) {
            kept.push((tag, typed(value, &format!("operations.{}", operation.id))?));
        }
    }
    if let Some((id, _)) = operations.iter().next() {
        return Err(
            ImportError::new("", format!("no description has the operation `{id}`"))
                .help("an operation of your own belongs in a group file of your own"),
        );
    }
    built.operations = kept;
    built.types.models = typed(part("models"), "models")?;
    built.types.enums = typed(part("enums"), "enums")?;
    built.types.unions = typed(part("unions"), "unions")?;
    if let Some(error) = &api.error {
        built.error = Some(error.clone());
    }
    Ok(())
}

fn typed<T: DeserializeOwned>(value: Value, what: &str) -> Result<T, ImportError> {
    serde_json::from_value(value).map_err(|error| {
        ImportError::new(
            "",
            format!("with the corrections, `{what}` is no part of a spec: {error}"),
        )
    })
}

/// What can be corrected of a group.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    rust: Option<String>,
    doc: Option<String>,
}

/// The groups that have operations, by their tags.
fn groups(about: &About, built: &Built) -> Map<String, Value> {
    let mut groups = Map::new();
    for (tag, _) in &built.operations {
        let said = about.tags.iter().find(|known| known.name == *tag);
        let (rust, doc) = said
            .map(|tag| (tag.rust.clone(), tag.doc.clone()))
            .unwrap_or_default();
        groups.insert(tag.clone(), write::tree(&Group { rust, doc }));
    }
    groups
}
