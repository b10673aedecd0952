//! All models of a run: what they learn from notes, and what they say of them.
//!
//! A model is asked about a whole stretch of a day at once. What the days before say of a value is the same all day,
//! so a histogram is asked once for each scope and value; events that repeat them only count. Models that look at each
//! other are one cluster; clusters know nothing of each other and may run side by side.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    NotJudged,
    model::{Asker, Model},
};
use crate::{
    detect::{
        batch::{Batch, Joins},
        note::{Kept, Note},
        plan::Plan,
        step::Judged,
    },
    intern::Interner,
};

/// What passed: a match that is no usual one.
#[derive(Clone, Debug)]
pub(in crate::detect) struct Passed {
    /// Which note of the batch.
    pub(in crate::detect) at: usize,
    /// Whether it is said of the session that ended, after all that is said of the note itself.
    pub(in crate::detect) is_end: bool,
    /// The place of the model among all.
    pub(super) model: usize,
    /// The rule that asked.
    pub(in crate::detect) rule: usize,
    /// Why, in words; empty where the same was said before on this day.
    pub(in crate::detect) why: String,
    /// What further events must agree in to belong to it: scope, value and day.
    pub(in crate::detect) key: (u32, u32, i64),
    /// The rows behind it, if not only the event itself.
    pub(in crate::detect) rows: Vec<Arc<Note>>,
}

impl Passed {
    /// What passed of a batch is told in this order.
    pub(in crate::detect) const fn order(&self) -> (usize, bool, usize) {
        (self.at, self.is_end, if self.is_end { self.model } else { self.rule })
    }
}

/// Models that look at each other.
pub(in crate::detect) struct Cluster<'p> {
    models: Vec<Model<'p>>,
    joins: Joins,
}

/// The slots that the models of a plan look at.
pub(in crate::detect) fn columns(plan: &Plan<'_>) -> Vec<bool> {
    let mut columns = vec![false; plan.kept().fields().len()];
    for spec in plan.models() {
        spec.scope.iter().chain(&spec.source.slots()).for_each(|slot| columns[*slot] = true);
    }
    columns[Kept::SESSION] = true;
    columns
}

impl<'p> Cluster<'p> {
    /// All models that somebody asks. `combos` are the lists of rules that events fulfil; no event comes after the last
    /// day.
    pub(in crate::detect) fn all(plan: &'p Plan<'p>, combos: &[Arc<[u32]>], last: i64) -> Vec<Self> {
        let specs = plan.models();
        let mut askers: Vec<Vec<(usize, &'p Judged)>> = vec![Vec::new(); specs.len()];
        // The cluster of each model, by the lowest of its models.
        let mut cluster: Vec<usize> = (0..specs.len()).collect();
        let mut is_asked = vec![false; specs.len()];
        for rule in 0..plan.set().rules.len() {
            let step = plan.step(rule);
            let Some(judged) = step.baseline.as_ref().filter(|_| step.is_active) else { continue };
            askers[judged.model].push((rule, judged));
            is_asked[judged.model] = true;
            if let Some(newcomer) = judged.newcomer {
                is_asked[newcomer] = true;
                let (low, high) = (cluster[judged.model], cluster[newcomer]);
                let (low, high) = (low.min(high), low.max(high));
                cluster.iter_mut().filter(|own| **own == high).for_each(|own| *own = low);
            }
        }
        let mut clusters = Vec::new();
        for lowest in 0..specs.len() {
            let members: Vec<usize> =
                (0..specs.len()).filter(|model| cluster[*model] == lowest && is_asked[*model]).collect();
            let of = |model: &usize| {
                let askers = askers[*model].iter().map(|(rule, judged)| Asker {
                    rule: *rule,
                    judged,
                    newcomer: judged.newcomer.and_then(|newcomer| members.iter().position(|own| *own == newcomer)),
                    merges: plan.step(*rule).merge.is_some(),
                    counts: NotJudged::default(),
                });
                Model::new(plan, *model, askers.collect(), combos, last)
            };
            if !members.is_empty() {
                clusters.push(Self { models: members.iter().map(of).collect(), joins: Joins::new() });
            }
        }
        clusters
    }

    /// Puts a batch to the models; adds what passed, not in order.
    pub(in crate::detect) fn take(&mut self, batch: &Batch, texts: &Interner) -> Vec<Passed> {
        let mut passed = Vec::new();
        for model in &mut self.models {
            model.turn_to(batch.day);
        }
        for place in 0..self.models.len() {
            // What a newcomer's model knows of earlier days does not change within a day.
            let (before, rest) = self.models.split_at_mut(place);
            let Some((model, after)) = rest.split_first_mut() else { continue };
            let others = Others { before, after };
            model.take(batch, &mut Tools { joins: &mut self.joins, texts, others, passed: &mut passed });
        }
        passed
    }

    /// What the models could not judge, for each rule.
    pub(in crate::detect) fn into_not_judged(self) -> BTreeMap<usize, NotJudged> {
        let askers = self.models.into_iter().flat_map(|model| model.askers);
        askers.map(|asker| (asker.rule, asker.counts)).filter(|(_, counts)| !counts.is_empty()).collect()
    }
}

/// The other models of a cluster.
pub(super) struct Others<'o, 'p> {
    before: &'o mut [Model<'p>],
    after: &'o mut [Model<'p>],
}

impl<'p> Others<'_, 'p> {
    pub(super) fn get(&mut self, place: usize) -> Option<&mut Model<'p>> {
        let behind = place.checked_sub(self.before.len() + 1);
        match behind {
            Some(behind) => self.after.get_mut(behind),
            None => self.before.get_mut(place),
        }
    }
}

/// What a model works with.
pub(super) struct Tools<'t, 'p> {
    pub(super) joins: &'t mut Joins,
    pub(super) texts: &'t Interner,
    pub(super) others: Others<'t, 'p>,
    pub(super) passed: &'t mut Vec<Passed>,
}
