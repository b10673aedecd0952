//! Holds the entries of all files, and finds those that a text of a log may match.
//!
//! A key is the kind and the one spelling of a value; entries lie sorted by key, so that a text is looked up by
//! hashing it, and what contains it: its networks by their lengths, its parent domains, the folders of its path.
//! Expressions are the exception: they are tried one and all. Times are judged later, by whoever knows the event.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    net::IpAddr,
};

use ipnet::IpNet;
use regex::{RegexSet, RegexSetBuilder};

use super::{
    Kind,
    value::{self, NAME_BYTES, Value},
    window::Window,
};
use crate::intern::Interner;

/// Folders of a path that are looked up; only complete URLs are found below that.
const MOST_FOLDERS: usize = 32;
/// What the expressions of one kind may take in memory once compiled.
const EXPRESSION_BYTES: usize = 64 << 20;
/// Behind the kind in the key of an expression; no value begins with it.
const IS_EXPRESSION: u8 = 0;

/// What one line, attribute or object said. Thirty-two bytes, as there may be millions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    key: u32,
    /// What people are shown, in `texts`.
    shown: u32,
    /// The file and what it says, in `texts`.
    origin: u32,
    /// In which order entries were loaded.
    order: u32,
    window: Window,
}

/// All entries.
#[derive(Default)]
pub(super) struct Store {
    keys: Interner,
    texts: Interner,
    entries: Vec<Entry>,
    /// Where the entries of each key begin.
    starts: Vec<usize>,
    /// The lengths of networks, each with whether it is IPv4.
    lengths: BTreeSet<(bool, u8)>,
    expressions: BTreeMap<Kind, (Vec<u32>, RegexSet)>,
    key: Vec<u8>,
}

/// An indicator that a text matches, if it holds at the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indicator<'i> {
    /// What it is.
    pub kind: Kind,
    /// Its value as people write it.
    pub value: &'i [u8],
    /// Its file, and what that says of it.
    pub origin: &'i [u8],
    /// In which order indicators were loaded.
    pub order: u32,
}

impl Store {
    /// Adds an entry; returns its kind.
    pub(super) fn add(&mut self, value: &Value, written: &str, origin: u32, window: Window) -> Kind {
        let shown = self.texts.id(listed(&value.shown(written)).as_bytes());
        let mut key = std::mem::take(&mut self.key);
        let kind = match value {
            Value::Network(network) => self.add_network(network, &mut key),
            Value::Range(networks) => {
                // All but the last; that one is added like any other below.
                for network in networks.iter().skip(1) {
                    self.add_network(network, &mut key);
                    self.push(&key, shown, origin, window);
                }
                networks.first().map_or(Kind::Ip, |network| self.add_network(network, &mut key))
            }
            Value::Text(kind, text) => {
                key.clear();
                key.push(*kind as u8);
                key.extend_from_slice(text.as_bytes());
                *kind
            }
            Value::Pattern(kind, pattern) => {
                key.clear();
                key.extend([*kind as u8, IS_EXPRESSION]);
                key.extend_from_slice(pattern.as_bytes());
                let next = self.keys.len();
                let id = self.keys.id(&key);
                if id as usize == next {
                    self.expressions.entry(*kind).or_default().0.push(id);
                }
                *kind
            }
        };
        self.push(&key, shown, origin, window);
        self.key = key;
        kind
    }

    fn add_network(&mut self, network: &IpNet, key: &mut Vec<u8>) -> Kind {
        value::network_key(network, key);
        self.lengths.insert((network.addr().is_ipv4(), network.prefix_len()));
        Kind::Ip
    }

    fn push(&mut self, key: &[u8], shown: u32, origin: u32, window: Window) {
        let order = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push(Entry { key: self.keys.id(key), shown, origin, order, window });
    }

    /// The number of a file with what it says.
    pub(super) fn origin(&mut self, text: &str) -> u32 {
        self.texts.id(listed(text).as_bytes())
    }

    /// How many entries there are.
    pub(super) const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Makes everything ready to be looked up. What one origin says of a value at times that overlap is one entry.
    ///
    /// # Errors
    /// Expressions that are too large together.
    pub(super) fn settle(&mut self) -> Result<(), String> {
        let identity = |entry: &Entry| (entry.key, entry.origin, entry.shown);
        self.entries.sort_unstable_by_key(|entry| (identity(entry), entry.window.from, entry.order));
        self.entries.dedup_by(|next, kept| {
            let is_same = identity(next) == identity(kept) && next.window.from <= kept.window.until;
            if is_same {
                kept.window.until = kept.window.until.max(next.window.until);
                kept.order = kept.order.min(next.order);
            }
            is_same
        });
        let mut at = 0;
        self.starts.clear();
        for key in 0..self.keys.len() {
            self.starts.push(at);
            at += self.entries[at..].iter().take_while(|entry| entry.key as usize == key).count();
        }
        self.starts.push(at);
        for (ids, set) in self.expressions.values_mut() {
            let texts = ids.iter().map(|&id| String::from_utf8_lossy(self.keys.get(id).get(2..).unwrap_or_default()));
            let built = RegexSetBuilder::new(texts).size_limit(EXPRESSION_BYTES).build();
            *set = built.map_err(|_| "its expressions are too large together; leave some out".to_owned())?;
        }
        Ok(())
    }

    /// The entries of a key that hold at a time, microseconds since 1970.
    pub(super) fn holding(&self, key: u32, time: Option<i64>) -> impl Iterator<Item = Indicator<'_>> {
        let bounds = |key: usize| Some((*self.starts.get(key)?, *self.starts.get(key + 1)?));
        let (start, end) = bounds(key as usize).unwrap_or_default();
        let holds = move |entry: &&Entry| {
            let Window { from, until } = entry.window;
            time.map_or(entry.window == Window::ALWAYS, |time| from <= time && time < until)
        };
        let kind = self.kind(key);
        self.entries[start..end].iter().filter(holds).map(move |entry| Indicator {
            kind,
            value: self.texts.get(entry.shown),
            origin: self.texts.get(entry.origin),
            order: entry.order,
        })
    }

    fn kind(&self, key: u32) -> Kind {
        let first = self.keys.get(key).first().copied().unwrap_or_default();
        Kind::ALL.get(usize::from(first)).copied().unwrap_or(Kind::Ip)
    }

    /// The keys of an address and the networks around it.
    pub(super) fn find_address(&self, address: IpAddr, found: &mut Vec<u32>) {
        let address = address.to_canonical();
        let mut key = Vec::with_capacity(18);
        let lengths = self.lengths.range((address.is_ipv4(), 0)..=(address.is_ipv4(), u8::MAX));
        // The narrowest first.
        for (_, length) in lengths.rev() {
            if let Ok(network) = IpNet::new(address, *length) {
                value::network_key(&network.trunc(), &mut key);
                found.extend(self.keys.find(&key));
            }
        }
        self.try_expressions(Kind::Ip, &address.to_string(), found);
    }

    /// The keys of a host and of the domains above it. A name without dot is only that of a host.
    pub(super) fn find_host(&self, host: &str, found: &mut Vec<u32>) {
        let name = host.strip_suffix('.').unwrap_or(host);
        if name.is_empty() || name.len() > NAME_BYTES {
            return;
        }
        let name = name.to_lowercase();
        let above = name.match_indices('.').map(|(dot, _)| &name[dot + 1..]).filter(|parent| parent.contains('.'));
        for parent in std::iter::once(name.as_str()).chain(above) {
            self.find_text(Kind::Domain, parent, found);
        }
        self.try_expressions(Kind::Domain, &name, found);
    }

    /// The keys of a URL, of the folders above it, and of the same without host; `url` is in its one spelling.
    pub(super) fn find_url(&self, url: &str, found: &mut Vec<u32>) {
        let path = url.find('/').map_or("", |slash| &url[slash..]);
        for text in [url, if path.len() == url.len() { "" } else { path }] {
            self.find_text(Kind::Url, text, found);
            let folders = text.match_indices(['/', '?']).map(|(at, _)| &text[..at]).take(MOST_FOLDERS);
            folders.for_each(|folder| self.find_text(Kind::Url, folder, found));
        }
    }

    /// The key of exactly this text.
    pub(super) fn find_text(&self, kind: Kind, text: &str, found: &mut Vec<u32>) {
        if !text.is_empty() {
            let key = [&[kind as u8], text.as_bytes()].concat();
            found.extend(self.keys.find(&key));
        }
    }

    /// The keys of the expressions that find something in a text.
    pub(super) fn try_expressions(&self, kind: Kind, text: &str, found: &mut Vec<u32>) {
        if let Some((ids, set)) = self.expressions.get(&kind) {
            found.extend(set.matches(text).into_iter().filter_map(|index| ids.get(index)));
        }
    }
}

/// A text that may stand in a list, whose words commas divide; in one line.
fn listed(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains([',', '\n', '\r', '\t']) {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        // Writing to a string cannot fail.
        let _ = match letter {
            ',' => plain.write_char(';'),
            '\n' | '\r' | '\t' => plain.write_char(' '),
            other => plain.write_char(other),
        };
    }
    plain.into()
}
