//! Writes the spec of a synthetic API of any size.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use crate::{files, synthetic_api};

/// Write the spec of a synthetic API of any size
#[derive(Debug, Args)]
#[command(
    long_about = "Writes the spec of a synthetic API: operations with parameters of all kinds, \
                  nested models, enums, paging and docs, in the proportions of real APIs. The same \
                  size gives the same bytes everywhere.",
    after_help = "Example:\n  cargo synth --operations 3000 --models 5000 --out target/platform\n  \
                  cargo xtask regen --spec target/platform --out target/platform-client"
)]
pub(crate) struct Arguments {
    /// Number of operations
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    operations: u32,
    /// Number of models
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    models: u32,
    /// Folder to write: a new one, or one that this command wrote
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let (files, bytes) = write(arguments.operations, arguments.models, &arguments.out)?;
    let out = arguments.out.display();
    anstream::println!("wrote {files} files, {} KB, to {out}", bytes / 1000);
    Ok(())
}

/// Replaces the spec in a folder, and returns the number of files and bytes.
///
/// # Errors
///
/// If the folder contains files that this command did not write.
pub(crate) fn write(operations: u32, models: u32, out: &Path) -> anyhow::Result<(usize, usize)> {
    refuse_foreign(out)?;
    let texts = synthetic_api::files(usize::try_from(operations)?, usize::try_from(models)?);
    files::remove_folder(out)?;
    for (name, text) in &texts {
        files::write(&out.join(name), text)?;
    }
    Ok((texts.len(), texts.iter().map(|(_, text)| text.len()).sum()))
}

fn refuse_foreign(out: &Path) -> anyhow::Result<()> {
    let present = files::read_folder(out)?;
    let is_ours = present.iter().any(|(name, bytes)| {
        name == "api.yaml" && String::from_utf8_lossy(bytes).contains(synthetic_api::TITLE)
    });
    if present.is_empty() || is_ours {
        return Ok(());
    }
    bail!(
        "`{}` is not empty and was not written by this command; name another folder, or empty it",
        out.display()
    )
}
