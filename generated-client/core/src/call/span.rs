//! What happens to a call, told to `tracing`; nothing at all without the feature of that name.

#[cfg(not(feature = "tracing"))]
pub(crate) use self::off::Span;
#[cfg(feature = "tracing")]
pub(crate) use self::on::Span;

#[cfg(not(feature = "tracing"))]
mod off {
    use std::time::Duration;

    use bytes::Bytes;

    use crate::error::Error;
    use crate::request::Call;
    use crate::response::Response;

    /// Nothing.
    pub(crate) struct Span;

    impl Span {
        pub(crate) const fn of(_: &Call) -> Self {
            Self
        }

        pub(crate) const fn around<F: Future>(&self, future: F) -> F {
            future
        }

        pub(crate) const fn retry(&self, _: &Result<Response<Bytes>, Error>, _: Duration) {}

        pub(crate) const fn end(&self, _: &Result<Response<Bytes>, Error>, _: u32) {}

        pub(crate) const fn failed(&self, _: &Error) {}
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
    use crate::request::Call;
    use crate::response::Response;
    use crate::text::visible;

    /// The span of a call, named as OpenTelemetry's conventions for HTTP clients have it.
    pub(crate) struct Span {
        span: tracing::Span,
        /// How many characters of a body are shown.
        bodies: usize,
    }

    impl Span {
        /// Opens the span of a call.
        pub(crate) fn of(call: &Call) -> Self {
            let operation = call.operation;
            let span = tracing::info_span!(
                "call",
                otel.kind = "client",
                otel.name = format_args!("{} {}", operation.method, operation.path),
                otel.status_code = Empty,
                operation.id = operation.id,
                http.request.method = operation.method.as_str(),
                url.template = operation.path,
                server.address = call.url.host_str(),
                server.port = call.url.port_or_known_default(),
                http.response.status_code = Empty,
                http.request.resend_count = Empty,
                error.type = Empty,
                correlation_id = Empty,
            );
            let this = Self {
                span,
                bodies: call.client.0.traced_bodies,
            };
            if let Some(body) = &call.body {
                this.body("request body", body);
            }
            this
        }

        /// Makes a future happen within the span.
        pub(crate) fn around<F: Future>(&self, future: F) -> Instrumented<F> {
            future.instrument(self.span.clone())
        }

        /// Tells of an attempt that is going to be followed by another one.
        pub(crate) fn retry(&self, outcome: &Result<Response<Bytes>, Error>, delay: Duration) {
            let reason = match outcome {
                Ok(response) => response.status().to_string(),
                Err(error) => error.to_string(),
            };
            let delay_ms = delay.as_millis() as u64;
            self.span
                .in_scope(|| tracing::debug!(reason, delay_ms, "sending again"));
        }

        /// Tells of the outcome.
        pub(crate) fn end(&self, result: &Result<Response<Bytes>, Error>, sent: u32) {
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
                Ok(response) => self.body("response body", response.value()),
                Err(error) => self.failed(error),
            }
        }

        /// Tells what the call failed of.
        pub(crate) fn failed(&self, error: &Error) {
            let span = &self.span;
            span.record("otel.status_code", "ERROR");
            match (error.kind(), error.status()) {
                (ErrorKind::Status, Some(status)) => span.record("error.type", status.as_str()),
                (kind, _) => span.record("error.type", display(format_args!("{kind:?}"))),
            };
        }

        fn body(&self, what: &str, body: &Bytes) {
            if self.bodies > 0 && !body.is_empty() {
                let text = String::from_utf8_lossy(body);
                let text = visible(&text, self.bodies);
                self.span
                    .in_scope(|| tracing::trace!(body = text, "{what}"));
            }
        }
    }
}
