//! Names and types of the parameters, form fields and body of an operation.

use super::operation::Context;
use super::symbols::{Usage, is_placeholder};
use super::{content, decide, limits, literal, style};
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::names::{Case, Scope};
use crate::ir::{Body, Join, Location, Parameter, Type};
use crate::spec::{self, AnyParameter, BuiltIn, FormEncoding, Keyed};

/// Methods of a request, whose names no optional parameter can have.
const RESERVED_SETTERS: &[&str] = &[
    "attempt_timeout",
    "clone",
    "header",
    "into_future",
    "items",
    "new",
    "of",
    "operation",
    "pages",
    "raw",
    "retry",
    "send",
    "set_body",
    "set_bytes",
    "set_cookie",
    "set_cookie_joined",
    "set_cookie_list",
    "set_cookie_styled",
    "set_field",
    "set_field_joined",
    "set_field_list",
    "set_field_styled",
    "set_file",
    "set_files",
    "set_header",
    "set_header_joined",
    "set_header_styled",
    "set_media_type",
    "set_path",
    "set_path_joined",
    "set_path_styled",
    "set_query",
    "set_query_joined",
    "set_query_list",
    "set_query_styled",
    "set_text",
    "timeout",
    "wait",
];

/// The parameters and the body of an operation, and the scopes of their names.
pub(super) struct Arguments<'a> {
    context: &'a Context<'a>,
    required: Scope<Place>,
    setters: Scope<Place>,
    /// In the order of the spec: path, query, header, cookie, form.
    pub(super) parameters: Vec<Parameter>,
    pub(super) body: Option<Body>,
}

impl<'a> Arguments<'a> {
    pub(super) fn collect(
        item: &spec::Operation,
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
        let encoding = item.form.as_ref().and_then(|form| form.encoding);
        for parameter in item.parameters() {
            let usage = match parameter.location {
                Location::Path => Usage::Path,
                Location::Query => Usage::Query,
                Location::Header => Usage::Header,
                Location::Cookie => Usage::Cookie,
                Location::Form if encoding == Some(FormEncoding::Multipart) => Usage::Part,
                Location::Form => Usage::Form,
            };
            this.parameter(&parameter, usage, problems);
        }
        let body = item.body.as_ref();
        this.body = body.map(|body| this.body(body, problems));
        this
    }

    fn parameter(&mut self, item: &AnyParameter<'_>, usage: Usage, problems: &mut Diagnostics) {
        let text = (item.name.as_str(), item.name.place());
        let name = decide(self.scope(item.required), text, item.rust, problems);
        let is_json = item
            .style
            .is_some_and(|style| ***style == spec::Style::Json);
        let of_type = if is_json { Usage::Json } else { usage };
        let ty = self.context.symbols.resolve(item.ty, of_type, problems);
        let ty = ty.unwrap_or(Type::String);
        let default = item.default.and_then(|default| {
            if item.ty.value().is_some_and(|expr| expr.is(BuiltIn::Json)) {
                let message = "value of type `json` cannot have a default";
                problems.push(
                    Diagnostic::error(Code::DefaultType, default.place(), message)
                        .help(literal::NO_DEFAULT),
                );
                return None;
            }
            literal::default(default, &ty, self.context, problems)
        });
        let typed = (&ty, item.ty);
        let media_type = item.content_type;
        let media_type =
            media_type.and_then(|text| content::of_field(text, typed, usage, problems));
        self.parameters.push(Parameter {
            wire: item.name.to_string(),
            name,
            location: item.location,
            join: join(item, &ty, problems),
            style: style::style(item, &ty, usage, problems),
            allow_reserved: allow_reserved(item, problems),
            media_type,
            format: limits::format(item.format, typed, problems),
            limits: limits::limits(item.limits, typed, problems),
            ty,
            required: item.required,
            default,
            doc: item.doc.map(str::to_owned),
        });
    }

    /// The scope of a name: that of the method's arguments, or that of the setters.
    fn scope(&mut self, required: bool) -> &mut Scope<Place> {
        match required {
            true => &mut self.required,
            false => &mut self.setters,
        }
    }

    fn body(&mut self, item: &Keyed<spec::Body>, problems: &mut Diagnostics) -> Body {
        let place = item.name.as_ref().map(|name| name.place());
        let place = place.unwrap_or_else(|| item.key_place());
        let scope = self.scope(item.required);
        let name = decide(scope, (item.name(), place), item.rust.as_ref(), problems);
        let ty = self
            .context
            .symbols
            .resolve(&item.ty, Usage::Body, problems);
        let ty = ty.unwrap_or(Type::Json);
        let media_type = item.content_type.as_ref();
        Body {
            wire: item.name().to_owned(),
            name,
            content: content::content(ty, &item.ty, media_type, problems),
            required: item.required,
            doc: item.doc.clone(),
        }
    }
}

/// Whether reserved characters are sent as they are, which is possible only in a query.
fn allow_reserved(item: &AnyParameter<'_>, problems: &mut Diagnostics) -> bool {
    let Some(key) = item.allow_reserved else {
        return false;
    };
    if item.location != Location::Query {
        let location = item.location.as_str();
        let message = format!("`allow_reserved` does not apply to a {location}");
        problems.push(
            Diagnostic::error(Code::Misfit, key.key_place(), message)
                .help("remove the key; it only applies to query parameters"),
        );
    }
    item.location == Location::Query
}

/// The separator of a list that is sent as one value. A path and a header cannot repeat a name, so
/// they default to commas.
fn join(item: &AnyParameter<'_>, ty: &Type, problems: &mut Diagnostics) -> Option<Join> {
    let list = match ty {
        Type::List(inner) => inner.is_plain() && item.style.is_none(),
        ty if is_placeholder(ty, item.ty) => return None,
        _ => false,
    };
    match item.join {
        Some(join) if list => Some(***join),
        Some(join) => {
            let message = format!("value of type `{}` has no items to join", item.ty);
            problems.push(
                Diagnostic::error(Code::Misfit, join.key_place(), message)
                    .related(item.ty.place(), "type defined here")
                    .help("remove `join`, or change the type to a list of plain values"),
            );
            None
        }
        None => {
            let joined = matches!(item.location, Location::Path | Location::Header);
            (list && joined).then_some(Join::Comma)
        }
    }
}
