//! The layout of generated files.

/// Checks that a file has prettyplease's layout, ignoring blank lines and the header. The error is
/// the first line that differs.
pub fn check(text: &str, file: &syn::File) -> Result<(), String> {
    let printed = prettyplease::unparse(file);
    let shown = |line: &&str| !line.is_empty() && !line.starts_with("// ");
    let (mut printed, mut lines) = (printed.lines().filter(shown), text.lines().filter(shown));
    loop {
        match (lines.next(), printed.next()) {
            (None, None) => return Ok(()),
            (line, wanted) if line == wanted => {}
            (line, wanted) => {
                let (line, wanted) = (line.unwrap_or_default(), wanted.unwrap_or_default());
                return Err(format!("expected `{wanted}`, found `{line}`"));
            }
        }
    }
}
