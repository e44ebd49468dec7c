//! Styles of parameters and form fields that are objects, lists of objects or JSON.

use super::content;
use super::symbols::{Usage, is_placeholder};
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::ir::{Style, Type};
use crate::spec::AnyParameter;

/// Lowers the style of a parameter, or chooses the default of OpenAPI for its location. A style
/// that does not apply is reported.
pub(super) fn style(
    item: &AnyParameter<'_>,
    ty: &Type,
    usage: Usage,
    problems: &mut Diagnostics,
) -> Option<Style> {
    if is_placeholder(ty, item.ty) {
        return None;
    }
    let Some(written) = item.style else {
        return default(item, ty, usage, problems);
    };
    let style = ***written;
    let usable = of_location(usage);
    if usable.contains(&style) && applies(style, ty) {
        return Some(style);
    }
    let fitting = fitting(ty, usage);
    let message = match usable.contains(&style) {
        true => format!(
            "style `{}` does not apply to type `{}`",
            style.as_str(),
            item.ty
        ),
        false => {
            let location = item.location.as_str();
            format!("style `{}` does not apply to a {location}", style.as_str())
        }
    };
    let help = match fitting.is_empty() {
        true => "remove the key".to_owned(),
        false => format!("use {}", listed(&fitting)),
    };
    problems.push(
        Diagnostic::error(Code::Misfit, written.key_place(), message)
            .related(item.ty.place(), "type defined here")
            .help(help),
    );
    None
}

/// The style of a value without the key; `None` for a plain value, a list of them and files, unless
/// they have a JSON media type.
fn default(
    item: &AnyParameter<'_>,
    ty: &Type,
    usage: Usage,
    problems: &mut Diagnostics,
) -> Option<Style> {
    let is_json = item.content_type.is_some_and(|text| content::is_json(text));
    let is_json = is_json && usage == Usage::Part && *ty.item() != Type::Binary;
    if !needs_style(ty) && !is_json {
        return None;
    }
    let is_form = matches!(usage, Usage::Form | Usage::Part);
    if matches!(ty, Type::List(_)) && !is_form {
        let message = format!("value of type `{}` needs a style", item.ty);
        let help = format!("set `style` to {}", listed(&fitting(ty, usage)));
        problems.push(Diagnostic::error(Code::TypeMisplaced, item.ty.place(), message).help(help));
        return None;
    }
    Some(match usage {
        Usage::Query | Usage::Cookie => Style::FormExploded,
        Usage::Path | Usage::Header => Style::Simple,
        _ if matches!(ty, Type::List(_)) => Style::JsonExploded,
        _ => Style::Json,
    })
}

/// Whether a value is neither plain nor a list of plain values or files.
fn needs_style(ty: &Type) -> bool {
    !ty.item().is_plain() && *ty.item() != Type::Binary
}

/// The styles of a location that apply to a type.
fn fitting(ty: &Type, usage: Usage) -> Vec<Style> {
    let usable = of_location(usage).iter().copied();
    usable.filter(|style| applies(*style, ty)).collect()
}

fn of_location(usage: Usage) -> &'static [Style] {
    match usage {
        Usage::Path => &[
            Style::Simple,
            Style::SimpleExploded,
            Style::LabelExploded,
            Style::MatrixExploded,
            Style::Json,
        ],
        Usage::Header => &[Style::Simple, Style::SimpleExploded, Style::Json],
        Usage::Cookie => &[Style::Form, Style::FormExploded, Style::Json],
        Usage::Query => &[
            Style::Form,
            Style::FormExploded,
            Style::DeepObject,
            Style::Json,
        ],
        _ => &[
            Style::Form,
            Style::FormExploded,
            Style::DeepObject,
            Style::Json,
            Style::JsonExploded,
        ],
    }
}

/// Whether values of the type can have the style.
fn applies(style: Style, ty: &Type) -> bool {
    let is_list = matches!(ty, Type::List(_));
    match style {
        _ if *ty.item() == Type::Binary => false,
        Style::Json => true,
        Style::JsonExploded => is_list,
        Style::LabelExploded | Style::MatrixExploded => is_list != needs_style(ty),
        Style::DeepObject => is_list || needs_style(ty),
        _ => !is_list && needs_style(ty),
    }
}

/// Lists styles in a sentence: `` `simple` or `json` ``.
fn listed(styles: &[Style]) -> String {
    let names: Vec<String> = styles
        .iter()
        .map(|style| format!("`{}`", style.as_str()))
        .collect();
    match names.as_slice() {
        [others @ .., last] if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => names.concat(),
    }
}
