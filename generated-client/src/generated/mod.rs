// Throw-away sample in the shape of the contract; `cargo xtask regen` overwrites it.

//! Genesys Cloud Organization API, version v2.

pub mod enums;
pub mod models;
pub mod operations;
pub mod organization;

/// Where requests go unless the client is told otherwise.
pub const BASE_URL: &str = "https://api.inindca.com";

/// The model of the API's error answers.
pub type ErrorModel = models::ErrorBody;

impl crate::runtime::Client {
    /// The operations of the group `Organization`.
    pub fn organization(&self) -> organization::OrganizationApi<'_> {
        organization::OrganizationApi::new(self)
    }
}
