//! What the commands say on stderr; colours only on a terminal.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use codegen::{Diagnostics, Style};

/// One error with its causes.
pub(crate) fn error(error: &anyhow::Error) {
    let mut text = format!("error: {error}");
    for cause in error.chain().skip(1) {
        // writing to a String cannot fail
        let _ = write!(text, "\n  because: {cause}");
    }
    anstream::eprintln!("{text}");
}

/// Everything that is wrong with a spec.
pub(crate) fn diagnostics(diagnostics: &Diagnostics) {
    let style = if std::io::stderr().is_terminal() {
        Style::Colour
    } else {
        Style::Plain
    };
    anstream::eprint!("{}", diagnostics.render(style));
}
