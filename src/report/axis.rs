//! Places times along the width of a drawing, with marks at round hours or days.

use jiff::Timestamp;

use super::html::Html;
use crate::output::Moments;

const SECOND: i64 = 1_000_000;
const HOUR: i64 = 3600 * SECOND;
const DAY: i64 = 24 * HOUR;
/// Distances of marks.
const STEPS: [i64; 15] = [
    60 * SECOND,
    5 * 60 * SECOND,
    15 * 60 * SECOND,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    4 * DAY,
    7 * DAY,
    28 * DAY,
    91 * DAY,
    365 * DAY,
    3652 * DAY,
];
/// Narrowest room for the text of a mark.
const ROOM: i64 = 90;

/// From when to when, from where to where. Times are microseconds since 1970.
pub(super) struct Axis {
    start: i64,
    end: i64,
    left: i64,
    width: i64,
}

impl Axis {
    pub(super) fn new((start, end): (i64, i64), left: i64, width: i64) -> Self {
        Self { start, end: end.max(start.saturating_add(60 * SECOND)), left, width }
    }

    /// The place of a time.
    pub(super) fn x(&self, time: i64) -> i64 {
        let whole = i128::from(self.end) - i128::from(self.start);
        let part = i128::from(time.clamp(self.start, self.end)) - i128::from(self.start);
        self.left + i64::try_from(part * i128::from(self.width) / whole.max(1)).unwrap_or(0)
    }

    /// Draws the marks from top to bottom, with their times above.
    pub(super) fn draw(&self, html: &mut Html, (top, bottom): (i64, i64), moments: &Moments) {
        let span = self.end.saturating_sub(self.start);
        let most = (self.width / ROOM).max(2);
        let Some(step) = STEPS.into_iter().find(|step| span / step < most) else { return };
        let instant = Timestamp::from_microsecond(self.start).unwrap_or(Timestamp::UNIX_EPOCH);
        let offset = i64::from(moments.zone().to_offset(instant).seconds()) * SECOND;
        let mut mark = (self.start.saturating_add(offset)).div_euclid(step) * step - offset;
        while mark < self.start {
            mark = mark.saturating_add(step);
        }
        while mark <= self.end {
            let x = self.x(mark).to_string();
            let ends = [top.to_string(), bottom.to_string()];
            html.put("line", &[("class", "grid"), ("x1", &x), ("x2", &x), ("y1", &ends[0]), ("y2", &ends[1])], |_| ());
            let text = moments.for_people(mark);
            // A time of day, if days are divided; else the day.
            let shown = match (step < DAY, text.get(5..16), text.get(..10)) {
                (true, Some(time), _) => time,
                (false, _, Some(day)) => day,
                _ => "",
            };
            html.leaf("text", &[("class", "tick"), ("x", &x), ("y", &(top - 5).to_string())], shown);
            mark = mark.saturating_add(step);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_fall_between_the_ends() {
        let axis = Axis::new((0, 100 * HOUR), 10, 1000);
        assert_eq!([-5, 0, 50 * HOUR, 100 * HOUR, i64::MAX].map(|time| axis.x(time)), [10, 10, 510, 1010, 1010]);
        let whole = Axis::new((i64::MIN, i64::MAX), 0, 100);
        assert_eq!(whole.x(0), 50);
    }
}
