//! How far a number lies above what is usual: for hosts in a session, bytes, seconds.

use std::collections::VecDeque;

use foldhash::HashMap;

use super::{histogram::Why, settings::Settings};
use crate::detect::extension::{Scale, Tier};

/// Below this no count is an alarm.
pub(in crate::detect) const LEAST_COUNT: f64 = 4.0;

/// How a number stands to those before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::detect) struct Standing {
    /// The boundary of the usual range: the 90th percentile, by nearest rank.
    pub(in crate::detect) bound: f64,
    /// What counts as one step beyond it: 1.4826 times the median absolute deviation, at least 1.
    pub(in crate::detect) step: f64,
    /// How many steps the number is beyond the boundary.
    pub(in crate::detect) distance: f64,
    /// How many numbers there were before.
    pub(in crate::detect) total: usize,
    /// The chance of a number as large, if they follow a gamma distribution; for information.
    pub(in crate::detect) tail: f64,
}

/// The numbers of each scope, day by day.
#[derive(Default)]
pub(in crate::detect) struct Numbers {
    scopes: HashMap<u32, Scope>,
    training: Option<(i64, i64)>,
}

#[derive(Default)]
struct Scope {
    first: Option<i64>,
    days: VecDeque<(i64, Vec<f64>)>,
    /// What is usual on a day; numbers of that day itself do not change it.
    usual: Option<(i64, Scale, Usual)>,
}

/// What is usual, of numbers on their scale.
#[derive(Clone, Copy, Debug)]
struct Usual {
    bound: f64,
    step: f64,
    total: usize,
    /// Of the numbers plus one.
    mean: f64,
    variance: f64,
}

impl Numbers {
    pub(in crate::detect) fn new(training: Option<(i64, i64)>) -> Self {
        Self { training, ..Self::default() }
    }

    /// Takes a number. Days must not go back.
    pub(in crate::detect) fn observe(&mut self, day: i64, scope: u32, number: f64, settings: &Settings) {
        if self.training.is_some_and(|(from, to)| day < from || day >= to) {
            return;
        }
        let is_frozen = self.training.is_some();
        let scope = self.scopes.entry(scope).or_default();
        scope.first.get_or_insert(day);
        match scope.days.back_mut() {
            Some((last, numbers)) if *last == day => numbers.push(number),
            _ => scope.days.push_back((day, vec![number])),
        }
        while !is_frozen && scope.days.front().is_some_and(|(old, _)| *old < day - settings.window) {
            scope.days.pop_front();
        }
    }

    /// How a number stands to those of earlier days.
    pub(in crate::detect) fn judge(
        &mut self,
        day: i64,
        scope: u32,
        number: f64,
        scale: Scale,
        settings: &Settings,
    ) -> Result<Standing, Why> {
        if self.training.is_some_and(|(_, to)| day < to) {
            return Err(Why::Young);
        }
        let is_frozen = self.training.is_some();
        let scope = self.scopes.get_mut(&scope).ok_or(Why::Few)?;
        let known = scope.usual.filter(|(of, on, _)| *of == day && *on == scale).map(|(.., usual)| usual);
        let usual = known.unwrap_or_else(|| {
            let is_counted = |old: i64| old < day && (is_frozen || old >= day - settings.window);
            let days = scope.days.iter().filter(|(old, _)| is_counted(*old));
            let usual = Usual::of(days.flat_map(|(_, numbers)| numbers).copied().collect(), scale);
            scope.usual = Some((day, scale, usual));
            usual
        });
        if (usual.total as u64) < settings.least.max(1) {
            return Err(Why::Few);
        }
        if scope.first.is_none_or(|first| day - first < settings.age) {
            return Err(Why::Young);
        }
        Ok(usual.standing(number, scale))
    }
}

fn scaled(number: f64, scale: Scale) -> f64 {
    match scale {
        Scale::Linear => number,
        Scale::Log2 => number.max(1.0).log2(),
    }
}

impl Usual {
    #[allow(clippy::cast_precision_loss, reason = "there are far fewer than 2^52")]
    fn of(mut before: Vec<f64>, scale: Scale) -> Self {
        if before.is_empty() {
            return Self { bound: 0.0, step: 1.0, total: 0, mean: 1.0, variance: 0.0 };
        }
        for number in &mut before {
            *number = scaled(*number, scale);
        }
        before.sort_by(f64::total_cmp);
        let bound = before[(before.len() * 9).div_ceil(10).saturating_sub(1).min(before.len() - 1)];
        let middle = median(&before);
        let mut deviations: Vec<f64> = before.iter().map(|number| (number - middle).abs()).collect();
        deviations.sort_by(f64::total_cmp);
        let step = (1.4826 * median(&deviations)).max(1.0);
        let count = before.len() as f64;
        let mean = before.iter().sum::<f64>() / count + 1.0;
        let variance = before.iter().map(|other| (other + 1.0 - mean).powi(2)).sum::<f64>() / count;
        Self { bound, step, total: before.len(), mean, variance }
    }

    fn standing(&self, number: f64, scale: Scale) -> Standing {
        let number = scaled(number, scale);
        let Self { bound, step, total, .. } = *self;
        let distance = (number - bound) / step;
        // The tail is told only of what is unusual.
        let tail = if distance > 1.0 { self.tail(number) } else { 1.0 };
        Standing { bound, step, distance, total, tail }
    }

    /// The upper tail of a gamma distribution fitted by moments to the numbers plus one.
    fn tail(&self, number: f64) -> f64 {
        let Self { mean, variance, .. } = *self;
        if variance <= f64::EPSILON {
            return if number + 1.0 > mean { 0.0 } else { 1.0 };
        }
        1.0 - lower_gamma(mean * mean / variance, (number + 1.0) * mean / variance)
    }
}

/// The median of sorted numbers.
pub(in crate::detect) fn median(sorted: &[f64]) -> f64 {
    match sorted.len() {
        0 => 0.0,
        length if length % 2 == 1 => sorted[length / 2],
        length => f64::midpoint(sorted[length / 2 - 1], sorted[length / 2]),
    }
}

/// The tier of a distance; only the highest counts.
pub(in crate::detect) fn tier(distance: f64) -> Option<Tier> {
    match distance {
        _ if distance > 5.0 => Some(Tier::L),
        _ if distance > 2.0 => Some(Tier::M),
        _ if distance > 1.0 => Some(Tier::S),
        _ => None,
    }
}

/// The regularised lower incomplete gamma function: a series for small arguments, a continued fraction for large ones.
#[allow(clippy::many_single_char_names, reason = "the method has these names for them")]
fn lower_gamma(shape: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let front = (shape * x.ln() - x - log_gamma(shape)).exp();
    if x < shape + 1.0 {
        let (mut term, mut sum) = (1.0 / shape, 1.0 / shape);
        for step in 1..500 {
            term *= x / (shape + f64::from(step));
            sum += term;
        }
        (front * sum).min(1.0)
    } else {
        let mut b = x + 1.0 - shape;
        let (mut c, mut d) = (1e300, 1.0 / b);
        let mut fraction = d;
        for step in 1..500 {
            let a = -f64::from(step) * (f64::from(step) - shape);
            b += 2.0;
            d = 1.0 / (a * d + b);
            c = b + a / c;
            fraction *= d * c;
        }
        (1.0 - front * fraction).clamp(0.0, 1.0)
    }
}

/// The logarithm of the gamma function (Lanczos).
fn log_gamma(x: f64) -> f64 {
    const FACTORS: [f64; 6] = [
        76.180_091_729_471_46,
        -86.505_320_329_416_77,
        24.014_098_240_830_91,
        -1.231_739_572_450_155,
        0.001_208_650_973_866_179,
        -0.000_005_395_239_384_953,
    ];
    let base = x + 5.5 - (x + 0.5) * (x + 5.5).ln();
    let sum =
        (1..).zip(FACTORS).fold(1.000_000_000_190_015, |sum, (step, factor)| sum + factor / (x + f64::from(step)));
    -base + (2.506_628_274_631_000_5 * sum / x).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &[f64], bound: f64, step: f64, wanted: &[(f64, f64, Option<Tier>)]) {
        for &(number, distance, level) in wanted {
            let standing = Usual::of(before.to_vec(), Scale::Linear).standing(number, Scale::Linear);
            assert!((standing.bound - bound).abs() < 1e-9 && (standing.step - step).abs() < 0.005, "{standing:?}");
            assert!((standing.distance - distance).abs() < 0.005, "{number}: {standing:?}");
            assert_eq!(tier(standing.distance), level, "{number}");
        }
    }

    #[test]
    fn tiers_are_steps_beyond_the_usual_range() {
        let some = [2.0, 2.0, 2.0, 3.0, 3.0, 3.0, 3.0, 4.0, 4.0, 5.0];
        let wanted = [
            (5.0, 0.67, None),
            (6.0, 1.35, Some(Tier::S)),
            (7.0, 2.02, Some(Tier::M)),
            (10.0, 4.05, Some(Tier::M)),
            (12.0, 5.40, Some(Tier::L)),
        ];
        check(&some, 4.0, 1.4826, &wanted);
        let wanted =
            [(4.0, 1.0, None), (5.0, 2.0, Some(Tier::S)), (6.0, 3.0, Some(Tier::M)), (9.0, 6.0, Some(Tier::L))];
        check(&[3.0; 12], 3.0, 1.0, &wanted);
        let wide: Vec<f64> = [1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 11, 12, 14, 15, 20, 40].map(f64::from).into();
        let wanted = [
            (20.0, 0.84, None),
            (24.0, 1.52, Some(Tier::S)),
            (30.0, 2.53, Some(Tier::M)),
            (41.0, 4.38, Some(Tier::M)),
            (60.0, 7.59, Some(Tier::L)),
        ];
        check(&wide, 15.0, 5.93, &wanted);
    }

    #[test]
    fn the_gamma_function_is_right() {
        // For shape 1 it is 1 - e^-x.
        for x in [0.1, 1.0, 3.0, 20.0_f64] {
            assert!((lower_gamma(1.0, x) - (1.0 - (-x).exp())).abs() < 1e-9, "{x}");
        }
    }
}
