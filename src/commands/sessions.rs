//! `sessions`: who was signed in, from where, for how long, and what changed on the way.

mod columns;
mod gantt;
mod pairs;

use std::net::IpAddr;

use jiff::{Span as Length, SpanRelativeTo};
use rayon::prelude::*;

pub use columns::session_columns;

use columns::{Knower, Told};

use super::{
    args::{InputArgs, OutputArgs, QueryArgs, Window},
    scan::{Scan, conclude},
};
use crate::{
    aggregate::frame,
    error::{Error, Result},
    exit::Exit,
    output::{
        Format, Head, Lines, Names, Table, Target, counted, ecs_row_document, lasting, write_arrow, write_parquet,
    },
    pipeline::Flow,
    query::{Moment, parse_moment},
    schema::{ColumnSet, OwnedValue, Value},
    sessions::{Gatherer, HELD_NOTES, NEEDS, NoteSink, Rules, Session, Sessions, Telling},
};

/// Show who was signed in, from where, for how long, and what changed on the way
///
/// Rebuilds sessions from sign-ins, checks, tunnels, requests and ends: by session id where the log prints one, and by
/// appliance, user, address and time where it does not. Files may overlap and come in any order; what several files
/// have counts once. Conditions choose the sessions that have such an event; --since and --until choose those that
/// were on at some time in between.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail sessions logs/\n  \
    pulsetrail sessions --tunnel-ip 10.60.0.11 --at '2025-03-14 09:00' logs/\n  \
    pulsetrail sessions --user a.lind --flag changed -f ndjson logs/ | jq .changes\n  \
    pulsetrail sessions --gantt --since 2025-03-14 --until 2025-03-15 logs/\n  \
    pulsetrail sessions --travel logs/")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    output: OutputArgs,

    /// Columns, comma-separated; all is every column; +name and -name change the default
    #[arg(long, value_name = "LIST", allow_hyphen_values = true, help_heading = "Output")]
    columns: Option<String>,

    /// Whether columns carry short or ECS names
    #[arg(long, value_enum, value_name = "NAMES", default_value_t, help_heading = "Output")]
    names: Names,

    /// Only the sessions that were on at this time
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, help_heading = "Sessions")]
    at: Option<String>,

    /// Only the sessions that had this tunnel address; with --at, at that time
    #[arg(long, value_name = "ADDRESS", help_heading = "Sessions")]
    tunnel_ip: Option<IpAddr>,

    /// Only the sessions with these words in a flag, such as 'country changed'; repeat for alternatives
    #[arg(long, value_name = "WORDS", help_heading = "Sessions")]
    flag: Vec<String>,

    /// Show instead the times at which two sessions of one user were on together
    #[arg(long, conflicts_with_all = ["travel", "gantt", "columns"], help_heading = "Sessions")]
    overlaps: bool,

    /// Show instead how far and how fast users went between their successive places
    #[arg(long, conflicts_with_all = ["gantt", "columns"], help_heading = "Sessions")]
    travel: bool,

    /// Show each session as a bar over the time, for a terminal
    #[arg(long, conflicts_with = "columns", help_heading = "Sessions")]
    gantt: bool,

    /// A session without any event for so long gets no more events that print no session id: 12h, 90m
    #[arg(long, value_name = "SPAN", default_value = "12h", value_parser = parse_span, help_heading = "Sessions")]
    silence: i64,

    /// Speed above which travel is impossible, kilometres an hour
    #[arg(long, value_name = "KMH", default_value_t = 900, help_heading = "Sessions")]
    top_speed: u32,

    /// Events that are held in memory for sorting
    #[arg(long, hide = true, value_name = "N", default_value_t = HELD_NOTES)]
    hold: usize,
}

/// Columns of a table, where nothing else is asked for.
const IN_TABLE: &[&str] = &["start", "duration", "user", "src_ip", "country", "nat_ip", "host", "end_reason", "flags"];
/// The same on a terminal with little room.
const IN_NARROW_TABLE: &[&str] = &["start", "duration", "user", "src_ip", "flags"];

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        if self.query.dedup {
            return Err(Error::usage("--dedup", "sessions count what several files have once anyway; leave it out"));
        }
        let format = self.output.resolve_format_of("sessions")?;
        if self.gantt && format != Format::Table {
            return Err(Error::usage("--gantt", "bars are for people; add -f table, or leave it out"));
        }
        let columns = self.columns(format)?;
        let at = self.at.as_ref().map(|text| parse_moment(text, &self.output.tz)).transpose();
        let at = at.map_err(|problem| Error::usage("--at", problem))?;
        let (scan, wanted, window) = Scan::of_all(&self.input, &self.query, &self.output, NEEDS)?;
        let needs = wanted.as_ref().map_or(NEEDS, |wanted| NEEDS.with(wanted.needs()));
        let target = Target::open(self.output.file(), self.output.force)?;
        let mut gatherer = Gatherer::new(self.hold);
        let make = || NoteSink::new(wanted.as_ref());
        let (_, summary) = scan.read(needs, false, make, |notes| {
            gatherer.take(notes)?;
            Ok(Flow::More)
        })?;
        let rules = Rules { longest_silence: self.silence };
        let sessions = Sessions::of(gatherer, rules, &scan.knowledge().databases)?;
        let chosen = self.chosen(&sessions, at.as_ref(), &window)?;
        let shown: Vec<Session<'_>> = chosen.iter().filter_map(|&index| sessions.get(index)).collect();
        let is_list = !(self.overlaps || self.travel || self.gantt);
        let shown_needs = if is_list { columns::needs(&columns) } else { ColumnSet::EMPTY };
        let count = match () {
            () if self.overlaps => self.write_rows(format, pairs::overlaps(&sessions, &chosen), target)?,
            () if self.travel => {
                let travel = pairs::travel(&sessions, &chosen, self.top_speed.into());
                self.write_rows(format, travel, target)?
            }
            () if self.gantt => self.write_gantt(&shown, target)?,
            () => {
                let knower = Knower::new(scan.knowledge(), &columns);
                self.write_rows(format, self.rows(&shown, &columns, format, knower), target)?
            }
        };
        let what = match () {
            () if self.overlaps => counted(count as u64, "overlap"),
            () if self.travel => counted(count as u64, "journey"),
            () => format!("{} of {}", count, counted(sessions.len() as u64, "session")),
        };
        let left = sessions.leftover;
        let mut parts = vec![
            format!("{what} in {}", scan.sentence(&summary, &summary.total(), needs.with(shown_needs))),
            format!("{} in no session", counted(left.others, "event")),
        ];
        if left.copies > 0 {
            parts.push(format!("{} that other files have, too", counted(left.copies, "event")));
        }
        if left.timeless > 0 {
            parts.push(format!("{} without a time", counted(left.timeless, "event")));
        }
        Ok(conclude(&self.input, &[&summary], &parts.join("; "), count > 0))
    }

    fn telling(&self) -> Telling {
        Telling { moments: self.output.moments(), top_speed: self.top_speed.into() }
    }

    /// The sessions that were asked for, by index.
    fn chosen(&self, sessions: &Sessions, at: Option<&Moment>, window: &Window) -> Result<Vec<usize>> {
        let at = at.map(|moment| moment.resolve(sessions.last(), &self.output.tz)).transpose();
        let at = at.map_err(|problem| Error::usage("--at", problem))?;
        let (since, until) = window.resolve(sessions.last())?;
        let tunnel = self.tunnel_ip.map(|address| address.to_string().into_bytes());
        let had_tunnel = |session: &Session<'_>| {
            tunnel.as_ref().is_none_or(|wanted| {
                let mut leases = session.leases().filter(|lease| lease.address == wanted.as_slice());
                leases.any(|lease| at.is_none_or(|at| lease.from <= at && at <= lease.to))
                    || (at.is_none() && session.tunnel() == wanted.as_slice())
            })
        };
        let has_flag = |session: &Session<'_>| {
            self.flag.is_empty() || {
                let flags = session.flags(self.top_speed.into());
                self.flag.iter().any(|words| flags.iter().any(|flag| flag.contains(words.as_str())))
            }
        };
        let is_chosen = |session: &Session<'_>| {
            session.is_wanted()
                && at.is_none_or(|at| session.start() <= at && at <= session.end())
                && since.is_none_or(|since| session.end() >= since)
                && until.is_none_or(|until| session.start() < until)
                && had_tunnel(session)
                && has_flag(session)
        };
        Ok(sessions.iter().filter(is_chosen).map(|session| session.number() - 1).collect())
    }

    /// The columns to write.
    fn columns(&self, format: Format) -> Result<Vec<Told>> {
        let named = |names: &[&str]| names.iter().filter_map(|name| Told::named(name)).collect::<Vec<_>>();
        let mut default = match format {
            Format::Table if self.output.style().is_narrow() => named(IN_NARROW_TABLE),
            Format::Table | Format::Markdown => named(IN_TABLE),
            _ => Told::usual(&self.input.knowledge),
        };
        if format.is_for_people() && !self.input.knowledge.ioc.is_empty() {
            default.extend(Told::named("ioc"));
        }
        match &self.columns {
            Some(list) => columns::asked_for(list, default),
            None => Ok(default),
        }
    }

    /// What is told of each session.
    fn rows<'r>(
        &self,
        shown: &'r [Session<'_>],
        columns: &'r [Told],
        format: Format,
        mut knower: Knower<'r>,
    ) -> Rows<'r> {
        let telling = self.telling();
        let names = if format == Format::Ecs { Names::Ecs } else { self.names };
        let heads = columns.iter().map(|column| column.head(names)).collect();
        let row = move |(session, known): (&Session<'_>, Vec<OwnedValue>)| {
            let mut known = known.into_iter();
            let value = |column: &Told| match column {
                Told::Known(_) => known.next().unwrap_or(OwnedValue::None),
                Told::Own(column) => match column.value(session, &telling) {
                    OwnedValue::Int(nanos) if format.is_for_people() && column.name == "duration" => {
                        OwnedValue::Text(lasting(nanos / 1000).into_bytes())
                    }
                    value => value,
                },
            };
            columns.iter().map(value).collect()
        };
        // Telling takes longer than writing.
        let rows = shown.chunks(ROWS_TOLD).flat_map(move |told| {
            let known: Vec<Vec<OwnedValue>> = told.iter().map(|session| knower.tell(session)).collect();
            told.par_iter().zip(known).map(&row).collect::<Vec<_>>()
        });
        Rows { heads, rows: Box::new(rows) }
    }

    /// Writes rows in any format; returns how many.
    fn write_rows(&self, format: Format, Rows { heads, mut rows }: Rows<'_>, mut target: Target) -> Result<usize> {
        let mut count = 0;
        let counted = rows.by_ref().inspect(|_| count += 1);
        match format {
            Format::Parquet | Format::Arrow => {
                let mut counted = counted.peekable();
                let mut is_first = true;
                let frames = std::iter::from_fn(|| {
                    let is_wanted = std::mem::take(&mut is_first) || counted.peek().is_some();
                    is_wanted.then(|| frame(&heads, &counted.by_ref().take(ROWS_PER_GROUP).collect::<Vec<_>>()))
                });
                if format == Format::Parquet { write_parquet(frames, target)? } else { write_arrow(frames, target)? }
            }
            Format::Ecs => {
                let moments = self.output.moments();
                let mut text = Vec::new();
                for row in counted {
                    let values: Vec<Value<'_>> = row.iter().map(OwnedValue::as_value).collect();
                    ecs_row_document(("event", "session"), &heads, &values, &moments, &mut text);
                    target.put(&text)?;
                    text.clear();
                }
                target.finish()?;
            }
            Format::Table => {
                let mut table = Table::new(heads, self.output.moments(), self.output.style());
                for row in counted {
                    table.row(&row.iter().map(OwnedValue::as_value).collect::<Vec<_>>());
                }
                target.put(table.render().as_bytes())?;
                target.finish()?;
            }
            _ => {
                let lines = Lines::new(format, heads, self.output.moments(), self.output.csv_safe);
                target.put(&lines.header())?;
                let written = |rows: &[Vec<OwnedValue>]| {
                    let mut text = Vec::new();
                    for row in rows {
                        lines.row(&row.iter().map(OwnedValue::as_value).collect::<Vec<_>>(), &mut text);
                    }
                    text
                };
                let mut counted = counted.peekable();
                while counted.peek().is_some() {
                    let rows: Vec<Vec<OwnedValue>> = counted.by_ref().take(ROWS_TOLD).collect();
                    let texts: Vec<Vec<u8>> = rows.par_chunks(ROWS_TOLD / 16).map(written).collect();
                    texts.iter().try_for_each(|text| target.put(text))?;
                }
                target.finish()?;
            }
        }
        Ok(count)
    }

    fn write_gantt(&self, shown: &[Session<'_>], mut target: Target) -> Result<usize> {
        let text = gantt::chart(shown, &self.output.moments(), self.output.style(), self.top_speed.into());
        target.put(text.as_bytes())?;
        target.finish()?;
        Ok(shown.len())
    }
}

/// Rows under their heads.
struct Rows<'r> {
    heads: Vec<Head>,
    rows: Box<dyn Iterator<Item = Vec<OwnedValue>> + 'r>,
}

/// Sessions that are told at a time.
const ROWS_TOLD: usize = 1 << 12;

/// Rows of a Parquet row group.
const ROWS_PER_GROUP: usize = 1 << 16;

/// Reads a length of time; returns microseconds.
fn parse_span(text: &str) -> std::result::Result<i64, String> {
    let wrong = || format!("'{text}' is no length of time; write for example 12h, 90m or 2d");
    let length: Length = text.parse().map_err(|_| wrong())?;
    let length = length.to_duration(SpanRelativeTo::days_are_24_hours()).map_err(|_| wrong())?;
    let micros = i64::try_from(length.as_micros()).map_err(|_| wrong())?;
    if micros > 0 { Ok(micros) } else { Err(wrong()) }
}
