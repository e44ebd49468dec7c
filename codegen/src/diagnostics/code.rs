//! Stable codes of the rules and lints.

use std::fmt;

use crate::diagnostics::Severity;

macro_rules! codes {
    ($($(#[doc = $title:literal])+ $name:ident = $code:literal;)*) => {
        /// The stable code of a rule that a spec must follow, or of a lint.
        ///
        /// A code is never reused for another rule. `spec/README.md` explains each with an example.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $title])+ $name,)*
        }

        impl Code {
            /// All codes in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as printed, such as `E012`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The severity: codes with `E` are errors, and codes with `L` are lints, which warn.
            pub fn severity(self) -> Severity {
                if self.as_str().starts_with('L') {
                    Severity::Warning
                } else {
                    Severity::Error
                }
            }

            /// A short title of the rule.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => concat!($($title),+).trim(),)* }
            }
        }
    };
}

codes! {
    /// invalid YAML
    Syntax = "E001";
    /// duplicate key
    DuplicateKey = "E002";
    /// unsupported YAML feature
    YamlFeature = "E003";
    /// unknown key
    UnknownKey = "E004";
    /// missing key
    MissingKey = "E005";
    /// wrong type of value
    WrongType = "E006";
    /// empty name, text or list
    Empty = "E007";
    /// mismatch between the files and the list of groups
    Files = "E008";
    /// invalid base URL
    BaseUrl = "E009";
    /// invalid type syntax
    TypeSyntax = "E010";
    /// unknown type
    UnknownType = "E012";
    /// type not allowed here
    TypeMisplaced = "E013";
    /// recursive model without indirection
    EndlessModel = "E014";
    /// duplicate or reserved type name
    DuplicateType = "E015";
    /// invalid inheritance
    Inheritance = "E016";
    /// invalid union
    Union = "E017";
    /// mismatch between the variables and the base URL
    Variable = "E018";
    /// duplicate operation id
    DuplicateOperation = "E020";
    /// duplicate method and path
    DuplicateEndpoint = "E021";
    /// unknown HTTP method
    HttpMethod = "E022";
    /// invalid path template
    PathTemplate = "E023";
    /// missing path parameter
    MissingParameter = "E024";
    /// unused path parameter
    UnusedParameter = "E025";
    /// duplicate parameter
    DuplicateParameter = "E026";
    /// unknown replacement
    UnknownReplacement = "E027";
    /// body not allowed
    BodyMisplaced = "E028";
    /// invalid paging
    Paging = "E029";
    /// default of the wrong type
    DefaultType = "E030";
    /// unknown enum value as default
    DefaultEnum = "E031";
    /// default of a required parameter
    DefaultRequired = "E032";
    /// duplicate enum value
    DuplicateValue = "E033";
    /// content type does not fit the type
    ContentType = "E034";
    /// invalid form
    Form = "E035";
    /// invalid list of responses
    Answers = "E036";
    /// key does not apply to the type
    Misfit = "E037";
    /// invalid permission
    Permission = "E040";
    /// invalid scope
    Scope = "E041";
    /// invalid security
    Security = "E042";
    /// unknown server
    UnknownServer = "E043";
    /// invalid further group
    FurtherGroup = "E044";
    /// summary of several lines
    Summary = "E045";
    /// duplicate Rust name
    NameCollision = "E050";
    /// invalid Rust name
    RustName = "E051";
    /// invalid character in a name
    NameCharacter = "E052";
    /// size limit exceeded
    TooLarge = "E053";
    /// invalid suppression
    Suppression = "E070";
    /// operation without a summary
    NoSummary = "L001";
    /// parameter or body without a doc
    NoDoc = "L002";
    /// operation id does not match the method and path
    OddId = "L003";
    /// inconsistent parameter names
    ParameterNames = "L004";
    /// inconsistent case of enum values
    ValueCase = "L005";
    /// deprecated operation without a replacement
    NoReplacement = "L006";
    /// permission domain used by only one operation
    RareDomain = "L007";
    /// unused type
    Unused = "L008";
    /// listing without paging
    NoPaging = "L009";
    /// possible secret
    Secret = "L010";
    /// unused suppression
    UnusedSuppression = "L011";
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
