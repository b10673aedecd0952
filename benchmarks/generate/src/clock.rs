//! The appliance's clock: 33 days, busy in working hours and quiet at night.

use std::fmt;

/// The first day is 3 March 2025.
const FIRST_DAY: u64 = 3;
const FIRST_UNIX_SECOND: u64 = 1_740_960_000;
const MONTHS: [(u64, u64); 2] = [(3, 31), (4, 30)];
const DAYS: u64 = 33;
/// Which share of a day's events is over by which hour.
const RHYTHM: [(f64, f64); 5] = [(0.0, 0.0), (0.06, 7.0), (0.46, 12.0), (0.86, 18.5), (1.0, 24.0)];

/// Tells the time by how much of the log, in bytes or in records, has been written.
pub struct Clock {
    whole: f64,
}

impl Clock {
    pub const fn new(whole: u64) -> Self {
        Self { whole: whole as f64 }
    }

    pub fn at(&self, written: u64) -> Time {
        let days = written as f64 / self.whole * DAYS as f64;
        let seconds = seconds_of_day(days.fract());
        Time { day: days as u64, second: seconds as u64, micros: (seconds.fract() * 1e6) as u32 }
    }
}

fn seconds_of_day(share: f64) -> f64 {
    let next = RHYTHM.iter().position(|&(bound, _)| share < bound).unwrap_or(RHYTHM.len() - 1);
    let ((low, start), (high, end)) = (RHYTHM[next - 1], RHYTHM[next]);
    let hour = start + (share - low) / (high - low) * (end - start);
    hour * 3600.0
}

#[derive(Clone, Copy)]
pub struct Time {
    day: u64,
    second: u64,
    pub micros: u32,
}

impl Time {
    /// Month and day of the month.
    fn date(self) -> (u64, u64) {
        let [(first, length), (second, _)] = MONTHS;
        let day = FIRST_DAY + self.day;
        if day <= length { (first, day) } else { (second, day - length) }
    }

    pub const fn unix(self) -> u64 {
        FIRST_UNIX_SECOND + self.day * 86_400 + self.second
    }

    /// `2025/03/14`, as sentences write it.
    pub fn slashed_date(self) -> String {
        let (month, day) = self.date();
        format!("2025/{month:02}/{day:02}")
    }

    /// `03:14:22`.
    pub fn of_day(self) -> String {
        let Self { second, .. } = self;
        format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)
    }

    /// An earlier time of the same day.
    pub const fn minutes_ago(self, minutes: u64) -> Self {
        Self { second: self.second.saturating_sub(minutes * 60), ..self }
    }
}

impl fmt::Display for Time {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (month, day) = self.date();
        write!(formatter, "2025-{month:02}-{day:02} {}", self.of_day())
    }
}
