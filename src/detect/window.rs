//! Correlations: events of other rules that come together within a time.

use std::{
    collections::{VecDeque, hash_map::Entry},
    sync::Arc,
};

use foldhash::{HashMap, HashMapExt as _};

use super::{
    baseline::number,
    batch::{Common, Joins, no_text, single},
    note::Note,
    step::{Demand, Measure, Step, Window},
};
use crate::{
    intern::Interner,
    sigma::{Bound, Correlation, CorrelationKind},
};

/// An event of one of the rules.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) note: Arc<Note>,
    /// When it happened; that of the note, which may be far away in memory.
    time: i64,
    /// The finding that it is, if it is one.
    pub(super) draft: Option<usize>,
    /// Place of the rule among those of the correlation.
    place: usize,
    /// The number of the value that counts.
    value: u32,
}

/// The events of one group that are in the window.
#[derive(Default)]
struct Group {
    items: VecDeque<Item>,
    /// How often each value is there, in the order of the values.
    values: Vec<(u32, u32)>,
    /// When the last event was.
    last: i64,
    places: Vec<usize>,
    /// For each place, the events in order that lead up to it, the latest that began.
    chains: Vec<Vec<Item>>,
    /// The finding that is going on.
    burst: Option<usize>,
    /// Whether the other demands were fulfilled when they were last looked at.
    is_fulfilled: bool,
}

/// Which events fulfil a condition.
enum Rows {
    /// All in the window.
    All,
    /// Those that led up to it, in order.
    Chain(Vec<Item>),
}

/// What an event does to a correlation.
pub(super) enum Met {
    /// Nothing.
    No,
    /// The condition is met from now on; these events do it.
    Now(Vec<Item>),
    /// It still is.
    Still(usize),
}

/// The state of one correlation.
pub(super) struct Windows {
    groups: HashMap<Common, Group>,
    joins: Joins,
    fed: usize,
}

/// After so many events, groups without any event in the window are dropped.
const FED_BETWEEN_SWEEPS: usize = 1 << 16;
/// Events that are kept of a burst when it begins.
const MOST_ROWS: usize = 1000;
/// Events with one value that are kept where different values are counted.
const MOST_OF_VALUE: u32 = 50;
/// Up to so many events in a window, all demands are looked at with every event; then so many times while it doubles.
const LOOKED_AT_ALWAYS: usize = 1000;
const LOOKS: usize = 64;

impl Windows {
    pub(super) fn new() -> Self {
        Self { groups: HashMap::new(), joins: Joins::new(), fed: 0 }
    }

    /// Takes an event of a rule in its place.
    pub(super) fn take(
        &mut self,
        correlation: &Correlation,
        step: &Step,
        (place, rule): (usize, u32),
        (note, draft): (&Arc<Note>, Option<usize>),
        texts: &Interner,
    ) -> Met {
        let Some(window) = &step.window else { return Met::No };
        let Some(key) = window.key(place, note) else { return Met::No };
        let oldest = note.time.saturating_sub(correlation.timespan);
        self.fed += 1;
        if self.fed.is_multiple_of(FED_BETWEEN_SWEEPS) {
            self.groups.retain(|_, group| group.last >= oldest);
        }
        let value = value(window, rule, note, &mut self.joins);
        let item = Item { note: Arc::clone(note), time: note.time, draft, place, value };
        let group = match self.groups.entry(key) {
            Entry::Occupied(known) => known.into_mut(),
            // What follows nothing leads to nothing.
            Entry::Vacant(_) if place > 0 && correlation.kind == CorrelationKind::TemporalOrdered => return Met::No,
            Entry::Vacant(new) => new.insert(Group::default()),
        };
        group.last = group.last.max(note.time);
        group.put(item, correlation, oldest, most_of(correlation, step));
        let met = group.met(correlation, place, oldest, texts);
        let Some(rows) = met.filter(|rows| group.fulfils(step, rows, texts)) else {
            group.burst = None;
            return Met::No;
        };
        match group.burst {
            Some(burst) => Met::Still(burst),
            None => Met::Now(group.items_of(&rows).take(MOST_ROWS).cloned().collect()),
        }
    }

    /// Says which finding the burst is that an event began.
    pub(super) fn began(&mut self, step: &Step, place: usize, note: &Note, draft: usize) {
        let key = step.window.as_ref().and_then(|window| window.key(place, note));
        if let Some(group) = key.and_then(|key| self.groups.get_mut(&key)) {
            group.burst = Some(draft);
        }
    }
}

fn value(window: &Window, rule: u32, note: &Note, joins: &mut Joins) -> u32 {
    match window.values.as_slice() {
        [] if window.counts_rules => no_text(rule),
        [] => 0,
        [slot] => note.text(*slot),
        slots => joins.of_some(slots.iter().map(|slot| note.text(*slot))),
    }
}

/// Events of a group that are enough: of a count that only must be high, those that make it so.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of events")]
fn most_of(correlation: &Correlation, step: &Step) -> usize {
    let is_high = |(bound, _): &(Bound, f64)| matches!(bound, Bound::Gt | Bound::Gte);
    let is_enough = correlation.kind == CorrelationKind::EventCount
        && step.demands.is_empty()
        && correlation.bounds.iter().all(is_high);
    let highest = correlation.bounds.iter().map(|(_, than)| *than).fold(0.0, f64::max);
    if is_enough { (highest.min(1e9) as usize).saturating_add(2) } else { usize::MAX }
}

impl Window {
    /// What the event has in common with others; nothing if it lacks a value: such an event is in no group.
    pub(super) fn key(&self, place: usize, note: &Note) -> Option<Common> {
        self.keys[place].iter().map(|slot| Some(note.text(*slot)).filter(|text| *text != 0)).collect()
    }
}

impl Group {
    /// Takes an event, and drops those that are too old or more than `most`.
    fn put(&mut self, item: Item, correlation: &Correlation, oldest: i64, most: usize) {
        // Only what the kind of correlation asks for is counted.
        let places = correlation.rules.len();
        let (is_temporal, is_ordered) = match correlation.kind {
            CorrelationKind::Temporal => (true, false),
            CorrelationKind::TemporalOrdered => (false, true),
            _ => (false, false),
        };
        let counts_values = correlation.kind == CorrelationKind::ValueCount;
        if is_temporal {
            self.places.resize(places, 0);
        }
        while self.items.front().is_some_and(|first| first.time < oldest) {
            if let Some(old) = self.items.pop_front() {
                if is_temporal {
                    self.places[old.place] -= 1;
                }
                if let Ok(at) = self.values.binary_search_by_key(&old.value, |(value, _)| *value) {
                    self.values[at].1 -= 1;
                    if self.values[at].1 == 0 {
                        self.values.remove(at);
                    }
                }
            }
        }
        if is_ordered {
            self.chains.resize(places, Vec::new());
            self.lengthen(&item, oldest);
            return;
        }
        if is_temporal {
            // What counts is that each rule fired; of a rule that fires all the time the latest events are enough.
            if self.places[item.place] >= MOST_ROWS {
                self.drop_oldest(|old| old.place == item.place);
                self.places[item.place] -= 1;
            }
            self.places[item.place] += 1;
        }
        if counts_values {
            match self.values.binary_search_by_key(&item.value, |(value, _)| *value) {
                Ok(at) if self.values[at].1 >= MOST_OF_VALUE => {
                    self.drop_oldest(|old| old.value == item.value);
                }
                Ok(at) => self.values[at].1 += 1,
                Err(at) => self.values.insert(at, (item.value, 1)),
            }
        }
        // Beyond those that fulfil the condition, further ones only keep it fulfilled.
        if self.items.len() >= most {
            self.items.pop_front();
        }
        // What waited for something not to happen comes late.
        if self.items.back().is_some_and(|last| last.time > item.time) {
            let at = self.items.partition_point(|other| other.time <= item.time);
            self.items.insert(at, item);
        } else {
            self.items.push_back(item);
        }
    }

    fn drop_oldest(&mut self, is_one: impl Fn(&Item) -> bool) {
        if let Some(at) = self.items.iter().position(is_one) {
            self.items.remove(at);
        }
    }

    /// Puts an event behind those that led up to it.
    fn lengthen(&mut self, item: &Item, oldest: i64) {
        if let Some(before) = item.place.checked_sub(1) {
            let chain = &self.chains[before];
            let is_open = chain.first().is_some_and(|first| first.time >= oldest)
                && !chain.iter().any(|other| Arc::ptr_eq(&other.note, &item.note));
            if is_open {
                let mut longer = chain.clone();
                longer.push(item.clone());
                self.chains[item.place] = longer;
            }
        } else {
            self.chains[0].clear();
            self.chains[0].push(item.clone());
        }
    }

    /// The events that fulfil the condition, if it is met.
    fn met(&self, correlation: &Correlation, place: usize, oldest: i64, texts: &Interner) -> Option<Rows> {
        let holds = |count: f64| correlation.bounds.iter().all(|(bound, than)| bound.holds(count, *than));
        #[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
        let is_met = match correlation.kind {
            CorrelationKind::EventCount => holds(self.items.len() as f64),
            CorrelationKind::ValueCount => {
                let has_none = self.values.first().is_some_and(|(value, _)| *value == 0);
                holds((self.values.len() - usize::from(has_none)) as f64)
            }
            CorrelationKind::Temporal => {
                let seen = self.places.iter().filter(|count| **count > 0).count();
                if correlation.bounds.is_empty() { seen == self.places.len() } else { holds(seen as f64) }
            }
            CorrelationKind::TemporalOrdered => {
                let chain = self.chains.last()?;
                let is_whole = place + 1 == self.chains.len() && chain.first()?.time >= oldest;
                return is_whole.then(|| Rows::Chain(chain.clone()));
            }
            kind => holds(statistic(kind, &self.items, texts)?),
        };
        is_met.then_some(Rows::All)
    }

    fn items_of<'g>(&'g self, rows: &'g Rows) -> Box<dyn Iterator<Item = &'g Item> + 'g> {
        match rows {
            Rows::All => Box::new(self.items.iter()),
            Rows::Chain(chain) => Box::new(chain.iter()),
        }
    }

    /// Whether the other demands are fulfilled. Looking takes as long as there are events, so in a large window it is
    /// not done for every one of them.
    fn fulfils(&mut self, step: &Step, rows: &Rows, texts: &Interner) -> bool {
        let count = match rows {
            Rows::All => self.items.len(),
            Rows::Chain(chain) => chain.len(),
        };
        if step.demands.is_empty() {
            return true;
        }
        if count < LOOKED_AT_ALWAYS || count.is_multiple_of(count / LOOKS) {
            self.is_fulfilled = fulfils(&step.demands, &self.items_of(rows).collect::<Vec<_>>(), texts);
        }
        self.is_fulfilled
    }
}

/// A statistic of the values that are numbers; nothing if there is none.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a rank among far fewer than 2^52"
)]
fn statistic(kind: CorrelationKind, items: &VecDeque<Item>, texts: &Interner) -> Option<f64> {
    let mut numbers: Vec<f64> = items.iter().filter_map(|item| number(single(item.value, texts))).collect();
    if numbers.is_empty() {
        return None;
    }
    let sum: f64 = numbers.iter().sum();
    let percentile = match kind {
        CorrelationKind::ValueSum => return Some(sum),
        CorrelationKind::ValueAvg => return Some(sum / numbers.len() as f64),
        CorrelationKind::ValuePercentile(percentile) => percentile,
        _ => 50.0,
    };
    // Between the two nearest ranks, as most tools do it.
    numbers.sort_by(f64::total_cmp);
    let rank = percentile.clamp(0.0, 100.0) / 100.0 * (numbers.len() - 1) as f64;
    let (below, above) = (numbers[rank.floor() as usize], numbers[rank.ceil() as usize]);
    Some(below + (above - below) * rank.fract())
}

fn fulfils(demands: &[Demand], rows: &[&Item], texts: &Interner) -> bool {
    demands.iter().all(|demand| {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        let mut count = |slot: usize| {
            for item in rows {
                *counts.entry(item.note.text(slot)).or_default() += 1;
            }
            counts.remove(&0);
            counts.clone()
        };
        #[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
        let measured = match &demand.what {
            Measure::Events => rows.len() as f64,
            Measure::Distinct(slot) => count(*slot).len() as f64,
            Measure::MostPer(slot) => count(*slot).into_values().max().unwrap_or(0) as f64,
            Measure::Share(slot, value) => {
                let is_so = |item: &&&Item| texts.get(item.note.text(*slot)).eq_ignore_ascii_case(value.as_bytes());
                rows.iter().filter(is_so).count() as f64 / rows.len().max(1) as f64
            }
        };
        let also = &demand.also;
        also.gt.is_none_or(|bound| measured > bound)
            && also.gte.is_none_or(|bound| measured >= bound)
            && also.lt.is_none_or(|bound| measured < bound)
            && also.lte.is_none_or(|bound| measured <= bound)
    })
}
