//! A token renewal in progress, which several calls may wait for.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::access_token::AccessToken;
use super::session::IssuedToken;
use crate::error::{Error, ErrorKind};

/// A renewal that takes longer counts as lost: its runtime may no longer be driven.
const TIMEOUT: Duration = Duration::from_secs(300);

/// The result of a renewal, for all calls that wait for it.
pub(crate) type Outcome = Result<IssuedToken, Arc<Error>>;

/// A renewal that runs in its own task.
#[derive(Clone)]
pub(crate) struct Renewal {
    receiver: watch::Receiver<Option<Outcome>>,
    deadline: Instant,
}

impl Renewal {
    /// Creates a renewal, and the sender for the result of its task.
    pub(crate) fn new() -> (Self, watch::Sender<Option<Outcome>>) {
        let (sender, receiver) = watch::channel(None);
        let deadline = Instant::now() + TIMEOUT;
        (Self { receiver, deadline }, sender)
    }

    /// Tells whether the renewal may still produce a result.
    ///
    /// A task that ended together with its runtime has dropped the sender.
    pub(crate) fn is_alive(&self) -> bool {
        self.receiver.has_changed().is_ok() && Instant::now() < self.deadline
    }

    /// Waits for the result; `None` if the task ended without one or timed out.
    pub(crate) async fn outcome(mut self) -> Option<Outcome> {
        let outcome = self.receiver.wait_for(Option::is_some);
        let outcome = tokio::time::timeout_at(self.deadline.into(), outcome).await;
        outcome.ok()?.ok()?.clone()
    }
}

/// Runs a provider and turns a panic into an error, so that waiting calls receive it.
pub(crate) async fn catching_panics(
    token: impl Future<Output = Result<AccessToken, Error>>,
) -> Result<AccessToken, Error> {
    let mut token = pin!(token);
    std::future::poll_fn(|context| {
        let poll = || token.as_mut().poll(context);
        // After a panic the future is only dropped, so its state does not matter.
        catch_unwind(AssertUnwindSafe(poll)).unwrap_or_else(|_| {
            let message = "the token provider panicked";
            Poll::Ready(Err(Error::new(ErrorKind::SignIn, message)))
        })
    })
    .await
}
