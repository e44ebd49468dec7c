//! Instants of RFC 3339.

use std::fmt;
use std::str::FromStr;

use jiff::fmt::temporal::Pieces;
use jiff::{Span, Timestamp, civil};

/// An instant with nanosecond precision.
///
/// It holds the instants of RFC 3339, also `9999-12-31T23:59:59Z`, which some APIs use for "never".
/// A leap second becomes the second before it, and digits after the ninth are dropped.
/// The wire format accepts any offset and writes UTC. Instants that have no year of four digits in
/// UTC are written with another offset.
///
/// Convert it from and to [`jiff::Timestamp`] for arithmetic:
///
/// ```
/// use generated_client_core::DateTime;
///
/// let instant: DateTime = "2026-01-31T12:00:00+01:00".parse()?;
/// assert_eq!(instant.to_string(), "2026-01-31T11:00:00Z");
/// let timestamp = jiff::Timestamp::try_from(instant)?;
/// assert_eq!(DateTime::from(timestamp), instant);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    /// Seconds since 1970-01-01T00:00:00Z, rounded down.
    second: i64,
    nanosecond: i32,
}

/// The largest offset of RFC 3339, in seconds.
const LARGEST_OFFSET: i64 = (23 * 60 + 59) * 60;

const SECONDS_PER_DAY: i64 = 86_400;

/// The most digits of a fraction of a second.
const DIGITS: usize = 9;

impl DateTime {
    /// 1970-01-01T00:00:00Z.
    pub const UNIX_EPOCH: Self = Self {
        second: 0,
        nanosecond: 0,
    };

    /// Seconds since 1970-01-01T00:00:00Z, rounded down.
    #[must_use]
    pub const fn as_second(self) -> i64 {
        self.second
    }

    /// Nanoseconds since the last full second.
    #[must_use]
    pub const fn subsec_nanosecond(self) -> i32 {
        self.nanosecond
    }

    /// The date and time at this offset from UTC, in seconds.
    fn civil(self, offset: i64) -> Result<civil::DateTime, jiff::Error> {
        let second = self.second.saturating_add(offset);
        let days = Span::new().try_days(second.div_euclid(SECONDS_PER_DAY))?;
        let date = civil::Date::constant(1970, 1, 1).checked_add(days)?;
        let seconds = Span::new().try_seconds(second.rem_euclid(SECONDS_PER_DAY))?;
        let nanoseconds = Span::new().try_nanoseconds(i64::from(self.nanosecond))?;
        let midnight = date.at(0, 0, 0, 0);
        midnight.checked_add(seconds)?.checked_add(nanoseconds)
    }
}

impl FromStr for DateTime {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        let shortened;
        let text = match surplus_digits(text) {
            Some(surplus) => {
                shortened = text[..surplus.start].to_owned() + &text[surplus.end..];
                &shortened
            }
            None => text,
        };
        let pieces = Pieces::parse(text)?;
        let incomplete = || jiff::Error::from_args(format_args!("time or offset is missing"));
        let time = pieces.time().ok_or_else(incomplete)?;
        let offset = pieces.to_numeric_offset().ok_or_else(incomplete)?;
        // jiff accepts more years and larger offsets than RFC 3339, which `Display` cannot write.
        let in_range = (0..=9999).contains(&pieces.date().year())
            && i64::from(offset.seconds()).abs() <= LARGEST_OFFSET;
        if !in_range {
            let message = format_args!("year or offset is out of range");
            return Err(jiff::Error::from_args(message));
        }
        let days = civil::Date::constant(1970, 1, 1).until(pieces.date())?;
        let clock = i64::from(time.hour()) * 3600
            + i64::from(time.minute()) * 60
            + i64::from(time.second());
        let midnight = i64::from(days.get_days()) * SECONDS_PER_DAY;
        Ok(Self {
            second: midnight + clock - i64::from(offset.seconds()),
            nanosecond: time.subsec_nanosecond(),
        })
    }
}

/// The digits of a fraction beyond nanoseconds.
fn surplus_digits(text: &str) -> Option<std::ops::Range<usize>> {
    let start = text.find(['.', ','])? + 1 + DIGITS;
    let rest = text.get(start..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then_some(start..start + digits)
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const HOUR_AND_MINUTE: &str = "23:59";
        let in_utc = self
            .civil(0)
            .ok()
            .filter(|time| (0..=9999).contains(&time.year()));
        let (time, sign) = match in_utc {
            Some(time) => (Ok(time), ""),
            None if self.second > 0 => (self.civil(-LARGEST_OFFSET), "-"),
            None => (self.civil(LARGEST_OFFSET), "+"),
        };
        let time = time.map_err(|_| fmt::Error)?;
        match sign {
            "" => write!(f, "{time}Z"),
            sign => write!(f, "{time}{sign}{HOUR_AND_MINUTE}"),
        }
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Timestamp> for DateTime {
    fn from(timestamp: Timestamp) -> Self {
        let (second, nanosecond) = (timestamp.as_second(), timestamp.subsec_nanosecond());
        // Before 1970, jiff counts both towards the past.
        match nanosecond < 0 {
            true => Self {
                second: second - 1,
                nanosecond: nanosecond + 1_000_000_000,
            },
            false => Self { second, nanosecond },
        }
    }
}

/// Fails within two days of the year 10000, which jiff reserves for time zones.
impl TryFrom<DateTime> for Timestamp {
    type Error = jiff::Error;

    fn try_from(instant: DateTime) -> Result<Self, jiff::Error> {
        Self::new(instant.second, instant.nanosecond)
    }
}
