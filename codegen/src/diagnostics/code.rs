//! The stable codes of the rules that a spec must keep.

use std::fmt;

use crate::diagnostics::Severity;

macro_rules! codes {
    ($($(#[doc = $title:literal])+ $name:ident = $code:literal;)*) => {
        /// A rule that a spec must keep, or a lint that it should, by its stable code.
        ///
        /// A code is never given to another rule. `spec/README.md` explains each with an example.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $title])+ $name,)*
        }

        impl Code {
            /// All rules, in the order of their codes.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as it is printed, as `E012`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How grave it is to break the rule: `E` codes are errors, `L` codes are lints, which warn.
            pub fn severity(self) -> Severity {
                if self.as_str().starts_with('L') {
                    Severity::Warning
                } else {
                    Severity::Error
                }
            }

            /// What the rule is about, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => concat!($($title),+).trim(),)* }
            }
        }
    };
}

codes! {
    /// the file is not YAML
    Syntax = "E001";
    /// a key stands twice in one map
    DuplicateKey = "E002";
    /// an anchor, alias, tag, merge key, second document or too deep a nest
    YamlFeature = "E003";
    /// a key that the format does not know
    UnknownKey = "E004";
    /// a key that must be there is missing
    MissingKey = "E005";
    /// a value of another kind than the format wants
    WrongType = "E006";
    /// a name, text or list that must not be empty
    Empty = "E007";
    /// the files and the list of groups do not match
    Files = "E008";
    /// a base URL that cannot be one
    BaseUrl = "E009";
    /// a type that cannot be read
    TypeSyntax = "E010";
    /// a type name that no model or enum has
    UnknownType = "E012";
    /// a type that cannot stand at this place
    TypeMisplaced = "E013";
    /// a model that contains itself without an end
    EndlessModel = "E014";
    /// two types of one name, or a type with the name of a built-in one
    DuplicateType = "E015";
    /// a base that cannot be one
    Inheritance = "E016";
    /// a union that cannot be one
    Union = "E017";
    /// variables that do not fit the base URL
    Variable = "E018";
    /// two operations of one id
    DuplicateOperation = "E020";
    /// two operations on one method and path
    DuplicateEndpoint = "E021";
    /// an HTTP method that there is not
    HttpMethod = "E022";
    /// a malformed path template
    PathTemplate = "E023";
    /// a placeholder without its path parameter
    MissingParameter = "E024";
    /// a path parameter without its placeholder
    UnusedParameter = "E025";
    /// two parameters of one name at one place
    DuplicateParameter = "E026";
    /// a replacement that no operation has as its id
    UnknownReplacement = "E027";
    /// a body on an operation that cannot have one
    BodyMisplaced = "E028";
    /// paging that does not fit its operation
    Paging = "E029";
    /// a default that does not fit its type
    DefaultType = "E030";
    /// a default that is not a value of its enum
    DefaultEnum = "E031";
    /// a default on a required parameter
    DefaultRequired = "E032";
    /// an enum value that stands twice
    DuplicateValue = "E033";
    /// a content type that does not fit its type
    ContentType = "E034";
    /// a form that cannot be sent
    Form = "E035";
    /// answers that cannot be told apart
    Answers = "E036";
    /// a key that does not fit the type beside it
    Misfit = "E037";
    /// a malformed permission
    Permission = "E040";
    /// a malformed scope, or one that an anonymous operation cannot have
    Scope = "E041";
    /// a summary of more than one line
    Summary = "E045";
    /// two names that are one in Rust
    NameCollision = "E050";
    /// a Rust name that cannot be one
    RustName = "E051";
    /// a character that a name cannot have
    NameCharacter = "E052";
    /// a file or a name that is too large
    TooLarge = "E053";
    /// an allowance of what is no lint
    Allowance = "E070";
    /// an operation without a summary
    NoSummary = "L001";
    /// a parameter or body without a doc
    NoDoc = "L002";
    /// an id that does not follow the method and path
    OddId = "L003";
    /// one parameter with several names
    ParameterNames = "L004";
    /// values of one enum in several cases
    ValueCase = "L005";
    /// a deprecated operation without a replacement
    NoReplacement = "L006";
    /// a permission domain that only one operation uses
    RareDomain = "L007";
    /// a model, enum or union that no operation reaches
    Unused = "L008";
    /// a listing without paging
    NoPaging = "L009";
    /// text that looks like a secret
    Secret = "L010";
    /// an allowance that silences nothing
    IdleAllowance = "L011";
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
