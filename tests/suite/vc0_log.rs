//! Native logs (`.vc0`) for tests: written whole, or damaged the way wiping and crashes damage them.
//!
//! A log is a header of 8192 bytes, then for each record a length (two bytes, little end first) and that
//! many bytes of text. A text is fields 0 to 17, then the arguments of its message, each with a TAB after
//! it. Texts are in order of time; each node numbers its own. The same `Spec` gives the same bytes.
//! Every name is made up; addresses are those set aside for documentation.

use std::{io::Write, ops::Range, time::Duration};

const HEADER_BYTES: usize = 8192;
/// Hourly and two-hourly records start so many seconds after the log does, and come again so often.
const STATISTICS: (u32, u32) = (0, 3600);
const SHARDS: (u32, u32) = (560, 3600);
const SCAN: (u32, u32) = (2900, 7200);
/// A node does the same as the one before it, a little later.
const NODE_LAG: u32 = 9;
const SHARD_USE: &str = "0:1%   1:1%   2:1%   3:1%   4:1%   5:1%   6:1%   7:1%   8:1%   9:1%   a:1%   b:1%   ";

const USERS: [&str; 6] = ["NORD\\elin.berg", "carla.costa", "ext-novak", "jonas.dahl", "petra.ricci", "oscar.keller"];
const FOREIGN_USERS: [&str; 3] = ["zoë.groß", "jürgen.öberg", "łukasz.nowak"];
const BROWSER: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36";
const AGENTS: [&str; 3] = ["Pulse-Secure/22.8.1.31437 (Windows 10) Pulse/22.8.1.31437", BROWSER, ""];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Of the system. Has the hourly and two-hourly records of every node.
    Events,
    /// Of users.
    Access,
    /// Of administrators.
    Admin,
}

#[derive(Clone, Debug)]
pub struct Spec {
    pub kind: Kind,
    pub records: usize,
    /// Unix seconds.
    pub start: u32,
    /// Records a second, without those that come by the clock.
    pub rate: f64,
    pub seed: u64,
    pub hosts: &'static [&'static str],
    /// Whether some names hold letters beyond ASCII.
    pub utf8: bool,
    /// Whether a length counts its own two bytes.
    pub counts_itself: bool,
}

impl Spec {
    /// One node, ASCII, one record in two seconds from 2024-12-29 07:00:00 on.
    pub const fn new(kind: Kind, records: usize, seed: u64) -> Self {
        let (start, hosts) = (1_735_455_600, &["gw-fjord-01"] as &[&str]);
        Self { kind, records, start, rate: 0.5, seed, hosts, utf8: false, counts_itself: false }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rec {
    /// Unix seconds.
    pub secs: u32,
    pub micros: u32,
    pub text: Vec<u8>,
}

pub struct Log {
    pub records: Vec<Rec>,
    counts_itself: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Damage {
    /// Four records go, each with the length of the record after it: so do the published patterns for `sed`.
    SedDrop,
    /// A dozen records and more go; the low length byte of the first stays, before a later record.
    StalePrefix,
    /// 25 records go with their lengths. Nothing in the framing shows it.
    CleanSplice,
    /// The text of a record is zeros; its length is kept.
    ZeroFill,
    /// The file ends inside the last record.
    Truncate,
    /// 4096 zeros follow the last record.
    TailNul,
    /// The header lacks 3997 bytes.
    BadHeader,
    /// Every record of five hours goes, with its length. Wants a low rate, or nothing is left after it.
    Hole,
    /// 20 records get the time of the day before.
    Backdate,
}

impl Damage {
    pub const ALL: [Self; 9] = [
        Self::SedDrop,
        Self::StalePrefix,
        Self::CleanSplice,
        Self::ZeroFill,
        Self::Truncate,
        Self::TailNul,
        Self::BadHeader,
        Self::Hole,
        Self::Backdate,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::SedDrop => "sed-drop",
            Self::StalePrefix => "stale-prefix",
            Self::CleanSplice => "clean-splice",
            Self::ZeroFill => "zero-fill",
            Self::Truncate => "truncate",
            Self::TailNul => "tail-nul",
            Self::BadHeader => "bad-header",
            Self::Hole => "hole",
            Self::Backdate => "backdate",
        }
    }
}

/// A damaged file. Each record of the log is in one of `left`, `touched` and `lost`.
#[derive(Debug)]
pub struct Damaged {
    pub bytes: Vec<u8>,
    /// Where the damage shows in `bytes`, from the byte where a length belongs to the end of what was hit.
    /// Empty where only the times tell.
    pub places: Vec<Range<u64>>,
    /// The seconds of the last record before and of the first record after it.
    pub window: (u32, u32),
    /// The records that lie outside the damage and must be read, by their position in the log.
    pub left: Vec<usize>,
    /// The records whose text is there but without its own length, or with another time.
    pub touched: Vec<usize>,
    /// How many records are no longer there in whole.
    pub lost: usize,
}

/// What becomes of a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Gone,
    /// Its text without a length.
    Bare,
    /// Its text after a length with this low byte.
    Stale(u8),
    Zeroed,
    /// Only the first half of its text.
    Cut,
    Backdated,
}

impl Log {
    /// Exactly as many records as asked for, in order of time.
    pub fn new(spec: &Spec) -> Self {
        let mut drafts = Traffic { random: Random(spec.seed), spec }.drafts();
        drafts.sort_by_key(|draft| (draft.secs, draft.micros));
        drafts.truncate(spec.records);
        let mut numbers = vec![1000; spec.hosts.len()];
        let number = |draft: Draft| {
            let node = draft.node;
            numbers[node] += 1;
            draft.record(spec.hosts[node], numbers[node])
        };
        Self { records: drafts.into_iter().map(number).collect(), counts_itself: spec.counts_itself }
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.rebuilt(&header(), |_| Fate::Kept).bytes
    }

    /// Where each record lies in the whole file: its length and its text.
    pub fn spans(&self) -> Vec<Range<u64>> {
        let mut end = HEADER_BYTES as u64;
        let span = |record: &Rec| {
            let start = end;
            end += 2 + record.text.len() as u64;
            start..end
        };
        self.records.iter().map(span).collect()
    }

    /// The damage is in the middle of the file where that makes sense. Wants 100 records or more.
    pub fn damaged(&self, damage: Damage) -> Damaged {
        assert!(self.records.len() >= 100, "too short to damage");
        let (middle, last) = (self.records.len() / 2, self.records.len() - 1);
        let whole = header();
        match damage {
            Damage::SedDrop => {
                let step =
                    |number: usize| if (middle..middle + 40).contains(&number) { (number - middle) % 10 } else { 9 };
                self.rebuilt(&whole, |number| match step(number) {
                    0 => Fate::Gone,
                    1 => Fate::Bare,
                    _ => Fate::Kept,
                })
            }
            Damage::StalePrefix => {
                let (first, later) = self.alike(middle);
                let low = self.length(first)[0];
                self.rebuilt(&whole, |number| match number {
                    _ if number == later => Fate::Stale(low),
                    _ if (first..later).contains(&number) => Fate::Gone,
                    _ => Fate::Kept,
                })
            }
            Damage::CleanSplice => self.hit(middle..middle + 25, Fate::Gone),
            Damage::ZeroFill => self.hit(middle..middle + 1, Fate::Zeroed),
            Damage::Truncate => self.hit(last..last + 1, Fate::Cut),
            Damage::TailNul => {
                let mut damaged = self.rebuilt(&whole, |_| Fate::Kept);
                let end = damaged.bytes.len();
                damaged.bytes.resize(end + 4096, 0);
                damaged.places.push(end as u64..end as u64 + 4096);
                damaged.window = (self.records[last].secs, self.records[last].secs);
                damaged
            }
            Damage::BadHeader => {
                let short = [&whole[..3], &whole[4000..]].concat();
                let mut damaged = self.rebuilt(&short, |_| Fate::Kept);
                damaged.places.push(0..short.len() as u64);
                damaged
            }
            Damage::Hole => {
                let from = self.records[middle].secs;
                let start = self.records.partition_point(|record| record.secs < from);
                let end = self.records.partition_point(|record| record.secs < from + 5 * 3600);
                self.hit(start..end, Fate::Gone)
            }
            Damage::Backdate => self.hit(middle..middle + 20, Fate::Backdated),
        }
    }

    fn hit(&self, numbers: Range<usize>, fate: Fate) -> Damaged {
        self.rebuilt(&header(), |number| if numbers.contains(&number) { fate } else { Fate::Kept })
    }

    /// A record from there on and one a dozen later whose lengths differ in the low byte only.
    fn alike(&self, from: usize) -> (usize, usize) {
        let later = |first: usize| {
            let [low, high] = self.length(first);
            let fits = |&number: &usize| self.length(number)[1] == high && self.length(number)[0] != low;
            (high <= 1).then(|| (first + 12..self.records.len()).find(fits))?.map(|later| (first, later))
        };
        (from..self.records.len()).find_map(later).expect("two short texts of much the same length")
    }

    /// The two bytes before the text.
    fn length(&self, number: usize) -> [u8; 2] {
        let own = if self.counts_itself { 2 } else { 0 };
        u16::try_from(self.records[number].text.len() + own).expect("a length of two bytes").to_le_bytes()
    }

    /// Writes what the fates leave. Without a fate that hits, the window is that of the first record.
    fn rebuilt(&self, header: &[u8], fate: impl Fn(usize) -> Fate) -> Damaged {
        let mut bytes = header.to_vec();
        let mut places: Vec<Range<u64>> = Vec::new();
        let (mut left, mut touched, mut lost) = (Vec::new(), Vec::new(), 0);
        let mut hits = None;
        for (number, Rec { text, .. }) in self.records.iter().enumerate() {
            let (start, length, fate) = (bytes.len() as u64, self.length(number), fate(number));
            match fate {
                Fate::Kept => left.push(number),
                Fate::Gone | Fate::Zeroed | Fate::Cut => lost += 1,
                Fate::Bare | Fate::Stale(_) | Fate::Backdated => touched.push(number),
            }
            let mut put = |length: &[u8], text: &[u8]| {
                bytes.extend_from_slice(length);
                bytes.extend_from_slice(text);
            };
            match fate {
                Fate::Kept => put(&length, text),
                Fate::Gone => {}
                Fate::Bare => put(&[], text),
                Fate::Stale(low) => put(&[low, length[1]], text),
                Fate::Zeroed => put(&length, &vec![0; text.len()]),
                Fate::Cut => put(&length, &text[..text.len() / 2]),
                Fate::Backdated => put(&length, &self.backdated(number)),
            }
            if fate == Fate::Kept {
                continue;
            }
            let (first, _) = hits.unwrap_or((number, number));
            hits = Some((first, number));
            let end = bytes.len() as u64;
            match places.last_mut() {
                _ if start == end => {}
                Some(place) if place.end == start => place.end = end,
                _ => places.push(start..end),
            }
        }
        let window = hits.map_or((0, 0), |(first, last)| (first.saturating_sub(1), last + 1));
        let secs = |number: usize| self.records[number.min(self.records.len() - 1)].secs;
        let window = if self.records.is_empty() { (0, 0) } else { (secs(window.0), secs(window.1)) };
        Damaged { bytes, places, window, left, touched, lost }
    }

    fn backdated(&self, number: usize) -> Vec<u8> {
        let Rec { secs, text, .. } = &self.records[number];
        [format!("{:08x}", secs - 86_400).as_bytes(), &text[8..]].concat()
    }
}

fn header() -> Vec<u8> {
    let mut header = vec![0; HEADER_BYTES];
    (header[0], header[4]) = (5, 1);
    header
}

/// A record that has no number yet.
struct Draft {
    secs: u32,
    micros: u32,
    /// Its position in the list of hosts.
    node: usize,
    code: &'static str,
    /// Virtual system, source address, user, realm, roles.
    person: [String; 5],
    agent: &'static str,
    arguments: Vec<String>,
}

impl Draft {
    fn record(self, host: &str, number: u32) -> Rec {
        let Self { secs, micros, code, person, agent, arguments, .. } = self;
        let mut text = Vec::with_capacity(256);
        write!(text, "{secs:08x}.{micros:06x}\t{host}\t{code}\tvc0\t{}\t", person.join("\t")).expect("memory");
        write!(text, "\t\t\t\t{agent}\t\t\t\tuid__{secs}_4711_{number}\t").expect("memory");
        for argument in arguments {
            write!(text, "{argument}\t").expect("memory");
        }
        Rec { secs, micros, text }
    }
}

/// Makes up what happens.
struct Traffic<'s> {
    random: Random,
    spec: &'s Spec,
}

impl Traffic<'_> {
    fn drafts(mut self) -> Vec<Draft> {
        let start = u64::from(self.spec.start) * 1_000_000;
        let (mut micros, mut drafts) = (start, Vec::with_capacity(self.spec.records));
        let mut due = [STATISTICS, SHARDS, SCAN].map(|(offset, _)| self.spec.start + offset);
        while drafts.len() < self.spec.records {
            micros += self.random.pause(self.spec.rate);
            let secs = u32::try_from(micros / 1_000_000).expect("before 2106");
            if self.spec.kind == Kind::Events {
                self.by_the_clock(&mut due, secs, &mut drafts);
            }
            let node = self.random.below(self.spec.hosts.len());
            let (code, person, agent, arguments) = match self.spec.kind {
                Kind::Events => self.event(),
                Kind::Access => self.access(),
                Kind::Admin => self.admin(),
            };
            drafts.push(Draft { secs, micros: (micros % 1_000_000) as u32, node, code, person, agent, arguments });
        }
        drafts
    }

    /// What every node writes each hour or two, as far as it is due.
    fn by_the_clock(&mut self, due: &mut [u32; 3], now: u32, drafts: &mut Vec<Draft>) {
        let records = |random: &mut Random, which: usize| match which {
            0 => vec![
                (1, "STS20641", "Default Network", random.below(10).to_string()),
                (1, "STS30667", "Default Network", "0".to_owned()),
            ],
            1 => vec![(0, "SYS32083", "Default Network", SHARD_USE.to_owned())],
            _ => vec![
                (0, "SYS32087", "Root", "Periodic Scan Started!".to_owned()),
                (14, "SYS32100", "Root", "Integrity Scan Results : Matched Files 23872".to_owned()),
                (14, "SYS32088", "Root", "Periodic Scan Finished!".to_owned()),
            ],
        };
        for (which, period) in [STATISTICS.1, SHARDS.1, SCAN.1].into_iter().enumerate() {
            while due[which] <= now {
                let mut secs = due[which];
                for node in 0..self.spec.hosts.len() {
                    let mut micros = self.random.number(20_000..900_000);
                    for (later, code, vsys, argument) in records(&mut self.random, which) {
                        let person = system(vsys);
                        let (secs, arguments) = (secs + later, vec![argument]);
                        drafts.push(Draft { secs, micros, node, code, person, agent: "", arguments });
                        micros += self.random.number(700..14_000);
                    }
                    secs += NODE_LAG;
                }
                due[which] += period;
            }
        }
    }

    fn event(&mut self) -> Message {
        let port = || "514".to_owned();
        let (code, arguments) = match self.random.below(5) {
            0 => ("SYS31231", vec!["Post Settings Request".to_owned()]),
            1 => ("SYS31437", vec!["192.0.2.19:514".to_owned()]),
            2 => ("AUT24604", vec![self.address(), "192.0.2.1".to_owned(), "sslv3 alert bad certificate".to_owned()]),
            3 => ("SYS31048", vec!["192.0.2.19".to_owned(), port()]),
            _ => ("LIC30499", ["0", "Virtual CPUs", "192.0.2.18", "0", "0", "0"].map(str::to_owned).to_vec()),
        };
        (code, system("Root"), "", arguments)
    }

    fn access(&mut self) -> Message {
        let (user, address, agent) = (self.user(), self.address(), self.random.pick(&AGENTS));
        let tunnel = format!("198.51.100.{}", self.random.number(1..255));
        let mut digits = |below: u32| self.random.number(1..below).to_string();
        let (code, arguments) = match digits(10).as_str() {
            "1" => ("AUT24326", vec![format!("{user}/Nord AD"), address.clone()]),
            "2" => ("AUT24327", vec![format!("{user}/Nord AD"), address.clone()]),
            "3" => ("AUT31504", vec![format!("{user}/Staff"), address.clone(), agent.to_owned()]),
            "4" => ("NWC23464", vec![tunnel, format!("PC-{}", digits(99_999))]),
            "5" => ("NWC23465", vec![tunnel, digits(36_000), digits(900_000_000), digits(2_000_000_000)]),
            "6" => ("NWC30477", vec![tunnel, "ESP".to_owned()]),
            "7" => ("NWC23508", vec![digits(41), tunnel]),
            "8" => ("AUT22673", vec![address.clone(), "00000000".to_owned()]),
            _ => {
                let path = "x".repeat(self.random.pick(&[8, 40, 200, 900, 1700]));
                let person = ["Default Network", &address, "System", "", ""].map(str::to_owned);
                return ("AUT31556", person, "", vec![format!("/dana-na/{path}"), address]);
            }
        };
        let roles = "Staff_Role, VPN_Full_Tunnel";
        (code, ["Default Network", &address, &user, "Staff", roles].map(str::to_owned), agent, arguments)
    }

    fn admin(&mut self) -> Message {
        let (code, arguments) = match self.random.below(5) {
            0 => ("ADM22668", vec!["vpn-admin/Admin Users".to_owned(), "192.0.2.40".to_owned()]),
            1 => ("ADM20716", vec![self.user(), "System Local".to_owned()]),
            2 => ("ADM20447", vec!["system".to_owned(), "vpn-admin".to_owned()]),
            3 => ("ADM22671", vec!["192.0.2.40".to_owned()]),
            _ => ("ADM20599", vec!["policy tracing".to_owned()]),
        };
        let person = ["Root", "192.0.2.40", "vpn-admin", "Admin Users", ".Administrators"];
        (code, person.map(str::to_owned), BROWSER, arguments)
    }

    fn user(&mut self) -> String {
        let is_foreign = self.random.below(20) == 0 && self.spec.utf8;
        let name = if is_foreign { self.random.pick(&FOREIGN_USERS) } else { self.random.pick(&USERS) };
        format!("{name}{}", self.random.number(1..700))
    }

    fn address(&mut self) -> String {
        format!("203.0.113.{}", self.random.number(1..255))
    }
}

/// Code, person, agent, arguments.
type Message = (&'static str, [String; 5], &'static str, Vec<String>);

fn system(vsys: &str) -> [String; 5] {
    [vsys, "127.0.0.1", "System", "", ""].map(str::to_owned)
}

/// The `SplitMix64` generator.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn number(&mut self, range: Range<u32>) -> u32 {
        let width = u64::from(range.end - range.start);
        range.start + (((self.next() >> 32) * width) >> 32) as u32
    }

    fn below(&mut self, count: usize) -> usize {
        self.number(0..u32::try_from(count).expect("a short list")) as usize
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// Microseconds to the next of things that happen at random so many times a second; never none.
    fn pause(&mut self, rate: f64) -> u64 {
        let share = (f64::from(self.number(0..u32::MAX)) + 1.0) / f64::from(u32::MAX);
        let pause = Duration::from_secs_f64(-share.ln() / rate);
        u64::try_from(pause.as_micros()).expect("a short pause").max(7)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [Kind; 3] = [Kind::Events, Kind::Access, Kind::Admin];

    fn specs() -> Vec<Spec> {
        let spec = |kind| [false, true].map(|counts_itself| Spec { counts_itself, ..Spec::new(kind, 2000, 5) });
        KINDS.into_iter().flat_map(spec).collect()
    }

    /// The texts of an unbroken chain from there to the end.
    fn walk(mut bytes: &[u8], counts_itself: bool) -> Vec<&[u8]> {
        let mut texts = Vec::new();
        while let [low, high, rest @ ..] = bytes {
            let length = usize::from(u16::from_le_bytes([*low, *high])) - if counts_itself { 2 } else { 0 };
            let (text, next) = rest.split_at(length);
            texts.push(text);
            bytes = next;
        }
        texts
    }

    #[test]
    fn lengths_lead_from_record_to_record_and_times_rise() {
        for spec in specs() {
            let (log, again) = (Log::new(&spec), Log::new(&spec));
            let bytes = log.bytes();
            assert_eq!(bytes, again.bytes());
            assert_eq!(log.records.len(), spec.records);
            let texts: Vec<_> = log.records.iter().map(|record| record.text.as_slice()).collect();
            assert_eq!(walk(&bytes[HEADER_BYTES..], spec.counts_itself), texts);
            assert!(log.records.is_sorted_by_key(|record| (record.secs, record.micros)));
            for (record, span) in log.records.iter().zip(log.spans()) {
                assert_eq!(&bytes[span.start as usize + 2..span.end as usize], record.text);
                let stamp = format!("{:08x}.{:06x}\t", record.secs, record.micros);
                assert!(record.text.starts_with(stamp.as_bytes()));
                let fields: Vec<_> = record.text.split(|&byte| byte == b'\t').collect();
                assert_eq!((fields[3], fields[17].starts_with(b"uid__")), (b"vc0".as_slice(), true));
                assert!(fields.len() > 19 && fields.last() == Some(&[].as_slice()));
            }
        }
    }

    #[test]
    fn every_record_is_left_touched_or_lost_and_places_cover_what_differs() {
        for spec in specs() {
            let log = Log::new(&Spec { rate: 0.02, ..spec });
            for damage in Damage::ALL {
                let damaged = log.damaged(damage);
                let name = damage.name();
                assert_eq!(damaged.left.len() + damaged.touched.len() + damaged.lost, 2000, "{name}");
                assert!(damaged.window.0 <= damaged.window.1, "{name}");
                // Without the places, what remains are the frames of the records that are left.
                let mut rest = damaged.bytes.clone();
                for place in damaged.places.iter().rev() {
                    rest.drain(place.start as usize..place.end as usize);
                }
                let body = if damage == Damage::BadHeader { &rest[..] } else { &rest[HEADER_BYTES..] };
                let left: Vec<_> = damaged.left.iter().map(|&number| log.records[number].text.as_slice()).collect();
                assert_eq!(walk(body, spec.counts_itself), left, "{name}");
            }
        }
    }

    #[test]
    fn each_damage_is_what_it_says() {
        let log = Log::new(&Spec { rate: 0.02, ..Spec::new(Kind::Access, 2000, 9) });
        let start = log.spans()[1000].start as usize;
        let sum = |damage| {
            let Damaged { places, touched, lost, .. } = log.damaged(damage);
            (places.len(), touched.len(), lost)
        };
        assert_eq!(sum(Damage::SedDrop), (4, 4, 4));
        assert_eq!(sum(Damage::CleanSplice), (0, 0, 25));
        assert_eq!(sum(Damage::ZeroFill), (1, 0, 1));
        assert_eq!(sum(Damage::Truncate), (1, 0, 1));
        assert_eq!(sum(Damage::TailNul), (1, 0, 0));
        assert_eq!(sum(Damage::BadHeader), (1, 0, 0));
        assert_eq!(sum(Damage::Backdate), (1, 20, 0));
        let (bare, stale) = (log.damaged(Damage::SedDrop), log.damaged(Damage::StalePrefix));
        assert!(bare.bytes[start..].starts_with(&log.records[1001].text));
        let (place, number) = (stale.places[0].start as usize, stale.touched[0]);
        assert_ne!(stale.bytes[place..place + 2], log.length(number));
        assert!(stale.bytes[place + 2..].starts_with(&log.records[number].text));
        assert!(stale.lost >= 12);
        let hole = log.damaged(Damage::Hole);
        assert!(hole.window.1 - hole.window.0 >= 5 * 3600 && hole.places.is_empty() && hole.lost > 0);
    }

    #[test]
    fn every_node_writes_by_the_clock() {
        let hosts = &["gw-fjord-01", "gw-fjord-02"];
        let log = Log::new(&Spec { rate: 0.02, hosts, ..Spec::new(Kind::Events, 1000, 3) });
        let hours = (log.records[999].secs - log.records[0].secs) / 3600;
        for (code, period) in [("STS20641", 1), ("STS30667", 1), ("SYS32083", 1), ("SYS32087", 2), ("SYS32088", 2)] {
            for host in hosts {
                let mark = format!("\t{host}\t{code}\tvc0\t");
                let has = |record: &&Rec| String::from_utf8_lossy(&record.text).contains(&mark);
                let count = log.records.iter().filter(has).count() as u32;
                assert!((hours / period..=hours / period + 1).contains(&count), "{mark}: {count} in {hours} h");
            }
        }
    }

    #[test]
    fn names_are_ascii_unless_asked_otherwise() {
        for (utf8, kind) in [(false, Kind::Access), (true, Kind::Access), (true, Kind::Admin)] {
            let bytes = Log::new(&Spec { utf8, ..Spec::new(kind, 2000, 1) }).bytes();
            assert_eq!(bytes[HEADER_BYTES..].windows(2).any(|pair| pair == "ö".as_bytes()), utf8);
        }
    }
}
