//! The `Cargo.toml` of a new client: the features and dependencies of this repository's own.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};
use codegen::Output;
use serde_json::Value;

use crate::paths;

/// What the tests of the runtime and of the operations need beside what the client does.
const TEST_FEATURES: &str = "features = [\"all-groups\", \"blocking\", \"testing\", \"tracing\"]";

/// The whole file.
pub(super) fn text(name: &str, out: &Path, output: &Output) -> anyhow::Result<String> {
    let package = package()?;
    let (edition, rust_version) = (&package["edition"], &package["rust_version"]);
    let mut text = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = {edition}\nrust-version = {rust_version}\npublish = false\n"
    );
    // the examples in the runtime's docs are of another API
    text.push_str("\n[lib]\ndoctest = false\n\n");
    text.push_str(&features()?);
    text.push_str("\n[dependencies]\n");
    text.push_str(&dependencies(&package, "normal", |_| true));
    text.push_str(&format!(
        "\n[dev-dependencies]\n{name} = {{ path = \".\", default-features = false, {TEST_FEATURES} }}\n"
    ));
    text.push_str(&dependencies(&package, "dev", |name| name == "tokio"));
    if std::path::absolute(out)?.starts_with(paths::workspace()) {
        // cargo takes what lies within a workspace for a part of it
        text.push_str("\n[workspace]\n");
    }
    Ok(codegen::with_features(&text, output.features())?)
}

/// What cargo knows of this repository's client, with the versions that the workspace gives.
fn package() -> anyhow::Result<Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(paths::workspace())
        .output()
        .context("cannot run `cargo metadata`")?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        bail!("`cargo metadata` failed: {}", message.trim());
    }
    let mut metadata: Value =
        serde_json::from_slice(&output.stdout).context("cannot read what `cargo metadata` says")?;
    let packages = metadata["packages"].as_array_mut();
    let ours = packages.and_then(|packages| {
        packages
            .iter_mut()
            .find(|package| package["name"] == "generated-client")
    });
    ours.map(Value::take)
        .context("`cargo metadata` does not name this repository's client")
}

/// The section of this repository's client, its comments included, with nothing between its markers.
fn features() -> anyhow::Result<String> {
    let manifest = super::read(&paths::client().join("Cargo.toml"))?;
    let manifest = codegen::with_features(&manifest, "")?;
    let lines = manifest.lines().skip_while(|line| *line != "[features]");
    let section = lines
        .enumerate()
        .take_while(|(number, line)| *number == 0 || !line.starts_with('['));
    let section: Vec<&str> = section.map(|(_, line)| line).collect();
    Ok(format!("{}\n", section.join("\n").trim_end()))
}

/// A line for each dependency of this kind.
fn dependencies(package: &Value, kind: &str, wanted: impl Fn(&str) -> bool) -> String {
    let all = package["dependencies"].as_array().into_iter().flatten();
    let of_kind = all.filter(|item| item["kind"].as_str().unwrap_or("normal") == kind);
    of_kind
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
