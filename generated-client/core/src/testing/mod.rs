//! A stand-in for the platform, for the tests of programs that use a client; its documentation is that of the client's module
//! of the same name.

mod answers;
mod check;
mod connection;
mod form;
mod limits;
mod received;
mod reply;
mod report;
mod route;
mod rule;
mod script;
mod server;
mod token;
mod value;
mod wording;

pub use self::check::Allow;
pub use self::form::FormField;
pub use self::received::Received;
pub use self::report::{Mismatch, Report};
pub use self::rule::{Rule, RuleBuilder};
pub use self::server::Server;
pub use self::token::SignIn;

/// Fails the test.
#[track_caller]
#[expect(clippy::panic, reason = "a test fails by panicking")]
fn fail(message: impl std::fmt::Display) -> ! {
    panic!("{message}")
}
