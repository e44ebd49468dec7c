//! The facts about the parameters of a request.

/// The facts about a parameter of an operation, as the API's reference has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    name: &'static str,
    location: Location,
    kind: ValueKind,
    required: bool,
    default: Option<&'static str>,
    separator: Option<&'static str>,
    limits: &'static [Limit],
}

/// Where a parameter stands in the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Location {
    /// In the path, in place of `{name}`.
    Path,
    /// In the query, as `name=value`.
    Query,
    /// Among the headers.
    Header,
    /// In the form that is the body.
    Form,
}

/// What a parameter's value looks like on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueKind {
    /// Any text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A number of single precision.
    Float,
    /// A number of double precision.
    Double,
    /// A date, as `2023-10-31`.
    Date,
    /// An instant, as RFC 3339 has it.
    DateTime,
    /// One of these words. The server may know more.
    Enum(&'static [&'static str]),
    /// Several such values: the parameter is repeated for each, or they are [joined](Parameter::separator).
    List(&'static Self),
    /// A file of a form.
    File,
    /// A JSON value of a form.
    Json,
}

/// What the server accepts as a value. Numbers are texts as the reference writes them, so that none is rounded.
///
/// Those of numbers and texts hold for each value of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// The least number.
    Min(&'static str),
    /// The greatest number.
    Max(&'static str),
    /// The number that it must be greater than.
    Above(&'static str),
    /// The number that it must be less than.
    Below(&'static str),
    /// The number of which it is a multiple.
    MultipleOf(&'static str),
    /// The least number of characters.
    MinLength(usize),
    /// The greatest number of characters.
    MaxLength(usize),
    /// The regular expression that it matches, in ECMA 262's dialect.
    Pattern(&'static str),
    /// The least number of values.
    MinItems(usize),
    /// The greatest number of values.
    MaxItems(usize),
    /// No value stands twice.
    Unique,
}

/// How generated code writes these facts.
#[doc(hidden)]
impl Parameter {
    const fn new(name: &'static str, location: Location, kind: ValueKind) -> Self {
        Self {
            name,
            location,
            kind,
            required: false,
            default: None,
            separator: None,
            limits: &[],
        }
    }

    pub const fn path(name: &'static str, kind: ValueKind) -> Self {
        Self::new(name, Location::Path, kind).needed()
    }

    pub const fn query(name: &'static str, kind: ValueKind) -> Self {
        Self::new(name, Location::Query, kind)
    }

    pub const fn header(name: &'static str, kind: ValueKind) -> Self {
        Self::new(name, Location::Header, kind)
    }

    pub const fn form(name: &'static str, kind: ValueKind) -> Self {
        Self::new(name, Location::Form, kind)
    }

    /// Says what stands between its values, if they travel as one.
    pub const fn joined(mut self, separator: &'static str) -> Self {
        self.separator = Some(separator);
        self
    }

    /// Says what the server accepts.
    pub const fn within(mut self, limits: &'static [Limit]) -> Self {
        self.limits = limits;
        self
    }

    /// Says that no request is good without it.
    pub const fn needed(mut self) -> Self {
        self.required = true;
        self
    }

    /// Says what the server assumes when it is absent.
    pub const fn or(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }
}

impl Parameter {
    /// The name on the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where it stands in the request.
    #[must_use]
    pub const fn location(&self) -> Location {
        self.location
    }

    /// What its value looks like.
    #[must_use]
    pub const fn kind(&self) -> ValueKind {
        self.kind
    }

    /// What stands between its values, if several travel as one; `None` if each travels on its own.
    #[must_use]
    pub const fn separator(&self) -> Option<&'static str> {
        self.separator
    }

    /// What the server accepts, beyond what the kind of value says. The client does not check it.
    #[must_use]
    pub const fn limits(&self) -> &'static [Limit] {
        self.limits
    }

    /// Tells whether a request must have it.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// What the server assumes when it is absent, in its wire form; `None` if the reference does not say.
    #[must_use]
    pub const fn default_value(&self) -> Option<&'static str> {
        self.default
    }
}
