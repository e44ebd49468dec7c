//! Locations in the repository, and the display form of paths.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context as _, bail};

use crate::terminal;

/// Returns the root of the repository that the command works on.
///
/// The root is a fact of the run, never of the build: two clones or worktrees that share a target
/// folder also share this program. `cargo run` names the package that it runs; without cargo, the
/// current directory decides.
///
/// # Errors
///
/// If neither lies in a repository.
pub(crate) fn root() -> anyhow::Result<&'static Path> {
    match found() {
        Some(root) => Ok(root),
        None => bail!(
            "no repository found: no parent of the current directory has `Cargo.toml` with \
             `[workspace]`, `spec/` and `generated-client/`. Run `cargo xtask` within a clone, or \
             pass `--spec` and `--out`"
        ),
    }
}

/// Returns the folder of this repository's own client.
pub(crate) fn client() -> anyhow::Result<PathBuf> {
    Ok(root()?.join("generated-client"))
}

/// Returns the given spec folder, or that of this repository.
pub(crate) fn spec_or_default(given: Option<&Path>) -> anyhow::Result<PathBuf> {
    match given {
        Some(spec) => Ok(spec.to_owned()),
        None => Ok(root()?.join("spec")),
    }
}

/// Makes a path absolute, without resolving links.
pub(crate) fn absolute(path: &Path) -> anyhow::Result<PathBuf> {
    std::path::absolute(path)
        .with_context(|| format!("cannot make `{}` an absolute path", display(path)))
}

/// Formats a path for messages and headers: relative to the repository if it lies within, with `/`
/// as separator, control characters escaped.
pub(crate) fn display(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let relative = found().and_then(|root| path.strip_prefix(root).ok());
    let text = relative.unwrap_or(&path).to_string_lossy();
    terminal::escaped_line(&with_slashes(&text, std::path::MAIN_SEPARATOR))
}

/// Looks the repository up once per run.
fn found() -> Option<&'static Path> {
    static ROOT: OnceLock<Option<PathBuf>> = OnceLock::new();
    let find = || {
        let package = env::var_os("CARGO_MANIFEST_DIR");
        search(package.as_deref(), env::current_dir().ok().as_deref())
    };
    ROOT.get_or_init(find).as_deref()
}

/// Finds the repository around the package that cargo runs, else around the current directory.
fn search(package: Option<&OsStr>, current: Option<&Path>) -> Option<PathBuf> {
    let starts = [package.map(Path::new), current];
    let mut folders = starts.into_iter().flatten().flat_map(Path::ancestors);
    folders.find(|folder| is_root(folder)).map(Path::to_owned)
}

fn is_root(folder: &Path) -> bool {
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    manifest
        .lines()
        .any(|line| line.trim_end() == "[workspace]")
        && folder.join("spec").is_dir()
        && folder.join("generated-client").is_dir()
}

fn with_slashes(text: &str, separator: char) -> String {
    match separator {
        // On systems other than Windows, a backslash is an ordinary character of a name.
        '/' => text.to_owned(),
        _ => text.replace(separator, "/"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Creates a folder that has everything that marks a repository.
    fn repository(parent: &Path, name: &str) -> PathBuf {
        let root = parent.join(name);
        fs::create_dir_all(root.join("spec")).unwrap();
        fs::create_dir_all(root.join("generated-client/core")).unwrap();
        fs::create_dir_all(root.join("xtask")).unwrap();
        fs::write(root.join("Cargo.toml"), "[workspace]\r\nmembers = []\n").unwrap();
        root
    }

    #[test]
    fn the_package_that_cargo_runs_precedes_the_current_directory() {
        let parent = tempfile::tempdir().unwrap();
        let (a, b) = (
            repository(parent.path(), "a"),
            repository(parent.path(), "b"),
        );
        let package = b.join("xtask");
        assert_eq!(search(Some(package.as_os_str()), Some(&a)), Some(b.clone()));
        assert_eq!(
            search(None, Some(&a.join("generated-client/core"))),
            Some(a)
        );
        assert_eq!(search(None, Some(&b)), Some(b));
    }

    #[test]
    fn a_package_outside_any_repository_leaves_the_choice_to_the_current_directory() {
        let parent = tempfile::tempdir().unwrap();
        let root = repository(parent.path(), "a");
        let elsewhere = parent.path().as_os_str();
        assert_eq!(search(Some(elsewhere), Some(&root)), Some(root));
        assert_eq!(search(Some(elsewhere), Some(parent.path())), None);
        assert_eq!(search(None, None), None);
    }

    #[test]
    fn displayed_paths_have_slashes_on_all_systems() {
        assert_eq!(with_slashes(r"spec\pets.yaml", '\\'), "spec/pets.yaml");
        assert_eq!(with_slashes(r"C:\a b\x/y", '\\'), "C:/a b/x/y");
        assert_eq!(with_slashes(r"spec/pe\ts.yaml", '/'), r"spec/pe\ts.yaml");
        let inside = root().unwrap().join("spec").join("api.yaml");
        assert_eq!(display(&inside), "spec/api.yaml");
    }
}
