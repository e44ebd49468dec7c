//! Parts of a multipart form: the effect of their media types on their type.

use super::description::{Kind, Schema};
use super::document::Document;
use super::media::{Medium, essence, is_encoded};
use super::report::Report;
use super::schema::Reader;
use codegen::lower::is_media_type;

/// Maximum length of a chain of named schemas.
const MAX_CHAIN: usize = 16;

/// Adapts the type of a part to its media types: one, several separated by commas, or by default
/// that of its schema. Those of a list apply to its items.
///
/// Returns the type, and the media type unless it is the default for that type.
pub(super) fn fit(
    schema: Schema,
    content_type: Option<&str>,
    document: &Document,
    report: &mut Report,
) -> (Schema, Option<String>) {
    let schema = with_files(schema, document);
    if let Kind::List(item) = schema.kind {
        let (item, content_type) = fit(*item, content_type, document, report);
        let kind = Kind::List(Box::new(item));
        return (Schema { kind, ..schema }, content_type);
    }
    let Some(content_type) = content_type.or(schema.media_type.as_deref()) else {
        return (schema, None);
    };
    let content_type = content_type.to_owned();
    let mut types = content_type.split(',').map(str::trim);
    let is_file = types.clone().any(|ty| Medium::of(ty) == Medium::Bytes);
    let medium = Medium::of(types.next().unwrap_or_default());
    let described = kind(&schema, document);
    let is_plain = is_plain(&described);
    let kind = match described {
        Kind::Bytes => Kind::Bytes,
        Kind::Text | Kind::Any if is_file && !is_encoded(schema.format.as_deref()) => Kind::Bytes,
        _ if is_plain => schema.kind.clone(),
        _ if medium == Medium::Json => schema.kind.clone(),
        other => {
            let kind = if is_file { Kind::Bytes } else { Kind::Text };
            if !matches!(other, Kind::Any) {
                let what = format!(
                    "part with the media type `{}` has the type `{}`: the caller encodes it",
                    essence(&content_type),
                    if is_file { "binary" } else { "string" }
                );
                report.wider(what, &schema.place);
            }
            kind
        }
    };
    let usual = match kind {
        Kind::Bytes => "application/octet-stream",
        Kind::Text => "text/plain",
        _ if is_plain => "text/plain",
        _ => "application/json",
    };
    let own = is_media_type(&content_type) && !content_type.contains('*');
    let own = own && essence(&content_type) != usual;
    (Schema { kind, ..schema }, own.then_some(content_type))
}

/// Replaces a reference to a named file, or to a named list of files, by its contents.
fn with_files(schema: Schema, document: &Document) -> Schema {
    let is_file = |schema: &Schema| matches!(kind(schema, document), Kind::Bytes);
    let files = |item: &Schema| Kind::List(Box::new(Schema::new(Kind::Bytes, &item.place)));
    let kind = match (&schema.kind, kind(&schema, document)) {
        (Kind::Ref(_), Kind::Bytes) => Kind::Bytes,
        (Kind::Ref(_), Kind::List(item)) if is_file(&item) => files(&item),
        _ => return schema,
    };
    Schema { kind, ..schema }
}

/// Whether a value is sent as text.
fn is_plain(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text | Kind::Enum(_) | Kind::Bool | Kind::Integer | Kind::Number
    )
}

/// Kind of a schema, or of the named schema that it refers to.
pub(super) fn kind(schema: &Schema, document: &Document) -> Kind {
    let mut kind = schema.kind.clone();
    for _ in 0..MAX_CHAIN {
        let Kind::Ref(name) = &kind else { break };
        let target = document.schemas().and_then(|schemas| schemas.key(name));
        let Some(target) = target else { break };
        // Building the type reports its findings.
        kind = Reader::new(document, &mut Report::default())
            .read(&target)
            .kind;
    }
    kind
}
