//! IR to tokens: one file per kind of output, pure functions that cannot fail.

mod answers;
mod body;
mod docs;
mod enums;
mod example;
mod facts;
mod group;
mod models;
mod operations;
mod paging;
mod root;
mod types;

use proc_macro2::TokenStream;

use crate::Target;
use crate::ir::Api;

/// A file before it is printed.
#[derive(Debug)]
pub(crate) struct GeneratedFile {
    /// Path within the generated folder.
    pub(crate) path: String,
    /// The spec files it was made from, for its header.
    pub(crate) source: String,
    /// Lines of the module's docs.
    pub(crate) docs: Vec<String>,
    /// Items, `use` lines first.
    pub(crate) items: Vec<TokenStream>,
}

/// All files of the generated folder.
pub(crate) fn emit(api: &Api, target: &Target) -> Vec<GeneratedFile> {
    let mut files = vec![root::file(api), operations::file(api)];
    files.extend(models::file(api));
    files.extend(enums::file(api));
    files.extend(
        api.groups
            .iter()
            .map(|group| group::file(group, api, target)),
    );
    files
}

/// The spec files of all groups, as a header names them.
fn group_sources(api: &Api) -> String {
    api.groups
        .iter()
        .map(|group| group.source.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}
