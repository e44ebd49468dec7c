//! Types and styles of parameters and form fields.

use std::collections::BTreeSet;

use super::builder::{Builder, Definition, Order};
use super::naming::Position;
use super::types::TypeUse;
use crate::import::description::{self, Kind, Location, Schema};
use codegen::spec::{FormEncoding, Style};

/// Maximum number of named schemas that are searched for objects within an object.
const MAX_SCHEMAS: usize = 100;

/// Shape of a value in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A plain value.
    Plain,
    /// A list of plain values.
    PlainList,
    /// Any other list.
    List,
    /// Any JSON.
    Any,
    /// An object.
    Object,
}

impl Builder<'_> {
    /// Type of a parameter, and its style unless it is the default.
    pub(super) fn parameter_type(
        &mut self,
        item: &description::Parameter,
        position: &Position,
    ) -> (TypeUse, Option<Style>) {
        let typed = self.json_type(&item.schema, position);
        let usual = match item.location {
            Location::Query | Location::Cookie => Style::FormExploded,
            _ => Style::Simple,
        };
        let shape = self.shape(&typed.ty);
        if item.location == Location::Cookie {
            self.report_exploded(item, shape);
        }
        match (shape, item.style) {
            (_, Some(Style::Json)) => (typed, Some(Style::Json)),
            (Shape::Plain, _) => (typed, None),
            (Shape::PlainList | Shape::List, Some(Style::DeepObject)) => {
                (typed, Some(Style::DeepObject))
            }
            (Shape::PlainList, Some(style @ (Style::LabelExploded | Style::MatrixExploded))) => {
                (without_null(typed), Some(style))
            }
            (Shape::PlainList, _) => (without_null(typed), None),
            (Shape::List, Some(style @ (Style::LabelExploded | Style::MatrixExploded))) => {
                (self.text(item, typed, Shape::List), Some(style))
            }
            (Shape::Object | Shape::Any, Some(style)) => {
                self.report_nested(item, style);
                (typed, Some(style).filter(|style| *style != usual))
            }
            (shape, _) => (self.text(item, typed, shape), None),
        }
    }

    /// Type of a form field that is not a file, and its style unless it is the default.
    pub(super) fn form_field_type(
        &mut self,
        item: &description::Parameter,
        encoding: FormEncoding,
        position: &Position,
    ) -> (TypeUse, Option<Style>) {
        let typed = match encoding {
            FormEncoding::Multipart => self.type_use(&item.schema, position),
            FormEncoding::Urlencoded => self.json_type(&item.schema, position),
        };
        match (self.shape(&typed.ty), item.style) {
            (Shape::Plain, style) => (typed, style.filter(|style| *style == Style::Json)),
            (
                Shape::PlainList,
                Some(style @ (Style::DeepObject | Style::Json | Style::JsonExploded)),
            ) => (typed, Some(style)),
            (Shape::PlainList, _) => (without_null(typed), None),
            (
                Shape::List,
                Some(style @ (Style::DeepObject | Style::Json | Style::JsonExploded)),
            ) => (
                typed,
                Some(style).filter(|style| *style != Style::JsonExploded),
            ),
            (Shape::List, None) if item.join.is_none() => (typed, None),
            (Shape::List, _) => (self.text(item, typed, Shape::List), None),
            (_, Some(Style::Json)) => (typed, None),
            (Shape::Object | Shape::Any, Some(style)) => {
                self.report_nested(item, style);
                (typed, Some(style))
            }
            (Shape::Object | Shape::Any, None) if item.join.is_some() => {
                (self.text(item, typed, Shape::Any), None)
            }
            (Shape::Any, None) if encoding == FormEncoding::Urlencoded => {
                (self.text(item, typed, Shape::Any), None)
            }
            (Shape::Object | Shape::Any, None) => (typed, None),
        }
    }

    /// Replaces the type of a value that no style fits by text.
    fn text(&mut self, item: &description::Parameter, typed: TypeUse, shape: Shape) -> TypeUse {
        let what = "parameter with object values is text: the caller encodes it";
        self.report.wider(what, &item.place);
        let ty = match shape {
            Shape::List | Shape::PlainList => "list<string>",
            _ => "string",
        };
        TypeUse {
            ty: ty.to_owned(),
            limits: None,
            ..typed
        }
    }

    /// Whether the items of a list can be joined to one value.
    pub(super) fn can_join(&self, ty: &str) -> bool {
        self.shape(ty) == Shape::PlainList && ty != "list<binary>"
    }

    /// Whether a type is an object or any JSON.
    pub(super) fn is_structured(&self, ty: &str) -> bool {
        matches!(self.shape(ty), Shape::Object | Shape::Any)
    }

    fn shape(&self, ty: &str) -> Shape {
        let item = ty.strip_prefix("list<").and_then(|ty| ty.strip_suffix('>'));
        match item {
            Some(item) if self.is_plain(item.trim_end_matches('?')) => Shape::PlainList,
            Some(_) => Shape::List,
            None if self.is_plain(ty) => Shape::Plain,
            None if ty == "json" => Shape::Any,
            None => Shape::Object,
        }
    }

    fn is_plain(&self, ty: &str) -> bool {
        let built_in = [
            "string",
            "bool",
            "int32",
            "int64",
            "uint64",
            "float",
            "double",
            "date",
            "date-time",
            "uri",
        ];
        built_in.contains(&ty) || ty == "binary" || self.types.enums.contains_key(ty)
    }

    /// Reports objects within an object whose style does not define how they are written.
    fn report_nested(&mut self, item: &description::Parameter, style: Style) {
        let is_open = !matches!(style, Style::DeepObject | Style::Json);
        // An exported spec means what the client does.
        let mut seen = BTreeSet::new();
        if is_open && self.order == Order::Name && self.has_nested(&item.schema, &mut seen) {
            let what = "objects within a parameter without `deepObject` or JSON are sent as \
                        `outer[inner]`, which OpenAPI leaves open";
            self.report.wrong(what, &item.place);
        }
    }

    /// Reports a list or object of several cookies, which OpenAPI joins by `&`.
    fn report_exploded(&mut self, item: &description::Parameter, shape: Shape) {
        let is_exploded = match shape {
            Shape::PlainList => item.join.is_none() && item.style != Some(Style::Json),
            Shape::Object | Shape::Any => item.style == Some(Style::FormExploded),
            Shape::Plain | Shape::List => false,
        };
        if is_exploded && self.order == Order::Name {
            let what =
                "`explode` of a cookie is sent as several cookies, which OpenAPI leaves open";
            self.report.wrong(what, &item.place);
        }
    }

    /// Whether a field or map value of an object is an object, or a list of them.
    fn has_nested(&mut self, schema: &Schema, seen: &mut BTreeSet<String>) -> bool {
        let fields: Vec<Schema> = match &schema.kind {
            Kind::Object(object) => {
                let additional = object.additional.iter().map(|schema| (**schema).clone());
                object.fields.values().cloned().chain(additional).collect()
            }
            Kind::Ref(name) if seen.len() < MAX_SCHEMAS && seen.insert(name.clone()) => {
                let target = self.schemas.peek(name);
                return target.is_some_and(|target| self.has_nested(&target, seen));
            }
            Kind::All(parts) => return parts.iter().any(|part| self.has_nested(part, seen)),
            _ => return false,
        };
        fields.iter().any(|field| self.is_nested(field))
    }

    fn is_nested(&mut self, schema: &Schema) -> bool {
        match &schema.kind {
            Kind::List(item) => self.is_nested(item),
            Kind::Ref(name) => match self.definition(name) {
                Some(Definition::Alias(alias)) => {
                    matches!(alias.kind, Kind::Object(_) | Kind::All(_) | Kind::Union(_))
                }
                Some(Definition::Enum) | None => false,
                Some(_) => true,
            },
            Kind::Object(_) | Kind::All(_) | Kind::Union(_) => true,
            _ => false,
        }
    }
}

/// Text cannot be `null`, so no request contains such an item.
fn without_null(typed: TypeUse) -> TypeUse {
    TypeUse {
        ty: typed.ty.replace('?', ""),
        ..typed
    }
}
