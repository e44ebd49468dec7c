//! Text of a page.

/// Trims a text and decodes its HTML entities.
pub(super) fn unescape(text: &str) -> String {
    let plain = text
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    plain.replace("&amp;", "&").trim().to_owned()
}
