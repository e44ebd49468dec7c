//! Other generators of Rust clients, which read OpenAPI.

use std::path::Path;
use std::process::Command;

/// A generator that may be installed.
pub(super) struct Peer {
    /// The program, and what the table calls it.
    pub(super) name: &'static str,
    /// What installs it.
    pub(super) install: &'static str,
    /// Its arguments; `{in}` stands for the description, `{out}` for the folder to write.
    arguments: &'static [&'static str],
}

pub(super) const ALL: &[Peer] = &[
    Peer {
        name: "oas3-gen",
        install: "cargo install oas3-gen",
        arguments: &["generate", "client-mod", "-i", "{in}", "-o", "{out}"],
    },
    Peer {
        name: "openapi-to-rust",
        install: "cargo install openapi-to-rust",
        arguments: &["generate", "{in}", "--output-dir", "{out}"],
    },
    Peer {
        name: "cargo-progenitor",
        install: "cargo install cargo-progenitor",
        arguments: &[
            "progenitor",
            "-i",
            "{in}",
            "-o",
            "{out}",
            "-n",
            "peer",
            "-v",
            "0.1.0",
        ],
    },
    Peer {
        name: "openapi-generator-cli",
        install: "npm install --global @openapitools/openapi-generator-cli",
        arguments: &["generate", "-g", "rust", "-i", "{in}", "-o", "{out}"],
    },
];

impl Peer {
    /// The command that generates everything.
    pub(super) fn command(&self, description: &Path, out: &Path) -> Command {
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
