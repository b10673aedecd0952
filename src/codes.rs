//! What the message codes mean, and the sentences by which a message without code is recognised.
//!
//! The knowledge is three data files, `catalogue.csv` (one row a code), `sentences.tsv` (fixed words and fields) and
//! `templates.tsv` (fixed words and arguments), and whatever tables are named at run time. This module puts them
//! together; `sentence` matches one sentence, `render` makes one of arguments, `table` and `template` read foreign
//! tables. Nothing here knows about lines.

mod beginnings;
mod code;
mod render;
mod sentence;
mod table;
mod template;

use std::{borrow::Cow, collections::HashMap};

use beginnings::Beginnings;
pub use code::Code;
pub use sentence::{Capture, Captures, Field, Fit, Sentence};
use table::Loaded;
pub use table::{Gain, Table};

const CATALOGUE: &str = include_str!("codes/catalogue.csv");
const SENTENCES: &str = include_str!("codes/sentences.tsv");

/// All codes and sentences.
pub struct Codes {
    all: Vec<Code>,
    by_code: HashMap<u64, usize, foldhash::fast::FixedState>,
    sentences: Vec<Known>,
    beginnings: Beginnings,
}

/// A sentence of the catalogue.
struct Known {
    sentence: Sentence,
    /// Its code, as an index.
    code: usize,
    /// Other codes with the same sentence.
    others: Vec<usize>,
    /// Whether the message must end with it: a table that was loaded does not say what else begins like that.
    is_exact: bool,
}

/// What a message was recognised as.
#[derive(Clone, Debug)]
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
    /// The sentence belongs to any of several codes, or could go on as that of any of them; in order.
    Ambiguous(Vec<&'q Code>),
    /// No sentence fits.
    Nothing,
}

impl Codes {
    /// The built-in catalogue.
    #[must_use]
    pub fn builtin() -> Self {
        Self::with(&[]).0
    }

    /// The built-in catalogue and what tables know beyond it, with what each gave.
    ///
    /// # Panics
    /// Never for the committed files: a test loads them.
    #[must_use]
    pub fn with(tables: &[Table]) -> (Self, Vec<Gain>) {
        Self::load(CATALOGUE, SENTENCES, tables).unwrap_or_else(|problem| unreachable!("built-in catalogue: {problem}"))
    }

    fn load(catalogue: &'static str, sentences: &'static str, tables: &[Table]) -> Result<(Self, Vec<Gain>), String> {
        let mut all = code::read_all(catalogue)?;
        let lines = sentences.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let built_in = lines.map(|line| line.split_once('\t').ok_or_else(|| format!("no tab in {line}")));
        let built_in = built_in.collect::<Result<Vec<_>, _>>()?;
        let (mut gains, mut loaded) = (Vec::new(), Vec::new());
        if !tables.is_empty() {
            (gains, loaded) = table::merge(tables, &mut all, &built_in);
            all.sort_by_key(|code| code.code);
        }
        let mut by_code = HashMap::with_capacity_and_hasher(all.len(), foldhash::fast::FixedState::default());
        for (index, code) in all.iter().enumerate() {
            by_code.insert(key(code.code.as_bytes()).ok_or_else(|| format!("{} is no code", code.code))?, index);
        }
        let index_of = |code: &str| key(code.as_bytes()).and_then(|key| by_code.get(&key).copied());
        for row in render::built_in() {
            let (code, text, template) = row?;
            let code = index_of(code).ok_or_else(|| format!("{code} is not in the catalogue"))?;
            all[code].add_template(text, template);
        }
        let mut known = Vec::with_capacity(built_in.len() + loaded.len());
        let mut texts = Vec::with_capacity(known.capacity());
        for (code, text) in &built_in {
            let code = index_of(code).ok_or_else(|| format!("{code} is not in the catalogue"))?;
            let sentence = Sentence::parse(text).map_err(|problem| format!("{text}: {problem}"))?;
            known.push(Known { sentence, code, others: Vec::new(), is_exact: false });
            texts.push(Cow::Borrowed(*text));
        }
        for Loaded { code, text, sentence } in loaded {
            let code = index_of(code).ok_or_else(|| format!("{code} was not added"))?;
            let is_exact = sentence.is_fixed();
            known.push(Known { sentence, code, others: Vec::new(), is_exact });
            texts.push(Cow::Owned(text));
        }
        share(&mut known, &texts, built_in.len());
        for (index, own) in known.iter().enumerate() {
            let owner = &mut all[own.code];
            owner.fills = owner.fills.with(own.sentence.fills);
            owner.sentences.push(index);
        }
        let beginnings = Beginnings::new(known.iter().map(|own| own.sentence.beginning()));
        Ok((Self { all, by_code, sentences: known, beginnings }, gains))
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
        self.by_code.get(&key(code)?).map(|&index| &self.all[index])
    }

    /// Reads the fields of a message whose code is known.
    pub fn capture<'a>(&self, code: &Code, message: &'a [u8], captures: &mut Captures<'a>) {
        let mut best = Captures::default();
        for &index in &code.sentences {
            captures.clear();
            match self.sentences[index].sentence.fit(message, captures) {
                Fit::Whole => return,
                Fit::Cut | Fit::Partly if captures.len() > best.len() => best = *captures,
                Fit::Cut | Fit::Partly | Fit::Not => {}
            }
        }
        *captures = best;
    }

    /// Recognises a message by its words and reads its fields.
    pub fn recognise<'a>(&self, message: &'a [u8], captures: &mut Captures<'a>) -> Recognised<'_> {
        let single = single_blanks(message);
        for index in self.beginnings.of(&single) {
            captures.clear();
            let known = &self.sentences[index];
            if known.sentence.fit(message, captures) == Fit::Whole && !(known.is_exact && known.goes_on(&single)) {
                return self.settle(known);
            }
        }
        self.recognise_cut(message, &single, captures)
    }

    /// A sentence that was cut off, as by a syslog datagram that was too long, is recognised if only one code,
    /// or one pair of twins, has a sentence that goes on like that. Where it ends within a word of a field, the
    /// codes whose sentences came as far are told, if there are several.
    fn recognise_cut<'a>(&self, message: &'a [u8], single: &[u8], captures: &mut Captures<'a>) -> Recognised<'_> {
        captures.clear();
        let mut own = Captures::default();
        let (mut cut, mut ended, mut most) = (Vec::new(), Vec::new(), 1);
        for index in self.beginnings.of(single) {
            own.clear();
            let known = &self.sentences[index];
            match known.sentence.fit(message, &mut own) {
                Fit::Cut => {
                    if cut.is_empty() {
                        *captures = own;
                    }
                    cut.extend(self.owners(known));
                }
                Fit::Partly if own.len() >= most && is_within_word(message, &own) => {
                    if own.len() > most {
                        ended.clear();
                        most = own.len();
                    }
                    ended.extend(self.owners(known));
                }
                Fit::Whole | Fit::Partly | Fit::Not => {}
            }
        }
        if !cut.is_empty() {
            return one_or_twins(cut);
        }
        in_order(&mut ended);
        if ended.len() > 1 { Recognised::Ambiguous(ended) } else { Recognised::Nothing }
    }

    /// The fixed words by which lines without code are recognised as this code.
    #[must_use]
    pub fn beginnings_of(&self, code: &Code) -> Vec<&str> {
        code.sentences.iter().map(|&index| self.sentences[index].sentence.beginning()).collect()
    }

    fn owners<'k>(&'k self, known: &'k Known) -> impl Iterator<Item = &'k Code> {
        std::iter::once(known.code).chain(known.others.iter().copied()).map(|index| &self.all[index])
    }

    fn settle<'k>(&'k self, known: &'k Known) -> Recognised<'k> {
        match known.others.as_slice() {
            [] => Recognised::Code(&self.all[known.code]),
            _ => one_or_twins(self.owners(known).collect()),
        }
    }
}

impl Known {
    /// Whether the message says more than the fixed words.
    fn goes_on(&self, single: &[u8]) -> bool {
        let beginning = self.sentence.beginning().trim_end().as_bytes();
        single.get(beginning.len()..).is_some_and(|rest| rest.iter().any(u8::is_ascii_alphanumeric))
    }
}

/// Tells each sentence which other codes have the same. Two built-in sentences are the same if their texts are:
/// they were written with each other in sight. Any others are if they have one shape.
fn share(known: &mut [Known], texts: &[Cow<'_, str>], built_in: usize) {
    let keys: Vec<Cow<'_, str>> = if built_in == texts.len() {
        texts.iter().map(|text| Cow::Borrowed(&**text)).collect()
    } else {
        texts.iter().map(|text| Cow::Owned(template::shape(text))).collect()
    };
    let mut alike: HashMap<&str, Vec<usize>, foldhash::fast::FixedState> = HashMap::default();
    for (index, key) in keys.iter().enumerate() {
        alike.entry(key).or_default().push(index);
    }
    for (index, key) in keys.iter().enumerate() {
        let group = alike.get(&**key).map_or(&[][..], Vec::as_slice);
        let is_other = |other: &&usize| {
            known[**other].code != known[index].code
                && (index.max(**other) >= built_in || texts[**other] == texts[index])
        };
        let mut others: Vec<usize> =
            group.iter().filter(is_other).map(|&other| known[other].code).take(MOST_SHARING).collect();
        others.sort_unstable();
        others.dedup();
        known[index].others = others;
    }
}

/// Sentences that so many codes share tell nothing, and how many more there are tells nothing either.
const MOST_SHARING: usize = 32;

/// Whether the message ends with the last field, and this is one word: other words say something else.
fn is_within_word(message: &[u8], captures: &Captures<'_>) -> bool {
    let last = captures.iter().last();
    last.is_some_and(|(_, text)| !text.contains(&b' ') && message.trim_ascii_end().ends_with(text))
}

fn one_or_twins(mut owners: Vec<&Code>) -> Recognised<'_> {
    in_order(&mut owners);
    match owners[..] {
        [] => Recognised::Nothing,
        [only] => Recognised::Code(only),
        [user, admin] | [admin, user] if user.log == "user" && admin.log == "admin" => {
            Recognised::Twins { user, admin }
        }
        _ => Recognised::Ambiguous(owners),
    }
}

fn in_order(codes: &mut Vec<&Code>) {
    codes.sort_unstable_by_key(|code| code.code);
    codes.dedup_by_key(|code| code.code);
}

/// Whether a text has the shape of a code: three capitals and five digits.
#[inline]
#[must_use]
pub fn is_code(text: &[u8]) -> bool {
    text.len() == 8 && text[..3].iter().all(u8::is_ascii_uppercase) && text[3..].iter().all(u8::is_ascii_digit)
}

/// A code as a number; codes have eight bytes.
#[inline]
fn key(code: &[u8]) -> Option<u64> {
    code.try_into().ok().map(u64::from_le_bytes)
}

/// The text with single blanks, as beginnings are written.
fn single_blanks(text: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memmem::find(text, b"  ").is_none() {
        return Cow::Borrowed(text);
    }
    let mut single = text.to_vec();
    single.dedup_by(|second, first| *first == b' ' && *second == b' ');
    Cow::Owned(single)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ECS_CATEGORIES: &str = "api authentication configuration database driver email file host iam \
        intrusion_detection library malware network package process registry session threat vulnerability web";
    const ECS_TYPES: &str = "access admin allowed change connection creation deletion denied device end error group \
        indicator info installation protocol start user";

    #[test]
    fn the_committed_catalogue_loads_and_is_in_order() {
        let (codes, _) = Codes::load(CATALOGUE, SENTENCES, &[]).expect("loads");
        assert_eq!(codes.all().len(), 4149);
        assert!(codes.all().is_sorted_by(|a, b| a.code < b.code));
        for code in codes.all() {
            assert_eq!(code.code.len(), 8, "{}", code.code);
            assert!(!code.action.is_empty() && !code.meaning.is_empty(), "{}", code.code);
            assert!(["success", "failure", "unknown", "http"].contains(&code.outcome), "{}", code.code);
            assert!(["event", "user", "admin", "sensor", "policytrace"].contains(&code.log), "{}", code.code);
            assert!(code.severity.is_none_or(|severity| (1..=10).contains(&severity)), "{}", code.code);
            let are_allowed = |values: &str, allowed: &str| {
                values.split(',').all(|value| allowed.split_ascii_whitespace().any(|allowed| allowed == value))
            };
            assert!(are_allowed(code.category, ECS_CATEGORIES) && are_allowed(code.kind, ECS_TYPES), "{}", code.code);
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
        let ambiguous = codes.recognise(b"Login succeeded for bob/Staff", &mut captures);
        let Recognised::Ambiguous(candidates) = ambiguous else { panic!("{ambiguous:?}") };
        assert_eq!(candidates.iter().map(|code| code.code).collect::<Vec<_>>(), ["ADM22668", "AUT22670", "AUT31504"]);
        let cut = codes.recognise(b"Primary authentication failed for eva/Ldap fr", &mut captures);
        assert!(matches!(cut, Recognised::Twins { .. }));
        assert!(matches!(codes.recognise(b"nothing of the kind", &mut captures), Recognised::Nothing));
    }
}
