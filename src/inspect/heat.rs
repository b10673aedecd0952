//! Draws when there were events: a row for each day, a column for each hour.
//!
//! Shades follow the logarithm, so that a few events at night are seen beside thousands at noon.

use std::{collections::BTreeMap, fmt::Write};

use jiff::{Timestamp, tz::TimeZone};

const DAY_SECS: i64 = 86_400;
const HOURS: usize = 24;
/// Longest map; a longer period has weeks, or several of them, for rows.
const MOST_ROWS: i64 = 60;
/// Rows without events that are shown in a run.
const MOST_SILENT_ROWS: u32 = 3;
/// From nothing to the most.
const SHADES: [char; 5] = [' ', '░', '▒', '▓', '█'];
/// Days from a Monday to 1970-01-01.
const THURSDAY: i64 = 3;

/// The map of events at these instants, in microseconds since 1970, with a legend; empty if there are none.
#[must_use]
pub fn heat_map(events: impl Iterator<Item = (i64, u64)>, zone: &TimeZone) -> String {
    let mut hours: BTreeMap<i64, u64> = BTreeMap::new();
    for (micros, count) in events {
        let instant = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
        let wall_secs = instant.as_second() + i64::from(zone.to_offset(instant).seconds());
        *hours.entry(wall_secs.div_euclid(3600)).or_default() += count;
    }
    let (Some(first), Some(last)) = (hours.keys().next(), hours.keys().next_back()) else { return String::new() };
    let scale = Scale::over(first.div_euclid(24), last.div_euclid(24));
    let mut rows: BTreeMap<i64, [u64; HOURS]> = BTreeMap::new();
    for (hour, count) in &hours {
        let cells = rows.entry(scale.row(hour.div_euclid(24))).or_default();
        cells[usize::try_from(hour.rem_euclid(24)).unwrap_or(0)] += count;
    }
    let counts = || rows.values().flatten().copied().filter(|count| *count > 0);
    let steps = Steps::between(counts().min().unwrap_or(0), counts().max().unwrap_or(0));
    let mut map = format!("Events by hour of the day, a row is {}\n", scale.words());
    map.push_str("                0           6           12          18\n");
    let mut silent = 0;
    for row in 0..=scale.row(last.div_euclid(24)) {
        let Some(cells) = rows.get(&row) else {
            silent += 1;
            // Long silences are cut short.
            if silent <= MOST_SILENT_ROWS {
                let _ = writeln!(map, "{}", scale.label(row));
            } else if silent == MOST_SILENT_ROWS + 1 {
                map.push_str("⋮\n");
            }
            continue;
        };
        silent = 0;
        let shades: String = cells.iter().flat_map(|count| [SHADES[steps.shade(*count)]; 2]).collect();
        let total: u64 = cells.iter().sum();
        // Writing to a string cannot fail.
        let _ = writeln!(map, "{}  {shades}  {total:>7}", scale.label(row));
    }
    let _ = writeln!(map, "{}", steps.legend());
    map
}

/// What a row stands for.
struct Scale {
    first_day: i64,
    days: i64,
}

impl Scale {
    fn over(first_day: i64, last_day: i64) -> Self {
        if last_day - first_day < MOST_ROWS {
            return Self { first_day, days: 1 };
        }
        let monday = first_day - (first_day + THURSDAY).rem_euclid(7);
        let weeks = ((last_day - monday) / 7 + 1).unsigned_abs().div_ceil(MOST_ROWS.unsigned_abs());
        Self { first_day: monday, days: 7 * i64::try_from(weeks).unwrap_or(1) }
    }

    const fn row(&self, day: i64) -> i64 {
        (day - self.first_day) / self.days
    }

    fn label(&self, row: i64) -> String {
        let day = Timestamp::from_second((self.first_day + row * self.days).saturating_mul(DAY_SECS));
        let day = TimeZone::UTC.to_datetime(day.unwrap_or(Timestamp::UNIX_EPOCH));
        day.strftime("%Y-%m-%d %a").to_string()
    }

    fn words(&self) -> String {
        match self.days {
            1 => "a day".to_owned(),
            7 => "a week".to_owned(),
            days => format!("{} weeks", days / 7),
        }
    }
}

/// Where each shade begins: fourths of the way from the least to the most, by the logarithm.
struct Steps([u64; 4], u64);

impl Steps {
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a shade need not be exact to the last of many events"
    )]
    fn between(least: u64, most: u64) -> Self {
        let half = (most as f64 / least.max(1) as f64).sqrt();
        let fourth = half.sqrt();
        let step = |ratio: f64| (least as f64 * ratio).ceil() as u64;
        Self([least, step(fourth), step(half), step(half * fourth)], most)
    }

    fn shade(&self, count: u64) -> usize {
        if count == 0 { 0 } else { self.0.iter().filter(|step| count >= **step).count() }
    }

    fn legend(&self) -> String {
        let ends = self.0[1..].iter().map(|step| step.saturating_sub(1)).chain([self.1]);
        let pairs = self.0.iter().copied().zip(ends);
        let steps = pairs.zip(&SHADES[1..]).filter(|((start, end), _)| start <= end);
        let steps =
            steps.map(
                |((start, end), shade)| {
                    if start == end { format!("{shade} {start}") } else { format!("{shade} {start}–{end}") }
                },
            );
        steps.collect::<Vec<_>>().join("   ")
    }
}
