//! A sentence with fields in it, and how a message is held against it.
//!
//! Notation: text stands for itself, and one blank for any number of blanks; `{column}` captures up to
//! the text that follows; `{*}` skips; `[…]` may be missing; a backslash makes a bracket plain. The text
//! behind the last field is optional and looked for at the end of the message, because reasons in all
//! languages hold quotes and full stops.

use memchr::memmem::{self, Finder};

use crate::schema::{Column, ColumnSet, Kind};

/// Most fields that one sentence has.
const MOST_CAPTURES: usize = 12;

/// Where a captured text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Nowhere.
    Skip,
    /// Destination address or host, whichever it is.
    Destination,
    /// Any other column.
    Column(Column),
}

/// A captured text.
pub type Capture<'a> = (Field, &'a [u8]);

/// What was captured from one message.
#[derive(Clone, Copy, Default)]
pub struct Captures<'a> {
    held: [Option<Capture<'a>>; MOST_CAPTURES],
    count: usize,
}

impl<'a> Captures<'a> {
    /// Forgets everything.
    pub const fn clear(&mut self) {
        self.count = 0;
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// All captured texts that are not empty.
    pub fn iter(&self) -> impl Iterator<Item = Capture<'a>> + '_ {
        self.held[..self.count].iter().filter_map(|capture| *capture)
    }

    fn push(&mut self, field: Field, text: &'a [u8]) {
        let text = text.trim_ascii();
        if field != Field::Skip && !text.is_empty() && self.count < MOST_CAPTURES {
            self.held[self.count] = Some((field, text));
            self.count += 1;
        }
    }
}

/// How well a message fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Every fixed word is there.
    Whole,
    /// It is cut off within fixed words; the fields before them were read.
    Cut,
    /// It begins alike; the fields up to the first missing word were read.
    Partly,
    /// It begins differently.
    Not,
}

/// A sentence of the catalogue.
pub struct Sentence {
    /// Columns that it can fill.
    pub fills: ColumnSet,
    beginning: String,
    steps: Vec<Step>,
}

/// A field, what may follow it, and what must.
struct Step {
    field: Field,
    options: Vec<Optional>,
    until: Words,
}

struct Optional {
    opening: Words,
    steps: Vec<Step>,
}

/// Fixed words to look for.
struct Words {
    text: String,
    finder: Finder<'static>,
}

impl Sentence {
    /// Reads the notation.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut reader = Reader { rest: text };
        let beginning = reader.words();
        let steps = reader.steps(None)?;
        if !reader.rest.is_empty() {
            return Err(format!("unexpected {}", reader.rest));
        }
        if beginning.chars().count() < 4 {
            return Err("begins with fewer than four fixed characters".to_owned());
        }
        Ok(Self { fills: fills(&steps), beginning, steps })
    }

    /// The fixed words that it begins with.
    #[must_use]
    pub fn beginning(&self) -> &str {
        &self.beginning
    }

    /// Whether it is nothing but fixed words.
    #[must_use]
    pub const fn is_fixed(&self) -> bool {
        self.steps.is_empty()
    }

    /// Holds a message against the sentence and reads its fields.
    pub fn fit<'a>(&self, message: &'a [u8], captures: &mut Captures<'a>) -> Fit {
        let has_runs = memmem::find(message, b"  ").is_some();
        let Some(start) = skip(message, self.beginning.as_bytes(), has_runs) else { return Fit::Not };
        let message = Message { text: message, has_runs };
        message.walk(&self.steps, start, message.text.len(), true, captures)
    }
}

fn fills(steps: &[Step]) -> ColumnSet {
    let mut set = ColumnSet::EMPTY;
    for step in steps {
        match step.field {
            Field::Skip => {}
            Field::Destination => set = set.with(ColumnSet::of(&[Column::DstIp, Column::DstHost])),
            Field::Column(Column::User) => set = set.with(ColumnSet::of(&[Column::User, Column::Domain])),
            // Where the sentence names a host by its address, that is the source.
            Field::Column(Column::Host) => set = set.with(ColumnSet::of(&[Column::Host, Column::SrcIp])),
            Field::Column(Column::Session) => set = set.with(ColumnSet::of(&[Column::Session, Column::SessionShort])),
            Field::Column(column) => set.insert(column),
        }
        for option in &step.options {
            set = set.with(fills(&option.steps));
        }
    }
    set
}

struct Message<'a> {
    text: &'a [u8],
    /// Whether blanks stand in runs, which makes every search a little slower.
    has_runs: bool,
}

impl<'a> Message<'a> {
    /// Reads the steps between `at` and `end`, as far as the fixed words are there.
    fn walk(&self, steps: &[Step], mut at: usize, end: usize, is_outermost: bool, captures: &mut Captures<'a>) -> Fit {
        for (index, step) in steps.iter().enumerate() {
            let is_last = is_outermost && index + 1 == steps.len();
            let found = if is_last { Some(self.tail(at, end, &step.until)) } else { self.find(at, end, &step.until) };
            let (value_end, next) = found.unwrap_or((end, end));
            self.read(step, at, value_end, captures);
            if found.is_none() {
                return if step.until.begin_at_end_of(&self.text[at..end]) { Fit::Cut } else { Fit::Partly };
            }
            at = next;
        }
        Fit::Whole
    }

    /// Captures the field of a step, and whatever options follow it before `end`.
    fn read(&self, step: &Step, start: usize, end: usize, captures: &mut Captures<'a>) {
        let mut present: Vec<(usize, usize, &Optional)> = Vec::new();
        let mut at = start;
        for option in &step.options {
            if let Some((opens, inside)) = self.find(at, end, &option.opening) {
                present.push((opens, inside, option));
                at = inside;
            }
        }
        let value_end = present.first().map_or(end, |(opens, ..)| *opens);
        captures.push(step.field, &self.text[start..value_end]);
        for (index, (_, inside, option)) in present.iter().enumerate() {
            let option_end = present.get(index + 1).map_or(end, |(opens, ..)| *opens);
            self.walk(&option.steps, *inside, option_end, false, captures);
        }
    }

    /// The first place of the words: where they begin and where they end.
    fn find(&self, at: usize, end: usize, words: &Words) -> Option<(usize, usize)> {
        if words.text.is_empty() {
            return Some((end, end));
        }
        let text = &self.text[at..end];
        if !self.has_runs || !words.text.contains(' ') {
            return words.finder.find(text).map(|found| (at + found, at + found + words.text.len()));
        }
        let first = words.text.as_bytes()[0];
        memchr::memchr_iter(first, text).find_map(|start| {
            skip(&text[start..], words.text.as_bytes(), true).map(|length| (at + start, at + start + length))
        })
    }

    /// Where the value ends if the words stand at the end, as far as they do.
    fn tail(&self, at: usize, end: usize, words: &Words) -> (usize, usize) {
        let text = &self.text[at..end];
        let full = words.text.as_bytes();
        let kept = text.strip_suffix(full).or_else(|| text.strip_suffix(full.strip_suffix(b".")?)).unwrap_or(text);
        (at + kept.len(), end)
    }
}

/// Steps over fixed words; returns where they end.
fn skip(text: &[u8], words: &[u8], has_runs: bool) -> Option<usize> {
    if text.starts_with(words) {
        let is_run = has_runs && words.last() == Some(&b' ');
        let extra = if is_run { text[words.len()..].iter().take_while(|&&byte| byte == b' ').count() } else { 0 };
        return Some(words.len() + extra);
    }
    if !has_runs {
        return None;
    }
    let mut at = 0;
    for &byte in words {
        if text.get(at) != Some(&byte) {
            return None;
        }
        at += 1;
        while byte == b' ' && text.get(at) == Some(&b' ') {
            at += 1;
        }
    }
    Some(at)
}

struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    /// Fixed words up to the next field, option or end.
    fn words(&mut self) -> String {
        let mut words = String::new();
        let mut characters = self.rest.char_indices();
        while let Some((index, character)) = characters.next() {
            match character {
                '{' | '[' | ']' => {
                    self.rest = &self.rest[index..];
                    return words;
                }
                '\\' => words.extend(characters.next().map(|(_, escaped)| escaped)),
                _ => words.push(character),
            }
        }
        self.rest = "";
        words
    }

    /// Steps up to the end, or up to the bracket that closes an option.
    fn steps(&mut self, closing: Option<char>) -> Result<Vec<Step>, String> {
        let mut steps = Vec::new();
        while !self.rest.is_empty() && self.rest.chars().next() != closing {
            let before = self.rest;
            let field = match self.rest.strip_prefix('{') {
                Some(inside) => {
                    let (name, rest) = inside.split_once('}').ok_or("a brace that is not closed")?;
                    self.rest = rest;
                    field(name)?
                }
                None => Field::Skip,
            };
            let mut options = Vec::new();
            while let Some(inside) = self.rest.strip_prefix('[') {
                self.rest = inside;
                let opening = Words::new(self.words());
                let inner = self.steps(Some(']'))?;
                self.rest = self.rest.strip_prefix(']').ok_or("a bracket that is not closed")?;
                options.push(Optional { opening, steps: inner });
            }
            let until = Words::new(self.words());
            if self.rest == before {
                return Err(format!("unexpected {before}"));
            }
            steps.push(Step { field, options, until });
        }
        Ok(steps)
    }
}

impl Words {
    /// Whether the text ends with some first characters of the words.
    fn begin_at_end_of(&self, text: &[u8]) -> bool {
        let text = text.trim_ascii_end();
        let words = self.text.trim_ascii_end().as_bytes();
        let begins = |length: usize| !words[..length].trim_ascii().is_empty() && text.ends_with(&words[..length]);
        (1..words.len()).any(begins)
    }

    fn new(text: String) -> Self {
        let finder = Finder::new(text.as_bytes()).into_owned();
        Self { text, finder }
    }
}

fn field(name: &str) -> Result<Field, String> {
    match name {
        "*" => Ok(Field::Skip),
        "dst" => Ok(Field::Destination),
        _ => match Column::named(name) {
            Some(column) if !matches!(column.kind(), Kind::Time | Kind::Float) => Ok(Field::Column(column)),
            _ => Err(format!("{name} is no column")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn captured(sentence: &'static str, message: &str) -> (Fit, Vec<String>) {
        let sentence = Sentence::parse(sentence).expect("sentence");
        let mut captures = Captures::default();
        let fit = sentence.fit(message.as_bytes(), &mut captures);
        (fit, captures.iter().map(|(_, text)| String::from_utf8_lossy(text).into_owned()).collect())
    }

    #[test]
    fn a_host_that_is_an_address_fills_the_source() {
        let sentence = Sentence::parse("Policy '{policy}' failed on host '{host}'").expect("sentence");
        assert_eq!(sentence.fills, ColumnSet::of(&[Column::Policy, Column::Host, Column::SrcIp]));
    }

    #[test]
    fn fields_options_and_tails() {
        let agent = "Login succeeded for {user}/{realm}[ (session:{session})] from {src_ip}[ with {agent}].";
        let cases: [(&'static str, &str, &[&str]); 7] = [
            (
                agent,
                "Login succeeded for u/R (session:s1) from 192.0.2.1 with A (b) c/1.0.",
                &["u", "R", "s1", "192.0.2.1", "A (b) c/1.0"],
            ),
            (agent, "Login succeeded for u/R from 192.0.2.1.", &["u", "R", "192.0.2.1"]),
            (agent, "Login succeeded for /R from 192.0.2.1", &["R", "192.0.2.1"]),
            ("Failed: reason '{reason}'.", "Failed:  reason 'n'est pas l'un.'.", &["n'est pas l'un."]),
            ("Failed: reason '{reason}'.", "Failed: reason 'x'", &["x"]),
            (r"Done \[{user}\], {*}mac: \[{mac}\].", "Done [u], a b mac: [aa-bb].", &["u", "aa-bb"]),
            (
                "Tunnel for user[ (session:{session})] with {nat_ip}, hostname {host}",
                "Tunnel for user  (session: s) with 10.0.0.1,  hostname h",
                &["s", "10.0.0.1", "h"],
            ),
        ];
        for (sentence, message, want) in cases {
            assert_eq!(
                captured(sentence, message),
                (Fit::Whole, want.iter().map(ToString::to_string).collect()),
                "{message}"
            );
        }
    }

    #[test]
    fn missing_words_keep_the_fields_before_them() {
        let (fit, fields) = captured("Closed {dst} after {duration} seconds", "Closed srv after ");
        assert_eq!((fit, fields), (Fit::Whole, vec!["srv".to_owned()]));
        let (fit, fields) = captured("Closed {dst} after {duration} seconds, {bytes} b", "Closed srv");
        assert_eq!((fit, fields), (Fit::Partly, vec!["srv".to_owned()]));
        assert_eq!(captured("Closed {dst} after {duration} seconds, {bytes} b", "Closed srv aft").0, Fit::Cut);
        assert_eq!(captured("Closed {dst}", "Opened x").0, Fit::Not);
    }

    #[test]
    fn bad_notation_is_refused() {
        for bad in ["ab {user}", "Text {usr}", "Text {user", "Text [ {user}"] {
            assert!(Sentence::parse(bad).is_err(), "{bad}");
        }
    }
}
