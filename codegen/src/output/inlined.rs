//! All generated files as one text, for `include!` in a crate that generates its client while it is built.

use std::collections::BTreeMap;

/// The text of `mod.rs` with the other files in the places of their `mod` lines.
pub(crate) fn inlined(files: &BTreeMap<String, String>) -> String {
    let mut text = String::new();
    let root = files.get("mod.rs").map_or("", String::as_str);
    for line in root.lines() {
        // docs of a module cannot come by `include!`
        let line = line.replacen("//!", "//", usize::from(line.starts_with("//!")));
        push(&line, "", files, &mut text);
    }
    text
}

/// One line of a file in `folder`; its module, if it declares one.
fn push(line: &str, folder: &str, files: &BTreeMap<String, String>, text: &mut String) {
    let Some((path, contents)) = declared(line).and_then(|name| file(name, folder, files)) else {
        text.push_str(line);
        text.push('\n');
        return;
    };
    text.push_str(line.trim_end_matches(';'));
    text.push_str(" {\n");
    let folder = path.strip_suffix("mod.rs").unwrap_or_default();
    for line in contents.lines() {
        push(line, folder, files, text);
    }
    text.push_str("}\n");
}

/// The module that a line declares: `pub mod pets;`
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let name = line.strip_prefix("mod ")?.strip_suffix(';')?;
    Some(name.strip_prefix("r#").unwrap_or(name))
}

/// The file of a module: its path, and its text.
fn file<'f>(
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
