//! Metadata of parameters.

/// Metadata of a parameter of an operation, taken from the API's reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    name: &'static str,
    location: Location,
    kind: ValueKind,
    required: bool,
    default: Option<&'static str>,
    separator: Option<&'static str>,
    media_type: Option<&'static str>,
    style: Option<Style>,
    reserved: bool,
    limits: &'static [Limit],
}

/// The place of a parameter in the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Location {
    /// In the path, in place of `{name}`.
    Path,
    /// In the query, as `name=value`.
    Query,
    /// In a header.
    Header,
    /// In the `Cookie` header, as `name=value`.
    Cookie,
    /// In the form that is the request body.
    Form,
}

/// The type of a parameter's wire value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueKind {
    /// Any text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A 32-bit integer.
    Int32,
    /// A 64-bit integer.
    Int64,
    /// An unsigned 64-bit integer.
    Uint64,
    /// A single-precision number.
    Float,
    /// A double-precision number.
    Double,
    /// A date, such as `2023-10-31`.
    Date,
    /// An instant in the format of RFC 3339.
    DateTime,
    /// One of these wire values. The server may accept others.
    Enum(&'static [&'static str]),
    /// Several values.
    ///
    /// The parameter is repeated for each, or the values are [joined](Parameter::separator).
    List(&'static Self),
    /// A file in a form.
    File,
    /// An object, a list of objects or any JSON value.
    Json,
}

/// How an object, a list of objects or a JSON value is written.
///
/// Nested values have the name `outer[inner]`, and absent values are omitted, except in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Style {
    /// One value with the names and values of all fields: `filter=state,open,size,2`.
    Form,
    /// A query parameter, cookie or form field for each field: `state=open&size=2`.
    ///
    /// A list repeats the name.
    FormExploded,
    /// The names and values of all fields in a path or header: `state,open,size,2`.
    Simple,
    /// Pairs of all fields in a path or header: `state=open,size=2`.
    SimpleExploded,
    /// Values in a path, each after a dot: `.a.b`, or `.state=open.size=2`.
    LabelExploded,
    /// Pairs in a path, each after a semicolon: `;shade=a;shade=b`, or `;state=open;size=2`.
    MatrixExploded,
    /// Names in brackets: `filter[state]=open&filter[tags][0]=a`.
    DeepObject,
    /// JSON text.
    Json,
    /// JSON text for each item of a list.
    JsonExploded,
}

/// A constraint on the values that the server accepts.
///
/// Numbers are kept as the text in the reference, so that none is rounded.
///
/// The limits of numbers and texts apply to each value of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// The minimum, inclusive.
    Min(&'static str),
    /// The maximum, inclusive.
    Max(&'static str),
    /// The exclusive minimum.
    Above(&'static str),
    /// The exclusive maximum.
    Below(&'static str),
    /// The value must be a multiple of this number.
    MultipleOf(&'static str),
    /// The minimum number of characters.
    MinLength(usize),
    /// The maximum number of characters.
    MaxLength(usize),
    /// A regular expression that the value must match, in the dialect of ECMA 262.
    Pattern(&'static str),
    /// The minimum number of values.
    MinItems(usize),
    /// The maximum number of values.
    MaxItems(usize),
    /// All values must differ.
    Unique,
}

/// Constructors for generated code.
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
            media_type: None,
            style: None,
            reserved: false,
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

    pub const fn cookie(name: &'static str, kind: ValueKind) -> Self {
        Self::new(name, Location::Cookie, kind)
    }

    pub const fn form(name: &'static str, kind: ValueKind) -> Self {
        Self::new(name, Location::Form, kind)
    }

    /// Sets the separator of values that are sent as one.
    pub const fn joined(mut self, separator: &'static str) -> Self {
        self.separator = Some(separator);
        self
    }

    /// Sets the style of a value that is not plain.
    pub const fn styled(mut self, style: Style) -> Self {
        self.style = Some(style);
        self
    }

    /// Leaves reserved characters as they are.
    pub const fn reserved(mut self) -> Self {
        self.reserved = true;
        self
    }

    /// Sets the media type of a field in a multipart form.
    pub const fn typed(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }

    /// Sets the constraints of the server.
    pub const fn within(mut self, limits: &'static [Limit]) -> Self {
        self.limits = limits;
        self
    }

    /// Marks the parameter as required.
    pub const fn needed(mut self) -> Self {
        self.required = true;
        self
    }

    /// Sets the default of the server.
    pub const fn or(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }
}

impl Parameter {
    /// The wire name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The place of the parameter in the request.
    #[must_use]
    pub const fn location(&self) -> Location {
        self.location
    }

    /// The type of the wire value.
    #[must_use]
    pub const fn kind(&self) -> ValueKind {
        self.kind
    }

    /// The separator of values that are sent as one; `None` if the parameter is repeated.
    #[must_use]
    pub const fn separator(&self) -> Option<&'static str> {
        self.separator
    }

    /// The style of an object, a list of objects or a JSON value; `None` for plain values.
    #[must_use]
    pub const fn style(&self) -> Option<Style> {
        self.style
    }

    /// Tells whether a query parameter is sent with reserved characters such as `/` as they are.
    #[must_use]
    pub const fn allows_reserved(&self) -> bool {
        self.reserved
    }

    /// The media type of a field in a multipart form; `None` if it follows from the type.
    #[must_use]
    pub const fn media_type(&self) -> Option<&'static str> {
        self.media_type
    }

    /// The constraints of the server beyond the value type. The client does not check them.
    #[must_use]
    pub const fn limits(&self) -> &'static [Limit] {
        self.limits
    }

    /// Tells whether a request must have the parameter.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// The server's default as a wire value; `None` if the reference names none.
    #[must_use]
    pub const fn default_value(&self) -> Option<&'static str> {
        self.default
    }
}
