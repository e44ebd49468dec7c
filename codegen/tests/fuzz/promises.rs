//! What the generator promises whatever it is given, and a check of it on one spec.

use std::panic::{AssertUnwindSafe, catch_unwind};

use codegen::{Diagnostics, Output, Source, Style, Target};

use crate::support::layout;
use crate::{names_apart, prose};

/// How a run of the generator ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Files,
    Diagnostics,
}

/// Generates, and says which promise was broken, if one was.
pub(crate) fn check(sources: &[Source]) -> Result<Ending, String> {
    let run = || {
        let target = Target::new("generated_client");
        let findings = codegen::lint(sources);
        can_be_shown(&findings, sources)?;
        match codegen::generate(sources, &target) {
            Ok(output) => files(&output)?,
            Err(problems) => {
                if problems.errors() != findings.errors() {
                    return Err("the lints have other errors than the generator".to_owned());
                }
                return diagnostics(&problems, sources).map(|()| Ending::Diagnostics);
            }
        }
        if findings.errors() > 0 {
            return Err("a spec is right for the files, and broken for the lints".to_owned());
        }
        let export = codegen::export_openapi(sources)
            .map_err(|_| "a spec is right for the files, and broken for the export".to_owned())?;
        serde_json::from_str::<serde_json::Value>(&export)
            .map_err(|error| format!("the export is not JSON: {error}"))?;
        Ok(Ending::Files)
    };
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        Err(format!("a panic: {}", text.unwrap_or_default()))
    })
}

/// The files are Rust and laid out as the printer does it, their names are apart, their docs are prose, and nothing in them is hidden.
fn files(output: &Output) -> Result<(), String> {
    for (path, text) in output.files() {
        let file = syn::parse_file(text).map_err(|error| format!("{path} is not Rust: {error}"))?;
        if text.contains("\ncompile_error!") {
            return Err(format!("{path} holds tokens that are no items"));
        }
        if let Some(letter) = text.chars().find(|letter| prose::is_hidden(*letter)) {
            return Err(format!("{path} holds the hidden character {letter:?}"));
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
        layout::check(text, &file).map_err(|fault| format!("{path}: {fault}"))?;
        names_apart::check(&file).map_err(|fault| format!("{path}: {fault}"))?;
        prose::check(&file).map_err(|fault| format!("{path}: {fault}"))?;
    }
    Ok(())
}

/// There is an error, and it can be shown.
fn diagnostics(problems: &Diagnostics, sources: &[Source]) -> Result<(), String> {
    if problems.errors() == 0 {
        return Err("nothing was generated, and nothing is wrong".to_owned());
    }
    if !problems.render(Style::Plain).contains("error[E") {
        return Err("the diagnostics show no error".to_owned());
    }
    can_be_shown(problems, sources)
}

/// Each finding has a place in its file and a way out, and all of them can be told.
fn can_be_shown(problems: &Diagnostics, sources: &[Source]) -> Result<(), String> {
    for item in problems.items() {
        if item.help.is_none() {
            return Err(format!("no way out of: {}", item.message));
        }
        let labels = std::iter::once(&item.primary).chain(&item.related);
        for label in labels {
            let text = sources
                .get(label.place.file)
                .map(|source| source.text.as_str());
            if text.is_none_or(|text| text.get(label.place.span.clone()).is_none()) {
                return Err(format!(
                    "{} is at {:?}, which is no range of the file",
                    item.code, label.place
                ));
            }
        }
    }
    let told = problems.to_json_lines();
    if told
        .lines()
        .any(|line| serde_json::from_str::<serde_json::Value>(line).is_err())
    {
        return Err("a diagnostic is no line of JSON".to_owned());
    }
    let told = problems.to_github_commands();
    if told
        .lines()
        .any(|line| !line.starts_with("::error ") && !line.starts_with("::warning "))
    {
        return Err("a diagnostic is no command of GitHub's".to_owned());
    }
    let shown = problems.render(Style::Plain);
    let hidden = |letter: char| letter != '\n' && prose::is_hidden(letter);
    match shown.chars().find(|letter| hidden(*letter)) {
        Some(letter) => Err(format!(
            "the diagnostics print the hidden character {letter:?}"
        )),
        None => Ok(()),
    }
}
