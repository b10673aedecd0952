//! How often each value was seen in each scope, day by day.
//!
//! Everything on a day is judged against the days before it; the day is added when it is over, alarms included. So the
//! order of events within a day does not matter, and no burst makes a value normal.

use std::collections::VecDeque;

use foldhash::{HashMap, HashMapExt as _};

use super::{counts::Counts, settings::Settings};
use crate::detect::extension::Counting;

/// What the history says of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::detect) enum Verdict {
    /// It cannot say.
    NotJudged(Why),
    /// It was never seen.
    First(History),
    /// It was seen, and so many of all were as rare.
    Seen {
        /// How often.
        times: u64,
        /// The share of the history that is at least as rare.
        rarity: f64,
        /// Against what.
        history: History,
    },
}

/// Why a value was not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::detect) enum Why {
    /// Too few observations.
    Few,
    /// The scope is not known for long enough.
    Young,
    /// Too many values for so few observations.
    Unconverged,
}

/// A history in numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::detect) struct History {
    /// Observations.
    pub(in crate::detect) total: u64,
    /// Distinct values.
    pub(in crate::detect) values: u64,
    /// Values that were seen once: their share is the chance that the next value is new (Good and Turing).
    pub(in crate::detect) once: u64,
}

/// All scopes of a model. Scopes and values are numbers of texts.
#[derive(Default)]
pub(in crate::detect) struct Histograms {
    scopes: HashMap<u32, Scope>,
    /// The training days, if they are fixed.
    training: Option<(i64, i64)>,
}

struct Scope {
    /// The first day of the scope.
    first: i64,
    /// The day that `today` is about.
    day: i64,
    today: Counts,
    days: VecDeque<(i64, Counts)>,
    counts: Counts,
    total: u64,
    /// What was asked of the history since it last changed: values that were seen once, and for each count the share of
    /// the history in values that were seen at most so often.
    once: Option<u64>,
    rarities: Vec<(u64, f64)>,
}

impl Histograms {
    /// Histograms that learn on all days, or only on those from one to before another.
    pub(in crate::detect) fn new(training: Option<(i64, i64)>) -> Self {
        Self { scopes: HashMap::new(), training }
    }

    /// Takes an observation. Days must not go back.
    pub(in crate::detect) fn observe(&mut self, day: i64, scope: u32, value: u32, settings: &Settings) {
        if self.training.is_some_and(|(from, to)| day < from || day >= to) {
            return;
        }
        let scope = self.scopes.entry(scope).or_insert_with(|| Scope {
            first: day,
            day,
            today: Counts::default(),
            days: VecDeque::new(),
            counts: Counts::default(),
            total: 0,
            once: None,
            rarities: Vec::new(),
        });
        scope.turn_to(day, settings, self.training.is_some());
        scope.today.add(value, settings.counting == Counting::Raw);
    }

    /// What the days before this one say of a value.
    pub(in crate::detect) fn judge(&mut self, day: i64, scope: u32, value: u32, settings: &Settings) -> Verdict {
        let not_judged = |why| Verdict::NotJudged(why);
        if self.training.is_some_and(|(_, to)| day < to) {
            return not_judged(Why::Young);
        }
        let is_frozen = self.training.is_some();
        let Some(scope) = self.scopes.get_mut(&scope) else {
            return if settings.least == 0 { Verdict::First(History::NONE) } else { not_judged(Why::Few) };
        };
        scope.turn_to(day, settings, is_frozen);
        if let Err(why) = scope.is_settled(day, settings) {
            return not_judged(why);
        }
        match scope.counts.get(value) {
            None => Verdict::First(scope.history()),
            Some(times) => {
                Verdict::Seen { times, rarity: scope.rarity(times, settings.share), history: scope.history() }
            }
        }
    }

    /// Whether a scope has enough history to judge by.
    pub(in crate::detect) fn is_settled(&mut self, day: i64, scope: u32, settings: &Settings) -> bool {
        let is_frozen = self.training.is_some();
        self.scopes.get_mut(&scope).is_some_and(|scope| {
            scope.turn_to(day, settings, is_frozen);
            scope.is_settled(day, settings).is_ok()
        })
    }

    /// The mass of a value and its neighbours on a circle, and the share of the history that this is; nothing if it
    /// cannot be judged.
    pub(in crate::detect) fn mass(
        &mut self,
        day: i64,
        scope: u32,
        around: &[u32],
        settings: &Settings,
    ) -> Result<(f64, History), Why> {
        let is_frozen = self.training.is_some();
        let scope = self.scopes.get_mut(&scope).ok_or(Why::Few)?;
        scope.turn_to(day, settings, is_frozen);
        scope.is_settled(day, settings)?;
        let near: u64 = around.iter().filter_map(|value| scope.counts.get(*value)).sum();
        Ok((share_of(near, scope.total * around.len().max(1) as u64), scope.history()))
    }
}

impl Scope {
    /// Adds the day that is over to the history, and drops days that are too old.
    fn turn_to(&mut self, day: i64, settings: &Settings, is_frozen: bool) {
        if day > self.day {
            if !self.today.is_empty() {
                self.forget_answers();
                let done = std::mem::take(&mut self.today);
                self.total += done.total();
                self.counts.merge(&done);
                self.days.push_back((self.day, done));
            }
            self.day = day;
        }
        while !is_frozen && self.days.front().is_some_and(|(old, _)| *old < day - settings.window) {
            self.forget_answers();
            let old = self.days.pop_front().map(|(_, done)| done).unwrap_or_default();
            self.total -= old.total();
            self.counts.take_away(&old);
        }
    }

    fn is_settled(&self, day: i64, settings: &Settings) -> Result<(), Why> {
        let values = self.counts.len() as u64;
        if self.total < settings.least {
            Err(Why::Few)
        } else if day - self.first < settings.age {
            Err(Why::Young)
        } else if share_of(self.total - values.min(self.total), self.total).powf(settings.alpha)
            < settings.convergence - 1e-12
        {
            Err(Why::Unconverged)
        } else {
            Ok(())
        }
    }

    /// The share of the history in values that were seen at most so often. Values that are clearly not rare are not
    /// added up.
    fn rarity(&mut self, times: u64, share: f64) -> f64 {
        if share_of(times, self.total) > share {
            return 1.0;
        }
        if let Some((_, known)) = self.rarities.iter().find(|(of, _)| *of == times) {
            return *known;
        }
        let rare: u64 = self.counts.numbers().filter(|count| *count <= times).sum();
        let rarity = share_of(rare, self.total);
        self.rarities.push((times, rarity));
        rarity
    }

    fn history(&mut self) -> History {
        let counts = &self.counts;
        let once = *self.once.get_or_insert_with(|| counts.numbers().filter(|count| *count == 1).count() as u64);
        History { total: self.total, values: self.counts.len() as u64, once }
    }

    fn forget_answers(&mut self) {
        self.once = None;
        self.rarities.clear();
    }
}

impl History {
    const NONE: Self = Self { total: 0, values: 0, once: 0 };
}

#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn share_of(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Whether a value of this rarity is rare; compared as whole numbers of observations.
#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(in crate::detect) fn is_rare(rarity: f64, history: History, share: f64) -> bool {
    let total = history.total as f64;
    (rarity * total).round() <= (share * total + 1e-9).floor()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{baseline::settings::Profile, extension::Baseline};

    fn settings(alpha: f64, share: f64) -> Settings {
        let usual = Settings::of(&Baseline::default(), Profile::Default);
        Settings { alpha, share, age: 14, ..usual }
    }

    /// A history of so many days for each value, which began long ago.
    fn histograms(counts: &[u64], settings: &Settings) -> Histograms {
        let mut histograms = Histograms::new(None);
        // Days that count once each: the n-th day has all values with a count of at least n.
        for day in 0..*counts.iter().max().unwrap_or(&0) {
            for (value, count) in (0..).zip(counts) {
                if day < *count {
                    histograms.observe(i64::try_from(day).expect("small") + 10, 0, value, settings);
                }
            }
        }
        histograms
    }

    fn rarity(counts: &[u64], value: u32, alpha: f64, share: f64) -> Verdict {
        let settings = Settings { window: 1000, ..settings(alpha, share) };
        histograms(counts, &settings).judge(200, 0, value, &settings)
    }

    fn is_abnormal(counts: &[u64], value: u32, alpha: f64, share: f64) -> Option<bool> {
        match rarity(counts, value, alpha, share) {
            Verdict::Seen { rarity, history, .. } => Some(is_rare(rarity, history, share)),
            _ => None,
        }
    }

    #[test]
    fn the_rarest_values_of_a_history_are_abnormal() {
        let countries = [80, 12, 5, 2, 1];
        for (share, rare) in [(0.1, &[2, 3, 4][..]), (0.05, &[3, 4]), (0.01, &[4])] {
            for value in 0..5 {
                assert_eq!(is_abnormal(&countries, value, 1.0, share), Some(rare.contains(&value)), "{share} {value}");
            }
        }
        for (value, wanted) in [(4, 0.01), (3, 0.03), (2, 0.08), (1, 0.20), (0, 1.0)] {
            let Verdict::Seen { rarity, .. } = rarity(&countries, value, 1.0, 1.0) else { panic!("{value}") };
            assert!((rarity - wanted).abs() < 1e-9, "{value}: {rarity}");
        }
    }

    #[test]
    fn what_was_never_seen_is_first_where_the_history_converged() {
        assert!(matches!(rarity(&[80, 12, 5, 2, 1], 9, 1.0, 0.05), Verdict::First(history) if history.total == 100));
        assert!(matches!(rarity(&[80, 12, 5, 2, 1], 9, 2.0, 0.05), Verdict::First(_)));
        assert_eq!(rarity(&[1; 10], 99, 1.0, 0.1), Verdict::NotJudged(Why::Unconverged));
        assert_eq!(rarity(&[], 99, 1.0, 0.1), Verdict::NotJudged(Why::Few));
    }

    #[test]
    fn short_histories_depend_on_the_exponent() {
        assert_eq!(is_abnormal(&[9, 1], 1, 1.0, 0.1), Some(true));
        assert_eq!(is_abnormal(&[9, 1], 1, 1.0, 0.05), Some(false));
        assert_eq!(rarity(&[9, 1], 1, 2.0, 0.1), Verdict::NotJudged(Why::Unconverged));
    }

    #[test]
    fn equal_counts_stand_or_fall_together() {
        for value in 1..4 {
            assert_eq!(is_abnormal(&[27, 1, 1, 1], value, 1.0, 0.1), Some(true));
        }
        assert_eq!(is_abnormal(&[30, 30, 30], 0, 1.0, 0.1), Some(false));
    }

    #[test]
    fn the_smallest_converged_history_for_each_number_of_values() {
        for (alpha, smallest) in [
            (0.8, [(1, 5), (2, 9), (3, 13), (5, 21), (10, 42), (20, 83), (50, 206)]),
            (1.0, [(1, 5), (2, 10), (3, 15), (5, 25), (10, 50), (20, 100), (50, 250)]),
            (2.0, [(1, 10), (2, 19), (3, 29), (5, 48), (10, 95), (20, 190), (50, 474)]),
        ] {
            let settings = Settings { least: 1, window: 10_000, ..settings(alpha, 0.05) };
            for (values, least) in smallest {
                for (total, wanted) in [(least - 1, false), (least, true)] {
                    let mut counts = vec![1; values];
                    counts[0] = total - values as u64 + 1;
                    let is_settled = histograms(&counts, &settings).is_settled(9000, 0, &settings);
                    assert_eq!(is_settled, wanted, "alpha {alpha}, {values} values, {total} observations");
                }
            }
        }
    }

    #[test]
    fn a_day_counts_once_and_only_when_it_is_over() {
        let settings = Settings { least: 1, age: 0, convergence: 0.0, ..settings(1.0, 0.05) };
        let mut histograms = Histograms::new(None);
        for _ in 0..100 {
            histograms.observe(1, 0, 7, &settings);
            histograms.observe(1, 0, 8, &settings);
        }
        assert_eq!(histograms.judge(1, 0, 7, &settings), Verdict::NotJudged(Why::Few));
        let Verdict::Seen { times, history, .. } = histograms.judge(2, 0, 7, &settings) else { panic!("seen") };
        assert_eq!((times, history.total, history.once), (1, 2, 2));
        assert_eq!(histograms.judge(200, 0, 7, &settings), Verdict::NotJudged(Why::Few), "forgotten");
    }

    #[test]
    fn fixed_training_days_freeze_the_model() {
        let settings = Settings { least: 1, age: 0, convergence: 0.0, ..settings(1.0, 0.05) };
        let mut histograms = Histograms::new(Some((10, 20)));
        for (day, value) in [(5, 1), (12, 2), (25, 3)] {
            histograms.observe(day, 0, value, &settings);
        }
        assert_eq!(histograms.judge(15, 0, 2, &settings), Verdict::NotJudged(Why::Young));
        assert!(matches!(histograms.judge(500, 0, 2, &settings), Verdict::Seen { times: 1, .. }));
        for value in [1, 3] {
            assert!(matches!(histograms.judge(500, 0, value, &settings), Verdict::First(_)));
        }
    }
}
