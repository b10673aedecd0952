//! Sets of addresses: single ones, CIDR networks, and ranges.

use std::net::IpAddr;

use ipnet::IpNet;

/// A set of addresses, as closed ranges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Networks(Vec<(IpAddr, IpAddr)>);

impl Networks {
    /// Adds `192.0.2.7`, `192.0.2.0/24` or `192.0.2.1-192.0.2.9`.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn add(&mut self, text: &str) -> Result<(), String> {
        let wrong = || format!("'{text}' is no address, CIDR network or range such as 192.0.2.1-192.0.2.9");
        let text = text.trim();
        if let Some((first, last)) = text.split_once('-') {
            let first: IpAddr = first.trim().parse().map_err(|_| wrong())?;
            let last: IpAddr = last.trim().parse().map_err(|_| wrong())?;
            if first.is_ipv4() != last.is_ipv4() || first > last {
                return Err(format!("the range '{text}' does not begin before its end"));
            }
            self.0.push((first, last));
        } else if text.contains('/') {
            let network: IpNet = text.parse().map_err(|_| wrong())?;
            self.0.push((network.network(), network.broadcast()));
        } else {
            let address: IpAddr = text.parse().map_err(|_| wrong())?;
            self.0.push((address, address));
        }
        Ok(())
    }

    /// Whether the text is an address in the set.
    #[must_use]
    pub fn contain(&self, text: &[u8]) -> bool {
        let parsed = std::str::from_utf8(text).ok().and_then(|text| text.parse::<IpAddr>().ok());
        parsed.is_some_and(|address| {
            self.0
                .iter()
                .any(|(first, last)| address.is_ipv4() == first.is_ipv4() && (*first..=*last).contains(&address))
        })
    }

    /// The only address, if the set is just one.
    #[must_use]
    pub fn single(&self) -> Option<IpAddr> {
        match self.0.as_slice() {
            [(first, last)] if first == last => Some(*first),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_networks_and_ranges() {
        let mut set = Networks::default();
        for text in ["192.0.2.7", "198.51.100.0/25", "203.0.113.5-203.0.113.9", "2001:db8::/32"] {
            set.add(text).expect(text);
        }
        for inside in ["192.0.2.7", "198.51.100.127", "203.0.113.9", "2001:db8::1"] {
            assert!(set.contain(inside.as_bytes()), "{inside}");
        }
        for outside in ["192.0.2.8", "198.51.100.128", "203.0.113.4", "2001:db9::1", "x", ""] {
            assert!(!set.contain(outside.as_bytes()), "{outside}");
        }
        for bad in ["192.0.2", "192.0.2.0/33", "192.0.2.9-192.0.2.1", "a-b"] {
            assert!(Networks::default().add(bad).is_err(), "{bad}");
        }
    }
}
