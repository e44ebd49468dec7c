//! Patterns of the texts in a spec, as far as JSON Schema can express them. Editors check and
//! complete texts with them.
//!
//! The rules in `check/` and `lower/` are authoritative. A pattern accepts every text that they
//! accept.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::spec::BuiltIn;

macro_rules! texts {
    ($($(#[doc = $doc:literal])+ $name:ident = $pattern:literal $(, $examples:tt)?;)*) => {$(
        $(#[doc = $doc])+
        #[derive(Debug)]
        pub(crate) enum $name {}

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "description": concat!($($doc),+).trim(),
                    "type": "string",
                    "pattern": $pattern,
                    $("examples": $examples,)?
                })
            }
        }
    )*};
}

texts! {
    /// Text that is not blank.
    Words = r"\S";
    /// One line of text.
    Line = r"^[^\n]*\s*$";
    /// An operation id.
    Id = r"^[!-~]([ -~]*[!-~])?$", ["getOrganizationsMe"];
    /// HTTP method and path template.
    Http = r#"^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \s*(/|(/([!$-.0-;=@-\[\]_a-z~]|\{[!"$-.0->@-z|~]+\})+)+/?)$"#,
        ["GET /api/v2/organizations/me", "PATCH /api/v2/organizations/features/{featureName}"];
    /// A permission: `domain:entity:action`, or one word.
    Permission = r"^([A-Za-z0-9_-]+|[A-Za-z0-9_.*-]+:[A-Za-z0-9_.*-]+:[A-Za-z0-9_.*-]+)$", ["directory:organization:admin"];
    /// A base URL: `https://host`, optionally with a path prefix.
    BaseUrl = r"^(https?|\{[^{}/]+\})://[^/?#@\s]+(/[^?#\s]*)?$", ["https://api.example.com"];
    /// A media type.
    MediaType = r#"^[A-Za-z0-9_!#$&^.+%'`|~-]+/[A-Za-z0-9_!#$&^.+%'`|~-]+\s*(;\s*[A-Za-z0-9_!#$&^.+%'`|~-]+=([A-Za-z0-9_!#$&^.+%'`|~-]+|"[ !#-\[\]-~]*")\s*)*$"#,
        ["text/plain", "application/x-ndjson"];
    /// Media type of a response; `*/*` for a string that is text or JSON.
    ResponseMediaType = r#"^\*/\*$|^[A-Za-z0-9_!#$&^.+%'`|~-]+/[A-Za-z0-9_!#$&^.+%'`|~-]+\s*(;\s*[A-Za-z0-9_!#$&^.+%'`|~-]+=([A-Za-z0-9_!#$&^.+%'`|~-]+|"[ !#-\[\]-~]*")\s*)*$"#,
        ["text/plain", "*/*"];
    /// A Rust name in `snake_case`.
    SnakeName = r"^([a-z]|_[a-z0-9_])[a-z0-9_]*$";
    /// A Rust name in `CamelCase`.
    CamelName = r"^[A-Z][A-Za-z0-9]*$";
}

/// A type: a built-in one, a model, enum or union, or `list<...>` or `map<...>` of one.
#[derive(Debug)]
pub(crate) enum Type {}

impl JsonSchema for Type {
    fn schema_name() -> Cow<'static, str> {
        "Type".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A type: a built-in type, a model, enum or union, or a `list<...>` or `map<...>` of one. `?` after a type permits `null`.",
            // An editor completes from the first branch and accepts what matches the second.
            "anyOf": [
                { "type": "string", "enum": BuiltIn::names().collect::<Vec<_>>() },
                { "type": "string", "pattern": r"^((list|map)<){0,8}[^\s<>,\[\]?]+\??(>\??)*$" },
            ],
        })
    }
}

/// A list of distinct permissions.
#[derive(Debug)]
pub(crate) enum Permissions {}

impl JsonSchema for Permissions {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "PermissionList".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array",
            "items": generator.subschema_for::<Permission>(),
            "minItems": 1,
            "uniqueItems": true,
        })
    }
}
