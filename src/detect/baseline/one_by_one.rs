//! Models that look at one event after the other: unusual days, long silences, old versions.

use super::{
    DAY, Source,
    cluster::{Passed, Tools},
    histogram::Why,
    model::{Answer, Model, State},
    others::{SurgeBounds, SurgeFound, is_lower, version},
};
use crate::detect::batch::Batch;

impl<'p> Model<'p> {
    /// Models that look at one event after the other.
    pub(super) fn take_one_by_one(&mut self, batch: &Batch, tools: &mut Tools<'_, 'p>) {
        let spec = self.spec;
        for at in 0..batch.combos.len() {
            let combo = batch.combos[at] as usize;
            if self.is_idle[combo] {
                continue;
            }
            let scope = tools.joins.of(spec.scope.iter().map(|slot| batch.columns[*slot][at]));
            for index in 0..self.roles[combo].asks.len() {
                let asker = self.roles[combo].asks[index];
                let rule = self.askers[asker].rule;
                if batch.is_merged(at, rule) {
                    continue;
                }
                let said = scope.and_then(|scope| self.look(asker, (batch, at), scope, tools));
                let (Some(scope), Some(said)) = (scope, said) else {
                    self.askers[asker].counts.unusable += 1;
                    continue;
                };
                let (answer, found) = match said {
                    Ok(found) => (Answer::Usual, found),
                    Err(why) => (Answer::NotJudged(why), None),
                };
                self.count(asker, scope, answer, true);
                let model = self.index;
                let passed = |(why, value)| Passed {
                    at,
                    is_end: false,
                    model,
                    rule,
                    why,
                    key: (scope, value, batch.day),
                    rows: Vec::new(),
                };
                tools.passed.extend(found.map(passed));
            }
            if let (true, Some(scope)) = (self.roles[combo].trains > 0, scope) {
                self.learn(batch, at, scope, tools);
            }
        }
    }

    /// What is said of one event: words and what they are about. Nothing at all if it lacks what is looked at.
    #[allow(clippy::type_complexity, reason = "one value, one place")]
    fn look(
        &mut self,
        asker: usize,
        (batch, at): (&Batch, usize),
        scope: u32,
        tools: &mut Tools<'_, 'p>,
    ) -> Option<Result<Option<(String, u32)>, Why>> {
        let spec = self.spec;
        match (&mut self.state, &spec.source) {
            (State::Surges(surges), source) => {
                let value = match source {
                    Source::Distinct(slot) => Some(Some(batch.columns[*slot][at]).filter(|value| *value != 0)?),
                    _ => None,
                };
                let bounds = SurgeBounds {
                    days: spec.baseline.days.unwrap_or(14).into(),
                    factor: spec.baseline.factor.unwrap_or(5.0),
                    least: spec.baseline.least.unwrap_or(50),
                };
                let found = surges.entry(scope).or_default().take(batch.day, value, bounds);
                let words =
                    |found: SurgeFound| (format!("{} on this day; usual is {} (median)", found.count, found.usual), 0);
                Some(found.map(|found| found.map(words)))
            }
            (State::Dormant(last), _) => {
                let silence = spec.baseline.silence.map_or(30 * DAY, |silence| silence.0);
                let since = last.get(&scope).map(|last| batch.notes[at].time - last);
                let is_long = since.filter(|since| *since >= silence);
                Some(Ok(is_long.map(|since| (format!("not seen for {} days", since / DAY), 0))))
            }
            (State::Versions(highest), Source::Feature(slots)) => {
                let text = tools.joins.of(slots.iter().map(|slot| batch.columns[*slot][at]))?;
                let known = highest.get(&scope).filter(|(of, _)| *of != text);
                let name = || tools.joins.shown(text, tools.texts);
                let parts = self.askers[asker].judged.parts;
                let higher = known.filter(|(_, highest)| is_lower(&version(name().as_bytes()), highest, parts));
                Some(Ok(higher.map(|(_, highest)| {
                    let highest: Vec<String> = highest.iter().map(u64::to_string).collect();
                    (format!("{} after {}", name(), highest.join(".")), text)
                })))
            }
            _ => None,
        }
    }

    fn learn(&mut self, batch: &Batch, at: usize, scope: u32, tools: &mut Tools<'_, 'p>) {
        match (&mut self.state, &self.spec.source) {
            (State::Dormant(last), _) => {
                last.insert(scope, batch.notes[at].time);
            }
            (State::Versions(highest), Source::Feature(slots)) => {
                let Some(text) = tools.joins.of(slots.iter().map(|slot| batch.columns[*slot][at])) else { return };
                let known = highest.entry(scope).or_default();
                if known.0 != text {
                    let version = version(tools.joins.shown(text, tools.texts).as_bytes());
                    if known.1 < version {
                        *known = (text, version);
                    }
                }
            }
            _ => {}
        }
    }
}
