//! What generating by tokens and a printer would cost at least: the same files, parsed and printed, and nothing else.

use std::path::Path;

use anyhow::Context as _;

use crate::{folder, repository};

/// Parses and prints all Rust files of a folder.
pub(super) fn run(path: &Path) -> anyhow::Result<()> {
    let mut bytes = 0;
    for (name, contents) in folder::read(path)? {
        if !name.ends_with(".rs") {
            continue;
        }
        let shown = repository::display(&path.join(&name));
        let text =
            String::from_utf8(contents).with_context(|| format!("`{shown}` is not UTF-8"))?;
        let parsed = syn::parse_file(&text).with_context(|| format!("`{shown}` is not Rust"))?;
        bytes += prettyplease::unparse(&parsed).len();
    }
    anstream::println!("{} KB", bytes / 1000);
    Ok(())
}
