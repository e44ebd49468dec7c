//! A file per group: its handle with a method per operation, and per operation its facts and setters.

use super::cfg::CfgAttributes;
use super::expression::{Call, Expr};
use super::rust_types::{Fragment, Module, RustTypes, imports};
use super::rust_writer::{RustWriter, quoted};
use super::rustdoc::{Docs, code, inline};
use super::{
    GeneratedFile, Piece, answers, body, lint_attributes, metadata, operation_docs,
    request_builder, root_module,
};
use crate::emit::Target;
use crate::ir::names::Name;
use crate::ir::{Api, Deprecated, Group, Location, Operation, Parameter, Type};

pub(super) fn file<'a>(group: &'a Group, api: &'a Api, target: &Target) -> GeneratedFile<'a> {
    let types = RustTypes::new(api, Module::Other);
    let front = [
        imports(mentioned(group)).into(),
        RustWriter::items(|out| handle(group, api, target, out)),
    ];
    let operations = group.operations.iter().flat_map(move |operation| {
        let facts = RustWriter::items(|out| metadata::endpoint(operation, group, types, out));
        let choice = answers::choice(operation, types).map(Piece::from);
        let setters = RustWriter::some_items(|out| setters(operation, types, out));
        std::iter::once(facts).chain(choice).chain(setters)
    });
    GeneratedFile {
        path: format!("{}.rs", group.module.as_str()),
        source: group.source.clone(),
        docs: module_docs(group),
        items: Box::new(front.into_iter().chain(operations)),
    }
}

/// Every type that the file names.
fn mentioned(group: &Group) -> impl Iterator<Item = &Type> {
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
    docs.markdown(format!("The group {}.", code(&group.tag)))
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
                out.member(|out| function(operation, group, api, target, out));
            }
        });
    });
}

/// ```text
/// pub fn get_organizations_migration(&self, migration_name: &str) -> runtime::Request<GetOrganizationsMigration> {
///     runtime::Request::new(
///         runtime::Parts::new(self.client, <GetOrganizationsMigration as runtime::Endpoint>::OPERATION)
///             .path("migrationName", &migration_name),
///     )
/// }
/// ```
fn function(
    operation: &Operation,
    group: &Group,
    api: &Api,
    target: &Target,
    out: &mut RustWriter,
) {
    let types = RustTypes::new(api, Module::Other);
    let (name, endpoint) = (&operation.function, &operation.endpoint);
    let parameters = operation.parameters.iter();
    let required: Vec<&Parameter> = parameters.filter(|item| item.required).collect();
    let body = operation.body.as_ref().filter(|body| body.required);
    let mut arguments = vec!["&self".to_owned()];
    for parameter in &required {
        let ty = types.parameter(parameter);
        arguments.push(format!("{}: {ty}", parameter.name));
    }
    if let Some(body) = body {
        arguments.push(format!("{}: {}", body.name, types.body(&body.content.ty)));
    }
    out.docs(&operation_docs::docs(operation, group, api, target));
    if let Some(deprecated) = &operation.deprecated {
        let note = quoted(&deprecation(deprecated, operation));
        out.line(format_args!("#[deprecated(note = {note})]"));
    }
    if arguments.len() > 7 {
        out.line(MANY);
    }
    if let Some(lint) = lint_attributes::of_method(name) {
        out.line(lint);
    }
    let path = operation.template_order.iter();
    let path = path.map(|index| &operation.parameters[*index]);
    let others = required.iter().copied();
    let others = others.filter(|parameter| parameter.location != Location::Path);
    let steps = path.chain(others).map(request_builder::step);
    let steps = steps.chain(body.into_iter().flat_map(body::steps));
    let facts = format!("<{endpoint} as runtime::Endpoint>::OPERATION");
    let parts = vec![Expr::word("self.client"), Expr::Word(facts)];
    let parts = Expr::from(Call::new("runtime::Parts::new", parts)).then(steps);
    let request = Call::new("runtime::Request::new", vec![parts]).into();
    let returns = format!("runtime::Request<{endpoint}>");
    out.function(format_args!("pub fn {name}"), &arguments, &returns, |out| {
        out.expression("", &request, "");
    });
}

/// For a method with more arguments than clippy would have.
const MANY: &str =
    "#[expect(clippy::too_many_arguments, reason = \"one for each required parameter\")]";

/// What the attribute says of a deprecated operation: ``use `get_organizations_authentication_settings` ``.
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
///     pub fn include_details(self, include_details: bool) -> Self { self.set_query("includeDetails", &include_details) }
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
                let step = request_builder::step(parameter);
                out.member(|out| setter(name, &ty, &docs, [step], out));
            }
            if let Some(body) = body {
                let docs = setter_docs(body.doc.as_deref(), &body.wire, None);
                let (name, ty) = (&body.name, types.body(&body.content.ty));
                let steps = body::steps(body);
                out.member(|out| setter(name, &ty, &docs, steps, out));
            }
        });
    });
}

fn setter(
    name: &Name,
    ty: &Fragment,
    docs: &Docs,
    steps: impl IntoIterator<Item = Call>,
    out: &mut RustWriter,
) {
    out.docs(docs);
    if let Some(lint) = lint_attributes::of_method(name) {
        out.line(lint);
    }
    let arguments = ["self".to_owned(), format!("{name}: {ty}")];
    out.function(format_args!("pub fn {name}"), &arguments, "Self", |out| {
        let steps = steps.into_iter();
        out.of_self(steps.map(|step| step.prefixed("set_")));
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
            "The server assumes {} when it is not sent.",
            code(&default.to_string())
        ));
    }
    docs
}
