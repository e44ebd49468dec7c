//! The futures that send a request.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;

use super::execute::{Accept, Outcome, execute};
use crate::error::Error;
use crate::operation::Endpoint;
use crate::request::{Parts, PreparedRequest};
use crate::response::Response;
use crate::transport::BoxFuture;

/// The future of `Request::send`.
#[must_use = "futures do nothing unless awaited"]
pub struct SendFuture<O> {
    future: BoxFuture<'static, Result<Outcome, Error>>,
    operation: PhantomData<fn() -> O>,
}

#[doc(hidden)]
impl<O: Endpoint> SendFuture<O> {
    #[inline]
    pub fn new(parts: Parts) -> Self {
        Self {
            future: execute(PreparedRequest::new(parts), Accept::Success),
            operation: PhantomData,
        }
    }
}

impl<O: Endpoint> Future for SendFuture<O> {
    type Output = Result<Response<O::Output>, Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let outcome = ready!(self.future.as_mut().poll(context))?;
        Poll::Ready(outcome.read(O::OPERATION))
    }
}

impl<O: Endpoint> fmt::Debug for SendFuture<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SendFuture").field(&O::OPERATION.id).finish()
    }
}

/// The future of an awaited `Request`.
#[must_use = "futures do nothing unless awaited"]
pub struct ValueFuture<O>(SendFuture<O>);

#[doc(hidden)]
impl<O: Endpoint> ValueFuture<O> {
    #[inline]
    pub fn new(parts: Parts) -> Self {
        Self(SendFuture::new(parts))
    }
}

impl<O: Endpoint> Future for ValueFuture<O> {
    type Output = Result<O::Output, Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0)
            .poll(context)
            .map_ok(Response::into_value)
    }
}

impl<O: Endpoint> fmt::Debug for ValueFuture<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ValueFuture")
            .field(&O::OPERATION.id)
            .finish()
    }
}

/// The future of `Request::raw`.
#[must_use = "futures do nothing unless awaited"]
pub struct RawFuture(BoxFuture<'static, Result<Outcome, Error>>);

#[doc(hidden)]
impl RawFuture {
    pub fn new(parts: Parts) -> Self {
        Self(execute(PreparedRequest::new(parts), Accept::Any))
    }
}

impl Future for RawFuture {
    type Output = Result<Response<Bytes>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context).map_ok(Outcome::into_response)
    }
}

impl fmt::Debug for RawFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RawFuture").finish()
    }
}
