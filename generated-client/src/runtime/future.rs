//! The futures of traits that programs implement.

use std::pin::Pin;

/// A future that can be named: what the methods of [`Middleware`](super::middleware::Middleware) return, made by
/// `Box::pin(async move { ... })`.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
