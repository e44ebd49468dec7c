//! Empty group file.

use indexmap::IndexMap;

use codegen::spec::GroupFile;

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
