//! All generated files as one text, which a crate with a build script includes by `include!`.

use std::collections::BTreeMap;

/// Returns the text of `mod.rs` with the other files in place of their `mod` items.
pub(crate) fn inlined(files: &BTreeMap<String, String>) -> String {
    let mut text = String::new();
    let root = files.get("mod.rs").map_or("", String::as_str);
    for line in root.lines() {
        // Included files cannot contain inner docs.
        let line = line.replacen("//!", "//", usize::from(line.starts_with("//!")));
        push_line(&line, "", files, &mut text);
    }
    text
}

/// Appends a line of a file in `folder`, and the contents of the module if it declares one.
fn push_line(line: &str, folder: &str, files: &BTreeMap<String, String>, text: &mut String) {
    let Some((path, contents)) =
        declared_module(line).and_then(|name| module_file(name, folder, files))
    else {
        text.push_str(line);
        text.push('\n');
        return;
    };
    text.push_str(line.trim_end_matches(';'));
    text.push_str(" {\n");
    let folder = path.strip_suffix("mod.rs").unwrap_or_default();
    for line in contents.lines() {
        push_line(line, folder, files, text);
    }
    text.push_str("}\n");
}

/// The module that a line such as `pub mod pets;` declares.
fn declared_module(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let name = line.strip_prefix("mod ")?.strip_suffix(';')?;
    Some(name.strip_prefix("r#").unwrap_or(name))
}

/// The path and text of a module's file.
fn module_file<'f>(
    name: &str,
    folder: &str,
    files: &'f BTreeMap<String, String>,
) -> Option<(&'f str, &'f str)> {
    [
        format!("{folder}{name}.rs"),
        format!("{folder}{name}/mod.rs"),
    ]
    .iter()
    .find_map(|path| files.get_key_value(path))
    .map(|(path, text)| (path.as_str(), text.as_str()))
}
