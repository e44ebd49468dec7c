//! Prints results and diagnostics: for people, or in a format for programs.

use std::fmt::Write as _;
use std::sync::OnceLock;

use clap::ValueEnum;
use codegen::{Diagnostics, Style};
use serde_json::json;

use crate::terminal::{escaped, escaped_line};

/// The format of diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// Text with the lines of the spec, on stderr.
    #[default]
    Human,
    /// A JSON object per line, on stdout.
    Json,
    /// Workflow commands on stdout, which GitHub shows at the lines of a change.
    Github,
    /// Changes as a section of a changelog; everything else as `human`.
    Markdown,
}

/// The format of everything that a run prints.
static FORMAT: OnceLock<Format> = OnceLock::new();

/// Sets the format for the rest of the run; later calls have no effect.
pub(crate) fn set_format(format: Format) {
    let _ = FORMAT.set(format);
}

/// The format of the run.
pub(crate) fn format() -> Format {
    FORMAT.get().copied().unwrap_or_default()
}

/// Prints an error with its causes.
pub(crate) fn error(error: &anyhow::Error) {
    match format() {
        Format::Human | Format::Markdown => {
            let mut text = format!("error: {error}");
            for cause in error.chain().skip(1) {
                // Writing to a `String` cannot fail.
                let _ = write!(text, "\n  because: {cause}");
            }
            anstream::eprintln!("{}", escaped(&text));
        }
        Format::Json => {
            let object = json!({"severity": "error", "message": format!("{error:#}")});
            anstream::println!("{object}");
        }
        Format::Github => {
            anstream::println!("::error::{}", command_text(&format!("{error:#}")));
        }
    }
}

/// Prints an error about a whole file, in the formats for programs only.
pub(crate) fn file_error(path: &str, message: &str) {
    match format() {
        Format::Human | Format::Markdown => {}
        Format::Json => {
            let object = json!({"severity": "error", "message": message, "file": path});
            anstream::println!("{object}");
        }
        Format::Github => {
            let path = command_text(path).replace(':', "%3A").replace(',', "%2C");
            anstream::println!("::error file={path}::{}", command_text(message));
        }
    }
}

/// Prints a workflow command about a line of a file.
pub(crate) fn workflow_command(
    severity: &str,
    path: &str,
    (line, column): (usize, usize),
    message: &str,
) {
    let path = command_text(path).replace(':', "%3A").replace(',', "%2C");
    let message = command_text(message);
    anstream::println!("::{severity} file={path},line={line},col={column}::{message}");
}

/// Escapes text for a workflow command.
fn command_text(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D");
    escaped_line(&text.replace('\n', "%0A"))
}

/// Prints the result of a command for people: on stdout, or on stderr if stdout carries JSON.
pub(crate) fn print(text: &str) {
    let text = escaped(text);
    match format() {
        Format::Json => anstream::eprint!("{text}"),
        Format::Human | Format::Github | Format::Markdown => anstream::print!("{text}"),
    }
}

/// Prints the diagnostics of a spec.
pub(crate) fn diagnostics(diagnostics: &Diagnostics) {
    match format() {
        // `anstream` removes the colors if stderr is not a terminal.
        Format::Human | Format::Markdown => {
            anstream::eprint!("{}", diagnostics.render(Style::Colour))
        }
        Format::Json => anstream::print!("{}", diagnostics.to_json_lines()),
        Format::Github => anstream::print!("{}", diagnostics.to_github_commands()),
    }
}

/// Prints a remedy for people, on stderr.
pub(crate) fn help(text: &str) {
    if matches!(format(), Format::Human | Format::Markdown) {
        anstream::eprintln!("help: {}", escaped(text));
    }
}

/// Prints a summary line in all formats, on stderr.
pub(crate) fn summary(text: &str) {
    anstream::eprintln!("{}", escaped(text));
}
