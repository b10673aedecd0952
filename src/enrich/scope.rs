//! Labels addresses that no database places: private, loopback, documentation, …
//!
//! Source: the IANA special-purpose address registries for IPv4 and IPv6.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What kind of address it is; `public` if nothing special.
#[must_use]
pub fn scope(address: IpAddr) -> &'static str {
    match address {
        IpAddr::V4(address) => scope_v4(address),
        IpAddr::V6(address) => address.to_ipv4_mapped().map_or_else(|| scope_v6(address), scope_v4),
    }
}

const fn scope_v4(address: Ipv4Addr) -> &'static str {
    match address.octets() {
        [127, ..] => "loopback",
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => "private",
        [100, 64..=127, ..] => "carrier-nat",
        [169, 254, ..] => "link-local",
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => "documentation",
        [224..=239, ..] => "multicast",
        [0 | 240..=255, ..] | [192, 0, 0, _] | [198, 18..=19, ..] => "reserved",
        _ => "public",
    }
}

const fn scope_v6(address: Ipv6Addr) -> &'static str {
    match address.segments() {
        [0, 0, 0, 0, 0, 0, 0, 1] => "loopback",
        [0, 0, 0, 0, 0, 0, 0, 0] | [0x0100, 0, 0, 0, ..] => "reserved",
        [0xfc00..=0xfdff, ..] => "private",
        [0xfe80..=0xfebf, ..] => "link-local",
        [0x2001, 0x0db8, ..] | [0x3fff, 0..=0x0fff, ..] => "documentation",
        [0xff00..=0xffff, ..] => "multicast",
        _ => "public",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_ranges_are_labelled() {
        let cases = [
            ("10.1.2.3", "private"),
            ("172.32.0.1", "public"),
            ("100.64.0.1", "carrier-nat"),
            ("192.0.2.9", "documentation"),
            ("::ffff:127.0.0.1", "loopback"),
            ("fd00::1", "private"),
            ("2001:db8::1", "documentation"),
            ("2a01::1", "public"),
            ("0.0.0.0", "reserved"),
        ];
        for (address, want) in cases {
            assert_eq!(scope(address.parse().expect("address")), want, "{address}");
        }
    }
}
