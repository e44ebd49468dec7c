//! Random numbers for retry delays and form boundaries, which must differ between processes.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// Returns a uniformly distributed number from 0 (inclusive) to 1 (exclusive).
///
/// Not suitable for secrets: the clock is used if the operating system provides no randomness.
pub(crate) fn fraction() -> f64 {
    // An `f64` represents exactly 53 bits.
    (bits() >> 11) as f64 / (1_u64 << 53) as f64
}

/// Returns uniformly distributed bits; not suitable for secrets.
pub(crate) fn bits() -> u64 {
    let mut bytes = [0; 8];
    match getrandom::fill(&mut bytes) {
        Ok(()) => u64::from_ne_bytes(bytes),
        Err(_) => clock_bits(),
    }
}

/// Derives bits that differ between processes and between calls: SplitMix64, seeded with the clock.
fn clock_bits() -> u64 {
    static CALLS: AtomicU64 = AtomicU64::new(0);
    let clock = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let clock = clock.map_or(0, |since| since.as_nanos() as u64);
    let call = CALLS.fetch_add(1, Ordering::Relaxed).wrapping_add(1);
    let mut bits = clock.wrapping_add(call.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_cover_the_unit_interval() {
        let mut tenths = [0; 10];
        for _ in 0..10_000 {
            let fraction = fraction();
            assert!((0.0..1.0).contains(&fraction), "{fraction}");
            tenths[(fraction * 10.0) as usize] += 1;
        }
        assert!(
            tenths.iter().all(|&count| (700..1300).contains(&count)),
            "{tenths:?}"
        );
    }

    #[test]
    fn clock_bits_differ_between_calls() {
        let bits: Vec<u64> = (0..1000).map(|_| clock_bits()).collect();
        assert!(bits.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
