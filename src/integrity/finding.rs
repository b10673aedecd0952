//! A trace of editing or loss, and the words for it.
//!
//! What a kind proves, how sure that is and what else may have caused it stand in `kinds.tsv`; a rule adds what
//! was seen, and may be more or less certain than its kind usually is. Explanations hold text of the log, which
//! is hostile: writers escape it.

use std::sync::LazyLock;

/// One line a kind: name, certainty, what it proves, innocent causes. What stands behind a slash tells apart what
/// proves more from what proves less.
const LIST: &str = include_str!("kinds.tsv");

/// How sure it is that the log was changed or records were lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Usually innocent.
    Low,
    /// To be explained.
    Medium,
    /// Hardly innocent.
    High,
    /// Nothing else does this.
    Certain,
}

impl Certainty {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Certain => "certain",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Low, Self::Medium, Self::High, Self::Certain].into_iter().find(|certainty| certainty.name() == name)
    }
}

/// A kind of finding.
struct Kind {
    name: &'static str,
    certainty: Certainty,
    proves: &'static str,
    causes: Vec<&'static str>,
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| LIST.lines().filter_map(kind).collect());

fn kind(line: &'static str) -> Option<Kind> {
    let mut cells = line.split('\t');
    let (name, certainty) = (cells.next()?, Certainty::named(cells.next()?)?);
    Some(Kind { name, certainty, proves: cells.next()?, causes: cells.next()?.split(" | ").collect() })
}

/// A trace of editing or loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its kind, as in `kinds.tsv`.
    pub kind: &'static str,
    /// Where it is in the source: the bytes concerned, or the first record behind the place.
    pub offset: u64,
    /// Time of the last record before it, in microseconds since 1970.
    pub start: Option<i64>,
    /// Time of the first record after it.
    pub end: Option<i64>,
    /// The appliance; empty if it is not known.
    pub node: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// What was seen.
    pub seen: String,
    /// What that proves.
    pub proves: &'static str,
    /// What else may have caused it.
    pub innocent_causes: Vec<&'static str>,
}

impl Finding {
    /// A finding of a kind; `seen` is a sentence.
    pub(super) fn new(kind: &'static str, offset: u64, window: (Option<i64>, Option<i64>), seen: &str) -> Self {
        let known = KINDS.iter().find(|known| known.name == kind);
        Self {
            kind: kind.split_once('/').map_or(kind, |(kind, _)| kind),
            offset,
            start: window.0,
            end: window.1,
            node: String::new(),
            certainty: known.map_or(Certainty::Low, |known| known.certainty),
            seen: seen.to_owned(),
            proves: known.map_or("", |known| known.proves),
            innocent_causes: known.map_or_else(Vec::new, |known| known.causes.clone()),
        }
    }

    /// What was seen, and what that proves.
    #[must_use]
    pub fn explanation(&self) -> String {
        format!("{} {}", self.seen, self.proves)
    }

    pub(super) fn of_node(self, node: &str) -> Self {
        Self { node: node.to_owned(), ..self }
    }

    pub(super) fn with_certainty(self, certainty: Certainty) -> Self {
        Self { certainty, ..self }
    }

    /// Adds a sentence.
    pub(super) fn also(&mut self, sentence: &str) {
        self.seen.push(' ');
        self.seen.push_str(sentence);
    }

    /// Puts a cause that the log itself names before the others.
    pub(super) fn with_cause(mut self, cause: &'static str) -> Self {
        self.innocent_causes.insert(0, cause);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_words() {
        assert_eq!(KINDS.len(), LIST.lines().count());
        for kind in KINDS.iter() {
            assert!(kind.proves.ends_with('.') && !kind.causes.is_empty(), "{}", kind.name);
        }
    }
}
