//! Tells which rules an event fulfils.
//!
//! A judge belongs to one worker and remembers what it learned: which rules are left for a code, what is true of a value.
//! What it answers depends on the event alone.

use std::{borrow::Cow, collections::BTreeMap};

use bumpalo::Bump;
use jiff::tz::TimeZone;

use super::{
    Body, Bound, Condition, Extra, Field, Leaf, RecordKind, RuleSet, Source, Test, Wall,
    alike::Rests,
    extra,
    gate::{Candidate, Candidates, Gate, Rest, rest},
    leaf::{Folded, as_float, fold, is_list, words},
    logsource::LOGS,
    memo::{Memo, Tests, Text},
};
use crate::schema::{Column, Event, Kind, Value};

/// Tells which rules an event fulfils.
pub struct Judge {
    plan: Plan,
    gate: Gate,
    state: State,
    scratch: Bump,
}

/// What does not change.
struct Plan {
    leaves: Vec<Leaf>,
    ways: Vec<Way>,
    /// The tests of each field whose values repeat.
    repeating: Vec<Tests>,
    /// The tests of each field whose values hardly do.
    texts: Vec<Tests>,
    wall: Wall,
}

/// How a leaf is judged.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// By one test of a field whose values repeat.
    Repeating(usize, usize),
    /// By one test of a field whose values hardly do.
    Text(usize, usize),
    /// By itself.
    Alone,
}

/// What was found out.
struct State {
    /// Number of the event, from 1.
    event: u64,
    memos: Vec<Memo>,
    texts: Vec<Text>,
    /// Of each leaf that is judged by itself, the event it was judged for last, and how.
    judged: Vec<(u64, bool)>,
    /// What the event is like, in bits.
    pattern: Vec<u64>,
}

impl Judge {
    /// A judge of these rules, for appliances in this zone.
    #[must_use]
    pub fn new(set: &RuleSet, zone: TimeZone) -> Self {
        Self::of_some(set, zone, |_| true)
    }

    /// A judge of some of these rules, for appliances in this zone.
    #[must_use]
    pub fn of_some(set: &RuleSet, zone: TimeZone, is_wanted: impl Fn(u32) -> bool) -> Self {
        let (plan, gate) = Plan::new(set, zone, is_wanted);
        let state = State {
            event: 0,
            memos: plan.repeating.iter().map(|_| Memo::default()).collect(),
            texts: plan.texts.iter().map(|_| Text::default()).collect(),
            judged: vec![(0, false); plan.leaves.len()],
            pattern: Vec::new(),
        };
        Self { plan, gate, state, scratch: Bump::new() }
    }

    /// Adds the places of the detections that an event fulfils, the lowest first. `kind` is what it is a record of, if it is
    /// one; `measured` has the fields that are not worked out from its columns.
    pub fn judge(
        &mut self,
        event: &Event<'_>,
        measured: &[(Extra, Value<'_>)],
        kind: Option<RecordKind>,
        hits: &mut Vec<u32>,
    ) {
        let Self { plan, gate, state, scratch } = self;
        scratch.reset();
        let candidates = gate.of(event, !measured.is_empty());
        state.event += 1;
        let look = Look { event, measured, wall: &plan.wall, scratch };
        let first = hits.len();
        if let Some(kind) = kind {
            for (_, rule) in candidates.records.iter().filter(|(of, _)| *of == kind) {
                if state.holds(plan, look, &rule.condition) {
                    hits.push(rule.rule);
                }
            }
            return;
        }
        state.see(plan, look, candidates);
        if candidates.alike.known(&state.pattern).is_none() {
            let rests = state.rests(plan, event, candidates);
            candidates.alike.keep(&state.pattern, rests);
        }
        let Some(rests) = candidates.alike.known(&state.pattern) else { return };
        hits.extend(&rests.hits);
        for rule in &rests.open {
            if state.holds(plan, look, &rule.condition) {
                hits.push(rule.rule);
            }
        }
        if !rests.open.is_empty() {
            hits[first..].sort_unstable();
        }
    }

    /// The value of a field.
    #[must_use]
    pub fn value<'v>(&'v self, event: &Event<'v>, measured: &[(Extra, Value<'v>)], field: Field) -> Value<'v> {
        Look { event, measured, wall: &self.plan.wall, scratch: &self.scratch }.value(field)
    }
}

/// What is looked at.
#[derive(Clone, Copy)]
struct Look<'l, 'v> {
    event: &'l Event<'v>,
    measured: &'l [(Extra, Value<'v>)],
    wall: &'l Wall,
    scratch: &'v Bump,
}

impl<'v> Look<'_, 'v> {
    fn value(self, field: Field) -> Value<'v> {
        let extra = match field {
            Field::Column(column) => return self.event.get(column),
            Field::Extra(extra) => extra,
        };
        // A record tells some of them better: the hour of a session is that of its start.
        match self.measured.iter().find(|(known, _)| *known == extra) {
            Some((_, value)) => *value,
            None => extra::value(extra, self.event, self.wall, self.scratch),
        }
    }

    fn text(self, field: Field) -> &'v [u8] {
        match self.value(field) {
            Value::Text(text) => text,
            _ => b"",
        }
    }

    /// The value as texts, all of which may fulfil a test.
    fn texts(self, field: Field) -> Vec<Cow<'v, str>> {
        match self.value(field) {
            Value::Text(text) => {
                let whole = String::from_utf8_lossy(text);
                let mut texts: Vec<Cow<'v, str>> = Vec::new();
                if is_list(field) {
                    texts.extend(words(&whole).map(|word| Cow::Owned(word.to_owned())));
                }
                texts.push(whole);
                texts
            }
            Value::Int(number) => vec![Cow::Owned(number.to_string())],
            Value::Float(number) => vec![Cow::Owned(number.to_string())],
            Value::Time(_) | Value::None => Vec::new(),
        }
    }

    fn fulfils(self, leaf: &Leaf) -> bool {
        match &leaf.test {
            Test::Exists => self.value(leaf.field) != Value::None,
            Test::Part(part, number) => match self.value(leaf.field) {
                Value::Time(micros) => {
                    self.wall.part(micros, *part).is_some_and(|part| Bound::Eq.holds(as_float(part), *number))
                }
                _ => false,
            },
            Test::Other { field, place, is_cased } => {
                let own = self.texts(leaf.field);
                let others = self.texts(*field);
                let folded = |text: &str| if *is_cased { text.to_owned() } else { fold(text).into_owned() };
                own.iter().any(|own| others.iter().any(|other| place.holds(&folded(own), &folded(other))))
            }
            test => match self.value(leaf.field) {
                Value::Text(_) => {
                    self.texts(leaf.field).iter().any(|text| test.holds_for_text(Folded { text, lower: &fold(text) }))
                }
                value => test.holds_for_number(value),
            },
        }
    }
}

impl State {
    /// What an event is like in all that the candidates ask but texts: a pattern of bits.
    fn see(&mut self, plan: &Plan, look: Look<'_, '_>, candidates: &mut Candidates) {
        let Candidates { events, web, alike, .. } = candidates;
        let asked = alike.asked(events.iter().chain(&*web), &plan.ways);
        self.pattern.clear();
        let log = look.event.text(Column::Log);
        let log = LOGS.iter().position(|name| name.as_bytes() == log).map_or(0, |place| place as u64 + 1);
        self.pattern.push(log << 1 | u64::from(!look.event.text(Column::Url).is_empty()));
        for (field, words) in &asked.fields {
            let tests = &plan.repeating[*field];
            let bits = self.memos[*field].bits(tests, self.event, || look.text(tests.field));
            self.pattern.extend(words.iter().map(|(word, mask)| bits[*word] & mask));
        }
        for (field, words) in &asked.texts {
            let tests = &plan.texts[*field];
            let found = self.texts[*field].bits(tests, self.event, || look.text(tests.field));
            self.pattern.push(u64::from(found.is_some()));
            self.pattern.extend(words.iter().map(|(word, mask)| found.map_or(0, |bits| bits[*word] & mask)));
        }
        for leaves in asked.alone.chunks(64) {
            let mut bits = 0;
            for (bit, leaf) in leaves.iter().enumerate() {
                bits |= u64::from(self.leaf(plan, look, *leaf)) << bit;
            }
            self.pattern.push(bits);
        }
    }

    /// What remains of the candidates for an event that was seen.
    fn rests(&self, plan: &Plan, event: &Event<'_>, candidates: &Candidates) -> Rests {
        let known = |leaf: usize| match plan.ways[leaf] {
            Way::Repeating(field, test) => Some(self.memos[field].bit(&plan.repeating[field], test)),
            Way::Alone => Some(self.judged[leaf].1),
            Way::Text(field, test) => self.texts[field].bit(&plan.texts[field], test),
        };
        let is_seen = |rule: &&Candidate| match rule.source {
            Source::Log(log) => event.text(Column::Log) == log.as_bytes(),
            Source::Web => !event.text(Column::Url).is_empty(),
            _ => true,
        };
        let mut rests = Rests::default();
        for rule in candidates.events.iter().chain(&candidates.web).filter(is_seen) {
            match rest(&rule.condition, &known) {
                Rest::Decided(true) => rests.hits.push(rule.rule),
                Rest::Decided(false) => {}
                Rest::Open(condition) => rests.open.push(Candidate { condition, ..rule.clone() }),
            }
        }
        rests.hits.sort_unstable();
        rests
    }

    fn holds(&mut self, plan: &Plan, look: Look<'_, '_>, condition: &Condition) -> bool {
        match condition {
            Condition::Leaf(leaf) => self.leaf(plan, look, *leaf),
            Condition::And(parts) => parts.iter().all(|part| self.holds(plan, look, part)),
            Condition::Or(parts) => parts.iter().any(|part| self.holds(plan, look, part)),
            Condition::Not(part) => !self.holds(plan, look, part),
            Condition::AtLeast(count, parts) => {
                parts.iter().filter(|part| self.holds(plan, look, part)).take(*count).count() == *count
            }
        }
    }

    #[inline]
    fn leaf(&mut self, plan: &Plan, look: Look<'_, '_>, leaf: usize) -> bool {
        match plan.ways[leaf] {
            Way::Repeating(field, test) => {
                let tests = &plan.repeating[field];
                self.memos[field].holds(tests, test, self.event, || look.text(tests.field))
            }
            Way::Text(field, test) => {
                let tests = &plan.texts[field];
                self.texts[field].holds(tests, test, self.event, || look.text(tests.field))
            }
            Way::Alone => {
                if self.judged[leaf].0 != self.event {
                    self.judged[leaf] = (self.event, look.fulfils(&plan.leaves[leaf]));
                }
                self.judged[leaf].1
            }
        }
    }
}

impl Plan {
    /// The plan, and the gate before it.
    fn new(set: &RuleSet, zone: TimeZone, is_wanted: impl Fn(u32) -> bool) -> (Self, Gate) {
        let leaves = set.leaves.clone();
        let mut fields: BTreeMap<Field, Vec<usize>> = BTreeMap::new();
        for (index, leaf) in leaves.iter().enumerate() {
            if !matches!(leaf.test, Test::Other { .. } | Test::Part(..)) {
                fields.entry(leaf.field).or_default().push(index);
            }
        }
        let code = Field::Column(Column::Code);
        let mut ways = vec![Way::Alone; leaves.len()];
        let mut code_tests = vec![None; leaves.len()];
        let (mut repeating, mut texts, mut codes) = (Vec::new(), Vec::new(), Tests::new(code, &[]));
        for (field, members) in fields {
            let of_field = Tests::new(field, &members.iter().map(|index| &leaves[*index]).collect::<Vec<_>>());
            for (test, leaf) in members.into_iter().enumerate() {
                match field.kind() {
                    _ if field == code => code_tests[leaf] = Some(test),
                    Kind::Word | Kind::List | Kind::Ip => ways[leaf] = Way::Repeating(repeating.len(), test),
                    Kind::Text => ways[leaf] = Way::Text(texts.len(), test),
                    Kind::Int | Kind::Float | Kind::Time => {}
                }
            }
            match field.kind() {
                _ if field == code => codes = of_field,
                Kind::Word | Kind::List | Kind::Ip => repeating.push(of_field),
                Kind::Text => texts.push(of_field),
                Kind::Int | Kind::Float | Kind::Time => {}
            }
        }
        let mut rules = Vec::new();
        for (index, rule) in set.rules.iter().enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            if let Body::Detection { source, condition } = &rule.body
                && is_wanted(index)
            {
                let rule = index;
                let condition = cheapest_first(condition, &ways);
                rules.push(Candidate { rule, source: *source, condition });
            }
        }
        let gate = Gate::new(rules, &leaves, codes, &code_tests);
        (Self { leaves, ways, repeating, texts, wall: Wall::new(zone) }, gate)
    }
}

/// The same condition, with parts that cost little before others.
fn cheapest_first(condition: &Condition, ways: &[Way]) -> Condition {
    let sorted = |parts: &[Condition]| {
        let mut parts: Vec<Condition> = parts.iter().map(|part| cheapest_first(part, ways)).collect();
        parts.sort_by_cached_key(|part| cost(part, ways));
        parts
    };
    match condition {
        Condition::Leaf(leaf) => Condition::Leaf(*leaf),
        Condition::And(parts) => Condition::And(sorted(parts)),
        Condition::Or(parts) => Condition::Or(sorted(parts)),
        Condition::AtLeast(count, parts) => Condition::AtLeast(*count, sorted(parts)),
        Condition::Not(part) => Condition::Not(Box::new(cheapest_first(part, ways))),
    }
}

/// About how many nanoseconds a condition takes.
fn cost(condition: &Condition, ways: &[Way]) -> usize {
    match condition {
        Condition::Leaf(leaf) => match ways[*leaf] {
            Way::Repeating(..) => 10,
            Way::Alone => 30,
            Way::Text(..) => 300,
        },
        Condition::And(parts) | Condition::Or(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().map(|part| cost(part, ways)).sum()
        }
        Condition::Not(part) => cost(part, ways),
    }
}
