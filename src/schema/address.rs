//! What counts as an address.
//!
//! Addresses stay texts, so that what a site masked stays what it is; this only tells them from names.

/// Whether a text is an IPv4 or IPv6 address. Masked ones such as 000.000.000.000 are addresses, too.
#[must_use]
pub fn is_address(text: &[u8]) -> bool {
    let is_dotted = || {
        text.len() >= 7
            && text.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
            && text.split(|&byte| byte == b'.').count() == 4
    };
    is_dotted() || std::str::from_utf8(text).is_ok_and(|text| text.parse::<std::net::IpAddr>().is_ok())
}
