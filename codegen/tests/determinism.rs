//! Same spec, same bytes; and whatever stands in a spec, the answer is files that are Rust or diagnostics, never a panic.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod support;

use codegen::{Output, Source, Style};

fn generate(sources: &[Source]) -> Output {
    codegen::generate(sources, &support::target()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn specs() -> [Vec<Source>; 2] {
    [
        support::committed_spec(),
        support::spec(&support::path("test_data/ok/groups/spec")),
    ]
}

#[test]
fn two_runs_give_the_same_bytes() {
    for spec in specs() {
        assert_eq!(generate(&spec), generate(&spec));
        assert_eq!(
            codegen::export_openapi(&spec).unwrap(),
            codegen::export_openapi(&spec).unwrap()
        );
    }
    assert_eq!(codegen::json_schema(), codegen::json_schema());
}

#[test]
fn the_order_of_the_sources_does_not_matter() {
    for spec in specs() {
        let expected = generate(&spec);
        let mut shuffled = spec.clone();
        for _ in 0..spec.len() {
            shuffled.rotate_left(1);
            assert_eq!(generate(&shuffled), expected);
            let reversed: Vec<Source> = shuffled.iter().rev().cloned().collect();
            assert_eq!(generate(&reversed), expected);
        }
    }
}

#[test]
fn line_endings_do_not_matter() {
    for spec in specs() {
        let windows: Vec<Source> = spec
            .iter()
            .map(|source| Source::new(&source.path, source.text.replace('\n', "\r\n")))
            .collect();
        assert_ne!(windows, spec);
        assert_eq!(generate(&windows), generate(&spec));
    }
}

#[test]
fn the_order_of_the_groups_does_matter() {
    let [_, spec] = specs();
    let swapped: Vec<Source> = spec
        .iter()
        .map(|source| {
            let text = source.text.replace(
                "[shelves.yaml, readers.yaml]",
                "[readers.yaml, shelves.yaml]",
            );
            Source::new(&source.path, text)
        })
        .collect();
    assert_ne!(generate(&swapped), generate(&spec));
}

#[test]
fn random_damage_gives_rust_or_diagnostics() {
    let spec = support::committed_spec();
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let (mut good, mut bad) = (0, 0);
    for round in 0..300 {
        let mut damaged = spec.clone();
        for _ in 0..=random.below(3) {
            let file = random.below(damaged.len());
            damaged[file].text = damage(&damaged[file].text, &mut random);
        }
        match codegen::generate(&damaged, &support::target()) {
            Ok(output) => {
                good += 1;
                for (path, text) in output.files() {
                    if let Err(error) = syn::parse_file(text) {
                        panic!("round {round}: {path} is not Rust: {error}");
                    }
                }
            }
            Err(problems) => {
                bad += 1;
                assert!(problems.errors() > 0, "round {round}");
                assert!(problems.render(Style::Plain).contains("error[E"));
                for item in problems.items() {
                    let text = &damaged[item.primary.place.file].text;
                    let span = &item.primary.place.span;
                    assert!(
                        text.get(span.clone()).is_some(),
                        "round {round}: {span:?} is no range of the file: {}",
                        item.message
                    );
                }
            }
        }
    }
    assert!(good > 20 && bad > 20, "{good} good, {bad} bad");
}

/// One change to a text: lines deleted, doubled or swapped, the end cut off, or odd characters put in.
fn damage(text: &str, random: &mut Random) -> String {
    const ODD: &[&str] = &[
        "\0",
        "\t",
        "\r",
        "\n",
        "\u{feff}",
        "\u{202e}",
        "\u{2028}",
        "\u{1f980}",
        "é",
        "\"",
        "'",
        "`",
        "```",
        ":",
        ": ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "<",
        ">",
        "&a ",
        "*a",
        "!t ",
        "#",
        " #",
        "|",
        "%",
        "@",
        "\\",
        "//",
        "*/",
        "r#\"",
        ",",
    ];
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let line = random.below(lines.len());
    match random.below(6) {
        0 => {
            lines.remove(line);
        }
        1 => lines.insert(line, lines[line]),
        2 => {
            let other = random.below(lines.len());
            lines.swap(line, other);
        }
        3 => return text[..boundary(text, random)].to_owned(),
        4 => {
            let (before, after) = text.split_at(boundary(text, random));
            return format!("{before}{}{after}", ODD[random.below(ODD.len())]);
        }
        _ => {
            let (before, after) = text.split_at(boundary(text, random));
            let mut rest = after.chars();
            rest.next();
            return format!("{before}{}", rest.as_str());
        }
    }
    lines.concat()
}

fn boundary(text: &str, random: &mut Random) -> usize {
    let mut index = random.below(text.len() + 1);
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

/// Xorshift: the same numbers in each run.
struct Random(u64);

impl Random {
    /// A number below the limit; 0 if there is none.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (limit.max(1) as u64)).unwrap_or_default()
    }
}
