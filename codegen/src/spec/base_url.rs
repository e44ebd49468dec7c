//! Validates a base URL after its variables are replaced.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use crate::diagnostics::Code;
use crate::diagnostics::suggestion::closest;
use crate::diagnostics::suggestion::did_you_mean;
use crate::spec::Fault;
use crate::spec::route::{dots, stray};

fn fault(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Option<Fault> {
    Some(Fault {
        code: Code::BaseUrl,
        span,
        message: message.into(),
        help: help.into(),
    })
}

const FORM: &str = "write it as `https://api.example.com`, optionally followed by a path prefix";

/// Returns the first mistake in a base URL without variables.
pub fn check(url: &str) -> Option<Fault> {
    let schemes = ["https://", "http://"];
    let Some(scheme) = schemes.into_iter().find(|scheme| url.starts_with(scheme)) else {
        return scheme(url);
    };
    let start = scheme.len();
    let length = url[start..].find(['/', '?', '#', '\\']);
    let end = length.map_or(url.len(), |length| start + length);
    server(&url[start..end], start).or_else(|| path(&url[end..], end))
}

fn scheme(url: &str) -> Option<Fault> {
    let message = "base URL must start with `https://` or `http://`";
    if let Some((word, _)) = url.split_once("://")
        && !word.is_empty()
        && !word.contains(['/', '.'])
    {
        let help = closest(word, ["https", "http"])
            .map_or_else(|| "use `https` instead".to_owned(), did_you_mean);
        return fault(0..word.len(), message, help);
    }
    let rest = url.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let word = &url[..url.len() - rest.len()];
    let host = rest.trim_start_matches([':', '/', '\\']);
    if matches!(word, "https" | "http") && host.len() < rest.len() && !host.is_empty() {
        let span = 0..url.len() - host.len();
        return fault(span, message, format!("write `{word}://{host}`"));
    }
    let host = url.strip_prefix("//").unwrap_or(url);
    let is_host = host.starts_with(|first: char| first.is_ascii_alphanumeric());
    let help = match is_host && server(host.split('/').next().unwrap_or_default(), 0).is_none() {
        true => format!("write `https://{host}`"),
        false => FORM.to_owned(),
    };
    fault(0..url.len(), message, help)
}

/// Checks the host and the port, which begin at `start` in the URL.
fn server(text: &str, start: usize) -> Option<Fault> {
    if let Some(at) = text.rfind('@') {
        let help = "remove the user info; the client takes credentials at run time";
        return fault(start..start + at + 1, "user info in base URL", help);
    }
    let (host, port) = match text.rfind(']') {
        Some(bracket) => text.split_at(bracket + 1),
        None => text.split_at(text.find(':').unwrap_or(text.len())),
    };
    let end = start + host.len();
    if host.is_empty() {
        // The empty host has no text to point at.
        return fault(0..end + port.len(), "missing host in base URL", FORM);
    }
    self::host(host, start).or_else(|| match port.strip_prefix(':') {
        None if port.is_empty() => None,
        Some(digits)
            if digits.bytes().all(|byte| byte.is_ascii_digit())
                && digits.parse::<u16>().is_ok_and(|port| port > 0) =>
        {
            None
        }
        digits => fault(
            // Without a number, the colon is the only text to point at.
            end + usize::from(digits.is_some_and(|digits| !digits.is_empty()))..end + port.len(),
            "port must be a number from 1 to 65535",
            "write the port as in `https://api.example.com:8443`, or remove it",
        ),
    })
}

fn host(host: &str, start: usize) -> Option<Fault> {
    let whole = start..start + host.len();
    if let Some(inner) = host.strip_prefix('[') {
        let address = inner.strip_suffix(']').unwrap_or_default();
        return match address.parse::<Ipv6Addr>() {
            Ok(_) => None,
            Err(_) => fault(
                whole,
                format!("invalid IPv6 address `{host}`"),
                "write an IPv6 address in brackets, as in `https://[2001:db8::1]`",
            ),
        };
    }
    let letter =
        |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_');
    if let Some((index, letter)) = host.char_indices().find(|(_, found)| !letter(found)) {
        let place = start + index..start + index + letter.len_utf8();
        let (message, help) = stray(letter, "host");
        let help = match letter {
            letter if letter.is_ascii_graphic() => {
                "use only letters, digits, `-`, `.` and `_` in a host"
            }
            letter if letter.is_alphabetic() => {
                "write the registered ASCII form of the name, which starts with `xn--`"
            }
            ' ' => "remove the space",
            _ => help,
        };
        return fault(place, message, help);
    }
    if let Some(dots) = format!(".{host}").find("..") {
        let end = start + dots + usize::from(dots > 0);
        let message = "empty label in host";
        return fault(
            start + dots.saturating_sub(1)..end.max(start + 1),
            message,
            "remove the extra dot",
        );
    }
    let last = host.trim_end_matches('.').rsplit('.').next();
    let is_number = last.is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    if is_number && host.parse::<Ipv4Addr>().is_err() {
        let help = "write four numbers from 0 to 255, as in `https://192.0.2.1`";
        return fault(whole, format!("invalid IPv4 address `{host}`"), help);
    }
    None
}

/// Checks the path, which begins at `start` in the URL.
fn path(text: &str, start: usize) -> Option<Fault> {
    let end = text.find(['?', '#']).unwrap_or(text.len());
    let (path, rest) = text.split_at(end);
    for (index, letter) in path.char_indices() {
        if !letter.is_ascii_graphic() || "\"<>\\^`{|}".contains(letter) {
            let place = start + index..start + index + letter.len_utf8();
            let (message, help) = stray(letter, "base URL");
            return fault(place, message, help);
        }
    }
    let mut place = start;
    for segment in path.trim_end_matches('/').split('/') {
        if segment.is_empty() && place > start {
            let message = "empty path segment";
            return fault(
                place - 1..place + 1,
                message,
                "remove one of the two slashes",
            );
        }
        if let Some(message) = dots(segment) {
            let help = "write the path without `.` and `..` segments";
            return fault(place..place + segment.len(), message, help);
        }
        place += segment.len() + 1;
    }
    let span = start + end..start + text.len();
    match rest.chars().next()? {
        '?' => fault(
            span,
            "query in base URL",
            "remove the query; define query parameters in the operations",
        ),
        _ => fault(span, "fragment in base URL", "remove the fragment"),
    }
}
