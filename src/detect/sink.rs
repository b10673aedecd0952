//! Which events fulfil a rule: asked in the one pass over the input, by every worker.

use super::{
    note::{Kept, Note, Notes},
    plan::Plan,
    step::Slots,
};
use crate::{
    pipeline::Sink,
    query::Expr,
    schema::{Column, Event, Value},
    sigma::{Field, Judge},
};

/// The logs that rules may look at alone.
pub(super) const LOGS: [&str; 5] = ["event", "user", "admin", "sensor", "web"];

/// Longest message that is kept to tell what happened.
const MOST_OF_MESSAGE: usize = 400;

/// Makes notes of the events that fulfil a rule.
pub struct HitSink<'p> {
    plan: &'p Plan<'p>,
    wanted: Option<&'p Expr>,
    judge: Judge,
    hits: Vec<u32>,
    texts: Vec<u32>,
    notes: Notes,
}

impl<'p> HitSink<'p> {
    /// A sink for one worker; findings with an event that fulfils the condition are wanted.
    #[must_use]
    pub fn new(plan: &'p Plan<'p>, wanted: Option<&'p Expr>) -> Self {
        Self { plan, wanted, judge: plan.judge(), hits: Vec::new(), texts: Vec::new(), notes: Notes::default() }
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
        self.hits.clear();
        self.judge.judge(event, &[], None, &mut self.hits);
        self.hits.retain(|rule| self.plan.is_active(*rule));
        if self.hits.is_empty() {
            return;
        }
        let Some(time) = time else {
            self.notes.timeless += 1;
            return;
        };
        let is_told = self.hits.iter().any(|rule| self.plan.tells_message(*rule));
        let slots =
            self.hits.iter().fold(Slots::default(), |slots, rule| slots.with(self.plan.step(*rule as usize).slots));
        self.texts.clear();
        for (slot, field) in self.plan.kept().fields().iter().enumerate() {
            let is_wanted = slots.has(slot) && (slot != Kept::MESSAGE || is_told);
            let text = if is_wanted {
                number_of(&mut self.notes.texts, self.judge.value(event, &[], *field), *field)
            } else {
                0
            };
            self.texts.push(text);
        }
        let at = (event.int(Column::Line).unwrap_or(0), event.int(Column::Offset).unwrap_or(-1));
        let mut note = Note::new(time, event.place, at, &self.hits, &self.texts);
        note.is_wanted = self.wanted.is_none_or(|wanted| wanted.matches(event));
        self.notes.list.push(note);
    }

    fn finish_chunk(&mut self) -> Notes {
        std::mem::take(&mut self.notes)
    }
}

/// The number of a value as text.
pub(super) fn number_of(texts: &mut crate::intern::Interner, value: Value<'_>, field: Field) -> u32 {
    match value {
        Value::None => 0,
        Value::Text(text) if field == Field::Column(Column::Message) => {
            texts.id(&text[..text.len().min(MOST_OF_MESSAGE)])
        }
        Value::Text(text) => texts.id(text),
        Value::Int(number) | Value::Time(number) => texts.id(number.to_string().as_bytes()),
        Value::Float(number) => texts.id(number.to_string().as_bytes()),
    }
}
