//! The version in the manifest of the workspace.

use std::ops::Range;

use codegen_diff::Version;

/// The version of the workspace's packages.
pub(crate) fn version(manifest: &str) -> Option<Version> {
    Version::parse(&manifest[version_range(manifest)?])
}

/// The manifest with another version.
pub(crate) fn with_version(manifest: &str, version: Version) -> Option<String> {
    let mut text = manifest.to_owned();
    text.replace_range(version_range(manifest)?, &version.to_string());
    Some(text)
}

/// The bytes of the version, without quotes.
fn version_range(manifest: &str) -> Option<Range<usize>> {
    const KEY: &str = "\nversion = \"";
    let section = manifest.find("[workspace.package]")?;
    let start = section + manifest[section..].find(KEY)? + KEY.len();
    let end = start + manifest[start..].find('"')?;
    Some(start..end)
}
