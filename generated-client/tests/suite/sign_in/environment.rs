//! Clients from the environment variables of the vendor's command line. Each case runs in a child
//! process, because a process has one environment.

use std::process::Command;

use generated_client::Client;

/// Tells the child process to act.
const CHILD: &str = "GENERATED_CLIENT_TEST_CHILD";

/// Runs [`child_process`] in a process and returns its output.
///
/// These variables are the only ones of the client.
fn child(variables: &[(&str, &str)]) -> String {
    let output = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "sign_in::environment::child_process",
            "--nocapture",
        ])
        .env_remove("GENESYSCLOUD_REGION")
        .env_remove("GENESYSCLOUD_OAUTHCLIENT_ID")
        .env_remove("GENESYSCLOUD_OAUTHCLIENT_SECRET")
        .env_remove("GENESYSCLOUD_ACCESS_TOKEN")
        .env(CHILD, "1")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn child_process() {
    if std::env::var_os(CHILD).is_some() {
        match Client::from_env() {
            Ok(client) => println!("made {client:?}"),
            Err(error) => println!("failed {error} {error:?}"),
        }
    }
}

#[test]
fn builds_a_client_from_the_environment() {
    let output = child(&[]);
    assert!(
        output.contains("failed GENESYSCLOUD_REGION is not set; missing credentials"),
        "{output}"
    );
    let half = [
        ("GENESYSCLOUD_REGION", "eu-west-1"),
        ("GENESYSCLOUD_OAUTHCLIENT_ID", "hunter2"),
    ];
    let output = child(&half);
    assert!(
        output.contains("failed GENESYSCLOUD_OAUTHCLIENT_SECRET is not set"),
        "{output}"
    );
    assert!(!output.contains("hunter2"), "{output}");
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    {
        let whole = [
            half[0],
            half[1],
            ("GENESYSCLOUD_OAUTHCLIENT_SECRET", "hunter2"),
        ];
        let output = child(&whole);
        assert!(
            output.contains(r#"made Client { base_url: "https://api.mypurecloud.ie""#),
            "{output}"
        );
        assert!(!output.contains("hunter2"), "{output}");
    }
}
