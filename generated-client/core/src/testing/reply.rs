//! The server's replies, including deliberate failures.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use serde_json::json;

/// A reply to a request.
#[derive(Clone)]
pub(super) struct Reply {
    pub(super) kind: ReplyKind,
    pub(super) headers: HeaderMap,
    /// The delay before the reply.
    pub(super) delay: Duration,
}

#[derive(Clone)]
pub(super) enum ReplyKind {
    /// A complete response.
    Whole(StatusCode, Bytes),
    /// A response whose connection breaks in the middle of the body.
    Half(StatusCode, Bytes),
    /// An access token with this lifetime; a new token for each request unless one is given.
    Grant(Duration, Option<String>),
    /// No response, ever.
    Silence,
    /// No response; the connection is closed.
    Reset,
}

impl Reply {
    pub(super) fn new(kind: ReplyKind) -> Self {
        Self {
            kind,
            headers: HeaderMap::new(),
            delay: Duration::ZERO,
        }
    }

    /// Creates a response with a body of this media type.
    pub(super) fn typed(
        status: StatusCode,
        media_type: &'static str,
        body: impl Into<Bytes>,
    ) -> Self {
        let mut reply = Self::new(ReplyKind::Whole(status, body.into()));
        let media_type = HeaderValue::from_static(media_type);
        reply.headers.insert(CONTENT_TYPE, media_type);
        reply
    }

    /// Creates a response with a JSON body.
    pub(super) fn json(status: StatusCode, body: impl Into<Bytes>) -> Self {
        Self::typed(status, "application/json", body)
    }

    /// Creates an error response in the format of the platform.
    pub(super) fn error(status: StatusCode, code: &str, message: &str) -> Self {
        let body = json!({"code": code, "message": message, "status": status.as_u16()});
        Self::json(status, body.to_string())
    }

    pub(super) fn unavailable() -> Self {
        Self::error(
            StatusCode::SERVICE_UNAVAILABLE,
            "service.unavailable",
            "The service is not available at the moment.",
        )
    }

    pub(super) fn too_many_requests(retry_after: Duration) -> Self {
        let mut reply = Self::error(
            StatusCode::TOO_MANY_REQUESTS,
            "too.many.requests",
            "Rate limit exceeded.",
        );
        // The header has whole seconds; rounding down would permit a retry too early.
        let seconds = retry_after.as_secs() + u64::from(retry_after.subsec_nanos() > 0);
        reply.headers.insert(RETRY_AFTER, seconds.into());
        reply
    }

    /// Waits for the delay and builds the HTTP response; an error closes the connection.
    pub(super) async fn perform(self) -> io::Result<hyper::Response<ReplyBody>> {
        if self.delay > Duration::ZERO {
            tokio::time::sleep(self.delay).await;
        }
        let (status, body) = match self.kind {
            ReplyKind::Whole(status, body) => (status, ReplyBody::whole(body)),
            ReplyKind::Half(status, body) => (status, ReplyBody::half(body)),
            ReplyKind::Silence => std::future::pending().await,
            ReplyKind::Reset | ReplyKind::Grant(..) => {
                return Err(io::Error::other("the connection is closed on purpose"));
            }
        };
        let mut response = hyper::Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = self.headers;
        Ok(response)
    }
}

/// The body of a response, or only the beginning of it.
pub(super) struct ReplyBody {
    bytes: Bytes,
    /// The value of `Content-Length`.
    promised: u64,
    stage: Stage,
}

#[derive(Clone, Copy)]
enum Stage {
    Start,
    /// The bytes were passed on and must be flushed before the connection breaks.
    Flush,
    End,
}

impl ReplyBody {
    fn whole(bytes: Bytes) -> Self {
        Self {
            promised: bytes.len() as u64,
            bytes,
            stage: Stage::Start,
        }
    }

    fn half(bytes: Bytes) -> Self {
        Self {
            promised: bytes.len() as u64 * 2,
            ..Self::whole(bytes)
        }
    }

    fn is_whole(&self) -> bool {
        self.promised == self.bytes.len() as u64
    }
}

impl Body for ReplyBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match self.stage {
            Stage::Start => {
                self.stage = if self.is_whole() {
                    Stage::End
                } else {
                    Stage::Flush
                };
                Poll::Ready(Some(Ok(Frame::data(self.bytes.clone()))))
            }
            Stage::Flush => {
                self.stage = Stage::End;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Stage::End if self.is_whole() => Poll::Ready(None),
            Stage::End => Poll::Ready(Some(Err(io::Error::other("cut off on purpose")))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.is_whole() && (self.bytes.is_empty() || matches!(self.stage, Stage::End))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.promised)
    }
}
