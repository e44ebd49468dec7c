//! The `Retry-After` header.

use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, RETRY_AFTER};

/// Returns the delay in the header `Retry-After`.
///
/// The header contains seconds, or a date in any of HTTP's three formats.
///
/// A date in the past means no delay. Returns `None` without the header and for an invalid value.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // Digits that overflow mean a delay without end.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    fn parsed(value: &[u8]) -> Option<Duration> {
        // Sun, 06 Nov 1994 08:49:07 GMT, 30 seconds before the dates below.
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_747);
        let value = HeaderValue::from_bytes(value).unwrap();
        retry_after(&[(RETRY_AFTER, value)].into_iter().collect(), now)
    }

    #[test]
    fn parses_seconds() {
        for (text, seconds) in [
            ("0", 0),
            ("7", 7),
            ("007", 7),
            (" 120 ", 120),
            ("86400", 86_400),
            ("18446744073709551615", u64::MAX),
            ("99999999999999999999999999", u64::MAX),
        ] {
            let expected = Some(Duration::from_secs(seconds));
            assert_eq!(parsed(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn parses_dates_in_all_three_formats() {
        for date in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(
                parsed(date.as_bytes()),
                Some(Duration::from_secs(30)),
                "{date}"
            );
        }
        let past = parsed(b"Sun, 06 Nov 1994 08:48:37 GMT");
        assert_eq!(past, Some(Duration::ZERO));
    }

    #[test]
    fn ignores_invalid_values() {
        for text in [
            "",
            "-1",
            "+1",
            "1.5",
            "1e3",
            "soon",
            "1 2",
            "Sun, 99 Nov 1994 08:49:37 GMT",
            "\u{661}",
        ] {
            assert_eq!(parsed(text.as_bytes()), None, "{text}");
        }
        assert_eq!(parsed(b"\xff"), None);
        assert_eq!(retry_after(&HeaderMap::new(), SystemTime::now()), None);
    }
}
