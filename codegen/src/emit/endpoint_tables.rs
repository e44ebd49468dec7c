//! `tables/operations/`: a table per operation with its output type and its metadata.
//!
//! The macro `runtime::endpoint!` expands it to the implementation of `Endpoint`, and of `Paged`
//! for a listing.

use quote::quote;

use super::rust_types::{Module, RustTypes};
use super::rustdoc::{Docs, code};
use super::table::{Table, list, quoted};
use super::{GeneratedFile, answers, limits, paging, security};
use crate::ir::{
    Api, Body, Credential, Encoding, FormEncoding, Group, Location, Operation, Parameter,
    Permissions, Type,
};

/// The file of a group.
pub(super) fn file(group: &Group, api: &Api) -> GeneratedFile {
    let (module, types) = (&group.module, RustTypes::new(api, Module::Other));
    let used = group.operations.iter().flat_map(|operation| {
        let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
        // A parameter's metadata names only the values of enums.
        let enums = parameters.filter(|ty| matches!(ty.innermost(), Type::Enum(_)));
        let returns = operation.returns.single().map(|content| &content.ty);
        let items = operation.paging.iter().map(|paging| &paging.items.ty);
        enums.chain(returns).chain(items)
    });
    let siblings = types.siblings(used, "super::super::super");
    let security = group.operations.iter().flat_map(|item| &item.security.0);
    let schemes = security.flatten().any(|item| *item != Credential::Token);
    let schemes = schemes.then(|| {
        quote!(
            use super::super::super::security_schemes;
        )
    });
    let servers = group.operations.iter().any(|item| item.server.is_some());
    let servers = servers.then(|| {
        quote!(
            use super::super::super::named_servers;
        )
    });
    let docs = format!("Endpoint tables of the {} group.", code(&group.tag));
    let docs = Docs::default().paragraph([docs]);
    let operations = group.operations.iter();
    GeneratedFile::new(
        format!("tables/operations/{}.rs", module.as_str()),
        &group.source,
        &docs,
    )
    .items(quote!(#siblings use super::super::super::operations::#module::*; #servers #schemes use crate::runtime;))
    .tables(operations.map(|operation| table(operation, group, types)))
}

/// ```text
/// runtime::endpoint! { GetUser "getUser" GET "/users/{userId}" "Users" -> models::User;
///     with_permissions(runtime::Permissions::Any(&["directory:user:view"]));
///     with_parameters(&[runtime::Parameter::path("userId", runtime::ValueKind::Text)]);
/// }
/// ```
fn table(operation: &Operation, group: &Group, types: RustTypes<'_>) -> Table {
    let output = answers::output(&operation.returns, types);
    let accept = answers::accept(&operation.returns);
    let accept = accept.map(|accept| format!(", accept {}", quoted(&accept)));
    let items = operation.paging.as_ref();
    let items = items.map(|paging| format!(", {}", paging::items(paging, types)));
    let (accept, items) = (accept.unwrap_or_default(), items.unwrap_or_default());
    let (id, path) = (quoted(&operation.id), quoted(&operation.path));
    let (name, method, tag) = (
        &operation.endpoint,
        operation.method.as_str(),
        quoted(&group.tag),
    );
    let head = format_args!("{name} {id} {method} {path} {tag} -> {output}{accept}{items};");
    Table::new("endpoint", head).rows(properties(operation, types))
}

/// Calls of the metadata's constructors for properties that differ from the default.
fn properties(operation: &Operation, types: RustTypes<'_>) -> impl Iterator<Item = String> {
    let with = |name: &str, argument: Option<String>| {
        argument.map(|argument| format!("with_{name}({argument})"))
    };
    let parameters = || {
        list(
            operation
                .parameters
                .iter()
                .map(|item| parameter(item, types)),
        )
    };
    let scopes = || list(operation.scopes.iter().map(|scope| quoted(scope)));
    let form = || operation.form.map(|encoding| form(encoding, operation));
    let body = operation.body.as_ref().map(body).or_else(form);
    let paging = operation.paging.as_ref().map(paging::metadata);
    let deprecated = operation.deprecated.is_some();
    let server = operation
        .server
        .map(|id| types.api().named_server(id).name.constant());
    [
        deprecated.then(|| "with_deprecation()".to_owned()),
        with("permissions", permissions(&operation.permissions)),
        with("scopes", (!operation.scopes.is_empty()).then(scopes)),
        server.map(|name| format!("with_server(named_servers::{name})")),
        security::metadata(&operation.security, types.api()),
        with(
            "parameters",
            (!operation.parameters.is_empty()).then(parameters),
        ),
        with("body", body),
        with("answers", answers::metadata(&operation.returns)),
        with("paging", paging),
    ]
    .into_iter()
    .flatten()
}

fn permissions(permissions: &Permissions) -> Option<String> {
    let (name, permissions) = match permissions {
        Permissions::None => return None,
        Permissions::Any(permissions) => ("Any", permissions),
        Permissions::All(permissions) => ("All", permissions),
        Permissions::Text(text) => {
            return Some(format!("runtime::Permissions::Text({})", quoted(text)));
        }
    };
    let permissions = list(permissions.iter().map(|permission| quoted(permission)));
    Some(format!("runtime::Permissions::{name}({permissions})"))
}

/// ```text
/// runtime::Parameter::query("pageSize", runtime::ValueKind::Int32).or("25")
/// ```
fn parameter(parameter: &Parameter, types: RustTypes<'_>) -> String {
    let location = parameter.location.as_str();
    let (wire, kind) = (quoted(&parameter.wire), value_kind(&parameter.ty, types));
    let mut text = format!("runtime::Parameter::{location}({wire}, {kind})");
    if let Some(join) = parameter.join {
        text.push_str(&format!(".joined({})", quoted(join.separator())));
    }
    if let Some(media_type) = &parameter.media_type {
        text.push_str(&format!(".typed({})", quoted(media_type)));
    }
    // Path parameters are always required.
    if parameter.required && parameter.location != Location::Path {
        text.push_str(".needed()");
    }
    if let Some(default) = &parameter.default {
        text.push_str(&format!(".or({})", quoted(&default.to_string())));
    }
    if !parameter.limits.is_empty() {
        text.push_str(&format!(".within({})", limits::metadata(&parameter.limits)));
    }
    text
}

fn value_kind(ty: &Type, types: RustTypes<'_>) -> String {
    let name = match ty {
        Type::Bool => "Bool",
        Type::Int32 => "Int32",
        Type::Int64 => "Int64",
        Type::Float => "Float",
        Type::Double => "Double",
        Type::Date => "Date",
        Type::DateTime => "DateTime",
        Type::Enum(_) => {
            return format!("runtime::ValueKind::Enum({}::WORDS)", types.owned(ty));
        }
        Type::Binary => "File",
        Type::List(inner) if !inner.is_plain() && **inner != Type::Binary => "Json",
        Type::List(inner) => {
            return format!("runtime::ValueKind::List(&{})", value_kind(inner, types));
        }
        Type::Map(_) | Type::Nullable(_) | Type::Model(_) | Type::Union(_) | Type::Json => "Json",
        Type::String | Type::Uri | Type::Secret => "Text",
    };
    format!("runtime::ValueKind::{name}")
}

/// ```text
/// runtime::RequestBody::required(runtime::Content::Json)
/// ```
fn body(body: &Body) -> String {
    let content = match body.content.encoding {
        Encoding::Json => "Json",
        Encoding::Text => "Text",
        Encoding::Binary => "Binary",
    };
    request_body(body.required, content) + &answers::media_type(&body.content)
}

/// A form is required if one of its fields is required.
fn form(encoding: FormEncoding, operation: &Operation) -> String {
    let content = match encoding {
        FormEncoding::Urlencoded => "Form",
        FormEncoding::Multipart => "Multipart",
    };
    let mut fields = operation.parameters.iter();
    let required = fields.any(|field| field.location == Location::Form && field.required);
    request_body(required, content)
}

fn request_body(required: bool, content: &str) -> String {
    let function = if required { "required" } else { "optional" };
    format!("runtime::RequestBody::{function}(runtime::Content::{content})")
}
