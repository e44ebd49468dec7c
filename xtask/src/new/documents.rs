//! Texts of a new crate: the root of the library, the README, and the settings of git.

use anyhow::Context as _;

/// Line ends that regen does not take for drift, and collapsed diffs of generated files.
pub(super) const GITATTRIBUTES: &str = "* text=auto eol=lf\nsrc/generated/** linguist-generated\n\
                                        tests/every_operation.rs linguist-generated\n";

/// Build output, and temporary files of a regen that was killed.
pub(super) const GITIGNORE: &str = "target/\n.regen-*\n";

/// Returns `src/lib.rs`: the exports of this repository's client below other docs.
///
/// # Errors
///
/// If the library of this repository has another form than expected.
pub(super) fn lib(adapted: &str, package: &str) -> anyhow::Result<String> {
    let exports = adapted
        .split_once("#[rustfmt::skip]\n")
        .map(|(_, rest)| rest.split("#[cfg(doctest)]").next().unwrap_or(rest));
    let exports =
        exports.context("`generated-client/src/lib.rs` has no `#[rustfmt::skip]` line")?;
    // The docs of the removed item precede its attribute.
    let lines: Vec<&str> = exports.lines().collect();
    let kept = lines
        .iter()
        .rposition(|line| !line.starts_with("///") && !line.is_empty())
        .map_or(0, |last| last + 1);
    let exports = lines.get(..kept).unwrap_or_default().join("\n");
    let krate = package.replace('-', "_");
    Ok(format!(
        "\
//! An asynchronous API client, generated from a spec. The module [`generated`] names the API.
//!
//! ```no_run
//! # fn example() -> Result<(), {krate}::Error> {{
//! let client = {krate}::Client::builder().token(\"TOKEN\").build()?;
//! # Ok(())
//! # }}
//! ```
//!
//! A [`Client`] has a method for each group of the API whose cargo feature is enabled. The group has
//! a method for each operation.

#![warn(missing_docs)]

#[allow(dead_code, reason = \"a spec need not use all of it\")]
mod runtime;

#[rustfmt::skip]
{exports}
"
    ))
}

/// Returns the README.
pub(super) fn readme(package: &str) -> String {
    format!(
        "# {package}\n\n\
         An API client, generated from a spec. The files in `src/generated`, the section of\n\
         `Cargo.toml` between the markers and `tests/every_operation.rs` are generated: change the\n\
         spec instead, and run this command in a clone of the generator:\n\n\
         ```sh\n\
         cargo xtask regen --spec path/to/spec --out path/to/{package}/src/generated\n\
         ```\n\n\
         With `--check`, it changes nothing and fails if a file is out of date.\n\n\
         Each group of the API is a cargo feature. `default-groups` enables the default ones,\n\
         `all-groups` enables all.\n\n\
         `cargo test` calls every operation once against a mock server.\n"
    )
}
