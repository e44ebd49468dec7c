//! `{group}.rs`: the group's handle with a method per operation, and the operations' metadata and
//! setters.

use quote::quote;

use super::cfg::CfgAttributes;
use super::expression::{Call, Expr};
use super::rust_types::{Fragment, Module, RustTypes};
use super::rust_writer::{RustWriter, quoted};
use super::rustdoc::{Docs, code, inline};
use super::{
    GeneratedFile, Piece, answers, lint_attributes, metadata, operation_docs, request_builder,
    root_module,
};
use crate::emit::Target;
use crate::ir::names::Name;
use crate::ir::{Api, Body, Deprecated, Group, Location, Operation, Parameter, Type};

pub(super) fn file<'a>(group: &'a Group, api: &'a Api, target: &Target) -> GeneratedFile<'a> {
    let types = RustTypes::new(api, Module::Other);
    let siblings = types.siblings(used_types(group), &quote!(super));
    let head = [
        quote!(#siblings use crate::runtime;).into(),
        RustWriter::items(|out| handle(group, api, target, out)),
    ];
    let operations = group.operations.iter().flat_map(move |operation| {
        let metadata = RustWriter::items(|out| metadata::endpoint(operation, group, types, out));
        let choice = answers::choice(operation, types).map(Piece::from);
        let setters = RustWriter::some_items(|out| setters(operation, types, out));
        std::iter::once(metadata).chain(choice).chain(setters)
    });
    GeneratedFile {
        path: format!("{}.rs", group.module.as_str()),
        source: group.source.clone(),
        docs: module_docs(group),
        items: Box::new(head.into_iter().chain(operations)),
    }
}

/// The types used in the group's file, with repetitions.
fn used_types(group: &Group) -> impl Iterator<Item = &Type> {
    group.operations.iter().flat_map(|operation| {
        let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
        parameters
            .chain(operation.body.iter().map(|body| &body.content.ty))
            .chain(operation.returns.types())
            .chain(operation.paging.iter().map(|paging| &paging.items.ty))
    })
}

fn module_docs(group: &Group) -> Vec<String> {
    let mut docs = Docs::default();
    docs.markdown(format!("Operations of the {} group.", code(&group.tag)))
        .text(group.doc.as_deref());
    docs.into_lines()
}

/// ```text
/// #[derive(Debug, Clone, Copy)]
/// pub struct OrganizationApi<'c> { client: &'c runtime::Client }
/// impl<'c> OrganizationApi<'c> { ... }
/// ```
fn handle(group: &Group, api: &Api, target: &Target, out: &mut RustWriter) {
    let name = &group.handle;
    out.item(|out| {
        out.docs(&root_module::group_docs(
            group,
            CfgAttributes::new(api, target.features),
        ));
        out.line("#[derive(Debug, Clone, Copy)]");
        out.block(format_args!("pub struct {name}<'c>"), |out| {
            out.line("client: &'c runtime::Client,");
        });
    });
    out.item(|out| {
        out.block(format_args!("impl<'c> {name}<'c>"), |out| {
            out.member(|out| {
                let arguments = &["client: &'c runtime::Client"];
                out.function("pub(crate) fn new", arguments, "Self", |out| {
                    out.line("Self { client }");
                });
            });
            for operation in &group.operations {
                out.member(|out| method(operation, group, api, target, out));
            }
        });
    });
}

/// ```text
/// pub fn get_organizations_migration(
///     &self,
///     migration_name: &str,
/// ) -> runtime::Request<GetOrganizationsMigration> { ... }
/// ```
fn method(operation: &Operation, group: &Group, api: &Api, target: &Target, out: &mut RustWriter) {
    let types = RustTypes::new(api, Module::Other);
    let name = &operation.function;
    let mut arguments = vec!["&self".to_owned()];
    for parameter in required_parameters(operation) {
        let ty = types.parameter(parameter);
        arguments.push(format!("{}: {ty}", parameter.name));
    }
    if let Some(body) = required_body(operation) {
        arguments.push(format!("{}: {}", body.name, types.body(&body.content.ty)));
    }
    out.docs(&operation_docs::docs(operation, group, api, target));
    if let Some(deprecated) = &operation.deprecated {
        let note = quoted(&deprecation(deprecated, operation));
        out.line(format_args!("#[deprecated(note = {note})]"));
    }
    if arguments.len() > 7 {
        out.line(TOO_MANY_ARGUMENTS);
    }
    if let Some(lint) = lint_attributes::of_method(name) {
        out.line(lint);
    }
    let returns = format!("runtime::Request<{}>", operation.endpoint);
    out.function(format_args!("pub fn {name}"), &arguments, &returns, |out| {
        out.expression("", &request(operation), "");
    });
}

fn required_parameters(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|item| item.required)
}

fn required_body(operation: &Operation) -> Option<&Body> {
    operation.body.as_ref().filter(|body| body.required)
}

/// ```text
/// runtime::Request::new(
///     runtime::Parts::new(
///             self.client,
///             <GetOrganizationsMigration as runtime::Endpoint>::OPERATION,
///         )
///         .path("migrationName", &migration_name),
/// )
/// ```
fn request(operation: &Operation) -> Expr {
    let path = operation.template_order.iter();
    let path = path.map(|index| &operation.parameters[*index]);
    let others = required_parameters(operation);
    let others = others.filter(|parameter| parameter.location != Location::Path);
    let calls = path.chain(others).map(request_builder::parameter_call);
    let body = required_body(operation).into_iter();
    let calls = calls.chain(body.flat_map(request_builder::body_calls));
    let metadata = format!("<{} as runtime::Endpoint>::OPERATION", operation.endpoint);
    let parts = vec![Expr::atom("self.client"), Expr::Atom(metadata)];
    let parts = Expr::from(Call::new("runtime::Parts::new", parts)).then(calls);
    Call::new("runtime::Request::new", vec![parts]).into()
}

/// Attribute of a method with more arguments than clippy's limit.
const TOO_MANY_ARGUMENTS: &str =
    "#[expect(clippy::too_many_arguments, reason = \"one for each required parameter\")]";

/// The deprecation note: ``use `get_organizations_authentication_settings` ``.
fn deprecation(deprecated: &Deprecated, operation: &Operation) -> String {
    let replacement = deprecated
        .replacement
        .as_ref()
        .map(|item| format!("use `{}`", item.function.as_str()));
    match (&deprecated.note, replacement) {
        (Some(note), Some(replacement)) => format!("{}; {replacement}", inline(note)),
        (Some(note), None) => inline(note),
        (None, Some(replacement)) => replacement,
        (None, None) => format!("the API marks `{}` as deprecated", operation.id),
    }
}

/// ```text
/// impl runtime::Request<GetOrganizationsMigration> {
///     pub fn include_details(self, include_details: bool) -> Self {
///         self.set_query("includeDetails", &include_details)
///     }
/// }
/// ```
fn setters(operation: &Operation, types: RustTypes<'_>, out: &mut RustWriter) {
    let parameters = operation.parameters.iter();
    let parameters: Vec<&Parameter> = parameters.filter(|item| !item.required).collect();
    let body = operation.body.as_ref().filter(|body| !body.required);
    if parameters.is_empty() && body.is_none() {
        return;
    }
    out.item(|out| {
        let head = format_args!("impl runtime::Request<{}>", operation.endpoint);
        out.block(head, |out| {
            for parameter in parameters {
                let docs = setter_docs(
                    parameter.doc.as_deref(),
                    &parameter.wire,
                    parameter.default.as_ref(),
                );
                let (name, ty) = (&parameter.name, types.parameter(parameter));
                let call = request_builder::parameter_call(parameter);
                out.member(|out| setter(name, &ty, &docs, [call], out));
            }
            if let Some(body) = body {
                let docs = setter_docs(body.doc.as_deref(), &body.wire, None);
                let (name, ty) = (&body.name, types.body(&body.content.ty));
                let calls = request_builder::body_calls(body);
                out.member(|out| setter(name, &ty, &docs, calls, out));
            }
        });
    });
}

fn setter(
    name: &Name,
    ty: &Fragment,
    docs: &Docs,
    calls: impl IntoIterator<Item = Call>,
    out: &mut RustWriter,
) {
    out.docs(docs);
    if let Some(lint) = lint_attributes::of_method(name) {
        out.line(lint);
    }
    let arguments = ["self".to_owned(), format!("{name}: {ty}")];
    out.function(format_args!("pub fn {name}"), &arguments, "Self", |out| {
        let calls = calls.into_iter();
        out.calls_on_self(calls.map(|call| call.prefixed("set_")));
    });
}

fn setter_docs(doc: Option<&str>, wire: &str, default: Option<&crate::ir::Literal>) -> Docs {
    let mut docs = Docs::default();
    match doc.map(inline).filter(|text| !text.is_empty()) {
        Some(text) => docs.markdown(text),
        None => docs.markdown(format!("Sets {}.", code(wire))),
    };
    if let Some(default) = default {
        docs.markdown(format!(
            "Defaults to {} on the server.",
            code(&default.to_string())
        ));
    }
    docs
}
