//! Spans of diagnostics: carets in the rendered text, lines and columns in JSON.

use std::collections::BTreeMap;

use codegen::{Diagnostic, Diagnostics, Source, Style};
use serde_json::Value;

use crate::support;

/// Returns the sources and diagnostics of each spec in `test_data/err`.
fn broken() -> BTreeMap<String, (Vec<Source>, Diagnostics)> {
    let specs = support::specs("test_data/err").into_iter();
    specs
        .map(
            |(name, sources)| match codegen::generate(&sources, &support::target()) {
                Ok(_) => panic!("{name} is valid"),
                Err(problems) => (name, (sources, problems)),
            },
        )
        .collect()
}

/// Returns the number of terminal columns of a character.
fn width(letter: char) -> usize {
    match letter {
        '\u{300}'..='\u{36f}' => 0,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 2,
        '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}' => 2,
        _ => 1,
    }
}

/// Returns the characters of a line in these columns.
fn columns(line: &str, from: usize, to: usize) -> String {
    let mut column = 0;
    let mut found = String::new();
    for letter in line.chars() {
        if (from..to).contains(&column) {
            found.push(letter);
        }
        column += width(letter);
    }
    found
}

/// Returns the text above the first carets of a rendered diagnostic.
///
/// Returns `None` if the line was truncated.
fn above_carets(rendered: &str) -> Option<String> {
    let mut above = "";
    for line in rendered.lines() {
        let (number, content) = line.split_once("| ").unwrap_or((line, ""));
        let carets = content.find('^').filter(|_| number.trim().is_empty());
        if let Some(from) = carets {
            let carets = content[from..].chars().take_while(|letter| *letter == '^');
            let cut = above.starts_with("...") || above.ends_with("...");
            return (!cut).then(|| columns(above, from, from + carets.count()));
        }
        above = content;
    }
    panic!("no carets in {rendered}");
}

/// Returns the first line of a diagnostic's span, as a terminal shows it.
fn marked(item: &Diagnostic, sources: &[Source]) -> String {
    let place = &item.primary.place;
    let text = &sources[place.file].text;
    let Some(marked) = text.get(place.span.clone()) else {
        panic!("{item:?} has an invalid span");
    };
    let line = marked.lines().next().unwrap_or_default().trim_end();
    line.replace('\t', "    ")
        .chars()
        .map(|letter| {
            let hidden = letter.is_control()
                || ('\u{200b}'..'\u{2030}').contains(&letter)
                || matches!(letter, '\u{ad}' | '\u{feff}');
            if hidden { '\u{fffd}' } else { letter }
        })
        .collect()
}

#[test]
fn carets_are_below_the_marked_text() {
    let mut looked_at = 0;
    for (name, (sources, problems)) in broken() {
        let rendered = problems.render(Style::Plain);
        let blocks = rendered
            .split("\n\n")
            .filter(|block| block.starts_with("error["));
        for (item, block) in problems.items().iter().zip(blocks) {
            let expected = marked(item, &sources);
            let Some(found) = above_carets(block) else {
                continue;
            };
            // An empty span is marked by one caret.
            if !expected.is_empty() {
                let found = found.replace(['\u{2400}', '\u{241b}'], "\u{fffd}");
                assert_eq!(found, expected, "err/{name}:\n{block}");
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 300, "only {looked_at} carets were checked");
}

/// Returns the text from a line and a column.
fn from_position<'t>(text: &'t str, line: &Value, column: &Value) -> &'t str {
    let number = |value: &Value| value.as_u64().and_then(|value| usize::try_from(value).ok());
    let (Some(line), Some(column)) = (number(line), number(column)) else {
        panic!("expected numbers: {line} {column}");
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = text.split_inclusive('\n').nth(line - 1).unwrap_or("");
    let start = line
        .char_indices()
        .nth(column - 1)
        .map_or(line.len(), |(index, _)| index);
    &line[start..]
}

#[test]
fn json_has_the_same_spans() {
    for (name, (sources, problems)) in broken() {
        let json = problems.to_json_lines();
        assert_eq!(json.lines().count(), problems.items().len());
        for (item, line) in problems.items().iter().zip(json.lines()) {
            let object: Value = serde_json::from_str(line).unwrap_or_default();
            assert_eq!(object["code"], item.code.as_str());
            assert_eq!(object["message"], item.message.as_str());
            assert_eq!(
                object["labels"].as_array().map(Vec::len),
                Some(item.related.len())
            );
            let source = &sources[item.primary.place.file];
            assert_eq!(object["file"], source.path.as_str());
            let span = item.primary.place.span.clone();
            let start = from_position(&source.text, &object["line"], &object["column"]);
            let end = from_position(
                &source.text,
                &object["end"]["line"],
                &object["end"]["column"],
            );
            // A leading byte order mark is not part of the first line.
            let first = usize::from(source.text.starts_with('\u{feff}')) * 3;
            let rest = |offset: usize| {
                let rest = &source.text[offset.max(first)..];
                rest.split_inclusive('\n').next().unwrap_or("")
            };
            assert_eq!(start, rest(span.start), "err/{name}: {line}");
            assert_eq!(end, rest(span.end), "err/{name}: {line}");
        }
        let commands = problems.to_github_commands();
        assert_eq!(
            commands.lines().count(),
            problems.items().len(),
            "err/{name}"
        );
    }
}
