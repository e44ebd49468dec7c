//! The parts of a spec, as far as they are written in different ways.

/// What a value in a spec is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A whole file.
    File,
    /// A list or map whose entries stand in blocks of their own, with blank lines between them.
    Section(Kind),
    /// An entry of a section.
    Entry(Kind),
    /// A list or map with one line for each entry, if they are short.
    Lines(Kind),
    /// A parameter, body or form.
    Parameter,
    /// A list of words that are quoted whatever they are.
    Words,
    /// Something that has a line for itself, if it fits.
    Inline,
    /// A value that is quoted whatever it is.
    Quoted,
}

/// What a section or a list of lines holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Operation,
    Type,
    Parameter,
    Field,
    Value,
    Other,
}

impl Part {
    /// What stands under a key of this part.
    pub(super) fn under(self, key: &str) -> Self {
        match (self, key) {
            (Self::File, "operations") => Self::Section(Kind::Operation),
            (Self::File, "models" | "enums" | "unions") => Self::Section(Kind::Type),
            (Self::File, "groups" | "default_groups" | "variables" | "overrides") => {
                Self::Lines(Kind::Other)
            }
            (Self::Entry(Kind::Operation), "path" | "query" | "header")
            | (Self::Parameter, "fields") => Self::Lines(Kind::Parameter),
            (Self::Entry(Kind::Operation), "body" | "form") => Self::Parameter,
            (Self::Entry(Kind::Operation), "returns") => Self::Lines(Kind::Other),
            (Self::Entry(Kind::Operation), "scopes") => Self::Words,
            (Self::Entry(Kind::Type), "fields" | "variants") => Self::Lines(Kind::Field),
            (Self::Entry(Kind::Type), "values") => Self::Lines(Kind::Value),
            (Self::Inline, "any" | "all" | "values") => Self::Words,
            (Self::Parameter | Self::Inline, "default") | (Self::Inline, "value" | "pattern") => {
                Self::Quoted
            }
            (Self::Section(kind), _) => Self::Entry(kind),
            (Self::Lines(_), _) => self.item(),
            _ => Self::Inline,
        }
    }

    /// What an item of this part is.
    pub(super) fn item(self) -> Self {
        match self {
            Self::Section(kind) => Self::Entry(kind),
            Self::Lines(Kind::Parameter) => Self::Parameter,
            Self::Lines(Kind::Value) | Self::Words => Self::Quoted,
            _ => Self::Inline,
        }
    }

    /// The one key beside which an entry says nothing more than its value.
    pub(super) fn short_key(self) -> Option<&'static str> {
        match self {
            Self::Lines(Kind::Field) => Some("type"),
            Self::Lines(Kind::Value) => Some("value"),
            _ => None,
        }
    }
}
