//! A loaded file of a spec.

/// A loaded file of a spec.
#[derive(Debug)]
pub struct File<T> {
    pub(crate) index: usize,
    pub path: String,
    pub spec: T,
    /// Names of the models, enums and unions in this file, including those with mistakes.
    pub(crate) declared: Vec<String>,
    /// Ids of the operations, including those with mistakes.
    pub(crate) operations: Vec<String>,
    /// Whether parts were left out because of mistakes.
    pub(crate) damaged: bool,
    /// Whether the file was read to its end.
    pub(crate) whole: bool,
}
