//! The invariants of the generator for every input.

use std::panic::{AssertUnwindSafe, catch_unwind};

use codegen::{Diagnostics, Output, Source, Style, Target};

use crate::{docs, unique_names};

/// Result of a run of the generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Files,
    Diagnostics,
}

/// Runs the generator and checks the invariants. Returns the violated one as an error.
pub(crate) fn check(sources: &[Source]) -> Result<Ending, String> {
    let run = || {
        let target = Target::new("generated_client");
        let findings = codegen::lint(sources);
        can_be_shown(&findings, sources)?;
        match codegen::generate(sources, &target) {
            Ok(output) => files(&output)?,
            Err(problems) => {
                if problems.errors() != findings.errors() {
                    return Err("linting and generating report different errors".to_owned());
                }
                return diagnostics(&problems, sources).map(|()| Ending::Diagnostics);
            }
        }
        if findings.errors() > 0 {
            return Err("the spec generates files but has lint errors".to_owned());
        }
        let export = codegen_openapi::export_openapi(sources)
            .map_err(|_| "the spec generates files but cannot be exported".to_owned())?;
        serde_json::from_str::<serde_json::Value>(&export)
            .map_err(|error| format!("the export is not JSON: {error}"))?;
        Ok(Ending::Files)
    };
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        Err(format!("panicked: {}", text.unwrap_or_default()))
    })
}

/// Checks that the files are Rust.
///
/// Names are unique, docs are prose, and no character is hidden.
fn files(output: &Output) -> Result<(), String> {
    for (path, text) in output.files() {
        let file = syn::parse_file(text).map_err(|error| format!("{path} is not Rust: {error}"))?;
        if text.contains("\ncompile_error!") {
            return Err(format!("{path} contains tokens that are no items"));
        }
        if let Some(letter) = text.chars().find(|letter| docs::is_hidden(*letter)) {
            return Err(format!("{path} contains the hidden character {letter:?}"));
        }
        let plain = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && part
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || "_.".contains(letter))
        };
        if !path.split('/').all(plain) {
            return Err(format!("{path:?} is not a plain path"));
        }
        unique_names::check(&file).map_err(|fault| format!("{path}: {fault}"))?;
        docs::check(&file).map_err(|fault| format!("{path}: {fault}"))?;
    }
    Ok(())
}

/// Checks that the diagnostics contain an error and can be rendered.
fn diagnostics(problems: &Diagnostics, sources: &[Source]) -> Result<(), String> {
    if problems.errors() == 0 {
        return Err("no files and no errors".to_owned());
    }
    if !problems.render(Style::Plain).contains("error[E") {
        return Err("the diagnostics show no error".to_owned());
    }
    can_be_shown(problems, sources)
}

/// Checks that each diagnostic has a span and a help text, and that every format can be rendered.
fn can_be_shown(problems: &Diagnostics, sources: &[Source]) -> Result<(), String> {
    for item in problems.items() {
        if item.help.is_none() {
            return Err(format!("no help for: {}", item.message));
        }
        let labels = std::iter::once(&item.primary).chain(&item.related);
        for label in labels {
            let text = sources
                .get(label.place.file)
                .map(|source| source.text.as_str());
            if text.is_none_or(|text| text.get(label.place.span.clone()).is_none()) {
                return Err(format!(
                    "{} has an invalid span: {:?}",
                    item.code, label.place
                ));
            }
        }
    }
    let lines = problems.to_json_lines();
    if lines
        .lines()
        .any(|line| serde_json::from_str::<serde_json::Value>(line).is_err())
    {
        return Err("a diagnostic is not a line of JSON".to_owned());
    }
    let lines = problems.to_github_commands();
    if lines
        .lines()
        .any(|line| !line.starts_with("::error ") && !line.starts_with("::warning "))
    {
        return Err("a diagnostic is not a GitHub workflow command".to_owned());
    }
    let shown = problems.render(Style::Plain);
    let hidden = |letter: char| letter != '\n' && docs::is_hidden(letter);
    match shown.chars().find(|letter| hidden(*letter)) {
        Some(letter) => Err(format!(
            "the diagnostics print the hidden character {letter:?}"
        )),
        None => Ok(()),
    }
}
