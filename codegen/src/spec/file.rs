//! A file of a spec after loading.

/// One file of the spec, typed.
#[derive(Debug)]
pub struct File<T> {
    pub(crate) index: usize,
    pub path: String,
    pub spec: T,
    /// Names of this file's models, enums and unions, those with mistakes in them included.
    pub(crate) declared: Vec<String>,
    /// Ids of operations, those with mistakes in them included.
    pub(crate) operations: Vec<String>,
    /// Whether parts were left out because of mistakes.
    pub(crate) damaged: bool,
    /// Whether it was read to its end.
    pub(crate) whole: bool,
}
