//! `operations/`: a unit struct per operation with its docs and setters, and the list of all
//! operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rust_types::{Module, RustTypes};
use super::rustdoc::{Docs, code, inline};
use super::table::Table;
use super::{
    GeneratedFile, all_sources, answers, lint_attributes, operation_docs, request_builder,
};
use crate::ir::{Api, Group, Input, InputSource, Operation, Type};

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
    // rustc warns of unused imports.
    let mut operations = group.operations.iter();
    let uses_runtime =
        |item: &Operation| item.returns.choice.is_some() || optional(item).next().is_some();
    let uses_runtime = operations.any(uses_runtime);
    let runtime = uses_runtime.then(|| quote! { use crate::runtime; });
    let path = format!("operations/{}.rs", group.module.as_str());
    let docs = Docs::new(format!("Operations of the {} group.", code(&group.tag)));
    let file = GeneratedFile::new(path, &group.source, docs).items(quote!(#siblings #runtime));
    group.operations.iter().fold(file, |file, operation| {
        let choice = answers::choice_table(&operation.returns);
        file.items(endpoint(operation, group))
            .items(answers::choice(operation, types).unwrap_or_default())
            .tables(choice.into_iter().chain(setters(operation, types)))
    })
}

/// The types in the setters and the responses by status, with repetitions.
fn used_types(group: &Group) -> impl Iterator<Item = &Type> {
    group.operations.iter().flat_map(|operation| {
        let choice = operation.returns.choice.iter();
        let responses = choice.flat_map(|_| operation.returns.types());
        optional(operation).map(|input| input.ty).chain(responses)
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

fn optional(operation: &Operation) -> impl Iterator<Item = Input<'_>> {
    operation.inputs().filter(|input| !input.required)
}

/// ```text
/// runtime::setters! { GetOrganizationsMigration
///     /// Adds the details of each step.
///     include_details: bool => .set_query("includeDetails", &include_details);
/// }
/// ```
fn setters(operation: &Operation, types: RustTypes<'_>) -> Option<Table> {
    let mut setters = optional(operation)
        .map(|input| setter(input, types))
        .peekable();
    setters.peek()?;
    Some(Table::new("setters", &operation.endpoint).rows(setters))
}

/// A row with lines of docs and attributes before it.
fn setter(input: Input<'_>, types: RustTypes<'_>) -> String {
    let docs = setter_docs(input);
    let docs = docs.lines().map(|line| format!("///{line}\n    "));
    let lint = lint_attributes::of_method(input.name);
    let lint = lint.map(|lint| format!("{lint}\n    "));
    let attributes: String = docs.chain(lint).collect();
    let (ty, calls) = (types.input(input), request_builder::calls(input));
    format!("{attributes}{}: {ty} => {calls}", input.name)
}

fn setter_docs(input: Input<'_>) -> Docs {
    let doc = input.doc.map(inline).filter(|text| !text.is_empty());
    let doc = doc.unwrap_or_else(|| format!("Sets {}.", code(input.wire)));
    let default = match input.source {
        InputSource::Parameter(parameter) => parameter.default.as_ref(),
        InputSource::Body(_) => None,
    };
    let default = default.map(|default| code(&default.to_string()));
    Docs::new(doc).paragraph(default.map(|default| format!("Defaults to {default} on the server.")))
}
