//! The entries of a YAML map, found fast by their keys however many there are.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::OnceLock;

use crate::yaml::tree::Entry;

/// Maps of more entries than this get an index when one is looked up; smaller ones are searched.
const LARGE: usize = 32;

/// The entries of a map, in the order of the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entries {
    list: Vec<Entry>,
    /// Where each key of a large map stands, once somebody has asked. What changes the list forgets it.
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

    /// The first entry of a key.
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
