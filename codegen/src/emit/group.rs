//! `{group}.rs`: the group's handle with a method per operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rust_types::{Fragment, Module, RustTypes};
use super::rustdoc::inline;
use super::{GeneratedFile, lint_attributes, operation_docs, request_builder, root_module};
use crate::ir::{Api, Body, Deprecated, Group, Location, Operation, Parameter, Type};
use crate::target::{Features, Target};

pub(super) fn file(group: &Group, api: &Api, target: &Target) -> GeneratedFile {
    let (types, module) = (RustTypes::new(api, Module::Other), &group.module);
    let siblings = types.siblings(used_types(group), "super");
    let cfg = CfgAttributes::new(api, target.features);
    let (name, docs) = (&group.handle, root_module::group_docs(group, cfg));
    let methods = group.operations.iter();
    let methods = methods.map(|operation| method(operation, group, api, target));
    let module_docs = root_module::group_docs(group, CfgAttributes::new(api, Features::None));
    GeneratedFile::new(
        format!("{}.rs", module.as_str()),
        &group.source,
        module_docs,
    )
    .items(quote!(use super::operations::#module::*; #siblings use crate::runtime;))
    .items(quote! {
        #docs
        #[derive(Debug, Clone, Copy)]
        pub struct #name<'c> {
            client: &'c runtime::Client,
        }
    })
    .items(quote! {
        impl<'c> #name<'c> {
            #[inline]
            pub(crate) fn new(client: &'c runtime::Client) -> Self {
                Self { client }
            }
            #(#methods)*
        }
    })
}

/// The types of the methods' arguments, with repetitions.
fn used_types(group: &Group) -> impl Iterator<Item = &Type> {
    group.operations.iter().flat_map(|operation| {
        let parameters = required_parameters(operation).map(|parameter| &parameter.ty);
        parameters.chain(required_body(operation).map(|body| &body.content.ty))
    })
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
    let docs = operation_docs::method(operation, group, api, target);
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
    Fragment(format!("runtime::Request::of(self.client){calls}"))
}

/// The deprecation note: ``use `get_organizations_authentication_settings` ``.
fn deprecation(deprecated: &Deprecated, operation: &Operation) -> String {
    let replacement = deprecated.replacement.as_ref();
    let replacement = replacement.map(|item| format!("use `{}`", item.function.as_str()));
    let note = deprecated.note.as_deref().map(inline);
    let phrases: Vec<String> = note.into_iter().chain(replacement).collect();
    match phrases.is_empty() {
        true => format!("the API marks `{}` as deprecated", operation.id),
        false => phrases.join("; "),
    }
}
