//! The files of the merged spec.

use std::collections::BTreeSet;

use codegen::{Source, write};
use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::entries::Entries;
use crate::report::Report;
use crate::shape::GROUP;
use crate::whole::{self, Id, Section, Whole};

/// Writes the merged entries to the files of the spec. Unchanged parts keep their bytes.
pub(crate) fn files(
    sources: &[Source],
    ours: &Whole,
    theirs: &Whole,
    merged: &Entries,
    report: &mut Report,
) -> Vec<Source> {
    let order: Vec<Id> = theirs.entries.keys().cloned().collect();
    let mut files = Vec::new();
    let mut new_files = Vec::new();
    let mut names: BTreeSet<String> = sources.iter().map(|file| name(&file.path)).collect();
    let groups: BTreeSet<&str> = ours.files.iter().map(|file| file.group.as_str()).collect();
    for file in &theirs.files {
        let entries = of_group(merged, &file.group);
        let is_new = !groups.contains(file.group.as_str());
        if is_new && !entries.is_empty() {
            let id = Id::new(Section::Group, &file.group);
            let head = theirs.value(&id).and_then(Value::as_object).cloned();
            let tree = whole::file_tree(head.unwrap_or_default(), &Value::Null, &entries, &order);
            let name = free_name(&name(&file.path), &mut names);
            report.added.push(format!("group {} in {name}", file.group));
            new_files.push(Source::new(name, write::file(&tree)));
        }
    }
    for file in &ours.files {
        let Some(source) = sources.iter().find(|source| source.path == file.path) else {
            continue;
        };
        let id = match file.group.as_str() {
            "" => Id::new(Section::Api, ""),
            group => Id::new(Section::Group, group),
        };
        let head = merged.get(&id).and_then(|entry| entry.value.as_object());
        let mut head = head.cloned().unwrap_or_default();
        for key in ["groups", "default_groups"] {
            head.extend(
                file.tree
                    .get(key)
                    .map(|value| (key.to_owned(), value.clone())),
            );
        }
        if let Some(Value::Array(list)) = head.get_mut("groups") {
            list.extend(
                new_files
                    .iter()
                    .map(|file| Value::String(file.path.clone())),
            );
        }
        let entries = of_group(merged, &file.group);
        let tree = whole::file_tree(head, &file.tree, &entries, &order);
        // The spec was read, so its files are YAML.
        let text = write::edit(&source.text, &file.tree, &tree).unwrap_or_default();
        files.push(Source::new(name(&file.path), text));
    }
    files.extend(new_files);
    files
}

/// Writes all entries of a spec to new files.
pub(crate) fn renamed(whole: &Whole) -> Vec<Source> {
    let order: Vec<Id> = whole.entries.keys().cloned().collect();
    let files = whole.files.iter().map(|file| {
        let entries = of_group(&whole.values(), &file.group);
        let head: Map<String, Value> = file.tree.as_object().cloned().unwrap_or_default();
        let is_section = |key: &str| Section::ALL.iter().any(|section| section.key() == key);
        let head = head
            .into_iter()
            .filter(|(key, _)| key == "groups" || !is_section(key));
        let tree = whole::file_tree(head.collect(), &Value::Null, &entries, &order);
        Source::new(file.path.clone(), write::file(&tree))
    });
    files.collect()
}

/// The entries of a group's file; those of the API file for an empty name.
fn of_group(entries: &Entries, group: &str) -> IndexMap<Id, Value> {
    let is_here = |id: &Id| !matches!(id.section, Section::Api | Section::Group);
    let here = entries
        .iter()
        .filter(|(id, entry)| is_here(id) && entry.group == group);
    here.map(|(id, entry)| {
        let mut value = entry.value.clone();
        if let (Section::Operations, Value::Object(keys)) = (id.section, &mut value) {
            keys.shift_remove(GROUP);
        }
        (id.clone(), value)
    })
    .collect()
}

fn name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next();
    name.unwrap_or(path).to_owned()
}

/// Returns a file name that no file has, and takes it.
fn free_name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let stem = wanted.trim_end_matches(".yaml");
    let numbered = (2..).map(|number| format!("{stem}_{number}.yaml"));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    let name = names.find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(name.clone());
    name
}
