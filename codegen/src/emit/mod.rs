//! IR to tokens: one file per kind of output, pure functions that cannot fail.

mod answers;
mod arguments;
mod body;
mod docs;
mod enums;
mod example;
mod facts;
mod fitting;
mod gates;
mod group;
mod limits;
mod models;
mod operations;
mod paging;
mod parts;
mod root;
mod sample;
mod tests;
mod types;
mod unions;

use proc_macro2::TokenStream;

use gates::Gates;

use crate::Target;
use crate::ir::Api;

/// How many group files a header names one by one.
const NAMED_SOURCES: usize = 4;

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
    let gates = Gates::new(api, target.features);
    [root::file(api, gates), operations::file(api, gates)]
        .into_iter()
        .chain(models::files(api, gates))
        .chain(enums::files(api, gates))
        .chain(unions::files(api, gates))
        .chain(
            api.served()
                .map(move |group| group::file(group, api, target)),
        )
}

/// The test of the client crate that calls every operation.
pub(crate) fn tests<'a>(api: &'a Api, target: &'a Target) -> GeneratedFile<'a> {
    tests::file(api, target)
}

/// All spec files, as a header names them.
fn all_sources(api: &Api) -> String {
    if api.groups.len() > NAMED_SOURCES {
        return format!("{} and its group files", api.source);
    }
    let groups = api.groups.iter().map(|group| group.source.as_str());
    let sources: Vec<&str> = std::iter::once(api.source.as_str()).chain(groups).collect();
    sources.join(", ")
}
