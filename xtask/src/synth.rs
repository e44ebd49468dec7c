//! `cargo xtask synth`: a made-up spec of any size, to try and to measure with.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use crate::lock::Lock;
use crate::{Outcome, folder, platform, repository};

/// Write a made-up spec of any size
#[derive(Debug, Args)]
#[command(
    long_about = "Writes the spec of a made-up platform: operations with parameters of all kinds, nested models, enums, \
                  paging and docs, as real APIs have them. The same size gives the same bytes everywhere.",
    after_help = "Example:\n  cargo xtask synth --operations 3000 --models 5000 --out target/platform\n  \
                  cargo xtask regen --spec target/platform --out target/platform-client"
)]
pub(crate) struct Arguments {
    /// How many operations
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    operations: u32,
    /// How many models
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    models: u32,
    /// Folder to write: a new one, or one that this command wrote
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let out = &arguments.out;
    let lock = Lock::take(out)?;
    folder::recover(out, &lock)?;
    let present = folder::read(out)?;
    refuse_foreign(out, &present)?;
    let files = platform::files(
        usize::try_from(arguments.operations)?,
        usize::try_from(arguments.models)?,
    );
    let texts = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    folder::replace(out, texts, &present, &lock)?;
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    anstream::println!(
        "wrote {} files, {} KB, to {}",
        files.len(),
        bytes / 1000,
        repository::display(out)
    );
    Ok(Outcome::Good)
}

/// The folder is replaced as a whole, so nothing of anyone else's may be in it.
fn refuse_foreign(out: &Path, present: &folder::Contents) -> anyhow::Result<()> {
    let made_here = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        text.contains(platform::TITLE)
    };
    if present.is_empty()
        || present
            .get("api.yaml")
            .is_some_and(|bytes| made_here(bytes))
    {
        return Ok(());
    }
    bail!(
        "`{}` is not empty, and what is in it was not made by this command. Name another folder, or empty it",
        repository::display(out)
    )
}
