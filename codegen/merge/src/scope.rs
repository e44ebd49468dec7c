//! The part of an API that an import read.

use std::collections::BTreeSet;

/// The operations that an import read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Groups of which all operations were read; `None` stands for all groups.
    ///
    /// An operation of such a group is gone if the description has other operations of the group,
    /// but not this one.
    pub groups: Option<BTreeSet<String>>,
    /// Ids of further operations that were read.
    pub operations: BTreeSet<String>,
}

impl Scope {
    /// Limits the groups to those that a description has.
    pub(crate) fn within(&self, present: BTreeSet<String>) -> Self {
        let mut groups = present;
        groups.retain(|group| self.has_group(group));
        Self {
            groups: Some(groups),
            operations: self.operations.clone(),
        }
    }

    pub(crate) fn has_group(&self, group: &str) -> bool {
        self.groups
            .as_ref()
            .is_none_or(|groups| groups.contains(group))
    }
}
