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
    let docs = Docs::default().paragraph([docs]);
    let file = GeneratedFile::new("security_schemes.rs", &api.source, &docs);
    let file = file.items(quote!(
        use crate::runtime;
    ));
    let constants = api.security.iter().map(constant);
    constants.fold(file, GeneratedFile::items)
}

/// ```text
/// pub const X_API_KEY: runtime::ApiKey = runtime::ApiKey::header("key", "X-Api-Key");
/// ```
fn constant(scheme: &SecurityScheme) -> TokenStream {
    let (name, docs, wire) = (scheme.name.constant(), docs(scheme), &scheme.wire);
    match &scheme.kind {
        SecurityKind::Basic => quote! {
            #docs
            pub const #name: runtime::BasicAuth = runtime::BasicAuth::new(#wire);
        },
        SecurityKind::ApiKey {
            location,
            parameter,
        } => {
            let constructor = Name::fixed(location_word(*location));
            quote! {
                #docs
                pub const #name: runtime::ApiKey = runtime::ApiKey::#constructor(#wire, #parameter);
            }
        }
    }
}

fn docs(scheme: &SecurityScheme) -> Docs {
    let wire = code(&scheme.wire);
    let fact = match &scheme.kind {
        SecurityKind::Basic => format!("User name and password {wire}."),
        SecurityKind::ApiKey {
            location,
            parameter,
        } => {
            let place = match location {
                KeyLocation::Header => "header",
                KeyLocation::Query => "query parameter",
                KeyLocation::Cookie => "cookie",
            };
            format!("API key {wire}, sent in the {place} {}.", code(parameter))
        }
    };
    Docs::default()
        .paragraph([fact])
        .text(scheme.doc.as_deref())
}

const fn location_word(location: KeyLocation) -> &'static str {
    match location {
        KeyLocation::Header => "header",
        KeyLocation::Query => "query",
        KeyLocation::Cookie => "cookie",
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
    let alternatives: Vec<String> = alternatives.collect();
    Some(format!("Credentials: {}.", alternatives.join(", or ")))
}
