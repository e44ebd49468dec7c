//! L010: possible secret in the spec, including its comments.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Findings;
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Place};
use crate::load::UPSTREAM_FILE;
use crate::source::Source;
use crate::source::file_name;
use crate::spec::Spec;

/// Prefixes of the keys of well-known services, with the minimum length of the rest.
const PREFIXES: &[(&str, usize, &str)] = &[
    ("AKIA", 16, "an AWS access key"),
    ("ASIA", 16, "an AWS access key"),
    ("AIza", 35, "a Google API key"),
    ("ghp_", 30, "a GitHub token"),
    ("gho_", 30, "a GitHub token"),
    ("ghs_", 30, "a GitHub token"),
    ("github_pat_", 22, "a GitHub token"),
    ("glpat-", 20, "a GitLab token"),
    ("npm_", 30, "an npm token"),
    ("sk_live_", 16, "a Stripe key"),
    ("xoxb-", 20, "a Slack token"),
    ("xoxp-", 20, "a Slack token"),
];
/// Names whose value is a secret.
const NAMES: &[&str] = &[
    "accesskey",
    "accesstoken",
    "apikey",
    "apitoken",
    "authtoken",
    "clientsecret",
    "passwd",
    "password",
    "privatekey",
    "pwd",
    "refreshtoken",
    "secret",
    "secretkey",
    "token",
];
/// Schemes of an `Authorization` header, which precede the credentials.
const SCHEMES: &[&str] = &["Basic", "Bearer"];
/// The minimum length of a password.
const PASSWORD: usize = 8;
/// The minimum length of credentials in a header.
const CREDENTIALS: usize = 16;
/// The minimum length of a text that is recognized as a key by its letters alone.
const KEY: usize = 32;

pub(super) fn lint(spec: &Spec, sources: &[Source], findings: &mut Findings) {
    let types = spec.groups.iter().flat_map(|file| &file.declared);
    let types: BTreeSet<&str> = types.map(String::as_str).collect();
    for (file, source) in sources.iter().enumerate() {
        // Its digests look like keys.
        if file_name(&source.path) == UPSTREAM_FILE {
            continue;
        }
        let mut start = 0;
        for line in source.text.split_inclusive('\n') {
            if let Some((span, what)) = secret(line, &types) {
                let span = start + span.start..start + span.end;
                let place = Place { file, span };
                findings.push(
                    Diagnostic::warning(Code::Secret, place, format!("text looks like {what}"))
                        .help("remove it and replace the credential: everyone who can read the spec knows it"),
                );
            }
            start += line.len();
        }
    }
}

/// Returns the first secret of a line and its likely kind.
fn secret(line: &str, types: &BTreeSet<&str>) -> Option<(Range<usize>, &'static str)> {
    if let Some(start) = line.find("-----BEGIN ")
        && line[start..].contains("PRIVATE KEY")
    {
        return Some((start..line.trim_end().len(), "a private key"));
    }
    let mut before = Before::default();
    for span in words(line) {
        let word = &line[span.clone()];
        let what = known(word)
            .or_else(|| is_jwt(word).then_some("a JSON web token"))
            .or_else(|| user_of_url(line, &span).then_some("a URL with a password"))
            .or_else(|| before.makes_secret(line, &span, types))
            .or_else(|| is_random(word).then_some("a key"));
        if let Some(what) = what {
            return Some((span, what));
        }
        before.word = Some(span);
    }
    None
}

/// Splits a line into words. All characters of a key stay in one word.
fn words(line: &str) -> impl Iterator<Item = Range<usize>> {
    let part = |letter: char| letter.is_ascii_alphanumeric() || "_-.+=~!$%".contains(letter);
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + line[rest..].find(part)?;
        let length = line[start..].find(|letter| !part(letter));
        let end = length.map_or(line.len(), |length| start + length);
        rest = end;
        Some(start..end)
    })
}

/// The previous word.
#[derive(Default)]
struct Before {
    word: Option<Range<usize>>,
}

impl Before {
    /// Judges the word by the previous one, as in `password: ...` or `Bearer ...`.
    fn makes_secret(
        &self,
        line: &str,
        span: &Range<usize>,
        types: &BTreeSet<&str>,
    ) -> Option<&'static str> {
        let word = &line[span.clone()];
        // `name=value` without spaces is one word.
        if let Some((name, value)) = word.split_once('=')
            && is_named_secret(name)
            && is_password(value)
        {
            return Some("a password");
        }
        let before = self.word.clone()?;
        let (name, between) = (&line[before.clone()], &line[before.end..span.start]);
        if SCHEMES.contains(&name)
            && between == " "
            && word.len() >= CREDENTIALS
            && is_password(word)
        {
            return Some("the credentials of a header");
        }
        let assigned =
            name.ends_with('=') || between.trim_start_matches(['"', '\'']).starts_with(':');
        // `token: OAuth2Token` names a type.
        let plain = !types.contains(word) && !between.contains(['{', '[', '<', '(', ',']);
        (assigned && plain && is_named_secret(name.trim_end_matches('=')) && is_password(word))
            .then_some("a password")
    }
}

fn known(word: &str) -> Option<&'static str> {
    let has_prefix = |(prefix, least, _): &&(&str, usize, &str)| {
        word.strip_prefix(prefix).is_some_and(|rest| {
            let length = rest
                .bytes()
                .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
                .count();
            length >= *least
        })
    };
    PREFIXES.iter().find(has_prefix).map(|(.., what)| *what)
}

/// Whether the word has three parts separated by dots, the first two being JSON in base64.
fn is_jwt(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    matches!(parts.as_slice(), [head, claims, signature]
        if head.starts_with("eyJ") && claims.starts_with("eyJ") && signature.len() >= CREDENTIALS)
}

/// Whether the word is between `://user:` and `@`.
fn user_of_url(line: &str, span: &Range<usize>) -> bool {
    let before = line[..span.start].strip_suffix(':');
    let user = before.and_then(|before| before.rsplit_once("://"));
    let is_user =
        user.is_some_and(|(_, user)| !user.is_empty() && !user.contains(['/', '@', ' ', '{']));
    is_user && line[span.end..].starts_with('@')
}

/// Whether the name announces a secret: `password`, `clientSecret`, `X_API_KEY`.
fn is_named_secret(name: &str) -> bool {
    let name = super::letters(name);
    NAMES.iter().any(|secret| name.ends_with(secret))
}

/// Whether the text looks like a password: long enough, with both letters and digits.
fn is_password(text: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| text.bytes().any(|byte| kind(&byte));
    text.len() >= PASSWORD && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
}

/// Whether the text is long and looks random: many hexadecimal digits, or upper case, lower case
/// and digits in an order that no words have.
fn is_random(word: &str) -> bool {
    let word = word.trim_end_matches(['=', '.']);
    if word.len() < KEY {
        return false;
    }
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if word.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return digits > 0 && digits < word.len();
    }
    let class = |byte: u8| match byte {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let changes = word.as_bytes().windows(2);
    let changes = changes
        .filter(|pair| class(pair[0]) != class(pair[1]))
        .count();
    let both = word.bytes().any(|byte| byte.is_ascii_lowercase())
        && word.bytes().any(|byte| byte.is_ascii_uppercase());
    // Names in `camelCase` change case once or twice per word; random text changes at every other
    // letter.
    both && digits >= 3 && changes * 5 > word.len() * 2
}
