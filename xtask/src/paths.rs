//! Where things are in the repository, and how paths are shown.

use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub(crate) fn workspace() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// The folder of this repository's own client.
pub(crate) fn client() -> PathBuf {
    workspace().join("generated-client")
}

/// A path as messages and headers show it: from the workspace if it lies within, always with `/`.
pub(crate) fn shown(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let inside = path.strip_prefix(workspace()).unwrap_or(&path);
    let text = inside.to_string_lossy();
    with_slashes(&text, std::path::MAIN_SEPARATOR)
}

fn with_slashes(text: &str, separator: char) -> String {
    match separator {
        // elsewhere than on Windows, a backslash is a letter like any other
        '/' => text.to_owned(),
        _ => text.replace(separator, "/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_have_slashes_whatever_the_system_has() {
        assert_eq!(with_slashes(r"spec\pets.yaml", '\\'), "spec/pets.yaml");
        assert_eq!(with_slashes(r"C:\a b\x/y", '\\'), "C:/a b/x/y");
        assert_eq!(with_slashes(r"spec/pe\ts.yaml", '/'), r"spec/pe\ts.yaml");
        let inside = workspace().join("spec").join("api.yaml");
        assert_eq!(shown(&inside), "spec/api.yaml");
    }
}
