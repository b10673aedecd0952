//! What models say, in words.

use super::{
    Counting,
    histogram::History,
    numbers::{LEAST_COUNT, Standing, tier},
};
use crate::detect::step::{Judged, Reach};

impl Reach {
    /// In words, if the number is so far from what is usual. Bytes and seconds have no least count: what is compared
    /// there are powers of two.
    pub(super) fn of(self, number: f64, standing: Standing) -> Option<String> {
        let is_far = match self {
            Self::Tier(wanted) => tier(standing.distance) == Some(wanted),
            Self::Over(least) => standing.distance > least,
        };
        (is_far && number >= LEAST_COUNT).then(|| {
            format!(
                "{number} in this session; nine of ten of {} before had at most {}, a distance of {:.1} (chance {:.4})",
                standing.total,
                shown_number(standing.bound),
                standing.distance,
                standing.tail
            )
        })
    }
}

fn shown_number(number: f64) -> String {
    if number.fract() == 0.0 { format!("{number}") } else { format!("{number:.1}") }
}

/// A history in words.
pub(super) fn against(history: History, judged: &Judged) -> String {
    let History { total, values, once } = history;
    #[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let novelty = if total == 0 { 100.0 } else { once as f64 / total as f64 * 100.0 };
    let what = if judged.settings.counting == Counting::Raw { "events" } else { "days" };
    let window = judged.settings.window;
    let word = if values == 1 { "value" } else { "values" };
    format!("{total} {what} in {window} days ({values} {word}; {novelty:.0} % chance of a new one)")
}
