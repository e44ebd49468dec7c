//! Media types: which of several is used, and what it does to a type.

use super::neutral::{Kind, Schema};
use super::report::Report;
use crate::lower::is_media_type;
use crate::spec::FormEncoding;

/// What stands behind a media type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Medium {
    Json,
    Multipart,
    Urlencoded,
    Text,
    Bytes,
}

impl Medium {
    pub(super) fn of(content_type: &str) -> Self {
        match essence(content_type).as_str() {
            "application/json" | "text/json" | "*/*" | "application/*" => Self::Json,
            "multipart/form-data" => Self::Multipart,
            "application/x-www-form-urlencoded" => Self::Urlencoded,
            other if other.ends_with("+json") => Self::Json,
            other if other.starts_with("text/") || other.ends_with("xml") => Self::Text,
            _ => Self::Bytes,
        }
    }

    pub(super) fn form(self) -> Option<FormEncoding> {
        match self {
            Self::Multipart => Some(FormEncoding::Multipart),
            Self::Urlencoded => Some(FormEncoding::Urlencoded),
            _ => None,
        }
    }
}

/// The media type in small letters, without its parameters.
fn essence(content_type: &str) -> String {
    content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// The type of a body in a medium, and the media type where it does not follow from that.
pub(super) fn fit(
    schema: Schema,
    content_type: &str,
    report: &mut Report,
) -> (Schema, Option<String>) {
    // any type of a family, as in `audio/*`, is none that a body could have
    let own = || is_media_type(content_type).then(|| content_type.to_owned());
    let kind = match (Medium::of(content_type), &schema.kind) {
        (Medium::Json, Kind::Bytes) => Kind::Bytes,
        (Medium::Json, _) => {
            let essence = essence(content_type);
            return (
                schema,
                essence.ends_with("+json").then(|| content_type.to_owned()),
            );
        }
        (Medium::Text, Kind::Text) => return (schema, own()),
        (Medium::Text, kind) => {
            if !matches!(kind, Kind::Any | Kind::Bytes) {
                report.changed(
                    format!("a body of `{}`: its text", essence(content_type)),
                    &schema.place,
                );
            }
            Kind::Text
        }
        (_, kind) => {
            if !matches!(kind, Kind::Any | Kind::Bytes | Kind::Text) {
                report.changed(
                    format!("a body of `{}`: its bytes", essence(content_type)),
                    &schema.place,
                );
            }
            Kind::Bytes
        }
    };
    let usual = matches!(kind, Kind::Bytes)
        && ["application/octet-stream", "application/json", "*/*"]
            .contains(&essence(content_type).as_str());
    (Schema { kind, ..schema }, own().filter(|_| !usual))
}

/// The media type to use of several; the others are reported.
pub(super) fn choose<'a>(
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
        report.left_out(format!("a media type of {what} beside another"), &place);
    }
    Some(best)
}
