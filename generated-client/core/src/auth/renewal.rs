//! A renewal that is under way, as those see it who wait for it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::access_token::AccessToken;
use super::session::IssuedToken;
use crate::error::{Error, ErrorKind};

/// A renewal that takes longer is taken for lost: its runtime may have been left without anybody who drives it.
const TIMEOUT: Duration = Duration::from_secs(300);

/// What a renewal gave, for all who waited.
pub(crate) type Outcome = Result<IssuedToken, Arc<Error>>;

/// A renewal that is under way in a task of its own.
#[derive(Clone)]
pub(crate) struct Renewal {
    receiver: watch::Receiver<Option<Outcome>>,
    deadline: Instant,
}

impl Renewal {
    /// A renewal, and where its task puts what came of it.
    pub(crate) fn new() -> (Self, watch::Sender<Option<Outcome>>) {
        let (sender, receiver) = watch::channel(None);
        let deadline = Instant::now() + TIMEOUT;
        (Self { receiver, deadline }, sender)
    }

    /// Tells whether something may still come of it. A task that has died, along with its runtime, has dropped the sender.
    pub(crate) fn is_alive(&self) -> bool {
        self.receiver.has_changed().is_ok() && Instant::now() < self.deadline
    }

    /// Waits for what comes of it; `None` if nothing does.
    pub(crate) async fn outcome(mut self) -> Option<Outcome> {
        let outcome = self.receiver.wait_for(Option::is_some);
        let outcome = tokio::time::timeout_at(self.deadline.into(), outcome).await;
        outcome.ok()?.ok()?.clone()
    }
}

/// Runs a provider, and makes an error of a panic in it, so that those who wait hear of it.
pub(crate) async fn catching_panics(
    token: impl Future<Output = Result<AccessToken, Error>>,
) -> Result<AccessToken, Error> {
    let mut token = pin!(token);
    std::future::poll_fn(|context| {
        let poll = || token.as_mut().poll(context);
        // After a panic the future is only dropped.
        catch_unwind(AssertUnwindSafe(poll)).unwrap_or_else(|_| {
            let message = "the token provider panicked";
            Poll::Ready(Err(Error::new(ErrorKind::SignIn, message)))
        })
    })
    .await
}
