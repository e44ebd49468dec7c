//! The client without its operations: settings, builder, and the state that clones share.

mod api;
mod client_builder;
mod core;
// genesys only: begin
mod from_env;
// genesys only: end
mod servers;
mod sign_in;
mod url_template;

pub use self::api::Api;
pub use self::client_builder::ClientBuilder;
pub use self::core::Core;
pub(crate) use self::core::Shared;
pub use self::url_template::{UrlTemplate, UrlVariable};
