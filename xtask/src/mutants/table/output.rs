//! What is broken in the set of files, and in how it comes to the disk.

use super::{Mutation, files, generator};

pub(super) const MUTATIONS: &[Mutation] = &[
    generator(
        "codegen/src/output.rs",
        "text.as_bytes() != bytes",
        "text.len() != bytes.len()",
    ),
    generator(
        "codegen/src/output.rs",
        "(None, _) => DriftKind::Orphan,",
        "(None, _) => return None,",
    ),
    generator(
        "codegen/src/inlined.rs",
        r#"usize::from(line.starts_with("//!"))"#,
        "0",
    ),
    generator(
        "codegen/src/inlined.rs",
        r#"name.strip_prefix("r#").unwrap_or(name)"#,
        "name",
    ),
    generator(
        "codegen/src/manifest.rs",
        "([begin], [end]) if begin < end =>",
        "([begin], [end]) =>",
    ),
    generator(
        "codegen/src/manifest.rs",
        r#"lines[begin].ends_with("\r\n")"#,
        r#"manifest.is_empty()"#,
    ),
    files(
        "xtask/src/folder.rs",
        "if same && fs::hard_link(",
        "if fs::hard_link(",
    ),
    files(
        "xtask/src/folder.rs",
        "if same && fs::hard_link(folder.join(path), &target).is_ok() {",
        "if same && false {",
    ),
    files(
        "xtask/src/folder.rs",
        "let kind = entry\n                .file_type()",
        "let kind = fs::metadata(entry.path()).map(|found| found.file_type())",
    ),
    files(
        "xtask/src/folder.rs",
        "    if !folder.exists() && lock.old_folder().exists() {\n",
        "    if false {\n",
    ),
    files(
        "xtask/src/regen.rs",
        "if plan.drift.is_empty() && plan.beside.iter().all(|file| file.drift.is_none()) {",
        "if plan.drift.is_empty() {",
    ),
    files(
        "xtask/src/drift.rs",
        "if count > DIFF_LINES {",
        "if count > DIFF_LINES + 1_000 {",
    ),
];
