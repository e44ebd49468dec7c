//! The endpoint type of an operation, with the operation's metadata.

use super::expression::{Call, Expr};
use super::rust_types::RustTypes;
use super::rust_writer::{RustWriter, quoted};
use super::rustdoc::code;
use super::{answers, limits, paging};
use crate::ir::{
    Body, Encoding, FormEncoding, Group, Location, Operation, Parameter, Permissions, Type,
};

/// ```text
/// #[derive(Debug, Clone, Copy)]
/// pub struct GetOrganizationsMe;
/// impl runtime::Endpoint for GetOrganizationsMe { ... }
/// ```
pub(super) fn endpoint(
    operation: &Operation,
    group: &Group,
    types: RustTypes<'_>,
    out: &mut RustWriter,
) {
    let name = &operation.endpoint;
    out.item(|out| {
        let call = format!("{} {}", operation.method.as_str(), operation.path);
        out.doc(format_args!(
            "Endpoint of {}: {}.",
            code(&operation.id),
            code(&call)
        ));
        out.line("#[derive(Debug, Clone, Copy)]");
        out.line(format_args!("pub struct {name};"));
    });
    out.item(|out| {
        out.block(format_args!("impl runtime::Endpoint for {name}"), |out| {
            let output = answers::output(&operation.returns, types);
            out.member(|out| out.line(format_args!("type Output = {output};")));
            if let Some(accept) = answers::accept(&operation.returns) {
                let accept = quoted(&accept);
                out.member(|out| {
                    out.line(format_args!("const ACCEPT: &'static str = {accept};"));
                });
            }
            out.member(|out| {
                let before = "const OPERATION: &'static runtime::Operation = &";
                out.expression(before, &metadata(operation, group, types), ";");
            });
        });
    });
    paging::paged(operation, types, out);
}

/// ```text
/// runtime::Operation::new("getUser", runtime::Method::GET, "/users/{userId}", "Users")
///     .with_permissions(runtime::Permissions::Any(&["directory:user:view"]))
///     .with_parameters(&[runtime::Parameter::path("userId", runtime::ValueKind::Text)])
/// ```
fn metadata(operation: &Operation, group: &Group, types: RustTypes<'_>) -> Expr {
    let arguments = [
        quoted(&operation.id),
        format!("runtime::Method::{}", operation.method.as_str()),
        quoted(&operation.path),
        quoted(&group.tag),
    ];
    let arguments = arguments.into_iter().map(Expr::Atom).collect();
    let parameters = operation.parameters.iter();
    let parameters = Expr::List(parameters.map(|item| parameter(item, types)).collect());
    let scopes = Expr::quoted(&operation.scopes);
    let form = || operation.form.map(|encoding| form(encoding, operation));
    let body = operation.body.as_ref().map(body).or_else(form);
    let calls = [
        Call::when(operation.deprecated.is_some(), "with_deprecation"),
        Call::with("with_permissions", permissions(&operation.permissions)),
        Call::with("with_scopes", scopes.non_empty()),
        Call::when(operation.anonymous, "without_sign_in"),
        Call::with("with_parameters", parameters.non_empty()),
        Call::with("with_body", body),
        Call::with(
            "with_answers",
            answers::metadata(&operation.returns).non_empty(),
        ),
        Call::with(
            "with_paging",
            operation.paging.as_ref().map(paging::metadata),
        ),
    ];
    Expr::from(Call::new("runtime::Operation::new", arguments)).then(calls.into_iter().flatten())
}

fn permissions(permissions: &Permissions) -> Option<Expr> {
    let (name, list) = match permissions {
        Permissions::None => return None,
        Permissions::Any(list) => ("runtime::Permissions::Any", list),
        Permissions::All(list) => ("runtime::Permissions::All", list),
    };
    Some(Call::new(name, vec![Expr::quoted(list)]).into())
}

/// ```text
/// runtime::Parameter::query("pageSize", runtime::ValueKind::Int32).or("25")
/// ```
fn parameter(parameter: &Parameter, types: RustTypes<'_>) -> Expr {
    let location = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Form => "form",
    };
    let arguments = vec![
        Expr::Atom(quoted(&parameter.wire)),
        value_kind(&parameter.ty, types),
    ];
    let function = format!("runtime::Parameter::{location}");
    let literal = |text: &str| Expr::Atom(quoted(text));
    // Path parameters are always required.
    let required = parameter.required && parameter.location != Location::Path;
    let default = parameter
        .default
        .as_ref()
        .map(|default| default.to_string());
    let calls = [
        Call::with(
            "joined",
            parameter.join.map(|join| literal(join.separator())),
        ),
        Call::when(required, "needed"),
        Call::with("or", default.as_deref().map(literal)),
        Call::with("within", limits::metadata(&parameter.limits).non_empty()),
    ];
    Expr::from(Call::new(function, arguments)).then(calls.into_iter().flatten())
}

fn value_kind(ty: &Type, types: RustTypes<'_>) -> Expr {
    let name = match ty {
        Type::Bool => "Bool",
        Type::Int32 => "Int32",
        Type::Int64 => "Int64",
        Type::Float => "Float",
        Type::Double => "Double",
        Type::Date => "Date",
        Type::DateTime => "DateTime",
        Type::Enum(_) => {
            let values = Expr::Atom(format!("{}::WORDS", types.owned(ty)));
            return Call::new("runtime::ValueKind::Enum", vec![values]).into();
        }
        Type::Binary => "File",
        Type::List(inner) if !inner.is_plain() && **inner != Type::Binary => "Json",
        Type::List(inner) => {
            let inner = value_kind(inner, types).referenced();
            return Call::new("runtime::ValueKind::List", vec![inner]).into();
        }
        Type::Map(_) | Type::Model(_) | Type::Union(_) | Type::Json => "Json",
        Type::String | Type::Uri | Type::Secret => "Text",
    };
    Expr::Atom(format!("runtime::ValueKind::{name}"))
}

/// ```text
/// runtime::RequestBody::required(runtime::Content::Json)
/// ```
fn body(body: &Body) -> Expr {
    let content = match body.content.encoding {
        Encoding::Json => "Json",
        Encoding::Text => "Text",
        Encoding::Binary => "Binary",
    };
    request_body(body.required, content).then(answers::media_type(&body.content))
}

/// A form is required if one of its fields is required.
fn form(encoding: FormEncoding, operation: &Operation) -> Expr {
    let content = match encoding {
        FormEncoding::Urlencoded => "Form",
        FormEncoding::Multipart => "Multipart",
    };
    let mut fields = operation.parameters.iter();
    let required = fields.any(|field| field.location == Location::Form && field.required);
    request_body(required, content)
}

fn request_body(required: bool, content: &str) -> Expr {
    let function = if required { "required" } else { "optional" };
    let content = Expr::Atom(format!("runtime::Content::{content}"));
    Call::new(format!("runtime::RequestBody::{function}"), vec![content]).into()
}
