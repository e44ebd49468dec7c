//! The public items of generated code, without their text.
//!
//! A program that compiles against one surface compiles against another one that has the same
//! items with the same signatures.

mod operations;
mod types;

use std::collections::BTreeMap;

use super::rust_types::{Module, RustTypes};
use crate::ir::{Api, GroupId, Location, Parameter, RequiredBy, SecurityKind};

/// The part of a spec that an item is generated from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// `api`, `groups`, `operations`, `models`, `enums` or `unions`.
    pub section: &'static str,
    /// Name of the entry in the section; empty for `api`.
    pub name: String,
    /// Keys of the part in the entry; empty for the entry itself.
    pub part: Vec<String>,
}

impl Subject {
    /// An entry of a section.
    pub fn entry(section: &'static str, name: &str) -> Self {
        Self {
            section,
            name: name.to_owned(),
            part: Vec::new(),
        }
    }

    /// A part of the entry.
    #[must_use]
    pub fn part(&self, keys: &[&str]) -> Self {
        let part = keys.iter().map(|key| (*key).to_owned()).collect();
        Self {
            part,
            ..self.clone()
        }
    }

    /// A parameter of the operation.
    #[must_use]
    pub fn parameter(&self, parameter: &Parameter) -> Self {
        match parameter.location {
            Location::Form => self.part(&["form", "fields", &parameter.wire]),
            location => self.part(&[location.as_str(), &parameter.wire]),
        }
    }
}

/// A public item of generated code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub subject: Subject,
    /// The types of the item: of a field, or of arguments and result.
    pub signature: String,
    /// What the positional arguments mean on the wire, in order.
    pub arguments: Vec<String>,
    /// What the item means on the wire, if that is not part of the signature.
    pub wire: String,
    pub deprecated: bool,
    /// The cargo features with which the item exists, each alone; empty for all clients.
    pub features: Vec<String>,
}

impl Item {
    fn new(subject: Subject, signature: impl Into<String>, features: &[String]) -> Self {
        Self {
            subject,
            signature: signature.into(),
            arguments: Vec::new(),
            wire: String::new(),
            deprecated: false,
            features: features.to_vec(),
        }
    }
}

/// Returns the public items of the code that is generated for an API, by path.
pub fn surface(api: &Api) -> BTreeMap<String, Item> {
    let mut surface = Surface {
        api,
        types: RustTypes::new(api, Module::Other),
        items: BTreeMap::new(),
    };
    surface.root();
    surface.types();
    surface.operations();
    surface.items
}

struct Surface<'a> {
    api: &'a Api,
    types: RustTypes<'a>,
    items: BTreeMap<String, Item>,
}

impl Surface<'_> {
    fn add(&mut self, path: String, item: Item) {
        self.items.insert(path, item);
    }

    fn root(&mut self) {
        let subject = Subject::entry("api", "");
        if let Some(error) = self.api.error {
            let ty = format!("models::{}", self.api.model(error).name);
            let item = Item::new(subject.part(&["error"]), ty, &[]);
            self.add("ErrorModel".to_owned(), item);
        }
        let template = "runtime::UrlTemplate";
        if self.api.server.is_some() {
            let item = Item::new(subject.part(&["base_url"]), template, &[]);
            self.add("SERVER".to_owned(), item);
        }
        for server in &self.api.servers {
            let subject = subject.part(&["servers", &server.wire]);
            let path = format!("named_servers::{}", server.name.constant());
            let item = Item::new(subject.clone(), "runtime::NamedServer", &[]);
            self.add(path.clone(), item);
            if server.server.is_some() {
                let item = Item::new(subject, template, &[]);
                self.add(format!("{path}_TEMPLATE"), item);
            }
        }
        for scheme in &self.api.security {
            let ty = match scheme.kind {
                SecurityKind::Basic => "runtime::BasicAuth",
                SecurityKind::ApiKey { .. } => "runtime::ApiKey",
            };
            let subject = subject.part(&["security", &scheme.wire]);
            let path = format!("security_schemes::{}", scheme.name.constant());
            self.add(path, Item::new(subject, ty, &[]));
        }
        for (index, group) in self.api.groups.iter().enumerate() {
            if !group.has_operations() {
                continue;
            }
            let subject = Subject::entry("groups", &group.tag);
            let features = [group.feature().to_owned()];
            let (module, handle) = (&group.module, &group.handle);
            let item = Item::new(subject.clone(), format!("{handle}"), &features);
            self.items.insert(format!("Client::{module}"), item.clone());
            self.items.insert(
                format!("feature {}", group.feature()),
                Item::new(subject.clone(), "", &features),
            );
            if self.api.default_groups.contains(&GroupId(index)) {
                let item = Item::new(subject, "", &features);
                self.items
                    .insert(format!("default feature {}", group.feature()), item);
            }
        }
    }

    /// The features with which a type exists.
    fn features(&self, required_by: &RequiredBy) -> Vec<String> {
        match required_by {
            RequiredBy::EveryClient => Vec::new(),
            RequiredBy::Groups(groups) => {
                let groups = groups.iter();
                groups
                    .map(|id| self.api.group(*id).feature().to_owned())
                    .collect()
            }
        }
    }
}
