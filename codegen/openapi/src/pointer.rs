//! Keys in JSON pointers.

/// Appends a key to a pointer.
pub(crate) fn push(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", encode(key))
}

/// Encodes a key: `/` as `~1` and `~` as `~0`.
pub(crate) fn encode(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Decodes a key in a `$ref`, which is a URL: `~1` is `/`, `~0` is `~`, and `%20` is a byte.
pub(crate) fn decode(key: &str) -> String {
    let bytes = key.as_bytes();
    let mut text = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        let code = (bytes[index] == b'%')
            .then(|| key.get(index + 1..index + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        text.push(code.unwrap_or(bytes[index]));
        index += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&text)
        .replace("~1", "/")
        .replace("~0", "~")
}
