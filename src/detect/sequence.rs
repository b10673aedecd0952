//! Puts notes into the order of time, once each, and cuts them into batches of one day.

use std::{collections::VecDeque, sync::Arc};

use foldhash::{HashMap, HashMapExt as _};

use super::{
    baseline::{DAY, columns},
    batch::Batch,
    copies::Copies,
    note::{Kept, Note},
    plan::Plan,
    records::{Clues, SessionIndex},
};
use crate::{error::Result, intern::Interner, runs::Ordered};

/// Notes of a batch, about: half as many cost more hand-overs, twice as many no longer fit into the caches.
const BATCH_NOTES: usize = 1 << 14;
/// A second with more events is judged in parts.
const MOST_OF_A_SECOND: usize = 1 << 18;
/// Remembered matches of rules that merge, before old ones are forgotten.
const MOST_MERGED: usize = 1 << 16;
/// How long before a sign-in a failed one belongs to it: five hours.
const BEFORE_SIGN_IN: i64 = 5 * 3_600_000_000;

/// The notes of a run.
pub(super) struct Sequence<'s> {
    ordered: Ordered<Note>,
    index: &'s SessionIndex,
    texts: &'s Interner,
    failure: u32,
    copies: Copies,
    /// Whether there may be copies: not in a single file.
    has_copies: bool,
    /// What happened in one second: copies lend what the one before them lacks, so it is handed on when it is over.
    second: Vec<Note>,
    /// The slots that models look at.
    columns: Vec<bool>,
    /// For each list of rules, those that merge events, and within which time.
    merging: Vec<Vec<(u32, i64)>>,
    /// When events of one user and address were last counted for a rule.
    merged: HashMap<(u32, u32, u32), i64>,
    batch: Batch,
    ready: VecDeque<Batch>,
    is_over: bool,
}

impl<'s> Sequence<'s> {
    pub(super) fn new(
        plan: &Plan<'_>,
        combos: &[Arc<[u32]>],
        (index, texts): (&'s SessionIndex, &'s Interner),
        (ordered, has_copies): (Ordered<Note>, bool),
    ) -> Self {
        let merges = |rule: &u32| plan.step(*rule as usize).merge.map(|merge| (*rule, merge));
        let columns = columns(plan);
        Self {
            ordered,
            index,
            texts,
            failure: texts.find(b"failure").unwrap_or(u32::MAX),
            copies: Copies::default(),
            has_copies,
            second: Vec::new(),
            batch: Batch::new(0, &columns),
            columns,
            merging: combos.iter().map(|combo| combo.iter().filter_map(merges).collect()).collect(),
            merged: HashMap::new(),
            ready: VecDeque::new(),
            is_over: false,
        }
    }

    /// Events that another file has, too, so far.
    pub(super) const fn copies(&self) -> u64 {
        self.copies.count
    }

    /// The next notes.
    ///
    /// # Errors
    /// A scratch file that cannot be read.
    pub(super) fn next(&mut self) -> Result<Option<Batch>> {
        while self.ready.is_empty() && !self.is_over {
            let Some(note) = self.ordered.next()? else {
                self.hand_on();
                self.close(0);
                self.is_over = true;
                break;
            };
            if !self.has_copies {
                self.hand_on_one(note);
                continue;
            }
            if self.copies.is_new_second(&note) || self.second.len() >= MOST_OF_A_SECOND {
                self.hand_on();
                self.copies.forget();
            }
            let original = if note.record == 0 { self.copies.original(&note, self.second.len()) } else { None };
            match original {
                Some(original) => self.second[original].borrow_from(&note),
                None => self.second.push(note),
            }
        }
        Ok(self.ready.pop_front())
    }

    /// Puts what happened in a second into batches.
    fn hand_on(&mut self) {
        for note in std::mem::take(&mut self.second) {
            self.hand_on_one(note);
        }
    }

    fn hand_on_one(&mut self, mut note: Note) {
        if note.ends == 0 && note.text(Kept::SESSION) == 0 {
            self.place(&mut note);
        }
        let day = note.time.div_euclid(DAY);
        if day != self.batch.day || self.batch.notes.len() >= BATCH_NOTES {
            self.close(day);
        }
        self.merge(&note);
        self.batch.push(note, &self.columns);
    }

    /// Begins a batch.
    fn close(&mut self, day: i64) {
        let batch = std::mem::replace(&mut self.batch, Batch::new(day, &self.columns));
        if !batch.notes.is_empty() {
            self.ready.push_back(batch);
        }
    }

    /// Marks the rules for which an event counts together with one right before it.
    fn merge(&mut self, note: &Note) {
        for &(rule, merge) in &self.merging[note.combo as usize] {
            if self.merged.len() > MOST_MERGED {
                self.merged.retain(|_, last| note.time - *last <= merge);
            }
            let key = (rule, note.text(Kept::USER), note.text(Kept::SRC_IP));
            if self.merged.insert(key, note.time).is_some_and(|last| note.time - last <= merge) {
                self.batch.merged.push((self.batch.notes.len(), rule));
            }
        }
    }

    /// Puts an event into its session.
    fn place(&self, note: &mut Note) {
        let clues = Clues {
            node: note.text(Kept::NODE),
            user: note.text(Kept::USER),
            long: note.text(Kept::SESSION_ID),
            short: note.text(Kept::SESSION_SHORT),
        };
        let found = self.index.find(clues, note.time, self.texts).or_else(|| {
            let has_failed = note.text(Kept::OUTCOME) == self.failure;
            has_failed.then(|| self.index.find_next(clues, note.time, BEFORE_SIGN_IN))?
        });
        if let Some(session) = found {
            let [number, device] = self.index.texts(session);
            note.set_text(Kept::SESSION, number);
            note.set_text(Kept::DEVICE, device);
        } else {
            let device = [Kept::HOST, Kept::SRC_IP].into_iter().map(|slot| note.text(slot)).find(|text| *text != 0);
            note.set_text(Kept::DEVICE, device.unwrap_or(0));
        }
    }
}
