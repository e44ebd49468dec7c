//! The help of the commands, and the errors of wrong use.

use crate::support;

#[test]
fn the_help_of_each_command_fits_a_screen_and_shows_an_example() {
    for command in [
        &["regen"][..],
        &["lint"][..],
        &["export", "openapi"][..],
        &["import"][..],
        &["diff"][..],
        &["release"][..],
        &["new"][..],
    ] {
        let help = support::run(support::xtask().args(command).arg("--help"))
            .expect(0)
            .stdout;
        assert!(help.contains("Example"), "{command:?}: {help}");
        assert!(
            help.lines().count() <= 50,
            "{command:?} has {} lines",
            help.lines().count()
        );
        assert!(
            help.lines().all(|line| line.chars().count() <= 100),
            "{command:?}: {help}"
        );
    }
    let overview = support::run(support::xtask().arg("--help"))
        .expect(0)
        .stdout;
    assert!(
        overview.contains("regen") && overview.contains("export"),
        "{overview}"
    );
}

#[test]
fn wrong_use_exits_with_2() {
    for arguments in [
        &[][..],
        &["regenerate"][..],
        &["regen", "--chekc"][..],
        &["export", "swagger"][..],
    ] {
        support::run(support::xtask().args(arguments)).expect(2);
    }
    let run = support::run(support::xtask().args(["regen", "--chekc"])).expect(2);
    assert!(run.stderr.contains("--check"), "{}", run.stderr);
}
