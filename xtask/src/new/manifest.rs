//! The `Cargo.toml` files of a new client and of its core.
//!
//! They have the features and dependencies of this repository's own client.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};
use codegen::Output;
use serde_json::Value;

use crate::repository;

/// The client of this repository.
const CLIENT: &str = "generated-client";

/// The API-independent runtime of the client.
const CORE: &str = "generated-client-core";

/// Features that the test of every operation needs.
const TEST_FEATURES: &str = "features = [\"all-groups\", \"blocking\", \"testing\", \"tracing\"]";

/// The packages of this repository that a new crate copies, as `cargo metadata` describes them.
pub(super) struct Packages {
    client: Value,
    core: Value,
}

impl Packages {
    /// Asks cargo, which inserts the versions of the workspace.
    ///
    /// # Errors
    ///
    /// If `cargo metadata` fails.
    pub(super) fn of_repository() -> anyhow::Result<Self> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["metadata", "--no-deps", "--offline"])
            .args(["--format-version", "1"])
            .current_dir(repository::root()?)
            .output()
            .context("cannot run `cargo metadata`")?;
        if !output.status.success() {
            let message = String::from_utf8_lossy(&output.stderr).into_owned();
            bail!("`cargo metadata` failed: {}", message.trim());
        }
        let mut metadata: Value = serde_json::from_slice(&output.stdout)
            .context("cannot parse the output of `cargo metadata`")?;
        let mut package = |name: &str| {
            let packages = metadata["packages"].as_array_mut();
            packages
                .and_then(|packages| packages.iter_mut().find(|package| package["name"] == name))
                .map(Value::take)
                .with_context(|| format!("`cargo metadata` does not list the package `{name}`"))
        };
        Ok(Self {
            client: package(CLIENT)?,
            core: package(CORE)?,
        })
    }

    /// Returns a dependency that has the name of the new crate or of its core.
    pub(super) fn conflict(&self, name: &str) -> Option<&str> {
        let normalized = |name: &str| name.replace('-', "_");
        let own = [normalized(name), normalized(&format!("{name}-core"))];
        let packages = [&self.client, &self.core].into_iter();
        let dependencies = packages.flat_map(all_dependencies);
        dependencies
            .filter(|item| item["path"].is_null())
            .filter_map(|item| item["name"].as_str())
            .find(|dependency| own.contains(&normalized(dependency)))
    }

    /// Returns the manifest of the client.
    pub(super) fn client(&self, name: &str, out: &Path, output: &Output) -> anyhow::Result<String> {
        let package = &self.client;
        let mut text = head(package, name, &repository::client()?)?;
        text = text.replace(CORE, &format!("{name}-core"));
        text.push_str(&format!("{name}-core = {{ path = \"core\" }}\n"));
        text.push_str(&dependencies(package, "normal", |_| true));
        text.push_str(&format!(
            "\n[dev-dependencies]\n{name} = {{ path = \".\", default-features = false, {TEST_FEATURES} }}\n"
        ));
        text.push_str(&dependencies(package, "dev", |name| {
            ["serde_json", "tokio"].contains(&name)
        }));
        if repository::absolute(out)?.starts_with(repository::root()?) {
            // Without this table, cargo would take the crate for a member of this repository.
            text.push_str("\n[workspace]\n");
        }
        Ok(codegen::with_features(&text, output.features())?)
    }

    /// Returns the manifest of the core.
    pub(super) fn core(&self, name: &str) -> anyhow::Result<String> {
        let package = &self.core;
        let folder = repository::client()?.join("core");
        let mut text = head(package, &format!("{name}-core"), &folder)?;
        text.push_str(&dependencies(package, "normal", |_| true));
        text.push_str(&format!(
            "\n[dev-dependencies]\n# The examples in the docs use the client.\n\
             {name} = {{ path = \"..\", features = [\"blocking\", \"testing\"] }}\n"
        ));
        text.push_str(&dependencies(package, "dev", |_| true));
        Ok(text)
    }
}

/// Returns everything up to the list of dependencies.
fn head(package: &Value, name: &str, folder: &Path) -> anyhow::Result<String> {
    let (edition, rust_version) = (&package["edition"], &package["rust_version"]);
    Ok(format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = {edition}\nrust-version = {rust_version}\n\
         publish = false\n\n{}\n[dependencies]\n",
        features(folder)?
    ))
}

/// Returns the `[features]` table of a package of this repository, with its comments.
fn features(folder: &Path) -> anyhow::Result<String> {
    let manifest = super::read(&folder.join("Cargo.toml"))?;
    let lines = manifest.lines().skip_while(|line| *line != "[features]");
    let section = lines
        .enumerate()
        .take_while(|(number, line)| *number == 0 || !line.starts_with('['));
    let section: Vec<&str> = section.map(|(_, line)| line).collect();
    Ok(format!("{}\n", section.join("\n").trim_end()))
}

fn all_dependencies(package: &Value) -> impl Iterator<Item = &Value> {
    package["dependencies"].as_array().into_iter().flatten()
}

/// Returns a line for each registry dependency of this kind.
fn dependencies(package: &Value, kind: &str, wanted: impl Fn(&str) -> bool) -> String {
    all_dependencies(package)
        .filter(|item| item["kind"].as_str().unwrap_or("normal") == kind)
        .filter(|item| item["path"].is_null())
        .filter_map(|item| Some((item["name"].as_str()?, item)))
        .filter(|(name, _)| wanted(name))
        .map(|(name, item)| format!("{name} = {}\n", dependency(item)))
        .collect()
}

/// Formats a dependency: `"1"`, or a table such as `{ version = "1", features = ["std"] }`.
fn dependency(item: &Value) -> String {
    let requirement = item["req"].as_str().unwrap_or("*").trim_start_matches('^');
    let version = format!("{requirement:?}");
    let mut keys = vec![format!("version = {version}")];
    if item["uses_default_features"] == false {
        keys.push("default-features = false".to_owned());
    }
    let features = item["features"].as_array().into_iter().flatten();
    let features: Vec<String> = features.map(Value::to_string).collect();
    if !features.is_empty() {
        keys.push(format!("features = [{}]", features.join(", ")));
    }
    if item["optional"] == true {
        keys.push("optional = true".to_owned());
    }
    match keys.as_slice() {
        [_] => version,
        keys => format!("{{ {} }}", keys.join(", ")),
    }
}
