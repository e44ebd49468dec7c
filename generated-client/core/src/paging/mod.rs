//! Streams over the pages and items of a listing.

mod next_url;
mod page_sequence;
mod streams;

pub use self::streams::{Items, Pages};
