//! What can go wrong, in kinds that a program can tell apart.

/// What went wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client could not be made: a setting is unfit. Nothing was sent.
    Config,
    /// No access token is to be had: the login server refused, could not be reached, or answered nonsense. The call itself
    /// was not sent.
    SignIn,
    /// A parameter or header cannot be sent. Nothing was sent.
    InvalidParameter,
    /// The body cannot be JSON, because of a number that is not finite. Nothing was sent.
    Encode,
    /// There is no connection to the server, be it that its name is unknown, it refused, TLS failed, or connecting took
    /// too long. Nothing was sent.
    Connect,
    /// The answer did not come, or not completely, within the time limit. The server may have acted all the same.
    Timeout,
    /// The connection broke, or what came is no HTTP. The server may have acted all the same.
    Transport,
    /// The server answered with a status other than success.
    Status,
    /// The server answered with success, but the body is not what the operation returns.
    Decode,
    /// The answer is larger than the client allows.
    TooLarge,
    /// A page of a listing leads to a next one that must not or cannot be asked for.
    Paging,
    /// A middleware or token provider of the program's own failed; see `Error::other`.
    Other,
}
