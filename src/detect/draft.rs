//! Findings while they grow: matches of one group that follow each other, and bursts of correlations.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt as _};

use super::{batch::Common, note::Note};

/// Events that are kept of a finding.
pub const MOST_EVENTS: usize = 1000;

/// A finding that may still grow.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) rule: usize,
    pub(super) start: i64,
    pub(super) end: i64,
    /// The first of its events.
    pub(super) rows: Vec<Arc<Note>>,
    /// How many there are in all.
    pub(super) count: u64,
    /// Findings that it is made of.
    pub(super) parts: Vec<usize>,
    /// Why, as far as a model says it.
    pub(super) why: Option<String>,
    /// Whether it stands, as nothing speaks against it.
    pub(super) stands: bool,
}

/// A rule, and what its matches have in common.
type Group = (usize, Common);

/// All findings of a run.
#[derive(Default)]
pub(super) struct Drafts {
    all: Vec<Draft>,
    /// The finding that a group of matches belongs to, and when it had its last match.
    open: HashMap<Group, (usize, i64)>,
    /// The finding of what a model says of a value on a day.
    of_day: HashMap<(usize, u32, u32), usize>,
    day: i64,
}

impl Drafts {
    pub(super) fn new() -> Self {
        Self { open: HashMap::new(), ..Self::default() }
    }

    /// A new one, which does not stand yet.
    pub(super) fn begin(&mut self, rule: usize, note: &Arc<Note>, why: Option<String>) -> usize {
        self.all.push(Draft {
            rule,
            start: note.time,
            end: note.time,
            rows: Vec::new(),
            count: 0,
            parts: Vec::new(),
            why,
            stands: false,
        });
        self.all.len() - 1
    }

    pub(super) fn get(&mut self, draft: usize) -> &mut Draft {
        &mut self.all[draft]
    }

    /// Adds an event, and the finding that it is.
    pub(super) fn add(&mut self, draft: usize, note: &Arc<Note>, part: Option<usize>) {
        let growing = &mut self.all[draft];
        growing.start = growing.start.min(note.time);
        growing.end = growing.end.max(note.time);
        growing.count += 1;
        if growing.rows.len() < MOST_EVENTS {
            growing.rows.push(Arc::clone(note));
        }
        if let Some(part) = part.filter(|part| *part != draft && !growing.parts.contains(part))
            && growing.parts.len() < MOST_EVENTS
        {
            growing.parts.push(part);
        }
    }

    /// The finding that a match belongs to, and whether it is new: that of the last one of its group, if it was not too
    /// long ago.
    pub(super) fn of_group(&mut self, rule: usize, group: Common, note: &Arc<Note>, gap: i64) -> (usize, bool) {
        let key = (rule, group);
        let known = self.open.get(&key).filter(|(_, last)| note.time - last <= gap).map(|(draft, _)| *draft);
        let draft = known.unwrap_or_else(|| self.begin(rule, note, None));
        self.open.insert(key, (draft, note.time));
        (draft, known.is_none())
    }

    /// The finding that a model's verdict on a value belongs to on a day; whether it is new.
    pub(super) fn of_value(&mut self, rule: usize, (scope, value, day): (u32, u32, i64)) -> Option<usize> {
        if day != self.day {
            self.day = day;
            self.of_day.clear();
        }
        self.of_day.get(&(rule, scope, value)).copied()
    }

    pub(super) fn keep_value(&mut self, rule: usize, (scope, value, _): (u32, u32, i64), draft: usize) {
        self.of_day.insert((rule, scope, value), draft);
    }

    /// All of them.
    pub(super) fn into_all(self) -> Vec<Draft> {
        self.all
    }
}
