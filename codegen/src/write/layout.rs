//! Layouts of the values in a spec file.

/// Layout of a value, which follows from its position in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// A whole file.
    File,
    /// A list or map with a multi-line block for each entry and blank lines between them.
    Section(EntryKind),
    /// An entry of a section.
    Entry(EntryKind),
    /// A list or map with one line for each short entry.
    Lines(EntryKind),
    /// A parameter, body or form.
    Parameter,
    /// A list of values that are always quoted.
    QuotedList,
    /// A value on one line, if it fits.
    Inline,
    /// A value that is always quoted.
    Quoted,
}

/// Kind of entry in a section or list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    Operation,
    Type,
    Parameter,
    Field,
    Value,
    Other,
}

impl Layout {
    /// The layout of the value under a key.
    pub(super) fn under(self, key: &str) -> Self {
        match (self, key) {
            (Self::File, "operations") => Self::Section(EntryKind::Operation),
            (Self::File, "models" | "enums" | "unions") => Self::Section(EntryKind::Type),
            (Self::File, "groups" | "default_groups" | "variables" | "servers" | "security") => {
                Self::Lines(EntryKind::Other)
            }
            (Self::Entry(EntryKind::Operation), "path" | "query" | "header" | "cookie")
            | (Self::Parameter, "fields") => Self::Lines(EntryKind::Parameter),
            (Self::Entry(EntryKind::Operation), "body" | "form") => Self::Parameter,
            (Self::Entry(EntryKind::Operation), "returns") => Self::Lines(EntryKind::Other),
            (Self::Entry(EntryKind::Operation), "scopes") => Self::QuotedList,
            (Self::Entry(EntryKind::Type), "fields" | "variants") => Self::Lines(EntryKind::Field),
            (Self::Entry(EntryKind::Type), "values") => Self::Lines(EntryKind::Value),
            (Self::Inline, "any" | "all" | "values") => Self::QuotedList,
            (Self::Parameter | Self::Inline, "default") | (Self::Inline, "value" | "pattern") => {
                Self::Quoted
            }
            (Self::Section(kind), _) => Self::Entry(kind),
            (Self::Lines(_), _) => self.item(),
            _ => Self::Inline,
        }
    }

    /// The layout of a list item or map entry.
    pub(super) fn item(self) -> Self {
        match self {
            Self::Section(kind) => Self::Entry(kind),
            Self::Lines(EntryKind::Parameter) => Self::Parameter,
            Self::Lines(EntryKind::Value) | Self::QuotedList => Self::Quoted,
            _ => Self::Inline,
        }
    }

    /// The main key of an entry. An entry that has no other key is written as the key's value.
    pub(super) fn short_key(self) -> Option<&'static str> {
        match self {
            Self::Lines(EntryKind::Field) => Some("type"),
            Self::Lines(EntryKind::Value) => Some("value"),
            _ => None,
        }
    }
}
