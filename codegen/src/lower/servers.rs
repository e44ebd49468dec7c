//! Base URLs.

use super::{decide, texts};
use crate::diagnostics::{Diagnostics, Place};
use crate::ir::names::{Case, Scope};
use crate::ir::{NamedServer, Server, ServerId, ServerVariable};
use crate::spec::{self, ApiFile, Parsed, ServerVariables, UrlTemplate};

/// The servers of operations that are not at the base URL.
pub(super) fn named(api: &ApiFile, problems: &mut Diagnostics) -> Vec<NamedServer> {
    let mut names: Scope<Place> = Scope::new(Case::Snake, &[], "_server");
    let servers = api.servers.iter().map(|(wire, server)| NamedServer {
        wire: wire.to_string(),
        name: decide(
            &mut names,
            (wire, wire.place()),
            server.rust.as_ref(),
            problems,
        ),
        base_url: usual_url(&server.base_url, &server.variables),
        server: template(&server.base_url, &server.variables),
        doc: server.doc.clone(),
    });
    servers.collect()
}

/// The server of an operation. An unknown one has been reported.
pub(super) fn of_operation(operation: &spec::Operation, api: &ApiFile) -> Option<ServerId> {
    let name = operation.server.as_ref()?;
    api.servers.get_index_of(name.as_str()).map(ServerId)
}

/// The base URL with the defaults of its variables, without a trailing slash.
pub(super) fn usual_url(url: &Parsed<UrlTemplate>, variables: &ServerVariables) -> String {
    let default = |name: &str| {
        let variable = variables.get(name)?;
        Some(variable.default.as_str())
    };
    let expanded = url.value().map(|url| url.expand(default).text);
    let url = expanded.unwrap_or_default();
    url.trim_end_matches('/').to_owned()
}

/// The base URL as a template; `None` if it has no variables.
pub(super) fn template(url: &Parsed<UrlTemplate>, variables: &ServerVariables) -> Option<Server> {
    let items = variables.iter().map(|(name, item)| ServerVariable {
        name: name.to_string(),
        default: item.default.to_string(),
        values: texts(&item.values),
        doc: item.doc.clone(),
    });
    (!variables.is_empty()).then(|| Server {
        template: url.trim_end_matches('/').to_owned(),
        variables: items.collect(),
    })
}
