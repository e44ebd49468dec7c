//! The least that generating with tokens and a printer costs: parsing and printing the same files.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;

use crate::files;

/// Parse and print the Rust files of a folder
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Folder of the Rust files
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut bytes = 0;
    for (name, contents) in files::read_folder(&arguments.folder)? {
        if !name.ends_with(".rs") {
            continue;
        }
        let path = arguments.folder.join(&name);
        let text = String::from_utf8(contents)
            .with_context(|| format!("`{}` is not UTF-8", path.display()))?;
        let parsed =
            syn::parse_file(&text).with_context(|| format!("`{}` is not Rust", path.display()))?;
        bytes += prettyplease::unparse(&parsed).len();
    }
    anstream::println!("{} KB", bytes / 1000);
    Ok(())
}
