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
    if *security == Security::none() {
        return Some("without_sign_in()".to_owned());
    }
    let alternatives = alternatives(security, api, |scheme| match scheme {
        None => "runtime::SecurityScheme::Bearer".to_owned(),
        Some(scheme) => {
            let kind = match scheme.kind {
                SecurityKind::Basic => "Basic",
                SecurityKind::ApiKey { .. } => "ApiKey",
            };
            let name = scheme.name.constant();
            format!("runtime::SecurityScheme::{kind}(security_schemes::{name})")
        }
    });
    (*security != Security::token()).then(|| {
        format!(
            "with_security({})",
            list(alternatives.into_iter().map(list))
        )
    })
}

/// Sentence about the credentials of an operation; `None` for the token alone.
pub(super) fn sentence(security: &Security, api: &Api) -> Option<String> {
    if *security == Security::none() {
        return Some("Sent without credentials.".to_owned());
    }
    let alternatives = alternatives(security, api, |scheme| match scheme {
        None => "the token".to_owned(),
        Some(scheme) => {
            let name = scheme.name.constant();
            format!("[`{name}`](super::security_schemes::{name})")
        }
    });
    let alternatives = alternatives.iter().map(|schemes| match schemes.as_slice() {
        [] => "none".to_owned(),
        schemes => schemes.join(" and "),
    });
    let alternatives: Vec<String> = alternatives.collect();
    let sentence = format!("Credentials: {}.", alternatives.join(", or "));
    (*security != Security::token()).then_some(sentence)
}

/// Writes each scheme of each alternative; `None` is the token.
fn alternatives(
    security: &Security,
    api: &Api,
    write: impl Fn(Option<&SecurityScheme>) -> String,
) -> Vec<Vec<String>> {
    let write = |credential: &Credential| match credential {
        Credential::Token => write(None),
        Credential::Scheme(id) => write(Some(api.scheme(*id))),
    };
    let schemes = security.0.iter();
    schemes
        .map(|schemes| schemes.iter().map(write).collect())
        .collect()
}
