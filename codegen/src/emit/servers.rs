//! `named_servers.rs`: a constant per named server; and templates of base URLs.

use proc_macro2::TokenStream;
use quote::quote;

use super::GeneratedFile;
use super::rustdoc::{Docs, code, join_phrases};
use crate::ir::names::Name;
use crate::ir::{Api, NamedServer, Server, ServerVariable};

/// The file of the named servers.
pub(super) fn file(api: &Api) -> GeneratedFile {
    let docs = "Servers of operations that are not at the base URL of the API.";
    let file = GeneratedFile::new("named_servers.rs", &api.source, Docs::new(docs));
    let servers = api.servers.iter().map(named);
    servers.fold(file, GeneratedFile::items)
}

/// ```text
/// pub const UPLOAD: runtime::NamedServer =
///     runtime::NamedServer::new("upload", "https://upload.example.com");
/// ```
fn named(server: &NamedServer) -> TokenStream {
    let (wire, url) = (&server.wire, &server.base_url);
    let docs = Docs::new(format!("{}.", code(url))).text(server.doc.as_deref());
    let name = server.name.constant();
    let template = server.server.as_ref();
    let template = template.map(|item| constant(&name.suffixed("_TEMPLATE"), item));
    quote! {
        #docs
        pub const #name: crate::runtime::NamedServer = crate::runtime::NamedServer::new(#wire, #url);
        #template
    }
}

/// The base URL of the API, if it has variables.
pub(super) fn template(api: &Api) -> Option<TokenStream> {
    let server = api.server.as_ref()?;
    Some(constant(&Name::fixed("SERVER"), server))
}

/// ```text
/// pub const SERVER: runtime::UrlTemplate = runtime::UrlTemplate::new(
///     "https://{region}.example.com",
///     &[runtime::UrlVariable::new("region", "eu", &["eu", "us"])],
/// );
/// ```
fn constant(name: &Name, server: &Server) -> TokenStream {
    let (template, variables) = (&server.template, &server.variables);
    let docs =
        "The base URL as a template. Its `url` method returns the base URL for the client builder.";
    let docs = Docs::new(docs).paragraph(variables.iter().map(variable_line));
    let variables = variables.iter().map(|item| {
        let (name, default, values) = (&item.name, &item.default, &item.values);
        quote!(crate::runtime::UrlVariable::new(#name, #default, &[#(#values),*]))
    });
    quote! {
        #docs
        pub const #name: crate::runtime::UrlTemplate = crate::runtime::UrlTemplate::new(#template, &[#(#variables),*]);
    }
}

/// ``- `region`: description; default `eu`; one of `eu`, `us` ``
fn variable_line(item: &ServerVariable) -> String {
    let values: Vec<String> = item.values.iter().map(|value| code(value)).collect();
    let values = (!values.is_empty()).then(|| format!("one of {}", values.join(", ")));
    let default = format!("default {}", code(&item.default));
    let phrases = std::iter::once(default).chain(values).collect();
    let text = join_phrases(item.doc.as_deref(), phrases);
    format!("- {}: {text}", code(&item.name))
}
