//! Entries sorted by what they are found by: texts by their number, networks by their first address.
//!
//! Networks lie inside one another or apart, so the last one that begins at or before an address and those around it
//! are all that can hold the address. Sorting takes less time and memory than a table would.

use std::net::IpAddr;

use ipnet::IpNet;

use super::window::Window;

/// What one line, attribute or object said. It is small, as there may be millions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<K> {
    pub(super) key: K,
    /// What people are shown, as a number; 0 is the key itself.
    pub(super) shown: u32,
    /// The file and what it says, as a number.
    pub(super) origin: u32,
    /// In which order entries were loaded.
    pub(super) order: u32,
    pub(super) window: Window,
}

/// The first address of a network, IPv4 as IPv6, in two halves, and how many bits of it count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Prefix {
    high: u64,
    low: u64,
    length: u8,
}

/// Entries of one key: where they begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run(u32, u32);

#[derive(Default)]
pub(super) struct Shelf<K>(Vec<Entry<K>>);

impl<K: Copy + Ord> Shelf<K> {
    pub(super) fn add(&mut self, entry: Entry<K>) {
        self.0.push(entry);
    }

    /// Sorts. What one origin says of a value at times that overlap becomes one entry.
    pub(super) fn settle(&mut self) {
        let identity = |entry: &Entry<K>| (entry.key, entry.origin, entry.shown);
        self.0.sort_unstable_by_key(|entry| (identity(entry), entry.window.from, entry.order));
        self.0.dedup_by(|next, kept| {
            let is_same = identity(next) == identity(kept) && next.window.from <= kept.window.until;
            if is_same {
                kept.window.until = kept.window.until.max(next.window.until);
                kept.order = kept.order.min(next.order);
            }
            is_same
        });
    }

    /// The entries of a key, if there are any.
    pub(super) fn run(&self, key: K) -> Option<Run> {
        let start = self.0.partition_point(|entry| entry.key < key);
        let behind = self.0.get(start..).unwrap_or_default();
        let length = behind.partition_point(|entry| entry.key == key);
        (length > 0).then(|| Run(number(start), number(start + length)))
    }

    pub(super) fn entries(&self, run: Run) -> &[Entry<K>] {
        self.0.get(run.0 as usize..run.1 as usize).unwrap_or_default()
    }
}

/// Networks, each with the one around it.
#[derive(Default)]
pub(super) struct Networks {
    pub(super) shelf: Shelf<Prefix>,
    around: Vec<u32>,
}

/// No network.
const NONE: u32 = u32::MAX;

impl Networks {
    pub(super) fn settle(&mut self) {
        self.shelf.settle();
        let entries = &self.shelf.0;
        self.around = Vec::with_capacity(entries.len());
        let mut open: Vec<u32> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 && entries[index - 1].key == entry.key {
                self.around.push(self.around[index - 1]);
                continue;
            }
            let first = first_of(entry.key);
            while open.pop_if(|outer| !holds(entries[*outer as usize].key, first)).is_some() {}
            self.around.push(open.last().copied().unwrap_or(NONE));
            open.push(number(index));
        }
    }

    /// The networks that hold an address, the narrowest first.
    pub(super) fn find(&self, address: IpAddr, mut found: impl FnMut(Run)) {
        let address = whole(address);
        let last = prefix(address, 128);
        let mut at = number(self.shelf.0.partition_point(|entry| entry.key <= last)).wrapping_sub(1);
        while let Some(entry) = self.shelf.0.get(at as usize) {
            if holds(entry.key, address) {
                self.shelf.run(entry.key).into_iter().for_each(&mut found);
            }
            at = self.around[at as usize];
        }
    }
}

/// The key of a network.
pub(super) fn key_of(network: &IpNet) -> Prefix {
    let length = network.prefix_len() + if network.addr().is_ipv4() { 96 } else { 0 };
    prefix(whole(network.network()), length)
}

/// The network of a key.
pub(super) fn network_of(key: Prefix) -> Option<IpNet> {
    let length = key.length;
    match std::net::Ipv6Addr::from_bits(first_of(key)).to_ipv4_mapped() {
        Some(address) if length >= 96 => IpNet::new(address.into(), length - 96).ok(),
        _ => IpNet::new(std::net::Ipv6Addr::from_bits(first_of(key)).into(), length).ok(),
    }
}

fn whole(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

fn prefix(first: u128, length: u8) -> Prefix {
    let half = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or(0);
    Prefix { high: half(first >> 64), low: half(first), length }
}

fn first_of(key: Prefix) -> u128 {
    u128::from(key.high) << 64 | u128::from(key.low)
}

fn holds(key: Prefix, address: u128) -> bool {
    (first_of(key) ^ address).checked_shr(128 - u32::from(key.length)).unwrap_or(0) == 0
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_in_every_network_around_it() {
        let mut networks = Networks::default();
        let all = [
            "198.51.100.0/24",
            "198.51.100.0/25",
            "198.51.100.0/32",
            "198.51.100.64/26",
            "198.51.100.64/26",
            "203.0.113.0/24",
            "2001:db8::/32",
            "2001:db8:5::/48",
            "198.0.0.0/8",
        ];
        for (order, text) in (0..).zip(all) {
            let key = key_of(&text.parse().expect(text));
            networks.shelf.add(Entry { key, shown: 0, origin: order, order, window: Window::ALWAYS });
        }
        networks.settle();
        for (address, wanted) in [
            ("198.51.100.0", "198.51.100.0/32 198.51.100.0/25 198.51.100.0/24 198.0.0.0/8"),
            ("198.51.100.70", "198.51.100.64/26 198.51.100.64/26 198.51.100.0/25 198.51.100.0/24 198.0.0.0/8"),
            ("198.51.100.200", "198.51.100.0/24 198.0.0.0/8"),
            ("198.200.0.1", "198.0.0.0/8"),
            ("2001:db8:5::1", "2001:db8:5::/48 2001:db8::/32"),
            ("2001:db8:ffff::1", "2001:db8::/32"),
            ("192.0.2.1", ""),
            ("203.0.114.0", ""),
            ("::", ""),
        ] {
            let mut found = Vec::new();
            networks.find(address.parse().expect(address), |run| {
                let entries = networks.shelf.entries(run).iter();
                found.extend(entries.filter_map(|entry| network_of(entry.key)).map(|network| network.to_string()));
            });
            assert_eq!(found.join(" "), wanted, "{address}");
        }
    }
}
