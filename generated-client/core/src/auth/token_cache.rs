//! Caches a provider's tokens while they are valid.
//!
//! At most one task renews the token at a time, independent of the number of calls.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;

use super::access_token::{AccessToken, bearer};
use super::login::Login;
use super::renewal::{Outcome, Renewal, catching_panics};
use super::session::IssuedToken;
use super::token_provider::TokenProvider;
use crate::error::{Error, ErrorKind};
use crate::random::fraction;

/// The longest time before its expiry at which a token is renewed.
const MAX_MARGIN: Duration = Duration::from_secs(300);

/// A replacement that is rejected within this time is not replaced again.
///
/// The server then rejects the caller rather than the token, and further requests would only use up
/// the limit of token requests.
const SUBSTITUTE_TRIAL: Duration = Duration::from_secs(1);

/// The longest delay between attempts to renew a token that is still valid.
const MAX_BACKOFF: Duration = Duration::from_secs(60);

/// Limit of a `Retry-After` of the login server that is honoured.
const MAX_RETRY_AFTER: Duration = Duration::from_secs(300);

/// How often a call starts over when the task that it waits for ends together with its runtime.
const MAX_ROUNDS: u32 = 3;

/// The cached tokens of a provider.
pub(crate) struct TokenCache {
    provider: Arc<dyn TokenProvider>,
    login: Login,
    /// Locked only briefly, never across an await.
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    cached: Option<CachedToken>,
    /// Counts the tokens so far.
    tokens: u64,
    /// The renewal in progress.
    renewal: Option<Renewal>,
    /// Counts the renewals so far.
    renewals: u64,
    /// Counts consecutive failures.
    failures: u32,
    /// The end of the delay that the server asked for, and the error in which it did.
    backoff: Option<(Instant, Error)>,
    /// The last token was rejected and has not been replaced yet.
    rejected: bool,
}

/// The current token.
struct CachedToken {
    token: IssuedToken,
    since: Instant,
    /// `None` if the token is used until the server rejects it.
    expires: Option<Instant>,
    renew: Option<Instant>,
    /// The token replaced a rejected one.
    substitute: bool,
}

enum Lookup {
    Token(IssuedToken),
    Renewal(Renewal),
}

impl TokenCache {
    pub(crate) fn new(provider: Arc<dyn TokenProvider>, login: Login) -> Self {
        Self {
            provider,
            login,
            state: Mutex::default(),
        }
    }

    /// Returns the current token, else the result of the renewal in progress, else a new token.
    pub(crate) async fn token(self: &Arc<Self>) -> Result<IssuedToken, Error> {
        for _ in 0..MAX_ROUNDS {
            let renewal = match self.lookup()? {
                Lookup::Token(token) => return Ok(token),
                Lookup::Renewal(renewal) => renewal,
            };
            if let Some(outcome) = renewal.outcome().await {
                return outcome.map_err(|error| error.duplicate());
            }
        }
        let message = "signing in was aborted: its tokio runtime was shut down";
        Err(Error::new(ErrorKind::SignIn, message))
    }

    /// Records that the server rejected a token. Tells whether a new one may be available.
    pub(crate) fn reject(&self, token: &IssuedToken) -> bool {
        let mut state = self.lock();
        match &state.cached {
            Some(cached) if cached.token.number == token.number => {
                if cached.substitute && cached.since.elapsed() < SUBSTITUTE_TRIAL {
                    return false;
                }
                state.cached = None;
                state.rejected = true;
                true
            }
            // Another call already reported the rejection.
            _ => true,
        }
    }

    fn lookup(self: &Arc<Self>) -> Result<Lookup, Error> {
        let now = Instant::now();
        let mut state = self.lock();
        if let Some(cached) = state.cached.as_ref().filter(|cached| cached.is_valid(now)) {
            let token = cached.token.clone();
            if cached.renew.is_some_and(|renew| renew <= now) && state.live_renewal().is_none() {
                // Without a runtime the call fails anyway, and the token is still valid.
                let _ = self.start(&mut state);
            }
            return Ok(Lookup::Token(token));
        }
        if let Some(renewal) = state.live_renewal() {
            return Ok(Lookup::Renewal(renewal));
        }
        if let Some((until, error)) = &state.backoff
            && let Some(remaining) = until.checked_duration_since(now)
            && !remaining.is_zero()
        {
            return Err(error.duplicate().with_retry_after(Some(remaining)));
        }
        self.start(&mut state).map(Lookup::Renewal)
    }

    /// Starts a renewal in its own task, which continues when the call is dropped.
    fn start(self: &Arc<Self>, state: &mut State) -> Result<Renewal, Error> {
        let runtime = Handle::try_current().map_err(|error| {
            Error::new(ErrorKind::SignIn, "signing in needs a tokio runtime").with_cause(error)
        })?;
        state.renewals += 1;
        let number = state.renewals;
        let (renewal, sender) = Renewal::new();
        state.renewal = Some(renewal.clone());
        let this = Arc::clone(self);
        runtime.spawn(async move {
            let token = catching_panics(async { this.provider.token(&this.login).await }).await;
            let outcome = this.finish(number, token);
            sender.send_replace(Some(outcome));
        });
        Ok(renewal)
    }

    /// Stores a new token or schedules a retry.
    fn finish(&self, number: u64, token: Result<AccessToken, Error>) -> Outcome {
        let result = token.and_then(|token| {
            let header = bearer(token.secret()).ok_or_else(|| {
                let message =
                    "the provider's token is empty or contains invalid characters (not shown)";
                Error::new(ErrorKind::SignIn, message)
            })?;
            Ok((header, token))
        });
        let mut state = self.lock();
        // This renewal was given up and another one was started, whose token is newer.
        let superseded = state.renewals != number;
        if !superseded {
            state.renewal = None;
        }
        match result {
            Ok((header, token)) => {
                state.tokens += 1;
                let number = state.tokens;
                let issued = IssuedToken { header, number };
                if !superseded {
                    state.store(issued.clone(), &token);
                }
                Ok(issued)
            }
            Err(error) => {
                if !superseded {
                    state.schedule_retry(&error);
                }
                Err(Arc::new(error))
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Returns the renewal in progress, unless its task has ended.
    fn live_renewal(&self) -> Option<Renewal> {
        self.renewal.clone().filter(Renewal::is_alive)
    }

    fn store(&mut self, issued: IssuedToken, token: &AccessToken) {
        let now = Instant::now();
        let expires = token.expiry();
        self.cached = Some(CachedToken {
            token: issued,
            since: now,
            expires,
            renew: expires
                .zip(token.lifetime())
                .and_then(|(expires, lifetime)| renewal_time(now, expires, margin(lifetime))),
            substitute: std::mem::take(&mut self.rejected),
        });
        self.failures = 0;
        self.backoff = None;
    }

    /// Decides when to renew again after a failure.
    fn schedule_retry(&mut self, error: &Error) {
        let now = Instant::now();
        let asked = error.retry_after().unwrap_or_default().min(MAX_RETRY_AFTER);
        self.backoff = Some((now + asked, error.duplicate())).filter(|_| !asked.is_zero());
        if let Some(cached) = self.cached.as_mut().filter(|cached| cached.is_valid(now)) {
            let left = cached.expires.map_or(MAX_BACKOFF, |expires| expires - now);
            let pause = Duration::from_secs(1 << self.failures.min(6)).min(MAX_BACKOFF);
            // At least half of the delay, and at most half of the remaining lifetime.
            let pause = pause.min(left / 2).mul_f64(0.5 + fraction() / 2.0);
            cached.renew = Some(now + pause.max(asked));
        }
        self.failures = self.failures.saturating_add(1);
    }
}

impl CachedToken {
    fn is_valid(&self, now: Instant) -> bool {
        self.expires.is_none_or(|expires| now < expires)
    }
}

/// Returns the time of the renewal.
///
/// It is never immediate, in case the provider has no fresher token.
fn renewal_time(now: Instant, expires: Instant, margin: Duration) -> Option<Instant> {
    let soon = now + margin / 20;
    expires.checked_sub(margin).map(|renew| renew.max(soon))
}

/// Returns how long before its expiry a token is renewed.
///
/// The margin is a tenth of the lifetime, at most five minutes.
///
/// Up to half of that is subtracted at random, so that processes that started together do not renew
/// together.
fn margin(lifetime: Duration) -> Duration {
    (lifetime / 10)
        .min(MAX_MARGIN)
        .mul_f64(1.0 - fraction() / 2.0)
}
