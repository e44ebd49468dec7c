//! Parameters, request bodies and forms.

use std::collections::BTreeSet;

use serde_json::Value;

use super::builder::{Builder, Order};
use super::direction::Direction;
use super::naming::{Position, camel};
use super::rust_names;
use super::types::TypeUse;
use crate::import::description::{self, Kind, Location};
use codegen::spec::{
    Body, Form, FormEncoding, Literal, Operation, Parameter, PathParameter, Route, Spanned, Style,
};

/// Rust names of the arguments and setters of an operation.
#[derive(Default)]
struct Names {
    arguments: BTreeSet<String>,
    setters: BTreeSet<String>,
}

impl Names {
    fn claim(&mut self, wire: &str, required: bool, rust: &mut Option<Spanned<String>>) {
        let taken = if required {
            &mut self.arguments
        } else {
            &mut self.setters
        };
        rust_names::claim_rust_name(taken, wire, rust);
    }
}

impl Builder<'_> {
    /// Converts the parameters and the request body.
    pub(super) fn request(
        &mut self,
        item: &description::Operation,
        route: &Route,
        operation: &mut Operation,
    ) {
        let owner = camel(&item.id);
        let position = |part: &str| Position {
            owner: owner.clone(),
            part: part.to_owned(),
            root: usize::MAX,
        };
        let mut names = Names::default();
        let mut seen = BTreeSet::new();
        self.path(item, route, operation, &position, &mut names);
        for parameter in &item.parameters {
            let list = match parameter.location {
                Location::Query => &mut *operation.query,
                Location::Header => &mut operation.header,
                Location::Cookie => &mut operation.cookie,
                Location::Path | Location::Form => continue,
            };
            let name = match parameter.location {
                Location::Header => parameter.name.to_ascii_lowercase(),
                _ => parameter.name.clone(),
            };
            if !seen.insert((parameter.location, name)) {
                self.report
                    .docs_only("duplicate parameter is documented once", &parameter.place);
                continue;
            }
            let mut built = self.parameter(parameter, &position(&parameter.name));
            names.claim(&built.name, *built.required, &mut built.rust);
            list.push(built.into());
        }
        if !route.method.takes_body() {
            if item.body.is_some() || item.form.is_some() {
                let method = route.method.as_str();
                self.report.wrong(
                    format!("body of a {method} request cannot be sent"),
                    &item.place,
                );
            }
            return;
        }
        if let Some(form) = &item.form {
            let sent = form.fields.iter();
            let sent: Vec<_> = sent
                .filter(|field| self.direction(&field.schema) != Direction::Read)
                .collect();
            if sent.is_empty() {
                return;
            }
            // An exported spec leaves out the default.
            let is_implied =
                form.encoding == FormEncoding::Urlencoded && self.order == Order::Document;
            let fields = sent.into_iter().map(|field| {
                let mut field = self.form_field(field, form.encoding, &position(&field.name));
                names.claim(&field.name, *field.required, &mut field.rust);
                field.into()
            });
            let form = Form {
                encoding: Some(form.encoding).filter(|_| !is_implied),
                fields: fields.collect(),
            };
            operation.form = Some(form.into());
        } else if let Some(body) = &item.body {
            let body = self.body(body, &position("Body"), &mut names);
            operation.body = Some(body.into());
        }
    }

    /// Converts path parameters: one for each placeholder. The others are reported.
    fn path(
        &mut self,
        item: &description::Operation,
        route: &Route,
        operation: &mut Operation,
        position: &impl Fn(&str) -> Position,
        names: &mut Names,
    ) {
        let mut given: Vec<&description::Parameter> = item
            .parameters
            .iter()
            .filter(|parameter| parameter.location == Location::Path)
            .collect();
        for (name, _) in &route.placeholders {
            let found = given.iter().position(|parameter| parameter.name == *name);
            let mut parameter = match found.map(|index| given.remove(index)) {
                Some(parameter) => {
                    let (typed, style) = self.parameter_type(parameter, &position(&parameter.name));
                    PathParameter {
                        name: parameter.name.clone().into(),
                        style: style.map(Into::into),
                        join: parameter
                            .join
                            .filter(|_| style.is_none() && self.can_join(&typed.ty))
                            .map(Into::into),
                        ty: typed.ty.into(),
                        format: typed.format.map(Into::into),
                        limits: typed.limits.map(Into::into),
                        doc: parameter.doc.clone(),
                        rust: parameter.rust.clone(),
                        allow: parameter.allow.clone(),
                    }
                }
                None => {
                    self.report.wider(
                        "undescribed placeholder is a `string` parameter",
                        &item.place,
                    );
                    PathParameter {
                        name: name.as_str().into(),
                        ty: "string".to_owned().into(),
                        style: None,
                        join: None,
                        format: None,
                        limits: None,
                        doc: None,
                        rust: None,
                        allow: Vec::new(),
                    }
                }
            };
            names.claim(&parameter.name, true, &mut parameter.rust);
            operation.path.push(parameter.into());
        }
        if self.order == Order::Document {
            let position = |parameter: &Spanned<PathParameter>| {
                item.parameters
                    .iter()
                    .position(|given| given.name == *parameter.name)
            };
            operation.path.sort_by_key(position);
        }
        for parameter in given {
            self.report.docs_only(
                "path parameter without a placeholder is not documented",
                &parameter.place,
            );
        }
    }

    fn parameter(&mut self, item: &description::Parameter, position: &Position) -> Parameter {
        let (typed, style) = self.parameter_type(item, position);
        self.with_type(item, typed, style)
    }

    /// Converts a form field. A multipart field can be a file, a list of files or JSON.
    fn form_field(
        &mut self,
        item: &description::Parameter,
        encoding: FormEncoding,
        position: &Position,
    ) -> Parameter {
        let (typed, style) = match (&item.schema.kind, encoding) {
            (Kind::List(file), FormEncoding::Multipart) if matches!(file.kind, Kind::Bytes) => {
                let typed = TypeUse {
                    ty: "list<binary>".to_owned(),
                    limits: self.limits(&item.schema.limits, "list<>", &item.place),
                    ..TypeUse::default()
                };
                (typed, None)
            }
            (Kind::Bytes, FormEncoding::Multipart) => (self.type_use(&item.schema, position), None),
            _ => self.form_field_type(item, encoding, position),
        };
        // An object is JSON by default, which can be `null` if the spec says so.
        let is_json = style.is_none() && typed.nullable && self.is_structured(&typed.ty);
        let style = style.or(is_json.then_some(Style::Json));
        self.with_type(item, typed, style)
    }

    fn with_type(
        &mut self,
        item: &description::Parameter,
        typed: TypeUse,
        style: Option<Style>,
    ) -> Parameter {
        let default = self.default(item, &typed.ty);
        // Only JSON can write `null`.
        let ty = if style == Some(Style::Json) {
            typed.written()
        } else {
            if typed.nullable {
                self.report
                    .docs_only("`null` of a parameter is not documented", &item.place);
            }
            typed.ty.clone()
        };
        Parameter {
            name: item.name.clone().into(),
            join: item
                .join
                .filter(|_| style.is_none() && self.can_join(&typed.ty))
                .map(Into::into),
            style: style.map(Into::into),
            ty: ty.into(),
            required: item.required.into(),
            allow_reserved: item.allow_reserved.into(),
            content_type: item.content_type.clone().map(Into::into),
            default: default.map(Into::into),
            format: typed.format.map(Into::into),
            limits: typed.limits.map(Into::into),
            doc: item.doc.clone(),
            rust: item.rust.clone(),
            allow: item.allow.clone(),
        }
    }

    fn body(&mut self, item: &description::Body, position: &Position, names: &mut Names) -> Body {
        let typed = self.type_use(&item.schema, position);
        if typed.format.is_some() || typed.limits.is_some() || item.schema.default.is_some() {
            self.report.wider(
                "format, limits or default of a request body are not checked",
                &item.schema.place,
            );
        }
        let mut rust = item.rust.clone();
        let name = item.name.clone().filter(|name| name != Body::DEFAULT_NAME);
        names.claim(
            name.as_deref().unwrap_or(Body::DEFAULT_NAME),
            item.required,
            &mut rust,
        );
        Body {
            name: name.map(Into::into),
            ty: typed.written().into(),
            content_type: item.content_type.clone().map(Into::into),
            required: item.required,
            doc: item.doc.clone().or(typed.doc),
            rust,
            allow: item.allow.clone(),
        }
    }

    /// Default of a parameter, if it is a value of its type.
    fn default(&mut self, item: &description::Parameter, ty: &str) -> Option<Literal> {
        let value = item.schema.default.as_ref()?;
        if item.required {
            self.report.docs_only(
                "default of a required parameter is not documented",
                &item.place,
            );
            return None;
        }
        let literal = match (ty, value) {
            ("bool", Value::Bool(value)) => Some(Literal::Bool(*value)),
            ("bool", Value::String(text)) => text.parse().ok().map(Literal::Bool),
            ("int32" | "int64" | "uint64", value) => {
                let number = value.as_i64().or_else(|| value.as_str()?.parse().ok());
                let fits = |number: &i64| match ty {
                    "int32" => i32::try_from(*number).is_ok(),
                    "uint64" => *number >= 0,
                    _ => true,
                };
                number.filter(fits).map(Literal::Int)
            }
            ("float" | "double", Value::Number(number)) => match number.as_i64() {
                Some(integer) => Some(Literal::Int(integer)),
                None => number.as_f64().map(Literal::Float),
            },
            ("date", Value::String(text)) => {
                codegen::lower::is_date(text).then(|| Literal::Text(text.clone()))
            }
            ("date-time", Value::String(text)) => {
                codegen::lower::is_date_time(text).then(|| Literal::Text(text.clone()))
            }
            ("string" | "uri", Value::String(text)) => Some(Literal::Text(text.clone())),
            ("string", Value::Bool(_) | Value::Number(_)) => Some(Literal::Text(value.to_string())),
            (name, Value::String(text)) => {
                let values = self
                    .types
                    .enums
                    .get(name)
                    .into_iter()
                    .flat_map(|item| item.values.iter());
                values
                    .into_iter()
                    .any(|known| known.value().as_str() == text)
                    .then(|| Literal::Text(text.clone()))
            }
            _ => None,
        };
        if literal.is_none() {
            self.report.docs_only(
                "default that is not a value of its type is not documented",
                &item.place,
            );
        }
        literal
    }
}
