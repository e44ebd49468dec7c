//! How long generation takes per operation, whether that stays the same as a spec grows, and how it compares with the least
//! that tokens and a printer can cost: parsing and printing the same files, and nothing else.
//!
//! The committed spec is measured as it is, and repeated to 10 and 100 times its size. A copy is a set of further group
//! files in which every group, operation, path, model and enum has a name of its own, so that no work is shared.

#![expect(
    clippy::expect_used,
    reason = "a benchmark of a spec that cannot be read has nothing to measure"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use codegen::{Source, Target};
use divan::Bencher;
use divan::counter::ItemsCount;

/// The one that xtask has.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many times the committed spec.
const SIZES: [usize; 3] = [1, 10, 100];

fn main() {
    divan::main();
}

/// From the text of the spec to the text of all generated files.
#[divan::bench(args = SIZES, max_time = 10, sample_count = 20, sample_size = 1)]
fn generate(bencher: Bencher<'_, '_>, size: usize) {
    let spec = Spec::committed().repeated(size);
    let target = Target::new("generated_client");
    bencher
        .counter(ItemsCount::new(spec.operations()))
        .bench_local(|| codegen::generate(&spec.sources, &target).expect("the spec is right"));
}

/// The same files parsed and printed by syn and prettyplease.
#[divan::bench(args = SIZES, max_time = 10, sample_count = 20, sample_size = 1)]
fn floor(bencher: Bencher<'_, '_>, size: usize) {
    let spec = Spec::committed().repeated(size);
    let output = codegen::generate(&spec.sources, &Target::new("generated_client"))
        .expect("the spec is right");
    bencher
        .counter(ItemsCount::new(spec.operations()))
        .bench_local(|| {
            for (_, text) in output.files() {
                let file = syn::parse_file(text).expect("it is Rust");
                divan::black_box(prettyplease::unparse(&file));
            }
        });
}

/// The way up to the IR (load, check, lower), and from there the short one to an OpenAPI document.
#[divan::bench(args = SIZES, max_time = 5, sample_count = 20, sample_size = 1)]
fn export_openapi(bencher: Bencher<'_, '_>, size: usize) {
    let spec = Spec::committed().repeated(size);
    bencher
        .counter(ItemsCount::new(spec.operations()))
        .bench_local(|| codegen::export_openapi(&spec.sources).expect("the spec is right"));
}

/// The files of a spec: the API file first, then the group files.
struct Spec {
    sources: Vec<Source>,
}

impl Spec {
    /// `spec/` of this repository.
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

    /// This spec with copies of its groups, to `size` times as many.
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
            // an API has one error model; its copy would be reported as unused
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

/// The group files that the API file lists.
fn list(api: &str) -> impl Iterator<Item = &str> {
    api.lines().filter_map(|line| after(line, "  -"))
}

/// The word behind a key that stands at the beginning of the line.
fn after<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.split_whitespace().next()
}

/// The names that hold for all files: of the group, its operations, its models and its enums.
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

/// A copy of a group file in which each of `names`, and each path, is another.
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

/// Puts `line` at the end of `text`, with `number` behind each whole word that is one of `names`.
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

/// The copy with one operation more, which answers with the copy of the error model.
fn with_use_of(copy: Source, error: &str, number: usize) -> Source {
    let operation = format!(
        "operations:\n  - id: getError{number}\n    http: GET /copy{number}/error\n    permissions: none\n    returns: {error}{number}\n"
    );
    Source::new(
        copy.path,
        copy.text.replacen("operations:\n", &operation, 1),
    )
}
