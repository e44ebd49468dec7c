//! The merge of all entries.

use std::collections::HashMap;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::digest;
use crate::reach;
use crate::report::{self, Coverage, Difference, Report};
use crate::scope::Scope;
use crate::three_way::{self, Findings, Sides};
use crate::upstream::Upstream;
use crate::whole::{Entry, Id, Section, Whole};

/// The entries of the merged spec.
pub(crate) type Entries = IndexMap<Id, Entry>;

/// Merges the entries of both specs.
pub(crate) fn merge(
    ours: &Whole,
    theirs: &Whole,
    upstream: &Upstream,
    scope: &Scope,
    report: &mut Report,
) -> Entries {
    let mut merged = Entries::new();
    let mut unused = Entries::new();
    for (id, own) in &ours.entries {
        let base = upstream.digest(id.section.key(), &id.name);
        let is_edited =
            || base.is_none_or(|base| digest::of(id.section.shape(), &own.value) != *base);
        if let Some(entry) = theirs.entries.get(id) {
            let is_read = id.section != Section::Operations
                || scope.has_group(&own.group)
                || scope.operations.contains(&id.name);
            if !is_read {
                merged.insert(id.clone(), own.clone());
                continue;
            }
            let value = both(id, ours, &entry.value, base, report);
            let group = own.group.clone();
            merged.insert(id.clone(), Entry { group, value });
            continue;
        }
        let is_gone = id.section == Section::Operations && scope.has_group(&own.group);
        if id.section.is_type() && !is_edited() {
            unused.insert(id.clone(), own.clone());
        } else if is_gone && !is_edited() {
            report.removed.push(report::entry(id));
        } else {
            // Without an earlier import, nothing else tells that people added an operation.
            if is_gone && (base.is_some() || upstream.digests.is_empty()) {
                report.gone.push(report::entry(id));
            }
            merged.insert(id.clone(), own.clone());
        }
    }
    for (id, entry) in &theirs.entries {
        if ours.entries.contains_key(id) {
            continue;
        }
        match upstream.digest(id.section.key(), &id.name) {
            _ if id.section.is_type() => {
                unused.insert(id.clone(), entry.clone());
            }
            // The group is added with its first entry.
            _ if id.section == Section::Group => {}
            None => {
                report.added.push(report::entry(id));
                merged.insert(id.clone(), entry.clone());
            }
            Some(base) if digest::of(id.section.shape(), &entry.value) == *base => {
                report.edits.push(absent(id, &entry.value));
            }
            Some(_) => {
                report.conflicts.push(absent(id, &entry.value));
            }
        }
    }
    let operations = upstream.digests.get(Section::Operations.key());
    report.known = operations.and_then(Value::as_object).map_or(0, Map::len);
    let is_known = |group: &str| upstream.digest(Section::Group.key(), group).is_some();
    let added = merged.iter().filter(|(id, entry)| {
        id.section == Section::Operations
            && !ours.entries.contains_key(*id)
            && is_known(&entry.group)
    });
    report.gained = added.count();
    let lost = ours.section(Section::Operations).filter(|(id, entry)| {
        scope.has_group(&entry.group)
            && !theirs.entries.contains_key(*id)
            && upstream.digest(id.section.key(), &id.name).is_some()
    });
    report.lost = lost.count();
    use_types(ours, &mut merged, unused, report);
    merged
}

/// Merges an entry that both specs have.
fn both(id: &Id, ours: &Whole, theirs: &Value, base: Option<&Value>, report: &mut Report) -> Value {
    let mut findings = Findings::default();
    let sides = Sides {
        ours: ours.value(id),
        theirs: Some(theirs),
        base,
        is_new_to_import: base.is_none(),
    };
    let merged = three_way::merge(id.section.shape(), sides, &mut findings);
    let list = |found: Vec<three_way::Finding>| {
        let list = found.into_iter();
        list.map(|(path, own, other)| Difference {
            place: ours.place(id, &path),
            part: report::part(id, &path),
            spec: own.as_ref().map(report::value),
            description: other.as_ref().map(report::value),
        })
        .collect::<Vec<_>>()
    };
    report.conflicts.extend(list(findings.conflicts));
    report.edits.extend(list(findings.edits));
    report.changed.extend(list(findings.changes));
    let adopted = findings.adopted.iter();
    report
        .adopted
        .extend(adopted.map(|path| report::part(id, path)));
    merged.unwrap_or_else(|| theirs.clone())
}

/// Adds the types that the merged entries use. Other types are removed or not added.
fn use_types(ours: &Whole, merged: &mut Entries, unused: Entries, report: &mut Report) {
    let all = merged.iter().chain(&unused);
    let candidates: HashMap<&str, &Value> = all
        .filter(|(id, _)| id.section.is_type())
        .map(|(id, entry)| (id.name.as_str(), &entry.value))
        .collect();
    let roots = merged.values().map(|entry| &entry.value);
    let used = reach::reachable(roots, &candidates);
    for (id, entry) in unused {
        match (ours.entries.contains_key(&id), used.contains(&id.name)) {
            (is_present, true) => {
                if !is_present {
                    report.added.push(report::entry(&id));
                }
                merged.insert(id, entry);
            }
            (true, false) => report.removed.push(report::entry(&id)),
            (false, false) => {}
        }
    }
}

/// An entry that the spec does not have.
fn absent(id: &Id, theirs: &Value) -> Difference {
    Difference {
        place: String::new(),
        part: report::entry(id),
        spec: None,
        description: Some(report::value(theirs)),
    }
}

/// The digests to remember: those of the description, and those of entries that it does not cover.
pub(crate) fn digests(
    upstream: &Upstream,
    merged: &Entries,
    theirs: &Whole,
    scope: &Scope,
) -> Map<String, Value> {
    let mut sections = Map::new();
    for section in Section::ALL {
        let mut digests: Vec<(String, Value)> = Vec::new();
        let known = upstream.digests.get(section.key());
        for (name, digest) in known.and_then(Value::as_object).into_iter().flatten() {
            let id = Id::new(section, name);
            let is_covered =
                |entry: &Entry| section == Section::Operations && scope.has_group(&entry.group);
            let is_kept = merged.get(&id).is_some_and(|entry| !is_covered(entry));
            if is_kept && !theirs.entries.contains_key(&id) {
                digests.push((name.clone(), digest.clone()));
            }
        }
        for (id, entry) in theirs.section(section) {
            let own = merged.get(id).filter(|_| section == Section::Operations);
            if let Some(own) = own
                && !scope.has_group(&own.group)
                && !scope.operations.contains(&id.name)
            {
                let known = upstream.digest(section.key(), &id.name);
                digests.extend(known.map(|digest| (id.name.clone(), digest.clone())));
                continue;
            }
            digests.push((id.name.clone(), digest::of(section.shape(), &entry.value)));
        }
        digests.sort_by(|left, right| left.0.cmp(&right.0));
        if !digests.is_empty() {
            sections.insert(
                section.key().to_owned(),
                Value::Object(Map::from_iter(digests)),
            );
        }
    }
    sections
}

/// How many operations of each group of the description the spec has.
pub(crate) fn coverage(merged: &Entries, theirs: &Whole) -> Vec<Coverage> {
    let mut groups: IndexMap<&str, Coverage> = IndexMap::new();
    for (id, entry) in theirs.section(Section::Operations) {
        let group = groups.entry(&entry.group).or_insert_with(|| Coverage {
            group: entry.group.clone(),
            described: 0,
            present: 0,
        });
        group.described += 1;
        group.present += usize::from(merged.contains_key(id));
    }
    groups.into_values().collect()
}
