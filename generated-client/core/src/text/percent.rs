//! Percent-encoding of values in URLs.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Encodes everything except the unreserved characters of RFC 3986.
pub(crate) const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Leaves the reserved characters of RFC 3986 as they are, except those that end a value or that
/// a query must not contain: `#`, `&`, `+`, `[` and `]`.
pub(crate) const RESERVED: &AsciiSet = &ENCODED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// Percent-encodes text for a URL.
pub(crate) fn encoded(text: &str) -> impl Display {
    utf8_percent_encode(text, ENCODED)
}
