//! Paging: resolves the fields of a page and the query parameters.

use super::extends::field_place;
use super::operation::Context;
use super::symbols::is_placeholder;
use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::{Field, Items, Location, Model, ModelId, NextPage, Paging, Parameter, Type};
use crate::load::prune::GAPS;
use crate::spec::{self, PagingRule, Spanned};

/// The maximum number of names in a help text.
const SHOWN_NAMES: usize = 5;

/// Lowers the paging of an operation. `None` if it has none, or one with a mistake, which is
/// reported.
pub(super) fn paging(
    item: &Spanned<spec::Operation>,
    returns: Option<&Type>,
    parameters: &[Parameter],
    context: &Context<'_>,
    problems: &mut Diagnostics,
) -> Option<Paging> {
    let rule = item.paging.as_ref()?;
    let query = match item.query.is_placed() {
        true => item.query.place(),
        false => item.place(),
    };
    let names = Names {
        page: page(item, returns, rule.key_place(), context, problems),
        parameters,
        query,
    };
    let items = names.field(&rule.items, Role::Items, problems);
    // Every way is checked, although only one is allowed.
    let ways = [
        uri(rule, &names, problems),
        number(rule, &names, problems),
        cursor(rule, &names, problems),
    ];
    Some(Paging {
        items: items.and_then(list)?,
        next: ways.into_iter().flatten().next()?,
    })
}

fn list(field: &Field) -> Option<Items> {
    let Type::List(item) = &field.ty else {
        return None;
    };
    Some(Items {
        wire: field.wire.clone(),
        name: field.name.clone(),
        ty: item.as_ref().clone(),
        required: !field.is_option(),
    })
}

fn uri(rule: &PagingRule, names: &Names<'_>, problems: &mut Diagnostics) -> Option<NextPage> {
    let name = rule.next_uri.as_ref()?;
    let field = names.field(name, Role::Address, problems)?;
    Some(NextPage::Uri {
        field: field.wire.clone(),
    })
}

fn number(rule: &PagingRule, names: &Names<'_>, problems: &mut Diagnostics) -> Option<NextPage> {
    let name = rule.page_number.as_ref()?;
    let parameter = names.parameter(name, Role::Number, problems);
    let count = rule
        .page_count
        .as_ref()
        .map(|name| names.field(name, Role::Count, problems));
    Some(NextPage::Number {
        parameter: parameter?.wire.clone(),
        count: match count {
            None => None,
            Some(field) => Some(field?.wire.clone()),
        },
    })
}

fn cursor(rule: &PagingRule, names: &Names<'_>, problems: &mut Diagnostics) -> Option<NextPage> {
    let cursor = rule.cursor.as_ref()?;
    let parameter = names.parameter(&cursor.parameter, Role::Cursor, problems);
    let field = names.field(&cursor.field, Role::Cursor, problems)?;
    let parameter = parameter?;
    if parameter.required {
        let message = format!(
            "query parameter `{}` must be optional, because the first page is requested without it",
            parameter.wire
        );
        problems.push(
            Diagnostic::error(Code::Paging, cursor.parameter.place(), message)
                .help("remove `required: true` from the parameter"),
        );
        return None;
    }
    Some(NextPage::Cursor {
        parameter: parameter.wire.clone(),
        field: field.wire.clone(),
    })
}

/// The purpose of a field or query parameter in paging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Items,
    Address,
    Number,
    Count,
    Cursor,
}

impl Role {
    fn accepts(self, ty: &Type) -> bool {
        let text = matches!(ty, Type::String | Type::Uri);
        let whole = matches!(ty, Type::Int32 | Type::Int64);
        match self {
            Self::Items => matches!(ty, Type::List(_)),
            Self::Address => text,
            Self::Number | Self::Count => whole,
            Self::Cursor => text || whole,
        }
    }

    /// The type that it must have, and the reason.
    fn requirement(self) -> &'static str {
        match self {
            Self::Items => "a list, which holds the items of a page",
            Self::Address => "text, which holds the URL of the next page",
            Self::Number => "an integer, which counts the pages",
            Self::Count => "an integer, which holds the number of pages",
            Self::Cursor => "text or an integer, which is passed from page to page",
        }
    }
}

/// The fields and query parameters that paging can name.
struct Names<'a> {
    /// `None` if the response is not a model, which has been reported.
    page: Option<Page<'a>>,
    parameters: &'a [Parameter],
    /// The place of the query parameters.
    query: Place,
}

impl<'a> Names<'a> {
    fn field(
        &self,
        name: &Spanned<String>,
        role: Role,
        problems: &mut Diagnostics,
    ) -> Option<&'a Field> {
        let page = self.page.as_ref()?;
        let fields = &page.model.fields;
        let Some(field) = fields.iter().find(|field| field.wire == name.as_str()) else {
            let broken = [Code::Inheritance, Code::UnknownType];
            if !problems.has_within(&page.written.place(), GAPS)
                && !problems.has_within(&page.written.place(), &broken)
            {
                let message = format!("model `{}` has no field `{name}`", page.model.wire);
                let fitting = fields.iter().filter(|field| role.accepts(&field.ty));
                let close = closest(name, fitting.map(|field| field.wire.as_str()));
                let problem = Diagnostic::error(Code::Paging, name.place(), message)
                    .related(page.name.place(), "model defined here");
                problems.push(match close {
                    Some(close) => problem.help(did_you_mean(close)),
                    None => {
                        problem.help(format!("name a field whose type is {}", role.requirement()))
                    }
                });
            }
            return None;
        };
        if role.accepts(&field.ty) {
            return Some(field);
        }
        if !page.is_placeholder(field) {
            let message = format!("field `{name}` must be {}", role.requirement());
            problems.push(
                Diagnostic::error(Code::Paging, name.place(), message)
                    .related(field_place(page.written, name), "field defined here")
                    .help(another(
                        fields
                            .iter()
                            .filter(|field| role.accepts(&field.ty))
                            .map(|field| field.wire.as_str()),
                    )),
            );
        }
        None
    }

    fn parameter(
        &self,
        name: &Spanned<String>,
        role: Role,
        problems: &mut Diagnostics,
    ) -> Option<&'a Parameter> {
        let query = || {
            self.parameters
                .iter()
                .filter(|parameter| parameter.location == Location::Query)
        };
        let Some(parameter) = query().find(|parameter| parameter.wire == name.as_str()) else {
            if !problems.has_within(&self.query, GAPS) {
                let message = format!("unknown query parameter `{name}`");
                let fitting = query().filter(|parameter| role.accepts(&parameter.ty));
                let close = closest(name, fitting.map(|parameter| parameter.wire.as_str()));
                let help = close.map_or_else(
                    || format!("add `- name: {name}` with a `type` under `query`"),
                    did_you_mean,
                );
                problems.push(Diagnostic::error(Code::Paging, name.place(), message).help(help));
            }
            return None;
        };
        // A type that cannot be resolved is read as `json` and has been reported.
        if role.accepts(&parameter.ty) || parameter.ty == Type::Json {
            return Some(parameter);
        }
        let message = format!("query parameter `{name}` must be {}", role.requirement());
        let fitting = query().filter(|parameter| role.accepts(&parameter.ty));
        let help = another(fitting.map(|parameter| parameter.wire.as_str()));
        problems.push(Diagnostic::error(Code::Paging, name.place(), message).help(help));
        None
    }
}

/// The help for a name whose type does not fit, with the names that would.
fn another<'a>(fitting: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = fitting
        .take(SHOWN_NAMES)
        .map(|name| format!("`{name}`"))
        .collect();
    match names.as_slice() {
        [] => "correct its type, or use another name".to_owned(),
        names => format!("correct its type, or use {}", names.join(" or ")),
    }
}

/// The model of a page, lowered and as it is written.
struct Page<'a> {
    model: &'a Model,
    name: &'a Spanned<String>,
    written: &'a Spanned<spec::Model>,
}

impl Page<'_> {
    /// Whether the field is `json` only because its type cannot be resolved, which has been
    /// reported.
    fn is_placeholder(&self, field: &Field) -> bool {
        let written = self.written.fields.get(field.wire.as_str());
        match written {
            Some(written) => is_placeholder(&field.ty, written.ty()),
            None => field.ty == Type::Json,
        }
    }
}

/// Returns the model that the operation returns. Another type is reported.
fn page<'a>(
    item: &spec::Operation,
    returns: Option<&Type>,
    key: Place,
    context: &Context<'a>,
    problems: &mut Diagnostics,
) -> Option<Page<'a>> {
    match returns {
        Some(Type::Model(id)) => find(*id, context),
        // A type that cannot be resolved is read as `json` and has been reported.
        Some(Type::Json) if !item.returns.types().contains(&"json") => None,
        _ => {
            let types = item.returns.types().join("` or `");
            let message = format!("response of type `{types}` is not a page");
            problems.push(
                Diagnostic::error(Code::Paging, key, message)
                    .related(item.returns.place(), "response defined here")
                    .help("return a model with a field that lists the items"),
            );
            None
        }
    }
}

fn find<'a>(id: ModelId, context: &Context<'a>) -> Option<Page<'a>> {
    let model = context.models.get(id.0)?;
    let mut files = context.spec.groups.iter();
    let (name, written) =
        files.find_map(|file| file.spec.models.get_key_value(model.wire.as_str()))?;
    (context.symbols.model(name) == Some(id)).then_some(Page {
        model,
        name,
        written,
    })
}
