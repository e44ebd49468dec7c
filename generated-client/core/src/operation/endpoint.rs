//! Operations as types.

use super::metadata::Operation;
use super::output::Output;
use crate::json::Slot;

/// An operation as a type, which a `Request` is generic over. Implemented by generated code.
pub trait Endpoint: 'static {
    /// The value of a successful response.
    type Output: Output;

    /// The operation metadata.
    const OPERATION: &'static Operation;

    /// The value of the `Accept` header.
    const ACCEPT: &'static str = <Self::Output as Output>::ACCEPT;
}

/// An operation with a paged listing; see `Request::pages`. Implemented by generated code.
pub trait Paged: Endpoint<Output: Slot> {
    /// The type of the listed items.
    type Item: Send + Unpin + 'static;

    /// Returns the items of a page.
    fn items(page: Self::Output) -> Vec<Self::Item>;
}
