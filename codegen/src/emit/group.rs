//! `{group}.rs`: the group's handle with a method per operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rust_types::{Fragment, Module, RustTypes};
use super::rustdoc::{Docs, code, inline};
use super::{GeneratedFile, lint_attributes, operation_docs, request_builder, root_module};
use crate::ir::{Api, Body, Deprecated, Group, Location, Operation, Parameter, Type};
use crate::target::Target;

pub(super) fn file<'a>(group: &'a Group, api: &'a Api, target: &Target) -> GeneratedFile<'a> {
    let (types, module) = (RustTypes::new(api, Module::Other), &group.module);
    let siblings = types.siblings(used_types(group), &quote!(super));
    let imports = quote!(use super::operations::#module::*; #siblings use crate::runtime;);
    let cfg = CfgAttributes::new(api, target.features);
    let methods = group.operations.iter();
    let methods = methods.map(|operation| method(operation, group, api, target));
    let handle = handle(group, cfg, methods);
    let mut docs = Docs::default();
    docs.markdown(format!("Operations of the {} group.", code(&group.tag)))
        .text(group.doc.as_deref());
    GeneratedFile {
        path: format!("{}.rs", module.as_str()),
        source: group.source.clone(),
        docs: docs.into_lines(),
        items: Box::new([imports.into(), handle.into()].into_iter()),
    }
}

/// The types of the methods' arguments, with repetitions.
fn used_types(group: &Group) -> impl Iterator<Item = &Type> {
    group.operations.iter().flat_map(|operation| {
        let parameters = required_parameters(operation).map(|parameter| &parameter.ty);
        parameters.chain(required_body(operation).map(|body| &body.content.ty))
    })
}

/// ```text
/// #[derive(Debug, Clone, Copy)]
/// pub struct OrganizationApi<'c> { client: &'c runtime::Client }
/// impl<'c> OrganizationApi<'c> { ... }
/// ```
fn handle(
    group: &Group,
    cfg: CfgAttributes<'_>,
    methods: impl Iterator<Item = TokenStream>,
) -> TokenStream {
    let (name, docs) = (
        &group.handle,
        root_module::group_docs(group, cfg).attributes(),
    );
    quote! {
        #docs
        #[derive(Debug, Clone, Copy)]
        pub struct #name<'c> {
            client: &'c runtime::Client,
        }
        impl<'c> #name<'c> {
            #[inline]
            pub(crate) fn new(client: &'c runtime::Client) -> Self {
                Self { client }
            }
            #(#methods)*
        }
    }
}

/// ```text
/// pub fn get_organizations_migration(
///     &self,
///     migration_name: &str,
/// ) -> runtime::Request<GetOrganizationsMigration> { ... }
/// ```
fn method(operation: &Operation, group: &Group, api: &Api, target: &Target) -> TokenStream {
    let types = RustTypes::new(api, Module::Other);
    let (name, endpoint) = (&operation.function, &operation.endpoint);
    let parameters = required_parameters(operation).map(|parameter| {
        let (name, ty) = (&parameter.name, types.parameter(parameter));
        quote!(#name: #ty)
    });
    let body = required_body(operation).map(|body| {
        let (name, ty) = (&body.name, types.body(&body.content.ty));
        quote!(#name: #ty)
    });
    let arguments: Vec<TokenStream> = parameters.chain(body).collect();
    let docs = operation_docs::method(operation, group, api, target).attributes();
    let deprecated = operation.deprecated.as_ref().map(|deprecated| {
        let note = deprecation(deprecated, operation);
        quote!(#[deprecated(note = #note)])
    });
    // Clippy's limit is 7 arguments including `self`.
    let many = (arguments.len() > 6).then(|| {
        quote!(#[expect(clippy::too_many_arguments, reason = "one for each required parameter")])
    });
    let lint = lint_attributes::of_method(name);
    let request = request(operation);
    quote! {
        #docs
        #deprecated
        #many
        #lint
        #[inline]
        pub fn #name(&self, #(#arguments),*) -> runtime::Request<#endpoint> {
            #request
        }
    }
}

fn required_parameters(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|item| item.required)
}

fn required_body(operation: &Operation) -> Option<&Body> {
    operation.body.as_ref().filter(|body| body.required)
}

/// ```text
/// runtime::Request::of(self.client).set_path("migrationName", &migration_name)
/// ```
fn request(operation: &Operation) -> Fragment {
    let path = operation.template_order.iter();
    let path = path.map(|index| &operation.parameters[*index]);
    let others = required_parameters(operation);
    let others = others.filter(|parameter| parameter.location != Location::Path);
    let calls = path.chain(others).map(request_builder::parameter_call);
    let body = required_body(operation).map(request_builder::body_calls);
    let calls: String = calls.chain(body).collect();
    Fragment::new(format!("runtime::Request::of(self.client){calls}"))
}

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
