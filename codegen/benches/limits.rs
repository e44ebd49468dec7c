//! Time and memory that hostile specs take: those at the limits, and those beyond, which are refused.
//!
//! `max alloc` is the most memory that was held at once, the text of the spec itself left out.

#![expect(
    clippy::panic,
    reason = "a benchmark of another outcome measures nothing"
)]

use codegen::{Code, FILE_BYTES, Source, Style, Target};
use divan::{AllocProfiler, Bencher};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// Generates, or finds and shows all mistakes; `expected` is the first of them.
fn measure(bencher: Bencher<'_, '_>, group: &str, expected: Option<Code>) {
    let api = "title: T\nversion: v1\nbase_url: https://api.example.com\ngroups: [group.yaml]\n";
    let sources = [
        Source::new("api.yaml", api),
        Source::new("group.yaml", group),
    ];
    let target = Target::new("generated_client");
    bencher.bench_local(|| {
        let found = match codegen::generate(&sources, &target) {
            Ok(_) => None,
            Err(problems) => {
                divan::black_box(problems.render(Style::Plain));
                problems.items().first().map(|item| item.code)
            }
        };
        if found != expected {
            panic!("{found:?} in place of {expected:?}");
        }
    });
}

const ONE: &str = "group: T\noperations:\n  - {id: getT, http: GET /t, permissions: none, returns: void, description: ";

#[divan::bench(sample_count = 5, sample_size = 1)]
fn alias_bomb(bencher: Bencher<'_, '_>) {
    let mut bomb = "group: T\na: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (before, name) in ('a'..='y').zip('b'..='z') {
        let aliases = vec![format!("*{before}"); 9].join(",");
        bomb.push_str(&format!("{name}: &{name} [{aliases}]\n"));
    }
    measure(bencher, &bomb, Some(Code::UnknownKey));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn nest_of_a_million(bencher: Bencher<'_, '_>) {
    measure(bencher, &"[".repeat(1_000_000), Some(Code::YamlFeature));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn text_of_10_mb(bencher: Bencher<'_, '_>) {
    let text = "word <b> [x] `c` ".repeat(600_000);
    measure(bencher, &format!("{ONE}{text:?}}}\n"), None);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn file_of_50_mb(bencher: Bencher<'_, '_>) {
    let group = format!("{ONE}x}}\n#{}", "x".repeat(50_000_000));
    assert!(group.len() > FILE_BYTES);
    measure(bencher, &group, Some(Code::TooLarge));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn more_than_a_million_values(bencher: Bencher<'_, '_>) {
    measure(
        bencher,
        &format!("group: [{}]", "a,".repeat(2_000_000)),
        Some(Code::TooLarge),
    );
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn two_hundred_thousand_mistakes(bencher: Bencher<'_, '_>) {
    let unknown: String = (0..200_000).map(|index| format!("x{index}: 1\n")).collect();
    measure(
        bencher,
        &format!("{ONE}x}}\n{unknown}"),
        Some(Code::UnknownKey),
    );
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn five_thousand_models(bencher: Bencher<'_, '_>) {
    const COUNT: usize = 5_000;
    let models: String = (0..COUNT)
        .map(|index| {
            format!(
                "  M{index}: {{fields: {{next: M{}, name: string}}}}\n",
                (index + 1) % COUNT
            )
        })
        .collect();
    let group = format!(
        "{ONE}x}}\n  - {{id: getM, http: GET /m, permissions: none, returns: M0}}\nmodels:\n{models}"
    );
    measure(bencher, &group, None);
}
