//! Measures time and memory for hostile specs at the limits and beyond them.
//!
//! Each case runs in a separate process. The peak memory is that of the whole process, including
//! the text of the spec, and is available on Linux only.

#![expect(
    clippy::panic,
    reason = "another outcome makes the measurement meaningless"
)]

use std::process::Command;
use std::time::Instant;

use codegen::{Code, FILE_BYTES, Source, Style, Target};

/// The allocator of xtask.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A hostile group file and the expected first diagnostic.
struct Case {
    name: &'static str,
    group: fn() -> String,
    found: Option<Code>,
}

const CASES: &[Case] = &[
    Case {
        name: "one operation",
        group: || format!("{ONE}x}}\n"),
        found: None,
    },
    Case {
        name: "alias bomb, 9^26 values",
        group: alias_bomb,
        found: Some(Code::UnknownKey),
    },
    Case {
        name: "one million nested brackets",
        group: || "[".repeat(1_000_000),
        found: Some(Code::YamlFeature),
    },
    Case {
        name: "text of 10 MB",
        group: || format!("{ONE}{:?}}}\n", "word <b> [x] `c` ".repeat(600_000)),
        found: None,
    },
    Case {
        name: "file of 50 MB",
        group: || format!("{ONE}x}}\n#{}", "x".repeat(50_000_000)),
        found: Some(Code::TooLarge),
    },
    Case {
        name: "file of 16 MiB, all comment",
        group: || {
            let group = format!("{ONE}x}}\n#");
            format!("{group}{}", "x".repeat(FILE_BYTES - group.len()))
        },
        found: None,
    },
    Case {
        name: "two million values",
        group: || format!("group: [{}]", "a,".repeat(2_000_000)),
        found: Some(Code::TooLarge),
    },
    Case {
        name: "200,000 unknown keys",
        group: || {
            let unknown: String = (0..200_000).map(|index| format!("x{index}: 1\n")).collect();
            format!("{ONE}x}}\n{unknown}")
        },
        found: Some(Code::UnknownKey),
    },
    Case {
        name: "20,000 unknown types among as many known ones",
        group: || {
            let model = |index| format!("  Model{index}: {{fields: {{a: Midel{index}x}}}}\n");
            let models: String = (0..20_000).map(model).collect();
            format!("{ONE}x}}\nmodels:\n{models}")
        },
        found: Some(Code::UnknownType),
    },
    Case {
        name: "20,000 operations with the same id and path",
        group: || {
            let operation = "  - {id: a, http: GET /a, permissions: none, returns: void}\n";
            format!("group: T\noperations:\n{}", operation.repeat(20_000))
        },
        found: Some(Code::DuplicateOperation),
    },
    Case {
        name: "chain of 10,000 models, each extending the next",
        group: || {
            let model = |index| {
                format!(
                    "  M{index}: {{extends: [M{}], fields: {{f{index}: string}}}}\n",
                    index + 1
                )
            };
            let models: String = (0..10_000).map(model).collect();
            format!("{ONE}x}}\nmodels:\n{models}  M10000: {{fields: {{}}}}\n")
        },
        found: Some(Code::TooLarge),
    },
    Case {
        name: "cycle of 5,000 models",
        group: circle_of_models,
        found: None,
    },
];

const ONE: &str = "group: T\noperations:\n  - {id: getT, http: GET /t, permissions: none, returns: void, description: ";

fn alias_bomb() -> String {
    let mut bomb = "group: T\na: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (before, name) in ('a'..='y').zip('b'..='z') {
        let aliases = vec![format!("*{before}"); 9].join(",");
        bomb.push_str(&format!("{name}: &{name} [{aliases}]\n"));
    }
    bomb
}

fn circle_of_models() -> String {
    const COUNT: usize = 5_000;
    let next = |index| (index + 1) % COUNT;
    let models: String = (0..COUNT)
        .map(|index| {
            format!(
                "  M{index}: {{fields: {{next: M{}, name: string}}}}\n",
                next(index)
            )
        })
        .collect();
    format!(
        "{ONE}x}}\n  - {{id: getM, http: GET /m, permissions: none, returns: M0}}\nmodels:\n{models}"
    )
}

fn main() {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    if let Some(case) = CASES.iter().find(|case| case.name == wanted) {
        return measure(case);
    }
    println!("| hostile spec | outcome | ms | peak MiB |");
    println!("| --- | --- | --- | --- |");
    for case in CASES {
        let this = std::env::current_exe().unwrap_or_else(|error| panic!("{error}"));
        let status = Command::new(this).arg(case.name).status();
        assert!(status.is_ok_and(|status| status.success()), "{}", case.name);
    }
}

/// Runs the generator and renders all diagnostics.
fn measure(case: &Case) {
    let api = "title: T\nversion: v1\nbase_url: https://api.example.com\ngroups: [group.yaml]\n";
    let sources = [
        Source::new("api.yaml", api),
        Source::new("group.yaml", (case.group)()),
    ];
    let start = Instant::now();
    let (found, outcome) = match codegen::generate(&sources, &Target::new("generated_client")) {
        Ok(output) => {
            let bytes: usize = output.files().map(|(_, text)| text.len()).sum();
            (None, format!("{} kB of code", bytes / 1000))
        }
        Err(problems) => {
            let shown = problems.render(Style::Plain).len();
            let first = problems.items().first().map(|item| item.code);
            let errors = match problems.errors() {
                1 => "1 error".to_owned(),
                count => format!("{count} errors"),
            };
            (first, format!("{errors} in {shown} bytes"))
        }
    };
    let time = start.elapsed().as_millis();
    assert_eq!(found, case.found, "{}", case.name);
    println!("| {} | {outcome} | {time} | {} |", case.name, peak());
}

/// Returns the peak memory of the process in MiB.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
    kilobytes.map_or_else(
        || "?".to_owned(),
        |kilobytes| (kilobytes / 1024).to_string(),
    )
}
