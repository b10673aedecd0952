//! Makes rules ready to be asked: what their blocks say, which fields must be kept, and who depends on whom.

use std::collections::BTreeSet;

use super::{
    baseline::{ModelSpec, Settings, Source as Trained},
    extension::{Also, Baseline, Extension, Kind, Side},
    note::Kept,
    plan::{Guard, NEEDS, Options},
    step::{Answer, Demand, Judged, Measure, Reach, Step, Window},
};
use crate::sigma::{Body, Correlation, Extra, Field, Level, RuleSet};

const HOUR: i64 = 3_600_000_000;

/// Makes steps of rules.
pub(super) struct Compiler<'r> {
    set: &'r RuleSet,
    options: &'r Options,
    pub(super) steps: Vec<Step>,
    pub(super) models: Vec<ModelSpec>,
    pub(super) kept: Kept,
}

impl<'r> Compiler<'r> {
    pub(super) fn new(set: &'r RuleSet, options: &'r Options) -> Self {
        let steps = vec![Step::default(); set.rules.len()];
        Self { set, options, steps, models: Vec::new(), kept: Kept::default() }
    }

    /// Compiles all rules; returns what is wrong with them.
    pub(super) fn compile(&mut self) -> Vec<(usize, String)> {
        let mut problems = Vec::new();
        for rule in 0..self.set.rules.len() {
            match Extension::of(&self.set.rules[rule].extension) {
                Ok(extension) => self.steps[rule].extension = extension,
                Err(problem) => problems.push((rule, problem)),
            }
        }
        for rule in 0..self.set.rules.len() {
            if let Err(problem) = self.compile_rule(rule) {
                problems.push((rule, problem));
            }
        }
        for (rule, _) in &problems {
            self.steps[*rule].not_run = Some("the rule has an error".to_owned());
        }
        for rule in 0..self.set.rules.len() {
            self.steps[rule].patience = self.patience(rule, 0);
            let slots = self.slots_of(rule);
            self.steps[rule].reads_message = slots.contains(&Kept::MESSAGE);
            let all = (0..Kept::ALWAYS_COUNT).chain(slots);
            all.for_each(|slot| self.steps[rule].slots.insert(slot));
        }
        self.hand_down();
        self.choose();
        problems
    }

    fn compile_rule(&mut self, rule: usize) -> Result<(), String> {
        let extension = self.steps[rule].extension.clone();
        for need in &extension.needs {
            let known = NEEDS.iter().find(|(name, _)| name == need).ok_or_else(|| {
                let known: Vec<&str> = NEEDS.iter().map(|(name, _)| *name).collect();
                format!("'needs' has '{need}', which is none of {}", known.join(", "))
            })?;
            if !self.options.available.contains(&known.0) {
                self.steps[rule].not_run.get_or_insert_with(|| known.1.to_owned());
            }
        }
        let group = match &extension.group {
            Some(group) => self.slots(group)?,
            None => vec![Kept::USER, Kept::SRC_IP, Kept::NODE],
        };
        let step = &mut self.steps[rule];
        step.group = group;
        step.gap = extension.gap.map_or(HOUR, |gap| gap.0);
        step.merge = extension.merge.map(|merge| merge.0);
        if let Body::Correlation(correlation) = &self.set.rules[rule].body {
            self.window(rule, correlation);
        }
        self.guards(rule, &extension)?;
        self.demands(rule, &extension)?;
        self.checks(rule, &extension)?;
        self.baseline(rule, &extension)
    }

    /// The slots that a rule looks at itself, or others look at in its events.
    fn slots_of(&self, rule: usize) -> Vec<usize> {
        let step = &self.steps[rule];
        let mut all: Vec<usize> = step.group.clone();
        all.extend(step.guards.iter().flat_map(|guard| guard.by.iter().map(|(here, _)| *here)));
        all.extend(step.checks.iter().flat_map(|answer| answer.slots.iter().map(|(_, slot)| *slot)));
        let watching = step.watched_by.iter().map(|(other, guard)| &self.steps[*other].guards[*guard]);
        all.extend(watching.flat_map(|guard| guard.by.iter().map(|(_, there)| *there)));
        let judged = step.baseline.iter().flat_map(|judged| [Some(judged.model), judged.newcomer]).flatten();
        for model in step.trains.iter().copied().chain(judged) {
            let spec = &self.models[model];
            all.extend(&spec.scope);
            all.extend(spec.source.slots());
        }
        if let Some(window) = &step.window {
            all.extend(&window.values);
            all.extend(window.keys.iter().flatten());
        }
        for demand in &step.demands {
            match demand.what {
                Measure::Distinct(slot) | Measure::MostPer(slot) | Measure::Share(slot, _) => all.push(slot),
                Measure::Events => {}
            }
        }
        all
    }

    /// Rules keep what those look at that they feed.
    fn hand_down(&mut self) {
        loop {
            let mut has_changed = false;
            for rule in 0..self.steps.len() {
                let step = &self.steps[rule];
                let fed = || step.feeds.iter().map(|(fed, _)| &self.steps[*fed]);
                let slots = fed().fold(step.slots, |slots, fed| slots.with(fed.slots));
                let reads_message = step.reads_message || fed().any(|fed| fed.reads_message);
                has_changed |= slots != step.slots || reads_message != step.reads_message;
                (self.steps[rule].slots, self.steps[rule].reads_message) = (slots, reads_message);
            }
            if !has_changed {
                break;
            }
        }
    }

    /// How late the matches of a rule may come. Correlations are never in a circle; the depth is bounded all the same.
    fn patience(&self, rule: usize, depth: usize) -> i64 {
        let guards = self.steps[rule].guards.iter().filter(|guard| guard.side != Side::Before);
        let own = guards.map(|guard| guard.within).max().unwrap_or(0);
        let parts = match &self.set.rules[rule].body {
            Body::Correlation(correlation) if depth < 16 => correlation.rules.as_slice(),
            _ => &[],
        };
        own.saturating_add(parts.iter().map(|part| self.patience(*part, depth + 1)).max().unwrap_or(0))
    }

    fn window(&mut self, rule: usize, correlation: &Correlation) {
        let places = 0..correlation.rules.len();
        let keys = places
            .map(|place| correlation.group_by.iter().map(|key| self.kept.slot(key.fields[place])).collect::<Vec<_>>());
        let keys = keys.collect();
        let is_name = |field: &Field| *field == Field::Extra(Extra::RuleName);
        let counts_rules = correlation.fields.iter().any(is_name);
        let fields = correlation.fields.iter().filter(|field| !is_name(field));
        let values = fields.map(|field| self.kept.slot(*field)).collect();
        self.steps[rule].window = Some(Window { keys, values, counts_rules });
        for (place, fed) in correlation.rules.iter().enumerate() {
            self.steps[*fed].feeds.push((rule, place));
        }
    }

    fn guards(&mut self, rule: usize, extension: &Extension) -> Result<(), String> {
        for (index, unless) in extension.unless.iter().enumerate() {
            let other = self.rule_named(&unless.rule)?;
            let mut by = Vec::new();
            for pair in &unless.by {
                let (here, there) = pair.split_once('=').unwrap_or((pair, pair));
                by.push((self.slot(here.trim())?, self.slot(there.trim())?));
            }
            self.steps[other].watched_by.push((rule, index));
            self.steps[rule].guards.push(Guard { rule: other, within: unless.within.0, side: unless.side, by });
        }
        Ok(())
    }

    fn demands(&mut self, rule: usize, extension: &Extension) -> Result<(), String> {
        for also in &extension.also {
            let what = match also {
                Also { distinct: Some(field), .. } => Measure::Distinct(self.slot(field)?),
                Also { most_per: Some(field), .. } => Measure::MostPer(self.slot(field)?),
                Also { share: Some(field), value: Some(value), .. } => {
                    Measure::Share(self.slot(field)?, value.to_ascii_lowercase())
                }
                Also { events: Some(_), .. } => Measure::Events,
                _ => return Err("'also' wants distinct, events, most_per, or share with value".to_owned()),
            };
            self.steps[rule].demands.push(Demand { what, also: also.clone() });
        }
        if !self.steps[rule].demands.is_empty() && self.steps[rule].window.is_none() {
            return Err("'also' belongs to correlations".to_owned());
        }
        Ok(())
    }

    fn checks(&mut self, rule: usize, extension: &Extension) -> Result<(), String> {
        let notes = self.set.rules[rule].false_positives.len();
        for check in &extension.checks {
            if check.note == 0 || check.note > notes {
                return Err(format!("a check is about note {}, but there are {notes}", check.note));
            }
            let mut fields: Vec<&String> = check.same.iter().collect();
            fields.extend(check.all.iter().chain(&check.any).flat_map(|wanted| wanted.keys()));
            fields.extend(check.seen_before.iter().map(|seen| &seen.field));
            fields.extend(check.most.iter().map(|most| &most.distinct));
            let mut slots = Vec::new();
            for field in fields {
                slots.push((field.clone(), self.slot(field)?));
            }
            if slots.is_empty() {
                return Err("a check wants same, all, any, seen_before or most".to_owned());
            }
            self.steps[rule].checks.push(Answer { check: check.clone(), slots });
        }
        Ok(())
    }

    fn baseline(&mut self, rule: usize, extension: &Extension) -> Result<(), String> {
        let Some(baseline) = &extension.baseline else { return Ok(()) };
        let settings = Settings::of(baseline, self.options.profile);
        let mut trainers = Vec::new();
        for name in &baseline.trained_by {
            trainers.push(self.rule_named(name)?);
        }
        if trainers.is_empty() {
            trainers.push(rule);
        }
        let scope = self.slots(&baseline.scope)?;
        let name = baseline.model.clone();
        let source = match (&baseline.distinct, &baseline.events, &baseline.sum, &baseline.value) {
            _ if matches!(baseline.kind, Kind::First | Kind::Abnormal | Kind::Lower) => {
                if baseline.feature.is_empty() {
                    return Err("'baseline' wants a 'feature'".to_owned());
                }
                Trained::Feature(self.slots(&baseline.feature)?)
            }
            _ if baseline.kind == Kind::Dormant => Trained::Events,
            (Some(field), ..) => Trained::Distinct(self.slot(field)?),
            (_, _, Some(field), _) => Trained::Sum(self.slot(field)?),
            (.., Some(field)) => Trained::Value(self.slot(field)?),
            (_, Some(_), ..) => Trained::Events,
            _ if baseline.kind == Kind::Surge => Trained::Events,
            _ => return Err("'baseline' of kind count wants distinct, events, sum or value".to_owned()),
        };
        let spec =
            ModelSpec { kind: baseline.kind, name, scope, source, trainers, baseline: baseline.clone(), settings };
        let mut newcomer_settings = settings;
        let newcomer = match &baseline.newcomer {
            Some(fields) => {
                let scope = self.slots(fields)?;
                let own = Baseline { scope: fields.clone(), ..baseline.clone() };
                newcomer_settings = Settings::of(&own, self.options.profile);
                Some(self.model(ModelSpec { scope, name: None, settings: newcomer_settings, ..spec.clone() }))
            }
            None => None,
        };
        let model = self.model(spec);
        self.steps[rule].baseline = Some(Judged {
            model,
            newcomer,
            newcomer_settings,
            kind: baseline.kind,
            settings,
            parts: baseline.parts.unwrap_or(1),
            circle: baseline.circle,
            scale: baseline.scale,
            reach: baseline.tier.map_or(Reach::Over(baseline.over.unwrap_or(2.0)), Reach::Tier),
        });
        Ok(())
    }

    /// The number of a model; rules that ask the same share it.
    fn model(&mut self, spec: ModelSpec) -> usize {
        if let Some(known) = self.models.iter().position(|known| known.is_same(&spec)) {
            return known;
        }
        let model = self.models.len();
        for trainer in spec.trainers.iter().collect::<BTreeSet<_>>() {
            self.steps[*trainer].trains.push(model);
        }
        self.models.push(spec);
        model
    }

    fn slots(&mut self, fields: &[String]) -> Result<Vec<usize>, String> {
        fields.iter().map(|field| self.slot(field)).collect()
    }

    fn slot(&mut self, name: &str) -> Result<usize, String> {
        let fields = Field::named(name)?;
        let field = fields.first().ok_or_else(|| format!("there is no field '{name}'"))?;
        Ok(self.kept.slot(*field))
    }

    fn rule_named(&self, name: &str) -> Result<usize, String> {
        let is_it = |rule: &&crate::sigma::Rule| rule.name == name || (!rule.id.is_empty() && rule.id == name);
        self.set.rules.iter().position(|rule| is_it(&rule)).ok_or_else(|| format!("there is no rule '{name}'"))
    }

    /// Settles which rules are reported, and which must be asked for that.
    fn choose(&mut self) {
        let is_named = |names: &[String], rule: &crate::sigma::Rule| {
            names.iter().any(|name| rule.name.eq_ignore_ascii_case(name) || (!rule.id.is_empty() && rule.id == *name))
        };
        let mut generates = vec![None; self.set.rules.len()];
        let mut is_part = vec![false; self.set.rules.len()];
        for other in &self.set.rules {
            if let Body::Correlation(correlation) = &other.body {
                for &rule in &correlation.rules {
                    *generates[rule].get_or_insert(false) |= correlation.generate;
                }
            }
        }
        for step in &self.steps {
            step.guards.iter().for_each(|guard| is_part[guard.rule] = true);
        }
        for model in &self.models {
            model.trainers.iter().for_each(|rule| is_part[*rule] = true);
        }
        let mut open = Vec::new();
        for (index, rule) in self.set.rules.iter().enumerate() {
            let is_reported = match (rule.level, generates[index]) {
                (_, Some(false)) => false,
                (None, _) => generates[index].is_none() && !is_part[index],
                _ => true,
            };
            let level = rule.level.unwrap_or(Level::Informational);
            let is_chosen = (self.options.include.is_empty() || is_named(&self.options.include, rule))
                && !is_named(&self.options.exclude, rule)
                && self.options.level.is_none_or(|least| level >= least);
            let step = &mut self.steps[index];
            step.is_finding = rule.level.is_some() || is_reported;
            if is_reported && is_chosen {
                step.level = Some(level);
                open.push(index);
            }
        }
        while let Some(rule) = open.pop() {
            let step = &mut self.steps[rule];
            if step.is_active || step.not_run.is_some() {
                continue;
            }
            step.is_active = true;
            open.extend(step.guards.iter().map(|guard| guard.rule));
            if let Some(judged) = &step.baseline {
                let asked = [Some(judged.model), judged.newcomer];
                open.extend(asked.into_iter().flatten().flat_map(|model| self.models[model].trainers.clone()));
            }
            if let Body::Correlation(correlation) = &self.set.rules[rule].body {
                open.extend(&correlation.rules);
            }
        }
    }
}
