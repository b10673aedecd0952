//! Puts the rules of all files together: one list of rules and one of leaves, names that lead from one rule to others.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    Body, Condition, Leaf, Problem, Rule, RuleSet,
    lower::{Draft, Filter, Reading},
};

/// Longest way from a correlation down to a detection.
const MOST_STEPS: usize = 8;
/// Only so many problems come with a suggestion, and only for names of this length: it takes time.
const MOST_HINTS: usize = 20;
const MOST_NAME_BYTES: usize = 100;

pub(super) fn link(readings: Vec<Reading>) -> RuleSet {
    let mut linker = Linker::default();
    let mut filters = Vec::new();
    for reading in readings {
        linker.set.problems.extend(reading.problems);
        linker.set.foreign += reading.foreign.len();
        linker.foreign.extend(reading.foreign.into_iter().flatten());
        for draft in reading.drafts {
            linker.add(draft);
        }
        filters.extend(reading.filters);
    }
    for filter in filters {
        linker.filter(filter);
    }
    linker.finish()
}

#[derive(Default)]
struct Linker {
    set: RuleSet,
    /// Of each rule, the rules that it names.
    references: Vec<Vec<String>>,
    /// Places by name.
    names: HashMap<String, usize>,
    foreign: BTreeSet<String>,
    leaves: Leaves,
}

/// Leaves that were met, by what they say.
#[derive(Default)]
struct Leaves(HashMap<String, usize>);

impl Leaves {
    /// Numbers the leaves of a condition over all rules.
    fn renumber(&mut self, condition: &mut Condition, own: &[Leaf], all: &mut Vec<Leaf>) {
        match condition {
            Condition::Leaf(index) => {
                let Some(leaf) = own.get(*index) else { return };
                *index = *self.0.entry(format!("{leaf:?}")).or_insert_with(|| {
                    all.push(leaf.clone());
                    all.len() - 1
                });
            }
            Condition::And(parts) | Condition::Or(parts) | Condition::AtLeast(_, parts) => {
                for part in parts {
                    self.renumber(part, own, all);
                }
            }
            Condition::Not(part) => self.renumber(part, own, all),
        }
    }
}

impl Linker {
    fn problem(&mut self, path: &str, rule: &str, what: impl Into<String>) {
        self.set.problems.push(Problem { path: path.to_owned(), rule: Some(rule.to_owned()), what: what.into() });
    }

    fn problem_of(&mut self, index: usize, what: String) {
        let Rule { path, name, .. } = &self.set.rules[index];
        let (path, rule) = (path.clone(), Some(name.clone()));
        self.set.problems.push(Problem { path, rule, what });
    }

    fn has_problem(&self, rule: &str) -> bool {
        self.set.problems.iter().any(|problem| problem.rule.as_deref() == Some(rule))
    }

    fn add(&mut self, draft: Draft) {
        let Draft { mut rule, leaves, references } = draft;
        if let Body::Detection { condition, .. } = &mut rule.body {
            self.leaves.renumber(condition, &leaves, &mut self.set.leaves);
        }
        match self.names.get(&rule.name) {
            None => {
                self.names.insert(rule.name.clone(), self.set.rules.len());
                self.set.rules.push(rule);
                self.references.push(references);
            }
            Some(&index) if self.set.rules[index].is_shipped && !rule.is_shipped => {
                self.set.rules[index] = rule;
                self.references[index] = references;
            }
            Some(&index) => {
                let what = format!("{} has a rule of that name, too; give it another", self.set.rules[index].path);
                self.problem(&rule.path, &rule.name, what);
            }
        }
    }

    /// The place of a rule by its name or else its id.
    fn find(&self, reference: &str, ids: &HashMap<String, usize>) -> Option<usize> {
        self.names.get(reference).or_else(|| ids.get(&reference.to_ascii_lowercase())).copied()
    }

    fn ids(&self) -> HashMap<String, usize> {
        let mut ids = HashMap::new();
        for (index, rule) in self.set.rules.iter().enumerate().filter(|(_, rule)| !rule.id.is_empty()) {
            ids.entry(rule.id.to_ascii_lowercase()).or_insert(index);
        }
        ids
    }

    /// Narrows the rules that a filter names.
    fn filter(&mut self, filter: Filter) {
        let Filter { name, path, targets, mut condition, leaves } = filter;
        self.leaves.renumber(&mut condition, &leaves, &mut self.set.leaves);
        let ids = self.ids();
        let mut narrowed = BTreeSet::new();
        let everything = (0..self.set.rules.len()).map(|index| (None, Some(index)));
        let named = targets.iter().flatten().map(|target| (Some(target), self.find(target, &ids)));
        let places: Vec<_> = if targets.is_some() { named.collect() } else { everything.collect() };
        for (target, place) in places {
            match (target, place.map(|index| (index, &mut self.set.rules[index].body))) {
                (_, Some((index, Body::Detection { condition: own, .. }))) if narrowed.insert(index) => {
                    let before = std::mem::replace(own, Condition::And(Vec::new()));
                    *own = Condition::And(vec![before, condition.clone()]);
                }
                (Some(target), Some((_, Body::Correlation(_)))) => {
                    let what = format!("'{target}' is a correlation; name the rules that it counts");
                    self.problem(&path, &name, what);
                }
                (Some(target), None) if !self.foreign.contains(target) => {
                    self.problem(&path, &name, format!("it filters '{target}', but there is no such rule"));
                }
                _ => {}
            }
        }
    }

    fn finish(mut self) -> RuleSet {
        let ids = self.ids();
        let mut found: Vec<Option<Vec<usize>>> = Vec::new();
        let mut foreign = 0;
        for index in 0..self.set.rules.len() {
            let (mut places, mut is_foreign, mut missing) = (Vec::new(), false, Vec::new());
            for reference in std::mem::take(&mut self.references[index]) {
                match self.find(&reference, &ids) {
                    Some(place) => places.push(place),
                    None if self.foreign.contains(&reference) => is_foreign = true,
                    None => missing.push(reference),
                }
            }
            let is_whole = !is_foreign && missing.is_empty();
            foreign += usize::from(is_foreign);
            // One sentence is enough: most lists of rules are wrong in one place.
            if let Some(reference) = missing.first() {
                let what = self.dangling(reference);
                self.problem_of(index, what);
            }
            found.push(is_whole.then_some(places));
        }
        self.set.foreign += foreign;
        self.leave_out_circles(&mut found);
        self.keep(&found)
    }

    /// What to say of a reference that leads nowhere.
    fn dangling(&self, reference: &str) -> String {
        if self.has_problem(reference) {
            return format!("it refers to '{reference}', which has a problem of its own");
        }
        let is_worth_a_look = self.set.problems.len() < MOST_HINTS && reference.len() <= MOST_NAME_BYTES;
        let likeness = |name: &String| strsim::damerau_levenshtein(name, reference);
        let nearest = self
            .names
            .keys()
            .filter(|name| is_worth_a_look && name.len() <= MOST_NAME_BYTES)
            .min_by_key(|name| (likeness(name), *name))
            .filter(|name| likeness(name) <= 4);
        let hint = nearest.map_or_else(String::new, |name| format!("; did you mean '{name}'?"));
        format!("it refers to '{reference}', but there is no such rule{hint}")
    }

    /// A rule that refers to itself in the end cannot be worked out, nor can one that stands on a rule which is not there.
    fn leave_out_circles(&mut self, found: &mut [Option<Vec<usize>>]) {
        // Steps down to a detection; a rule that never gets one is in a circle or stands on something missing.
        let mut steps: BTreeMap<usize, usize> = BTreeMap::new();
        for round in 0..=MOST_STEPS {
            let reached: Vec<usize> = (0..found.len())
                .filter(|index| !steps.contains_key(index))
                .filter(|&index| {
                    found[index].as_ref().is_some_and(|places| places.iter().all(|place| steps.contains_key(place)))
                })
                .collect();
            steps.extend(reached.into_iter().map(|index| (index, round)));
        }
        let lost: Vec<usize> = (0..found.len()).filter(|index| !steps.contains_key(index)).collect();
        // Those that stand on a rule which was left out before come first, however many steps lie between.
        let mut is_left_out: Vec<bool> = found.iter().map(Option::is_none).collect();
        for _ in 0..lost.len().min(MOST_STEPS) {
            for &index in lost.iter().filter(|index| found[**index].is_some()) {
                let Some(&ground) = found[index].iter().flatten().find(|place| is_left_out[**place]) else { continue };
                if std::mem::replace(&mut is_left_out[index], true) {
                    continue;
                }
                let ground = self.set.rules[ground].name.clone();
                if self.has_problem(&ground) {
                    self.problem_of(index, format!("it refers to '{ground}', which has a problem of its own"));
                } else {
                    self.set.foreign += 1;
                }
            }
        }
        for index in lost {
            if !is_left_out[index] {
                self.problem_of(index, format!("it refers back to itself, or is more than {MOST_STEPS} steps deep"));
            }
            found[index] = None;
        }
    }

    /// The rules that can be judged, with their places among themselves.
    fn keep(self, found: &[Option<Vec<usize>>]) -> RuleSet {
        let mut set = self.set;
        let mut places = Vec::with_capacity(found.len());
        let mut next = 0;
        for one in found {
            places.push(next);
            next += usize::from(one.is_some());
        }
        let rules = std::mem::take(&mut set.rules);
        for (mut rule, references) in rules.into_iter().zip(found) {
            let Some(references) = references else { continue };
            if let Body::Correlation(correlation) = &mut rule.body {
                correlation.rules = references.iter().map(|reference| places[*reference]).collect();
            }
            set.rules.push(rule);
        }
        set
    }
}
