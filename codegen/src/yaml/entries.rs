//! Entries of a YAML map, with fast lookup by key at any size.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::OnceLock;

use crate::yaml::tree::Entry;

/// Maps with more entries than this are indexed on the first lookup; smaller ones are searched.
const LARGE: usize = 32;

/// The entries of a map, in the order of the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entries {
    list: Vec<Entry>,
    /// The position of each key of a large map, filled on the first lookup and reset by changes.
    index: OnceLock<HashMap<String, usize>>,
}

impl Entries {
    pub(crate) fn push(&mut self, entry: Entry) {
        self.index = OnceLock::new();
        self.list.push(entry);
    }

    pub(crate) fn retain_mut(&mut self, keep: impl FnMut(&mut Entry) -> bool) {
        self.index = OnceLock::new();
        self.list.retain_mut(keep);
    }

    /// Returns the first entry of a key.
    pub(crate) fn find(&self, key: &str) -> Option<&Entry> {
        if self.list.len() <= LARGE {
            return self.list.iter().find(|entry| entry.key.text == key);
        }
        let index = self.index.get_or_init(|| {
            let keys = self.list.iter().enumerate().rev();
            keys.map(|(position, entry)| (entry.key.text.clone(), position))
                .collect()
        });
        index.get(key).and_then(|position| self.list.get(*position))
    }
}

impl Deref for Entries {
    type Target = [Entry];

    fn deref(&self) -> &[Entry] {
        &self.list
    }
}
