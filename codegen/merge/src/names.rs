//! Gives the parts of an imported spec the names that they have in another spec.
//!
//! A new release of a description can derive other names for operations and types that did not
//! change. Names are taken by place first, then by equal contents.

use std::collections::{HashMap, HashSet, VecDeque};

use serde_json::Value;

use crate::shape::Shape;
use crate::types;
use crate::whole::{Id, Section, Whole};

/// Renames operations and types of `theirs` to their names in `ours`.
pub(crate) fn adopt(theirs: &mut Whole, ours: &Whole) {
    rename_operations(theirs, ours);
    let renames = renames(theirs, ours);
    if renames.is_empty() {
        return;
    }
    let mut entries = std::mem::take(&mut theirs.entries);
    for (mut id, mut entry) in entries.drain(..) {
        types::for_each(&mut entry.value, &mut |text| {
            let (before, name) = types::core(text);
            if let Some(new) = renames.get(name) {
                let rest = &text[before.len() + name.len()..];
                *text = format!("{before}{new}{rest}");
            }
        });
        if let Some(new) = renames.get(&id.name).filter(|_| id.section.is_type()) {
            id.name.clone_from(new);
        }
        // Types with equal contents can share a name.
        theirs.entries.entry(id).or_insert(entry);
    }
}

/// Renames operations that have another id but the same method and path.
fn rename_operations(theirs: &mut Whole, ours: &Whole) {
    let mut by_route: HashMap<&Value, &str> = HashMap::new();
    for (id, entry) in ours.section(Section::Operations) {
        by_route.extend(entry.value.get("http").map(|http| (http, id.name.as_str())));
    }
    let mut renames: HashMap<String, String> = HashMap::new();
    for (id, entry) in theirs.section(Section::Operations) {
        if ours.entries.contains_key(id) {
            continue;
        }
        let own = entry.value.get("http").and_then(|http| by_route.get(http));
        if let Some(own) = own
            && !theirs
                .entries
                .contains_key(&Id::new(Section::Operations, own))
        {
            renames.insert(id.name.clone(), (*own).to_owned());
        }
    }
    if renames.is_empty() {
        return;
    }
    let mut entries = std::mem::take(&mut theirs.entries);
    for (mut id, mut entry) in entries.drain(..) {
        if id.section == Section::Operations {
            if let Some(new) = renames.get(&id.name) {
                id.name.clone_from(new);
                entry.value["id"] = Value::String(new.clone());
            }
            let replacement = entry.value.pointer_mut("/deprecated/replacement");
            if let Some(Value::String(name)) = replacement
                && let Some(new) = renames.get(name.as_str())
            {
                name.clone_from(new);
            }
        }
        theirs.entries.insert(id, entry);
    }
}

/// New names of the types of `theirs`.
fn renames(theirs: &Whole, ours: &Whole) -> HashMap<String, String> {
    let (their_types, our_types) = (Types::of(theirs), Types::of(ours));
    let mut pairs = Pairs {
        theirs: &their_types,
        ours: &our_types,
        renames: HashMap::new(),
        taken: HashMap::new(),
        open: VecDeque::new(),
        seen: HashSet::new(),
    };
    for section in [Section::Api, Section::Operations] {
        for (id, entry) in theirs.section(section) {
            if let Some(own) = ours.value(id) {
                pairs.values(section.shape(), &entry.value, own);
            }
        }
    }
    pairs.follow();
    for (name, (section, value)) in &their_types.0 {
        if our_types.0.contains_key(name) {
            // Types with one name are at one place, whatever refers to them.
            pairs
                .open
                .push_back(((*name).to_owned(), (*name).to_owned()));
        } else if !pairs.renames.contains_key(*name)
            && let Some((own, _)) = our_types.0.iter().find(|(own, (kind, other))| {
                kind == section && contents(other) == contents(value) && pairs.is_free(own)
            })
        {
            pairs.pair(name, own);
        }
        pairs.follow();
    }
    pairs.renames
}

/// The types of a spec by name.
struct Types<'w>(indexmap::IndexMap<&'w str, (Section, &'w Value)>);

impl<'w> Types<'w> {
    fn of(whole: &'w Whole) -> Self {
        let entries = whole.entries.iter().filter(|(id, _)| id.section.is_type());
        Self(
            entries
                .map(|(id, entry)| (id.name.as_str(), (id.section, &entry.value)))
                .collect(),
        )
    }
}

/// Pairs of types at one place in both specs.
struct Pairs<'w> {
    theirs: &'w Types<'w>,
    ours: &'w Types<'w>,
    renames: HashMap<String, String>,
    /// Type of theirs that first took a name.
    taken: HashMap<String, String>,
    /// Pairs whose parts have not been compared yet.
    open: VecDeque<(String, String)>,
    seen: HashSet<(String, String)>,
}

impl Pairs<'_> {
    /// Whether no type of theirs has a name.
    fn is_free(&self, own: &str) -> bool {
        !self.theirs.0.contains_key(own) && !self.taken.contains_key(own)
    }

    /// Pairs the types of all parts that both values have.
    fn values(&mut self, shape: Shape, theirs: &Value, ours: &Value) {
        match (shape.children(theirs), shape.children(ours)) {
            (Some(theirs), Some(ours)) => {
                for (name, value) in &theirs {
                    let inner = shape.child(name);
                    let is_text = inner == Shape::Leaf && !types::has_types(name);
                    if let Some(own) = ours.get(name).filter(|_| !is_text) {
                        self.values(inner, value, own);
                    }
                }
            }
            _ => self.leaves(theirs, ours),
        }
    }

    fn leaves(&mut self, theirs: &Value, ours: &Value) {
        match (theirs, ours) {
            (Value::String(theirs), Value::String(ours)) => {
                let ((before, name), (own_before, own)) = (types::core(theirs), types::core(ours));
                if before == own_before {
                    self.pair(name, own);
                }
            }
            // The responses of an operation by status.
            (Value::Array(theirs), Value::Array(ours)) => {
                for value in theirs {
                    let same = ours
                        .iter()
                        .find(|own| own.get("status") == value.get("status"));
                    if let (Some(ty), Some(own)) =
                        (value.get("type"), same.and_then(|own| own.get("type")))
                    {
                        self.leaves(ty, own);
                    }
                }
            }
            _ => {}
        }
    }

    /// Pairs two types, unless one of them is known to be another one.
    fn pair(&mut self, name: &str, own: &str) {
        let (Some((section, value)), Some((own_section, _))) =
            (self.theirs.0.get(name), self.ours.0.get(own))
        else {
            return;
        };
        if section != own_section {
            return;
        }
        if name != own {
            let is_known = self.ours.0.contains_key(name) || self.renames.contains_key(name);
            // The type of theirs that has the name, or that took it first.
            let first = self.taken.get(own).map_or(own, String::as_str);
            let first = self.theirs.0.get(first);
            if is_known || first.is_some_and(|(_, first)| contents(first) != contents(value)) {
                return;
            }
            self.renames.insert(name.to_owned(), own.to_owned());
            self.taken
                .entry(own.to_owned())
                .or_insert_with(|| name.to_owned());
        }
        self.open.push_back((name.to_owned(), own.to_owned()));
    }

    /// Pairs the types in the parts of paired types.
    fn follow(&mut self) {
        while let Some(pair) = self.open.pop_front() {
            if let (Some((section, value)), Some((_, own))) = (
                self.theirs.0.get(pair.0.as_str()),
                self.ours.0.get(pair.1.as_str()),
            ) && !self.seen.contains(&pair)
            {
                let (shape, value, own) = (section.shape(), *value, *own);
                self.seen.insert(pair);
                self.values(shape, value, own);
            }
        }
    }
}

/// What makes a type, apart from its documentation and Rust names.
fn contents(value: &Value) -> Value {
    let mut value = value.clone();
    strip(&mut value);
    value
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.retain(|key, value| {
                !(matches!(key.as_str(), "doc" | "rust") && value.is_string())
            });
            entries.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}
