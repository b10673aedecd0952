//! What the message codes mean, and the sentences by which a message without code is recognised.
//!
//! The knowledge is two data files: `catalogue.csv` (one row a code) and `sentences.tsv` (fixed words
//! and fields). This module loads them; `sentence` matches one sentence, nothing here knows about lines.

mod sentence;

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

pub use sentence::{Capture, Captures, Field, Fit, Sentence};

use crate::schema::ColumnSet;

const CATALOGUE: &str = include_str!("codes/catalogue.csv");
const SENTENCES: &str = include_str!("codes/sentences.tsv");

/// What is known about a message code.
#[derive(Clone, Debug)]
pub struct Code {
    /// Three capitals and five digits.
    pub code: &'static str,
    /// event, user, admin, sensor or policytrace.
    pub log: &'static str,
    /// 1 to 10, if known.
    pub severity: Option<i64>,
    /// ECS categories, comma-separated.
    pub category: &'static str,
    /// ECS types, comma-separated.
    pub kind: &'static str,
    /// success, failure, unknown, or `http` (the HTTP status decides).
    pub outcome: &'static str,
    /// Verb phrase.
    pub action: &'static str,
    /// Kind of behaviour; may be empty.
    pub event_type: &'static str,
    /// Short meaning.
    pub meaning: &'static str,
    /// Its sentences, as indices.
    sentences: Vec<u16>,
    /// Columns that its sentences can fill.
    pub fills: ColumnSet,
}

impl Code {
    /// Severity class: info, minor, major or critical; empty if unknown.
    #[must_use]
    pub const fn level(&self) -> &'static str {
        match self.severity {
            Some(1..=4) => "info",
            Some(5..=7) => "minor",
            Some(8..=9) => "major",
            Some(10) => "critical",
            _ => "",
        }
    }
}

/// All codes and sentences.
pub struct Codes {
    all: Vec<Code>,
    by_code: HashMap<u64, u16, foldhash::fast::FixedState>,
    sentences: Vec<(Sentence, u16)>,
    /// Finds the longest fixed beginning.
    beginnings: AhoCorasick,
    /// For each beginning, the sentences to try, longest beginning first.
    candidates: Vec<Vec<u16>>,
}

/// What a message was recognised as.
#[derive(Clone, Copy, Debug)]
pub enum Recognised<'q> {
    /// One code, without doubt.
    Code(&'q Code),
    /// The same sentence belongs to a user code and an administrator code.
    Twins {
        /// The code of the user log.
        user: &'q Code,
        /// The code of the admin log.
        admin: &'q Code,
    },
    /// The same sentence belongs to several codes.
    Ambiguous,
    /// No sentence fits.
    Nothing,
}

impl Codes {
    /// The built-in catalogue.
    ///
    /// # Panics
    /// Never for the committed files: a test loads them.
    #[must_use]
    pub fn builtin() -> Self {
        Self::load(CATALOGUE, SENTENCES).unwrap_or_else(|problem| unreachable!("built-in catalogue: {problem}"))
    }

    fn load(catalogue: &'static str, sentences: &'static str) -> Result<Self, String> {
        let mut codes = catalogue.lines().skip(1).map(read_code).collect::<Result<Vec<_>, _>>()?;
        let mut by_code = HashMap::with_capacity_and_hasher(codes.len(), foldhash::fast::FixedState::default());
        for (index, code) in (0..).zip(&codes) {
            by_code.insert(key(code.code.as_bytes()).ok_or_else(|| format!("{} is no code", code.code))?, index);
        }
        let mut all = Vec::new();
        for line in sentences.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (code, text) = line.split_once('\t').ok_or_else(|| format!("no tab in {line}"))?;
            let known = key(code.as_bytes()).and_then(|key| by_code.get(&key));
            let code = *known.ok_or_else(|| format!("{code} is not in the catalogue"))?;
            let sentence = Sentence::parse(text).map_err(|problem| format!("{line}: {problem}"))?;
            let index = u16::try_from(all.len()).map_err(|error| error.to_string())?;
            let owner = &mut codes[usize::from(code)];
            owner.fills = owner.fills.with(sentence.fills);
            owner.sentences.push(index);
            all.push((sentence, code));
        }
        let (beginnings, candidates) = index_beginnings(&all)?;
        Ok(Self { all: codes, by_code, sentences: all, beginnings, candidates })
    }

    /// Every code, in order.
    #[must_use]
    pub fn all(&self) -> &[Code] {
        &self.all
    }

    /// The entry of a code.
    #[inline]
    #[must_use]
    pub fn get(&self, code: &[u8]) -> Option<&Code> {
        self.by_code.get(&key(code)?).map(|&index| &self.all[usize::from(index)])
    }

    /// Reads the fields of a message whose code is known.
    pub fn capture<'a>(&self, code: &Code, message: &'a [u8], captures: &mut Captures<'a>) {
        let mut best = Captures::default();
        for &index in &code.sentences {
            captures.clear();
            match self.sentences[usize::from(index)].0.fit(message, captures) {
                Fit::Whole => return,
                Fit::Cut | Fit::Partly if captures.len() > best.len() => best = *captures,
                Fit::Cut | Fit::Partly | Fit::Not => {}
            }
        }
        *captures = best;
    }

    /// Recognises a message by its words and reads its fields.
    pub fn recognise<'a>(&self, message: &'a [u8], captures: &mut Captures<'a>) -> Recognised<'_> {
        for &index in self.candidates_for(message) {
            captures.clear();
            let (sentence, code) = &self.sentences[usize::from(index)];
            if sentence.fit(message, captures) == Fit::Whole {
                return self.settle(sentence, *code);
            }
        }
        self.recognise_cut(message, captures)
    }

    /// A sentence that was cut off, as by a syslog datagram that was too long, is recognised if only one code,
    /// or one pair of twins, has a sentence that goes on like that.
    fn recognise_cut<'a>(&self, message: &'a [u8], captures: &mut Captures<'a>) -> Recognised<'_> {
        captures.clear();
        let mut own = Captures::default();
        let mut found: Vec<&Code> = Vec::new();
        for &index in self.candidates_for(message) {
            own.clear();
            let (sentence, code) = &self.sentences[usize::from(index)];
            if sentence.fit(message, &mut own) == Fit::Cut {
                if found.is_empty() {
                    *captures = own;
                }
                found.push(&self.all[usize::from(*code)]);
            }
        }
        found.sort_by_key(|code| code.code);
        found.dedup_by_key(|code| code.code);
        one_or_twins(&found)
    }

    /// The fixed words by which lines without code are recognised as this code.
    #[must_use]
    pub fn beginnings_of(&self, code: &Code) -> Vec<&str> {
        code.sentences.iter().map(|&index| self.sentences[usize::from(index)].0.beginning()).collect()
    }

    fn candidates_for(&self, message: &[u8]) -> &[u16] {
        let longest = |text: &[u8]| {
            let found = self.beginnings.find(Input::new(text).anchored(Anchored::Yes))?;
            Some(self.candidates[found.pattern().as_usize()].as_slice())
        };
        let has_runs = memchr::memmem::find(message, b"  ").is_some();
        let found = if has_runs { longest(&single_blanks(message)) } else { longest(message) };
        found.unwrap_or_default()
    }

    fn settle(&self, sentence: &Sentence, code: u16) -> Recognised<'_> {
        let own = &self.all[usize::from(code)];
        let others = self.sentences.iter().filter(|(other, owner)| *owner != code && other.text == sentence.text);
        let owners: Vec<&Code> =
            std::iter::once(own).chain(others.map(|(_, owner)| &self.all[usize::from(*owner)])).collect();
        match one_or_twins(&owners) {
            Recognised::Nothing => Recognised::Ambiguous,
            recognised => recognised,
        }
    }
}

fn one_or_twins<'q>(owners: &[&'q Code]) -> Recognised<'q> {
    match *owners {
        [only] => Recognised::Code(only),
        [user, admin] | [admin, user] if user.log == "user" && admin.log == "admin" => {
            Recognised::Twins { user, admin }
        }
        _ => Recognised::Nothing,
    }
}

/// A code as a number; codes have eight bytes.
#[inline]
fn key(code: &[u8]) -> Option<u64> {
    code.try_into().ok().map(u64::from_le_bytes)
}

fn single_blanks(text: &[u8]) -> Vec<u8> {
    let mut single = text.to_vec();
    single.dedup_by(|second, first| *first == b' ' && *second == b' ');
    single
}

type Index = (AhoCorasick, Vec<Vec<u16>>);

fn index_beginnings(sentences: &[(Sentence, u16)]) -> Result<Index, String> {
    let mut beginnings: Vec<&str> = sentences.iter().map(|(sentence, _)| sentence.beginning()).collect();
    beginnings.sort_unstable();
    beginnings.dedup();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .start_kind(StartKind::Anchored)
        .build(&beginnings)
        .map_err(|error| error.to_string())?;
    let candidates = beginnings.iter().map(|longest| {
        let fits = |index: &u16| longest.starts_with(sentences[usize::from(*index)].0.beginning());
        let mut found: Vec<u16> = (0..).take(sentences.len()).filter(fits).collect();
        found.sort_by_key(|&index| std::cmp::Reverse(sentences[usize::from(index)].0.beginning().len()));
        found
    });
    Ok((automaton, candidates.collect()))
}

/// Splits a row of the catalogue. Quotes hold commas; there are no quotes inside quotes.
fn read_code(line: &'static str) -> Result<Code, String> {
    let mut fields = Vec::with_capacity(9);
    let mut rest = line;
    loop {
        let (field, next) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').ok_or_else(|| format!("open quote in {line}"))?,
            None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
        };
        fields.push(field);
        match next.strip_prefix(',') {
            Some(next) => rest = next,
            None => break,
        }
    }
    let [code, log, severity, category, kind, outcome, action, event_type, meaning] = fields[..] else {
        return Err(format!("not nine fields: {line}"));
    };
    let severity = severity.parse().ok();
    let fills = ColumnSet::EMPTY;
    Ok(Code { code, log, severity, category, kind, outcome, action, event_type, meaning, sentences: Vec::new(), fills })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_catalogue_loads_and_is_in_order() {
        let codes = Codes::load(CATALOGUE, SENTENCES).expect("loads");
        assert!(codes.all().is_sorted_by(|a, b| a.code < b.code));
        for code in codes.all() {
            assert_eq!(code.code.len(), 8, "{}", code.code);
            assert!(!code.action.is_empty() && !code.meaning.is_empty(), "{}", code.code);
            assert!(["success", "failure", "unknown", "http"].contains(&code.outcome), "{}", code.code);
        }
    }

    #[test]
    fn twins_are_told_and_ambiguity_is_admitted() {
        let codes = Codes::builtin();
        let mut captures = Captures::default();
        let recognised = codes.recognise(b"Primary authentication failed for eva/Ldap from 192.0.2.1", &mut captures);
        assert!(
            matches!(recognised, Recognised::Twins { user, admin } if user.code == "AUT24327" && admin.code == "AUT30685")
        );
        assert!(matches!(codes.recognise(b"Login succeeded for bob/Staff", &mut captures), Recognised::Nothing));
        let cut = codes.recognise(b"Primary authentication failed for eva/Ldap fr", &mut captures);
        assert!(matches!(cut, Recognised::Twins { .. }));
        assert!(matches!(codes.recognise(b"nothing of the kind", &mut captures), Recognised::Nothing));
    }
}
