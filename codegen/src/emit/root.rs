//! `mod.rs`: the modules, what holds for the whole API, and the client's door to each group.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Docs, code, inline};
use super::{GeneratedFile, group_sources};
use crate::ir::{Api, Group};

pub(super) fn file(api: &Api) -> GeneratedFile<'_> {
    let mut docs = Docs::default();
    docs.markdown(format!(
        "{}, version {}.",
        inline(&api.title),
        inline(&api.version)
    ))
    .text(api.doc.as_deref());
    GeneratedFile {
        path: "mod.rs".to_owned(),
        source: format!("{}, {}", api.source, group_sources(api)),
        docs: docs.into_lines(),
        items: Box::new(
            [modules, base_url, error_model, doors]
                .into_iter()
                .map(|part| part(api)),
        ),
    }
}

fn modules(api: &Api) -> TokenStream {
    let models = (!api.models.is_empty()).then(|| {
        quote!(
            pub mod models;
        )
    });
    let enums = (!api.enums.is_empty()).then(|| {
        quote!(
            pub mod enums;
        )
    });
    let groups = api.groups.iter().map(|group| &group.module);
    quote! {
        #enums
        #models
        pub mod operations;
        #(pub mod #groups;)*
    }
}

fn base_url(api: &Api) -> TokenStream {
    let url = &api.base_url;
    quote! {
        /// Where requests go unless the client is told otherwise.
        pub const BASE_URL: &str = #url;
    }
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
        /// What the API says about an error.
        pub type ErrorModel = #ty;
    }
}

/// ```text
/// impl crate::runtime::Client {
///     pub fn organization(&self) -> organization::OrganizationApi<'_> { ... }
/// }
/// ```
fn doors(api: &Api) -> TokenStream {
    let functions = api.groups.iter().map(|group| {
        let docs = group_docs(group);
        let (module, handle) = (&group.module, &group.handle);
        quote! {
            #docs
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

pub(super) fn group_docs(group: &Group) -> TokenStream {
    let mut docs = Docs::default();
    docs.markdown(format!("The operations of the group {}.", code(&group.tag)))
        .text(group.doc.as_deref());
    docs.attributes()
}
