//! Home group of an operation with several tags.

use std::cmp::Reverse;

/// Number of path segments that decide.
const SEGMENTS: usize = 4;

/// Tag whose group an operation belongs to; the order of the tags has no effect.
///
/// The tag that names the first segments of the path takes precedence, then the alphabetical order.
pub(super) fn home<'a>(tags: impl Iterator<Item = &'a str>, path: &str) -> Option<&'a str> {
    let segments = segments(path);
    tags.min_by_key(|tag| {
        let names = squashed(tag);
        let words: Vec<String> = tag
            .split(|c: char| !c.is_alphanumeric())
            .map(squashed)
            .collect();
        let score = segments.iter().map(|segment| {
            if *segment == names {
                2_u8
            } else {
                u8::from(words.contains(segment))
            }
        });
        (Reverse(score.collect::<Vec<_>>()), *tag)
    })
}

/// First segments of a path, without placeholders, `api` and the version.
fn segments(path: &str) -> Vec<String> {
    let is_version = |segment: &str| {
        let number = segment.strip_prefix('v');
        number.is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let segments = path.split('/').filter(|segment| {
        !segment.is_empty()
            && !segment.starts_with('{')
            && *segment != "api"
            && !is_version(segment)
    });
    segments.take(SEGMENTS).map(squashed).collect()
}

/// Letters and digits of a name in lower case and in the singular.
fn squashed(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    let mut name: String = letters.flat_map(char::to_lowercase).collect();
    if name.len() > 1 && name.ends_with('s') {
        name.pop();
    }
    name
}
