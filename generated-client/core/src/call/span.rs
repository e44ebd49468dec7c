//! Spans and events for `tracing`; no-ops without the feature `tracing`.

#[cfg(not(feature = "tracing"))]
pub(crate) use self::off::Span;
#[cfg(feature = "tracing")]
pub(crate) use self::on::Span;

#[cfg(not(feature = "tracing"))]
mod off {
    use std::time::Duration;

    use bytes::Bytes;

    use crate::error::Error;
    use crate::request::PreparedRequest;
    use crate::response::Response;

    /// Does nothing.
    pub(crate) struct Span;

    impl Span {
        pub(crate) const fn start(_: &PreparedRequest) -> Self {
            Self
        }

        pub(crate) const fn instrument<F: Future>(&self, future: F) -> F {
            future
        }

        pub(crate) const fn record_retry(&self, _: &Result<Response<Bytes>, Error>, _: Duration) {}

        pub(crate) const fn record_result(&self, _: &Result<Response<Bytes>, Error>, _: u32) {}

        pub(crate) const fn record_error(&self, _: &Error) {}
    }
}

#[cfg(feature = "tracing")]
mod on {
    use std::time::Duration;

    use bytes::Bytes;
    use tracing::field::{Empty, display};
    use tracing::instrument::{Instrument, Instrumented};

    use crate::error::Error;
    use crate::error::ErrorKind;
    use crate::request::PreparedRequest;
    use crate::response::Response;
    use crate::text::printable;

    /// The span of a call, with field names of OpenTelemetry's conventions for HTTP clients.
    pub(crate) struct Span {
        span: tracing::Span,
        /// Limit of the characters of a body in events.
        body_limit: usize,
    }

    impl Span {
        /// Opens the span of a call.
        pub(crate) fn start(request: &PreparedRequest) -> Self {
            let operation = request.operation;
            let span = tracing::info_span!(
                "call",
                otel.kind = "client",
                otel.name = format_args!("{} {}", operation.method, operation.path),
                otel.status_code = Empty,
                operation.id = operation.id,
                http.request.method = operation.method.as_str(),
                url.template = operation.path,
                server.address = request.url.host_str(),
                server.port = request.url.port_or_known_default(),
                http.response.status_code = Empty,
                http.request.resend_count = Empty,
                error.type = Empty,
                correlation_id = Empty,
            );
            let this = Self {
                span,
                body_limit: request.client.0.traced_bodies,
            };
            if let Some(body) = &request.body {
                this.record_body("request body", body);
            }
            this
        }

        /// Runs a future within the span.
        pub(crate) fn instrument<F: Future>(&self, future: F) -> Instrumented<F> {
            Instrument::instrument(future, self.span.clone())
        }

        /// Records an attempt that is followed by another one.
        pub(crate) fn record_retry(
            &self,
            outcome: &Result<Response<Bytes>, Error>,
            delay: Duration,
        ) {
            let reason = match outcome {
                Ok(response) => response.status().to_string(),
                Err(error) => error.to_string(),
            };
            let delay_ms = delay.as_millis() as u64;
            self.span
                .in_scope(|| tracing::debug!(reason, delay_ms, "sending again"));
        }

        /// Records the outcome.
        pub(crate) fn record_result(&self, result: &Result<Response<Bytes>, Error>, sent: u32) {
            let span = &self.span;
            if sent > 1 {
                span.record("http.request.resend_count", sent - 1);
            }
            let (status, id) = match result {
                Ok(response) => (Some(response.status()), response.correlation_id()),
                Err(error) => (error.status(), error.correlation_id()),
            };
            if let Some(status) = status {
                span.record("http.response.status_code", status.as_u16());
            }
            if let Some(id) = id {
                span.record("correlation_id", id);
            }
            match result {
                Ok(response) => self.record_body("response body", response.value()),
                Err(error) => self.record_error(error),
            }
        }

        /// Records the error of a failed call.
        pub(crate) fn record_error(&self, error: &Error) {
            let span = &self.span;
            span.record("otel.status_code", "ERROR");
            match (error.kind(), error.status()) {
                (ErrorKind::Status, Some(status)) => span.record("error.type", status.as_str()),
                (kind, _) => span.record("error.type", display(format_args!("{kind:?}"))),
            };
        }

        fn record_body(&self, what: &str, body: &Bytes) {
            if self.body_limit > 0 && !body.is_empty() {
                let text = String::from_utf8_lossy(body);
                let text = printable(&text, self.body_limit);
                self.span
                    .in_scope(|| tracing::trace!(body = text, "{what}"));
            }
        }
    }
}
