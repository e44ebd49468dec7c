//! The spec writer: normal form and round trips.

use codegen::Source;

use crate::support;

fn normal_form(sources: &[Source]) -> Vec<Source> {
    codegen::normal_form(sources)
        .unwrap_or_else(|problems| panic!("the spec is invalid:\n{problems}"))
}

fn generated(sources: &[Source]) -> Vec<(String, String)> {
    let output = codegen::generate(sources, &support::target())
        .unwrap_or_else(|problems| panic!("the spec is invalid:\n{problems}"));
    output
        .files()
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

/// The committed spec is hand-written in the normal form.
#[test]
fn writer_reproduces_the_hand_written_spec() {
    let sources = support::spec(&support::path("../spec"));
    let written = normal_form(&sources);
    for source in &sources {
        let by_hand: Vec<&str> = source
            .text
            .lines()
            .map(|line| line.split("  #").next().unwrap_or(line).trim_end())
            .collect();
        let Some(written) = written.iter().find(|other| other.path == source.path) else {
            panic!("`{}` was not written", source.path);
        };
        let first_difference = by_hand
            .iter()
            .zip(written.text.lines())
            .find(|(hand, program)| *hand != program);
        assert_eq!(first_difference, None, "{}", source.path);
        assert_eq!(
            by_hand.len(),
            written.text.lines().count(),
            "{}",
            source.path
        );
    }
}

#[test]
fn written_specs_are_equivalent_and_stable() {
    let root = support::path("test_data/ok");
    for name in support::names(&root) {
        let sources = support::spec(&root.join(&name).join("spec"));
        let written = normal_form(&sources);
        assert_eq!(generated(&sources), generated(&written), "ok/{name}");
        assert_eq!(written, normal_form(&written), "ok/{name}");
    }
}

/// Texts that YAML could read as other values survive a round trip.
#[test]
fn texts_survive_a_round_trip() {
    let long = "word ".repeat(60);
    let texts = [
        "plain",
        "a: b",
        "a #b",
        "#a",
        "- a",
        "-",
        "?",
        "yes",
        "null",
        "~",
        "true",
        "12",
        "1.5",
        "1e3",
        "0x1f",
        "2026-01-31",
        "a\nb",
        "a\n\nb",
        " a",
        "a ",
        "a\n",
        "\na",
        "a\tb",
        "a\r\nb",
        "\"",
        "'",
        "\\",
        "{a}",
        "[a]",
        "a, b",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "a:",
        "<<",
        "=",
        ".inf",
        "NaN",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{1f600}",
        "ü",
        "\0",
        long.trim(),
        &long,
        "long  gaps   between words that fill more than a line of text so that it has to be folded somewhere,  but   not there",
        "https://example.com/a#b?c=d&e",
        "a\n- b\n# c\n  d",
        "---",
        "...",
        ">",
        "|",
        "1:30",
        "0",
        "+1",
        "\u{10ffff}",
    ];
    let values: Vec<String> = texts.iter().map(|text| json(text)).collect();
    let docs: Vec<String> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| format!("f{index}: {{type: string, doc: {}}}", json(text)))
        .collect();
    let keys: Vec<String> = texts
        .iter()
        .enumerate()
        .filter(|(_, text)| !text.trim().is_empty() && **text != "<<")
        .map(|(index, text)| format!("{}: {{type: string, rust: f{index}}}", json(text)))
        .collect();
    let group = format!(
        "group: G\ndoc: {}\noperations:\n  - {{id: getX, http: GET /x, permissions: none, returns: X, summary: {}}}\n\
         models:\n  X: {{fields: {{e: E, y: Y, {}}}}}\n  Y: {{fields: {{{}}}}}\nenums:\n  E: {{values: [{}]}}\n",
        json(&long),
        json(texts[15]),
        docs.join(", "),
        keys.join(", "),
        values.join(", "),
    );
    let api = "title: T\nversion: v1\nbase_url: https://x.example\ngroups: [g.yaml]\n";
    let sources = [
        Source::new("spec/api.yaml", api),
        Source::new("spec/g.yaml", group),
    ];
    let written = normal_form(&sources);
    let export = |sources: &[Source]| {
        codegen_openapi::export_openapi(sources)
            .unwrap_or_else(|problems| panic!("{problems}\n{}", sources[1].text))
    };
    assert_eq!(export(&sources), export(&written));
    assert_eq!(written, normal_form(&written));
}

/// Returns a text as JSON, which is also YAML.
fn json(text: &str) -> String {
    text.chars().fold("\"".to_owned(), |mut json, letter| {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            letter if letter.is_ascii_graphic() || letter == ' ' => json.push(letter),
            letter => json.push_str(&format!("\\U{:08x}", u32::from(letter))),
        }
        json
    }) + "\""
}
