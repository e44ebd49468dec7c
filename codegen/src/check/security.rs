//! Rules for security schemes, and for the schemes that operations accept.

use crate::diagnostics::suggestion::{closest, did_you_mean};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::spec::security::BEARER;
use crate::spec::{
    Alternatives, ApiFile, KeyLocation, Keyed, SecurityKind, SecurityScheme, Spanned, Spec,
};

/// Schemes are complete, and operations accept declared schemes.
pub(super) fn check(spec: &Spec, problems: &mut Diagnostics) {
    let api = &spec.api.spec;
    for (name, scheme) in &api.security {
        self::scheme(name, scheme, problems);
    }
    let names = Names {
        api,
        complete: !spec.api.damaged,
    };
    if let Some(default) = &api.default_security {
        names.check(default, problems);
        if texts(default) == [[BEARER]] {
            let message = format!("`default_security: [[{BEARER}]]` is the default");
            problems.push(error(default.key_place(), message).help("remove the key"));
        }
    }
    let operations = spec.groups.iter().flat_map(|group| &group.spec.operations);
    for operation in operations {
        let Some(security) = &operation.security else {
            continue;
        };
        names.check(security, problems);
        if *operation.anonymous {
            let message = "anonymous operation cannot accept security schemes";
            problems.push(
                error(security.key_place(), message)
                    .related(operation.anonymous.place(), "declared anonymous here")
                    .help("remove one of the two keys"),
            );
        } else if is_default(security, api) {
            let message = "`security` repeats the default of the API";
            problems.push(error(security.key_place(), message).help("remove the key"));
        }
    }
    scopes(spec, problems);
}

/// Scopes are those of a token, so an operation with scopes accepts one.
fn scopes(spec: &Spec, problems: &mut Diagnostics) {
    let default = spec.api.spec.default_security.as_ref();
    let operations = spec.groups.iter().flat_map(|group| &group.spec.operations);
    for operation in operations.filter(|operation| !operation.scopes.is_empty()) {
        let security = operation.security.as_ref().or(default);
        let bearer = |security: &Keyed<Alternatives>| {
            let mut names = security.iter().flat_map(|schemes| schemes.iter());
            names.any(|name| name.as_str() == BEARER)
        };
        if security.is_some_and(|security| !bearer(security)) {
            let message = "scopes of an operation that accepts no token";
            let help = format!("remove the key, or add `[{BEARER}]` to `security`");
            problems.push(
                Diagnostic::error(Code::Scope, operation.scopes.key_place(), message).help(help),
            );
        }
    }
}

fn scheme(name: &Spanned<String>, scheme: &Spanned<SecurityScheme>, problems: &mut Diagnostics) {
    if name.as_str() == BEARER {
        let message = format!("`{BEARER}` is the scheme of the OAuth token");
        problems.push(error(name.place(), message).help("choose another name"));
    }
    if name.trim().is_empty() {
        problems.push(error(name.place(), "security scheme without a name").help("write a name"));
    }
    match scheme.kind {
        SecurityKind::ApiKey => api_key(name, scheme, problems),
        SecurityKind::Basic => {
            let location = scheme.location.as_ref().map(Spanned::place);
            let parameter = scheme.name.as_ref().map(Spanned::place);
            for place in location.into_iter().chain(parameter) {
                let message = "`in` and `name` apply only to API keys";
                problems.push(error(place, message).help("remove both, or use `type: api_key`"));
            }
        }
    }
}

fn api_key(name: &Spanned<String>, scheme: &SecurityScheme, problems: &mut Diagnostics) {
    let (Some(location), Some(parameter)) = (&scheme.location, &scheme.name) else {
        let message = format!("API key `{name}` needs the keys `in` and `name`");
        let help = "write `{type: api_key, in: header, name: X-Api-Key}` with the API's own name";
        problems.push(error(name.place(), message).help(help));
        return;
    };
    let valid = match **location {
        KeyLocation::Header | KeyLocation::Cookie => is_token(parameter),
        KeyLocation::Query => !parameter.chars().any(char::is_control),
    };
    if !valid || parameter.is_empty() {
        let message = format!("invalid name `{}` of an API key", parameter.as_str());
        let help = "write the name of the header, query parameter or cookie without spaces";
        problems.push(error(parameter.place(), message).help(help));
    }
}

/// Whether a text is a token of RFC 9110, as names of headers and cookies are.
pub(super) fn is_token(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(letter)
}

/// Whether an operation's alternatives equal those of the API.
fn is_default(security: &Alternatives, api: &ApiFile) -> bool {
    match &api.default_security {
        Some(default) => texts(security) == texts(default),
        None => texts(security) == [[BEARER]],
    }
}

fn texts(security: &Alternatives) -> Vec<Vec<&str>> {
    let schemes = security.iter();
    let schemes = schemes.map(|names| names.iter().map(|name| name.as_str()).collect());
    schemes.collect()
}

/// The security schemes of a spec.
struct Names<'a> {
    api: &'a ApiFile,
    /// Whether all schemes are known.
    complete: bool,
}

impl Names<'_> {
    fn check(&self, security: &Keyed<Alternatives>, problems: &mut Diagnostics) {
        if security.iter().all(|schemes| schemes.is_empty()) {
            let message = "`security` without a scheme";
            let help = "name a scheme, or write `anonymous: true` at the operations instead";
            problems.push(error(security.key_place(), message).help(help));
        }
        for schemes in security.iter() {
            for (index, name) in schemes.iter().enumerate() {
                if schemes[..index].contains(name) {
                    let message = format!("duplicate security scheme `{name}`");
                    problems.push(error(name.place(), message).help("remove the duplicate"));
                } else if name.as_str() != BEARER
                    && self.complete
                    && !self.api.security.contains_key(name.as_str())
                {
                    problems.push(self.unknown(name));
                }
            }
        }
    }

    fn unknown(&self, name: &Spanned<String>) -> Diagnostic {
        let known = self.api.security.keys().map(|name| name.as_str());
        let help = closest(name, known.chain([BEARER])).map_or_else(
            || format!("declare it under `security` in `api.yaml`, or use `{BEARER}`"),
            did_you_mean,
        );
        error(name.place(), format!("unknown security scheme `{name}`")).help(help)
    }
}

fn error(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(Code::Security, place, message)
}
