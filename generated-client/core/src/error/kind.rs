//! Kinds of errors.

/// The kind of an error, for programs to match on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A setting of the client is invalid, so the client could not be built.
    Config,
    /// No access token is available.
    ///
    /// The login server refused, was unreachable, or sent an invalid response. The call itself was
    /// not sent.
    SignIn,
    /// A parameter or header is invalid. The request was not sent.
    InvalidParameter,
    /// The body contains a number that is not finite, which JSON cannot represent.
    ///
    /// The request was not sent.
    Encode,
    /// The connection failed.
    ///
    /// Reasons are an unknown host name, a refused connection, a TLS error, and a timeout while
    /// connecting. The request was not sent.
    Connect,
    /// The response did not arrive completely within the time limit.
    ///
    /// The server may have processed the request nevertheless.
    Timeout,
    /// The connection broke, or the response is not HTTP.
    ///
    /// The server may have processed the request nevertheless.
    Transport,
    /// The server responded with a status other than success.
    Status,
    /// The server responded with success, but the body does not match the operation.
    Decode,
    /// The response exceeds the size limit of the client.
    TooLarge,
    /// The URL of a listing's next page is invalid or must not be requested.
    Paging,
    /// A middleware or token provider of the program failed; see `Error::other`.
    Other,
}
