//! Operations as types.

use super::metadata::Operation;
use super::output::Output;
use crate::json::Slot;

/// An operation as a type: what a `Request` is for. Implemented by generated code.
pub trait Endpoint: 'static {
    /// What a successful answer holds.
    type Output: Output;

    /// The facts about the operation.
    const OPERATION: &'static Operation;

    /// The media types to ask the server for.
    const ACCEPT: &'static str = <Self::Output as Output>::ACCEPT;
}

/// An operation that lists things page by page; see `Request::pages`. Implemented by generated code.
pub trait Paged: Endpoint<Output: Slot> {
    /// What is listed.
    type Item: Send + Unpin + 'static;

    /// The items of a page.
    fn items(page: Self::Output) -> Vec<Self::Item>;
}
