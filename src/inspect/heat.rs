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

/// A row of the map.
pub enum Row {
    /// What it is called, and the events of each hour.
    Counts(String, [u64; HOURS]),
    /// A row without events.
    Silent(String),
    /// More rows without events than are shown.
    Cut,
}

/// Events by day and hour, ready to be drawn.
pub struct Hours {
    /// The rows, in the order of time.
    pub rows: Vec<Row>,
    /// What a row stands for, in words.
    pub row_is: String,
    steps: Steps,
}

impl Hours {
    /// Counts events at instants, in microseconds since 1970, by the clock of a zone; nothing if there are none.
    #[must_use]
    pub fn of(events: impl Iterator<Item = (i64, u64)>, zone: &TimeZone) -> Option<Self> {
        let mut hours: BTreeMap<i64, u64> = BTreeMap::new();
        for (micros, count) in events {
            let instant = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
            let wall_secs = instant.as_second() + i64::from(zone.to_offset(instant).seconds());
            *hours.entry(wall_secs.div_euclid(3600)).or_default() += count;
        }
        let (first, last) = (hours.keys().next()?, hours.keys().next_back()?);
        let scale = Scale::over(first.div_euclid(24), last.div_euclid(24));
        let mut counts: BTreeMap<i64, [u64; HOURS]> = BTreeMap::new();
        for (hour, count) in &hours {
            let cells = counts.entry(scale.row(hour.div_euclid(24))).or_default();
            cells[usize::try_from(hour.rem_euclid(24)).unwrap_or(0)] += count;
        }
        let cells = || counts.values().flatten().copied().filter(|count| *count > 0);
        let steps = Steps::between(cells().min().unwrap_or(0), cells().max().unwrap_or(0));
        let mut rows = Vec::new();
        let mut silent = 0;
        for row in 0..=scale.row(last.div_euclid(24)) {
            if let Some(cells) = counts.get(&row) {
                silent = 0;
                rows.push(Row::Counts(scale.label(row), *cells));
                continue;
            }
            silent += 1;
            // Long silences are cut short.
            if silent <= MOST_SILENT_ROWS {
                rows.push(Row::Silent(scale.label(row)));
            } else if silent == MOST_SILENT_ROWS + 1 {
                rows.push(Row::Cut);
            }
        }
        Some(Self { rows, row_is: scale.words(), steps })
    }

    /// How dark a count is, from 0 for nothing to 4 for the most.
    #[must_use]
    pub fn shade(&self, count: u64) -> usize {
        self.steps.shade(count)
    }

    /// The shades in use, each with the least and the most that it stands for.
    #[must_use]
    pub fn shades(&self) -> Vec<(usize, u64, u64)> {
        let Steps(starts, most) = &self.steps;
        let ends = starts[1..].iter().map(|step| step.saturating_sub(1)).chain([*most]);
        let shades = starts.iter().copied().zip(ends).enumerate();
        shades.filter(|(_, (start, end))| start <= end).map(|(shade, (start, end))| (shade + 1, start, end)).collect()
    }
}

/// The map of events at these instants, in microseconds since 1970, with a legend; empty if there are none.
#[must_use]
pub fn heat_map(events: impl Iterator<Item = (i64, u64)>, zone: &TimeZone) -> String {
    let Some(hours) = Hours::of(events, zone) else { return String::new() };
    let mut map = format!("Events by hour of the day, a row is {}\n", hours.row_is);
    map.push_str("                0           6           12          18\n");
    for row in &hours.rows {
        // Writing to a string cannot fail.
        let _ = match row {
            Row::Counts(label, cells) => {
                let shades: String = cells.iter().flat_map(|count| [SHADES[hours.shade(*count)]; 2]).collect();
                let total: u64 = cells.iter().sum();
                writeln!(map, "{label}  {shades}  {total:>7}")
            }
            Row::Silent(label) => writeln!(map, "{label}"),
            Row::Cut => writeln!(map, "⋮"),
        };
    }
    let one = |(shade, start, end): (usize, u64, u64)| {
        let shade = SHADES[shade];
        if start == end { format!("{shade} {start}") } else { format!("{shade} {start}–{end}") }
    };
    let legend: Vec<String> = hours.shades().into_iter().map(one).collect();
    let _ = writeln!(map, "{}", legend.join("   "));
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
}
