//! Media types: the choice between several, and their effect on the type of a body.

use super::description::{Kind, Schema};
use super::document::Document;
use super::report::Report;
use codegen::lower::is_media_type;
use codegen::spec::FormEncoding;

/// The media type of a body whose type only the server states.
const ANY: &str = "*/*";

/// Category of media types, in order of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Medium {
    Json,
    Multipart,
    Urlencoded,
    Text,
    Bytes,
}

impl Medium {
    pub(crate) fn of(content_type: &str) -> Self {
        match essence(content_type).as_str() {
            "application/json" | "text/json" | "*/*" | "application/*" => Self::Json,
            "multipart/form-data" => Self::Multipart,
            "application/x-www-form-urlencoded" => Self::Urlencoded,
            other if other.ends_with("+json") => Self::Json,
            other if other.starts_with("text/") || other.ends_with("xml") => Self::Text,
            _ => Self::Bytes,
        }
    }

    pub(crate) fn form(self) -> Option<FormEncoding> {
        match self {
            Self::Multipart => Some(FormEncoding::Multipart),
            Self::Urlencoded => Some(FormEncoding::Urlencoded),
            _ => None,
        }
    }
}

/// Media type in lower case without parameters.
pub(super) fn essence(content_type: &str) -> String {
    content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// Whether a media type is JSON.
pub(crate) fn is_json(content_type: &str) -> bool {
    Medium::of(content_type) == Medium::Json && !content_type.contains('*')
}

/// A JSON media type other than `application/json`.
pub(crate) fn other_json(content_type: &str) -> Option<String> {
    let is_other = essence(content_type) != "application/json" && is_media_type(content_type);
    is_other.then(|| content_type.to_owned())
}

/// Adapts the type of a response to its media type, as [`fit`] does for a body.
///
/// A string of any media type is text or JSON, as the server says.
pub(crate) fn fit_response(
    schema: Schema,
    content_type: &str,
    document: &Document,
    report: &mut Report,
) -> (Schema, Option<String>) {
    if essence(content_type) == ANY && matches!(schema.kind, Kind::Text) {
        return (schema, Some(ANY.to_owned()));
    }
    let (schema, own) = fit(schema, content_type, document, report);
    // Documents name JSON for files of any media type.
    let is_json = own.as_deref().is_some_and(is_plain_json) && !document.is_exported_spec();
    (schema, own.filter(|_| !is_json))
}

/// Adapts the type of a body to its media type.
///
/// Returns the type, and the media type unless it is the default for that type.
pub(crate) fn fit(
    schema: Schema,
    content_type: &str,
    document: &Document,
    report: &mut Report,
) -> (Schema, Option<String>) {
    if document.is_exported_spec() {
        let usual = usual(&schema.kind);
        let own = (essence(content_type) != usual).then(|| content_type.to_owned());
        return (schema, own);
    }
    let kind = match (Medium::of(content_type), &schema.kind) {
        (Medium::Json | Medium::Text, Kind::Bytes) => Kind::Bytes,
        (Medium::Json, _) => {
            let essence = essence(content_type);
            return (
                schema,
                essence.ends_with("+json").then(|| content_type.to_owned()),
            );
        }
        (Medium::Text, Kind::Text) => Kind::Text,
        (Medium::Text, kind) => {
            if !matches!(kind, Kind::Any) {
                report_type(content_type, "string", &schema.place, report);
            }
            Kind::Text
        }
        // Bytes as text, such as base64.
        (_, Kind::Text) if is_encoded(schema.format.as_deref()) => Kind::Text,
        (_, kind) => {
            // Documents often describe bytes as a string.
            let is_bytes =
                matches!(kind, Kind::Text) && essence(content_type) == usual(&Kind::Bytes);
            if !is_bytes && !matches!(kind, Kind::Any | Kind::Bytes) {
                report_type(content_type, "binary", &schema.place, report);
            }
            Kind::Bytes
        }
    };
    // A body cannot have a wildcard type such as `audio/*`.
    let own = is_media_type(content_type) && essence(content_type) != usual(&kind);
    let schema = Schema {
        kind,
        // Neither text nor bytes can be `null`.
        nullable: false,
        ..schema
    };
    (schema, own.then(|| content_type.to_owned()))
}

fn report_type(content_type: &str, ty: &str, place: &str, report: &mut Report) {
    let what = format!("`{}` body has the type `{ty}`", essence(content_type));
    report.wider(what, place);
}

/// The media type of a body without its own.
fn usual(kind: &Kind) -> &'static str {
    match kind {
        Kind::Bytes => "application/octet-stream",
        _ => "application/json",
    }
}

fn is_plain_json(content_type: &str) -> bool {
    essence(content_type) == "application/json"
}

/// Whether a format of a string encodes bytes as text.
pub(super) fn is_encoded(format: Option<&str>) -> bool {
    let formats = [
        "byte",
        "base64",
        "base64url",
        "base32",
        "base16",
        "quoted-printable",
    ];
    format.is_some_and(|format| formats.contains(&format))
}

/// Type and media type of a form without described fields, which the caller encodes.
pub(crate) fn encoded_form(
    encoding: FormEncoding,
    content_type: &str,
    place: &str,
    report: &mut Report,
) -> (Schema, Option<String>) {
    let kind = match encoding {
        FormEncoding::Urlencoded => {
            let what = "form without described fields has the type `string`: the caller encodes it";
            report.wider(what, place);
            Kind::Text
        }
        FormEncoding::Multipart => {
            let what = "multipart form without described fields has the type `binary`: without a \
                        `Content-Type` with the boundary, which the caller sets, it is unreadable";
            report.wrong(what, place);
            Kind::Bytes
        }
    };
    (Schema::new(kind, place), Some(content_type.to_owned()))
}

/// Chooses the preferred media type and reports the others.
pub(crate) fn choose<'a>(
    types: &[&'a str],
    what: &str,
    place: &str,
    report: &mut Report,
) -> Option<&'a str> {
    let known = |ty: &&str| is_media_type(ty) || ty.ends_with("/*");
    let best = types
        .iter()
        .copied()
        .filter(known)
        .min_by_key(|ty| Medium::of(ty))?;
    for other in types.iter().filter(|ty| **ty != best) {
        let place = format!("{place}, `{}`", essence(other));
        report.wider(
            format!("additional media type of {what} is not used"),
            &place,
        );
    }
    Some(best)
}
