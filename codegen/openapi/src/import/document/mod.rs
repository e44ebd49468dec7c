//! Swagger and OpenAPI documents as trees whose values know their place.

mod node;
mod parse;
mod tree;

pub(crate) use node::{Node, Object};
pub(crate) use tree::{Dialect, Document};
