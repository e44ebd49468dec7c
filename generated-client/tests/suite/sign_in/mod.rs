//! Signing in over real sockets.
//!
//! The tests check the requests to the login server, their number, and the handling of responses.

mod calls;
mod environment;
mod grants;
mod mock_server;
mod refusals;
mod retries;
mod secrecy;
mod users;
