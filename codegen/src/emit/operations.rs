//! `operations/`: a unit struct per operation with its docs and setters, and the list of all
//! operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rust_types::{Fragment, Module, RustTypes};
use super::rustdoc::{Docs, code, inline};
use super::table::Table;
use super::{
    GeneratedFile, all_sources, answers, lint_attributes, operation_docs, request_builder,
};
use crate::ir::names::Name;
use crate::ir::{Api, Group, Literal, Operation, Type};

/// `operations/mod.rs`: the modules, and the metadata of all operations.
pub(super) fn root(api: &Api, cfg: CfgAttributes<'_>) -> GeneratedFile {
    let rows = api.groups_with_operations().flat_map(|group| {
        let attribute = cfg.group(group).map(|attribute| format!("{attribute} "));
        let path = format!("{}{}", attribute.unwrap_or_default(), group.module);
        let operations = group.operations.iter();
        operations.map(move |operation| format!("{path}::{}", operation.endpoint))
    });
    let docs = Docs::new("Operations as types, and their metadata.");
    GeneratedFile::new("operations/mod.rs", &all_sources(api), docs)
        .items(quote! {
            use crate::runtime;
            #[doc(inline)]
            pub use crate::runtime::metadata::*;
        })
        .items(cfg.modules(&quote!(pub)))
        .tables([Table::new("operations", "OPERATIONS").rows(rows)])
}

/// `operations/{group}.rs`: the operations of a group.
pub(super) fn file(group: &Group, api: &Api) -> GeneratedFile {
    let types = RustTypes::new(api, Module::Other);
    let siblings = types.siblings(used_types(group), "super::super");
    let mut operations = group.operations.iter();
    // rustc warns of unused imports.
    let runtime = operations.any(|item| item.returns.choice.is_some() || has_setters(item));
    let runtime = runtime.then(|| {
        quote!(
            use crate::runtime;
        )
    });
    let path = format!("operations/{}.rs", group.module.as_str());
    let docs = format!("Operations of the {} group.", code(&group.tag));
    let file =
        GeneratedFile::new(path, &group.source, Docs::new(docs)).items(quote!(#siblings #runtime));
    group.operations.iter().fold(file, |file, operation| {
        let choice = answers::choice_table(&operation.returns);
        let setters = has_setters(operation).then(|| setters(operation, types));
        file.items(endpoint(operation, group))
            .items(answers::choice(operation, types))
            .tables(choice.into_iter().chain(setters))
    })
}

/// The types in the setters and the responses by status, with repetitions.
fn used_types(group: &Group) -> impl Iterator<Item = &Type> {
    group.operations.iter().flat_map(|operation| {
        let parameters = operation.parameters.iter().filter(|item| !item.required);
        let body = operation.body.iter().filter(|body| !body.required);
        let choice = operation.returns.choice.iter();
        parameters
            .map(|parameter| &parameter.ty)
            .chain(body.map(|body| &body.content.ty))
            .chain(choice.flat_map(|_| operation.returns.types()))
    })
}

/// ```text
/// #[derive(Debug, Clone, Copy)]
/// pub struct GetOrganizationsMe;
/// ```
fn endpoint(operation: &Operation, group: &Group) -> TokenStream {
    let docs = operation_docs::endpoint(operation, group);
    let name = &operation.endpoint;
    quote!(#docs #[derive(Debug, Clone, Copy)] pub struct #name;)
}

fn has_setters(operation: &Operation) -> bool {
    let body = operation.body.iter().any(|body| !body.required);
    body || operation.parameters.iter().any(|item| !item.required)
}

/// ```text
/// runtime::setters! { GetOrganizationsMigration
///     /// Adds the details of each step.
///     include_details: bool => .set_query("includeDetails", &include_details);
/// }
/// ```
fn setters(operation: &Operation, types: RustTypes<'_>) -> Table {
    let parameters = operation.parameters.iter().filter(|item| !item.required);
    let parameters = parameters.map(|item| {
        let docs = setter_docs(item.doc.as_deref(), &item.wire, item.default.as_ref());
        let calls = request_builder::parameter_call(item);
        setter(&item.name, &types.parameter(item), &docs, &calls)
    });
    let body = operation.body.iter().filter(|body| !body.required);
    let body = body.map(|body| {
        let docs = setter_docs(body.doc.as_deref(), &body.wire, None);
        let calls = request_builder::body_calls(body);
        setter(&body.name, &types.body(&body.content.ty), &docs, &calls)
    });
    Table::new("setters", &operation.endpoint).rows(parameters.chain(body))
}

/// A row with lines of docs and attributes before it.
fn setter(name: &Name, ty: &Fragment, docs: &Docs, calls: &str) -> String {
    let docs: String = docs
        .lines()
        .map(|line| format!("///{line}\n    "))
        .collect();
    let lint = lint_attributes::of_method(name);
    let lint = lint.map(|lint| format!("{lint}\n    ")).unwrap_or_default();
    format!("{docs}{lint}{name}: {ty} => {calls}")
}

fn setter_docs(doc: Option<&str>, wire: &str, default: Option<&Literal>) -> Docs {
    let doc = doc.map(inline).filter(|text| !text.is_empty());
    let doc = doc.unwrap_or_else(|| format!("Sets {}.", code(wire)));
    let default = default.map(|default| {
        let default = code(&default.to_string());
        format!("Defaults to {default} on the server.")
    });
    Docs::new(doc).paragraph(default)
}
