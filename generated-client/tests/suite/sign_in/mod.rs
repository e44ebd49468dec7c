//! Signing in over real sockets: what goes to the login server, how often, and what becomes of its answers.

mod calls;
mod environment;
mod grants;
mod mock_server;
mod refusals;
mod retries;
mod secrecy;
mod users;
