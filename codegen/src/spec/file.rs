//! A file of a spec after loading.

use crate::yaml::tree::Node;

/// One file of the spec, typed, with the tree that knows its places.
#[derive(Debug)]
pub struct File<T> {
    pub(crate) index: usize,
    pub path: String,
    pub(crate) tree: Node,
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
