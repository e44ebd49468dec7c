//! What the server sends, and the ways in which it does not.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use serde_json::json;

/// What the server does about a request.
#[derive(Clone)]
pub(super) struct Reply {
    pub(super) kind: ReplyKind,
    pub(super) headers: HeaderMap,
    /// How long it takes until then.
    pub(super) delay: Duration,
}

#[derive(Clone)]
pub(super) enum ReplyKind {
    /// An answer.
    Whole(StatusCode, Bytes),
    /// An answer whose connection breaks in the middle of the body.
    Half(StatusCode, Bytes),
    /// An access token that lives so long; a new one each time, unless it is given.
    Grant(Duration, Option<String>),
    /// No answer, ever.
    Silence,
    /// No answer, and the connection is closed.
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

    /// A status with a body of some media type.
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

    /// A status with a JSON body.
    pub(super) fn json(status: StatusCode, body: impl Into<Bytes>) -> Self {
        Self::typed(status, "application/json", body)
    }

    /// An error as the platform says it.
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
        // The header knows whole seconds: less would be too early.
        let seconds = retry_after.as_secs() + u64::from(retry_after.subsec_nanos() > 0);
        reply.headers.insert(RETRY_AFTER, seconds.into());
        reply
    }

    /// Waits as long as it takes, and makes the HTTP answer; an error means to close the connection.
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

/// The body of an answer, or the beginning of one.
pub(super) struct ReplyBody {
    bytes: Bytes,
    /// How many bytes `Content-Length` says there are.
    promised: u64,
    stage: Stage,
}

#[derive(Clone, Copy)]
enum Stage {
    Start,
    /// The bytes were handed over, and have to go out before the connection breaks.
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
