//! `{group}.rs`: the group's handle with a method per operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rust_types::{Fragment, Module, RustTypes};
use super::rustdoc::inline;
use super::{GeneratedFile, lint_attributes, operation_docs, request_builder, root_module};
use crate::ir::{Api, Deprecated, Group, Input, InputSource, Location, Operation};
use crate::target::{Features, Target};

pub(super) fn file(group: &Group, api: &Api, target: &Target) -> GeneratedFile {
    let (types, module) = (RustTypes::new(api, Module::Other), &group.module);
    let inputs = group.operations.iter().flat_map(required);
    let siblings = types.siblings(inputs.map(|input| input.ty), "super");
    let cfg = CfgAttributes::new(api, target.features);
    let (name, docs) = (&group.handle, root_module::group_docs(group, cfg));
    let methods = group.operations.iter();
    let methods = methods.map(|operation| method(operation, group, None, api, target));
    let further = group.further.iter().map(|(home, index)| {
        let home = api.group(*home);
        let attribute = cfg.group(home);
        let method = method(&home.operations[*index], group, Some(home), api, target);
        quote!(#attribute #method)
    });
    let own = (!group.operations.is_empty()).then(|| quote! { use super::operations::#module::*; });
    let module_docs = root_module::group_docs(group, CfgAttributes::new(api, Features::None));
    GeneratedFile::new(
        format!("{}.rs", module.as_str()),
        &group.source,
        module_docs,
    )
    .items(quote!(#own #siblings use crate::runtime;))
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
            #(#further)*
        }
    })
}

/// ```text
/// pub fn get_organizations_migration(
///     &self,
///     migration_name: &str,
/// ) -> runtime::Request<GetOrganizationsMigration> { ... }
/// ```
///
/// An operation of another group, its `home`, has full paths: they are only valid with the feature
/// of that group.
fn method(
    operation: &Operation,
    group: &Group,
    home: Option<&Group>,
    api: &Api,
    target: &Target,
) -> TokenStream {
    let module = home.map_or(Module::Other, |_| Module::Sibling);
    let types = RustTypes::new(api, module);
    let (name, endpoint) = (&operation.function, &operation.endpoint);
    let path = home.map(|home| {
        let module = &home.module;
        quote!(super::operations::#module::)
    });
    let arguments = required(operation).map(|input| {
        let (name, ty) = (input.name, types.input(input));
        quote!(#name: #ty)
    });
    let arguments: Vec<TokenStream> = arguments.collect();
    let docs = operation_docs::method(operation, group, home, api, target);
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
        pub fn #name(&self, #(#arguments),*) -> runtime::Request<#path #endpoint> {
            #request
        }
    }
}

fn required(operation: &Operation) -> impl Iterator<Item = Input<'_>> {
    operation.inputs().filter(|input| input.required)
}

/// ```text
/// runtime::Request::of(self.client).set_path("migrationName", &migration_name)
/// ```
fn request(operation: &Operation) -> Fragment {
    let in_path = |input: &Input<'_>| match input.source {
        InputSource::Parameter(parameter) => parameter.location == Location::Path,
        InputSource::Body(_) => false,
    };
    let inputs: Vec<Input<'_>> = operation.inputs().collect();
    let path = operation.template_order.iter().map(|index| inputs[*index]);
    let others = required(operation).filter(|input| !in_path(input));
    let calls: String = path.chain(others).map(request_builder::calls).collect();
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
