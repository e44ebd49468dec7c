//! Emits Rust source files from the IR.
//!
//! Each module emits one kind of output with pure functions that cannot fail.

mod answers;
mod cfg;
mod endpoint_tables;
mod enums;
mod example_call;
mod example_json;
mod example_value;
mod file;
mod group;
mod limits;
mod lint_attributes;
mod model_tables;
mod models;
mod operation_docs;
mod operation_tests;
mod operations;
mod paging;
mod parallel;
mod request_builder;
mod root_module;
mod rust_types;
mod rustdoc;
mod security;
mod servers;
pub mod surface;
mod table;
mod type_files;
mod unions;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use self::cfg::CfgAttributes;
use self::file::GeneratedFile;
use crate::ir::{Api, Enum, Model, Union};
use crate::target::Target;

/// Most group files that a header lists by name.
const NAMED_SOURCES: usize = 4;

/// Emits a file on the thread that calls it.
type Pending<'a> = Box<dyn FnOnce() -> GeneratedFile + Send + 'a>;

/// Returns the text of every generated file by its path.
///
/// `progress` receives the number of finished files and the total.
pub(crate) fn files(
    api: &Api,
    target: &Target,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> BTreeMap<String, String> {
    let pending = pending(api, target);
    let (total, finished) = (pending.len(), AtomicUsize::new(0));
    let files = parallel::map(pending, |file| {
        let file = file();
        progress(finished.fetch_add(1, Ordering::Relaxed) + 1, total);
        (file.path, file.text)
    });
    files.into_iter().collect()
}

/// Returns the text of the client crate's test that calls every operation.
pub(crate) fn tests(api: &Api, target: &Target) -> String {
    operation_tests::file(api, target).text
}

/// Lists all files of the generated folder without emitting them.
fn pending<'a>(api: &'a Api, target: &'a Target) -> Vec<Pending<'a>> {
    let cfg = CfgAttributes::new(api, target.features);
    let mut files: Vec<Pending<'a>> = vec![
        Box::new(move || root_module::file(api, cfg)),
        Box::new(move || root_module::tables(api)),
        Box::new(move || operations::root(api, cfg)),
    ];
    if !api.servers.is_empty() {
        files.push(Box::new(move || servers::file(api)));
    }
    if !api.security.is_empty() {
        files.push(Box::new(move || security::file(api)));
    }
    files.extend(type_files::files::<Model>(api, cfg));
    files.extend(type_files::files::<Enum>(api, cfg));
    files.extend(type_files::files::<Union>(api, cfg));
    if api.groups_with_operations().next().is_some() {
        files.push(Box::new(move || root_module::endpoint_tables(api, cfg)));
    }
    for group in api.groups_with_operations() {
        files.push(Box::new(move || group::file(group, api, target)));
        files.push(Box::new(move || operations::file(group, api)));
        files.push(Box::new(move || endpoint_tables::file(group, api)));
    }
    files
}

/// Lists all spec files for a header.
fn all_sources(api: &Api) -> String {
    if api.groups.len() > NAMED_SOURCES {
        return format!("{} and its group files", api.source);
    }
    let groups = api.groups.iter().map(|group| group.source.as_str());
    let sources: Vec<&str> = std::iter::once(api.source.as_str()).chain(groups).collect();
    sources.join(", ")
}
