//! The streams of a listing.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::page_sequence::{Page, PageSequence};
use crate::call::{Accept, Outcome, execute};
use crate::error::Error;
use crate::operation::{Endpoint, Paged};
use crate::request::{Parts, PreparedRequest};
use crate::response::Response;
use crate::transport::BoxFuture;

/// The pages of a listing; see `Request::pages`.
///
/// It is a `Stream`, and its method [`next`](Self::next) serves programs without stream libraries.
///
/// An error ends the stream. [`resume`](Self::resume) continues with the page that failed; earlier
/// pages are not requested again.
///
/// ```no_run
/// # async fn example(client: &generated_client::Client) -> Result<(), generated_client::Error> {
/// let request = client.organization().get_organizations_limits_changerequests();
/// let mut pages = request.page_size(100).pages();
/// while let Some(page) = pages.next().await {
///     println!("{} change requests", page?.entities.unwrap_or_default().len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "streams do nothing unless polled"]
pub struct Pages<O> {
    sequence: PageSequence,
    in_flight: Option<BoxFuture<'static, Result<Outcome, Error>>>,
    operation: PhantomData<fn() -> O>,
}

impl<O: Paged> Pages<O> {
    #[doc(hidden)]
    pub fn new(parts: Parts) -> Self {
        Self {
            sequence: PageSequence::new(PreparedRequest::new(parts)),
            in_flight: None,
            operation: PhantomData,
        }
    }

    /// Returns the next page; `None` at the end and after an error.
    ///
    /// Dropping the future loses no page: the next call continues.
    pub async fn next(&mut self) -> Option<Result<O::Output, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// After an error, makes the failed page the next one; otherwise does nothing.
    ///
    /// A page that was refused with an error of kind [`Paging`](crate::error::ErrorKind::Paging)
    /// stays refused.
    pub fn resume(&mut self) {
        self.sequence.resume();
    }

    /// Accepts a response and returns a page, an error, or the end.
    fn accept_response(
        &mut self,
        outcome: Result<Outcome, Error>,
    ) -> Option<Result<O::Output, Error>> {
        let result = outcome.and_then(|outcome| {
            let body = self.sequence.fingerprint(outcome.body());
            let page: Response<O::Output> = outcome.read(O::OPERATION)?;
            Ok((page.into_value(), body))
        });
        match result {
            Ok((page, body)) => match self.sequence.accept_page(&page, body) {
                Page::New => Some(Ok(page)),
                Page::Repeated => None,
            },
            Err(error) => {
                self.sequence.fail();
                Some(Err(error))
            }
        }
    }
}

impl<O: Paged> Stream for Pages<O> {
    type Item = Result<<O as Endpoint>::Output, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.in_flight.is_none() {
            match self.sequence.next_request() {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(request)) => self.in_flight = Some(execute(Ok(request), Accept::Success)),
            }
        }
        let Some(in_flight) = &mut self.in_flight else {
            return Poll::Ready(None);
        };
        let outcome = ready!(in_flight.as_mut().poll(context));
        self.in_flight = None;
        Poll::Ready(self.accept_response(outcome))
    }
}

impl<O: Endpoint> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pages").field(&O::OPERATION.id).finish()
    }
}

/// The items of a listing; see `Request::items`.
///
/// It is a `Stream`, and its methods [`next`](Self::next) and [`all`](Self::all) serve programs
/// without stream libraries.
///
/// An error ends the stream. [`resume`](Self::resume) continues with the page that failed; no item
/// is lost or repeated.
///
/// ```no_run
/// # async fn example(client: &generated_client::Client) -> Result<(), generated_client::Error> {
/// let request = client.organization().get_organizations_limits_changerequests();
/// for change in request.items().all().await? {
///     println!("{}: {} asked for", change.key, change.requested_value);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "streams do nothing unless polled"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    /// The remaining items of the current page.
    items: std::vec::IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    #[doc(hidden)]
    pub fn new(parts: Parts) -> Self {
        Self {
            pages: Pages::new(parts),
            items: Vec::new().into_iter(),
        }
    }

    /// Returns the next item; `None` at the end and after an error.
    ///
    /// Dropping the future loses no item: the next call continues.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// After an error, makes the failed page the next one; see [`Pages::resume`].
    pub fn resume(&mut self) {
        self.pages.resume();
    }

    /// Collects the remaining items of all pages.
    ///
    /// # Errors
    ///
    /// The first error, with which the items before it are lost. Use [`next`](Self::next) to keep
    /// them.
    pub async fn all(mut self) -> Result<Vec<O::Item>, Error> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }
}

impl<O: Paged> Stream for Items<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => self.items = O::items(page).into_iter(),
            }
        }
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Items").field(&O::OPERATION.id).finish()
    }
}
