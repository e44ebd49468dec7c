//! Types: what a schema is called where it is used, with what is said of it there.

use super::naming::{Stand, camel};
use super::{Builder, Component, Order, Task};
use crate::import::neutral::{Choice, Kind, Schema, Word};
use crate::spec::type_expr;
use crate::spec::{Enum, EnumValue, EnumValueDetails, Limits};

/// A type where it is used, with what is said of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) ty: String,
    pub(super) nullable: bool,
    pub(super) secret: bool,
    pub(super) format: Option<String>,
    pub(super) limits: Option<Limits>,
    pub(super) doc: Option<String>,
}

/// Containers nest no deeper than this.
const DEPTH: usize = 8;

impl Builder<'_> {
    /// The type of a schema at its place.
    pub(super) fn typed(&mut self, schema: &Schema, stand: &Stand) -> Typed {
        let mut typed = self.kind(schema, stand);
        typed.nullable |= schema.nullable;
        typed.doc = schema.doc.clone().or(typed.doc);
        let number = ["int32", "int64", "float", "double"];
        if matches!(schema.kind, Kind::Text) {
            (typed.ty, typed.format) = text(schema.format.as_deref());
            typed.secret = schema.format.as_deref() == Some("password");
            if typed
                .format
                .as_deref()
                .is_some_and(|format| type_expr::BUILT_IN.contains(&format))
            {
                typed.format = None;
                self.lose("the format of a type that has none", &schema.place);
            }
        } else if schema
            .format
            .as_deref()
            .is_some_and(|format| !number.contains(&format))
            && typed.ty != "binary"
        {
            self.lose("the format of a type that has none", &schema.place);
        }
        if schema.limits != Limits::default() {
            // what an array says of numbers or text says nothing; its items have their own limits
            let fitted = match schema.kind {
                Kind::List(_) => "list<>",
                _ => typed.ty.as_str(),
            };
            let own = self.limits(&schema.limits, fitted, &schema.place);
            typed.limits = match (typed.limits, own) {
                (Some(items), Some(list)) => Some(Limits {
                    min_items: list.min_items,
                    max_items: list.max_items,
                    unique: list.unique,
                    ..items
                }),
                (items, own) => own.or(items),
            };
        }
        typed
    }

    /// The type of a schema as a part of something: bytes are a whole body or nothing.
    pub(super) fn part(&mut self, schema: &Schema, stand: &Stand) -> Typed {
        let mut typed = self.typed(schema, stand);
        if typed.ty == "binary" {
            typed.ty = "string".to_owned();
            self.report
                .changed("bytes within JSON: text", &schema.place);
        }
        typed
    }

    fn kind(&mut self, schema: &Schema, stand: &Stand) -> Typed {
        let ty = match &schema.kind {
            Kind::Any => "json".to_owned(),
            Kind::Text => "string".to_owned(),
            Kind::Bool => "bool".to_owned(),
            Kind::Bytes => "binary".to_owned(),
            Kind::Integer if schema.format.as_deref() == Some("int32") => "int32".to_owned(),
            Kind::Integer => "int64".to_owned(),
            Kind::Number if schema.format.as_deref() == Some("float") => "float".to_owned(),
            Kind::Number => "double".to_owned(),
            Kind::Ref(name) => return self.reference(name, schema, stand),
            Kind::Enum(words) => self.enumeration(words, schema, stand),
            Kind::List(item) => return self.container("list", item, &stand.within("Item")),
            Kind::Object(object) if object.fields.is_empty() => match &object.additional {
                Some(value) => return self.container("map", value, &stand.within("Value")),
                None => "json".to_owned(),
            },
            Kind::Union(choice) if !self.has_models(choice) => {
                let what = "a choice between types that are no models: any JSON";
                self.report.changed(what, &schema.place);
                "json".to_owned()
            }
            Kind::Object(_) | Kind::All(_) | Kind::Union(_) => self.inline(schema, stand),
        };
        Typed {
            ty,
            ..Typed::default()
        }
    }

    fn has_models(&mut self, choice: &Choice) -> bool {
        let mut variants = choice.variants.values();
        variants.any(|variant| matches!(self.component(&variant.name), Some(Component::Model)))
    }

    /// The type of a schema without a name: one for each place, however often that is come upon.
    fn inline(&mut self, schema: &Schema, stand: &Stand) -> String {
        if let Some(name) = self.inline.get(&schema.place) {
            return name.clone();
        }
        let name = self.taken.free(&stand.name());
        self.inline.insert(schema.place.clone(), name.clone());
        self.place(&name, stand);
        let task = match schema.kind {
            Kind::Union(_) => Task::Union(name.clone(), nameless(schema)),
            _ => Task::Model(name.clone(), nameless(schema)),
        };
        self.queue.push((self.inside(&name, stand), task));
        name
    }

    /// What stands within a type.
    pub(super) fn inside(&self, name: &str, stand: &Stand) -> Stand {
        Stand {
            owner: camel(name),
            part: String::new(),
            in_operation: false,
            root: stand.root,
        }
    }

    /// A list or map; format and limits of what is within stand beside it.
    fn container(&mut self, container: &str, inner: &Schema, stand: &Stand) -> Typed {
        let mut typed = self.part(inner, stand);
        if typed.nullable {
            self.lose(
                "that the items of a list or map can be `null`",
                &inner.place,
            );
        }
        if inner.doc.is_some() && !matches!(inner.kind, Kind::Ref(_)) {
            self.lose(
                "the description of the items of a list or map",
                &inner.place,
            );
        }
        if let Some(limits) = &mut typed.limits
            && (limits.min_items.take().is_some()
                | limits.max_items.take().is_some()
                | std::mem::take(&mut limits.unique))
        {
            self.lose(
                "how many items a list within a list or map has",
                &inner.place,
            );
        }
        if inner.default.is_some() {
            self.lose("the default of the items of a list or map", &inner.place);
        }
        if typed.secret {
            self.lose("that the items of a list or map are secret", &inner.place);
        }
        let mut ty = typed.ty;
        if ty.matches('<').count() + 1 > DEPTH {
            let what = "lists and maps that nest deeper than eight levels: any JSON";
            self.report.changed(what, &inner.place);
            "json".clone_into(&mut ty);
        }
        Typed {
            ty: format!("{container}<{ty}>"),
            format: typed.format,
            limits: typed.limits.filter(|limits| *limits != Limits::default()),
            ..Typed::default()
        }
    }

    fn reference(&mut self, name: &str, schema: &Schema, stand: &Stand) -> Typed {
        if self.open.iter().any(|open| open == name) {
            self.report.changed(
                "a schema that is itself, through others: any JSON",
                &schema.place,
            );
            return Typed {
                ty: "json".to_owned(),
                ..Typed::default()
            };
        }
        let nullable = self.nullable.get(name).copied().unwrap_or_default();
        match self.component(name) {
            Some(Component::Alias(alias)) => {
                self.open.push(name.to_owned());
                let typed = self.typed(
                    &alias,
                    &Stand {
                        owner: camel(name),
                        part: String::new(),
                        ..stand.clone()
                    },
                );
                self.open.pop();
                typed
            }
            Some(_) => Typed {
                ty: self.names.get(name).cloned().unwrap_or_default(),
                nullable: nullable || self.nullable.get(name).copied().unwrap_or_default(),
                ..Typed::default()
            },
            None => {
                let place = format!("{}, `{name}`", schema.place);
                self.report
                    .changed("a type that no file describes: any JSON", &place);
                Typed {
                    ty: "json".to_owned(),
                    ..Typed::default()
                }
            }
        }
    }

    /// How a named schema comes into the spec; the first time, it is put there.
    pub(super) fn component(&mut self, name: &str) -> Option<Component> {
        if let Some(known) = self.components.get(name) {
            return Some(known.clone());
        }
        let schema = self.library.read(name, self.report)?;
        let ours = self.names.get(name)?.clone();
        let stand = Stand {
            owner: camel(&ours),
            part: String::new(),
            in_operation: false,
            root: self.library.index(name).unwrap_or(usize::MAX),
        };
        if schema.default.is_some() || schema.read_only {
            self.lose(
                "the default of a named type, or that it is only read",
                &schema.place,
            );
        }
        self.nullable.insert(name.to_owned(), schema.nullable);
        let component = match &schema.kind {
            Kind::Enum(words) => {
                let item = spec_enum(words, &schema);
                self.types.enums.insert(ours.clone(), item);
                Component::Enum
            }
            Kind::Object(object)
                if self.origin == Order::Kept
                    || !object.fields.is_empty()
                    || object.additional.is_none() =>
            {
                Component::Model
            }
            Kind::All(_) => Component::Model,
            Kind::Union(choice) => {
                self.components.insert(name.to_owned(), Component::Union);
                let known = choice.variants.values().all(|variant| {
                    variant.name == name
                        || matches!(self.component(&variant.name), Some(Component::Model))
                });
                if known {
                    Component::Union
                } else {
                    self.report.changed(
                        "a choice between types that are no models: any JSON",
                        &schema.place,
                    );
                    Component::Alias(Box::new(Schema {
                        kind: Kind::Any,
                        ..schema.clone()
                    }))
                }
            }
            _ => Component::Alias(Box::new(schema.clone())),
        };
        self.components.insert(name.to_owned(), component.clone());
        match component {
            Component::Model => self
                .queue
                .push((stand.clone(), Task::Model(ours.clone(), schema))),
            Component::Union => self
                .queue
                .push((stand.clone(), Task::Union(ours.clone(), schema))),
            Component::Enum => {}
            Component::Alias(_) => return Some(component),
        }
        self.place(&ours, &stand);
        Some(component)
    }

    /// The name of an enum that has none: equal ones are one.
    fn enumeration(&mut self, words: &[Word], schema: &Schema, stand: &Stand) -> String {
        // an item of a list is called like the list
        let part = stand
            .part
            .trim_end_matches(" Item")
            .trim_end_matches(" Value")
            .to_owned();
        let stand = Stand {
            part,
            ..stand.clone()
        };
        self.met.add(words, &stand);
        let Some(name) = self.enum_names.get(words).cloned() else {
            return "string".to_owned();
        };
        if !self.types.enums.contains_key(&name) {
            let anonymous = Schema::new(schema.kind.clone(), &schema.place);
            self.types
                .enums
                .insert(name.clone(), spec_enum(words, &anonymous));
        }
        self.place(&name, &stand);
        name
    }

    pub(super) fn lose(&mut self, what: &str, place: &str) {
        self.report.left_out(what, place);
    }
}

/// A schema as a type of its own: its Rust name is that of the field where it stands.
fn nameless(schema: &Schema) -> Schema {
    Schema {
        rust: None,
        allow: Vec::new(),
        ..schema.clone()
    }
}

fn spec_enum(words: &[Word], schema: &Schema) -> Enum {
    let values = words.iter().map(|word| match (&word.doc, &word.rust) {
        (None, None) => EnumValue::Value(word.value.clone()),
        (doc, rust) => EnumValue::Details(EnumValueDetails {
            value: word.value.clone(),
            doc: doc.clone(),
            rust: rust.clone(),
        }),
    });
    Enum {
        doc: schema.doc.clone(),
        rust: schema.rust.clone(),
        values: values.collect(),
        allow: schema.allow.clone(),
    }
}

/// The type of a text in a format, and the format if the type does not say it.
fn text(format: Option<&str>) -> (String, Option<String>) {
    match format {
        Some(format @ ("date" | "date-time" | "uri")) => (format.to_owned(), None),
        None | Some("password" | "string") => ("string".to_owned(), None),
        Some(other) => ("string".to_owned(), Some(other.to_owned())),
    }
}
