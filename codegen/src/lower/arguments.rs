//! Names and types of what an operation takes: parameters, fields of a form, body.

use super::operation::Context;
use super::symbols::Usage;
use super::{content, decide, limits, literal};
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::names::{Case, Name, Scope};
use crate::ir::{Body, Join, Location, Parameter, Type};
use crate::spec;
use crate::spec::location::At;

/// Methods of a request that no optional parameter can have.
const RESERVED_SETTERS: &[&str] = &[
    "attempt_timeout",
    "clone",
    "header",
    "into_future",
    "items",
    "new",
    "operation",
    "pages",
    "raw",
    "retry",
    "send",
    "set_body",
    "set_bytes",
    "set_field",
    "set_field_joined",
    "set_field_list",
    "set_file",
    "set_files",
    "set_header",
    "set_header_joined",
    "set_json_field",
    "set_media_type",
    "set_query",
    "set_query_joined",
    "set_query_list",
    "set_text",
    "timeout",
    "wait",
];

/// What an operation takes, and the scopes in which it gets its names.
pub(super) struct Arguments<'a> {
    context: &'a Context<'a>,
    required: Scope<Place>,
    setters: Scope<Place>,
    /// In the order of the spec: path, query, header, form.
    pub(super) parameters: Vec<Parameter>,
    pub(super) body: Option<Body>,
}

impl<'a> Arguments<'a> {
    pub(super) fn collect(
        item: &spec::Operation,
        at: At<'_>,
        context: &'a Context<'a>,
        problems: &mut Diagnostics,
    ) -> Self {
        let mut this = Self {
            context,
            required: Scope::new(Case::Snake, &[], "_"),
            setters: Scope::new(Case::Snake, RESERVED_SETTERS, "_"),
            parameters: Vec::new(),
            body: None,
        };
        let list = at.key("path");
        for (index, parameter) in item.path.iter().enumerate() {
            this.path_parameter(parameter, list.item(index), problems);
        }
        let list = at.key("query");
        for (index, parameter) in item.query.iter().enumerate() {
            let kind = (Location::Query, Usage::Query);
            this.parameter(parameter, kind, list.item(index), problems);
        }
        let list = at.key("header");
        for (index, parameter) in item.header.iter().enumerate() {
            let kind = (Location::Header, Usage::Header);
            this.parameter(parameter, kind, list.item(index), problems);
        }
        if let Some(form) = &item.form {
            let at = at.key("form");
            let usage = match form.encoding {
                Some(spec::FormEncoding::Multipart) => Usage::Part,
                _ => Usage::Form,
            };
            let list = at.key("fields");
            for (index, field) in form.fields.iter().enumerate() {
                let kind = (Location::Form, usage);
                this.parameter(field, kind, list.item(index), problems);
            }
        }
        if let Some(body) = &item.body {
            let body = this.body(body, at.key("body"), problems);
            this.body = Some(body);
        }
        this
    }

    fn path_parameter(
        &mut self,
        item: &spec::PathParameter,
        at: At<'_>,
        problems: &mut Diagnostics,
    ) {
        let places = (at.key("name").place(), at.key("rust"));
        let name = decide(
            &mut self.required,
            &item.name,
            item.rust.as_deref(),
            places,
            problems,
        );
        let ty = self
            .context
            .symbols
            .resolve(&item.ty, at.key("type"), Usage::Path, problems)
            .unwrap_or(Type::String);
        let written = (&ty, item.ty.as_str());
        self.parameters.push(Parameter {
            wire: item.name.clone(),
            name,
            location: Location::Path,
            join: matches!(ty, Type::List(_)).then_some(Join::Comma),
            format: limits::format(item.format.as_deref(), written, at, problems),
            limits: limits::limits(item.limits.as_ref(), written, at, problems),
            ty,
            required: true,
            default: None,
            doc: item.doc.clone(),
        });
    }

    fn parameter(
        &mut self,
        item: &spec::Parameter,
        (location, usage): (Location, Usage),
        at: At<'_>,
        problems: &mut Diagnostics,
    ) {
        let places = (at.key("name").place(), at.key("rust"));
        let name = decide(
            self.scope(item.required),
            &item.name,
            item.rust.as_deref(),
            places,
            problems,
        );
        let ty = self
            .context
            .symbols
            .resolve(&item.ty, at.key("type"), usage, problems)
            .unwrap_or(Type::String);
        let default = item.default.as_ref();
        let default = default.and_then(|value| {
            let at = at.key("default");
            if item.ty == "json" {
                let message = "value of type `json` cannot have a default";
                problems.push(
                    Diagnostic::error(Code::DefaultType, at.place(), message)
                        .help(literal::NO_DEFAULT),
                );
                return None;
            }
            literal::default(value, &ty, self.context, at, problems)
        });
        let written = (&ty, item.ty.as_str());
        self.parameters.push(Parameter {
            wire: item.name.clone(),
            name,
            location,
            join: join(item, &ty, location, at, problems),
            format: limits::format(item.format.as_deref(), written, at, problems),
            limits: limits::limits(item.limits.as_ref(), written, at, problems),
            ty,
            required: item.required,
            default,
            doc: item.doc.clone(),
        });
    }

    /// Where the name of an argument has to be its own, or that of a setter.
    fn scope(&mut self, required: bool) -> &mut Scope<Place> {
        match required {
            true => &mut self.required,
            false => &mut self.setters,
        }
    }

    fn body(&mut self, item: &spec::Body, at: At<'_>, problems: &mut Diagnostics) -> Body {
        let place = if item.name.is_some() {
            at.key("name").place()
        } else {
            at.key_place()
        };
        let name: Name = decide(
            self.scope(item.required),
            item.name(),
            item.rust.as_deref(),
            (place, at.key("rust")),
            problems,
        );
        let ty = self
            .context
            .symbols
            .resolve(&item.ty, at.key("type"), Usage::Body, problems)
            .unwrap_or(Type::Json);
        let media_type = item.content_type.as_deref();
        Body {
            wire: item.name().to_owned(),
            name,
            content: content::content(ty, &item.ty, media_type, at, problems),
            required: item.required,
            doc: item.doc.clone(),
        }
    }
}

/// What stands between the items of a list: what the spec says, or commas in a header, which cannot repeat its name.
fn join(
    item: &spec::Parameter,
    ty: &Type,
    location: Location,
    at: At<'_>,
    problems: &mut Diagnostics,
) -> Option<Join> {
    let list = match ty {
        Type::List(inner) => !matches!(**inner, Type::Binary | Type::Model(_) | Type::List(_)),
        // the stand-in for a type that cannot be resolved, which has been reported
        Type::Json if item.ty != "json" => return None,
        _ => false,
    };
    match item.join {
        Some(join) if list => Some(match join {
            spec::Join::Comma => Join::Comma,
            spec::Join::Space => Join::Space,
            spec::Join::Pipe => Join::Pipe,
            spec::Join::Tab => Join::Tab,
        }),
        Some(_) => {
            let message = format!("value of type `{}` has no items to join", item.ty);
            problems.push(
                Diagnostic::error(Code::Misfit, at.key("join").key_place(), message)
                    .related(at.key("type").place(), "type defined here")
                    .help("remove `join`, or change the type to a list of plain values"),
            );
            None
        }
        None => (list && location == Location::Header).then_some(Join::Comma),
    }
}
