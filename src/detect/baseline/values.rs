//! Histograms: what a batch adds to them, and what they say of its values.

use super::{
    cluster::{Passed, Tools},
    histogram::{Histograms, Verdict, Why, is_rare},
    model::{Answer, Asker, Model, State},
    words::against,
};
use crate::{
    detect::{
        batch::{Batch, single},
        extension::Kind,
        step::Judged,
    },
    intern::Interner,
};

impl<'p> Model<'p> {
    /// A histogram learns from a batch, and judges it.
    pub(super) fn take_values(&mut self, batch: &Batch, slots: &[usize], tools: &mut Tools<'_, 'p>) {
        let spec = self.spec;
        let (scopes, values) = (batch.texts(&spec.scope), batch.texts(slots));
        for (at, combo) in batch.combos.iter().enumerate() {
            let combo = *combo as usize;
            if self.is_idle[combo] {
                continue;
            }
            let scope = scopes.get(at, tools.joins);
            let value = values.get(at, tools.joins);
            let mut place = None;
            for index in 0..self.roles[combo].asks.len() {
                let asker = self.roles[combo].asks[index];
                if self.askers[asker].merges && batch.is_merged(at, self.askers[asker].rule) {
                    continue;
                }
                let Some(scope) = scope else {
                    self.askers[asker].counts.unusable += 1;
                    continue;
                };
                if self.is_no_newcomer(asker, batch, at, tools) {
                    continue;
                }
                let Some(value) = value else {
                    self.askers[asker].counts.unusable += 1;
                    continue;
                };
                let State::Histograms(histograms) = &mut self.state else { continue };
                let place = *place.get_or_insert_with(|| histograms.place(scope, value));
                self.ask((batch.day, at), (asker, place), (scope, value), tools);
            }
            if let (true, Some(scope), Some(value), State::Histograms(histograms)) =
                (self.roles[combo].trains > 0, scope, value, &mut self.state)
            {
                let place = place.unwrap_or_else(|| histograms.place(scope, value));
                histograms.observe(place, self.roles[combo].trains, spec.settings.counting);
            }
        }
    }

    /// Whether somebody has a history that is enough to judge by, so that a rule for newcomers does not look at them;
    /// the same if they are not known.
    fn is_no_newcomer(&self, asker: usize, batch: &Batch, at: usize, tools: &mut Tools<'_, 'p>) -> bool {
        let Asker { newcomer: Some(newcomer), judged, .. } = &self.askers[asker] else { return false };
        let Some(model) = tools.others.get(*newcomer) else { return false };
        let Some(scope) = tools.joins.of(model.spec.scope.iter().map(|slot| batch.columns[*slot][at])) else {
            return true;
        };
        match &model.state {
            State::Histograms(own) => own.is_settled(scope, &judged.newcomer_settings),
            _ => false,
        }
    }

    /// Asks about a value, once a day.
    fn ask(
        &mut self,
        (day, at): (i64, usize),
        (asker, place): (usize, usize),
        (scope, value): (u32, u32),
        tools: &mut Tools<'_, 'p>,
    ) {
        let State::Histograms(histograms) = &mut self.state else { return };
        let slot = place * self.askers.len() + asker;
        if slot >= self.answers.len() {
            self.answers.resize((place + 1) * self.askers.len(), Answer::NotAsked);
        }
        let known = self.answers[slot];
        let is_new = known == Answer::NotAsked;
        let Asker { rule, judged, .. } = self.askers[asker];
        let mut why = String::new();
        if is_new {
            let name = |tools: &Tools<'_, 'p>| tools.joins.shown(value, tools.texts);
            let said = match judged.circle {
                Some(circle) => of_hour(histograms, (scope, value), circle, judged, tools.texts),
                None => of_value(histograms, (scope, value), judged, || name(tools)),
            };
            self.answers[slot] = match said {
                Ok(Some(words)) => {
                    why = words;
                    Answer::Unusual
                }
                Ok(None) => Answer::Usual,
                Err(why) => Answer::NotJudged(why),
            };
        }
        let answer = self.answers[slot];
        self.count(asker, scope, answer, is_new);
        if answer == Answer::Unusual {
            let key = (scope, value, day);
            tools.passed.push(Passed { at, is_end: false, model: self.index, rule, why, key, rows: Vec::new() });
        }
    }
}

/// Judges a value by how often it was seen: words if it is unusual.
fn of_value(
    histograms: &mut Histograms,
    (scope, value): (u32, u32),
    judged: &Judged,
    name: impl Fn() -> String,
) -> Result<Option<String>, Why> {
    match (histograms.judge(scope, value, &judged.settings), judged.kind) {
        (Verdict::NotJudged(why), _) => Err(why),
        (Verdict::First(history), Kind::First) => {
            Ok(Some(format!("{}: seen 0 of {}", name(), against(history, judged))))
        }
        (Verdict::Seen { times, rarity, history }, Kind::Abnormal)
            if is_rare(rarity, history, judged.settings.share) =>
        {
            let share = rarity * 100.0;
            let against = against(history, judged);
            Ok(Some(format!("{}: seen {times} of {against}; {share:.1} % of them are as rare", name())))
        }
        _ => Ok(None),
    }
}

/// Judges an hour by how often it and its neighbours were seen.
fn of_hour(
    histograms: &mut Histograms,
    (scope, value): (u32, u32),
    circle: u32,
    judged: &Judged,
    texts: &Interner,
) -> Result<Option<String>, Why> {
    let Some(hour) = super::number(single(value, texts)) else { return Ok(None) };
    let circle = circle.max(1);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an hour of the week")]
    let hour = hour.max(0.0) as u32 % circle;
    // An hour whose text is not known was never seen.
    let near = [hour + circle - 1, hour, hour + 1].map(|near| (near % circle).to_string());
    let near: Vec<u32> = near.iter().map(|near| texts.find(near.as_bytes()).unwrap_or(0)).collect();
    let (mass, history) = histograms.mass(scope, &near, &judged.settings)?;
    let words = || {
        let share = mass * 100.0;
        format!("hour {hour} of {circle}: {share:.1} % of {}, with its neighbours", against(history, judged))
    };
    Ok((mass <= judged.settings.share).then(words))
}
