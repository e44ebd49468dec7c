//! The sequence of a listing's pages: the next request, and the end of the listing.
//!
//! It is independent of the types of pages and items.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use bytes::Bytes;
use reqwest::Url;

use super::next_url::{add_missing_parameters, parameter, resolve, set_parameter};
use crate::error::{Error, ErrorKind};
use crate::json::{Slot, field, integer, length, text};
use crate::operation::{NextPage, Paging};
use crate::request::PreparedRequest;
use crate::text::printable;

/// Consecutive empty pages that end a listing even if the server announces more.
const EMPTY_LIMIT: u32 = 3;

/// Limit of the characters of a URL in messages.
const ADDRESS_LIMIT: usize = 200;

/// The state of a listing.
pub(super) struct PageSequence {
    state: State,
    /// The query of the first request. All requests repeat its parameters.
    query: String,
    empty: u32,
    /// Hashes of the requested URLs, and of the pages received.
    requested: HashSet<u64>,
    seen: HashSet<u64>,
    hasher: RandomState,
}

enum State {
    /// The next request.
    Next(PreparedRequest),
    /// The request in progress.
    Requested(PreparedRequest),
    /// The failed request, which can be resumed.
    Failed(PreparedRequest),
    /// The error to return in place of the next page.
    Invalid(Error),
    /// The listing has ended.
    Done,
}

/// The result of accepting a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// The page is part of the listing.
    New,
    /// The page was received before, which ends the listing.
    Repeated,
}

impl PageSequence {
    pub(super) fn new(first: Result<PreparedRequest, Error>) -> Self {
        let (state, query) = match first {
            Ok(request) => {
                let query = request.url.query().unwrap_or_default().to_owned();
                (State::Next(request), query)
            }
            Err(error) => (State::Invalid(error), String::new()),
        };
        Self {
            state,
            query,
            empty: 0,
            requested: HashSet::new(),
            seen: HashSet::new(),
            hasher: RandomState::new(),
        }
    }

    /// Returns the next request; `None` at the end of the listing and after a failure.
    pub(super) fn next_request(&mut self) -> Option<Result<PreparedRequest, Error>> {
        match std::mem::replace(&mut self.state, State::Done) {
            State::Next(request) => {
                self.requested
                    .insert(self.hasher.hash_one(request.url.as_str()));
                self.state = State::Requested(request.clone());
                Some(Ok(request))
            }
            State::Invalid(error) => Some(Err(error)),
            other => {
                self.state = other;
                None
            }
        }
    }

    /// Records that the request failed.
    pub(super) fn fail(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Done) {
            State::Requested(request) => State::Failed(request),
            other => other,
        };
    }

    /// Makes the failed request the next one.
    pub(super) fn resume(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Done) {
            State::Failed(request) => State::Next(request),
            other => other,
        };
    }

    /// Accepts a page and determines the next request.
    pub(super) fn accept_page(&mut self, page: &dyn Slot, body: u64) -> Page {
        let State::Requested(request) = std::mem::replace(&mut self.state, State::Done) else {
            return Page::New;
        };
        let Some(paging) = request.operation.paging else {
            return Page::New;
        };
        let count = field(page, paging.items).map_or(0, |items| length(&items));
        self.empty = if count == 0 { self.empty + 1 } else { 0 };
        // Empty pages are equal to each other; they have their own limit.
        if count > 0 && !self.seen.insert(body) {
            return Page::Repeated;
        }
        if self.empty < EMPTY_LIMIT {
            self.state = match self.next_url(&request, paging, page, count) {
                Ok(Some(url)) if !self.requested.contains(&self.hasher.hash_one(url.as_str())) => {
                    State::Next(PreparedRequest { url, ..request })
                }
                Ok(_) => State::Done,
                Err(message) => State::Invalid(
                    Error::new(ErrorKind::Paging, message).with_operation(request.operation),
                ),
            };
        }
        Page::New
    }

    /// Hashes a page, to recognize repetitions.
    pub(super) fn fingerprint(&self, body: &Bytes) -> u64 {
        self.hasher.hash_one(body)
    }

    /// Returns the URL of the next page, if the page names one.
    fn next_url(
        &self,
        request: &PreparedRequest,
        paging: Paging,
        page: &dyn Slot,
        count: usize,
    ) -> Result<Option<Url>, String> {
        let mut url = request.url.clone();
        match paging.next {
            NextPage::Uri { field: name } => {
                let address = field(page, name).and_then(text).unwrap_or_default();
                if address.is_empty() {
                    return Ok(None);
                }
                url = resolve(request.base(), &address).map_err(|problem| {
                    let address = printable(&address, ADDRESS_LIMIT);
                    format!("cannot request the next page at `{address}`: {problem}")
                })?;
                add_missing_parameters(&mut url, &self.query);
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
