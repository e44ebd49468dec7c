//! The front page and the README of a new client.

use std::path::Path;

use anyhow::Context as _;

/// `src/lib.rs`: what this repository's client exports, with another front page.
pub(super) fn lib(ours: &str) -> anyhow::Result<String> {
    const FRONT: &str = "\
//! An asynchronous client of an API, generated from a spec: [`generated`] says of which.
//!
//! A [`Client`] has a method for each group of the API whose feature is on, and that has a method
//! for each operation.

#![warn(missing_docs)]

#[allow(dead_code, reason = \"what the spec has no use for\")]
mod runtime;

";
    let exports = ours
        .split_once("#[rustfmt::skip]\n")
        .and_then(|(_, rest)| rest.split_once("\n/// The examples of the repository's README"));
    let (exports, _) =
        exports.context("`generated-client/src/lib.rs` has another form than expected")?;
    Ok(format!("{FRONT}#[rustfmt::skip]\n{exports}"))
}

pub(super) fn readme(name: &str, spec: &Path) -> String {
    let spec = crate::repository::display(spec);
    format!(
        "# {name}\n\nA client crate, generated from the spec in `{spec}`. The files in `src/generated`, the part of `Cargo.toml` \
         between the markers and `tests/every_operation.rs` are written by this command, and not by hand:\n\n```sh\n\
         cargo xtask regen --spec {spec} --out path/to/{name}/src/generated\n```\n\n\
         With `--check` it changes nothing, and fails if anything is out of date.\n\n\
         Each group of the API is a cargo feature. `default-groups` has those that are on by default, `all-groups` has all.\n\n\
         `cargo test` calls every operation once against a stand-in for the server.\n"
    )
}
