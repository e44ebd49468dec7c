//! Misbehaving servers: every fault ends in an error of the right kind, and the client remains usable.

mod connection;
#[cfg(any(feature = "gzip", feature = "brotli"))]
mod decompression;
mod response;
