//! Sending requests: encoding, redirects, retries and limits.

mod encoding;
mod limits;
mod redirects;
mod retries;
