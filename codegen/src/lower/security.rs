//! Security schemes and requirements.

use super::decide;
use crate::diagnostics::{Diagnostics, Place};
use crate::ir::names::{Case, Scope};
use crate::ir::{Credential, SchemeId, Security, SecurityKind, SecurityScheme};
use crate::spec::security::BEARER;
use crate::spec::{self, Alternatives, ApiFile, KeyLocation};

/// Lowers the schemes. An incomplete one, which has been reported, becomes HTTP Basic.
pub(super) fn schemes(api: &ApiFile, problems: &mut Diagnostics) -> Vec<SecurityScheme> {
    let mut names: Scope<Place> = Scope::new(Case::Snake, &[], "_scheme");
    let schemes = api.security.iter().map(|(wire, scheme)| SecurityScheme {
        wire: wire.to_string(),
        name: decide(
            &mut names,
            (wire, wire.place()),
            scheme.rust.as_ref(),
            problems,
        ),
        kind: match (scheme.kind, &scheme.name) {
            (spec::SecurityKind::ApiKey, Some(name)) => SecurityKind::ApiKey {
                location: scheme
                    .location
                    .as_deref()
                    .copied()
                    .unwrap_or(KeyLocation::Header),
                parameter: name.to_string(),
            },
            _ => SecurityKind::Basic,
        },
        doc: scheme.doc.clone(),
    });
    schemes.collect()
}

/// The security of operations without their own.
pub(super) fn default(api: &ApiFile) -> Security {
    let default = api.default_security.as_ref();
    default.map_or_else(Security::token, |item| alternatives(item, api))
}

/// The security of an operation.
pub(super) fn of_operation(operation: &spec::Operation, api: &ApiFile) -> Security {
    match &operation.security {
        _ if *operation.anonymous => Security::none(),
        Some(security) => alternatives(security, api),
        None => default(api),
    }
}

/// Unknown schemes have been reported and are left out.
fn alternatives(alternatives: &Alternatives, api: &ApiFile) -> Security {
    let credential = |name: &str| match name {
        BEARER => Some(Credential::Token),
        name => Some(Credential::Scheme(SchemeId(
            api.security.get_index_of(name)?,
        ))),
    };
    let alternatives = alternatives.iter().map(|schemes| {
        let schemes = schemes.iter();
        schemes.filter_map(|name| credential(name)).collect()
    });
    Security(alternatives.collect())
}
