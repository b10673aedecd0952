//! Takes the events that fulfil rules, in the order of time, and asks the rules that look at many events.
//!
//! A match of a rule goes through its model, which was asked before, then through its guards; what passes is a finding,
//! and feeds the correlations that refer to the rule, whose bursts go the same way. State is kept for open windows.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    baseline::Passed,
    batch::Batch,
    draft::Drafts,
    guard::{Gate, Guards},
    note::Note,
    plan::Plan,
    window::{Met, Windows},
};
use crate::{intern::Interner, schema::Place, sigma::Body};

/// What a match is on its way to a finding.
struct Signal {
    rule: usize,
    note: Arc<Note>,
    /// The finding it is already, if it is one.
    draft: Option<usize>,
}

/// What a correlation waits for, as some of it may come late.
struct Waiting {
    rule: usize,
    delay: i64,
    inputs: BTreeMap<(i64, Place, u64), Input>,
    next: u64,
}

impl Waiting {
    /// When the first of its inputs is due.
    fn due(&self) -> Option<i64> {
        self.inputs.first_key_value().map(|((time, ..), _)| time.saturating_add(self.delay))
    }
}

/// What a correlation will take in.
struct Input {
    place: (usize, u32),
    note: Arc<Note>,
    draft: Option<usize>,
}

/// The rules of a list whose matches lead anywhere: to a finding, to a correlation, or past a guard.
fn leading(plan: &Plan<'_>, combo: &[u32]) -> Vec<usize> {
    let is_leading = |rule: &usize| {
        let step = plan.step(*rule);
        let is_active = |rule: usize| plan.step(rule).is_active;
        step.baseline.is_none()
            && (step.level.is_some()
                || step.feeds.iter().any(|(fed, _)| is_active(*fed))
                || step.watched_by.iter().any(|(watching, _)| is_active(*watching)))
    };
    combo.iter().map(|rule| *rule as usize).filter(is_leading).collect()
}

/// The correlations that must wait.
fn waiting(plan: &Plan<'_>) -> Vec<Waiting> {
    let mut all = Vec::new();
    for (rule, known) in plan.set().rules.iter().enumerate() {
        if let Body::Correlation(correlation) = &known.body
            && plan.step(rule).is_active
        {
            let delay = correlation.rules.iter().map(|part| plan.step(*part).patience).max().unwrap_or(0);
            if delay > 0 {
                all.push(Waiting { rule, delay, inputs: BTreeMap::new(), next: 0 });
            }
        }
    }
    all.sort_by_key(|waiting| depth(plan, waiting.rule));
    all
}

/// How many correlations stand below a rule; they are never in a circle, and `link` bounds their depth.
fn depth(plan: &Plan<'_>, rule: usize) -> usize {
    match &plan.set().rules[rule].body {
        Body::Correlation(correlation) => {
            1 + correlation.rules.iter().map(|part| depth(plan, *part)).max().unwrap_or(0)
        }
        Body::Detection { .. } => 0,
    }
}

/// Asks the rules that look at many events.
pub(super) struct Engine<'p> {
    plan: &'p Plan<'p>,
    texts: &'p Interner,
    /// For each list of rules, those whose matches lead anywhere.
    leading: Vec<Vec<usize>>,
    drafts: Drafts,
    windows: Vec<Windows>,
    guards: Guards<Signal>,
    /// What correlations wait for, as some of it may come late: the earliest first. Those that stand on others come
    /// after them.
    waiting: Vec<Waiting>,
    /// Where a rule is among them.
    waits_at: Vec<Option<usize>>,
    /// When the next of them is due.
    next_due: i64,
    /// Matches that wait for something that the logs do not reach.
    pub(super) unsettled: u64,
}

impl<'p> Engine<'p> {
    /// An engine for notes with these texts and lists of rules.
    pub(super) fn new(plan: &'p Plan<'p>, texts: &'p Interner, combos: &[Arc<[u32]>]) -> Self {
        let rules = plan.set().rules.len();
        let waiting = waiting(plan);
        let mut waits_at = vec![None; rules];
        waiting.iter().enumerate().for_each(|(at, waiting)| waits_at[waiting.rule] = Some(at));
        Self {
            plan,
            texts,
            leading: combos.iter().map(|combo| leading(plan, combo)).collect(),
            drafts: Drafts::new(),
            windows: (0..rules).map(|_| Windows::new()).collect(),
            guards: Guards::new(),
            waiting,
            waits_at,
            next_due: i64::MAX,
            unsettled: 0,
        }
    }

    /// Takes a batch, and what models let pass of it. Batches come in the order of time.
    pub(super) fn take(&mut self, batch: &Batch, mut passed: Vec<Passed>) {
        passed.sort_by_key(Passed::order);
        let mut passed = passed.into_iter().peekable();
        for (at, note) in batch.notes.iter().enumerate() {
            for signal in self.guards.due(note.time) {
                self.fire(signal);
            }
            self.release(note.time);
            for index in 0..self.leading[note.combo as usize].len() {
                let rule = self.leading[note.combo as usize][index];
                while let Some(earlier) = passed.next_if(|passed| passed.order() < (at, false, rule)) {
                    self.passed(note, earlier);
                }
                if !batch.is_merged(at, rule) {
                    self.pass(Signal { rule, note: Arc::clone(note), draft: None });
                }
            }
            while let Some(rest) = passed.next_if(|passed| passed.at == at) {
                self.passed(note, rest);
            }
        }
    }

    /// What was found.
    pub(super) fn into_drafts(self) -> Drafts {
        // Giving back the windows piece by piece takes long, and the run is nearly over.
        std::mem::forget(self.windows);
        self.drafts
    }

    /// The logs are at their end. What waits for something that the logs do not reach is no finding.
    pub(super) fn finish(&mut self, last: i64) {
        for signal in self.guards.due(last.saturating_add(1)) {
            self.fire(signal);
        }
        let rest: Vec<_> = std::mem::replace(&mut self.guards, Guards::new()).rest(self.plan).collect();
        for (signal, is_absence) in rest {
            if is_absence {
                self.unsettled += 1;
            } else {
                self.fire(signal);
            }
        }
        // What is let in may feed others, but never in a circle.
        while self.waiting.iter().any(|waiting| !waiting.inputs.is_empty()) {
            self.release(i64::MAX);
            for signal in self.guards.due(i64::MAX) {
                self.fire(signal);
            }
        }
    }

    /// A model lets a match pass. Further ones of the same value on the same day belong to the first.
    fn passed(&mut self, note: &Arc<Note>, passed: Passed) {
        let rule = passed.rule;
        if let Some(known) = self.drafts.of_value(rule, passed.key) {
            self.drafts.add(known, note, None);
            if !self.plan.step(rule).feeds.is_empty() {
                self.pass(Signal { rule, note: Arc::clone(note), draft: Some(known) });
            }
            return;
        }
        let draft = self.drafts.begin(rule, note, Some(passed.why));
        self.drafts.keep_value(rule, passed.key, draft);
        if passed.rows.is_empty() {
            self.drafts.add(draft, note, None);
        }
        passed.rows.iter().for_each(|row| self.drafts.add(draft, row, None));
        self.pass(Signal { rule, note: Arc::clone(note), draft: Some(draft) });
    }

    /// Lets a match through the guards of its rule.
    fn pass(&mut self, signal: Signal) {
        match self.guards.gate(self.plan, signal.rule, &signal.note) {
            Gate::Shut => {}
            Gate::Open => self.fire(signal),
            Gate::Until(until) => {
                let (rule, note) = (signal.rule, Arc::clone(&signal.note));
                self.guards.wait(self.plan, rule, &note, until, signal);
            }
        }
    }

    /// A rule fires.
    fn fire(&mut self, signal: Signal) {
        let Signal { rule, note, draft } = signal;
        let plan = self.plan;
        let step = plan.step(rule);
        let draft = draft.or_else(|| step.is_finding.then(|| self.of_group(rule, &note)));
        if let Some(draft) = draft {
            self.drafts.get(draft).stands = true;
        }
        // What waited for this not to happen is dropped.
        self.guards.fire(plan, rule, &note);
        self.spread(rule, &note, draft);
    }

    /// Hands a match to the correlations that refer to its rule.
    fn spread(&mut self, rule: usize, note: &Arc<Note>, draft: Option<usize>) {
        let plan = self.plan;
        let step = plan.step(rule);
        let name = u32::try_from(rule).unwrap_or(u32::MAX);
        // A rule may stand in several places of one correlation; the last place comes first, so that one event does
        // not count as two in a row.
        for &(fed, place) in step.feeds.iter().rev() {
            self.feed(fed, (place, name), note, draft);
        }
    }

    fn of_group(&mut self, rule: usize, note: &Arc<Note>) -> usize {
        let step = self.plan.step(rule);
        let group = step.group.iter().map(|slot| note.text(*slot)).collect();
        let (draft, _) = self.drafts.of_group(rule, group, note, step.gap);
        self.drafts.add(draft, note, None);
        draft
    }

    /// Lets correlations have what is early enough that nothing earlier can come any more.
    fn release(&mut self, now: i64) {
        if now < self.next_due {
            return;
        }
        // What is let in may wait again.
        self.next_due = i64::MAX;
        for index in 0..self.waiting.len() {
            let until = now.saturating_sub(self.waiting[index].delay);
            while let Some(first) = self.waiting[index].inputs.first_entry().filter(|first| first.key().0 <= until) {
                let input = first.remove();
                let rule = self.waiting[index].rule;
                self.take_in(rule, input.place, &input.note, input.draft);
            }
        }
        let due = self.waiting.iter().filter_map(Waiting::due);
        self.next_due = due.min().unwrap_or(i64::MAX);
    }

    fn feed(&mut self, rule: usize, place: (usize, u32), note: &Arc<Note>, draft: Option<usize>) {
        let Some(at) = self.waits_at[rule] else { return self.take_in(rule, place, note, draft) };
        let waiting = &mut self.waiting[at];
        waiting.next += 1;
        let key = (note.time, note.place, waiting.next);
        waiting.inputs.insert(key, Input { place, note: Arc::clone(note), draft });
        self.next_due = self.next_due.min(note.time.saturating_add(waiting.delay));
    }

    fn take_in(&mut self, rule: usize, place: (usize, u32), note: &Arc<Note>, draft: Option<usize>) {
        let plan = self.plan;
        let step = plan.step(rule);
        let Body::Correlation(correlation) = &plan.set().rules[rule].body else { return };
        if !step.is_active {
            return;
        }
        if correlation.is_any_of() && step.demands.is_empty() {
            return self.any_of(rule, correlation.timespan, place.0, note, draft);
        }
        match self.windows[rule].take(correlation, step, place, (note, draft), self.texts) {
            Met::No => {}
            Met::Still(burst) => self.drafts.add(burst, note, draft),
            Met::Now(items) => {
                let burst = self.drafts.begin(rule, note, None);
                for item in &items {
                    self.drafts.add(burst, &item.note, item.draft);
                }
                self.windows[rule].began(step, place.0, note, burst);
                self.pass(Signal { rule, note: Arc::clone(note), draft: Some(burst) });
            }
        }
    }

    /// A correlation that any event of its rules fulfils: events that follow each other within its time are one finding,
    /// but those who refer to it see every one of them.
    fn any_of(&mut self, rule: usize, timespan: i64, place: usize, note: &Arc<Note>, part: Option<usize>) {
        let step = self.plan.step(rule);
        let Some(key) = step.window.as_ref().and_then(|window| window.key(place, note)) else { return };
        if !step.is_finding {
            return self.pass(Signal { rule, note: Arc::clone(note), draft: part });
        }
        let (draft, is_new) = self.drafts.of_group(rule, key, note, timespan);
        self.drafts.add(draft, note, part);
        if is_new {
            self.pass(Signal { rule, note: Arc::clone(note), draft: Some(draft) });
        } else if self.drafts.get(draft).stands {
            self.spread(rule, note, Some(draft));
        }
    }
}
