//! Decodes single values: strict about types, lenient about the notation of numbers.

use std::fmt;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

use super::slot::{Secrecy, TextSlot};

/// Fills a string.
pub(crate) struct StringVisitor<'a>(pub(crate) &'a mut String);

impl Visitor<'_> for StringVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        // The old string is empty, so reusing its memory gains nothing.
        *self.0 = text.to_owned();
        Ok(())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<(), E> {
        *self.0 = text;
        Ok(())
    }
}

/// Fills a value that is parsed from a string.
pub(crate) struct TextVisitor<'a>(&'a mut dyn TextSlot);

impl<'a> TextVisitor<'a> {
    /// Reads a string and lets the slot parse it. Errors never repeat the text of a secret.
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        slot: &'a mut dyn TextSlot,
        deserializer: D,
    ) -> Result<(), D::Error> {
        let (secrecy, expected) = (slot.secrecy(), slot.expected());
        deserializer
            .deserialize_str(Self(slot))
            .map_err(|error| match secrecy {
                Secrecy::Open => error,
                Secrecy::Secret => D::Error::custom(format_args!(
                    "invalid type or value (not shown), expected {expected}"
                )),
            })
    }
}

impl Visitor<'_> for TextVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.expected())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if self.0.set(text) {
            Ok(())
        } else {
            Err(E::invalid_value(Unexpected::Str(text), &self))
        }
    }
}

/// Fills a boolean.
pub(crate) struct BoolVisitor<'a>(pub(crate) &'a mut bool);

impl Visitor<'_> for BoolVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a boolean")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        *self.0 = value;
        Ok(())
    }
}

/// A number that accepts any numeric notation of the format, if the value fits.
pub(crate) trait Number: Sized {
    /// The name in error messages, with its article.
    const EXPECTED: &'static str;

    /// Converts an integer; `None` if it is out of range.
    fn from_integer(value: i128) -> Option<Self>;

    /// Converts a floating-point number; `None` if it is out of range or would lose its fraction.
    fn from_double(value: f64) -> Option<Self>;
}

macro_rules! integer {
    ($type:ty, $expected:literal) => {
        impl Number for $type {
            const EXPECTED: &'static str = $expected;

            fn from_integer(value: i128) -> Option<Self> {
                value.try_into().ok()
            }

            fn from_double(value: f64) -> Option<Self> {
                // The cast saturates far outside the range that `from_integer` checks.
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "numbers with a fraction are rejected"
                )]
                if value.fract() == 0.0 {
                    Self::from_integer(value as i128)
                } else {
                    None
                }
            }
        }
    };
}

integer!(i32, "a 32-bit integer");
integer!(i64, "a 64-bit integer");
integer!(u64, "an unsigned 64-bit integer");

impl Number for f64 {
    const EXPECTED: &'static str = "a number";

    #[expect(
        clippy::cast_precision_loss,
        reason = "a number may be rounded to what a double can hold"
    )]
    fn from_integer(value: i128) -> Option<Self> {
        Some(value as Self)
    }

    fn from_double(value: f64) -> Option<Self> {
        Some(value)
    }
}

impl Number for f32 {
    const EXPECTED: &'static str = "a single-precision number";

    fn from_integer(value: i128) -> Option<Self> {
        f64::from_integer(value).and_then(Self::from_double)
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "rounding is intended, overflow is rejected"
    )]
    fn from_double(value: f64) -> Option<Self> {
        let single = value as Self;
        (single.is_finite() || !value.is_finite()).then_some(single)
    }
}

/// Fills a number.
pub(crate) struct NumberVisitor<'a, N>(pub(crate) &'a mut N);

impl<N: Number> NumberVisitor<'_, N> {
    fn take<E: Error>(self, value: Option<N>, found: Unexpected<'_>) -> Result<(), E> {
        match value {
            Some(value) => {
                *self.0 = value;
                Ok(())
            }
            None => Err(E::invalid_value(found, &self)),
        }
    }
}

impl<N: Number> Visitor<'_> for NumberVisitor<'_, N> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(N::EXPECTED)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.take(N::from_integer(value.into()), Unexpected::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.take(N::from_integer(value.into()), Unexpected::Unsigned(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.take(N::from_integer(value), Unexpected::Other("large integer"))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        let number = i128::try_from(value).ok().and_then(N::from_integer);
        self.take(number, Unexpected::Other("large integer"))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.take(N::from_double(value), Unexpected::Float(value))
    }
}
