//! `mod.rs`: the modules, the items of the whole API, and the client's accessor of each group.

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rustdoc::{Docs, code, inline};
use super::{GeneratedFile, all_sources, lint_attributes, servers};
use crate::ir::{Api, Group};

pub(super) fn file(api: &Api, cfg: CfgAttributes<'_>) -> GeneratedFile {
    let title = format!("{}, version {}.", inline(&api.title), inline(&api.version));
    let docs = Docs::new(title).text(api.doc.as_deref());
    let url = &api.base_url;
    GeneratedFile::new("mod.rs", &all_sources(api), docs)
        .items(modules(api, cfg))
        .items(quote! {
            /// The default base URL.
            pub const BASE_URL: &str = #url;
        })
        .items(servers::template(api).unwrap_or_default())
        .items(error_model(api))
        .items(group_accessors(api, cfg))
}

/// `tables/mod.rs`: the modules of the tables.
pub(super) fn tables(api: &Api) -> GeneratedFile {
    let has_operations = api.groups_with_operations().next().is_some();
    let enums = (!api.enums.is_empty()).then(|| quote! { mod enums; });
    let models = (!api.models.is_empty()).then(|| quote! { mod models; });
    let operations = has_operations.then(|| quote! { mod operations; });
    let unions = (!api.unions.is_empty()).then(|| quote! { mod unions; });
    let docs = "Tables of the API, which the macros of `runtime` expand to implementations.";
    GeneratedFile::new("tables/mod.rs", &all_sources(api), Docs::new(docs))
        .items(quote!(#enums #models #operations #unions))
}

/// `tables/operations/mod.rs`: the modules of the endpoint tables.
pub(super) fn endpoint_tables(api: &Api, cfg: CfgAttributes<'_>) -> GeneratedFile {
    let docs = Docs::new("Output types and metadata of the operations.");
    GeneratedFile::new("tables/operations/mod.rs", &all_sources(api), docs)
        .items(cfg.modules(&TokenStream::new()))
}

fn modules(api: &Api, cfg: CfgAttributes<'_>) -> TokenStream {
    let undocumented =
        quote!(#[allow(missing_docs, reason = "the spec does not describe every item")]);
    let models = (!api.models.is_empty()).then(|| quote!(#undocumented pub mod models;));
    let enums = (!api.enums.is_empty()).then(|| quote!(#undocumented pub mod enums;));
    let unions = (!api.unions.is_empty()).then(|| quote!(#undocumented pub mod unions;));
    let groups = cfg.modules(&quote!(pub));
    let servers = (!api.servers.is_empty()).then(|| quote! { pub mod named_servers; });
    let security = (!api.security.is_empty()).then(|| quote! { pub mod security_schemes; });
    quote!(#enums #models pub mod operations; #groups #servers #security mod tables; #unions)
}

fn error_model(api: &Api) -> TokenStream {
    let ty = match api.error {
        Some(id) => {
            let name = &api.model(id).name;
            quote!(models::#name)
        }
        None => quote!(crate::runtime::Json),
    };
    quote! {
        /// The API's error body.
        pub type ErrorModel = #ty;
    }
}

/// ```text
/// impl crate::runtime::Client {
///     pub fn organization(&self) -> organization::OrganizationApi<'_> { ... }
/// }
/// ```
fn group_accessors(api: &Api, cfg: CfgAttributes<'_>) -> TokenStream {
    let functions = api.groups_with_operations().map(|group| {
        let (docs, cfg_attribute) = (group_docs(group, cfg), cfg.group(group));
        let (module, handle) = (&group.module, &group.handle);
        let lint = lint_attributes::of_method(module);
        quote! {
            #docs
            #cfg_attribute
            #lint
            #[inline]
            pub fn #module(&self) -> #module::#handle<'_> {
                #module::#handle::new(self)
            }
        }
    });
    quote! {
        impl crate::runtime::Client {
            #(#functions)*
        }
    }
}

pub(super) fn group_docs(group: &Group, cfg: CfgAttributes<'_>) -> Docs {
    let operations = format!("Operations of the {} group.", code(&group.tag));
    let feature = || format!("Requires the feature {}.", code(group.feature()));
    Docs::new(operations)
        .text(group.doc.as_deref())
        .paragraph(cfg.is_enabled().then(feature))
}
