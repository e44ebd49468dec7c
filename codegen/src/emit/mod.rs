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
pub(crate) struct GeneratedFile<'a> {
    /// Path within the generated folder.
    pub(crate) path: String,
    /// The spec files it was made from, for its header.
    pub(crate) source: String,
    /// Lines of the module's docs.
    pub(crate) docs: Vec<String>,
    /// Items, `use` lines first; made as they are asked for.
    pub(crate) items: Box<dyn Iterator<Item = TokenStream> + 'a>,
}

/// All files of the generated folder.
pub(crate) fn emit<'a>(
    api: &'a Api,
    target: &'a Target,
) -> impl Iterator<Item = GeneratedFile<'a>> {
    [root::file(api), operations::file(api)]
        .into_iter()
        .chain(models::file(api))
        .chain(enums::file(api))
        .chain(
            api.groups
                .iter()
                .map(move |group| group::file(group, api, target)),
        )
}

/// The spec files of all groups, as a header names them.
fn group_sources(api: &Api) -> String {
    api.groups
        .iter()
        .map(|group| group.source.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}
