//! Detects paging from the platform's usual fields and parameters.

use indexmap::IndexMap;

use codegen::spec::{Cursor, Model, Operation, PagingRule, Parameter, Spanned};

/// Fields that list the items of a page, most common first.
const ITEMS: &[&str] = &["entities", "results", "items", "resources"];

/// Paging rule of an operation whose result has the fields of a page.
pub(super) fn detect(
    operation: &Operation,
    models: &IndexMap<String, Model>,
) -> Option<PagingRule> {
    if !operation.http.starts_with("GET ") {
        return None;
    }
    let types = operation.returns.types();
    let (ty, others) = types.split_first()?;
    if others.iter().any(|other| other != ty) {
        return None;
    }
    let model = models.get(*ty)?;
    let is_list = |name: &&&str| {
        model
            .fields
            .get(**name)
            .is_some_and(|field| field.ty().starts_with("list<"))
    };
    let items = ITEMS.iter().find(is_list)?;
    let mut rule = PagingRule {
        items: (*items).into(),
        next_uri: None,
        page_number: None,
        page_count: None,
        cursor: None,
    };
    let number = |ty: &str| ["int32", "int64"].contains(&ty);
    let text = |ty: &str| ["string", "uri"].contains(&ty);
    let has = |name: &str, fits: fn(&str) -> bool| {
        model.fields.get(name).is_some_and(|field| fits(field.ty()))
    };
    let asks = |name: &str, fits: fn(&str) -> bool| {
        let named = |parameter: &&Spanned<Parameter>| {
            parameter.name.as_str() == name && fits(&parameter.ty)
        };
        operation
            .query
            .iter()
            .find(named)
            .is_some_and(|parameter| !*parameter.required)
    };
    if asks("pageNumber", number) && has("pageCount", number) {
        rule.page_number = Some("pageNumber".to_owned().into());
        rule.page_count = Some("pageCount".to_owned().into());
        return Some(rule);
    }
    for (parameter, field) in [
        ("cursor", "cursor"),
        ("cursor", "nextCursor"),
        ("after", "after"),
    ] {
        if asks(parameter, text) && has(field, text) {
            rule.cursor = Some(
                Cursor {
                    parameter: parameter.into(),
                    field: field.into(),
                }
                .into(),
            );
            return Some(rule);
        }
    }
    if has("nextUri", text) {
        rule.next_uri = Some("nextUri".to_owned().into());
        return Some(rule);
    }
    None
}
