//! Consequence of a key that the importer does not read.

use crate::extension;
use crate::import::report::Effect;

/// Keys that only document.
const DOCS: &[&str] = &[
    "$comment",
    "$id",
    "$schema",
    "$anchor",
    "$dynamicAnchor",
    "$vocabulary",
    "callbacks",
    "contact",
    "deprecated",
    "description",
    "example",
    "examples",
    "externalDocs",
    "license",
    "links",
    "name",
    "summary",
    "termsOfService",
    "title",
    "webhooks",
    "xml",
];

/// Keys that restrict values.
const CHECKS: &[&str] = &[
    "contains",
    "contentSchema",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "maxProperties",
    "minContains",
    "minProperties",
    "not",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "required",
    "then",
    "unevaluatedItems",
];

/// Effect of an unread key of `what`, with its consequence.
pub(crate) fn consequence(key: &str, what: &str) -> (Effect, String) {
    if key == extension::KEY {
        let what = format!("`{key}` of {what} has an unknown form: its contents are ignored");
        return (Effect::Wider, what);
    }
    if DOCS.contains(&key) || key.starts_with("x-") {
        return (
            Effect::DocsOnly,
            format!("`{key}` of {what} is not documented"),
        );
    }
    if CHECKS.contains(&key) {
        return (Effect::Wider, format!("`{key}` of {what} is not checked"));
    }
    // Whoever decodes a form decodes reserved characters as well, and JSON has no collection format.
    let is_docs = match key {
        "allowReserved" => what == "a form field",
        "collectionFormat" => what == "a schema",
        _ => false,
    };
    if is_docs {
        let text = format!("`{key}` of {what} is not documented");
        return (Effect::DocsOnly, text);
    }
    let wrong = match key {
        "allowReserved" => "reserved characters are sent percent-encoded",
        "headers" if what == "a form field" => "its headers are not sent",
        "trace" => "the operation is missing",
        "writeOnly" => "a required field that answers lack makes them unreadable",
        "$dynamicRef" | "$recursiveRef" => {
            let text =
                format!("`{key}` of {what} is not followed: the values have the type `json`");
            return (Effect::Wider, text);
        }
        "headers" => {
            let text = format!("`{key}` of {what} have no type");
            return (Effect::Wider, text);
        }
        _ => {
            return (
                Effect::Wider,
                format!("`{key}` of {what} is unknown and ignored"),
            );
        }
    };
    (
        Effect::Wrong,
        format!("`{key}` of {what} is ignored: {wrong}"),
    )
}
