//! PKCE (RFC 7636): proves that a code is exchanged by the program that requested it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use crate::error::{Error, ErrorKind};
use crate::text::Secret;

/// Random bytes of a verifier or state. Base64 encodes them as 64 characters.
const SECRET_BYTES: usize = 48;

/// Returns a random text of 64 characters that need no encoding in URLs.
///
/// # Errors
///
/// If the operating system provides no randomness. The function has no weaker fallback.
pub(crate) fn random_secret() -> Result<Secret, Error> {
    let mut bytes = Zeroizing::new([0; SECRET_BYTES]);
    getrandom::fill(&mut *bytes).map_err(|error| {
        let message = "the operating system provides no randomness";
        Error::new(ErrorKind::SignIn, message).with_cause(error)
    })?;
    Ok(Secret::from(URL_SAFE_NO_PAD.encode(*bytes)))
}

/// Returns the challenge of a verifier for the method `S256`.
pub(crate) fn challenge(verifier: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(hmac_sha256::Hash::hash(verifier.expose().as_bytes()))
}

/// Tells whether a text is a valid verifier: 43 to 128 unreserved characters.
pub(crate) fn is_verifier(text: &str) -> bool {
    (43..=128).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn computes_the_challenge_of_the_rfc() {
        // Example of RFC 7636, appendix B.
        let verifier = Secret::from("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        let expected = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        assert_eq!(challenge(&verifier), expected);
    }

    #[test]
    fn generates_distinct_valid_verifiers() {
        let verifiers: BTreeSet<String> = (0..100)
            .map(|_| random_secret().unwrap().expose().to_owned())
            .collect();
        assert_eq!(verifiers.len(), 100);
        for verifier in verifiers {
            assert!(verifier.len() == 64 && is_verifier(&verifier), "{verifier}");
        }
        for text in ["", &"a".repeat(42), &"a".repeat(129), &"+".repeat(64)] {
            assert!(!is_verifier(text), "{text}");
        }
    }
}
