//! A command that may take only so long.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context as _;

/// How often to look whether it has ended.
const INTERVAL: Duration = Duration::from_millis(50);

/// How a command ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ending {
    Success,
    /// What it said on stderr.
    Failure(String),
    /// It was stopped, with all that it had started.
    OutOfTime,
}

/// Runs a command; `words` is the file that keeps what it says on stderr meanwhile.
pub(super) fn run(command: &mut Command, words: &Path, limit: Duration) -> anyhow::Result<Ending> {
    let file =
        File::create(words).with_context(|| format!("cannot write `{}`", words.display()))?;
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(file);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command.spawn().context("cannot run cargo")?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().context("cannot wait for cargo")? {
            return Ok(match status.success() {
                true => Ending::Success,
                false => Ending::Failure(fs::read_to_string(words).unwrap_or_default()),
            });
        }
        if start.elapsed() > limit {
            stop(&mut child);
            child.wait().context("cannot wait for cargo")?;
            return Ok(Ending::OutOfTime);
        }
        thread::sleep(INTERVAL);
    }
}

/// Ends the process, and those that it has started.
fn stop(child: &mut Child) {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, Signal, kill_process_group};
        // one that has ended meanwhile needs no end
        let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
    }
    #[cfg(not(unix))]
    let _ = child.kill();
}

#[cfg(all(test, unix))]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::process::Command;
    use std::time::Duration;

    use super::{Ending, run};

    fn ending(script: &str, limit: Duration) -> Ending {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        run(&mut command, &folder.path().join("words"), limit).unwrap()
    }

    #[test]
    fn a_command_ends_by_itself_or_is_stopped_with_what_it_started() {
        let long = Duration::from_secs(600);
        assert_eq!(ending("exit 0", long), Ending::Success);
        let failure = Ending::Failure("no\n".to_owned());
        assert_eq!(ending("echo no >&2; exit 3", long), failure);
        let short = Duration::from_millis(1);
        assert_eq!(ending("sleep 500 & sleep 500", short), Ending::OutOfTime);
    }
}
