//! Tokens that are kept while they are valid, and renewed by one task at a time, however many calls need one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;

use super::access_token::{AccessToken, bearer};
use super::login::Login;
use super::renewal::{Outcome, Renewal, guarded};
use super::session::Pass;
use super::token_provider::TokenProvider;
use crate::error::{Error, ErrorKind};
use crate::random::fraction;

/// The longest time before its expiry that a token is renewed.
const LARGEST_MARGIN: Duration = Duration::from_secs(300);

/// A token that took a rejected one's place and is rejected within this time is not replaced again: it is not the token
/// that the server minds, and asking for more of them would only use up the limit of token requests.
const TRIAL: Duration = Duration::from_secs(1);

/// The longest break between attempts to renew a token that is still valid.
const LONGEST_BREAK: Duration = Duration::from_secs(60);

/// The longest that the login server is left alone because it asked for it (`Retry-After`).
const LONGEST_REST: Duration = Duration::from_secs(300);

/// How often a call starts over when the task that it waits for dies with its runtime.
const ROUNDS: u32 = 3;

/// Tokens of a provider.
pub(crate) struct Renewing {
    provider: Arc<dyn TokenProvider>,
    login: Login,
    /// Locked for moments only, never across an await.
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// How many tokens there have been.
    tokens: u64,
    /// The renewal that is under way.
    renewal: Option<Renewal>,
    /// How many renewals there have been.
    renewals: u64,
    /// Failures in a row.
    failures: u32,
    /// The server asked to be left alone until then, in this error.
    rest: Option<(Instant, Error)>,
    /// The last token was rejected, and there is none in its place yet.
    rejected: bool,
}

/// The token in use.
struct Held {
    pass: Pass,
    since: Instant,
    /// `None` if it is used until the server rejects it.
    expires: Option<Instant>,
    renew: Option<Instant>,
    /// It took the place of one that was rejected.
    substitute: bool,
}

enum Found {
    Pass(Pass),
    Renewal(Renewal),
}

impl Renewing {
    pub(crate) fn new(provider: Arc<dyn TokenProvider>, login: Login) -> Self {
        Self {
            provider,
            login,
            state: Mutex::default(),
        }
    }

    /// The pass for a call: of the token in use, else of the renewal under way, else of a new one.
    pub(crate) async fn pass(self: &Arc<Self>) -> Result<Pass, Error> {
        for _ in 0..ROUNDS {
            let renewal = match self.find()? {
                Found::Pass(pass) => return Ok(pass),
                Found::Renewal(renewal) => renewal,
            };
            if let Some(outcome) = renewal.outcome().await {
                return outcome.map_err(|error| error.duplicate());
            }
        }
        let message = "signing in was cut off: the tokio runtime that it ran in is gone";
        Err(Error::new(ErrorKind::SignIn, message))
    }

    /// Notes that the server did not accept a pass. Tells whether another one may be had.
    pub(crate) fn reject(&self, pass: &Pass) -> bool {
        let mut state = self.lock();
        match &state.held {
            Some(held) if held.pass.number == pass.number => {
                if held.substitute && held.since.elapsed() < TRIAL {
                    return false;
                }
                state.held = None;
                state.rejected = true;
                true
            }
            // It is gone already, as another call was told the same.
            _ => true,
        }
    }

    fn find(self: &Arc<Self>) -> Result<Found, Error> {
        let now = Instant::now();
        let mut state = self.lock();
        if let Some(held) = state.held.as_ref().filter(|held| held.is_valid(now)) {
            let pass = held.pass.clone();
            if held.renew.is_some_and(|renew| renew <= now) && state.under_way().is_none() {
                // Without a runtime the call itself is going to fail; the token is good all the same.
                let _ = self.start(&mut state);
            }
            return Ok(Found::Pass(pass));
        }
        if let Some(renewal) = state.under_way() {
            return Ok(Found::Renewal(renewal));
        }
        if let Some((until, error)) = &state.rest
            && let Some(rest) = until.checked_duration_since(now)
            && !rest.is_zero()
        {
            return Err(error.duplicate().asked_to_wait(Some(rest)));
        }
        self.start(&mut state).map(Found::Renewal)
    }

    /// Starts a renewal in a task of its own, which goes on when the call that needs it is dropped.
    fn start(self: &Arc<Self>, state: &mut State) -> Result<Renewal, Error> {
        let runtime = Handle::try_current().map_err(|error| {
            Error::new(ErrorKind::SignIn, "signing in needs a tokio runtime").because(error)
        })?;
        state.renewals += 1;
        let number = state.renewals;
        let (renewal, sender) = Renewal::new();
        state.renewal = Some(renewal.clone());
        let this = Arc::clone(self);
        runtime.spawn(async move {
            let token = guarded(async { this.provider.token(&this.login).await }).await;
            let outcome = this.settle(number, token);
            sender.send_replace(Some(outcome));
        });
        Ok(renewal)
    }

    /// Puts a new token in its place, or notes the failure.
    fn settle(&self, number: u64, token: Result<AccessToken, Error>) -> Outcome {
        let result = token.and_then(|token| {
            let header = bearer(token.secret()).ok_or_else(|| {
                let message = "the token of the provider is empty, or holds characters that no token can (not shown)";
                Error::new(ErrorKind::SignIn, message)
            })?;
            Ok((header, token))
        });
        let mut state = self.lock();
        // Taken for lost, and another one is under way: its token is the newer one.
        let late = state.renewals != number;
        if !late {
            state.renewal = None;
        }
        match result {
            Ok((header, token)) => {
                state.tokens += 1;
                let number = state.tokens;
                let pass = Pass { header, number };
                if !late {
                    state.hold(pass.clone(), &token);
                }
                Ok(pass)
            }
            Err(error) => {
                if !late {
                    state.fail(&error);
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
    fn under_way(&self) -> Option<Renewal> {
        self.renewal.clone().filter(Renewal::is_alive)
    }

    fn hold(&mut self, pass: Pass, token: &AccessToken) {
        let now = Instant::now();
        let expires = token.expiry();
        self.held = Some(Held {
            pass,
            since: now,
            expires,
            renew: expires
                .zip(token.lifetime())
                .and_then(|(expires, lifetime)| renewal(now, expires, margin(lifetime))),
            substitute: std::mem::take(&mut self.rejected),
        });
        self.failures = 0;
        self.rest = None;
    }

    /// Decides when a renewal is tried again.
    fn fail(&mut self, error: &Error) {
        let now = Instant::now();
        let asked = error.retry_after().unwrap_or_default().min(LONGEST_REST);
        self.rest = Some((now + asked, error.duplicate())).filter(|_| !asked.is_zero());
        if let Some(held) = self.held.as_mut().filter(|held| held.is_valid(now)) {
            let left = held.expires.map_or(LONGEST_BREAK, |expires| expires - now);
            let pause = Duration::from_secs(1 << self.failures.min(6)).min(LONGEST_BREAK);
            // At least half of it, so that there is a break; and at most half of the time that is left.
            let pause = pause.min(left / 2).mul_f64(0.5 + fraction() / 2.0);
            held.renew = Some(now + pause.max(asked));
        }
        self.failures = self.failures.saturating_add(1);
    }
}

impl Held {
    fn is_valid(&self, now: Instant) -> bool {
        self.expires.is_none_or(|expires| now < expires)
    }
}

/// When a token is renewed: so long before it expires, but not at once, in case the provider gives no fresher ones.
fn renewal(now: Instant, expires: Instant, margin: Duration) -> Option<Instant> {
    let soon = now + margin / 20;
    expires.checked_sub(margin).map(|renew| renew.max(soon))
}

/// How long before its expiry a token is renewed: a tenth of its lifetime, five minutes at most, and up to half of that
/// less, so that processes that started together do not renew together.
fn margin(lifetime: Duration) -> Duration {
    (lifetime / 10)
        .min(LARGEST_MARGIN)
        .mul_f64(1.0 - fraction() / 2.0)
}
