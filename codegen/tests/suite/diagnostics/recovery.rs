//! Recovery from malformed YAML: the valid prefix is checked, and valid parts are not reported.

use codegen::{Code, Source};

use crate::support;

/// Turns a valid line into one that is invalid YAML or has another meaning.
type Damage = fn(&str) -> String;

const DAMAGES: &[(&str, Damage)] = &[
    ("a space less", |line| {
        line.strip_prefix(' ').unwrap_or(line).to_owned()
    }),
    ("two spaces less", |line| {
        line.strip_prefix("  ").unwrap_or(line).to_owned()
    }),
    ("a space more", |line| format!(" {line}")),
    ("two spaces more", |line| format!("  {line}")),
    ("no indentation", |line| line.trim_start().to_owned()),
    ("a tab", |line| format!("\t{}", line.trim_start())),
    ("no colon", |line| line.replacen(':', "", 1)),
    ("no space after the colon", |line| {
        line.replacen(": ", ":", 1)
    }),
    ("a second colon", |line| line.replacen(": ", ": a: ", 1)),
    ("no dash", |line| line.replacen("- ", "", 1)),
    ("no space after the dash", |line| {
        line.replacen("- ", "-", 1)
    }),
    ("an open quote", |line| line.replacen(": ", ": \"", 1)),
    ("an open single quote", |line| line.replacen(": ", ": '", 1)),
    ("a quote too many", |line| format!("{line}\"")),
    ("an open bracket", |line| line.replacen(": ", ": [", 1)),
    ("an open brace", |line| line.replacen(": ", ": {", 1)),
    ("a closing brace", |line| format!("{line}}}")),
    ("no closing brace", |line| line.replacen('}', "", 1)),
    ("no closing bracket", |line| line.replacen(']', "", 1)),
    ("a conflict", |line| {
        format!("<<<<<<< HEAD\n{line}\n=======\n{line}\n>>>>>>> other")
    }),
];

/// Returns all valid specs.
fn valid_specs() -> Vec<Vec<Source>> {
    let root = support::path("test_data/ok");
    let names = support::names(&root).into_iter();
    let mut specs: Vec<_> = names
        .map(|name| support::spec(&root.join(name).join("spec")))
        .collect();
    specs.push(support::committed_spec());
    specs
}

#[test]
fn one_damaged_line_is_one_error() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for spec in valid_specs() {
        for file in 0..spec.len() {
            let lines: Vec<&str> = spec[file].text.lines().collect();
            // Damage one line of a file, another for each kind of damage.
            let step = lines.len();
            for (kind, (name, damage)) in DAMAGES.iter().enumerate() {
                for number in (kind * 7 % step..lines.len()).step_by(step) {
                    let mut changed: Vec<String> =
                        lines.iter().map(|line| (*line).to_owned()).collect();
                    changed[number] = damage(lines[number]);
                    let mut sources = spec.clone();
                    sources[file].text = changed.join("\n") + "\n";
                    // `lint` reports the same errors as `generate`, without the cost of emission.
                    let problems = codegen::lint(&sources);
                    if problems
                        .items()
                        .iter()
                        .all(|item| item.code != Code::Syntax)
                    {
                        continue;
                    }
                    tried += 1;
                    if problems.errors() > 1 {
                        let path = &spec[file].path;
                        wrong.push(format!("{path}:{}: {name}\n{problems}", number + 1));
                    }
                }
            }
        }
    }
    assert!(tried > 100, "{tried}");
    let count = wrong.len();
    assert!(
        wrong.is_empty(),
        "{count} of {tried}:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn checks_the_valid_prefix() {
    let group = "group: T\noperations:\n  - {id: a, http: GTE /a, permissions: none, returns: void}\n\
                 \u{20} - id: b\n    http: PTU /b\n    returns: [\nmodels:\n  M: {fields: {a: strin}}\n";
    let problems = codegen::generate(&support::with_api(group), &support::target()).unwrap_err();
    let codes: Vec<Code> = problems.items().iter().map(|item| item.code).collect();
    assert_eq!(codes, [Code::HttpMethod, Code::Syntax], "{problems}");
}

#[test]
fn empty_lists_before_the_error_stay_empty() {
    let group = "group: T\noperations: []\nmodels: {}\nenums: [\n";
    let problems = codegen::lint(&support::with_api(group));
    let codes: Vec<Code> = problems.items().iter().map(|item| item.code).collect();
    assert_eq!(codes, [Code::Syntax], "{problems}");
    let group = "group: T\noperations: []\nmodels:\n";
    let problems = codegen::lint(&support::with_api(&format!("{group}  A: {{")));
    let codes: Vec<Code> = problems.items().iter().map(|item| item.code).collect();
    assert_eq!(codes, [Code::Syntax], "{problems}");
    let group = "group: T\noperations: []: x\n";
    let problems = codegen::lint(&support::with_api(group));
    let codes: Vec<Code> = problems.items().iter().map(|item| item.code).collect();
    assert_eq!(codes, [Code::Syntax], "{problems}");
}
