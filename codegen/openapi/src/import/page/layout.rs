//! Layouts of a page: with front matter and anchors, or with headings alone.

use super::text::unescape;
use codegen::spec::{Deprecated, Deprecation};

/// Line of a page with its number.
pub(super) type Line<'a> = (usize, &'a str);

/// Text of the box that every deprecated operation has.
const DEPRECATED: &str = "This resource has been deprecated";

/// Number of lines that can precede the title.
const HEAD: usize = 10;

/// Tag of a page: `Users` of the front matter `title: UsersApi` or of the heading `# UsersApi`.
pub(super) fn tag(text: &str) -> Option<&str> {
    let front_matter = text.lines().take(4);
    let front_matter = front_matter.filter_map(|line| line.strip_prefix("title:"));
    let is_description = text
        .lines()
        .any(|line| line.starts_with("openapi:") || line.starts_with("swagger:"));
    let head = if is_description { 0 } else { HEAD };
    let headings = text.lines().take(head).filter_map(|line| {
        let title = line.strip_prefix("# ")?.trim();
        Some(title.strip_prefix("platformClient.").unwrap_or(title))
    });
    let is_word = |tag: &&str| !tag.is_empty() && !tag.contains(char::is_whitespace);
    front_matter
        .chain(headings)
        .filter_map(|title| title.trim().strip_suffix("Api"))
        .find(is_word)
}

/// Sections of operations; those of a page with anchors start at an anchor.
pub(super) fn sections<'a, 'l>(lines: &'a [Line<'l>]) -> Vec<&'a [Line<'l>]> {
    let has_anchors = lines.iter().any(|(_, line)| line.starts_with(ANCHOR));
    let start = if has_anchors { ANCHOR } else { HEADING };
    let mut in_code = false;
    let mut starts = Vec::new();
    for (index, (_, line)) in lines.iter().enumerate() {
        in_code ^= line.starts_with("```");
        if !in_code && line.starts_with(start) {
            starts.push(index);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let sections = starts.iter().zip(ends);
    sections.map(|(start, end)| &lines[*start..end]).collect()
}

const ANCHOR: &str = "<a name=\"";
const HEADING: &str = "## ";

/// Id of the operation whose section starts with a line.
pub(super) fn id(start: &str) -> Option<&str> {
    let id = match start.strip_prefix(ANCHOR) {
        Some(rest) => rest.split('"').next()?,
        None => start.strip_prefix(HEADING)?.trim(),
    };
    (!id.is_empty()).then_some(id)
}

/// Deprecation in the lines before the request: a label, or a box with a note.
pub(super) fn deprecated(lines: &[Line<'_>]) -> Option<Deprecated> {
    if lines.iter().any(|(_, line)| line.contains(">DEPRECATED<")) {
        return Some(Deprecated::Flag(true));
    }
    let start = lines.iter().position(|(_, line)| {
        line.starts_with(":::") && line.to_ascii_lowercase().contains("\"deprecated\"")
    })?;
    let note = lines[start + 1..].iter();
    let note: Vec<String> = note
        .take_while(|(_, line)| !line.starts_with(":::"))
        .map(|(_, line)| unescape(line))
        .collect();
    let note = note.join("\n").trim().to_owned();
    Some(if note.is_empty() || note == DEPRECATED {
        Deprecated::Flag(true)
    } else {
        Deprecated::Details(Deprecation {
            note: Some(note),
            replacement: None,
        })
    })
}
