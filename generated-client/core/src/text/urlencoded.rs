//! Encodes `application/x-www-form-urlencoded` forms in memory that is wiped on drop.

use zeroize::Zeroizing;

/// Encodes names and values as a form.
///
/// The capacity is reserved first, so that the buffer never moves and leaves no copy of a secret
/// behind.
pub(crate) fn encode_form<'a>(
    fields: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> Zeroizing<Vec<u8>> {
    let room = |(name, value): (&str, &str)| 3 * (name.len() + value.len()) + 2;
    let mut output = Zeroizing::new(Vec::with_capacity(fields.clone().map(room).sum()));
    for (name, value) in fields {
        if !output.is_empty() {
            output.push(b'&');
        }
        encode_into(&mut output, name);
        output.push(b'=');
        encode_into(&mut output, value);
    }
    output
}

/// Appends text in the form encoding of the URL standard.
///
/// A space becomes `+`, and everything except letters, digits and `*-._` is percent-encoded.
pub(crate) fn encode_into(output: &mut Vec<u8>, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |value: u8| DIGITS[usize::from(value & 15)];
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                output.push(byte);
            }
            b' ' => output.push(b'+'),
            _ => output.extend([b'%', digit(byte >> 4), digit(byte)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_forms_like_the_url_standard() {
        let fields = [
            ("grant_type", "a b"),
            ("x+y", "Az09*-._~"),
            ("ü", "&=%/+\n"),
            ("", ""),
        ];
        let text = encode_form(fields.into_iter());
        let expected = "grant_type=a+b&x%2By=Az09*-._%7E&%C3%BC=%26%3D%25%2F%2B%0A&=";
        assert_eq!(std::str::from_utf8(&text).unwrap(), expected);
        let read: Vec<_> = reqwest::Url::parse(&format!("http://h/?{expected}"))
            .unwrap()
            .query_pairs()
            .into_owned()
            .collect();
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(read, fields);
    }
}
