//! Blocking counterparts of all futures and streams.

use std::fmt;
use std::sync::{OnceLock, mpsc};

use bytes::Bytes;
use tokio::runtime::{Builder, Runtime};

use crate::call::{RawFuture, SendFuture, ValueFuture};
use crate::error::{Error, ErrorKind};
use crate::operation::{Endpoint, Paged};
use crate::paging::{Items, Pages};
use crate::response::Response;

/// Runs a future on the crate's own thread and waits for its result.
///
/// The calling thread only waits for a message. It may belong to an asynchronous runtime, which it
/// then blocks.
fn wait<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> Result<T, Error> {
    let (sender, receiver) = mpsc::sync_channel(1);
    runtime()?.spawn(async move { sender.send(future.await) });
    receiver
        .recv()
        .map_err(|_| Error::new(ErrorKind::Other, "the call panicked"))
}

/// The runtime of all blocking calls: one thread, started with the first call.
fn runtime() -> Result<&'static Runtime, Error> {
    static RUNTIME: OnceLock<Result<Runtime, String>> = OnceLock::new();
    let runtime = RUNTIME.get_or_init(|| {
        let mut builder = Builder::new_multi_thread();
        let builder = builder.worker_threads(1).thread_name("generated-client");
        builder
            .enable_all()
            .build()
            .map_err(|error| error.to_string())
    });
    runtime.as_ref().map_err(|error| {
        let message = format!("cannot start the thread for blocking calls: {error}");
        Error::new(ErrorKind::Config, message)
    })
}

impl<O: Endpoint> SendFuture<O> {
    /// Waits for the response.
    ///
    /// # Errors
    ///
    /// The errors of `Request::send`.
    pub fn wait(self) -> Result<Response<O::Output>, Error> {
        wait(self)?
    }
}

impl<O: Endpoint> ValueFuture<O> {
    /// Waits for the value.
    ///
    /// # Errors
    ///
    /// The errors of `Request::send`.
    pub fn wait(self) -> Result<O::Output, Error> {
        wait(self)?
    }
}

impl RawFuture {
    /// Waits for the response.
    ///
    /// # Errors
    ///
    /// The errors of `Request::raw`.
    pub fn wait(self) -> Result<Response<Bytes>, Error> {
        wait(self)?
    }
}

impl<O: Paged> Pages<O> {
    /// Returns an iterator that waits for each page.
    pub fn wait(self) -> Waiting<Self> {
        Waiting(Some(self))
    }
}

impl<O: Paged> Items<O> {
    /// Returns an iterator that waits for each item.
    pub fn wait(self) -> Waiting<Self> {
        Waiting(Some(self))
    }
}

/// A listing as a blocking iterator; see [`Pages::wait`] and [`Items::wait`].
///
/// An error ends the iterator. [`resume`](Self::resume) continues with the page that failed.
pub struct Waiting<S>(Option<S>);

/// Implements the iterator for pages and items.
macro_rules! waiting {
    ($($listing:ident, $item:ty;)*) => {$(
        impl<O: Paged> Waiting<$listing<O>> {
            /// After an error, makes the failed page the next one.
            pub fn resume(&mut self) {
                if let Some(listing) = &mut self.0 {
                    listing.resume();
                }
            }
        }

        impl<O: Paged> Iterator for Waiting<$listing<O>> {
            type Item = Result<$item, Error>;

            fn next(&mut self) -> Option<Self::Item> {
                let mut listing = self.0.take()?;
                let step = wait(async move {
                    let item = listing.next().await;
                    (listing, item)
                });
                match step {
                    Ok((listing, item)) => {
                        self.0 = Some(listing);
                        item
                    }
                    Err(error) => Some(Err(error)),
                }
            }
        }
    )*};
}

waiting! {
    Pages, O::Output;
    Items, O::Item;
}

impl<S: fmt::Debug> fmt::Debug for Waiting<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Waiting").field(&self.0).finish()
    }
}
