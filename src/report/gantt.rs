//! Sessions as bars over the time, those first that findings are about, and the same sessions as a table.

use std::collections::BTreeMap;

use super::{
    axis::Axis,
    case::Case,
    html::Html,
    table::{Holds, grouped, row, table},
};
use crate::{
    detect::Entity,
    output::{counted, lasting},
    sessions::{Changed, Ending, Session},
    sigma::Level,
};

/// Bars that are drawn; more are too thin to read on one screen.
const MOST_BARS: usize = 60;
/// Rows of the table.
const MOST_ROWS: usize = 250;
/// Ways that are faster are impossible, kilometres an hour, as in `sessions`.
const TOP_SPEED: f64 = 900.0;
const WIDTH: i64 = 1000;
const LEFT: i64 = 240;
const TOP: i64 = 24;
const LANE: i64 = 18;
/// Characters of a label.
const LABEL: usize = 34;

/// A session, and the worst of the findings about it.
struct Shown<'c> {
    session: Session<'c>,
    level: Option<Level>,
    findings: u64,
}

/// Writes the sessions.
pub(super) fn write(html: &mut Html, case: &Case<'_>) {
    let mut found: BTreeMap<u32, (Level, u64)> = BTreeMap::new();
    for finding in &case.outcome.findings {
        for entity in &finding.entities {
            if let Entity::Session(number) = entity {
                let known = found.entry(*number).or_insert((finding.level, 0));
                *known = (known.0.max(finding.level), known.1 + 1);
            }
        }
    }
    let (since, until) = case.window;
    let is_wanted = |session: &Session<'_>| {
        session.is_wanted()
            && since.is_none_or(|since| session.end() >= since)
            && until.is_none_or(|until| session.start() < until)
    };
    let mut shown: Vec<Shown<'_>> = case
        .sessions
        .iter()
        .filter(is_wanted)
        .map(|session| {
            let of_session = u32::try_from(session.number()).ok().and_then(|number| found.get(&number));
            Shown {
                session,
                level: of_session.map(|(level, _)| *level),
                findings: of_session.map_or(0, |(_, count)| *count),
            }
        })
        .collect();
    let all = shown.len();
    // The worst first, then those with the most findings, then the longest.
    shown.sort_by_key(|shown| {
        let length = shown.session.end() - shown.session.start();
        (std::cmp::Reverse((shown.level, shown.findings, length)), shown.session.number())
    });
    shown.truncate(MOST_ROWS);
    html.put("section", &[("id", "sessions")], |html| {
        html.leaf("h2", &[], "Sessions");
        if shown.is_empty() {
            html.leaf("p", &[], "No session was seen.");
            return;
        }
        let bars = shown.len().min(MOST_BARS);
        let chosen = if bars < all {
            format!("The {bars} drawn are those that findings are about, the worst first, then the longest; the table has {}.", shown.len())
        } else {
            "All are drawn.".to_owned()
        };
        html.leaf("p", &[("class", "note")], &format!("{}. {chosen}", counted(all as u64, "session")));
        chart(html, case, &shown[..bars], all);
        rows(html, case, &mut shown);
        html.left_out(all.saturating_sub(MOST_ROWS), "sessions", "`pulsetrail sessions` lists all.");
    });
    html.line();
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn chart(html: &mut Html, case: &Case<'_>, shown: &[Shown<'_>], all: usize) {
    let mut shown: Vec<&Shown<'_>> = shown.iter().collect();
    let mut firsts: BTreeMap<&[u8], usize> = BTreeMap::new();
    for one in &shown {
        let first = firsts.entry(one.session.user()).or_insert(usize::MAX);
        *first = (*first).min(one.session.number());
    }
    // Those of one user together, users in the order of their first session.
    shown.sort_by_key(|one| (firsts.get(one.session.user()).copied(), one.session.number()));
    let start = shown.iter().map(|one| one.session.start()).min().unwrap_or(0);
    let end = shown.iter().map(|one| one.session.end()).max().unwrap_or(0);
    let axis = Axis::new((start, end), LEFT, WIDTH - LEFT - 10);
    let bottom = TOP + i64::try_from(shown.len()).unwrap_or(0) * LANE;
    let size = format!("0 0 {WIDTH} {}", bottom + 4);
    let words = format!(
        "{} of {} from {} to {}, a bar for each; the table below has the same in words.",
        grouped(shown.len() as u64),
        counted(all as u64, "session"),
        case.time(start),
        case.time(end)
    );
    html.put("figure", &[], |html| {
        let attributes =
            [("class", "chart"), ("viewBox", &*size), ("role", "img"), ("aria-labelledby", "gantt-t gantt-d")];
        html.put("svg", &attributes, |html| {
            html.leaf("title", &[("id", "gantt-t")], "Sessions over the time");
            html.leaf("desc", &[("id", "gantt-d")], &words);
            axis.draw(html, (TOP, bottom), &case.moments);
            for (lane, one) in (0..).zip(shown) {
                bar(html, case, &axis, one, TOP + lane * LANE);
            }
        });
        html.put("figcaption", &[], |html| {
            html.text("A bar is a session, in the colour of the worst finding about it; ");
            html.text("◆ the address changed; dashes: the sign-in or the end was not logged.");
        });
    });
    html.line();
}

fn bar(html: &mut Html, case: &Case<'_>, axis: &Axis, one: &Shown<'_>, y: i64) {
    let session = &one.session;
    let label = format!("{} {}", text(session.user()), text(session.source()));
    let mut cut: String = label.chars().take(LABEL).collect();
    if cut.len() < label.len() {
        cut.push('…');
    }
    html.leaf("text", &[("class", "lane"), ("x", "0"), ("y", &(y + 13).to_string())], &cut);
    let (from, to) = (axis.x(session.start()), axis.x(session.end()));
    let is_open = session.ending() == Ending::Inferred || !session.has_sign_in();
    let class = format!("bar {}{}", one.level.map_or("none", Level::word), if is_open { " open" } else { "" });
    let place = [from.to_string(), (y + 4).to_string(), (to - from).max(3).to_string()];
    let attributes = [
        ("class", class.as_str()),
        ("x", &place[0]),
        ("y", &place[1]),
        ("width", &place[2]),
        ("height", "10"),
        ("rx", "2"),
    ];
    html.put("rect", &attributes, |html| {
        let length = lasting(session.end() - session.start());
        let title = format!(
            "{label}: {} – {} ({length}), {}",
            case.time(session.start()),
            case.time(session.end()),
            session.ending().words()
        );
        html.leaf("title", &[], &title);
    });
    for change in session.changes().filter(|change| change.what == Changed::Address).take(20) {
        let (x, y) = (axis.x(change.time), y + 9);
        let diamond = format!("M{} {y}l4 -4l4 4l-4 4z", x - 4);
        html.put("path", &[("class", "moved"), ("d", &diamond)], |html| {
            html.leaf("title", &[], &format!("{} address {}", case.time(change.time), text(change.value)));
        });
    }
}

fn rows(html: &mut Html, case: &Case<'_>, shown: &mut [Shown<'_>]) {
    let heads = [
        ("session", Holds::Numbers),
        ("start", Holds::Words),
        ("end", Holds::Words),
        ("how it ended", Holds::Words),
        ("user", Holds::Words),
        ("address", Holds::Words),
        ("where", Holds::Words),
        ("tunnel", Holds::Words),
        ("kind", Holds::Words),
        ("bytes", Holds::Numbers),
        ("findings", Holds::Numbers),
        ("remarkable", Holds::Words),
    ];
    shown.sort_by_key(|one| one.session.number());
    html.put("details", &[("open", "")], |html| {
        html.leaf("summary", &[], &format!("{} as a table", counted(shown.len() as u64, "session")));
        table(html, "Sessions", &heads, shown.len() > 10, |html| {
            for one in shown.iter() {
                let session = &one.session;
                row(html, |html| {
                    html.number(session.number() as u64);
                    html.time_cell(&case.time(session.start()));
                    html.time_cell(&case.time(session.end()));
                    html.cell(session.ending().words());
                    html.cell(&text(session.user()));
                    html.address_cell(&text(session.source()));
                    html.cell(&session.spot().map(crate::sessions::Spot::words).unwrap_or_default());
                    html.address_cell(&text(session.tunnel()));
                    html.cell(session.kind().word());
                    match session.bytes().and_then(|bytes| u64::try_from(bytes).ok()) {
                        Some(bytes) => html.number(bytes),
                        None => html.cell(""),
                    }
                    html.number(one.findings);
                    html.cell(&session.flags(TOP_SPEED).join(", "));
                });
            }
        });
    });
}
