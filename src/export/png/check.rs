//! Adler-32 of a whole from those of its parts.

/// The largest prime below 2^16, the modulus of Adler-32.
const MODULUS: u64 = 65_521;

/// Adler-32 of no bytes.
pub(super) const EMPTY: u32 = 1;

/// Adler-32 of two runs of bytes one after the other; the second is `length` bytes long.
///
/// Adler-32 of `n` bytes `d` is `a + 2^16 b` with `a = 1 + sum d_i` and `b = sum of all values that a takes on the way`,
/// that is `b = n + sum (n - i) d_i` for `i` from 0. Behind a first run that left `a1` and `b1`, each of the `n` values
/// of the second `a` is larger by `a1 - 1`. So `a = a1 + a2 - 1` and `b = b1 + b2 + n (a1 - 1)`, all modulo 65521.
pub(super) fn joined(first: u32, second: u32, length: u64) -> u32 {
    let split = |sum: u32| (u64::from(sum & 0xFFFF), u64::from(sum >> 16));
    let ((a1, b1), (a2, b2)) = (split(first), split(second));
    // Everything stays positive: `x - 1` is written as `x + MODULUS - 1`.
    let a = (a1 + a2 + MODULUS - 1) % MODULUS;
    let b = (b1 + b2 + length % MODULUS * ((a1 + MODULUS - 1) % MODULUS)) % MODULUS;
    u32::try_from(b << 16 | a).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_is_the_sum_of_the_whole() {
        let bytes: Vec<u8> =
            (0..200_000_u32).map(|at| (at % 1009 * at % 251).to_le_bytes()[0]).collect();
        let sum = |bytes: &[u8]| simd_adler32::adler32(&bytes);
        for cut in [0, 1, 65_521, 70_000, 200_000] {
            let (first, second) = bytes.split_at(cut);
            let length = u64::try_from(second.len()).unwrap();
            assert_eq!(joined(sum(first), sum(second), length), sum(&bytes), "cut at {cut}");
        }
    }
}
