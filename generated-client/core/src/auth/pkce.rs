//! Proof that whoever exchanges a code is who asked for it (RFC 7636).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use crate::error::{Error, ErrorKind};
use crate::text::Secret;

/// Characters of a verifier or state: each has six bits, so that 64 make 384.
const SECRET_BYTES: usize = 48;

/// A text of 64 characters that nobody can guess; none needs to be encoded in a URL.
///
/// # Errors
///
/// When the operating system has no randomness to give. There is no weaker stand-in.
pub(crate) fn random_secret() -> Result<Secret, Error> {
    let mut bytes = Zeroizing::new([0; SECRET_BYTES]);
    getrandom::fill(&mut *bytes).map_err(|error| {
        let message = "the operating system gives no random numbers";
        Error::new(ErrorKind::SignIn, message).with_cause(error)
    })?;
    Ok(Secret::from(URL_SAFE_NO_PAD.encode(*bytes)))
}

/// The challenge of a verifier, by the method `S256`.
pub(crate) fn challenge(verifier: &Secret) -> String {
    URL_SAFE_NO_PAD.encode(hmac_sha256::Hash::hash(verifier.expose().as_bytes()))
}

/// Tells whether a text can be a verifier: 43 to 128 unreserved characters.
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
    fn the_challenge_is_that_of_the_rfc() {
        // RFC 7636, appendix B.
        let verifier = Secret::from("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        let expected = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        assert_eq!(challenge(&verifier), expected);
    }

    #[test]
    fn verifiers_are_long_unreserved_and_never_the_same() {
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
