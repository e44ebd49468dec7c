//! Reasons why a release is not possible.

use serde_json::json;

use super::side::Place;
use crate::report::{self, Format};

/// A reason why a release is not possible, and its remedy.
pub(crate) struct Problem {
    pub(super) place: Option<Place>,
    pub(super) message: String,
    pub(super) help: String,
}

impl Problem {
    /// Prints the problem in the format of the run.
    pub(crate) fn print(&self) {
        let Self {
            place,
            message,
            help,
        } = self;
        match (report::format(), place) {
            (Format::Json, place) => {
                let object = json!({
                    "severity": "error",
                    "message": message,
                    "help": help,
                    "file": place.as_ref().map(|place| &place.file),
                    "line": place.as_ref().map(|place| place.line),
                    "column": place.as_ref().map(|place| place.column),
                });
                anstream::println!("{object}");
            }
            (Format::Github, Some(place)) => {
                let position = (place.line, place.column);
                let text = format!("{message}: {help}");
                report::workflow_command("error", &place.file, position, &text);
            }
            (_, place) => {
                let place = place.as_ref().map(|place| format!("{place}: "));
                let place = place.unwrap_or_default();
                report::summary(&format!("error: {place}{message}\nhelp: {help}"));
            }
        }
    }
}
