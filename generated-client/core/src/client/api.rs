//! What a client's crate says of its API: all that the core has to know of it.

use std::fmt::Debug;

use super::core::Core;
use crate::json::{Blank, Slot};
use crate::operation::Operation;

/// An API, by the type of its client. Implemented once, by the client's crate.
pub trait Api: From<Core> {
    /// Where requests go unless the client is told otherwise.
    const BASE_URL: &'static str;

    /// Who is calling, unless the user says otherwise.
    const USER_AGENT: &'static str;

    /// All operations of the groups whose features are on.
    const OPERATIONS: &'static [&'static Operation];

    /// What the API says about an error.
    type ErrorBody: Slot + Blank + Debug + Send + Sync;
}

/// An API of nothing.
#[cfg(test)]
impl Api for Core {
    const BASE_URL: &'static str = "https://localhost";
    const USER_AGENT: &'static str = "core";
    const OPERATIONS: &'static [&'static Operation] = &[];
    type ErrorBody = crate::json::Json;
}
