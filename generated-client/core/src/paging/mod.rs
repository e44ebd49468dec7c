//! Listings that come page by page.

mod address;
mod facts;
mod pages;
mod walk;

pub use self::facts::{NextPage, Paged, Paging};
pub use self::pages::{Items, Pages};
