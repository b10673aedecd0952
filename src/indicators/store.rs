//! Holds the entries of all files, and finds those that a text of a log may match.
//!
//! A text is found by hashing it, its parent domains, and the folders of its path; an address by the networks around
//! it. Expressions are the exception: they are tried one and all. Times are judged later, by whoever knows the event.

use std::{borrow::Cow, collections::BTreeMap, net::IpAddr};

use ipnet::IpNet;
use regex::{RegexSet, RegexSetBuilder};

use super::{
    Kind,
    shelf::{self, Entry, Networks, Run, Shelf},
    value::{NAME_BYTES, Value},
    window::Window,
};
use crate::intern::Interner;

/// Folders of a path that are looked up; only complete URLs are found below that.
const MOST_FOLDERS: usize = 32;
/// What the expressions of one kind may take in memory once compiled.
const EXPRESSION_BYTES: usize = 64 << 20;
/// Behind the kind in the key of an expression; no value begins with it.
const IS_EXPRESSION: u8 = 0;

/// All entries.
#[derive(Default)]
pub(super) struct Store {
    networks: Networks,
    texts: Shelf<u32>,
    /// The kind and the one spelling of each text.
    keys: Interner,
    /// What people are shown.
    words: Interner,
    expressions: BTreeMap<Kind, (Vec<u32>, RegexSet)>,
    key: Vec<u8>,
    added: u32,
}

/// An indicator that a text matches, if it holds at the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator<'i> {
    /// What it is.
    pub kind: Kind,
    /// Its value as people write it.
    pub value: Cow<'i, [u8]>,
    /// Its file, and what that says of it.
    pub origin: &'i [u8],
    /// In which order indicators were loaded.
    pub order: u32,
}

/// Indicators of one value that a text may match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidates {
    kind: Kind,
    is_network: bool,
    run: Run,
}

impl Store {
    /// Adds an entry; returns its kind.
    pub(super) fn add(&mut self, value: &Value, written: &str, origin: u32, window: Window) -> Kind {
        let shown = match value.shown(written) {
            Some(shown) => self.words.id(listed(&shown).as_bytes()),
            None => 0,
        };
        let order = self.added;
        self.added = self.added.saturating_add(1);
        let (kind, text, is_expression) = match value {
            Value::Network(network) => {
                self.add_network(network, Entry { key: (), shown, origin, order, window });
                return Kind::Ip;
            }
            Value::Range(networks) => {
                let entry = Entry { key: (), shown, origin, order, window };
                for network in networks {
                    self.add_network(network, entry);
                }
                return Kind::Ip;
            }
            Value::Text(kind, text) => (*kind, text, false),
            Value::Pattern(kind, text) => (*kind, text, true),
        };
        self.key.clear();
        self.key.push(kind as u8);
        if is_expression {
            self.key.push(IS_EXPRESSION);
        }
        self.key.extend_from_slice(text.as_bytes());
        let next = self.keys.len();
        let key = self.keys.id(&self.key);
        if is_expression && key as usize == next {
            self.expressions.entry(kind).or_default().0.push(key);
        }
        self.texts.add(Entry { key, shown, origin, order, window });
        kind
    }

    fn add_network(&mut self, network: &IpNet, entry: Entry<()>) {
        let Entry { shown, origin, order, window, .. } = entry;
        self.networks.shelf.add(Entry { key: shelf::key_of(network), shown, origin, order, window });
    }

    /// The number of a file with what it says.
    pub(super) fn origin(&mut self, text: &str) -> u32 {
        self.words.id(listed(text).as_bytes())
    }

    /// How many entries were added.
    pub(super) const fn len(&self) -> u32 {
        self.added
    }

    /// Makes everything ready to be looked up.
    ///
    /// # Errors
    /// Expressions that are too large together.
    pub(super) fn settle(&mut self) -> Result<(), String> {
        self.networks.settle();
        self.texts.settle();
        for (ids, set) in self.expressions.values_mut() {
            let texts = ids.iter().map(|&id| String::from_utf8_lossy(self.keys.get(id).get(2..).unwrap_or_default()));
            let built = RegexSetBuilder::new(texts).size_limit(EXPRESSION_BYTES).build();
            *set = built.map_err(|_| "its expressions are too large together; leave some out".to_owned())?;
        }
        Ok(())
    }

    /// Calls `take` with each of the candidates that holds at a time, in microseconds since 1970.
    pub(super) fn holding<'s>(
        &'s self,
        candidates: Candidates,
        time: Option<i64>,
        mut take: impl FnMut(Indicator<'s>),
    ) {
        let holds =
            |window: Window| time.map_or(window == Window::ALWAYS, |time| window.from <= time && time < window.until);
        let Candidates { kind, is_network, run } = candidates;
        let mut tell = |own: &dyn Fn() -> Cow<'s, [u8]>, shown, origin, order| {
            let value = if shown == 0 { own() } else { Cow::Borrowed(self.words.get(shown)) };
            take(Indicator { kind, value, origin: self.words.get(origin), order });
        };
        if is_network {
            for entry in self.networks.shelf.entries(run).iter().filter(|entry| holds(entry.window)) {
                tell(&|| shown_network(entry.key), entry.shown, entry.origin, entry.order);
            }
        } else {
            for entry in self.texts.entries(run).iter().filter(|entry| holds(entry.window)) {
                let own = || self.keys.get(entry.key).get(1..).unwrap_or_default().into();
                tell(&own, entry.shown, entry.origin, entry.order);
            }
        }
    }

    /// The networks around an address.
    pub(super) fn find_address(&self, address: IpAddr, found: &mut Vec<Candidates>) {
        self.networks.find(address, |run| found.push(Candidates { kind: Kind::Ip, is_network: true, run }));
        if self.expressions.contains_key(&Kind::Ip) {
            self.try_expressions(Kind::Ip, &address.to_canonical().to_string(), found);
        }
    }

    /// A host and the domains above it. A name without dot is only that of a host.
    pub(super) fn find_host(&self, host: &str, found: &mut Vec<Candidates>) {
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

    /// A URL, the folders above it, and the same without host; `url` is in its one spelling.
    pub(super) fn find_url(&self, url: &str, found: &mut Vec<Candidates>) {
        let path = url.find('/').map_or("", |slash| &url[slash..]);
        for text in [url, if path.len() == url.len() { "" } else { path }] {
            self.find_text(Kind::Url, text, found);
            let folders = text.match_indices(['/', '?']).map(|(at, _)| &text[..at]).take(MOST_FOLDERS);
            folders.for_each(|folder| self.find_text(Kind::Url, folder, found));
        }
    }

    /// Exactly this text.
    pub(super) fn find_text(&self, kind: Kind, text: &str, found: &mut Vec<Candidates>) {
        if !text.is_empty() {
            let key = [&[kind as u8], text.as_bytes()].concat();
            found.extend(self.keys.find(&key).and_then(|key| self.candidates(kind, key)));
        }
    }

    /// The expressions that find something in a text.
    pub(super) fn try_expressions(&self, kind: Kind, text: &str, found: &mut Vec<Candidates>) {
        if let Some((ids, set)) = self.expressions.get(&kind) {
            let keys = set.matches(text).into_iter().filter_map(|index| ids.get(index));
            found.extend(keys.filter_map(|&key| self.candidates(kind, key)));
        }
    }

    fn candidates(&self, kind: Kind, key: u32) -> Option<Candidates> {
        self.texts.run(key).map(|run| Candidates { kind, is_network: false, run })
    }
}

/// An address or network as people write it.
fn shown_network(key: shelf::Prefix) -> Cow<'static, [u8]> {
    let shown = shelf::network_of(key).map(|network| match network {
        single if single.prefix_len() == single.max_prefix_len() => single.addr().to_string(),
        network => network.to_string(),
    });
    Cow::Owned(shown.unwrap_or_default().into_bytes())
}

/// A text that may stand in a list, whose words commas divide; in one line.
fn listed(text: &str) -> Cow<'_, str> {
    if !text.contains([',', '\n', '\r', '\t']) {
        return text.into();
    }
    let plain = |letter| match letter {
        ',' => ';',
        '\n' | '\r' | '\t' => ' ',
        other => other,
    };
    text.chars().map(plain).collect::<String>().into()
}
