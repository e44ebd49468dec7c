//! The way through a listing: which page comes next, and when it is over. Nothing here depends on a type.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use bytes::Bytes;
use reqwest::Url;

use super::next_url::{keep_parameters, parameter, resolve, set_parameter};
use crate::error::{Error, ErrorKind};
use crate::json::{Slot, field, integer, length, text};
use crate::operation::{NextPage, Paging};
use crate::request::Call;
use crate::text::visible;

/// Empty pages in a row after which a listing is over, whatever the server says.
const EMPTY_LIMIT: u32 = 3;

/// Characters of an address that a message shows.
const ADDRESS_LIMIT: usize = 200;

/// The way through a listing.
pub(super) struct Walk {
    state: State,
    /// The query of the first request, whose parameters go along to the end.
    query: String,
    empty: u32,
    /// Fingerprints of the addresses that were asked for, and of the pages that came.
    asked: HashSet<u64>,
    came: HashSet<u64>,
    hasher: RandomState,
}

enum State {
    /// This is to be asked for next.
    Next(Call),
    /// This was asked for.
    Asked(Call),
    /// Asking for this failed; it can be asked for again.
    Failed(Call),
    /// This stands in place of the next page.
    Problem(Error),
    /// There is no more.
    Over,
}

/// What to make of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// It belongs to the listing.
    New,
    /// It came before: the listing is over.
    Repeated,
}

impl Walk {
    pub(super) fn new(first: Result<Call, Error>) -> Self {
        let (state, query) = match first {
            Ok(call) => {
                let query = call.url.query().unwrap_or_default().to_owned();
                (State::Next(call), query)
            }
            Err(error) => (State::Problem(error), String::new()),
        };
        Self {
            state,
            query,
            empty: 0,
            asked: HashSet::new(),
            came: HashSet::new(),
            hasher: RandomState::new(),
        }
    }

    /// What to ask for now; `None` if there is no more, or asking failed.
    pub(super) fn ask(&mut self) -> Option<Result<Call, Error>> {
        match std::mem::replace(&mut self.state, State::Over) {
            State::Next(call) => {
                self.asked.insert(self.hasher.hash_one(call.url.as_str()));
                self.state = State::Asked(call.clone());
                Some(Ok(call))
            }
            State::Problem(error) => Some(Err(error)),
            other => {
                self.state = other;
                None
            }
        }
    }

    /// Notes that no page came.
    pub(super) fn fail(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Over) {
            State::Asked(call) => State::Failed(call),
            other => other,
        };
    }

    /// Makes the page that did not come the next one.
    pub(super) fn resume(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Over) {
            State::Failed(call) => State::Next(call),
            other => other,
        };
    }

    /// Takes in a page, and finds out what comes after it.
    pub(super) fn arrive(&mut self, page: &dyn Slot, body: u64) -> Page {
        let State::Asked(call) = std::mem::replace(&mut self.state, State::Over) else {
            return Page::New;
        };
        let Some(paging) = call.operation.paging else {
            return Page::New;
        };
        let count = field(page, paging.items).map_or(0, |items| length(&items));
        self.empty = if count == 0 { self.empty + 1 } else { 0 };
        // Empty pages look alike; they have a limit of their own.
        if count > 0 && !self.came.insert(body) {
            return Page::Repeated;
        }
        if self.empty < EMPTY_LIMIT {
            self.state = match self.next_url(&call, paging, page, count) {
                Ok(Some(url)) if !self.asked.contains(&self.hasher.hash_one(url.as_str())) => {
                    State::Next(Call { url, ..call })
                }
                Ok(_) => State::Over,
                Err(message) => {
                    State::Problem(Error::new(ErrorKind::Paging, message).of(call.operation))
                }
            };
        }
        Page::New
    }

    /// A fingerprint of a page, to know it again.
    pub(super) fn fingerprint(&self, body: &Bytes) -> u64 {
        self.hasher.hash_one(body)
    }

    /// Where the next page is, if there is one.
    fn next_url(
        &self,
        call: &Call,
        paging: Paging,
        page: &dyn Slot,
        count: usize,
    ) -> Result<Option<Url>, String> {
        let mut url = call.url.clone();
        match paging.next {
            NextPage::Uri { field: name } => {
                let address = field(page, name).and_then(text).unwrap_or_default();
                if address.is_empty() {
                    return Ok(None);
                }
                url = resolve(&call.client.0.base, &address).map_err(|problem| {
                    let address = visible(&address, ADDRESS_LIMIT);
                    format!("the next page is not asked for at `{address}`: {problem}")
                })?;
                keep_parameters(&mut url, &self.query);
            }
            NextPage::Number {
                parameter: name,
                count: total,
            } => {
                let number = parameter(&url, name).and_then(|number| number.parse().ok());
                let number: i64 = number.unwrap_or(1);
                let total = total
                    .and_then(|name| field(page, name))
                    .and_then(|value| integer(&value));
                let more = total.map_or(count > 0, |total| number < total);
                let Some(next) = number.checked_add(1).filter(|_| more) else {
                    return Ok(None);
                };
                set_parameter(&mut url, name, &next.to_string());
            }
            NextPage::Cursor {
                parameter: name,
                field: source,
            } => {
                let cursor = field(page, source);
                let cursor = cursor.and_then(|value| {
                    let number = integer(&value).map(|number| number.to_string().into());
                    number.or_else(|| text(value))
                });
                let Some(cursor) = cursor.filter(|cursor| !cursor.is_empty()) else {
                    return Ok(None);
                };
                set_parameter(&mut url, name, &cursor);
            }
        }
        Ok(Some(url))
    }
}
