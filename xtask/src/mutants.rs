//! `cargo xtask mutants`: breaks the code in one place after the other, in a copy, and says which breaks the tests notice.

mod limited;
mod table;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Args;

use self::limited::Ending;
use self::table::{Guard, Mutation, mutations};
use crate::{Outcome, repository};

/// Of a hundred mutations, the tests must notice at least this many.
const WANTED: usize = 90;

/// Tests that take longer than this do not end, which nobody misses.
const LIMIT: Duration = Duration::from_secs(20 * 60);

/// Break the code on purpose, and see whether the tests notice
#[derive(Debug, Args)]
#[command(
    long_about = "Breaks the code on purpose, and sees whether the tests notice. Each mutation of a table is made in a \
                  copy of the repository below target/mutants/, and the tests that guard it run there. It takes a minute \
                  or so for each.\n\nExit status: 0 if at least 90 % are noticed, 1 if not, 2 if a mutation has no place \
                  or does not compile.",
    after_help = "Examples:\n  cargo xtask mutants                  try all\n  \
                  cargo xtask mutants --only names.rs  try those of one file"
)]
pub(crate) struct Arguments {
    /// Only mutations of files whose path has this text in it
    #[arg(long, value_name = "TEXT", default_value = "")]
    #[arg(hide_default_value = true)]
    only: String,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let chosen: Vec<&Mutation> = mutations()
        .filter(|mutation| mutation.file.contains(&arguments.only))
        .collect();
    if chosen.is_empty() {
        bail!("no mutation is in a file like `{}`", arguments.only);
    }
    let copy = Copy::new()?;
    // said before the first is tried, not half an hour later
    for mutation in &chosen {
        copy.broken(mutation)?;
    }
    copy.is_sound(&chosen)?;
    let (mut killed, mut useless) = (0_usize, 0_usize);
    for mutation in &chosen {
        let fate = copy.fate(mutation)?;
        let (before, after) = (mutation.before.trim(), mutation.after.trim());
        let before = before.lines().next().unwrap_or_default();
        let after = after.lines().next().unwrap_or_default();
        anstream::println!(
            "{:<10}{}: `{before}` -> `{after}`",
            fate.word(),
            mutation.file
        );
        match fate {
            Fate::Killed => killed += 1,
            Fate::Survived => {}
            Fate::Useless => useless += 1,
        }
    }
    let percent = killed * 100 / chosen.len();
    anstream::println!(
        "{killed} of {} mutations killed ({percent} %)",
        chosen.len()
    );
    Ok(match (useless, percent >= WANTED) {
        (1.., _) => Outcome::Failed,
        (0, true) => Outcome::Good,
        (0, false) => Outcome::Findings,
    })
}

/// What became of a mutation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// A test failed, or did not end.
    Killed,
    Survived,
    /// It does not compile, which says nothing about the tests.
    Useless,
}

impl Fate {
    fn word(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Survived => "SURVIVED",
            Self::Useless => "useless",
        }
    }
}

/// The repository, where it may be broken.
struct Copy {
    root: PathBuf,
    target: PathBuf,
}

impl Copy {
    /// Copies all files that git knows, or would.
    fn new() -> anyhow::Result<Self> {
        let workspace = repository::root()?;
        let root = workspace.join("target/mutants/copy");
        let target = workspace.join("target/mutants/target");
        let listed = Command::new("git")
            .args([
                "ls-files",
                "-z",
                "--cached",
                "--others",
                "--exclude-standard",
            ])
            .current_dir(&workspace)
            .output()
            .context("cannot run git, which knows the files to copy")?;
        if !listed.status.success() {
            bail!("git does not list the files to copy");
        }
        if root.exists() {
            fs::remove_dir_all(&root).context("cannot clear the copy of an earlier run")?;
        }
        for path in String::from_utf8_lossy(&listed.stdout).split_terminator('\0') {
            let (from, to) = (workspace.join(path), root.join(path));
            // git also lists what has been deleted since
            if from.is_file() {
                copy(&from, &to).with_context(|| format!("cannot copy `{path}`"))?;
            }
        }
        Ok(Self { root, target })
    }

    /// Tests that fail on what is not broken would notice everything.
    fn is_sound(&self, chosen: &[&Mutation]) -> anyhow::Result<()> {
        let guards: BTreeSet<Guard> = chosen.iter().map(|mutation| mutation.guard).collect();
        for guard in guards {
            if self.tests(guard)? != Fate::Survived {
                bail!("tests fail without a mutation: {:?}", guard.commands());
            }
        }
        Ok(())
    }

    /// The text of a mutation's file, as it is and with the mutation.
    fn broken(&self, mutation: &Mutation) -> anyhow::Result<(String, String)> {
        let file = mutation.file;
        let text = fs::read_to_string(self.root.join(file))
            .with_context(|| format!("cannot read `{file}`"))?;
        let count = text.matches(mutation.before).count();
        if count != 1 {
            let before = mutation.before;
            bail!(
                "`{before}` stands in `{file}` {count} times, and not once: bring the table up to date"
            );
        }
        let broken = text.replace(mutation.before, mutation.after);
        Ok((text, broken))
    }

    fn fate(&self, mutation: &Mutation) -> anyhow::Result<Fate> {
        let (text, broken) = self.broken(mutation)?;
        let path = self.root.join(mutation.file);
        let write = |text: &str| {
            fs::write(&path, text).with_context(|| format!("cannot write `{}`", mutation.file))
        };
        write(&broken)?;
        let fate = self.tests(mutation.guard);
        write(&text)?;
        fate
    }

    /// Runs the guards one after the other until one notices.
    fn tests(&self, guard: Guard) -> anyhow::Result<Fate> {
        for arguments in guard.commands() {
            let mut command = Command::new("cargo");
            command
                .arg("test")
                .args(*arguments)
                .current_dir(&self.root)
                .env("CARGO_TARGET_DIR", &self.target)
                .env("CARGO_PROFILE_DEV_DEBUG", "false");
            let words = self.target.with_file_name("words.txt");
            match limited::run(&mut command, &words, LIMIT)? {
                Ending::Success => {}
                Ending::Failure(words) if words.contains("could not compile") => {
                    return Ok(Fate::Useless);
                }
                Ending::Failure(_) | Ending::OutOfTime => return Ok(Fate::Killed),
            }
        }
        Ok(Fate::Survived)
    }
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    to.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::copy(from, to).map(drop)
}
