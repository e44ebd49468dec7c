//! The `Cargo.toml` files of a new client and of its core: the features and dependencies of this
//! repository's own.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};
use codegen::Output;
use serde_json::Value;

use crate::repository;

/// The client of this repository.
const CLIENT: &str = "generated-client";

/// What does not depend on the API. A new client has it under a name of its own, as there may be
/// several in a workspace.
const CORE: &str = "generated-client-core";

/// What the tests of the operations need beside what the client does.
const TEST_FEATURES: &str = "features = [\"all-groups\", \"blocking\", \"testing\", \"tracing\"]";

/// The client's file.
pub(super) fn client(name: &str, out: &Path, output: &Output) -> anyhow::Result<String> {
    let package = package(CLIENT)?;
    let mut text = head(&package, name, &repository::client()?)?;
    text.push_str(&format!(
        "{CORE} = {{ package = \"{name}-core\", path = \"core\" }}\n"
    ));
    text.push_str(&dependencies(&package, "normal", |_| true));
    text.push_str(&format!(
        "\n[dev-dependencies]\n{name} = {{ path = \".\", default-features = false, {TEST_FEATURES} }}\n"
    ));
    text.push_str(&dependencies(&package, "dev", |name| {
        ["serde_json", "tokio"].contains(&name)
    }));
    if std::path::absolute(out)?.starts_with(repository::root()?) {
        // cargo takes what lies within a workspace for a part of it
        text.push_str("\n[workspace]\n");
    }
    Ok(codegen::with_features(&text, output.features())?)
}

/// The core's file.
pub(super) fn core(name: &str) -> anyhow::Result<String> {
    let package = package(CORE)?;
    let mut text = head(
        &package,
        &format!("{name}-core"),
        &repository::client()?.join("core"),
    )?;
    text.push_str(&dependencies(&package, "normal", |_| true));
    text.push_str("\n[dev-dependencies]\n");
    text.push_str(&dependencies(&package, "dev", |name| name == "tokio"));
    Ok(text)
}

/// All down to the list of dependencies.
fn head(package: &Value, name: &str, folder: &Path) -> anyhow::Result<String> {
    let (edition, rust_version) = (&package["edition"], &package["rust_version"]);
    // the examples in the docs are of another API
    Ok(format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = {edition}\nrust-version = {rust_version}\npublish = false\n\n\
         [lib]\ndoctest = false\n\n{}\n[dependencies]\n",
        features(folder)?
    ))
}

/// What cargo knows of a package of this repository, with the versions that the workspace gives.
fn package(name: &str) -> anyhow::Result<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(repository::root()?)
        .output()
        .context("cannot run `cargo metadata`")?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        bail!("`cargo metadata` failed: {}", message.trim());
    }
    let mut metadata: Value =
        serde_json::from_slice(&output.stdout).context("cannot read what `cargo metadata` says")?;
    let packages = metadata["packages"].as_array_mut();
    let ours =
        packages.and_then(|packages| packages.iter_mut().find(|package| package["name"] == name));
    ours.map(Value::take)
        .with_context(|| format!("`cargo metadata` does not name the package `{name}`"))
}

/// The section of a package of this repository, its comments included.
fn features(folder: &Path) -> anyhow::Result<String> {
    let manifest = super::read(&folder.join("Cargo.toml"))?;
    let lines = manifest.lines().skip_while(|line| *line != "[features]");
    let section = lines
        .enumerate()
        .take_while(|(number, line)| *number == 0 || !line.starts_with('['));
    let section: Vec<&str> = section.map(|(_, line)| line).collect();
    Ok(format!("{}\n", section.join("\n").trim_end()))
}

/// A line for each dependency of this kind from a registry.
fn dependencies(package: &Value, kind: &str, wanted: impl Fn(&str) -> bool) -> String {
    let all = package["dependencies"].as_array().into_iter().flatten();
    let of_kind = all.filter(|item| item["kind"].as_str().unwrap_or("normal") == kind);
    of_kind
        .filter(|item| item["path"].is_null())
        .filter_map(|item| Some((item["name"].as_str()?, item)))
        .filter(|(name, _)| wanted(name))
        .map(|(name, item)| format!("{name} = {}\n", dependency(item)))
        .collect()
}

/// `"1"`, or `{ version = "1", default-features = false, features = ["std"] }`
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
