//! Signing in over real sockets: requests to the login server, their number, and the handling of
//! its responses.

mod calls;
mod environment;
mod grants;
mod mock_server;
mod refusals;
mod retries;
mod secrecy;
mod users;
