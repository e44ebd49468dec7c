//! Form fields.

use indexmap::IndexMap;

use crate::import::description::{Fields, Form, Kind, Location, Parameter, Schema};
use crate::import::document::Document;
use crate::import::media;
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
            let json = content_type.filter(|ty| media::is_json(ty));
            let style = style.or_else(|| json_style(&schema, document).filter(|_| json.is_some()));
            let (schema, content_type) = match encoding {
                FormEncoding::Multipart if style.is_some() => {
                    (schema, json.and_then(media::other_json))
                }
                FormEncoding::Multipart => parts::fit(schema, content_type, document, report),
                FormEncoding::Urlencoded => (schema, None),
            };
            Parameter {
                place: schema.place.clone(),
                required: required.contains(&name),
                join: field.and_then(|field| field.join),
                style,
                allow_reserved: false,
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

/// Reports the description of a form, for which a spec has no key.
pub(super) fn report_doc(doc: Option<&str>, place: &str, report: &mut Report) {
    if doc.is_some() {
        report.docs_only("description of a form is not documented", place);
    }
}

/// Makes all fields of a form optional, because a request without the form has none of them.
pub(super) fn permit_omission(form: &mut Form, report: &mut Report) {
    for field in form.fields.iter_mut().filter(|field| field.required) {
        report.wider(
            "required field of an optional form is optional",
            &field.place,
        );
        field.required = false;
    }
}

/// Style of a field with a JSON media type, which applies to each item of a list; `None` for files.
fn json_style(schema: &Schema, document: &Document) -> Option<Style> {
    let is_file = |schema: &Schema| matches!(parts::kind(schema, document), Kind::Bytes);
    match parts::kind(schema, document) {
        Kind::Bytes => None,
        Kind::List(item) => (!is_file(&item)).then_some(Style::JsonExploded),
        _ => Some(Style::Json),
    }
}
