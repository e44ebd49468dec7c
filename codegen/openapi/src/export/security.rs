//! Security schemes and requirements.

use serde_json::{Map, Value, json};

use super::schema::describe;
use codegen::ir::{Api, Credential, KeyLocation, Security, SecurityKind, SecurityScheme};
use codegen::spec::security::BEARER;

/// The schemes, with that of the token if anything uses it.
pub(super) fn schemes(api: &Api) -> Value {
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let operations = operations.map(|operation| &operation.security);
    let mut used = operations.chain([&api.default_security]);
    let uses_token = used.any(|security| security.0.concat().contains(&Credential::Token));
    let token = uses_token.then(|| {
        let scheme = json!({ "type": "http", "scheme": "bearer" });
        (BEARER.to_owned(), scheme)
    });
    let others = api
        .security
        .iter()
        .map(|item| (item.wire.clone(), scheme(item)));
    Value::Object(token.into_iter().chain(others).collect())
}

fn scheme(scheme: &SecurityScheme) -> Value {
    let mut value = match &scheme.kind {
        SecurityKind::Basic => json!({ "type": "http", "scheme": "basic" }),
        SecurityKind::ApiKey {
            location,
            parameter,
        } => {
            let location = match location {
                KeyLocation::Header => "header",
                KeyLocation::Query => "query",
                KeyLocation::Cookie => "cookie",
            };
            json!({ "type": "apiKey", "in": location, "name": parameter })
        }
    };
    describe(&mut value, scheme.doc.as_deref());
    value
}

/// The alternatives; the token has the scopes.
pub(super) fn requirements(security: &Security, scopes: &[String], api: &Api) -> Value {
    let alternatives = security.0.iter().map(|credentials| {
        let names = credentials.iter().map(|credential| match credential {
            Credential::Token => (BEARER.to_owned(), json!(scopes)),
            Credential::Scheme(id) => (api.scheme(*id).wire.clone(), json!([])),
        });
        Value::Object(names.collect::<Map<_, _>>())
    });
    alternatives.collect()
}
