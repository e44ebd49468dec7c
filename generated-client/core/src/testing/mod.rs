//! A mock server for tests of programs that use a client.
//!
//! The module of the same name in the client crate documents it.

mod connection;
mod limit_check;
mod received;
mod received_form;
mod received_style;
mod reply;
mod report;
mod request_check;
mod responses;
mod route;
mod rule;
mod server;
mod state;
mod token_endpoint;
mod value_check;
mod wording;

pub use self::received::Received;
pub use self::received_form::FormField;
pub use self::report::{Mismatch, Report};
pub use self::request_check::Allow;
pub use self::rule::{Rule, RuleBuilder};
pub use self::server::Server;
pub use self::token_endpoint::SignIn;

/// Fails the test.
#[track_caller]
#[expect(clippy::panic, reason = "a test fails by panicking")]
fn fail(message: impl std::fmt::Display) -> ! {
    panic!("{message}")
}
