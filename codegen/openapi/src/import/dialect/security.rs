//! Security schemes and requirements.

use indexmap::IndexMap;

use super::parameters::is_header_byte;
use crate::import::description::Operation;
use crate::import::document::{Dialect, Document, Node, Object};
use crate::import::report::Report;
use codegen::check::is_scope;
use codegen::spec::security::BEARER;
use codegen::spec::{KeyLocation, Permissions, SecurityKind, SecurityScheme, Spanned};

const WHAT: &str = "a security scheme";

/// Keys about how to get a token, which the client's credentials state instead.
const DOCS: &[&str] = &[
    "authorizationUrl",
    "bearerFormat",
    "flow",
    "flows",
    "oauth2MetadataUrl",
    "openIdConnectUrl",
    "scopes",
    "tokenUrl",
];

/// Meaning of a scheme of a document.
enum Scheme {
    /// The OAuth token.
    Token,
    /// A scheme that the spec declares under this name.
    Declared(String, Box<SecurityScheme>),
    /// A client certificate, which the HTTP client sends.
    Certificate,
    /// A scheme that a client cannot use, described for findings.
    Unsupported(String),
}

/// The API keys and passwords that a document declares.
pub(super) fn schemes(
    document: &Document,
    report: &mut Report,
) -> IndexMap<Spanned<String>, Spanned<SecurityScheme>> {
    let mut schemes = IndexMap::new();
    for (name, node) in declared(document).iter().flat_map(Node::entries) {
        if let Scheme::Declared(name, scheme) = scheme(name, node, report) {
            schemes.insert(name.into(), (*scheme).into());
        }
    }
    schemes
}

/// The security of operations without their own; `None` if it is the token.
pub(super) fn default(document: &Document) -> Option<Vec<Vec<String>>> {
    // The operations report the same requirements.
    let mut discarded = Report::default();
    let node = document.root().key("security")?;
    let security = requirements(&node, document, &mut discarded);
    (!security.is_empty() && security != token()).then_some(security)
}

/// The OAuth token as the only alternative.
pub(crate) fn token() -> Vec<Vec<String>> {
    vec![vec![BEARER.to_owned()]]
}

/// Reads the security requirements of the operation or, by default, of the document.
pub(super) fn read(
    object: &mut Object<'_>,
    document: &Document,
    operation: &mut Operation,
    report: &mut Report,
) {
    let Some(node) = object
        .take("security")
        .or_else(|| document.root().key("security"))
    else {
        return;
    };
    let mut security = requirements(&node, document, report);
    if security.is_empty() && !matches!(operation.permissions, Permissions::None) {
        report.wider(
            "anonymous operation that requires permissions is sent with a token",
            &node.place,
        );
        security = token();
    }
    if security.iter().flatten().any(|name| name == BEARER) {
        operation.scopes = scopes(&node, document, report);
    }
    operation.security = Some(security);
}

/// Scopes of the first alternative with a token.
fn scopes(node: &Node<'_>, document: &Document, report: &mut Report) -> Vec<String> {
    let mut found: Option<Vec<String>> = None;
    for requirement in node.items() {
        let mut scopes = Vec::new();
        let mut has_token = false;
        for (name, node) in requirement.entries() {
            if !matches!(lookup(name, document), Scheme::Token) {
                continue;
            }
            has_token = true;
            for scope in node.strings() {
                if !is_scope(&scope) {
                    report.docs_only(
                        "invalid scope is not documented",
                        &format!("{}, `{scope}`", node.place),
                    );
                } else if !scopes.contains(&scope) {
                    scopes.push(scope);
                }
            }
        }
        match &found {
            Some(first) if has_token && *first != scopes => report.docs_only(
                "scopes of alternatives other than the first are not documented",
                &requirement.place,
            ),
            None if has_token => found = Some(scopes),
            _ => {}
        }
    }
    found.unwrap_or_default()
}

/// Reads alternatives of scheme names; empty if the request carries no credentials.
fn requirements(node: &Node<'_>, document: &Document, report: &mut Report) -> Vec<Vec<String>> {
    let mut alternatives: Vec<Vec<String>> = Vec::new();
    let mut unsupported = Vec::new();
    for requirement in node.items() {
        let mut names: Vec<String> = Vec::new();
        let mut problem = None;
        for (name, _) in requirement.entries() {
            let name = match lookup(name, document) {
                Scheme::Token => BEARER.to_owned(),
                Scheme::Declared(name, _) => name,
                Scheme::Certificate => {
                    report.docs_only(
                        "client certificate is not documented: set it in the HTTP client",
                        &requirement.place,
                    );
                    continue;
                }
                Scheme::Unsupported(what) => {
                    problem = Some(what);
                    continue;
                }
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        match problem {
            Some(what) => unsupported.push((what, requirement.place)),
            None if !alternatives.contains(&names) => alternatives.push(names),
            None => {}
        }
    }
    let is_lost = alternatives.is_empty() && !unsupported.is_empty();
    for (what, place) in unsupported {
        if is_lost {
            report.wrong(format!("{what} is ignored: a bearer token is sent"), &place);
        } else {
            report.docs_only(format!("{what} is not offered beside the others"), &place);
        }
    }
    match alternatives.iter().all(Vec::is_empty) {
        true if is_lost => token(),
        true => Vec::new(),
        false => alternatives,
    }
}

fn lookup(name: &str, document: &Document) -> Scheme {
    // `schemes` reports the schemes.
    let mut discarded = Report::default();
    match declared(document).and_then(|node| node.key(name)) {
        Some(node) => scheme(
            name,
            document.resolve(node.clone()).unwrap_or(node),
            &mut discarded,
        ),
        None => Scheme::Unsupported(format!("undeclared security scheme `{name}`")),
    }
}

fn declared(document: &Document) -> Option<Node<'_>> {
    match document.dialect {
        Dialect::Swagger2 => document.root().key("securityDefinitions"),
        Dialect::OpenApi3 => document.root().key("components")?.key("securitySchemes"),
    }
}

fn scheme(name: &str, node: Node<'_>, report: &mut Report) -> Scheme {
    let mut object = Object::new(&node, WHAT, report);
    let (kind, http) = (object.text("type"), object.text("scheme"));
    let lower = |text: Option<String>| text.map(|text| text.to_ascii_lowercase());
    let (kind, http) = (lower(kind), lower(http));
    let scheme = match (kind.as_deref(), http.as_deref()) {
        (Some("oauth2" | "openidconnect"), _) | (Some("http"), Some("bearer")) => Scheme::Token,
        (Some("basic"), _) | (Some("http"), Some("basic")) => {
            declare(name, SecurityKind::Basic, &mut object)
        }
        (Some("apikey"), _) => declare(name, SecurityKind::ApiKey, &mut object),
        (Some("mutualtls"), _) => Scheme::Certificate,
        (Some("http"), Some(other)) => {
            Scheme::Unsupported(format!("`{other}` authentication of HTTP"))
        }
        (Some(other), _) => Scheme::Unsupported(format!("`{other}` authentication")),
        (None, _) => Scheme::Unsupported(format!("security scheme `{name}` without a type")),
    };
    for key in DOCS {
        if let Some(node) = object.take(key) {
            report.docs_only(
                format!("`{key}` of a security scheme is not documented"),
                &node.place,
            );
        }
    }
    object.finish(WHAT, report);
    scheme
}

fn declare(name: &str, kind: SecurityKind, object: &mut Object<'_>) -> Scheme {
    let name = match name.trim() {
        BEARER => format!("{BEARER} key"),
        "" => "key".to_owned(),
        name => name.to_owned(),
    };
    let (location, parameter) = match kind {
        SecurityKind::Basic => (None, None),
        SecurityKind::ApiKey => (object.text("in"), object.text("name")),
    };
    let location = match location.as_deref() {
        Some("header") => Some(KeyLocation::Header),
        Some("query") => Some(KeyLocation::Query),
        Some("cookie") => Some(KeyLocation::Cookie),
        _ => None,
    };
    let is_token = |text: &String| !text.is_empty() && text.bytes().all(is_header_byte);
    let is_valid = match (kind, location, &parameter) {
        (SecurityKind::Basic, ..) => true,
        (_, Some(KeyLocation::Query), Some(name)) => {
            !name.is_empty() && !name.chars().any(char::is_control)
        }
        (_, Some(_), Some(name)) => is_token(name),
        _ => false,
    };
    if !is_valid {
        return Scheme::Unsupported(format!("API key `{name}` without a valid `in` and `name`"));
    }
    let scheme = SecurityScheme {
        kind,
        location: location.map(Into::into),
        name: parameter.map(Into::into),
        doc: object.text("description"),
        rust: object.extension().rust,
    };
    Scheme::Declared(name, Box::new(scheme))
}

/// Names of the schemes that an operation or the API accepts.
pub(crate) fn used<'a>(
    default: Option<&'a Vec<Vec<String>>>,
    operations: &'a [Operation],
) -> impl Iterator<Item = &'a str> {
    let operations = operations.iter().filter_map(|item| item.security.as_ref());
    let names = default.into_iter().chain(operations).flatten().flatten();
    names.map(String::as_str)
}

/// Removes the scopes that every operation requires, because they distinguish no operation.
pub(crate) fn remove_common_scopes(operations: &mut [Operation], report: &mut Report) {
    let Some((first, others)) = operations.split_first() else {
        return;
    };
    let is_common = |scope: &&String| others.iter().all(|other| other.scopes.contains(scope));
    let common: Vec<String> = first.scopes.iter().filter(is_common).cloned().collect();
    if others.is_empty() || common.is_empty() {
        return;
    }
    for operation in operations {
        operation.scopes.retain(|scope| !common.contains(scope));
        for scope in &common {
            report.docs_only(
                format!("scope `{scope}`, which every operation requires, is not documented"),
                &operation.place,
            );
        }
    }
}
