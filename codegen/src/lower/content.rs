//! Encoding of a body: JSON, text or bytes.

use super::symbols::{Usage, is_placeholder};
use crate::diagnostics::Code;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::ir::{Content, Encoding, Type};
use crate::spec::{Keyed, Parsed, Spanned, TypeExpr};

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
    if !is_media_type(media_type) {
        problems.push(invalid(media_type));
        return content;
    }
    match content.ty {
        Type::Binary => {}
        _ if is_json(media_type) => {}
        Type::String | Type::Uri => content.encoding = Encoding::Text,
        _ if is_placeholder(&content.ty, written) => return content,
        _ => {
            problems.push(not_json(media_type, written));
            return content;
        }
    }
    if media_type.as_str() != content.encoding.media_type() {
        content.media_type = Some(media_type.to_string());
    }
    content
}

/// Lowers the media type of a form field. One of a field that is not a part of a multipart form is
/// reported and left out.
pub(super) fn of_field(
    media_type: &Keyed<String>,
    (ty, written): (&Type, &Parsed<TypeExpr>),
    usage: Usage,
    problems: &mut Diagnostics,
) -> Option<String> {
    if usage != Usage::Part {
        let message = "`content_type` of a parameter that is not part of a multipart form";
        problems.push(
            Diagnostic::error(Code::ContentType, media_type.key_place(), message)
                .help("remove the key, or set `encoding: multipart` on the form"),
        );
        return None;
    }
    if !is_media_type(media_type) {
        problems.push(invalid(media_type));
        return None;
    }
    let is_json_value = !ty.item().is_plain() && *ty.item() != Type::Binary;
    if is_json_value && !is_json(media_type) && !is_placeholder(ty, written) {
        problems.push(not_json(media_type, written));
        return None;
    }
    Some(media_type.to_string())
}

fn not_json(media_type: &Spanned<String>, written: &Parsed<TypeExpr>) -> Diagnostic {
    let message = format!("value of type `{written}` is encoded as JSON, not as `{media_type}`");
    Diagnostic::error(Code::ContentType, media_type.place(), message)
        .related(written.place(), "type defined here")
        .help("use the type `string` for text, or `binary` for bytes")
}

fn invalid(media_type: &Spanned<String>) -> Diagnostic {
    let message = format!("invalid media type `{media_type}`");
    Diagnostic::error(Code::ContentType, media_type.place(), message).help(
        "write a media type as in `text/plain`, with parameters as in `text/plain; charset=utf-8`",
    )
}

/// Whether the media type is `application/json` or a JSON type such as `application/hal+json`.
pub(super) fn is_json(media_type: &str) -> bool {
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
