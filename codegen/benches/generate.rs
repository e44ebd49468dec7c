//! Measures generation time per operation.
//!
//! The results show how it grows with the size of the spec, and its ratio to a lower bound: parsing
//! and printing the same files.
//!
//! The committed spec is measured at 1, 10 and 100 times its size. A copy is a set of group files
//! with unique names of groups, operations, paths, models and enums, so that no work is shared.

#![expect(
    clippy::expect_used,
    reason = "a benchmark cannot measure an unreadable spec"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use codegen::{Source, Target};
use divan::Bencher;
use divan::counter::ItemsCount;

/// The allocator of xtask.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Multiples of the committed spec.
const SIZES: [usize; 3] = [1, 10, 100];

fn main() {
    divan::main();
}

/// Generates all files from the text of the spec.
#[divan::bench(args = SIZES, max_time = 10, sample_count = 20, sample_size = 1)]
fn generate(bencher: Bencher<'_, '_>, size: usize) {
    let spec = Spec::committed().repeated(size);
    let target = Target::new("generated_client");
    bencher
        .counter(ItemsCount::new(spec.operations()))
        .bench_local(|| codegen::generate(&spec.sources, &target).expect("the spec is valid"));
}

/// Parses and prints the same files with syn and prettyplease.
#[divan::bench(args = SIZES, max_time = 10, sample_count = 20, sample_size = 1)]
fn floor(bencher: Bencher<'_, '_>, size: usize) {
    let spec = Spec::committed().repeated(size);
    let output = codegen::generate(&spec.sources, &Target::new("generated_client"))
        .expect("the spec is valid");
    bencher
        .counter(ItemsCount::new(spec.operations()))
        .bench_local(|| {
            for (_, text) in output.files() {
                let file = syn::parse_file(text).expect("the file is Rust");
                divan::black_box(prettyplease::unparse(&file));
            }
        });
}

/// Exports an OpenAPI document: the same loading, checking and lowering, without the files.
#[divan::bench(args = SIZES, max_time = 5, sample_count = 20, sample_size = 1)]
fn export_openapi(bencher: Bencher<'_, '_>, size: usize) {
    let spec = Spec::committed().repeated(size);
    bencher
        .counter(ItemsCount::new(spec.operations()))
        .bench_local(|| codegen_openapi::export_openapi(&spec.sources).expect("the spec is valid"));
}

/// The files of a spec, the API file first.
struct Spec {
    sources: Vec<Source>,
}

impl Spec {
    /// Reads the `spec/` folder of this repository.
    fn committed() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
        let api = read(&folder.join("api.yaml"));
        let groups = list(&api).map(|name| Source::new(name, read(&folder.join(name))));
        Self {
            sources: std::iter::once(Source::new("api.yaml", api.as_str()))
                .chain(groups)
                .collect(),
        }
    }

    /// Returns this spec with copies of its groups, `size` times as large.
    fn repeated(&self, size: usize) -> Self {
        let (api, groups) = self
            .sources
            .split_first()
            .expect("the API file comes first");
        let names: BTreeSet<&str> = groups
            .iter()
            .flat_map(|group| declared(&group.text))
            .collect();
        let error = api.text.lines().find_map(|line| after(line, "error:"));
        let mut all = groups.to_vec();
        for number in 2..=size {
            let mut copies = groups.iter().map(|group| copy(group, &names, number));
            // An API has one error model, and an unused copy would be reported.
            if let (Some(error), Some(first)) = (error, copies.next()) {
                all.push(with_use_of(first, error, number));
            }
            all.extend(copies);
        }
        let mut text: String = api
            .text
            .lines()
            .filter(|line| !line.starts_with("  - ") && !line.starts_with("groups:"))
            .map(|line| format!("{line}\n"))
            .collect();
        text.push_str("groups:\n");
        for group in &all {
            text.push_str(&format!("  - {}\n", group.path));
        }
        all.insert(0, Source::new(api.path.as_str(), text));
        Self { sources: all }
    }

    fn operations(&self) -> usize {
        let lines = self.sources.iter().flat_map(|source| source.text.lines());
        lines.filter(|line| line.starts_with("  - id: ")).count()
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the spec is beside the generator")
}

/// Returns the group files of the API file.
fn list(api: &str) -> impl Iterator<Item = &str> {
    api.lines().filter_map(|line| after(line, "  -"))
}

/// Returns the word after a key at the beginning of the line.
fn after<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.split_whitespace().next()
}

/// Returns the names that are global in a spec: the group, its operations, models and enums.
fn declared(group: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut section = "";
    for line in group.lines() {
        if line.starts_with(|first: char| first.is_ascii_lowercase()) {
            section = line;
        }
        names.extend(after(line, "group:"));
        names.extend(after(line, "  - id:"));
        if matches!(section, "models:" | "enums:")
            && let Some(key) = line
                .strip_prefix("  ")
                .filter(|key| !key.starts_with([' ', '-', '#']))
        {
            names.extend(key.split(':').next().filter(|name| !name.is_empty()));
        }
    }
    names
}

/// Returns a copy of a group file in which each of `names` and each path is renamed.
fn copy(group: &Source, names: &BTreeSet<&str>, number: usize) -> Source {
    let mut text = String::with_capacity(group.text.len() * 2);
    for line in group.text.lines() {
        if line.starts_with("    http: ") {
            text.push_str(&line.replacen(" /", &format!(" /copy{number}/"), 1));
        } else {
            rename(line, names, number, &mut text);
        }
        text.push('\n');
    }
    Source::new(format!("copy{number}_{}", group.path), text)
}

/// Appends `line` to `text`, with `number` after each whole word in `names`.
fn rename(line: &str, names: &BTreeSet<&str>, number: usize, text: &mut String) {
    let mut rest = line;
    while !rest.is_empty() {
        let end = rest
            .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        text.push_str(word);
        if names.contains(word) {
            text.push_str(&number.to_string());
        }
        let symbols = tail
            .find(|letter: char| letter.is_alphanumeric() || letter == '_')
            .unwrap_or(tail.len());
        text.push_str(&tail[..symbols]);
        rest = &tail[symbols..];
    }
}

/// Adds an operation that returns the copy of the error model.
fn with_use_of(copy: Source, error: &str, number: usize) -> Source {
    let operation = format!(
        "operations:\n  - id: getError{number}\n    http: GET /copy{number}/error\n    permissions: none\n    returns: {error}{number}\n"
    );
    Source::new(
        copy.path,
        copy.text.replacen("operations:\n", &operation, 1),
    )
}
