//! Which events fulfil a rule: asked in the one pass over the input, by every worker.

use super::{
    extension::Kind,
    note::{Combos, Kept, Note, Notes},
    plan::Plan,
    step::Slots,
};
use crate::{
    intern::Interner,
    pipeline::Sink,
    query::Expr,
    schema::{Column, Event, Value},
    sigma::{Extra, Field, Judge, RecordKind},
};

/// The logs that rules may look at alone.
pub(super) const LOGS: [&str; 5] = ["event", "user", "admin", "sensor", "web"];

/// Longest message that is kept to tell what happened.
const MOST_OF_MESSAGE: usize = 400;

/// What there is to measure of an event besides its columns.
pub(super) type Measured<'m, 'v> = &'m [(Extra, Value<'v>)];

/// Makes notes of the events that fulfil a rule.
pub struct HitSink<'p> {
    wanted: Option<&'p Expr>,
    keeper: Keeper<'p>,
    notes: Notes,
}

impl<'p> HitSink<'p> {
    /// A sink for one worker; findings with an event that fulfils the condition are wanted.
    #[must_use]
    pub fn new(plan: &'p Plan<'p>, wanted: Option<&'p Expr>) -> Self {
        Self { wanted, keeper: Keeper::new(plan), notes: Notes::default() }
    }
}

impl Sink for HitSink<'_> {
    type Part = Notes;

    fn take(&mut self, event: &Event<'_>) {
        let time = event.int(Column::Time);
        self.notes.last = self.notes.last.max(time);
        let log = event.text(Column::Log);
        if let Some(log) = LOGS.iter().position(|name| name.as_bytes() == log) {
            self.notes.logs[log] += 1;
        }
        let combo = self.keeper.judge(event, &[], None);
        if self.keeper.is_empty(combo) {
            return;
        }
        let Some(time) = time else {
            self.notes.timeless += 1;
            return;
        };
        let texts = self.keeper.texts_of_event(combo, event, &mut self.notes.texts);
        let at = (event.int(Column::Line).unwrap_or(0), event.int(Column::Offset).unwrap_or(-1));
        let mut note = Note::new(time, event.place, at, combo, texts);
        note.is_wanted = self.wanted.is_none_or(|wanted| wanted.matches(event));
        self.notes.list.push(note);
    }

    fn finish_chunk(&mut self) -> Notes {
        self.keeper.close(&mut self.notes)
    }
}

/// Judges events, and keeps of them what the rules look at that they fulfil.
pub(super) struct Keeper<'p> {
    plan: &'p Plan<'p>,
    judge: Judge,
    hits: Vec<u32>,
    combos: Combos,
    /// For each list of rules, what is kept.
    wanted: Vec<Wanted>,
    /// What models look at when a session ends.
    at_ends: Slots,
    texts: Vec<u32>,
}

/// What is kept of events that fulfil some rules, and of records.
struct Wanted {
    of_event: Vec<usize>,
    of_record: Vec<usize>,
}

impl<'p> Keeper<'p> {
    pub(super) fn new(plan: &'p Plan<'p>) -> Self {
        let mut at_ends = Slots::default();
        (0..Kept::ALWAYS_COUNT).for_each(|slot| at_ends.insert(slot));
        for rule in 0..plan.set().rules.len() {
            let step = plan.step(rule);
            let judges_sessions = step.baseline.as_ref().is_some_and(|judged| judged.kind == Kind::Count);
            if step.is_active && judges_sessions {
                at_ends = at_ends.with(step.slots);
            }
        }
        Self {
            plan,
            judge: plan.judge(),
            hits: Vec::new(),
            combos: Combos::default(),
            wanted: Vec::new(),
            at_ends,
            texts: Vec::new(),
        }
    }

    /// The rules that an event fulfils, as the number of their list.
    pub(super) fn judge(&mut self, event: &Event<'_>, measured: Measured<'_, '_>, kind: Option<RecordKind>) -> u32 {
        let Self { plan, judge, hits, combos, wanted, at_ends, .. } = self;
        hits.clear();
        judge.judge(event, measured, kind, hits);
        hits.retain(|rule| plan.is_active(*rule));
        let combo = combos.number(hits);
        if wanted.len() < combos.lists().len() {
            let is_told = hits.iter().any(|rule| plan.tells_message(*rule));
            let all = hits.iter().fold(Slots::default(), |all, rule| all.with(plan.step(*rule as usize).slots));
            let some = |wanted: Slots| {
                let is_wanted = |slot: &usize| wanted.has(*slot) && (*slot != Kept::MESSAGE || is_told);
                (0..plan.kept().fields().len()).filter(is_wanted).collect()
            };
            wanted.push(Wanted { of_event: some(all), of_record: some(all.with(*at_ends)) });
        }
        combo
    }

    /// Whether this is the list of no rule.
    pub(super) fn is_empty(&self, combo: u32) -> bool {
        self.combos.lists()[combo as usize].is_empty()
    }

    /// What the rules of this list look at of the event that was judged last.
    fn texts_of_event(&mut self, combo: u32, event: &Event<'_>, texts: &mut Interner) -> &mut [u32] {
        let Self { plan, judge, wanted, texts: kept, .. } = self;
        kept.clear();
        kept.resize(plan.kept().fields().len(), 0);
        for &slot in &wanted[combo as usize].of_event {
            let field = plan.kept().fields()[slot];
            kept[slot] = number_of(texts, judge.value(event, &[], field), field);
        }
        kept
    }

    /// The same of the record that was judged last, and what models look at if a session ends with it.
    pub(super) fn texts_of_record(
        &mut self,
        combo: u32,
        event: &Event<'_>,
        measured: Measured<'_, '_>,
        texts: &mut Interner,
    ) -> &mut [u32] {
        let Self { plan, judge, wanted, texts: kept, .. } = self;
        kept.clear();
        kept.resize(plan.kept().fields().len(), 0);
        for &slot in &wanted[combo as usize].of_record {
            let field = plan.kept().fields()[slot];
            kept[slot] = number_of(texts, judge.value(event, measured, field), field);
        }
        kept
    }

    /// Hands out the notes of a chunk.
    pub(super) fn close(&self, notes: &mut Notes) -> Notes {
        notes.combos = self.combos.lists().to_vec();
        std::mem::take(notes)
    }
}

/// The number of a value as text.
fn number_of(texts: &mut Interner, value: Value<'_>, field: Field) -> u32 {
    match value {
        Value::None => 0,
        Value::Text(text) if field == Field::Column(Column::Message) => {
            texts.id(&text[..text.len().min(MOST_OF_MESSAGE)])
        }
        Value::Text(text) => texts.id(text),
        Value::Int(number) | Value::Time(number) => texts.id(itoa::Buffer::new().format(number).as_bytes()),
        Value::Float(number) => texts.id(number.to_string().as_bytes()),
    }
}
