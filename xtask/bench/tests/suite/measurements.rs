//! `generate` and `compile` on a small spec.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::support::{bench, run, small_spec};

/// Lets one benchmark run at a time, since all write to `target/bench`.
fn exclusive() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn each_row_has_seconds_memory_and_a_ratio_to_the_first() {
    let _guard = exclusive();
    let folder = tempfile::tempdir().unwrap();
    let mut command = bench();
    command.args(["generate", "--as-built", "--runs", "1", "--spec"]);
    let table = run(command.arg(small_spec(folder.path())), 0).stdout;
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| ---"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let names: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(
        names[1..4],
        [
            "this generator, files written",
            "this generator, `--check`",
            "syn and prettyplease alone, on the same files"
        ],
        "{table}"
    );
    // The spec is so small that generating may take less than the shortest measurable time.
    let shortest = "<0.01";
    for row in &rows[1..4] {
        let seconds = row[1].strip_prefix('<').unwrap_or(row[1]);
        let seconds: f64 = seconds.parse().unwrap();
        assert!((0.01..60.0).contains(&seconds), "{table}");
        assert_eq!(row[3].ends_with('x'), rows[1][1] != shortest, "{table}");
    }
    assert!(rows[1][4].contains("files"), "{table}");
}

#[test]
fn a_broken_spec_is_reported_as_regen_does() {
    let _guard = exclusive();
    let folder = tempfile::tempdir().unwrap();
    let spec = small_spec(folder.path());
    std::fs::write(spec.join("pets.yaml"), "group: Pets\noperations: 1\n").unwrap();
    let mut command = bench();
    command.args(["generate", "--as-built", "--runs", "1", "--spec"]);
    let message = run(command.arg(spec), 2).stderr;
    assert!(message.contains("`operations` must be a list"), "{message}");
}

#[test]
fn compile_refuses_operations_that_not_every_program_can_call() {
    let _guard = exclusive();
    let folder = tempfile::tempdir().unwrap();
    let spec = small_spec(folder.path());
    let message = |id: &str| {
        let mut command = bench();
        command.args(["compile", "--operation", id, "--spec"]);
        run(command.arg(&spec), 2).stderr
    };
    let number = message("getPet");
    let expected = "not every program can call `getPet`: `petId` is not a string in the path";
    assert!(number.contains(expected), "{number}");
    let unknown = message("getPets");
    assert!(
        unknown.contains("no GET or DELETE operation `getPets`"),
        "{unknown}"
    );
}

#[test]
fn acts_as_rustc_and_logs_each_crate() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    // The shell takes the place of rustc, and ignores the arguments after the script.
    let rustc = |name: &str| {
        let mut rustc = bench();
        rustc.env("BENCH_RUSTC_LOG", &log);
        rustc.args(["sh", "-c", "echo compiled; exit 3", "sh", "--crate-name"]);
        run(rustc.arg(name), 3).stdout
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

#[test]
fn the_help_of_each_command_fits_a_screen_and_shows_an_example() {
    for command in ["generate", "compile", "synth"] {
        let help = run(bench().args([command, "--help"]), 0).stdout;
        assert!(help.contains("Example"), "{command}: {help}");
        assert!(help.lines().count() <= 36, "{command}: {help}");
        assert!(
            help.lines().all(|line| line.chars().count() <= 100),
            "{command}: {help}"
        );
    }
}
