//! The state of a server: its rules and the requests received. Chooses the reply to each request.

use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};

use reqwest::header::{ALLOW, HeaderName, HeaderValue};
use reqwest::{Method, StatusCode};

use super::received::Received;
use super::reply::{Reply, ReplyKind};
use super::report::{Mismatch, Report};
use super::request_check::{Allow, check};
use super::route::{NoRoute, route};
use super::token_endpoint::{self, Tokens};
use super::wording::times;
use crate::operation::Operation;

/// The header with the identifier that the platform's support uses to find a request.
pub(super) const CORRELATION_ID: HeaderName = HeaderName::from_static("inin-correlation-id");

/// The error code in responses to mismatches.
const MISMATCH: &str = "testing.mismatch";

/// The requests that a rule applies to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Operation(&'static Operation),
    SignIn,
}

/// A condition of a rule.
pub(super) struct Condition {
    /// The condition, to be printed after "requires".
    pub(super) wanted: String,
    pub(super) holds: Box<dyn Fn(&Received) -> bool + Send + Sync>,
}

/// A rule: which requests get which reply, and how often.
pub(super) struct RuleEntry {
    pub(super) subject: Subject,
    pub(super) conditions: Vec<Condition>,
    pub(super) reply: Reply,
    pub(super) limit: Option<usize>,
    pub(super) used: usize,
    /// The rule's location in the test.
    pub(super) place: &'static Location<'static>,
}

impl RuleEntry {
    /// Returns the reason why the rule does not apply to a request; `None` if it applies.
    fn mismatch(&self, request: &Received) -> Option<String> {
        if let Some(limit) = self.limit.filter(|limit| self.used >= *limit) {
            return Some(match limit {
                0 => "applies to no request".to_owned(),
                _ => format!("is used up ({})", times(limit)),
            });
        }
        for condition in &self.conditions {
            let wanted = &condition.wanted;
            // An uncaught panic would close the connection, and the client would report only that.
            match catch_unwind(AssertUnwindSafe(|| (condition.holds)(request))) {
                Ok(true) => {}
                Ok(false) => return Some(format!("requires {wanted}")),
                Err(_) => return Some("panicked in a condition".to_owned()),
            }
        }
        None
    }

    /// Returns the message about a rule that was used too rarely.
    fn unmet(&self) -> Option<String> {
        let limit = self.limit.filter(|limit| self.used < *limit)?;
        let name = match self.subject {
            Subject::Operation(operation) => operation.id,
            Subject::SignIn => "sign-in",
        };
        let used = match self.used {
            0 => "was never used".to_owned(),
            used => format!("was used {}", times(used)),
        };
        let (place, limit) = (self.place, times(limit));
        Some(format!(
            "{name}: the rule at {place} {used}, expected {limit}"
        ))
    }
}

/// The state of a server.
pub(super) struct ServerState {
    operations: Vec<&'static Operation>,
    pub(super) rules: Vec<RuleEntry>,
    pub(super) allowed: Vec<Allow>,
    pub(super) tokens: Tokens,
    pub(super) requests: Vec<Received>,
    pub(super) token_requests: Vec<Received>,
    pub(super) mismatches: Vec<Mismatch>,
    replies: usize,
}

/// Locks the state.
///
/// A test that panicked while it held the lock has already failed, so others ignore the poison.
pub(super) fn lock(state: &Mutex<ServerState>) -> MutexGuard<'_, ServerState> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl ServerState {
    pub(super) fn new(operations: &[&'static Operation]) -> Self {
        Self {
            operations: operations.to_vec(),
            rules: Vec::new(),
            allowed: Vec::new(),
            tokens: Tokens::default(),
            requests: Vec::new(),
            token_requests: Vec::new(),
            mismatches: Vec::new(),
            replies: 0,
        }
    }

    /// Adds an operation, unless it is known.
    pub(super) fn add_operation(&mut self, operation: &'static Operation) {
        if !self.operations.contains(&operation) {
            self.operations.insert(0, operation);
        }
    }

    /// Returns the current report.
    pub(super) fn report(&self) -> Report {
        Report {
            mismatches: self.mismatches.clone(),
            unmet: self.rules.iter().filter_map(RuleEntry::unmet).collect(),
        }
    }

    /// Records a request and chooses the reply.
    pub(super) fn reply(&mut self, mut request: Received) -> Reply {
        self.replies += 1;
        let number = self.replies;
        let mut reply = if request.path() == token_endpoint::PATH {
            let reply = self.sign_in(&request);
            self.token_requests.push(request);
            reply
        } else {
            let reply = self.call(&mut request);
            self.requests.push(request);
            reply
        };
        if let Ok(id) = HeaderValue::try_from(format!("testing-{number}")) {
            reply.headers.entry(CORRELATION_ID).or_insert(id);
        }
        reply
    }

    fn sign_in(&mut self, request: &Received) -> Reply {
        let problems = token_endpoint::check(request);
        if !problems.is_empty() {
            let status = match *request.method() {
                Method::POST => StatusCode::BAD_REQUEST,
                _ => StatusCode::METHOD_NOT_ALLOWED,
            };
            let message = self.mismatch(request, problems);
            return token_endpoint::error(status, MISMATCH, &message);
        }
        let reply = self.choose(Subject::SignIn, request);
        let reply =
            reply.unwrap_or_else(|_| Reply::new(ReplyKind::Grant(token_endpoint::LIFETIME, None)));
        self.tokens.fill(reply, request)
    }

    fn call(&mut self, request: &mut Received) -> Reply {
        let operation = match route(&self.operations, request.method(), request.path()) {
            Ok((operation, parameters)) => {
                request.operation = Some(operation);
                request.path_parameters = parameters;
                operation
            }
            Err(NoRoute::Path(problem)) => {
                return self.refuse(StatusCode::NOT_FOUND, request, vec![problem]);
            }
            Err(NoRoute::Method(problem, methods)) => {
                let status = StatusCode::METHOD_NOT_ALLOWED;
                let mut reply = self.refuse(status, request, vec![problem]);
                let methods: Vec<&str> = methods.iter().map(Method::as_str).collect();
                if let Ok(methods) = HeaderValue::try_from(methods.join(", ")) {
                    reply.headers.insert(ALLOW, methods);
                }
                return reply;
            }
        };
        if let Some(refusal) = self.tokens.refusal(request, operation) {
            return refusal;
        }
        let problems = check(request, operation, &self.allowed);
        if !problems.is_empty() {
            return self.refuse(StatusCode::BAD_REQUEST, request, problems);
        }
        match self.choose(Subject::Operation(operation), request) {
            Ok(reply) => reply,
            Err(problem) => self.refuse(StatusCode::BAD_REQUEST, request, vec![problem]),
        }
    }

    /// Returns the reply of the first rule that applies, and counts its use.
    ///
    /// Returns the reason if no rule applies.
    fn choose(&mut self, subject: Subject, request: &Received) -> Result<Reply, String> {
        let mut reasons = Vec::new();
        let rules = self.rules.iter_mut();
        for rule in rules.filter(|rule| rule.subject == subject) {
            match rule.mismatch(request) {
                Some(mismatch) => {
                    reasons.push(format!("the rule at {} {mismatch}", rule.place));
                }
                None => {
                    rule.used += 1;
                    return Ok(rule.reply.clone());
                }
            }
        }
        Err(match reasons.as_slice() {
            [] => "no rule for this operation".to_owned(),
            reasons => format!("no rule applies to this request: {}", reasons.join(", ")),
        })
    }

    /// Records a mismatch and returns the response that describes it.
    fn refuse(&mut self, status: StatusCode, request: &Received, problems: Vec<String>) -> Reply {
        let message = self.mismatch(request, problems);
        Reply::error(status, MISMATCH, &message)
    }

    /// Records a mismatch and returns its message.
    fn mismatch(&mut self, request: &Received, problems: Vec<String>) -> String {
        let mismatch = Mismatch {
            request: request.line(),
            operation: request.operation,
            problems,
        };
        let message = mismatch.message();
        self.mismatches.push(mismatch);
        message
    }

    /// Records a connection with invalid HTTP.
    pub(super) fn record_invalid_http(&mut self, error: &hyper::Error) {
        self.mismatches.push(Mismatch {
            request: "a connection".to_owned(),
            operation: None,
            problems: vec![format!("invalid HTTP/1.1: {error}")],
        });
    }
}
