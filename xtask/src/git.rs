//! Runs of git in the repository.

use std::process::Command;

use anyhow::{Context as _, bail};

use crate::repository;

/// Runs git and returns its output.
///
/// # Errors
///
/// If git is not installed, fails, or prints something that is not UTF-8.
pub(crate) fn git(arguments: &[&str]) -> anyhow::Result<String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(repository::root()?).args(arguments);
    let output = command
        .output()
        .context("cannot run `git`: install it, or compare folders")?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        bail!("`git {}` failed: {}", arguments.join(" "), message.trim());
    }
    String::from_utf8(output.stdout).context("the output of `git` is not UTF-8")
}

/// The commit of a revision; `None` if there is none.
pub(crate) fn commit(revision: &str) -> Option<String> {
    let revision = format!("{revision}^{{commit}}");
    let arguments = [
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &revision,
    ];
    let commit = git(&arguments).ok()?;
    Some(commit.trim().to_owned())
}

/// The tag of the last release before a revision: it begins with `v`.
pub(crate) fn last_tag(revision: &str) -> Option<String> {
    let tag = git(&[
        "describe",
        "--tags",
        "--abbrev=0",
        "--match",
        "v*",
        revision,
    ])
    .ok()?;
    Some(tag.trim().to_owned())
}
