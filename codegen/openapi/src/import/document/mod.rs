//! Swagger and OpenAPI documents as trees whose values know their place.

mod node;
mod parse;
mod tree;
mod unread_key;

pub(crate) use node::{Node, Object};
pub(crate) use tree::{Dialect, Document};
pub(crate) use unread_key::consequence;
