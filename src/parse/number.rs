//! Numbers as the appliance writes them.

/// A whole number, with an optional minus sign; `None` if it is none or too large.
pub(super) fn number(text: &[u8]) -> Option<i64> {
    let (sign, digits) = match text {
        [b'-', digits @ ..] => (-1, digits),
        digits => (1, digits),
    };
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0_i64, |number, digit| {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 { None } else { number.checked_mul(10)?.checked_add(sign * i64::from(digit)) }
    })
}

/// A count of bytes. A negative one is a 32-bit counter that wrapped.
pub(super) fn bytes(text: &[u8]) -> Option<i64> {
    const WRAP: i64 = 1 << 32;
    number(text).map(|count| if (-WRAP..0).contains(&count) { count + WRAP } else { count })
}

/// Seconds, as nanoseconds.
pub(super) fn nanos(text: &[u8]) -> Option<i64> {
    number(text)?.checked_mul(1_000_000_000)
}
