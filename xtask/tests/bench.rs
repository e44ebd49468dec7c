//! `cargo xtask bench` on a small spec.
#![cfg(target_os = "linux")]

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
    for row in &rows[1..4] {
        let seconds: f64 = row[1].parse().unwrap();
        assert!((0.0..60.0).contains(&seconds), "{table}");
        assert!(row[3].ends_with('x'), "{table}");
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
