//! Tokens that are kept while they are valid, and renewed by one task at a time, however many calls need one.

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

/// The longest time before its expiry that a token is renewed.
const MAX_MARGIN: Duration = Duration::from_secs(300);

/// A token that took a rejected one's place and is rejected within this time is not replaced again: it is not the token
/// that the server minds, and asking for more of them would only use up the limit of token requests.
const SUBSTITUTE_TRIAL: Duration = Duration::from_secs(1);

/// The longest break between attempts to renew a token that is still valid.
const MAX_BACKOFF: Duration = Duration::from_secs(60);

/// The longest that the login server is left alone because it asked for it (`Retry-After`).
const MAX_RETRY_AFTER: Duration = Duration::from_secs(300);

/// How often a call starts over when the task that it waits for dies with its runtime.
const MAX_ROUNDS: u32 = 3;

/// Tokens of a provider.
pub(crate) struct TokenCache {
    provider: Arc<dyn TokenProvider>,
    login: Login,
    /// Locked for moments only, never across an await.
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    cached: Option<CachedToken>,
    /// How many tokens there have been.
    tokens: u64,
    /// The renewal that is under way.
    renewal: Option<Renewal>,
    /// How many renewals there have been.
    renewals: u64,
    /// Failures in a row.
    failures: u32,
    /// The server asked to be left alone until then, in this error.
    backoff: Option<(Instant, Error)>,
    /// The last token was rejected, and there is none in its place yet.
    rejected: bool,
}

/// The token in use.
struct CachedToken {
    token: IssuedToken,
    since: Instant,
    /// `None` if it is used until the server rejects it.
    expires: Option<Instant>,
    renew: Option<Instant>,
    /// It took the place of one that was rejected.
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

    /// The pass for a call: of the token in use, else of the renewal under way, else of a new one.
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
        let message = "signing in was cut off: the tokio runtime that it ran in is gone";
        Err(Error::new(ErrorKind::SignIn, message))
    }

    /// Notes that the server did not accept a pass. Tells whether another one may be had.
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
            // It is gone already, as another call was told the same.
            _ => true,
        }
    }

    fn lookup(self: &Arc<Self>) -> Result<Lookup, Error> {
        let now = Instant::now();
        let mut state = self.lock();
        if let Some(cached) = state.cached.as_ref().filter(|cached| cached.is_valid(now)) {
            let token = cached.token.clone();
            if cached.renew.is_some_and(|renew| renew <= now) && state.live_renewal().is_none() {
                // Without a runtime the call itself is going to fail; the token is good all the same.
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

    /// Starts a renewal in a task of its own, which goes on when the call that needs it is dropped.
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

    /// Puts a new token in its place, or notes the failure.
    fn finish(&self, number: u64, token: Result<AccessToken, Error>) -> Outcome {
        let result = token.and_then(|token| {
            let header = bearer(token.secret()).ok_or_else(|| {
                let message = "the token of the provider is empty, or holds characters that no token can (not shown)";
                Error::new(ErrorKind::SignIn, message)
            })?;
            Ok((header, token))
        });
        let mut state = self.lock();
        // Taken for lost, and another one is under way: its token is the newer one.
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
    /// The renewal that is under way, unless its task is dead.
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

    /// Decides when a renewal is tried again.
    fn schedule_retry(&mut self, error: &Error) {
        let now = Instant::now();
        let asked = error.retry_after().unwrap_or_default().min(MAX_RETRY_AFTER);
        self.backoff = Some((now + asked, error.duplicate())).filter(|_| !asked.is_zero());
        if let Some(cached) = self.cached.as_mut().filter(|cached| cached.is_valid(now)) {
            let left = cached.expires.map_or(MAX_BACKOFF, |expires| expires - now);
            let pause = Duration::from_secs(1 << self.failures.min(6)).min(MAX_BACKOFF);
            // At least half of it, so that there is a break; and at most half of the time that is left.
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

/// When a token is renewed: so long before it expires, but not at once, in case the provider gives no fresher ones.
fn renewal_time(now: Instant, expires: Instant, margin: Duration) -> Option<Instant> {
    let soon = now + margin / 20;
    expires.checked_sub(margin).map(|renew| renew.max(soon))
}

/// How long before its expiry a token is renewed: a tenth of its lifetime, five minutes at most, and up to half of that
/// less, so that processes that started together do not renew together.
fn margin(lifetime: Duration) -> Duration {
    (lifetime / 10)
        .min(MAX_MARGIN)
        .mul_f64(1.0 - fraction() / 2.0)
}
