//! The crates and programs that are compiled, each pair in a folder of its own.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde_json::Value;

use super::super::Bench;
use super::super::peers::{Made, Peer};
use super::super::usage::measure;
use super::by_hand;
use super::calls::Call;
use super::program::{self, Start};
use super::surface::Surface;
use crate::folder::{self, Contents};
use crate::repository;

/// A program, and the crate that it uses.
#[derive(Debug)]
pub(super) struct Project {
    /// What the table calls it.
    pub(super) name: &'static str,
    /// The folder of the program's crate.
    pub(super) program: PathBuf,
    /// The folder of the generated crate, unless all is done by hand.
    pub(super) client: Option<PathBuf>,
}

/// As rustc calls them.
pub(super) const CLIENT: &str = "api_client";
pub(super) const PROGRAM: &str = "five_calls";

/// This repository's client of the spec.
pub(super) fn ours(bench: &Bench, calls: &[Call]) -> anyhow::Result<Project> {
    let folder = cleared(bench, "this")?;
    let client = folder.join("api-client");
    let mut new = bench.xtask("new");
    bench.must(new.arg(&client).arg("--spec").arg(&bench.spec))?;
    let project = finished("this one", &folder, calls, Start::Builder)?;
    project.map_err(anyhow::Error::msg)
}

/// The client that another generator makes, or what speaks against it.
///
/// # Errors
///
/// When the generator is not installed.
pub(super) fn of_peer(
    bench: &Bench,
    peer: &Peer,
    calls: &[Call],
) -> anyhow::Result<Result<Project, String>> {
    let folder = cleared(bench, peer.name)?;
    let client = folder.join("api-client");
    let description = bench.openapi(peer.reads);
    let made = peer.client;
    let mut command = match made {
        Made::Crate(_) => peer.command(&description, &client),
        Made::Modules => peer.command(&description, &client.join("src")),
    };
    if let Made::Crate(arguments) = made {
        command.args(arguments);
    }
    if let Err(refusal) = measure(&mut command)? {
        return Ok(Err(format!("refuses: {refusal}")));
    }
    let manifest = client.join("Cargo.toml");
    if made == Made::Modules {
        let source = client.join("src");
        fs::rename(source.join("mod.rs"), source.join("lib.rs"))
            .with_context(|| format!("{} makes no `mod.rs`", peer.name))?;
        let dependencies = read(&source.join("REQUIRED_DEPS.toml"))?;
        let package = package(CLIENT);
        write(&manifest, &format!("{package}{dependencies}"))?;
    }
    // cargo would take it for a part of this repository
    let text = format!("{}\n[workspace]\n", read(&manifest)?);
    write(&manifest, &text)?;
    finished(peer.name, &folder, calls, Start::New)
}

/// Puts the program beside a generated crate.
fn finished(
    name: &'static str,
    folder: &Path,
    calls: &[Call],
    start: Start,
) -> anyhow::Result<Result<Project, String>> {
    let client = folder.join("api-client");
    let surface = Surface::read(&client.join("src"))?;
    let text = match program::text(&surface, calls, start) {
        Ok(text) => text,
        Err(error) => return Ok(Err(format!("cannot be called: {error}"))),
    };
    let dependency = "api-client = { path = \"../api-client\" }\n";
    let program = with_program(folder, dependency, &text)?;
    Ok(Ok(Project {
        name,
        program,
        client: Some(client),
    }))
}

/// The programs that do the same without a generated crate: with one field of each answer, and with all of it.
pub(super) fn by_hand(
    bench: &Bench,
    description: &Value,
    calls: &[Call],
) -> anyhow::Result<[Project; 2]> {
    let base_url = description["servers"][0]["url"].as_str();
    let base_url = base_url.unwrap_or("https://api.example");
    let workspace = read(&repository::root()?.join("Cargo.toml"))?;
    let mut dependencies = String::new();
    // TLS, gzip and proxies, as the generated client has by default
    for (name, features) in [
        (
            "reqwest",
            "\"gzip\", \"rustls-no-provider\", \"system-proxy\"",
        ),
        ("rustls", "\"ring\", \"std\", \"tls12\""),
        ("serde", "\"derive\", \"std\""),
        ("serde_json", "\"std\""),
    ] {
        let version = version_of(name, &workspace)?;
        dependencies.push_str(&format!(
            "{name} = {{ version = {version:?}, default-features = false, features = [{features}] }}\n"
        ));
    }
    let project = |name, folder: &str, text: &str| -> anyhow::Result<Project> {
        let folder = cleared(bench, folder)?;
        let program = with_program(&folder, &dependencies, text)?;
        let client = None;
        Ok(Project {
            name,
            program,
            client,
        })
    };
    let all = by_hand::all_fields(base_url, calls, description);
    let one = by_hand::one_field(base_url, calls);
    let whole = "by hand with reqwest, the same answers, derived";
    Ok([
        project(whole, "by-hand", &all)?,
        project(
            "by hand with reqwest, one field of each answer",
            "by-hand-one-field",
            &one,
        )?,
    ])
}

/// The program's crate, with the versions of libraries that this repository has.
fn with_program(folder: &Path, dependencies: &str, text: &str) -> anyhow::Result<PathBuf> {
    let tokio = version_of("tokio", &read(&repository::root()?.join("Cargo.toml"))?)?;
    let manifest = format!(
        "{}\n[dependencies]\n{dependencies}tokio = {{ version = {tokio:?}, features = [\"macros\", \"rt\"] }}\n\n\
         [profile.release]\nstrip = true\n\n[workspace]\n",
        package(PROGRAM)
    );
    let lock = read(&repository::root()?.join("Cargo.lock"))?;
    let files = [
        ("Cargo.toml", manifest.as_str()),
        ("Cargo.lock", lock.as_str()),
        ("src/main.rs", text),
    ];
    let files = files.into_iter();
    let files: Contents = files
        .map(|(path, text)| (path.to_owned(), text.into()))
        .collect();
    let program = folder.join("five-calls");
    folder::create(&program, &files)?;
    Ok(program)
}

/// The beginning of a manifest, for a crate that rustc calls by this name.
fn package(name: &str) -> String {
    let name = name.replace('_', "-");
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n"
    )
}

/// The version of a library that the workspace asks for.
fn version_of(name: &str, workspace: &str) -> anyhow::Result<String> {
    let start = format!("{name} = ");
    let line = workspace.lines().find_map(|line| line.strip_prefix(&start));
    let version = line.and_then(|line| {
        let version = line.strip_prefix("{ version = ").unwrap_or(line);
        version.split('"').nth(1)
    });
    match version {
        Some(version) => Ok(version.to_owned()),
        None => bail!("the workspace names no version of `{name}`"),
    }
}

/// An empty folder for a pair.
fn cleared(bench: &Bench, name: &str) -> anyhow::Result<PathBuf> {
    let folder = bench.folder.join(name);
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(error).context("cannot remove what an earlier run has written");
        }
        _ => {}
    }
    fs::create_dir_all(&folder)
        .with_context(|| format!("cannot create `{}`", repository::display(&folder)))?;
    Ok(folder)
}

pub(super) fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read `{}`", repository::display(path)))
}

pub(super) fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write `{}`", repository::display(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_those_of_the_workspace() {
        let workspace = "serde_json = \"1\"\nserde = { version = \"1.5\", features = [\"std\"] }\n";
        assert_eq!(version_of("serde", workspace).unwrap(), "1.5");
        assert_eq!(version_of("serde_json", workspace).unwrap(), "1");
        assert!(version_of("reqwest", workspace).is_err());
    }
}
