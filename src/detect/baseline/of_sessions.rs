//! Models of sessions: what a batch adds to those that are on, and what is said of those that end in it.

use std::sync::Arc;

use super::{
    cluster::{Passed, Tools},
    model::{Answer, Asker, Model, State},
};
use crate::detect::{
    batch::Batch,
    note::{Kept, Note},
    step::Judged,
};

impl<'p> Model<'p> {
    /// A model of sessions gathers from a batch, and judges the sessions that end in it.
    pub(super) fn take_sessions(&mut self, batch: &Batch, tools: &mut Tools<'_, 'p>) {
        let scopes = batch.texts(&self.spec.scope);
        let sessions = batch.texts(&[Kept::SESSION]);
        for (at, combo) in batch.combos.iter().enumerate() {
            let combo = *combo as usize;
            if !self.is_idle[combo]
                && self.roles[combo].is_told
                && let State::Counts(open, _) = &mut self.state
                && let Some(session) = sessions.get(at, tools.joins)
                && scopes.get(at, tools.joins).is_some()
            {
                open.take(session, (batch, at), &self.spec.source, tools.texts);
            }
            if batch.is_end[at]
                && let State::Counts(open, _) = &mut self.state
                && let (number @ 1.0.., rows) = open.end(batch.columns[Kept::SESSION][at], &self.spec.source)
                && let Some(scope) = scopes.get(at, tools.joins)
            {
                self.end_session((batch, at), (number, &rows), scope, tools);
            }
        }
    }

    /// A session ended: what do the rules say of it? The note is its record.
    fn end_session(
        &mut self,
        (batch, at): (&Batch, usize),
        (number, rows): (f64, &[Arc<Note>]),
        scope: u32,
        tools: &mut Tools<'_, 'p>,
    ) {
        let (spec, day, note) = (self.spec, batch.day, &batch.notes[at]);
        for index in 0..self.roles[note.combo as usize].ends.len() {
            let asker = self.roles[note.combo as usize].ends[index];
            let Asker { rule, judged, newcomer, .. } = self.askers[asker];
            if newcomer.is_some_and(|newcomer| is_known(newcomer, (day, number, judged), note, tools)) {
                continue;
            }
            let State::Counts(_, numbers) = &mut self.state else { continue };
            let standing = numbers.judge(day, scope, number, judged.scale, &judged.settings);
            let found = standing.map(|standing| judged.reach.of(number, standing));
            let answer = found.as_ref().map_or_else(|why| Answer::NotJudged(*why), |_| Answer::Usual);
            self.count(asker, scope, answer, true);
            if let Ok(Some(why)) = found {
                let key = (scope, note.text(Kept::SESSION), day);
                let rows = rows.iter().chain([note]).map(Arc::clone).collect();
                tools.passed.push(Passed { at, is_end: true, model: self.index, rule, why, key, rows });
            }
        }
        if let State::Counts(_, numbers) = &mut self.state {
            numbers.observe(day, scope, number, &spec.settings);
        }
    }
}

/// Whether the own history of somebody who may be new is enough to judge by.
fn is_known(
    newcomer: usize,
    (day, number, judged): (i64, f64, &Judged),
    note: &Note,
    tools: &mut Tools<'_, '_>,
) -> bool {
    let Some(model) = tools.others.get(newcomer) else { return false };
    let scope = tools.joins.of(model.spec.scope.iter().map(|slot| note.text(*slot)));
    match (&mut model.state, scope) {
        (State::Counts(_, own), Some(scope)) => {
            own.judge(day, scope, number, judged.scale, &judged.newcomer_settings).is_ok()
        }
        _ => false,
    }
}
