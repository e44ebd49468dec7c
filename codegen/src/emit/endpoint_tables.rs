//! `tables/operations/`: a table per operation with its output type and its metadata.
//!
//! The macro `runtime::endpoint!` expands it to the implementation of `Endpoint`, and of `Paged`
//! for a listing.

use quote::quote;

use super::rust_types::{Fragment, Module, RustTypes};
use super::rustdoc::{Docs, code};
use super::table::{Table, list, quoted};
use super::{GeneratedFile, answers, limits, paging, request_builder, security};
use crate::ir::{
    Api, Credential, FormEncoding, Group, Location, Operation, Parameter, Permissions, Type,
};

/// The path from a file to the generated module.
const ROOT: &str = "super::super::super";

/// The file of a group.
pub(super) fn file(group: &Group, api: &Api) -> GeneratedFile {
    let (module, types) = (&group.module, RustTypes::new(api, Module::Other));
    let used = group.operations.iter().flat_map(|operation| {
        let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
        // A parameter's metadata names only the values of enums.
        let enums = parameters.filter(|ty| matches!(ty.item(), Type::Enum(_)));
        let returns = operation.returns.single().map(|content| &content.ty);
        let items = operation.paging.iter().map(|paging| &paging.items.ty);
        enums.chain(returns).chain(items)
    });
    let siblings = types.siblings(used, ROOT);
    let security = group.operations.iter().flat_map(|item| &item.security.0);
    let schemes = security.flatten().any(|item| *item != Credential::Token);
    let schemes = schemes.then(|| Fragment(format!("use {ROOT}::security_schemes;")));
    let servers = group.operations.iter().any(|item| item.server.is_some());
    let servers = servers.then(|| Fragment(format!("use {ROOT}::named_servers;")));
    let path = format!("tables/operations/{}.rs", module.as_str());
    let docs = format!("Endpoint tables of the {} group.", code(&group.tag));
    let operations = group.operations.iter();
    let own = Fragment(format!("use {ROOT}::operations::{module}::*;"));
    let imports = quote!(#siblings #own #servers #schemes use crate::runtime;);
    // rustc warns of unused imports.
    let imports = Some(imports).filter(|_| !group.operations.is_empty());
    GeneratedFile::new(path, &group.source, Docs::new(docs))
        .items(imports.unwrap_or_default())
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
    let (name, method) = (&operation.endpoint, operation.method.as_str());
    let (id, path, tag) = (
        quoted(&operation.id),
        quoted(&operation.path),
        quoted(&group.tag),
    );
    let head = format_args!("{name} {id} {method} {path} {tag} -> {output}{accept}{items};");
    Table::new("endpoint", head).rows(properties(operation, types))
}

/// Calls of the metadata's constructors for properties that differ from the default.
fn properties(operation: &Operation, types: RustTypes<'_>) -> impl Iterator<Item = String> {
    let nonempty = |items: Vec<String>| (!items.is_empty()).then(|| list(items));
    let parameters = operation.parameters.iter();
    let parameters = parameters.map(|item| parameter(item, types)).collect();
    let scopes = operation.scopes.iter().map(|scope| quoted(scope)).collect();
    let paging = operation.paging.as_ref().map(paging::metadata);
    let deprecated = operation.deprecated.as_ref();
    let server = operation.server.map(|id| &types.api.named_server(id).name);
    let server = server.map(|name| format!("named_servers::{}", name.constant()));
    let call = |name: &str, argument: Option<String>| Some(format!("{name}({})", argument?));
    let calls = [
        call("with_deprecation", deprecated.map(|_| String::new())),
        call("with_permissions", permissions(&operation.permissions)),
        call("with_scopes", nonempty(scopes)),
        call("with_server", server),
        security::metadata(&operation.security, types.api),
        call("with_parameters", nonempty(parameters)),
        call("with_body", request_body(operation)),
        call("with_answers", answers::metadata(&operation.returns)),
        call("with_paging", paging),
    ];
    calls.into_iter().flatten()
}

fn permissions(permissions: &Permissions) -> Option<String> {
    let quoted_list = |items: &[String]| list(items.iter().map(|item| quoted(item)));
    let (name, argument) = match permissions {
        Permissions::None => return None,
        Permissions::Any(permissions) => ("Any", quoted_list(permissions)),
        Permissions::All(permissions) => ("All", quoted_list(permissions)),
        Permissions::Text(text) => ("Text", quoted(text)),
    };
    Some(format!("runtime::Permissions::{name}({argument})"))
}

/// ```text
/// runtime::Parameter::query("pageSize", runtime::ValueKind::Int32).or("25")
/// ```
fn parameter(parameter: &Parameter, types: RustTypes<'_>) -> String {
    let location = parameter.location.as_str();
    let (wire, kind) = (quoted(&parameter.wire), value_kind(&parameter.ty, types));
    let mut text = format!("runtime::Parameter::{location}({wire}, {kind})");
    let mut call = |method: &str, argument: &str| text.push_str(&format!(".{method}({argument})"));
    if let Some(join) = parameter.join {
        call("joined", &quoted(join.separator()));
    }
    if let Some(style) = parameter.style {
        call("styled", &request_builder::style(style));
    }
    if parameter.allow_reserved {
        call("reserved", "");
    }
    if let Some(media_type) = &parameter.media_type {
        call("typed", &quoted(media_type));
    }
    // Path parameters are always required.
    if parameter.required && parameter.location != Location::Path {
        call("needed", "");
    }
    if let Some(default) = &parameter.default {
        call("or", &quoted(&default.to_string()));
    }
    if !parameter.limits.is_empty() {
        call("within", &limits::metadata(&parameter.limits));
    }
    text
}

fn value_kind(ty: &Type, types: RustTypes<'_>) -> String {
    let kind = match ty {
        Type::Bool => "Bool",
        Type::Int32 => "Int32",
        Type::Int64 => "Int64",
        Type::Uint64 => "Uint64",
        Type::Float => "Float",
        Type::Double => "Double",
        Type::Date => "Date",
        Type::DateTime => "DateTime",
        Type::Binary => "File",
        Type::String | Type::Uri | Type::Secret => "Text",
        Type::Enum(_) => &format!("Enum({}::WORDS)", types.owned(ty)),
        Type::List(inner) if inner.is_plain() || **inner == Type::Binary => {
            &format!("List(&{})", value_kind(inner, types))
        }
        Type::List(_) | Type::Map(_) | Type::Nullable(_) => "Json",
        Type::Model(_) | Type::Union(_) | Type::Json => "Json",
    };
    format!("runtime::ValueKind::{kind}")
}

/// ```text
/// runtime::RequestBody::required(runtime::Content::Json)
/// ```
fn request_body(operation: &Operation) -> Option<String> {
    let (required, content, media_type) = match (&operation.body, operation.form) {
        (Some(body), _) => {
            let content = format!("{:?}", body.content.encoding);
            (body.required, content, answers::media_type(&body.content))
        }
        (None, Some(encoding)) => {
            let content = match encoding {
                FormEncoding::Urlencoded => "Form",
                FormEncoding::Multipart => "Multipart",
            };
            // A form is required if one of its fields is required.
            let mut fields = operation.parameters.iter();
            let required = fields.any(|field| field.location == Location::Form && field.required);
            (required, content.to_owned(), String::new())
        }
        (None, None) => return None,
    };
    let function = if required { "required" } else { "optional" };
    let body = format!("runtime::RequestBody::{function}(runtime::Content::{content})");
    Some(body + &media_type)
}
