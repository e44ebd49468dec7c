//! Form fields.

use indexmap::IndexMap;

use crate::import::description::{Fields, Form, Kind, Location, Parameter};
use crate::import::document::Document;
use crate::import::media::Medium;
use crate::import::parts;
use crate::import::report::Report;
use codegen::spec::{FormEncoding, Join, Style};

/// Serialization of a form field.
#[derive(Default)]
pub(super) struct FieldEncoding {
    pub(super) join: Option<Join>,
    /// Style of a value that is not plain, if the description states it.
    pub(super) style: Option<Style>,
    /// Media types of a part, separated by commas.
    pub(super) content_type: Option<String>,
}

/// Form whose schema has these properties; `None` if the form has no fields. The client does not
/// send properties that only the server sets.
pub(super) fn form(
    encoding: FormEncoding,
    properties: Fields,
    encodings: &IndexMap<String, FieldEncoding>,
    document: &Document,
    report: &mut Report,
) -> Option<Form> {
    if let Some(additional) = &properties.additional
        && !properties.fields.is_empty()
    {
        let what = "form fields without a fixed name cannot be sent";
        report.wrong(what, &additional.place);
    }
    let required = properties.required;
    let sent = properties.fields.into_iter();
    let fields = sent
        .filter(|(_, schema)| !schema.read_only)
        .map(|(name, schema)| {
            let field = encodings.get(&name);
            let content_type = field.and_then(|field| field.content_type.as_deref());
            let style = field.and_then(|field| field.style);
            let as_json = content_type.is_some_and(|ty| Medium::of(ty) == Medium::Json)
                && matches!(parts::kind(&schema, document), Kind::List(_) | Kind::Any);
            let (schema, content_type) = match encoding {
                _ if as_json || style.is_some() => (schema, None),
                FormEncoding::Multipart => parts::fit(schema, content_type, document, report),
                FormEncoding::Urlencoded => (schema, None),
            };
            Parameter {
                place: schema.place.clone(),
                required: required.contains(&name),
                join: field.and_then(|field| field.join),
                style: style.or(as_json.then_some(Style::Json)),
                content_type,
                name,
                location: Location::Form,
                doc: schema.doc.clone(),
                rust: schema.rust.clone(),
                allow: schema.allow.clone(),
                schema,
            }
        });
    let fields: Vec<Parameter> = fields.collect();
    (!fields.is_empty()).then_some(Form { encoding, fields })
}
