//! Resource limits: specs beyond a limit are rejected, and specs at the limit are accepted.

use codegen::{Code, FILE_BYTES, Style};

use crate::support;

/// Returns the diagnostic codes of a group file in order, without consecutive duplicates.
fn codes(group: &str) -> Vec<Code> {
    let problems = codegen::generate(&support::with_api(group), &support::target()).unwrap_err();
    let shown = problems.render(Style::Plain);
    assert!(shown.len() < 1 << 20, "{} bytes of messages", shown.len());
    let mut codes: Vec<Code> = problems.items().iter().map(|item| item.code).collect();
    codes.dedup();
    codes
}

/// Returns a group with one operation that has this summary.
fn described(text: &str) -> String {
    format!(
        "group: Things\noperations:\n  - {{id: getThing, http: GET /thing, permissions: none, returns: void, summary: {text:?}}}\n"
    )
}

#[test]
fn file_size_is_limited() {
    let group = described("x");
    let filled = |size: usize| format!("{group}#{}", "x".repeat(size - group.len() - 1));
    assert_eq!(codes(&filled(FILE_BYTES + 1)), [Code::TooLarge]);
    codegen::generate(&support::with_api(&filled(FILE_BYTES)), &support::target())
        .unwrap_or_else(|problems| panic!("{problems}"));
    let (mut sources, [api, ..]) = (support::with_api(&group), [0]);
    sources[api].text.push_str(&"\n".repeat(FILE_BYTES));
    let problems = codegen::generate(&sources, &support::target()).unwrap_err();
    assert_eq!(problems.items()[0].code, Code::TooLarge);
    assert_eq!(problems.items()[0].primary.place.file, api);
}

#[test]
fn number_of_values_is_limited() {
    let values = format!("group: [{}]", "a,".repeat(1_000_001));
    assert_eq!(codes(&values), [Code::TooLarge]);
}

#[test]
fn rejects_an_alias_bomb() {
    let mut bomb = "group: Things\na: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (before, name) in ('a'..='y').zip('b'..='z') {
        let aliases = vec![format!("*{before}"); 9].join(",");
        bomb.push_str(&format!("{name}: &{name} [{aliases}]\n"));
    }
    assert!(codes(&bomb).contains(&Code::YamlFeature));
    let many = format!(
        "group: &a Things\noperations: [{}]\n",
        "*a,".repeat(100_000)
    );
    assert!(codes(&many).contains(&Code::YamlFeature));
}

#[test]
fn rejects_deep_nesting_in_every_style() {
    let deep = 100_000;
    for text in [
        "[".repeat(deep),
        "{a: ".repeat(deep),
        format!("group: {}{}", "[".repeat(deep), "]".repeat(deep)),
        "- ".repeat(deep),
        "? ".repeat(deep),
        (0..2_000)
            .map(|depth| format!("{}a:\n", " ".repeat(depth)))
            .collect(),
    ] {
        let codes = codes(&text);
        assert!(
            codes
                .iter()
                .all(|code| matches!(code, Code::YamlFeature | Code::Syntax)),
            "{codes:?}: {}",
            &text[..20]
        );
    }
    let ty = format!("{}string{}", "list<".repeat(deep), ">".repeat(deep));
    let group = described("x").replace("returns: void", &format!("returns: {ty:?}"));
    assert_eq!(codes(&group), [Code::TypeSyntax]);
}

#[test]
fn number_of_inherited_fields_is_limited() {
    let chain = |count: usize| {
        let model = |index| {
            let next = index + 1;
            format!("  M{index}: {{extends: [M{next}], fields: {{f{index}: string}}}}\n")
        };
        let models: String = (0..count).map(model).collect();
        format!(
            "{}models:\n{models}  M{count}: {{fields: {{last: string}}}}\n",
            described("x")
        )
    };
    assert_eq!(codes(&chain(2_000)), [Code::TooLarge]);
    codegen::generate(&support::with_api(&chain(100)), &support::target())
        .unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn path_length_is_limited() {
    let long =
        |count: usize| described("x").replace("/thing,", &format!("/{},", "t".repeat(count - 1)));
    assert_eq!(codes(&long(8_001)), [Code::TooLarge]);
    codegen::generate(&support::with_api(&long(8_000)), &support::target())
        .unwrap_or_else(|problems| panic!("{problems}"));
    let (mut sources, [api, ..]) = (support::with_api(&described("x")), [0]);
    let base = format!("base_url: https://api.example.com/{}", "a".repeat(8_000));
    sources[api].text = sources[api]
        .text
        .replace("base_url: https://api.example.com", &base);
    let problems = codegen::generate(&sources, &support::target()).unwrap_err();
    assert_eq!(problems.items()[0].code, Code::TooLarge);
}

#[test]
fn counts_all_of_many_mistakes() {
    let unknown: String = (0..5_000).map(|index| format!("x{index}: 1\n")).collect();
    let group = described("x") + &unknown;
    let problems = codegen::generate(&support::with_api(&group), &support::target()).unwrap_err();
    assert_eq!(problems.errors(), 5_000);
    let model = |index| format!("  Model{index}: {{fields: {{a: Midel{index}x}}}}\n");
    let models: String = (0..1_000).map(model).collect();
    let group = format!("{}models:\n{models}", described("x"));
    let problems = codegen::generate(&support::with_api(&group), &support::target()).unwrap_err();
    assert_eq!(problems.errors(), 1_000);
    let first = problems.items()[0].help.as_deref();
    assert_eq!(first, Some("did you mean `Model0`?"));
    let operation = "  - {id: a, http: GET /a, permissions: none, returns: void}\n";
    let group = format!("group: Things\noperations:\n{}", operation.repeat(1_000));
    let problems = codegen::generate(&support::with_api(&group), &support::target()).unwrap_err();
    assert_eq!(problems.errors(), 2 * 999);
}

#[test]
fn huge_scalar_is_one_value() {
    let text = "word ".repeat(200_000);
    let output = codegen::generate(&support::with_api(&described(&text)), &support::target())
        .unwrap_or_else(|problems| panic!("{problems}"));
    assert!(output.file("things.rs").unwrap().contains(text.trim_end()));
    let name = "n".repeat(100_000);
    let group = described("x").replace("getThing", &name);
    assert_eq!(codes(&group), [Code::TooLarge]);
}
