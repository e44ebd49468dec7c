//! A crate outside the workspace that depends on this one by path alone.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::{Answer, Server};

const MAIN: &str = r#"
use generated_client::{Client, enums::OrganizationState};

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
///
/// It is the same in each run, so that only the first one builds the dependencies.
fn write_crate() -> PathBuf {
    let this_crate = Path::new(env!("CARGO_MANIFEST_DIR"));
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

[profile.dev]
debug = false
"#
    );
    fs::create_dir_all(directory.join("src")).unwrap();
    fs::write(directory.join("Cargo.toml"), manifest).unwrap();
    fs::write(directory.join("src/main.rs"), MAIN).unwrap();
    // Nothing may be downloaded: the versions are those that the workspace has.
    let lock = this_crate.parent().unwrap().join("Cargo.lock");
    fs::copy(lock, directory.join("Cargo.lock")).unwrap();
    directory
}

fn run(directory: &Path, base_url: &str) -> Output {
    Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "--manifest-path"])
        .arg(directory.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(directory.join("target"))
        .args(["--", base_url])
        // The settings of the workspace are none of its business.
        .current_dir(std::env::temp_dir())
        .output()
        .unwrap()
}

#[tokio::test]
async fn a_crate_that_depends_on_this_one_alone_builds_and_calls() {
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
    assert_eq!(stderr, "", "it builds without warnings");
    let request = server.request();
    assert_eq!(request.path, "/api/v2/organizations/me");
    assert_eq!(request.header("authorization"), Some("Bearer dependent"));
}
