//! Compressed responses, valid and corrupt.

use crate::support::calls::get;
use crate::support::faulty::{Faulty, answer, send};
use generated_client::{Error, ErrorKind};

/// The size limit of a response in bytes.
const LIMIT: usize = 100_000;

/// Returns the result of a call that gets this compressed response. Asserts that an uncompressed
/// response on the same connection succeeds.
async fn result(coding: &str, body: &[u8]) -> Result<i32, Error> {
    let headers = format!("Content-Encoding: {coding}\r\nContent-Type: application/json\r\n");
    let server = Faulty::start([vec![send(answer("200 OK", &headers, body))]]).await;
    let builder = super::builder(server.url()).max_response_bytes(LIMIT);
    let client = builder.build().unwrap();
    let result = get(&client).await;
    let accepted = server.requests();
    let accepted = accepted[0].header("accept-encoding").unwrap().to_owned();
    assert!(accepted.contains(coding), "{accepted}");
    assert_eq!(get(&client).await.unwrap(), 3);
    assert_eq!(server.requests().len(), 2);
    result
}

fn assert_kind(result: Result<i32, Error>, kind: ErrorKind) {
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (kind, 1), "{error}");
    assert_eq!(error.status(), None);
}

#[cfg(feature = "gzip")]
mod gzip {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::{ErrorKind, LIMIT, assert_kind, result};
    use crate::support::faulty::GOOD;

    fn compress(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    #[tokio::test]
    async fn decompresses_a_valid_body() {
        assert_eq!(result("gzip", &compress(GOOD)).await.unwrap(), 3);
        let spaces = " ".repeat(LIMIT - GOOD.len());
        let text = compress(&format!("{spaces}{GOOD}"));
        assert_eq!(result("gzip", &text).await.unwrap(), 3);
    }

    #[tokio::test]
    async fn corrupt_body_is_a_transport_error() {
        let whole = compress(&GOOD.repeat(100));
        let mut garbled = whole.clone();
        garbled[20] ^= 0xff;
        let mut checksum = whole.clone();
        let end = checksum.len() - 8;
        checksum[end] ^= 0xff;
        for body in [
            &garbled[..],
            &checksum,
            &whole[..whole.len() / 2],
            b"no gzip at all",
        ] {
            assert_kind(result("gzip", body).await, ErrorKind::Transport);
        }
    }

    #[tokio::test]
    async fn decompression_bomb_hits_the_size_limit() {
        for size in [LIMIT + 1, 50_000_000] {
            let bomb = compress(&" ".repeat(size));
            assert!(bomb.len() < LIMIT);
            assert_kind(result("gzip", &bomb).await, ErrorKind::TooLarge);
        }
    }
}

#[cfg(feature = "brotli")]
mod brotli {
    use super::{ErrorKind, assert_kind, result};

    /// Brotli stream of `{"version": 3}`.
    const PACKED: &[u8] =
        b"\x8b\x06\x80\x7b\x22\x76\x65\x72\x73\x69\x6f\x6e\x22\x3a\x20\x33\x7d\x03";

    /// Brotli stream of a million spaces and `{"version": 3}`.
    const BOMB: &[u8] =
        b"\x5b\x4d\x42\x8f\xdf\x48\xb9\x5a\xe6\x3b\x35\x88\xc8\x5e\x9f\x9a\xd1\xc9\x4a\x54\x79\xac\
        \x10\x98\xeb\xfc\x9c\x07\xc8\x42\xe8\x8c\x01";

    #[tokio::test]
    async fn decompresses_a_valid_body() {
        assert_eq!(result("br", PACKED).await.unwrap(), 3);
    }

    #[tokio::test]
    async fn corrupt_body_is_a_transport_error() {
        for body in [&PACKED[..PACKED.len() / 2], b"no brotli at all"] {
            assert_kind(result("br", body).await, ErrorKind::Transport);
        }
    }

    #[tokio::test]
    async fn decompression_bomb_hits_the_size_limit() {
        assert_kind(result("br", BOMB).await, ErrorKind::TooLarge);
    }
}
