//! Who signs in, from where, and to which appliance.
//!
//! Every name is made up. One address in five is in a network that the GeoIP test databases place.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::random::{Lottery, Random};

const USERS: usize = 2000;
const ADDRESSES: usize = 5000;
/// The account that the benchmarks look for is the fourth most active.
const BOB: usize = 3;

const FIRST_NAMES: [&str; 24] = [
    "agathe",
    "amélie",
    "björn",
    "carla",
    "dmitri",
    "elin",
    "emre",
    "freya",
    "giulia",
    "håkon",
    "ingrid",
    "jonas",
    "karin",
    "łukasz",
    "małgorzata",
    "nadia",
    "oscar",
    "petra",
    "renée",
    "søren",
    "tomás",
    "ulla",
    "wanda",
    "zoë",
];
const LAST_NAMES: [&str; 20] = [
    "aubert",
    "berg",
    "costa",
    "dahl",
    "eriksson",
    "fontaine",
    "groß",
    "hansen",
    "ivarsson",
    "jørgensen",
    "keller",
    "lindqvist",
    "moreau",
    "novak",
    "öberg",
    "peeters",
    "ricci",
    "schäfer",
    "tremblay",
    "virtanen",
];
const REALMS: [&str; 4] = ["Staff", "Partners (AD)", "Contractors", "Field Service"];
const ROLES: [&str; 6] = [
    "Staff_Role",
    "Staff_Role, VPN_Full_Tunnel",
    "Partner_Web_Role",
    "VPN_Split_Tunnel, Group Drives, Web Bookmarks",
    "Mobile_Role",
    "Field Service Role, VPN_Split_Tunnel",
];
const AGENTS: [&str; 7] = [
    "Pulse-Secure/9.1.18.24467 (Windows 10) Pulse/9.1.18.24467",
    "Pulse-Secure/22.8.1.31437 (Windows 10) Pulse/22.8.1.31437",
    "Pulse-Secure/22.3.3.19955 (Macintosh; Intel Mac OS X 14_3)",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0",
    "JNPR-Mobile/9.1 (iPhone; iOS 18.3)",
];

/// An appliance writes the texts of its release.
pub struct Appliance {
    pub node: &'static str,
    pub address: &'static str,
    pub vsys: Option<&'static str>,
    /// Releases from 22 on log session ids.
    pub logs_sessions: bool,
}

const APPLIANCES: [Appliance; 4] = [
    Appliance { node: "gw-lyon-01", address: "10.40.0.11", vsys: None, logs_sessions: false },
    Appliance { node: "gw-lyon-02", address: "10.40.0.12", vsys: Some("Default Network"), logs_sessions: false },
    Appliance { node: "gw-oslo-01", address: "10.50.0.11", vsys: Some("Default Network"), logs_sessions: false },
    Appliance { node: "gw-turku-01", address: "10.60.0.11", vsys: Some("Default Network"), logs_sessions: true },
];

/// A person with an account.
pub struct User {
    /// As it is recorded, with a domain where there is one.
    pub account: String,
    pub realm: &'static str,
    pub roles: &'static str,
    pub agent: &'static str,
    /// The name of the own machine.
    pub machine: String,
    pub mac: String,
    /// The address inside the tunnel.
    pub tunnel: Ipv4Addr,
    pub appliance: &'static Appliance,
    /// Where the person is usually connected: positions in the list of addresses.
    haunts: [usize; 3],
}

/// Everybody and every address.
pub struct Cast {
    users: Vec<User>,
    activity: Lottery,
    addresses: Vec<String>,
    traffic: Lottery,
}

impl Cast {
    pub fn new(random: &mut Random) -> Self {
        Self {
            users: (0..USERS).map(|rank| user(random, rank)).collect(),
            activity: Lottery::zipf(USERS),
            addresses: (0..ADDRESSES).map(|number| address(random, number)).collect(),
            traffic: Lottery::zipf(ADDRESSES),
        }
    }

    pub fn user(&self, random: &mut Random) -> &User {
        &self.users[self.activity.draw(random)]
    }

    /// Where a person connects from: six times out of seven one of the usual places.
    pub fn address_of(&self, random: &mut Random, user: &User) -> &str {
        if random.one_in(7) { self.any_address(random) } else { &self.addresses[random.pick(&user.haunts)] }
    }

    pub fn any_address(&self, random: &mut Random) -> &str {
        &self.addresses[self.traffic.draw(random)]
    }
}

fn user(random: &mut Random, rank: usize) -> User {
    let number = rank as u8;
    let block = (rank >> 8) as u8;
    let mut haunt = || random.within(0..ADDRESSES as u64) as usize;
    let haunts = [haunt(), haunt(), haunt()];
    User {
        account: account(random, rank),
        realm: random.pick(&REALMS),
        roles: random.pick(&ROLES),
        agent: random.pick(&AGENTS),
        machine: format!("PC-{:05}", 10_007 * rank % 99_991),
        mac: format!("02-5a-{:02x}-{block:02x}-{number:02x}-c4", random.within(0..256)),
        tunnel: Ipv4Addr::new(10, 80 + block, number, 1 + random.within(0..250) as u8),
        appliance: &APPLIANCES[random.within(0..APPLIANCES.len() as u64) as usize],
        haunts,
    }
}

/// An account name; the rank makes it unique.
fn account(random: &mut Random, rank: usize) -> String {
    if rank == BOB {
        return "bob".to_owned();
    }
    let (first, last) = (random.pick(&FIRST_NAMES), random.pick(&LAST_NAMES));
    match rank % 10 {
        0 => format!("NORD\\{first}.{last}{rank}"),
        1 => format!("{first}.{last}{rank}@example.org"),
        2 => format!("ext-{last}{rank:04}"),
        4 if rank % 50 == 4 => format!("{first} {last} {rank}"),
        _ => format!("{first}.{last}{rank}"),
    }
}

/// No two addresses are the same; one in a hundred is an IPv6 address.
fn address(random: &mut Random, number: usize) -> String {
    let (row, column) = (number / 100, number % 100);
    let host = |first_column: usize| 1 + row + ADDRESSES / 100 * (column - first_column);
    match column {
        0..=4 => format!("175.16.199.{}", host(0)),
        5..=9 => format!("67.43.156.{}", host(5)),
        10..=14 => format!("203.0.113.{}", host(10)),
        15..=16 => format!("198.51.100.{}", host(15)),
        17..=18 => format!("89.160.20.{}", 128 + host(17)),
        99 => {
            let network = random.pick(&[[0x2001, 0x0218], [0x2001, 0x0db8]]);
            let interface = random.within(1..0xffff) as u16;
            Ipv6Addr::new(network[0], network[1], 1, row as u16, 0, 0, 0, interface).to_string()
        }
        _ => format!("65.{}.{}.{}", number % 8, number / 20, 12 * (number % 20) + 1 + random.within(0..12) as usize),
    }
}
