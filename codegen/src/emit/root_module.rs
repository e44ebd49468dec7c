//! `mod.rs`: the modules, the items of the whole API, and the client's accessor of each group.

use proc_macro2::TokenStream;
use quote::quote;

use super::cfg::CfgAttributes;
use super::rustdoc::{Docs, code, inline, join_phrases};
use super::{GeneratedFile, Piece, all_sources, lint_attributes};
use crate::ir::names::Name;
use crate::ir::{Api, Group, Server, ServerVariable};

pub(super) fn file<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> GeneratedFile<'a> {
    let mut docs = Docs::default();
    docs.markdown(format!(
        "{}, version {}.",
        inline(&api.title),
        inline(&api.version)
    ))
    .text(api.doc.as_deref());
    GeneratedFile {
        path: "mod.rs".to_owned(),
        source: all_sources(api),
        docs: docs.into_lines(),
        items: Box::new(
            [modules(api, cfg), base_url(api)]
                .into_iter()
                .chain(server(api))
                .chain([error_model(api), group_accessors(api, cfg)])
                .map(Piece::from),
        ),
    }
}

/// `tables/mod.rs`: the modules of the tables.
pub(super) fn tables(api: &Api) -> GeneratedFile<'_> {
    let modules = [
        ("enums", !api.enums.is_empty()),
        ("models", !api.models.is_empty()),
        ("operations", api.groups_with_operations().next().is_some()),
        ("unions", !api.unions.is_empty()),
    ];
    let modules = modules
        .into_iter()
        .filter(|(_, used)| *used)
        .map(|(name, _)| {
            let name = Name::fixed(name);
            quote!(mod #name;).into()
        });
    GeneratedFile {
        path: "tables/mod.rs".to_owned(),
        source: all_sources(api),
        docs: vec![
            "Tables of the API, which the macros of `runtime` expand to implementations."
                .to_owned(),
        ],
        items: Box::new(modules),
    }
}

/// `tables/operations/mod.rs`: the modules of the endpoint tables.
pub(super) fn endpoint_tables<'a>(api: &'a Api, cfg: CfgAttributes<'a>) -> GeneratedFile<'a> {
    let modules = api.groups_with_operations().map(move |group| {
        let (module, cfg_attribute) = (&group.module, cfg.group(group));
        quote!(#cfg_attribute mod #module;).into()
    });
    GeneratedFile {
        path: "tables/operations/mod.rs".to_owned(),
        source: all_sources(api),
        docs: vec!["Output types and metadata of the operations.".to_owned()],
        items: Box::new(modules),
    }
}

fn modules(api: &Api, cfg: CfgAttributes<'_>) -> TokenStream {
    let undocumented =
        quote!(#[allow(missing_docs, reason = "the spec does not describe every item")]);
    let models = (!api.models.is_empty()).then(|| quote!(#undocumented pub mod models;));
    let enums = (!api.enums.is_empty()).then(|| quote!(#undocumented pub mod enums;));
    let unions = (!api.unions.is_empty()).then(|| quote!(#undocumented pub mod unions;));
    let groups = api.groups_with_operations().map(|group| {
        let (module, cfg_attribute) = (&group.module, cfg.group(group));
        quote!(#cfg_attribute pub mod #module;)
    });
    quote! {
        #enums
        #models
        pub mod operations;
        #(#groups)*
        mod tables;
        #unions
    }
}

fn base_url(api: &Api) -> TokenStream {
    let url = &api.base_url;
    quote! {
        /// The default base URL.
        pub const BASE_URL: &str = #url;
    }
}

/// ```text
/// pub const SERVER: runtime::UrlTemplate = runtime::UrlTemplate::new(
///     "https://{region}.example.com",
///     &[runtime::UrlVariable::new("region", "eu", &["eu", "us"])],
/// );
/// ```
fn server(api: &Api) -> Option<TokenStream> {
    let Server {
        template,
        variables,
    } = api.server.as_ref()?;
    let mut docs = Docs::default();
    docs.markdown(
        "The base URL as a template. Its `url` method returns the base URL for the client builder.",
    );
    let variable_line = |item: &ServerVariable| {
        let values: Vec<String> = item.values.iter().map(|value| code(value)).collect();
        let values = (!values.is_empty()).then(|| format!("one of {}", values.join(", ")));
        let default = format!("default {}", code(&item.default));
        let phrases = std::iter::once(default).chain(values).collect();
        let text = join_phrases(item.doc.as_deref(), phrases);
        format!("- {}: {text}", code(&item.name))
    };
    docs.paragraph(variables.iter().map(variable_line).collect());
    let docs = docs.attributes();
    let variables = variables.iter().map(|item| {
        let (name, default, values) = (&item.name, &item.default, &item.values);
        quote!(crate::runtime::UrlVariable::new(#name, #default, &[#(#values),*]))
    });
    Some(quote! {
        #docs
        pub const SERVER: crate::runtime::UrlTemplate = crate::runtime::UrlTemplate::new(#template, &[#(#variables),*]);
    })
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
        let docs = group_docs(group, cfg).attributes();
        let cfg_attribute = cfg.group(group);
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
    let mut docs = Docs::default();
    docs.markdown(format!("Operations of the {} group.", code(&group.tag)))
        .text(group.doc.as_deref());
    if cfg.is_enabled() {
        docs.markdown(format!("Requires the feature {}.", code(group.feature())));
    }
    docs
}
