//! `cargo xtask release`: the version, changelog and commit of the next release.

mod changelog;
mod date;

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};
use clap::Args;
use codegen_diff::{Bump, Version};

use crate::diff::Comparison;
use crate::git::{self, git};
use crate::outcome::Outcome;
use crate::{manifest, report, repository};

/// Files that a release changes.
const FILES: [&str; 3] = ["Cargo.toml", "Cargo.lock", "CHANGELOG.md"];

/// Set the next version, write the changelog, and commit
#[derive(Debug, Args)]
#[command(
    long_about = "Compares the spec with the last release, sets the version that the changes need \
                  in Cargo.toml, adds the changes to CHANGELOG.md, regenerates, runs the tests and \
                  `cargo publish --dry-run` for packages that can be published, and commits. \
                  Pushes nothing. If a step fails, the files are as before.\n\n\
                  Exit status: 0 success, 1 a failed check, 2 a broken spec or wrong use.",
    after_help = "Examples:\n  cargo xtask release --dry-run    show the version and the changelog\n  \
                  cargo xtask release --tag        release, and tag the commit"
)]
pub(crate) struct Arguments {
    /// Revision of the last release [default: the last tag that begins with `v`]
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// Show what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Tag the commit
    #[arg(long)]
    tag: bool,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let since = match &arguments.since {
        Some(since) => since.clone(),
        None => last_tag()?,
    };
    let Some(comparison) = Comparison::read(&since, None)? else {
        return Ok(Outcome::Failure);
    };
    let (Some(before), Some(now)) = (comparison.old.version, comparison.new.version) else {
        bail!("`{since}` or the working tree has no version in `Cargo.toml`");
    };
    let bump = comparison.bump();
    let version = next(before, now, bump);
    let root = repository::root()?;
    let section = codegen_diff::markdown(&comparison.changes);
    let present = fs::read_to_string(root.join("CHANGELOG.md")).unwrap_or_default();
    let text = changelog::released(&present, version, &date::today(), &section);
    report::print(&format!(
        "{version} follows {before}: the changes of the spec since {since} are {}\n\n{section}",
        bump.as_str()
    ));
    for problem in &comparison.problems {
        problem.print();
    }
    if arguments.dry_run {
        report::print("\nnothing was changed (--dry-run)\n");
    }
    match comparison.problems.is_empty() {
        false => return Ok(Outcome::Findings),
        true if arguments.dry_run => return Ok(Outcome::Success),
        true => {}
    }
    if !git(&["status", "--porcelain"])?.is_empty() {
        bail!("the working tree has changes: commit or stash them first");
    }
    let manifest = fs::read_to_string(root.join("Cargo.toml"))?;
    let manifest = manifest::with_version(&manifest, version)
        .context("`Cargo.toml` has no version in `[workspace.package]`")?;
    fs::write(root.join("Cargo.toml"), manifest)?;
    fs::write(root.join("CHANGELOG.md"), text)?;
    // The changelog has the reasons from now on.
    let allowances = root.join("spec").join(codegen::ALLOWANCES_FILE);
    if allowances.exists() {
        fs::remove_file(allowances)?;
    }
    if let Err(error) = check(root) {
        git(&["restore", "."])?;
        report::error(&error.context("no release was made, and the files are as before"));
        return Ok(Outcome::Findings);
    }
    commit(version, arguments.tag)?;
    Ok(Outcome::Success)
}

/// The version after a release, unless the manifest already has a later one.
fn next(before: Version, now: Version, bump: Bump) -> Version {
    before.next(bump).max(now)
}

fn last_tag() -> anyhow::Result<String> {
    git::last_tag("HEAD")
        .context("no release is tagged: name the revision of the last one with `--since`")
}

/// Regenerates, and runs the tests and the checks of packages that can be published.
fn check(root: &Path) -> anyhow::Result<()> {
    cargo(root, &["update", "--workspace", "--offline"])?;
    cargo(root, &["xtask", "regen"])?;
    cargo(root, &["test", "--workspace"])?;
    for package in published(root)? {
        cargo(
            root,
            &[
                "publish",
                "--dry-run",
                "--allow-dirty",
                "--package",
                &package,
            ],
        )?;
    }
    Ok(())
}

/// Names of the packages that can be published.
fn published(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut command = Command::new(env!("CARGO"));
    command.args([
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version",
        "1",
    ]);
    let output = command.current_dir(root).output()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
        .context("`cargo metadata` printed something that is not JSON")?;
    let packages = metadata["packages"].as_array();
    let is_public = |package: &&serde_json::Value| package["publish"].is_null();
    let names = packages.into_iter().flatten().filter(is_public);
    Ok(names
        .filter_map(|package| package["name"].as_str().map(str::to_owned))
        .collect())
}

fn cargo(root: &Path, arguments: &[&str]) -> anyhow::Result<()> {
    let shown = format!("cargo {}", arguments.join(" "));
    report::summary(&format!("running `{shown}`"));
    let mut command = Command::new(env!("CARGO"));
    let status = command.args(arguments).current_dir(root).status()?;
    if !status.success() {
        bail!("`{shown}` failed");
    }
    Ok(())
}

fn commit(version: Version, tag: bool) -> anyhow::Result<()> {
    for file in FILES {
        git(&["add", "--", file])?;
    }
    git(&["add", "--update"])?;
    git(&[
        "commit",
        "--quiet",
        "--message",
        &format!("Release {version}"),
    ])?;
    report::print(&format!("committed the release {version}\n"));
    if tag {
        git(&["tag", &format!("v{version}")])?;
        report::print(&format!("tagged it v{version}\n"));
    }
    Ok(())
}
