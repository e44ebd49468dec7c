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
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}
