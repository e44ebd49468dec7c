//! The type of futures that traits return, so that they can be used as trait objects.

use std::pin::Pin;

/// A future on the heap, of a type that is not named: what the methods of a trait object return.
///
/// `Box::pin(async move { ... })` makes one.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
