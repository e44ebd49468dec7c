//! Form fields.

use crate::import::description::{Fields, Location, Parameter};
use crate::import::report::Report;
use codegen::spec::Join;

/// Fields of a form whose schema has these properties. The client does not send those that only
/// the server sets.
pub(super) fn parameters(
    fields: Fields,
    join: impl Fn(&str) -> Option<Join>,
    report: &mut Report,
) -> Vec<Parameter> {
    let Fields {
        fields,
        required,
        additional,
    } = fields;
    if let Some(additional) = additional.filter(|_| !fields.is_empty()) {
        let what = "form fields without a fixed name cannot be sent";
        report.wrong(what, &additional.place);
    }
    let sent = fields.into_iter().filter(|(_, schema)| !schema.read_only);
    let parameters = sent.map(|(name, schema)| Parameter {
        place: schema.place.clone(),
        required: required.contains(&name),
        join: join(&name),
        name,
        location: Location::Form,
        doc: schema.doc.clone(),
        rust: schema.rust.clone(),
        allow: schema.allow.clone(),
        schema,
    });
    parameters.collect()
}
