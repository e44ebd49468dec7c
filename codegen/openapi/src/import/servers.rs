//! Names the servers of operations that are not at the base URL.

use std::collections::{BTreeMap, BTreeSet};

use super::build;
use super::description::{Info, Operation, Server};
use super::files;
use super::report::Report;
use codegen::spec::NamedServer;

/// Adds the servers of the operations to the API, and gives each operation the name of its server.
///
/// An exported spec names its servers, some of which no operation may use.
pub(super) fn assign(info: &mut Info, operations: &mut [Operation], report: &mut Report) {
    let usual = Server {
        url: info
            .base_url
            .as_deref()
            .unwrap_or_default()
            .trim_end_matches('/')
            .to_owned(),
        variables: info.variables.clone(),
    };
    for operation in operations.iter_mut() {
        let Some(server) = operation.server.take().filter(|server| *server != usual) else {
            continue;
        };
        if server.url.contains("//") {
            operation.server = Some(server);
        } else if !server.url.is_empty() {
            let what = "server without a host is ignored: requests go to the base URL";
            report.wrong(what, &operation.place);
        }
    }
    let servers = operations
        .iter()
        .filter_map(|operation| operation.server.as_ref());
    let unnamed = servers.filter(|server| name_of(server, info).is_none());
    let unnamed: BTreeMap<&str, &Server> = unnamed
        .map(|server| (server.url.as_str(), server))
        .collect();
    let names = names(unnamed.keys().copied().collect(), &usual.url);
    let unnamed: Vec<Server> = unnamed.into_values().cloned().collect();
    for (server, name) in unnamed.into_iter().zip(names) {
        let (url, variables) = files::base_url(Some(&server.url), &server.variables, report);
        let named = NamedServer {
            base_url: url.into(),
            variables,
            doc: None,
            rust: None,
        };
        info.servers.insert(name.as_str().into(), named.into());
        info.server_names.push((server, name));
    }
    for operation in operations {
        let server = operation.server.as_ref();
        let named = server.and_then(|server| name_of(server, info));
        // Two servers of an exported spec can have the same URL.
        let stated = operation.server_name.take();
        let stated = stated.filter(|name| info.servers.contains_key(name.as_str()));
        operation.server_name = stated.or(named);
    }
    let mut taken = BTreeSet::new();
    for (name, server) in &mut info.servers {
        build::claim_rust_name(&mut taken, name, &mut server.rust);
    }
}

fn name_of(server: &Server, info: &Info) -> Option<String> {
    let mut exported = info.servers.iter();
    let exported = exported.find(|(_, named)| {
        named.base_url.trim_end_matches('/') == server.url && named.variables == server.variables
    });
    let exported = exported.map(|(name, _)| name.to_string());
    let mut others = info.server_names.iter();
    // Servers with one URL differ in their variables only by their documentation.
    let other = others.find(|(other, _)| other.url == server.url);
    exported.or_else(|| other.map(|(_, name)| name.clone()))
}

/// Names servers by the words of their hosts that the base URL does not have.
///
/// Servers that these words do not distinguish are named by such words of their whole URLs, or else
/// by all words. The order of the operations changes no name.
fn names(urls: Vec<&str>, base: &str) -> Vec<String> {
    let known: BTreeSet<String> = words(base).collect();
    let new = |text: &str| {
        let words = words(text).filter(|word| !known.contains(word));
        words.collect::<Vec<_>>().join(" ")
    };
    let all = |url: &str| words(url).collect::<Vec<_>>().join(" ");
    let candidates = |url: &str| [new(host(url)), new(url), all(url)];
    let mut taken = BTreeSet::new();
    let names = urls.iter().map(|url| {
        let others = || urls.iter().filter(|other| *other != url);
        let mut names = candidates(url).into_iter();
        let distinct = names.find(|name| {
            let is_shared = others().any(|other| candidates(other).contains(name));
            !name.is_empty() && !is_shared
        });
        let name = distinct.unwrap_or_else(|| all(url));
        let mut free = name.clone();
        let mut number = 2;
        while !taken.insert(free.clone()) {
            free = format!("{name} {number}");
            number += 1;
        }
        free
    });
    names.collect()
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned)
}
