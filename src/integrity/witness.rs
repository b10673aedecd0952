//! Makes notes of the records of a chunk: 56 bytes each, and the words they share.
//!
//! A note of a native record keeps its time, place, code, number, and for a few codes the beginning of its
//! arguments. An event of any other source, which may hold what a log lacks, keeps less. Rows of a dataset
//! are such events too, as they have lost the order of the file.

use std::{hash::BuildHasher, str::FromStr};

use foldhash::fast::FixedState;
use memchr::{memchr_iter, memmem};

use crate::{
    intern::Interner,
    pipeline::{FlawAt, Reject, Sink},
    schema::{Column, ColumnSet, Event},
    source::Flaw,
};

/// The columns that a witness looks at.
pub const NEEDS: ColumnSet = ColumnSet::of(&[
    Column::Time,
    Column::Node,
    Column::Code,
    Column::Log,
    Column::SrcIp,
    Column::User,
    Column::Args,
    Column::Uid,
    Column::Offset,
    Column::Format,
    Column::Raw,
]);

/// Bytes that are kept of the arguments of a record.
const FACT_BYTES: usize = 96;
/// A record is numbered within moments.
const SAME_TIME_SECS: u64 = 2;
/// A record whose number is not known.
pub(super) const NO_NUMBER: u64 = u64::MAX;

/// A message code; shorter ones are filled with NULs.
pub(super) type Code = [u8; 8];

/// What is kept of a native record. The words are numbers in an interner; 0 is none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Note {
    pub(super) time: i64,
    pub(super) at: u64,
    /// The last number of its uid.
    pub(super) number: u64,
    pub(super) code: Code,
    /// Tells user and address apart.
    pub(super) who: u32,
    pub(super) node: u32,
    /// What stands before the last number in its uid, without the time.
    pub(super) counter: u32,
    /// The beginning of its arguments, or its user, if its code matters.
    pub(super) fact: u32,
    /// Whether the time in its uid is another one.
    pub(super) differs: bool,
}

/// What is kept of an event of another source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Other {
    pub(super) time: i64,
    pub(super) code: Code,
    pub(super) who: u32,
    pub(super) node: u32,
    /// The first letter of event, user or admin.
    pub(super) log: u8,
    /// The first letters of the layout: a collector may get each event in two layouts.
    pub(super) layout: [u8; 2],
}

/// What is wrong at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// What the framing met.
    Flaw(Flaw),
    /// NULs inside the text of a record.
    NulInside,
    /// A record inside the arguments of another one.
    Embedded,
}

/// A place where something is wrong.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) wrong: Wrong,
    pub(super) at: u64,
    pub(super) length: u64,
    /// Time of the record before it.
    pub(super) before: Option<i64>,
    /// Time of the record after it.
    pub(super) after: Option<i64>,
    /// How many records of the part, later of the source, come before it.
    pub(super) index: usize,
}

/// The notes of a chunk.
#[derive(Default)]
pub struct Part {
    pub(super) source: Option<usize>,
    pub(super) notes: Vec<Note>,
    pub(super) others: Vec<Other>,
    pub(super) marks: Vec<Mark>,
    pub(super) words: Interner,
    /// Where the last thing of any kind begins.
    pub(super) last_at: u64,
}

/// Makes notes of the chunks of one worker.
#[derive(Default)]
pub struct Witness {
    part: Part,
    hasher: Option<FixedState>,
    scratch: Vec<u8>,
    /// Marks before this one know the record after them.
    settled: usize,
}

impl Sink for Witness {
    type Part = Part;

    fn take(&mut self, event: &Event<'_>) {
        self.see(event.place.source, event.place.at);
        let Some(time) = event.int(Column::Time) else { return };
        let code = code_of(event.text(Column::Code));
        let who = self.who(event);
        let format = event.text(Column::Format);
        let is_in_place =
            event.int(Column::Offset).and_then(|offset| u64::try_from(offset).ok()) == Some(event.place.at);
        let node = self.part.words.id(event.text(Column::Node));
        if !(format.starts_with(b"vc0") && is_in_place) {
            let log = event.text(Column::Log).first().copied().unwrap_or(0);
            let layout = format.first_chunk::<2>().copied().unwrap_or_default();
            self.part.others.push(Other { time, code, who, node, log, layout });
            return;
        }
        self.inspect_text(event, time);
        let uid = event.text(Column::Uid);
        let (number, counter) = self.number(uid);
        let fact = self.part.words.id(fact_of(code, event));
        let differs = differs(uid, time);
        self.part.notes.push(Note { time, at: event.place.at, number, code, who, node, counter, fact, differs });
    }

    fn take_reject(&mut self, reject: &Reject<'_>) {
        self.see(reject.place.source, reject.place.at);
    }

    fn take_flaw(&mut self, flaw: &FlawAt) {
        self.see(flaw.place.source, flaw.place.at);
        self.mark(Wrong::Flaw(flaw.flaw), flaw.place.at, flaw.length);
    }

    fn finish_chunk(&mut self) -> Part {
        self.settled = 0;
        std::mem::take(&mut self.part)
    }
}

impl Witness {
    fn see(&mut self, source: usize, at: u64) {
        self.part.source = Some(source);
        self.part.last_at = self.part.last_at.max(at);
    }

    fn mark(&mut self, wrong: Wrong, at: u64, length: u64) {
        let before = self.part.notes.last().map(|note| note.time);
        self.part.marks.push(Mark { wrong, at, length, before, after: None, index: self.part.notes.len() });
    }

    /// Marks what is wrong inside a record. Its own time counts as after that, and after what was wrong before it.
    fn inspect_text(&mut self, event: &Event<'_>, time: i64) {
        let nuls = memchr_iter(0, event.text(Column::Raw)).count() as u64;
        if nuls > 0 {
            self.mark(Wrong::NulInside, event.place.at, nuls);
        }
        let args = event.text(Column::Args);
        if memmem::find(args, b"vc0").is_some() && args.split(|byte| *byte == b'\t').any(|arg| arg == b"vc0") {
            self.mark(Wrong::Embedded, event.place.at, event.text(Column::Raw).len() as u64);
        }
        for mark in self.part.marks.iter_mut().skip(self.settled) {
            mark.after = Some(time);
        }
        self.settled = self.part.marks.len();
    }

    fn who(&mut self, event: &Event<'_>) -> u32 {
        let hasher = self.hasher.get_or_insert_with(|| FixedState::with_seed(0));
        let hash = hasher.hash_one((event.text(Column::User), event.text(Column::SrcIp)));
        u32::try_from(hash >> 32).unwrap_or(0)
    }

    /// Number and counter of a uid: `uid_NAME_TIME_PROCESS_NUMBER`. The time is no part of the counter.
    fn number(&mut self, uid: &[u8]) -> (u64, u32) {
        let mut parts = uid.rsplitn(4, |byte| *byte == b'_');
        let (Some(number), Some(process), Some(_), Some(name)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return (NO_NUMBER, 0);
        };
        let Some(number) = self::number(number) else { return (NO_NUMBER, 0) };
        self.scratch.clear();
        self.scratch.extend_from_slice(name);
        self.scratch.push(b'_');
        self.scratch.extend_from_slice(process);
        (number, self.part.words.id(&self.scratch))
    }
}

/// Whether a uid names another time than that of its record: `uid_NAME_TIME_PROCESS_NUMBER`.
fn differs(uid: &[u8], time: i64) -> bool {
    let secs = uid.rsplitn(4, |byte| *byte == b'_').nth(2);
    secs.and_then(number::<i64>).is_some_and(|secs| secs.abs_diff(time.div_euclid(1_000_000)) > SAME_TIME_SECS)
}

/// The number that a text is.
pub(super) fn number<T: FromStr>(text: &[u8]) -> Option<T> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

fn code_of(text: &[u8]) -> Code {
    let mut code = [0; 8];
    code.iter_mut().zip(text).for_each(|(own, byte)| *own = *byte);
    code
}

/// The text that a rule looks at.
fn fact_of<'a>(code: Code, event: &Event<'a>) -> &'a [u8] {
    let text = match &code {
        b"AUT22673" | b"AUT31504" | b"AUT24414" | b"AUT24412" | b"AUT32033" => event.text(Column::User),
        b"NWC23464" | b"NWC23465" | b"NWC23508" | b"SYS32100" | b"ADM20599" | b"ARC22056" | b"ARC23624"
        | b"SYS23048" => event.text(Column::Args),
        _ => b"",
    };
    text.get(..FACT_BYTES).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_small_and_a_counter_has_no_time() {
        assert_eq!(size_of::<Note>(), 56);
        let mut witness = Witness::default();
        let one = witness.number(b"uid__1707603496_4242_1001");
        let next = witness.number(b"uid__1707603497_4242_1002");
        assert_eq!((one.0, next.0), (1001, 1002));
        assert_eq!(one.1, next.1);
        assert_eq!(witness.number(b"uid_x"), (NO_NUMBER, 0));
        let differs = |uid: &[u8]| differs(uid, 1_707_603_496_999_999);
        assert!(differs(b"uid__1707603499_1_2") && differs(b"uid_a_b_-9223372036854775808_1_2"));
        assert!(!differs(b"uid__1707603498_1_2") && !differs(b"uid_x_1_2") && !differs(b""));
    }
}
