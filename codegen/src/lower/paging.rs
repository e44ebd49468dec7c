//! How an operation lists things page by page: the fields of a page and the query parameters found, or reported.

use super::operation::Context;
use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::ir::{Field, Items, Location, Model, ModelId, NextPage, Paging, Parameter, Type};
use crate::load::prune::GAPS;
use crate::spec::File;
use crate::spec::location::At;
use crate::spec::{self, GroupFile, PagingRule};

/// A help lists no more names than this.
const SHOWN_NAMES: usize = 5;

/// The paging of an operation; `None` if it has none, or one with a mistake, which is reported.
pub(super) fn paging(
    item: &spec::Operation,
    returns: Option<&Type>,
    parameters: &[Parameter],
    at: At<'_>,
    context: &Context<'_>,
    problems: &mut Diagnostics,
) -> Option<Paging> {
    let rule = item.paging.as_ref()?;
    let names = Names {
        page: page(item, returns, at, context, problems),
        parameters,
        at,
    };
    let at = at.key("paging");
    let items = names.field(&rule.items, Role::Items, at.key("items"), problems);
    // each is looked at, though only one may be there
    let ways = [
        uri(rule, &names, at, problems),
        number(rule, &names, at, problems),
        cursor(rule, &names, at, problems),
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

fn uri(
    rule: &PagingRule,
    names: &Names<'_>,
    at: At<'_>,
    problems: &mut Diagnostics,
) -> Option<NextPage> {
    let name = rule.next_uri.as_ref()?;
    let field = names.field(name, Role::Address, at.key("next_uri"), problems)?;
    Some(NextPage::Uri {
        field: field.wire.clone(),
    })
}

fn number(
    rule: &PagingRule,
    names: &Names<'_>,
    at: At<'_>,
    problems: &mut Diagnostics,
) -> Option<NextPage> {
    let name = rule.page_number.as_ref()?;
    let parameter = names.parameter(name, Role::Number, at.key("page_number"), problems);
    let count = rule
        .page_count
        .as_ref()
        .map(|name| names.field(name, Role::Count, at.key("page_count"), problems));
    Some(NextPage::Number {
        parameter: parameter?.wire.clone(),
        count: match count {
            None => None,
            Some(field) => Some(field?.wire.clone()),
        },
    })
}

fn cursor(
    rule: &PagingRule,
    names: &Names<'_>,
    at: At<'_>,
    problems: &mut Diagnostics,
) -> Option<NextPage> {
    let cursor = rule.cursor.as_ref()?;
    let at = at.key("cursor");
    let parameter_at = at.key("parameter");
    let parameter = names.parameter(&cursor.parameter, Role::Cursor, parameter_at, problems);
    let field = names.field(&cursor.field, Role::Cursor, at.key("field"), problems)?;
    let parameter = parameter?;
    if parameter.required {
        let message = format!(
            "query parameter `{}` must be optional, because the first page is requested without it",
            parameter.wire
        );
        problems.push(
            Diagnostic::error(Code::Paging, parameter_at.place(), message)
                .help("remove `required: true` from the parameter"),
        );
        return None;
    }
    Some(NextPage::Cursor {
        parameter: parameter.wire.clone(),
        field: field.wire.clone(),
    })
}

/// What a field or a query parameter is to the paging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Items,
    Address,
    Number,
    Count,
    Cursor,
}

impl Role {
    fn fits(self, ty: &Type) -> bool {
        let text = matches!(ty, Type::String | Type::Uri);
        let whole = matches!(ty, Type::Int32 | Type::Int64);
        match self {
            Self::Items => matches!(ty, Type::List(_)),
            Self::Address => text,
            Self::Number | Self::Count => whole,
            Self::Cursor => text || whole,
        }
    }

    /// What it must be, and why.
    fn demand(self) -> &'static str {
        match self {
            Self::Items => "a list, which holds the items of a page",
            Self::Address => "text, which holds the URL of the next page",
            Self::Number => "an integer, which counts the pages",
            Self::Count => "an integer, which holds the number of pages",
            Self::Cursor => "text or an integer, which is passed from page to page",
        }
    }
}

/// What a paging can name.
struct Names<'a> {
    /// `None` if the answer is no model, which has been reported.
    page: Option<Page<'a>>,
    parameters: &'a [Parameter],
    at: At<'a>,
}

impl<'a> Names<'a> {
    fn field(
        &self,
        name: &str,
        role: Role,
        at: At<'_>,
        problems: &mut Diagnostics,
    ) -> Option<&'a Field> {
        let page = self.page.as_ref()?;
        let fields = &page.model.fields;
        let Some(field) = fields.iter().find(|field| field.wire == name) else {
            let broken = [Code::Inheritance, Code::UnknownType];
            if !problems.has_within(&page.place(), GAPS)
                && !problems.has_within(&page.place(), &broken)
            {
                let message = format!("model `{}` has no field `{name}`", page.model.wire);
                let fitting = fields.iter().filter(|field| role.fits(&field.ty));
                let close = closest(name, fitting.map(|field| field.wire.as_str()));
                let problem = Diagnostic::error(Code::Paging, at.place(), message)
                    .related(page.key_place(), "model defined here");
                problems.push(match close {
                    Some(close) => problem.help(did_you_mean(close)),
                    None => problem.help(format!("name a field whose type is {}", role.demand())),
                });
            }
            return None;
        };
        if role.fits(&field.ty) {
            return Some(field);
        }
        if !page.is_stand_in(field) {
            let message = format!("field `{name}` must be {}", role.demand());
            problems.push(
                Diagnostic::error(Code::Paging, at.place(), message)
                    .related(page.field_place(name), "field defined here")
                    .help(another(
                        fields
                            .iter()
                            .filter(|field| role.fits(&field.ty))
                            .map(|field| field.wire.as_str()),
                    )),
            );
        }
        None
    }

    fn parameter(
        &self,
        name: &str,
        role: Role,
        at: At<'_>,
        problems: &mut Diagnostics,
    ) -> Option<&'a Parameter> {
        let query = || {
            self.parameters
                .iter()
                .filter(|parameter| parameter.location == Location::Query)
        };
        let Some(parameter) = query().find(|parameter| parameter.wire == name) else {
            let list = self.at.key("query").place();
            if !problems.has_within(&list, GAPS) {
                let message = format!("unknown query parameter `{name}`");
                let fitting = query().filter(|parameter| role.fits(&parameter.ty));
                let close = closest(name, fitting.map(|parameter| parameter.wire.as_str()));
                let help = close.map_or_else(
                    || format!("add `- name: {name}` with a `type` under `query`"),
                    did_you_mean,
                );
                problems.push(Diagnostic::error(Code::Paging, at.place(), message).help(help));
            }
            return None;
        };
        // `json` is the stand-in for a type that cannot be resolved, which has been reported
        if role.fits(&parameter.ty) || parameter.ty == Type::Json {
            return Some(parameter);
        }
        let message = format!("query parameter `{name}` must be {}", role.demand());
        let fitting = query().filter(|parameter| role.fits(&parameter.ty));
        let help = another(fitting.map(|parameter| parameter.wire.as_str()));
        problems.push(Diagnostic::error(Code::Paging, at.place(), message).help(help));
        None
    }
}

/// The way out for a name whose type does not fit, with the names that would do.
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

/// The model that a page is, and where it is written.
struct Page<'a> {
    model: &'a Model,
    file: &'a File<GroupFile>,
}

impl Page<'_> {
    /// Where its name stands.
    fn key_place(&self) -> Place {
        let root = self.file.at();
        root.key("models").key(&self.model.wire).key_place()
    }

    /// Where it stands.
    fn place(&self) -> Place {
        let root = self.file.at();
        root.key("models").key(&self.model.wire).place()
    }

    fn field_place(&self, name: &str) -> Place {
        let root = self.file.at();
        let models = root.key("models");
        let model = models.key(&self.model.wire);
        model.key("fields").key(name).place()
    }

    /// Whether the field is `json` only because its type cannot be resolved, which has been reported.
    fn is_stand_in(&self, field: &Field) -> bool {
        let written = self.file.spec.models.get(&self.model.wire);
        let written = written.and_then(|model| model.fields.get(&field.wire));
        field.ty == Type::Json && written.is_none_or(|field| field.ty() != "json")
    }
}

/// The model that the operation returns; anything else is reported.
fn page<'a>(
    item: &spec::Operation,
    returns: Option<&Type>,
    at: At<'_>,
    context: &Context<'a>,
    problems: &mut Diagnostics,
) -> Option<Page<'a>> {
    match returns {
        Some(Type::Model(id)) => find(*id, context),
        // the stand-in for a type that cannot be resolved, which has been reported
        Some(Type::Json) if !item.returns.types().contains(&"json") => None,
        _ => {
            let types = item.returns.types().join("` or `");
            let message = format!("response of type `{types}` is not a page");
            problems.push(
                Diagnostic::error(Code::Paging, at.key("paging").key_place(), message)
                    .related(at.key("returns").place(), "response defined here")
                    .help("return a model with a field that lists the items"),
            );
            None
        }
    }
}

fn find<'a>(id: ModelId, context: &Context<'a>) -> Option<Page<'a>> {
    let model = context.models.get(id.0)?;
    let declares = |file: &&File<GroupFile>| {
        file.spec.models.contains_key(&model.wire) && context.symbols.model(&model.wire) == Some(id)
    };
    let file = context.spec.groups.iter().find(declares)?;
    Some(Page { model, file })
}
