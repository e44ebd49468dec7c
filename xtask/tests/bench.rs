//! `cargo xtask bench` on a small spec.
#![cfg(target_os = "linux")]

#[path = "suite/support.rs"]
mod support;

use support::{Project, run, xtask};

#[test]
fn each_row_has_seconds_memory_and_a_ratio_to_the_first() {
    let project = Project::new();
    let mut bench = xtask();
    bench.args(["bench", "--as-built", "--runs", "1", "--spec"]);
    let table = run(bench.arg(project.path("spec"))).expect(0).stdout;
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| ---"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let names: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(
        names[1..4],
        [
            "this one, files written",
            "this one, `--check`",
            "syn and prettyplease alone, on the same files"
        ],
        "{table}"
    );
    // the spec is so small that it may be no time at all
    let untold = "<0.01";
    for row in &rows[1..4] {
        let seconds = row[1].strip_prefix('<').unwrap_or(row[1]);
        let seconds: f64 = seconds.parse().unwrap();
        assert!((0.01..60.0).contains(&seconds), "{table}");
        assert_eq!(row[3].ends_with('x'), rows[1][1] != untold, "{table}");
    }
    assert!(rows[1][4].contains("files"), "{table}");
}

#[test]
fn a_broken_spec_is_reported_as_by_regen() {
    let project = Project::new();
    project.write("spec/pets.yaml", "group: Pets\noperations: 1\n");
    let mut bench = xtask();
    bench.args(["bench", "--as-built", "--runs", "1", "--spec"]);
    let outcome = run(bench.arg(project.path("spec"))).expect(2);
    assert!(
        outcome.stderr.contains("`operations` must be a list"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn compiling_wants_operations_that_every_program_can_call() {
    let project = Project::new();
    let outcome = |id: &str| {
        let mut bench = xtask();
        bench.args(["bench", "--compile", "--operation", id, "--spec"]);
        run(bench.arg(project.path("spec"))).expect(2).stderr
    };
    let number = outcome("getPet");
    assert!(
        number.contains("`getPet` cannot be called by all programs: `petId` is not a text"),
        "{number}"
    );
    let unknown = outcome("getPets");
    assert!(unknown.contains("no operation `getPets`"), "{unknown}");
}

#[test]
fn operations_are_named_for_compiling_alone() {
    let outcome = run(xtask().args(["bench", "--operation", "getPet"])).expect(2);
    assert!(outcome.stderr.contains("--compile"), "{}", outcome.stderr);
}

#[test]
fn in_the_place_of_rustc_it_ends_as_rustc_does_and_logs_each_crate() {
    let project = Project::new();
    let log = project.path("log");
    // a shell that ends with 3 stands for rustc, and takes the words after it for its own arguments
    let rustc = |name: &str| {
        let mut rustc = xtask();
        rustc.env("XTASK_RUSTC_LOG", &log);
        rustc.args(["sh", "-c", "echo compiled; exit 3", "sh", "--crate-name"]);
        run(rustc.arg(name)).expect(3).stdout
    };
    assert_eq!(rustc("pets"), "compiled\n");
    assert_eq!(rustc("___"), "compiled\n");
    rustc("zoo");
    let log = std::fs::read_to_string(log).unwrap();
    let names: Vec<&str> = log
        .lines()
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    assert_eq!(names, ["pets", "zoo"], "{log}");
}
