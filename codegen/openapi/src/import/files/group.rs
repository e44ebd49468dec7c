//! Groups with their operations.

use indexmap::IndexMap;

use crate::import::description::Info;
use codegen::spec::{GroupFile, Operation};

/// The groups with their operations: those of an exported spec, of the tags, and of `further`.
///
/// The operations of an exported group have its order.
pub(super) fn all(
    info: &Info,
    operations: Vec<(String, Operation)>,
    further: &[String],
) -> IndexMap<String, GroupFile> {
    let mut groups: IndexMap<String, GroupFile> = IndexMap::new();
    for exported in &info.groups {
        let group = GroupFile {
            rust: exported.rust.clone(),
            allow: exported.allow.clone(),
            doc: exported.doc.clone(),
            ..empty(&exported.group)
        };
        groups.insert(exported.group.clone(), group);
    }
    for tag in &info.tags {
        let group = groups
            .entry(tag.name.clone())
            .or_insert_with_key(|tag| empty(tag));
        group.doc = tag.doc.clone().or(group.doc.take());
    }
    for (tag, operation) in operations {
        let group = groups.entry(tag).or_insert_with_key(|tag| empty(tag));
        group.operations.push(operation.into());
    }
    for tag in further {
        let group = groups.entry(tag.clone());
        group.or_insert_with_key(|tag| empty(tag));
    }
    for exported in &info.groups {
        if let Some(group) = groups.get_mut(&exported.group) {
            let ids: IndexMap<&str, usize> = exported
                .operations
                .iter()
                .enumerate()
                .map(|(index, id)| (id.as_str(), index))
                .collect();
            let position = |id: &str| ids.get(id).copied().unwrap_or(usize::MAX);
            group
                .operations
                .sort_by_key(|operation| position(&operation.id));
        }
    }
    groups
}

pub(super) fn empty(tag: &str) -> GroupFile {
    GroupFile {
        group: tag.into(),
        rust: None,
        doc: None,
        operations: Vec::new(),
        models: IndexMap::new(),
        enums: IndexMap::new(),
        unions: IndexMap::new(),
        allow: Vec::new(),
    }
}

/// Whether a group has neither operations nor types.
pub(super) fn is_empty(group: &GroupFile) -> bool {
    let types = group.models.len() + group.enums.len() + group.unions.len();
    group.operations.is_empty() && types == 0
}
