//! Turns entries into lists of notes with their tags, in two ways.
//!
//! `Mode::Lossless` takes all that the rules say: sub-techniques and their parents whatever the origin, in current
//! ids, each note for itself. `Mode::Published` replays what the site "Living off the False Positives" does, to the
//! letter: Splunk, Elastic, Sigma; no sub-techniques of Elastic; parents for Sigma only; no Splunk note that begins
//! with "unknown"; notes whose names of pages are equal are one, with title and tags of whichever came first.
//! Invariant: a list is in the order of its titles.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use super::{Entry, Origin, Rule};
use crate::attack;

/// Letters and blanks of a note that make the name of its page.
const SLUG_CHARACTERS: usize = 75;

/// Which tags a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// All that the rules say.
    Lossless,
    /// Exactly as it is published.
    Published,
}

/// A note of a list.
#[derive(Clone, Debug)]
pub struct Listed<'e> {
    /// The entry that it shows.
    pub entry: &'e Entry,
    /// The note as it is shown.
    pub title: &'e str,
    /// Techniques, in order.
    pub techniques: Vec<String>,
    /// What the rules look at.
    pub log_sources: Vec<&'e str>,
    /// Where the rules are from.
    pub origins: Vec<Origin>,
    /// The rules.
    pub rules: Vec<&'e Rule>,
}

impl Listed<'_> {
    /// All tags: techniques, log sources, origins.
    #[must_use]
    pub fn tags(&self) -> Vec<&str> {
        let words = self.log_sources.iter().copied().chain(self.origins.iter().map(|origin| origin.name()));
        without_repeats(self.techniques.iter().map(String::as_str).chain(words))
    }

    fn new<'e>(entry: &'e Entry, title: &'e str, techniques: Vec<String>, rules: Vec<&'e Rule>) -> Listed<'e> {
        let log_sources = rules.iter().map(|rule| rule.log_source.as_str()).filter(|source| !source.is_empty());
        let (log_sources, origins) =
            (without_repeats(log_sources), without_repeats(rules.iter().map(|rule| rule.origin)));
        Listed { entry, title, techniques, log_sources, origins, rules }
    }
}

/// The notes about a technique, in the order of their titles.
#[must_use]
pub fn list<'e>(entries: &'e [Entry], mode: Mode, technique: &str) -> Vec<Listed<'e>> {
    let mut listed: Vec<Listed<'e>> = match mode {
        Mode::Lossless => {
            let is_about = |rule: &Rule| rule.techniques.iter().any(|id| attack::is_same_or_parent(technique, id));
            entries.iter().filter(|entry| entry.rules.iter().any(is_about)).map(lossless).collect()
        }
        Mode::Published => {
            let is_about = |listed: &Listed<'_>| listed.techniques.iter().any(|id| id.eq_ignore_ascii_case(technique));
            published(entries).into_iter().filter(is_about).collect()
        }
    };
    listed.sort_by(|left, right| by_title(left, right));
    listed
}

fn by_title(left: &Listed<'_>, right: &Listed<'_>) -> Ordering {
    left.entry.note.cmp(&right.entry.note)
}

fn lossless(entry: &Entry) -> Listed<'_> {
    let mut techniques = BTreeSet::new();
    for id in entry.rules.iter().flat_map(|rule| &rule.techniques).filter(|id| attack::is_technique(id)) {
        let id = attack::current(id).to_ascii_uppercase();
        techniques.extend(attack::parent(&id).map(str::to_owned));
        techniques.insert(id);
    }
    Listed::new(entry, &entry.text, techniques.into_iter().collect(), entry.rules.iter().collect())
}

/// A page while the site is made.
struct Page<'e> {
    entry: &'e Entry,
    techniques: BTreeSet<String>,
    /// By the id of the rule, the last of an id in the place of the first.
    rules: Vec<&'e Rule>,
    /// Rules of later notes whose pages have the same name; they bring no tags.
    others: Vec<&'e Rule>,
}

fn published(entries: &[Entry]) -> Vec<Listed<'_>> {
    let mut pages: Vec<Page<'_>> = Vec::new();
    let mut slugs: HashMap<String, usize> = HashMap::new();
    let mut of_sigma = BTreeSet::new();
    for origin in Origin::ALL {
        for page in pages_of(entries, origin) {
            if origin == Origin::Sigma {
                of_sigma.extend(page.techniques.iter().map(|id| id.to_lowercase()));
            }
            let index = *slugs.entry(slug(&page.entry.note)).or_insert(pages.len());
            match pages.get_mut(index) {
                Some(first) => first.others.extend(page.rules),
                None => pages.push(page),
            }
        }
    }
    let shown = pages.into_iter().map(|page| {
        // The page of a tag is written last for Sigma, which writes ids in lower case, and that is how it shows.
        let spelled = page.techniques.into_iter().map(|id| {
            let lower = id.to_lowercase();
            if of_sigma.contains(&lower) { lower } else { id }
        });
        let mut listed = Listed::new(page.entry, &page.entry.note, without_repeats(spelled), page.rules);
        listed.rules.extend(page.others);
        listed
    });
    shown.collect()
}

/// The pages of one origin, in the order in which they are written.
fn pages_of(entries: &[Entry], origin: Origin) -> Vec<Page<'_>> {
    let mut pages: BTreeMap<u64, Page<'_>> = BTreeMap::new();
    for entry in entries {
        if origin == Origin::Splunk && entry.note.starts_with("unknown") {
            continue;
        }
        // A file with several documents is none for the site.
        let rules = entry.rules.iter().filter(|rule| rule.origin == origin && rule.document.is_none());
        let mut page = Page { entry, techniques: BTreeSet::new(), rules: Vec::new(), others: Vec::new() };
        let mut first = None;
        for rule in rules {
            first = first.or(Some(rule.order));
            page.techniques.extend(published_techniques(rule));
            match page.rules.iter_mut().find(|known| known.id == rule.id) {
                Some(known) => *known = rule,
                None => page.rules.push(rule),
            }
        }
        if let Some(first) = first {
            pages.insert(first, page);
        }
    }
    pages.into_values().collect()
}

fn published_techniques(rule: &Rule) -> Vec<String> {
    let ids = rule.techniques.iter().cloned();
    match rule.origin {
        Origin::Splunk => ids.collect(),
        Origin::Elastic => ids.filter(|id| !id.contains('.')).collect(),
        Origin::Sigma => {
            let parents = rule.techniques.iter().filter_map(|id| attack::parent(id)).map(str::to_owned);
            ids.clone().chain(parents).collect()
        }
    }
}

/// The name of a note's page.
fn slug(note: &str) -> String {
    let characters = note.chars().filter(|character| matches!(character, 'a'..='z' | ' '));
    let characters: String = characters.take(SLUG_CHARACTERS).collect();
    characters.split_whitespace().collect::<Vec<_>>().join("-")
}

fn without_repeats<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut once = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}
