//! The interface between a client crate and the runtime.

use std::fmt::Debug;

use super::core::Core;
use crate::json::{Blank, Slot};
use crate::operation::Operation;

/// The API of a client type. Implemented once, by the client crate.
pub trait Api: From<Core> {
    /// The default base URL.
    const BASE_URL: &'static str;

    /// The default `User-Agent`.
    const USER_AGENT: &'static str;

    /// All operations of the groups whose features are enabled.
    const OPERATIONS: &'static [&'static Operation];

    /// The model of the API's error body.
    type ErrorBody: Slot + Blank + Debug + Send + Sync;
}

/// An empty API for tests.
#[cfg(test)]
impl Api for Core {
    const BASE_URL: &'static str = "https://localhost";
    const USER_AGENT: &'static str = "core";
    const OPERATIONS: &'static [&'static Operation] = &[];
    type ErrorBody = crate::json::Json;
}
