//! IR to tokens: one file per kind of output, pure functions that cannot fail.

mod answers;
mod body;
mod cfg;
mod enums;
mod example_call;
mod example_json;
mod example_value;
mod expression;
mod format;
mod group;
mod limits;
mod lint_attributes;
mod metadata;
mod models;
mod operation_docs;
mod operation_table;
mod operation_tests;
mod paging;
mod parallel;
mod request_builder;
mod root_module;
mod rust_types;
mod rust_writer;
mod rustdoc;
mod target;
mod type_files;
mod unions;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;

pub use self::target::{Features, Target, Tests};
use cfg::CfgAttributes;

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
    pub(crate) items: Box<dyn Iterator<Item = Piece> + 'a>,
}

/// Some items of a file.
pub(crate) enum Piece {
    /// As tokens, for the printer to lay out.
    Tokens(TokenStream),
    /// As they stand in the file.
    Text(String),
}

impl From<TokenStream> for Piece {
    fn from(tokens: TokenStream) -> Self {
        Self::Tokens(tokens)
    }
}

/// A file that is still to be made. Tokens stay within a thread; this can go to another.
pub(crate) type Pending<'a> = Box<dyn FnOnce() -> GeneratedFile<'a> + Send + 'a>;

/// The text of every file of the generated folder by its path. `watch` receives the number of finished files and of all.
pub(crate) fn files(
    api: &Api,
    target: &Target,
    watch: &(dyn Fn(usize, usize) + Sync),
) -> BTreeMap<String, String> {
    format::format(pending(api, target), watch)
}

/// The text of the client crate's test that calls every operation.
pub(crate) fn tests(api: &Api, target: &Target) -> String {
    format::text(operation_tests::file(api, target))
}

/// All files of the generated folder, not yet made.
fn pending<'a>(api: &'a Api, target: &'a Target) -> Vec<Pending<'a>> {
    let cfg = CfgAttributes::new(api, target.features);
    let mut files: Vec<Pending<'a>> = vec![
        Box::new(move || root_module::file(api, cfg)),
        Box::new(move || operation_table::file(api, cfg)),
    ];
    files.extend(models::files(api, cfg));
    files.extend(enums::files(api, cfg));
    files.extend(unions::files(api, cfg));
    files.extend(
        api.groups_with_operations()
            .map(|group| -> Pending<'a> { Box::new(move || group::file(group, api, target)) }),
    );
    files
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
