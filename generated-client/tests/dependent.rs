//! A crate outside the workspace that depends on the client alone, by path.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::{Answer, Server};

const MAIN: &str = r#"
use generated_client::enums::OrganizationState;
use generated_client::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let base_url = std::env::args().nth(1).ok_or("the base URL is missing")?;
    let client = Client::builder().base_url(base_url).token("dependent").build()?;
    let organization = client.organization().get_organizations_me().await?;
    let name = organization.name.ok_or("no name")?;
    let active = organization.state == Some(OrganizationState::Active);
    println!("{name}, version {}, active: {active}", organization.version);
    Ok(())
}
"#;

/// Writes the crate, and returns its directory.
fn write_crate() -> PathBuf {
    let this_crate = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = this_crate.parent().unwrap();
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dependent");
    let manifest = format!(
        r#"
[package]
name = "dependent"
edition = "2024"

[workspace]

[dependencies]
generated-client.path = {this_crate:?}
tokio = {{ version = "1", features = ["macros", "rt"] }}

{}"#,
        profiles(workspace)
    );
    fs::create_dir_all(directory.join("src")).unwrap();
    fs::write(directory.join("Cargo.toml"), manifest).unwrap();
    fs::write(directory.join("src/main.rs"), MAIN).unwrap();
    // The workspace's lock file selects versions that are already downloaded.
    fs::copy(workspace.join("Cargo.lock"), directory.join("Cargo.lock")).unwrap();
    directory
}

/// Returns the `[profile]` tables of the workspace's manifest.
///
/// With equal profiles, cargo reuses the dependencies that it built for the workspace.
fn profiles(workspace: &Path) -> String {
    let manifest = fs::read_to_string(workspace.join("Cargo.toml")).unwrap();
    let tables = manifest.split_inclusive('\n').scan(false, |inside, line| {
        if line.starts_with('[') {
            *inside = line.starts_with("[profile.");
        }
        Some(if *inside { line } else { "" })
    });
    tables.collect()
}

/// Returns the target directory and the profile that this test was built with.
fn target() -> (PathBuf, String) {
    // The path of a test binary is `target/PROFILE/deps/NAME`.
    let binary = std::env::current_exe().unwrap();
    let directory = binary.ancestors().nth(2).unwrap();
    let profile = directory.file_name().unwrap().to_str().unwrap();
    let profile = if profile == "debug" { "dev" } else { profile };
    (directory.parent().unwrap().to_owned(), profile.to_owned())
}

fn run(directory: &Path, base_url: &str) -> Output {
    let (target, profile) = target();
    Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "--profile", &profile])
        .arg("--manifest-path")
        .arg(directory.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(target)
        .args(["--", base_url])
        // Outside the workspace, cargo does not read the workspace's configuration.
        .current_dir(std::env::temp_dir())
        .output()
        .unwrap()
}

#[tokio::test]
async fn a_dependent_crate_builds_without_warnings_and_calls_the_api() {
    let body = r#"{"name": "Zoë & Co.", "version": 12, "state": "active"}"#;
    let server = Server::start([Answer::json(200, body)]).await;
    let base_url = server.url();
    let ran = tokio::task::spawn_blocking(move || run(&write_crate(), &base_url));
    let output = ran.await.unwrap();
    let (stdout, stderr) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{}: {stderr}", output.status);
    assert_eq!(stdout, "Zoë & Co., version 12, active: true\n");
    assert_eq!(stderr, "", "the build has warnings");
    let request = server.request();
    assert_eq!(request.path, "/api/v2/organizations/me");
    assert_eq!(request.header("authorization"), Some("Bearer dependent"));
}
