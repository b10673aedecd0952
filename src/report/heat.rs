//! When there were events: a row for each day, a cell for each hour.

use super::{
    case::Case,
    html::Html,
    table::{Holds, grouped, row, table},
};
use crate::{
    inspect::{HourRow, Hours},
    output::counted,
};

const LEFT: usize = 120;
const TOP: usize = 24;
const CELL: usize = 30;
const LANE: usize = 18;
const WIDTH: usize = 1000;

/// Draws the map.
pub(super) fn write(html: &mut Html, case: &Case<'_>) {
    html.put("section", &[("id", "hours")], |html| {
        html.leaf("h2", &[], "When");
        let events = case.counts.activity.slots().map(|(_, span)| (span.first, span.count));
        let Some(hours) = Hours::of(events, case.moments.zone()) else {
            html.leaf("p", &[], "No event has a time.");
            return;
        };
        let totals: Vec<(&str, u64)> = hours
            .rows
            .iter()
            .filter_map(|row| {
                if let HourRow::Counts(label, cells) = row { Some((label.as_str(), cells.iter().sum())) } else { None }
            })
            .collect();
        let all: u64 = totals.iter().map(|(_, count)| count).sum();
        let (busiest, most) = totals.iter().rev().max_by_key(|(_, count)| *count).copied().unwrap_or_default();
        let words = format!(
            "{} by hour of the day, a row is {}; the busiest is {busiest} with {}.",
            counted(all, "event"),
            hours.row_is,
            grouped(most)
        );
        html.leaf("p", &[("class", "note")], &words);
        html.put("figure", &[], |html| map(html, &hours, &words));
        html.put("details", &[], |html| {
            html.leaf("summary", &[], "The same as a table");
            let heads = [("from", Holds::Words), ("events", Holds::Numbers), ("by hour, from 0 to 23", Holds::Words)];
            table(html, "Events by day and hour", &heads, false, |html| {
                for line in &hours.rows {
                    if let HourRow::Counts(label, cells) = line {
                        row(html, |html| {
                            html.time_cell(label);
                            html.number(cells.iter().sum());
                            html.cell(&cells.iter().map(u64::to_string).collect::<Vec<_>>().join(" "));
                        });
                    }
                }
            });
        });
    });
    html.line();
}

fn map(html: &mut Html, hours: &Hours, words: &str) {
    let bottom = TOP + hours.rows.len() * LANE;
    let size = format!("0 0 {WIDTH} {}", bottom + 34);
    let attributes = [("class", "chart"), ("viewBox", &*size), ("role", "img"), ("aria-labelledby", "heat-t heat-d")];
    html.put("svg", &attributes, |html| {
        html.leaf("title", &[("id", "heat-t")], "Events by day and hour");
        html.leaf("desc", &[("id", "heat-d")], words);
        for hour in (0..24).step_by(3) {
            let x = (LEFT + hour * CELL).to_string();
            html.leaf(
                "text",
                &[("class", "tick start"), ("x", &x), ("y", &(TOP - 7).to_string())],
                &format!("{hour:02}"),
            );
        }
        for (lane, line) in hours.rows.iter().enumerate() {
            let y = TOP + lane * LANE;
            let (label, cells) = match line {
                HourRow::Counts(label, cells) => (label.as_str(), Some(cells)),
                HourRow::Silent(label) => (label.as_str(), None),
                HourRow::Cut => ("⋮", None),
            };
            html.leaf("text", &[("class", "lane"), ("x", "0"), ("y", &(y + 13).to_string())], label);
            for (hour, count) in cells.into_iter().flatten().enumerate() {
                cell(html, hours, (hour, y), *count, label);
            }
            if let Some(cells) = cells {
                let total = grouped(cells.iter().sum());
                let x = (LEFT + 24 * CELL + 55).to_string();
                html.leaf("text", &[("class", "sum"), ("x", &x), ("y", &(y + 13).to_string())], &total);
            }
        }
        let mut x = LEFT;
        for (shade, start, end) in hours.shades() {
            let class = format!("h h{shade}");
            let place = [x.to_string(), (bottom + 12).to_string()];
            html.put(
                "rect",
                &[
                    ("class", &class),
                    ("x", &place[0]),
                    ("y", &place[1]),
                    ("width", "14"),
                    ("height", "14"),
                    ("rx", "2"),
                ],
                |_| (),
            );
            let words = if start == end { grouped(start) } else { format!("{}–{}", grouped(start), grouped(end)) };
            let place = [(x + 20).to_string(), (bottom + 23).to_string()];
            html.leaf("text", &[("class", "tick start"), ("x", &place[0]), ("y", &place[1])], &words);
            x += 40 + 8 * words.chars().count();
        }
    });
}

fn cell(html: &mut Html, hours: &Hours, (hour, y): (usize, usize), count: u64, label: &str) {
    let class = format!("h h{}", hours.shade(count));
    let place = [(LEFT + hour * CELL).to_string(), (y + 1).to_string()];
    let attributes =
        [("class", class.as_str()), ("x", &place[0]), ("y", &place[1]), ("width", "28"), ("height", "16"), ("rx", "2")];
    html.put("rect", &attributes, |html| {
        if count > 0 {
            html.leaf("title", &[], &format!("{label} {hour:02}:00 – {}", counted(count, "event")));
        }
    });
}
