//! The compiled projects: a client crate and a program, in one folder for each generator.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde_json::Value;

use super::calls::Call;
use super::hand_written as programs;
use super::program::{self, Start};
use super::public_api::PublicApi;
use crate::files::{self, read, write};
use crate::peers::{Made, Peer};
use crate::setup::{self, Setup};
use crate::usage::measure;

/// A program and the client crate that it uses.
#[derive(Debug)]
pub(super) struct Project {
    /// The name of its row.
    pub(super) name: &'static str,
    /// The folder of the program's crate.
    pub(super) program: PathBuf,
    /// The folder of the generated crate; `None` for a hand-written program.
    pub(super) client: Option<PathBuf>,
}

/// Names of the crates as rustc has them.
pub(super) const CLIENT: &str = "api_client";
pub(super) const PROGRAM: &str = "five_calls";

/// Creates the project of this repository's generator.
pub(super) fn ours(setup: &Setup, calls: &[Call]) -> anyhow::Result<Project> {
    let folder = cleared(setup, "this")?;
    let client = folder.join("api-client");
    let mut new = setup.xtask("new");
    setup::succeed(new.arg(&client).arg("--spec").arg(&setup.spec))?;
    let project = finished(setup, "this generator", &folder, calls, Start::Builder)?;
    project.map_err(anyhow::Error::msg)
}

/// Creates the project of another generator, or returns its message if it fails.
///
/// # Errors
///
/// If the generator is not installed.
pub(super) fn of_peer(
    setup: &Setup,
    peer: &Peer,
    calls: &[Call],
) -> anyhow::Result<Result<Project, String>> {
    let folder = cleared(setup, peer.name)?;
    let client = folder.join("api-client");
    let description = setup.openapi(peer.reads);
    let made = peer.client;
    let mut command = match made {
        Made::Crate(_) => peer.command(&description, &client),
        Made::Modules => peer.command(&description, &client.join("src")),
    };
    if let Made::Crate(arguments) = made {
        command.args(arguments);
    }
    if let Err(refusal) = measure(&mut command)? {
        return Ok(Err(format!("fails: {refusal}")));
    }
    let manifest = client.join("Cargo.toml");
    if made == Made::Modules {
        let source = client.join("src");
        fs::rename(source.join("mod.rs"), source.join("lib.rs"))
            .with_context(|| format!("{} wrote no `mod.rs`", peer.name))?;
        let dependencies = read(&source.join("REQUIRED_DEPS.toml"))?;
        let package = package(CLIENT);
        write(&manifest, format!("{package}{dependencies}"))?;
    }
    // Without this table, cargo would take the crate for a member of this repository.
    let text = format!("{}\n[workspace]\n", read(&manifest)?);
    write(&manifest, &text)?;
    finished(setup, peer.name, &folder, calls, Start::New)
}

/// Adds the program to a generated crate.
fn finished(
    setup: &Setup,
    name: &'static str,
    folder: &Path,
    calls: &[Call],
    start: Start,
) -> anyhow::Result<Result<Project, String>> {
    let client = folder.join("api-client");
    let surface = PublicApi::read(&client.join("src"))?;
    let text = match program::text(&surface, calls, start) {
        Ok(text) => text,
        Err(error) => return Ok(Err(format!("cannot be called: {error}"))),
    };
    let dependency = "api-client = { path = \"../api-client\" }\n";
    let program = with_program(setup, folder, dependency, &text)?;
    Ok(Ok(Project {
        name,
        program,
        client: Some(client),
    }))
}

/// Creates the hand-written programs: one reads all of each response, one reads a single field.
pub(super) fn hand_written(
    setup: &Setup,
    description: &Value,
    calls: &[Call],
) -> anyhow::Result<[Project; 2]> {
    let base_url = description["servers"][0]["url"].as_str();
    let base_url = base_url.unwrap_or("https://api.example");
    let workspace = read(&setup.root.join("Cargo.toml"))?;
    let mut dependencies = String::new();
    // TLS, gzip and proxies are default features of the generated client.
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
        let folder = cleared(setup, folder)?;
        let program = with_program(setup, &folder, &dependencies, text)?;
        let client = None;
        Ok(Project {
            name,
            program,
            client,
        })
    };
    let all = programs::all_fields(base_url, calls, description);
    let one = programs::one_field(base_url, calls);
    let whole = "hand-written with reqwest, all fields, serde derives";
    Ok([
        project(whole, "hand-written", &all)?,
        project(
            "hand-written with reqwest, one field of each response",
            "hand-written-one-field",
            &one,
        )?,
    ])
}

/// Writes the program's crate, with the dependency versions of this repository.
fn with_program(
    setup: &Setup,
    folder: &Path,
    dependencies: &str,
    text: &str,
) -> anyhow::Result<PathBuf> {
    let tokio = version_of("tokio", &read(&setup.root.join("Cargo.toml"))?)?;
    let manifest = format!(
        "{}\n[dependencies]\n{dependencies}tokio = {{ version = {tokio:?}, features = [\"macros\", \"rt\"] }}\n\n\
         [profile.release]\nstrip = true\n\n[workspace]\n",
        package(PROGRAM)
    );
    let lock = read(&setup.root.join("Cargo.lock"))?;
    let program = folder.join("five-calls");
    let files = [
        ("Cargo.toml", manifest.as_str()),
        ("Cargo.lock", lock.as_str()),
        ("src/main.rs", text),
    ];
    for (path, text) in files {
        write(&program.join(path), text)?;
    }
    Ok(program)
}

/// Returns the `[package]` table of a crate with this name.
fn package(name: &str) -> String {
    let name = name.replace('_', "-");
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n"
    )
}

/// Returns the version that the workspace requires of a dependency.
fn version_of(name: &str, workspace: &str) -> anyhow::Result<String> {
    let start = format!("{name} = ");
    let line = workspace.lines().find_map(|line| line.strip_prefix(&start));
    let version = line.and_then(|line| {
        let version = line.strip_prefix("{ version = ").unwrap_or(line);
        version.split('"').nth(1)
    });
    match version {
        Some(version) => Ok(version.to_owned()),
        None => bail!("the workspace has no dependency `{name}`"),
    }
}

/// Empties the folder of a project.
fn cleared(setup: &Setup, name: &str) -> anyhow::Result<PathBuf> {
    let folder = setup.folder.join(name);
    files::remove_folder(&folder)?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_the_workspace() {
        let workspace = "serde_json = \"1\"\nserde = { version = \"1.5\", features = [\"std\"] }\n";
        assert_eq!(version_of("serde", workspace).unwrap(), "1.5");
        assert_eq!(version_of("serde_json", workspace).unwrap(), "1");
        assert!(version_of("reqwest", workspace).is_err());
    }
}
