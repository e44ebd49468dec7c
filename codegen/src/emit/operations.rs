//! `operations/`: a unit struct per operation with its docs and setters, and the list of all
//! operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rust_types::{Fragment, Module, RustTypes};
use super::rustdoc::{Docs, code, inline};
use super::table::Table;
use super::{
    GeneratedFile, Piece, all_sources, answers, lint_attributes, operation_docs, request_builder,
};
use crate::diagnostics::hidden_characters::escaped;
use crate::ir::names::Name;
use crate::ir::{Api, Group, Literal, Operation, Type};

/// `operations/mod.rs`: the modules, and the metadata of all operations.
pub(super) fn root<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> GeneratedFile<'a> {
    let modules = api.groups_with_operations().map(move |group| {
        let (module, cfg_attribute) = (&group.module, cfg.group(group));
        quote!(#cfg_attribute pub mod #module;).into()
    });
    let rows = api.groups_with_operations().flat_map(|group| {
        let cfg_attribute = cfg.group_text(group);
        let operations = group.operations.iter();
        operations.map(move |operation| {
            format!("{cfg_attribute}{}::{}", group.module, operation.endpoint)
        })
    });
    let table = Table::new("operations", "OPERATIONS").rows(rows);
    let imports = quote! {
        use crate::runtime;
        #[doc(inline)]
        pub use crate::runtime::metadata::*;
    };
    let imports = std::iter::once(imports.into());
    GeneratedFile {
        path: "operations/mod.rs".to_owned(),
        source: all_sources(api),
        docs: vec!["Operations as types, and their metadata.".to_owned()],
        items: Box::new(imports.chain(modules).chain([table.into()])),
    }
}

/// `operations/{group}.rs`: the operations of a group.
pub(super) fn file<'a>(group: &'a Group, api: &'a Api) -> GeneratedFile<'a> {
    let types = RustTypes::new(api, Module::Other);
    let siblings = types.siblings(used_types(group), &quote!(super::super));
    // rustc warns of unused imports.
    let mut operations = group.operations.iter();
    let runtime = operations
        .any(|operation| operation.returns.choice.is_some() || has_setters(operation))
        .then(|| {
            quote!(
                use crate::runtime;
            )
        });
    let imports = quote!(#siblings #runtime);
    let operations = group.operations.iter().flat_map(move |operation| {
        let endpoint = Piece::from(endpoint(operation, group));
        let choice = answers::choice(operation, types).into_iter().flatten();
        let setters = has_setters(operation).then(|| setters(operation, types).into());
        std::iter::once(endpoint).chain(choice).chain(setters)
    });
    GeneratedFile {
        path: format!("operations/{}.rs", group.module.as_str()),
        source: group.source.clone(),
        docs: vec![format!("Operations of the {} group.", code(&group.tag))],
        items: Box::new(std::iter::once(imports.into()).chain(operations)),
    }
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
    let docs = operation_docs::endpoint(operation, group).attributes();
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
    let docs = docs.lines().iter().map(|line| match line.as_str() {
        "" => "///\n    ".to_owned(),
        line => format!("/// {}\n    ", escaped(line)),
    });
    let lint = lint_attributes::of_method(name);
    let lint = lint.map(|lint| format!("{lint}\n    ")).unwrap_or_default();
    let docs: String = docs.collect();
    format!("{docs}{lint}{name}: {ty} => {calls}")
}

fn setter_docs(doc: Option<&str>, wire: &str, default: Option<&Literal>) -> Docs {
    let mut docs = Docs::default();
    match doc.map(inline).filter(|text| !text.is_empty()) {
        Some(text) => docs.markdown(text),
        None => docs.markdown(format!("Sets {}.", code(wire))),
    };
    if let Some(default) = default {
        let default = code(&default.to_string());
        docs.markdown(format!("Defaults to {default} on the server."));
    }
    docs
}
