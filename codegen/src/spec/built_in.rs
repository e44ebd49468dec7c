//! The built-in types of the format.

/// A built-in type of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuiltIn {
    String,
    Bool,
    Int32,
    Int64,
    Uint64,
    Float,
    Double,
    Date,
    DateTime,
    Uri,
    Binary,
    Json,
    Void,
}

/// The names of all built-in types.
const NAMES: [(BuiltIn, &str); 13] = [
    (BuiltIn::String, "string"),
    (BuiltIn::Bool, "bool"),
    (BuiltIn::Int32, "int32"),
    (BuiltIn::Int64, "int64"),
    (BuiltIn::Uint64, "uint64"),
    (BuiltIn::Float, "float"),
    (BuiltIn::Double, "double"),
    (BuiltIn::Date, "date"),
    (BuiltIn::DateTime, "date-time"),
    (BuiltIn::Uri, "uri"),
    (BuiltIn::Binary, "binary"),
    (BuiltIn::Json, "json"),
    (BuiltIn::Void, "void"),
];

/// Type names of other languages.
const FOREIGN: &[(&str, BuiltIn)] = &[
    ("str", BuiltIn::String),
    ("text", BuiltIn::String),
    ("char", BuiltIn::String),
    ("uuid", BuiltIn::String),
    ("boolean", BuiltIn::Bool),
    ("integer", BuiltIn::Int64),
    ("int", BuiltIn::Int64),
    ("long", BuiltIn::Int64),
    ("i64", BuiltIn::Int64),
    ("u64", BuiltIn::Uint64),
    ("ulong", BuiltIn::Uint64),
    ("unsigned", BuiltIn::Uint64),
    ("i32", BuiltIn::Int32),
    ("short", BuiltIn::Int32),
    ("number", BuiltIn::Double),
    ("decimal", BuiltIn::Double),
    ("f64", BuiltIn::Double),
    ("f32", BuiltIn::Float),
    ("datetime", BuiltIn::DateTime),
    ("timestamp", BuiltIn::DateTime),
    ("instant", BuiltIn::DateTime),
    ("object", BuiltIn::Json),
    ("any", BuiltIn::Json),
    ("url", BuiltIn::Uri),
    ("file", BuiltIn::Binary),
    ("bytes", BuiltIn::Binary),
    ("none", BuiltIn::Void),
    ("null", BuiltIn::Void),
    ("nothing", BuiltIn::Void),
    ("()", BuiltIn::Void),
];

impl BuiltIn {
    /// The names of all built-in types.
    pub fn names<'a>() -> impl Iterator<Item = &'a str> + Clone {
        NAMES.iter().map(|(_, name)| *name)
    }

    /// The built-in type of this name.
    pub fn of(name: &str) -> Option<Self> {
        let found = NAMES.iter().find(|(_, known)| *known == name);
        found.map(|(built_in, _)| *built_in)
    }

    /// The built-in type that has this name in another language, in any case.
    pub fn of_foreign(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let found = FOREIGN.iter().find(|(foreign, _)| *foreign == name);
        found.map(|(_, built_in)| *built_in)
    }

    pub fn as_str(self) -> &'static str {
        let found = NAMES.iter().find(|(built_in, _)| *built_in == self);
        found.map_or("", |(_, name)| name)
    }
}
