//! The future type of object-safe traits.

use std::pin::Pin;

/// A boxed future, as returned by the methods of object-safe traits.
///
/// `Box::pin(async move { ... })` creates one.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
