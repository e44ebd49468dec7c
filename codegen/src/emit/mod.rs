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
mod format;
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
mod table;
mod type_files;
mod unions;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;

use crate::target::Target;
use cfg::CfgAttributes;

use crate::ir::Api;

/// Most group files that a header lists by name.
const NAMED_SOURCES: usize = 4;

/// A generated file before it is printed as text.
pub(crate) struct GeneratedFile<'a> {
    /// Path within the generated folder.
    pub(crate) path: String,
    /// Spec files that the file is generated from, for its header.
    pub(crate) source: String,
    /// Lines of the module's docs.
    pub(crate) docs: Vec<String>,
    /// Items, `use` items first. They are emitted lazily to bound the memory for tokens.
    pub(crate) items: Box<dyn Iterator<Item = Piece> + 'a>,
}

/// One or more items of a file.
pub(crate) enum Piece {
    /// Tokens that the printer lays out.
    Tokens(TokenStream),
    /// Tables, which have no layout.
    Text(String),
}

impl From<TokenStream> for Piece {
    fn from(tokens: TokenStream) -> Self {
        Self::Tokens(tokens)
    }
}

/// Emits a file on the thread that calls it. Unlike tokens, the closure is `Send`.
pub(crate) type Pending<'a> = Box<dyn FnOnce() -> GeneratedFile<'a> + Send + 'a>;

/// Returns the text of every generated file by its path.
///
/// `progress` receives the number of finished files and the total.
pub(crate) fn files(
    api: &Api,
    target: &Target,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> BTreeMap<String, String> {
    format::format(pending(api, target), progress)
}

/// Returns the text of the client crate's test that calls every operation.
pub(crate) fn tests(api: &Api, target: &Target) -> String {
    format::text(operation_tests::file(api, target))
}

/// Lists all files of the generated folder without emitting them.
fn pending<'a>(api: &'a Api, target: &'a Target) -> Vec<Pending<'a>> {
    let cfg = CfgAttributes::new(api, target.features);
    let mut files: Vec<Pending<'a>> = vec![
        Box::new(move || root_module::file(api, cfg)),
        Box::new(move || operations::root(api, cfg)),
    ];
    files.push(Box::new(move || root_module::tables(api)));
    files.extend(models::files(api, cfg));
    files.extend(model_tables::files(api, cfg));
    files.extend(enums::files(api, cfg));
    files.extend(unions::files(api, cfg));
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
