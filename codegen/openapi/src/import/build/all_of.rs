//! `allOf` of values other than objects, such as an enum with a description.

use super::builder::{Builder, Definition};
use crate::import::description::{Kind, Schema};
use crate::import::limits;

/// Maximum nesting of named schemas.
const MAX_DEPTH: usize = 32;

/// JSON type of the values that a schema permits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Any,
    Text,
    Bool,
    Integer,
    Number,
    Bytes,
    List,
    Map,
    Union,
    Model,
}

impl Builder<'_> {
    /// Reads an `allOf` of values as the most specific part, with the keys of all parts.
    ///
    /// `None` if the schema is not an `allOf`, or if it is a model.
    pub(super) fn value(&mut self, schema: &Schema) -> Option<Schema> {
        let Kind::All(parts) = &schema.kind else {
            return None;
        };
        let object =
            |part: &Schema| matches!(&part.kind, Kind::Object(object) if !object.fields.is_empty());
        if parts.iter().any(object) {
            return None;
        }
        let bases: Vec<Base> = parts.iter().map(|part| self.base(part)).collect();
        if bases.contains(&Base::Model) {
            return None;
        }
        let mut known = bases.iter().copied().filter(|base| *base != Base::Any);
        let first = known.next()?;
        let numeric = |base: Base| matches!(base, Base::Integer | Base::Number);
        if known.any(|base| base != first && !(numeric(base) && numeric(first))) {
            self.report.wider(
                "`allOf` of different types has the type `json`",
                &schema.place,
            );
            return Some(Schema {
                kind: Kind::Any,
                ..schema.clone()
            });
        }
        let typed = parts.iter().zip(&bases);
        let typed = typed.filter(|(_, base)| **base != Base::Any);
        let (best, _) = typed.min_by_key(|(part, base)| match part.kind {
            Kind::Ref(_) => 0,
            Kind::Enum(_) => 1,
            _ if **base == Base::Integer => 2,
            _ => 3,
        })?;
        let mut value = best.clone();
        for keys in std::iter::once(schema).chain(parts) {
            complete(&mut value, keys);
        }
        Some(value)
    }

    fn base(&mut self, schema: &Schema) -> Base {
        match &schema.kind {
            Kind::Any => Base::Any,
            Kind::Text | Kind::Enum(_) => Base::Text,
            Kind::Bool => Base::Bool,
            Kind::Integer => Base::Integer,
            Kind::Number => Base::Number,
            Kind::Bytes => Base::Bytes,
            Kind::List(_) => Base::List,
            Kind::Object(object) if object.fields.is_empty() && object.additional.is_some() => {
                Base::Map
            }
            Kind::Object(_) => Base::Model,
            Kind::Union(_) => Base::Union,
            Kind::All(_) => match self.value(schema) {
                Some(value) => self.base(&value),
                None => Base::Model,
            },
            Kind::Ref(name) => {
                let endless = self.resolving.len() > MAX_DEPTH || self.resolving.contains(name);
                let definition = if endless { None } else { self.definition(name) };
                match definition {
                    Some(Definition::Enum) => Base::Text,
                    Some(Definition::Union) => Base::Union,
                    Some(Definition::Alias(alias)) => {
                        self.resolving.push(name.clone());
                        let base = self.base(&alias);
                        self.resolving.pop();
                        base
                    }
                    Some(Definition::Model) | None => Base::Model,
                }
            }
        }
    }
}

/// Adds keys that the value lacks.
fn complete(value: &mut Schema, keys: &Schema) {
    value.nullable |= keys.nullable;
    value.read_only |= keys.read_only;
    value.write_only |= keys.write_only;
    value.format = value.format.take().or_else(|| keys.format.clone());
    value.default = value.default.take().or_else(|| keys.default.clone());
    value.doc = value.doc.take().or_else(|| keys.doc.clone());
    limits::restrict(&mut value.limits, &keys.limits);
}
