//! Types of schemas.

use super::builder::{Builder, Definition, Order, QueuedType};
use super::naming::{Position, camel};
use crate::import::description::{EnumValue, Kind, Schema, Union};
use crate::pointer;
use codegen::spec::{self, BuiltIn, EnumValueDetails, Limits};

/// Type at a position, with its constraints and documentation.
#[derive(Debug, Clone, Default)]
pub(super) struct TypeUse {
    pub(super) ty: String,
    pub(super) nullable: bool,
    pub(super) secret: bool,
    pub(super) format: Option<String>,
    pub(super) limits: Option<Limits>,
    pub(super) doc: Option<String>,
}

/// Maximum nesting of lists and maps.
const MAX_DEPTH: usize = 8;

/// Maximum number of named schemas that refer to each other without being a model or enum.
const MAX_REFERENCES: usize = 32;

/// Maximum nesting of unions, of which a spec permits none.
const MAX_UNIONS: usize = 32;

impl TypeUse {
    /// The type expression, with `?` if `null` is permitted.
    pub(super) fn written(&self) -> String {
        let mark = match self.nullable && !matches!(self.ty.as_str(), "json" | "binary" | "void") {
            true => "?",
            false => "",
        };
        format!("{}{mark}", self.ty)
    }
}

impl Builder<'_> {
    /// Type of a schema at a position.
    pub(super) fn type_use(&mut self, schema: &Schema, position: &Position) -> TypeUse {
        if let Some(value) = self.value(schema) {
            return self.type_use(&value, position);
        }
        let mut typed = self.kind(schema, position);
        typed.nullable |= schema.nullable;
        typed.doc = schema.doc.clone().or(typed.doc);
        let number = ["int32", "int64", "uint64", "float", "double"];
        if matches!(schema.kind, Kind::Text) {
            (typed.ty, typed.format) = text(schema.format.as_deref());
            typed.secret = schema.format.as_deref() == Some("password");
            if typed
                .format
                .as_deref()
                .is_some_and(|format| BuiltIn::of(format).is_some())
            {
                typed.format = None;
                self.report.docs_only(
                    "format that does not apply to its type is not documented",
                    &schema.place,
                );
            }
        } else if schema
            .format
            .as_deref()
            .is_some_and(|format| !number.contains(&format))
            && typed.ty != "binary"
        {
            self.report.docs_only(
                "format that does not apply to its type is not documented",
                &schema.place,
            );
        }
        if schema.limits != Limits::default() {
            // Limits of numbers and text do not apply to an array; its items have their own.
            let limited = match schema.kind {
                Kind::List(_) => "list<>",
                _ => typed.ty.as_str(),
            };
            let own = self.limits(&schema.limits, limited, &schema.place);
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

    /// Type of a schema within JSON, which cannot contain raw bytes.
    pub(super) fn json_type(&mut self, schema: &Schema, position: &Position) -> TypeUse {
        let mut typed = self.type_use(schema, position);
        if typed.ty == "binary" {
            typed.ty = "string".to_owned();
            self.report.wider(
                "binary data within JSON has the type `string`",
                &schema.place,
            );
        }
        typed
    }

    fn kind(&mut self, schema: &Schema, position: &Position) -> TypeUse {
        let ty = match &schema.kind {
            Kind::Any => "json".to_owned(),
            Kind::Text => "string".to_owned(),
            Kind::Bool => "bool".to_owned(),
            Kind::Bytes => "binary".to_owned(),
            Kind::Integer if schema.format.as_deref() == Some("int32") => "int32".to_owned(),
            Kind::Integer => self.integer(schema).to_owned(),
            Kind::Number if schema.format.as_deref() == Some("float") => "float".to_owned(),
            Kind::Number => "double".to_owned(),
            Kind::Ref(name) => return self.reference(name, schema, position),
            Kind::Enum(values) => self.enumeration(values, schema, position),
            Kind::List(item) => return self.container("list", item, &position.within("Item")),
            Kind::Object(object) if object.fields.is_empty() => match &object.additional {
                Some(value) => return self.container("map", value, &position.within("Value")),
                None => "json".to_owned(),
            },
            Kind::Union(union) if !self.is_union(union) => {
                let what = "union of types that are not models has the type `json`";
                self.report.wider(what, &schema.place);
                "json".to_owned()
            }
            Kind::Object(_) | Kind::All(_) | Kind::Union(_) => self.unnamed(schema, position),
        };
        TypeUse {
            ty,
            ..TypeUse::default()
        }
    }

    /// Whether all variants are models. `union` leaves out those that are not defined.
    fn is_union(&mut self, union: &Union) -> bool {
        if self.nested_unions > MAX_UNIONS {
            return false;
        }
        self.nested_unions += 1;
        let mut models = 0;
        let mut others = 0;
        for variant in union.variants.values() {
            match self.definition(&variant.schema) {
                Some(Definition::Model) => models += 1,
                Some(_) => others += 1,
                None => {}
            }
        }
        self.nested_unions -= 1;
        models > 0 && others == 0
    }

    /// Name of the type of an unnamed schema; the same place always has the same type.
    pub(super) fn unnamed(&mut self, schema: &Schema, position: &Position) -> String {
        if let Some(name) = self.unnamed.get(&schema.place) {
            return name.clone();
        }
        let position = &self.declared(&schema.place, position);
        let name = self.taken.reserve(&position.name());
        self.unnamed.insert(schema.place.clone(), name.clone());
        self.set_position(&name, position);
        // The Rust name and the suppressions belong to the field.
        let schema = Schema {
            rust: None,
            allow: Vec::new(),
            ..schema.clone()
        };
        self.queue.push(QueuedType {
            name: name.clone(),
            schema,
            position: Position {
                owner: camel(&name),
                part: String::new(),
                root: position.root,
            },
        });
        name
    }

    /// List or map. The format and limits of its items move to the container.
    fn container(&mut self, container: &str, inner: &Schema, position: &Position) -> TypeUse {
        if self.nested_containers == MAX_DEPTH {
            let what = "list or map nested deeper than 8 levels has the type `json`";
            self.report.wider(what, &inner.place);
            return TypeUse {
                ty: "json".to_owned(),
                ..TypeUse::default()
            };
        }
        self.nested_containers += 1;
        let mut typed = self.json_type(inner, position);
        self.nested_containers -= 1;
        if inner.doc.is_some() && !matches!(inner.kind, Kind::Ref(_)) {
            self.report.docs_only(
                "description of list items or map values is lost",
                &inner.place,
            );
        }
        if let Some(limits) = &mut typed.limits
            && (limits.min_items.take().is_some()
                | limits.max_items.take().is_some()
                | **std::mem::take(&mut limits.unique))
        {
            self.report.wider(
                "number of items of a nested list is not checked",
                &inner.place,
            );
        }
        if inner.default.is_some() {
            self.report.docs_only(
                "default of list items or map values is not documented",
                &inner.place,
            );
        }
        if typed.secret {
            self.report.wider(
                "list items or map values with `format: password` are printed by `Debug`",
                &inner.place,
            );
        }
        TypeUse {
            ty: format!("{container}<{}>", typed.written()),
            format: typed.format,
            limits: typed.limits.filter(|limits| *limits != Limits::default()),
            ..TypeUse::default()
        }
    }

    fn reference(&mut self, name: &str, schema: &Schema, position: &Position) -> TypeUse {
        if self.resolving.iter().any(|outer| outer == name) {
            self.report.wider(
                "schema that is a list or map of itself has the type `json`",
                &schema.place,
            );
            return TypeUse {
                ty: "json".to_owned(),
                ..TypeUse::default()
            };
        }
        if self.resolving.len() > MAX_REFERENCES {
            let what = "schema behind more than 32 references has the type `json`";
            self.report.wider(what, &schema.place);
            return TypeUse {
                ty: "json".to_owned(),
                ..TypeUse::default()
            };
        }
        let nullable = self.nullable.get(name).copied().unwrap_or_default();
        match self.definition(name) {
            Some(Definition::Alias(alias)) => {
                self.resolving.push(name.to_owned());
                let typed = self.type_use(
                    &alias,
                    &Position {
                        owner: camel(name),
                        part: String::new(),
                        ..position.clone()
                    },
                );
                self.resolving.pop();
                typed
            }
            Some(_) => TypeUse {
                ty: self.names.get(name).cloned().unwrap_or_default(),
                nullable: nullable || self.nullable.get(name).copied().unwrap_or_default(),
                ..TypeUse::default()
            },
            None => {
                let place = format!("{}, `{name}`", schema.place);
                self.report
                    .wider("undefined schema has the type `json`", &place);
                TypeUse {
                    ty: "json".to_owned(),
                    ..TypeUse::default()
                }
            }
        }
    }

    /// Form of a named schema in the spec; the first call adds the type.
    pub(super) fn definition(&mut self, name: &str) -> Option<Definition> {
        if let Some(known) = self.definitions.get(name) {
            return Some(known.clone());
        }
        let schema = self.schemas.read(name, self.report)?;
        let type_name = self.names.get(name)?.clone();
        let position = Position {
            owner: camel(&type_name),
            part: String::new(),
            root: self.schemas.index(name).unwrap_or(usize::MAX),
        };
        if schema.default.is_some() {
            self.report
                .docs_only("default of a named type is not documented", &schema.place);
        }
        self.nullable.insert(name.to_owned(), schema.nullable);
        let definition = match &schema.kind {
            Kind::Enum(values) => {
                let item = spec_enum(values, &schema);
                self.types.enums.insert(type_name.clone(), item);
                Definition::Enum
            }
            Kind::Object(object)
                if self.order == Order::Document
                    || !object.fields.is_empty()
                    || object.additional.is_none() =>
            {
                Definition::Model
            }
            Kind::All(_) => {
                self.resolving.push(name.to_owned());
                let value = self.value(&schema);
                self.resolving.pop();
                match value {
                    Some(value) => Definition::Alias(Box::new(value)),
                    None => Definition::Model,
                }
            }
            Kind::Union(union) => {
                self.definitions.insert(name.to_owned(), Definition::Union);
                if self.is_union(union) {
                    Definition::Union
                } else {
                    self.report.wider(
                        "union of types that are not models has the type `json`",
                        &schema.place,
                    );
                    Definition::Alias(Box::new(Schema {
                        kind: Kind::Any,
                        ..schema.clone()
                    }))
                }
            }
            _ => Definition::Alias(Box::new(schema.clone())),
        };
        self.definitions.insert(name.to_owned(), definition.clone());
        match definition {
            Definition::Model | Definition::Union => self.queue.push(QueuedType {
                name: type_name.clone(),
                schema,
                position: position.clone(),
            }),
            Definition::Enum => {}
            Definition::Alias(_) => return Some(definition),
        }
        self.set_position(&type_name, &position);
        Some(definition)
    }

    /// Name of an unnamed enum: that of its position, so that no other part of the description
    /// can change it.
    fn enumeration(
        &mut self,
        values: &[EnumValue],
        schema: &Schema,
        position: &Position,
    ) -> String {
        // Items of a list are named after the list.
        let part = position
            .part
            .trim_end_matches(" Item")
            .trim_end_matches(" Value")
            .to_owned();
        let position = self.declared(
            &schema.place,
            &Position {
                part,
                ..position.clone()
            },
        );
        let key = (position.name(), values.to_vec());
        if let Some(name) = self.unnamed_enums.get(&key) {
            return name.clone();
        }
        // A named list of an enum is no type, so its name is free for the enum.
        let name = match position.part.is_empty() && !self.types.enums.contains_key(&key.0) {
            true => key.0.clone(),
            false => self.taken.reserve(&key.0),
        };
        self.unnamed_enums.insert(key, name.clone());
        let anonymous = Schema::new(schema.kind.clone(), &schema.place);
        self.types
            .enums
            .insert(name.clone(), spec_enum(values, &anonymous));
        self.set_position(&name, &position);
        name
    }

    /// Position of a field in the model that declares it, which other models may inherit.
    fn declared(&self, place: &str, position: &Position) -> Position {
        Position {
            owner: self
                .declaring_model(place)
                .unwrap_or_else(|| position.owner.clone()),
            ..position.clone()
        }
    }

    fn declaring_model(&self, place: &str) -> Option<String> {
        let (_, pointer) = place
            .split_once("#/components/schemas/")
            .or_else(|| place.split_once("#/definitions/"))?;
        let (model, path) = pointer.split_once('/')?;
        let is_field = path.starts_with("properties/") || path.starts_with("allOf/");
        if !is_field || path.matches("properties/").count() != 1 {
            return None;
        }
        self.names
            .get(&pointer::decode(model))
            .map(|name| camel(name))
    }
}

fn spec_enum(values: &[EnumValue], schema: &Schema) -> spec::Enum {
    let values = values.iter().map(|item| match (&item.doc, &item.rust) {
        (None, None) => spec::EnumValue::Value(item.value.clone().into()),
        (doc, rust) => spec::EnumValue::Details(EnumValueDetails {
            value: item.value.clone().into(),
            doc: doc.clone(),
            rust: rust.clone(),
        }),
    });
    spec::Enum {
        doc: schema.doc.clone(),
        rust: schema.rust.clone(),
        values: values.map(Into::into).collect(),
        allow: schema.allow.clone(),
    }
}

/// Type of a string, and the format unless the type implies it.
fn text(format: Option<&str>) -> (String, Option<String>) {
    match format {
        Some(format @ ("date" | "date-time" | "uri")) => (format.to_owned(), None),
        None | Some("password" | "string") => ("string".to_owned(), None),
        Some(other) => ("string".to_owned(), Some(other.to_owned())),
    }
}
