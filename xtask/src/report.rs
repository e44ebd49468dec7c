//! What the commands say of mistakes: in words, colours only on a terminal, or for programs.

use std::fmt::Write as _;
use std::sync::OnceLock;

use clap::ValueEnum;
use codegen::{Diagnostics, Style};
use serde_json::json;

/// How mistakes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// With the lines that they are about, on stderr.
    #[default]
    Human,
    /// A JSON object per line, on stdout.
    Json,
    /// Commands of a workflow, on stdout: GitHub shows them beside the lines of a change.
    Github,
}

/// Chosen once for all that a run says, as the colours are.
static FORMAT: OnceLock<Format> = OnceLock::new();

/// Sets how mistakes are told from now on; the first choice holds.
pub(crate) fn choose(format: Format) {
    let _ = FORMAT.set(format);
}

pub(crate) fn format() -> Format {
    FORMAT.get().copied().unwrap_or_default()
}

/// One error with its causes.
pub(crate) fn error(error: &anyhow::Error) {
    match format() {
        Format::Human => {
            let mut text = format!("error: {error}");
            for cause in error.chain().skip(1) {
                // writing to a String cannot fail
                let _ = write!(text, "\n  because: {cause}");
            }
            anstream::eprintln!("{text}");
        }
        Format::Json => {
            let object = json!({"severity": "error", "message": format!("{error:#}")});
            anstream::println!("{object}");
        }
        Format::Github => anstream::println!("::error::{}", escaped(&format!("{error:#}"))),
    }
}

/// A mistake of a whole file that is not one of the spec.
pub(crate) fn file_error(path: &str, message: &str) {
    match format() {
        Format::Human => {}
        Format::Json => {
            let object = json!({"severity": "error", "message": message, "file": path});
            anstream::println!("{object}");
        }
        Format::Github => {
            let path = escaped(path).replace(':', "%3A").replace(',', "%2C");
            anstream::println!("::error file={path}::{}", escaped(message));
        }
    }
}

/// Text as a workflow command can hold it.
fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What a command did, for people: on stdout, unless programs read that.
pub(crate) fn say(text: &str) {
    match format() {
        Format::Json => anstream::eprint!("{text}"),
        Format::Human | Format::Github => anstream::print!("{text}"),
    }
}

/// What was found in a spec.
pub(crate) fn diagnostics(diagnostics: &Diagnostics) {
    match format() {
        // what is no terminal gets no colours: anstream takes them out again
        Format::Human => anstream::eprint!("{}", diagnostics.render(Style::Colour)),
        Format::Json => anstream::print!("{}", diagnostics.to_json_lines()),
        Format::Github => anstream::print!("{}", diagnostics.to_github_commands()),
    }
}

/// The way out of findings, for people.
pub(crate) fn hint(text: &str) {
    if format() == Format::Human {
        anstream::eprintln!("help: {text}");
    }
}
