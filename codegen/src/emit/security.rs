//! `security_schemes.rs`: a constant per security scheme, and the security of an operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::GeneratedFile;
use super::rustdoc::{Docs, code};
use super::table::list;
use crate::ir::names::Name;
use crate::ir::{Api, Credential, KeyLocation, Security, SecurityKind, SecurityScheme};

/// The file of the constants.
pub(super) fn file(api: &Api) -> GeneratedFile {
    let docs = "Security schemes: credentials besides the token, which the client builder accepts.";
    let file = GeneratedFile::new("security_schemes.rs", &api.source, Docs::new(docs));
    let file = file.items(quote! { use crate::runtime; });
    api.security
        .iter()
        .map(constant)
        .fold(file, GeneratedFile::items)
}

/// ```text
/// pub const X_API_KEY: runtime::ApiKey = runtime::ApiKey::header("key", "X-Api-Key");
/// ```
fn constant(scheme: &SecurityScheme) -> TokenStream {
    let (name, wire) = (scheme.name.constant(), &scheme.wire);
    let docs = |fact: String| Docs::new(fact).text(scheme.doc.as_deref());
    let (location, parameter) = match &scheme.kind {
        SecurityKind::Basic => {
            let docs = docs(format!("User name and password {}.", code(wire)));
            return quote! {
                #docs
                pub const #name: runtime::BasicAuth = runtime::BasicAuth::new(#wire);
            };
        }
        SecurityKind::ApiKey {
            location,
            parameter,
        } => (location, parameter),
    };
    let (constructor, place) = match location {
        KeyLocation::Header => ("header", "header"),
        KeyLocation::Query => ("query", "query parameter"),
        KeyLocation::Cookie => ("cookie", "cookie"),
    };
    let place = format!("the {place} {}", code(parameter));
    let docs = docs(format!("API key {}, sent in {place}.", code(wire)));
    let constructor = Name::fixed(constructor);
    quote! {
        #docs
        pub const #name: runtime::ApiKey = runtime::ApiKey::#constructor(#wire, #parameter);
    }
}

/// The call that sets the metadata of an operation; `None` for the token alone.
///
/// ```text
/// with_security(&[&[runtime::SecurityScheme::ApiKey(security_schemes::X_API_KEY)]])
/// ```
pub(super) fn metadata(security: &Security, api: &Api) -> Option<String> {
    if *security == Security::token() {
        return None;
    }
    if *security == Security::none() {
        return Some("without_sign_in()".to_owned());
    }
    let alternatives = security.0.iter().map(|schemes| {
        list(schemes.iter().map(|credential| {
            let Credential::Scheme(id) = credential else {
                return "runtime::SecurityScheme::Bearer".to_owned();
            };
            let scheme = api.scheme(*id);
            let variant = match scheme.kind {
                SecurityKind::Basic => "Basic",
                SecurityKind::ApiKey { .. } => "ApiKey",
            };
            let name = scheme.name.constant();
            format!("runtime::SecurityScheme::{variant}(security_schemes::{name})")
        }))
    });
    Some(format!("with_security({})", list(alternatives)))
}

/// Sentence about the credentials of an operation; `None` for the token alone.
pub(super) fn sentence(security: &Security, api: &Api) -> Option<String> {
    if *security == Security::token() {
        return None;
    }
    if *security == Security::none() {
        return Some("Sent without credentials.".to_owned());
    }
    let alternatives = security.0.iter().map(|schemes| {
        let schemes = schemes.iter().map(|credential| match credential {
            Credential::Token => "the token".to_owned(),
            Credential::Scheme(id) => {
                let name = api.scheme(*id).name.constant();
                format!("[`{name}`](super::security_schemes::{name})")
            }
        });
        let schemes: Vec<String> = schemes.collect();
        match schemes.is_empty() {
            true => "none".to_owned(),
            false => schemes.join(" and "),
        }
    });
    let alternatives = alternatives.collect::<Vec<_>>().join(", or ");
    Some(format!("Credentials: {alternatives}."))
}
