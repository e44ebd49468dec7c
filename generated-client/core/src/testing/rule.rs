//! Rules: which requests get which response, and how often.

use std::fmt::{self, Display};
use std::marker::PhantomData;
use std::panic::Location as Place;
use std::sync::Mutex;
use std::time::Duration;

use serde::Serialize;

use super::fail;
use super::received::Received;
use super::received_style;
use super::reply::Reply;
use super::request_check::{Allow, names, unknown};
use super::state::{CORRELATION_ID, Condition, RuleEntry, ServerState, Subject, lock};
use crate::json::Json;
use crate::operation::Location;
use crate::transport::header;

/// A rule under construction, from [`Server::on`](super::Server::on): conditions, then a response.
///
/// Without conditions, the rule applies to every request for the operation. With several
/// conditions, all of them must hold.
///
/// ```
/// # use generated_client::operations::organization::GetOrganizationsMigration;
/// # use serde_json::json;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # let server = generated_client::testing::Server::start().await;
/// let rule = server.on(GetOrganizationsMigration).path("migrationName", "eu-west");
/// rule.query("includeDetails", true).returns_json(json!({"name": "eu-west"}));
/// // Conditions on any other part of the request:
/// let rule = server.on(GetOrganizationsMigration);
/// rule.when(|request| request.headers().contains_key("x-tenant")).unavailable();
/// # drop(server.verify());
/// # }
/// ```
#[must_use = "a rule needs a response: `returns(..)`, for example"]
pub struct RuleBuilder<'s, E> {
    state: &'s Mutex<ServerState>,
    subject: Subject,
    conditions: Vec<Condition>,
    place: &'static Place<'static>,
    endpoint: PhantomData<fn() -> E>,
}

impl<'s, E> RuleBuilder<'s, E> {
    pub(super) fn new(
        state: &'s Mutex<ServerState>,
        subject: Subject,
        place: &'static Place<'static>,
    ) -> Self {
        Self {
            state,
            subject,
            conditions: Vec::new(),
            place,
            endpoint: PhantomData,
        }
    }

    /// Restricts the rule to requests with this value of a path parameter.
    ///
    /// # Panics
    ///
    /// If the operation has no such path parameter.
    #[track_caller]
    pub fn path(self, name: &'static str, value: impl Display) -> Self {
        self.require_known(name, Location::Path, "path parameter");
        let value = value.to_string();
        let wanted = format!("the path parameter `{name}` to be `{value}`");
        self.with_condition(wanted, move |request| {
            request.path_parameter(name) == Some(&value)
        })
    }

    /// Restricts the rule to requests with this value among those of a query parameter.
    ///
    /// # Panics
    ///
    /// If the operation has no such query parameter, unless [unknown
    /// ones](Allow::UnknownQueryParameters) are allowed.
    #[track_caller]
    pub fn query(self, name: &'static str, value: impl Display) -> Self {
        let allow = Allow::UnknownQueryParameters;
        if !lock(self.state).allowed.contains(&allow) {
            self.require_known(name, Location::Query, "query parameter");
        }
        let value = value.to_string();
        let wanted = format!("the query parameter `{name}` to be `{value}`");
        self.with_condition(wanted, move |request| {
            request.query_values(name).any(|one| one == value)
        })
    }

    /// Restricts the rule to requests with this value of a header.
    pub fn header(self, name: &'static str, value: impl Display) -> Self {
        let value = value.to_string();
        let wanted = format!("the header `{name}` to be `{value}`");
        self.with_condition(wanted, move |request| request.header(name) == Some(&value))
    }

    /// Restricts the rule to requests with this JSON body: a model, or `json!({..})`.
    ///
    /// # Panics
    ///
    /// If the value cannot be encoded as JSON.
    #[track_caller]
    pub fn body(self, value: impl Serialize) -> Self {
        // Encodes and decodes the value, so that its numbers are compared as they are on the wire.
        let json = serde_json::to_string(&value).and_then(|text| serde_json::from_str(&text));
        let json: Json = match json {
            Ok(json) => json,
            Err(error) => fail(format_args!("cannot encode the value as JSON: {error}")),
        };
        let wanted = format!("the body to be `{json}`");
        self.with_condition(wanted, move |request| {
            let body: Option<Json> = serde_json::from_slice(request.body()).ok();
            body.as_ref() == Some(&json)
        })
    }

    /// Restricts the rule to requests for which the function returns `true`.
    ///
    /// The function must not call methods of the server, which would deadlock.
    pub fn when(self, holds: impl Fn(&Received) -> bool + Send + Sync + 'static) -> Self {
        self.with_condition("its `when` condition to hold".to_owned(), holds)
    }

    fn with_condition(
        mut self,
        wanted: String,
        holds: impl Fn(&Received) -> bool + Send + Sync + 'static,
    ) -> Self {
        let holds = Box::new(holds);
        self.conditions.push(Condition { wanted, holds });
        self
    }

    /// Fails the test for an unknown name, since the condition could never hold.
    #[track_caller]
    fn require_known(&self, name: &str, location: Location, what: &str) {
        let Subject::Operation(operation) = self.subject else {
            return;
        };
        let known = names(operation, location);
        if !received_style::is_known(name, operation, location) {
            fail(format_args!(
                "{}: {}",
                operation.id,
                unknown(name, what, &known)
            ));
        }
    }

    /// Adds the rule to the server.
    pub(super) fn respond(self, reply: Reply) -> Rule<'s> {
        let mut state = lock(self.state);
        state.rules.push(RuleEntry {
            subject: self.subject,
            conditions: self.conditions,
            reply,
            limit: None,
            used: 0,
            place: self.place,
        });
        Rule {
            state: self.state,
            index: state.rules.len() - 1,
        }
    }
}

impl<E> fmt::Debug for RuleBuilder<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RuleBuilder").finish_non_exhaustive()
    }
}

/// A rule that is active: how often it applies, and additions to its response.
///
/// ```
/// # use generated_client::operations::organization::DeleteOrganizationsMe;
/// # use std::time::Duration;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # let server = generated_client::testing::Server::start().await;
/// let rule = server.on(DeleteOrganizationsMe).returns(());
/// rule.once().delay(Duration::from_millis(10)).with_correlation_id("5f2c");
///
/// let client = server.client();
/// let response = client.organization().delete_organizations_me().send().await.unwrap();
/// assert_eq!(response.correlation_id(), Some("5f2c"));
/// # }
/// ```
pub struct Rule<'s> {
    state: &'s Mutex<ServerState>,
    index: usize,
}

impl Rule<'_> {
    /// Applies the rule to one request. The test fails if the server receives none.
    pub fn once(self) -> Self {
        self.times(1)
    }

    /// Applies the rule to this many requests. The test fails if the server receives fewer.
    pub fn times(self, count: usize) -> Self {
        self.change(|rule| rule.limit = Some(count))
    }

    /// Delays the response.
    pub fn delay(self, delay: Duration) -> Self {
        self.change(|rule| rule.reply.delay = delay)
    }

    /// Adds a header to the response, replacing an existing one of that name.
    ///
    /// # Panics
    ///
    /// If the name or the value is not valid in a header.
    #[track_caller]
    pub fn with_header(self, name: &str, value: &str) -> Self {
        match header(name, value) {
            Ok((name, value)) => self.change(|rule| drop(rule.reply.headers.insert(name, value))),
            Err(message) => fail(message),
        }
    }

    /// Sets the header `ININ-Correlation-Id` of the response.
    ///
    /// The default is `testing-1`, `testing-2` and so on.
    ///
    /// # Panics
    ///
    /// If the value is not valid in a header.
    #[track_caller]
    pub fn with_correlation_id(self, id: &str) -> Self {
        self.with_header(CORRELATION_ID.as_str(), id)
    }

    fn change(self, change: impl FnOnce(&mut RuleEntry)) -> Self {
        if let Some(rule) = lock(self.state).rules.get_mut(self.index) {
            change(rule);
        }
        self
    }
}

impl fmt::Debug for Rule<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rule").finish_non_exhaustive()
    }
}
