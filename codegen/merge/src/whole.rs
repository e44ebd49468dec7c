//! A spec as one set of entries, independent of its files.

use std::collections::BTreeSet;
use std::hash::Hash;

use codegen::write;
use codegen::yaml::Locator;
use codegen::{Diagnostics, Source};
use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::shape::{self, GROUP, Shape};

/// A kind of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Section {
    Api,
    Servers,
    Security,
    Group,
    Operations,
    Models,
    Enums,
    Unions,
}

impl Section {
    /// The sections of a group file.
    pub(crate) const OF_GROUPS: [Self; 4] =
        [Self::Operations, Self::Models, Self::Enums, Self::Unions];
    /// The sections of the API file.
    pub(crate) const OF_API: [Self; 2] = [Self::Servers, Self::Security];
    pub(crate) const ALL: [Self; 8] = [
        Self::Api,
        Self::Servers,
        Self::Security,
        Self::Group,
        Self::Operations,
        Self::Models,
        Self::Enums,
        Self::Unions,
    ];

    /// The key in the file.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Servers => "servers",
            Self::Security => "security",
            Self::Group => "groups",
            Self::Operations => "operations",
            Self::Models => "models",
            Self::Enums => "enums",
            Self::Unions => "unions",
        }
    }

    /// The word for one entry.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Api => "API",
            Self::Servers => "server",
            Self::Security => "security scheme",
            Self::Group => "group",
            Self::Operations => "operation",
            Self::Models => "model",
            Self::Enums => "enum",
            Self::Unions => "union",
        }
    }

    pub(crate) fn shape(self) -> Shape {
        match self {
            Self::Api => Shape::Api,
            Self::Operations => Shape::Operation,
            Self::Models => Shape::Model,
            Self::Enums => Shape::Enum,
            Self::Unions => Shape::Union,
            _ => Shape::Plain,
        }
    }

    pub(crate) fn is_type(self) -> bool {
        matches!(self, Self::Models | Self::Enums | Self::Unions)
    }
}

/// A section and the name of an entry in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Id {
    pub(crate) section: Section,
    pub(crate) name: String,
}

impl Id {
    pub(crate) fn new(section: Section, name: &str) -> Self {
        let name = name.to_owned();
        Self { section, name }
    }
}

/// An entry and the group whose file has it.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) group: String,
    pub(crate) value: Value,
}

/// All entries of a spec.
#[derive(Debug, Default)]
pub(crate) struct Whole {
    pub(crate) entries: IndexMap<Id, Entry>,
    pub(crate) files: Vec<SpecFile>,
}

/// A file of a spec.
#[derive(Debug)]
pub(crate) struct SpecFile {
    pub(crate) path: String,
    /// Name of the group; empty for the API file.
    pub(crate) group: String,
    pub(crate) tree: Value,
    locator: Option<Locator>,
}

impl Whole {
    /// Reads a spec.
    pub(crate) fn read(sources: &[Source]) -> Result<Self, Diagnostics> {
        if sources.is_empty() {
            return Ok(Self::default());
        }
        let (spec, _) = codegen::read(sources)?;
        let mut whole = Self::default();
        whole.file(&spec.api.path, write::tree(&spec.api.spec));
        for group in &spec.groups {
            whole.file(&group.path, write::tree(&group.spec));
        }
        for file in &mut whole.files {
            let source = sources.iter().find(|source| source.path == file.path);
            file.locator = source.and_then(Locator::new);
        }
        Ok(whole)
    }

    fn file(&mut self, path: &str, mut tree: Value) {
        let group = tree.get(GROUP).and_then(Value::as_str).unwrap_or_default();
        let group = group.to_owned();
        let is_api = group.is_empty();
        let mut head = tree.as_object().cloned().unwrap_or_default();
        let sections = if is_api {
            &Section::OF_API[..]
        } else {
            &Section::OF_GROUPS[..]
        };
        for section in sections {
            head.shift_remove(section.key());
            let Some(part) = tree.get_mut(section.key()) else {
                continue;
            };
            each(part, |name, value| {
                shape::expand(section.shape(), value);
                let mut value = value.clone();
                if let (Section::Operations, Value::Object(keys)) = (section, &mut value) {
                    keys.insert(GROUP.to_owned(), group.clone().into());
                }
                let group = group.clone();
                self.entries
                    .insert(Id::new(*section, name), Entry { group, value });
            });
        }
        // The list of files follows from the groups.
        for key in ["groups", "default_groups"] {
            head.shift_remove(key);
        }
        let id = match is_api {
            true => Id::new(Section::Api, ""),
            false => Id::new(Section::Group, &group),
        };
        let value = Value::Object(head);
        self.entries.insert(
            id,
            Entry {
                group: group.clone(),
                value,
            },
        );
        let path = path.to_owned();
        self.files.push(SpecFile {
            path,
            group,
            tree,
            locator: None,
        });
    }

    /// The place of a part in the files, such as `users.yaml:12`; empty if it is in none.
    pub(crate) fn place(&self, id: &Id, path: &[String]) -> String {
        let Some(entry) = self.entries.get(id) else {
            return String::new();
        };
        let file = self.files.iter().find(|file| file.group == entry.group);
        let located = file.and_then(|file| Some((&file.path, file.locator.as_ref()?)));
        let Some((file, locator)) = located else {
            return String::new();
        };
        let entry = match id.section {
            Section::Api | Section::Group => vec![],
            section => vec![section.key(), &id.name],
        };
        let parts = entry.into_iter().chain(path.iter().map(String::as_str));
        let (line, _) = locator.line_and_column(parts);
        format!("{file}:{line}")
    }

    pub(crate) fn value(&self, id: &Id) -> Option<&Value> {
        self.entries.get(id).map(|entry| &entry.value)
    }

    /// The groups that have operations.
    pub(crate) fn groups(&self) -> BTreeSet<String> {
        let operations = self.section(Section::Operations);
        operations.map(|(_, entry)| entry.group.clone()).collect()
    }

    /// All entries, as a merge returns them.
    pub(crate) fn values(&self) -> IndexMap<Id, Entry> {
        self.entries.clone()
    }

    /// The entries of a section.
    pub(crate) fn section(&self, section: Section) -> impl Iterator<Item = (&Id, &Entry)> {
        let entries = self.entries.iter();
        entries.filter(move |(id, _)| id.section == section)
    }
}

/// Calls a function with each entry of a section.
fn each(part: &mut Value, mut call: impl FnMut(&str, &mut Value)) {
    match part {
        Value::Object(entries) => {
            for (name, value) in entries.iter_mut() {
                call(name, value);
            }
        }
        Value::Array(items) => {
            for item in items {
                let id = item.get("id").and_then(Value::as_str).map(str::to_owned);
                if let Some(id) = id {
                    call(&id, item);
                }
            }
        }
        _ => {}
    }
}

/// Returns the tree of a file with these keys and entries.
///
/// Entries that the file had keep their order. Each other entry follows the one that precedes it in
/// `order`.
pub(crate) fn file_tree(
    head: Map<String, Value>,
    old: &Value,
    entries: &IndexMap<Id, Value>,
    order: &[Id],
) -> Value {
    let sections = match head.contains_key(GROUP) {
        true => &Section::OF_GROUPS[..],
        false => &Section::OF_API[..],
    };
    let (mut tree, mut tail) = (Map::new(), Map::new());
    for (key, value) in head {
        match key.as_str() {
            "default_security" | "groups" | "default_groups" | "allow" => tail.insert(key, value),
            _ => tree.insert(key, value),
        };
    }
    for section in sections {
        let is_here = |id: &&Id| id.section == *section && entries.contains_key(*id);
        let old = old.get(section.key());
        let mut ids: Vec<Id> = Vec::new();
        if let Some(part) = old {
            each(&mut part.clone(), |name, _| {
                ids.push(Id::new(*section, name))
            });
        }
        ids.retain(|id| is_here(&id));
        insert_in_order(&mut ids, order.iter().filter(is_here));
        if ids.is_empty() && old.is_none() {
            continue;
        }
        let values = ids.iter().map(|id| (id.name.clone(), entries[id].clone()));
        let part = match section {
            Section::Operations => values.map(|(_, value)| value).collect(),
            _ => Value::Object(values.collect()),
        };
        tree.insert(section.key().to_owned(), part);
    }
    tree.extend(tail);
    Value::Object(tree)
}

/// Inserts the missing names of `order`, each after the one that precedes it.
pub(crate) fn insert_in_order<'a, T: Clone + Eq + Hash + 'a>(
    present: &mut Vec<T>,
    order: impl Iterator<Item = &'a T>,
) {
    let mut result: IndexMap<T, Vec<T>> = IndexMap::new();
    for name in present.drain(..) {
        result.insert(name, Vec::new());
    }
    let (mut first, mut previous) = (Vec::new(), None);
    for name in order {
        if let Some(index) = result.get_index_of(name) {
            previous = Some(index);
        } else if let Some((_, after)) = previous.and_then(|index| result.get_index_mut(index)) {
            after.push(name.clone());
        } else {
            first.push(name.clone());
        }
    }
    present.extend(first);
    for (name, after) in result {
        present.push(name);
        present.extend(after);
    }
}
