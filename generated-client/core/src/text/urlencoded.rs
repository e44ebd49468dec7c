//! `application/x-www-form-urlencoded`, in memory that is wiped.

use zeroize::Zeroizing;

/// Writes names and values as a form. The memory is wiped on drop, and never moved while there is something in it.
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

/// Writes text as the URL standard has it for forms: a space becomes `+`, and what is no letter, digit or one of
/// `*-._` is percent-encoded.
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
    fn forms_are_encoded_as_the_url_standard_says() {
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
