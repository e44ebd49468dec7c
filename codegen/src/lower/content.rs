//! Encoding of a body: JSON, text or bytes.

use super::symbols::is_placeholder;
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::ir::{Content, Encoding, Type};
use crate::spec::{Parsed, Spanned, TypeExpr};

/// Lowers the content of a body or response. A content type that does not fit the type is reported
/// and left out.
pub(super) fn content(
    ty: Type,
    written: &Parsed<TypeExpr>,
    media_type: Option<&Spanned<String>>,
    problems: &mut Diagnostics,
) -> Content {
    let usual = match ty {
        Type::Binary => Encoding::Binary,
        _ => Encoding::Json,
    };
    let mut content = Content {
        ty,
        encoding: usual,
        media_type: None,
    };
    let Some(media_type) = media_type else {
        return content;
    };
    let place = media_type.place();
    if !is_media_type(media_type) {
        let message = format!("invalid media type `{media_type}`");
        problems.push(Diagnostic::error(Code::ContentType, place, message).help(
            "write a media type as in `text/plain`, with parameters as in `text/plain; charset=utf-8`",
        ));
        return content;
    }
    match content.ty {
        Type::Binary => {}
        _ if is_json(media_type) => {}
        Type::String | Type::Uri => content.encoding = Encoding::Text,
        _ if is_placeholder(&content.ty, written) => return content,
        _ => {
            let message =
                format!("value of type `{written}` is encoded as JSON, not as `{media_type}`");
            problems.push(
                Diagnostic::error(Code::ContentType, place, message)
                    .related(written.place(), "type defined here")
                    .help("use the type `string` for text, or `binary` for bytes"),
            );
            return content;
        }
    }
    if media_type.as_str() != content.encoding.media_type() {
        content.media_type = Some(media_type.to_string());
    }
    content
}

/// Whether the media type is `application/json` or a JSON type such as `application/hal+json`.
fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

/// Whether the text is a type and a subtype separated by `/`, with optional parameters.
pub fn is_media_type(text: &str) -> bool {
    let mut parts = text.split(';');
    let essence = parts.next().unwrap_or_default().trim_end();
    let Some((kind, subtype)) = essence.split_once('/') else {
        return false;
    };
    let parameter = |part: &str| match part.trim().split_once('=') {
        Some((name, value)) => is_word(name) && (is_word(value) || is_quoted(value)),
        None => false,
    };
    is_word(kind) && is_word(subtype) && parts.all(parameter)
}

fn is_word(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&-^_.+%'`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(letter)
}

fn is_quoted(text: &str) -> bool {
    let inner = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.is_some_and(|inner| {
        let letter =
            |byte: u8| (byte.is_ascii_graphic() || byte == b' ') && byte != b'"' && byte != b'\\';
        inner.bytes().all(letter)
    })
}
