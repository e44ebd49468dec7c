//! Changes of the generated code that come from the generator, not from the spec.

use anyhow::anyhow;
use codegen::Target;
use codegen_diff::Change;

use super::side::Side;
use crate::git::git;

/// The folder of the generated files in a revision.
pub(super) const GENERATED: &str = "generated-client/src/generated/";

/// Compares the generated files of a revision with the files that the present generator makes of
/// the same spec.
///
/// There is nothing to compare if the side is no revision, or if the generator is that of the
/// revision.
pub(super) fn changes(old: &Side) -> anyhow::Result<Vec<Change>> {
    let Some(revision) = old.revision() else {
        return Ok(Vec::new());
    };
    if git(&["diff", "--quiet", revision, "--", "codegen/src"]).is_ok() {
        return Ok(Vec::new());
    }
    let list = git(&["ls-tree", "-r", "--name-only", revision, GENERATED])?;
    let paths = list.lines().filter(|path| path.ends_with(".rs"));
    let committed = paths.map(|path| {
        let text = git(&["show", &format!("{revision}:{path}")])?;
        Ok((path.trim_start_matches(GENERATED), text))
    });
    let committed = committed.collect::<anyhow::Result<Vec<(&str, String)>>>()?;
    if committed.is_empty() {
        return Ok(Vec::new());
    }
    let sources = old.sources();
    let output = codegen::generate(&sources, &Target::new("generated_client"))
        .map_err(|problems| anyhow!("{problems}"))?;
    let committed = committed.iter().map(|(path, text)| (*path, text.as_str()));
    codegen_diff::generated(committed, output.files())
        .map_err(|path| anyhow!("`{GENERATED}{path}` in `{revision}` is not valid Rust"))
}
