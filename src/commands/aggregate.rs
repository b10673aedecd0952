//! `aggregate`: how many, by any columns.

use std::cmp::Ordering;

use super::{
    args::{InputArgs, OutputArgs, QueryArgs},
    scan::Scan,
};
use crate::{
    aggregate::{Counter, Every, Key, Metric, Question, Row, SortBy, arrange, frame},
    error::{Error, Result},
    exit::Exit,
    output::{Bars, Format, Head, Names, Table, Target, write_arrow, write_parquet},
    pipeline::{Flow, Sink},
    query::unknown_column,
    schema::{Column, Event, Kind, OwnedValue, Value},
};

/// Count events by user, country, code or any other column
///
/// Memory grows with the number of groups, not with the size of the input.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail aggregate --by user,country,code logs/\n  \
    pulsetrail aggregate --by src_ip --metric count,first,last,distinct:user --outcome failure --top 20 logs/\n  \
    pulsetrail aggregate --every 1h --tz Europe/Stockholm --code AUT31556 -f csv logs/")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    output: OutputArgs,

    /// Columns to count by, comma-separated
    #[arg(long, short = 'b', value_name = "LIST", value_delimiter = ',', help_heading = "Counting")]
    by: Vec<String>,

    /// Count in buckets of time: 15m, 1h, 1d, 1w, 1mo (in --tz)
    #[arg(long, value_name = "WIDTH", help_heading = "Counting")]
    every: Option<String>,

    /// What to count: count, first, last, distinct:COLUMN, sum:COLUMN, min:COLUMN, max:COLUMN
    #[arg(
        long,
        short = 'm',
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "count",
        help_heading = "Counting"
    )]
    metric: Vec<String>,

    /// Keep only the first rows
    #[arg(long, value_name = "N", help_heading = "Counting")]
    top: Option<usize>,

    /// Sort by a column of the output; :asc or :desc may follow
    #[arg(long, value_name = "COLUMN", help_heading = "Counting")]
    sort: Option<String>,

    /// In a table, show when the events of each row fell, as a line of bars over the whole period
    #[arg(long, conflicts_with = "every", help_heading = "Counting")]
    trend: bool,
}

/// Bars of a trend line.
const TREND_BARS: u8 = 24;
/// Characters of a share bar.
const SHARE_BAR: usize = 20;

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        let format = self.output.resolve_format_of("aggregate")?;
        let question = self.question()?;
        let order = self.order(&question)?;
        let needs = question.needs();
        let scan = Scan::new(&self.input, &self.query, &self.output, needs)?;
        let target = Target::open(self.output.file(), self.output.force)?;
        let trend = self.trend_question(format, &question)?;
        let needs = trend.as_ref().map_or(needs, |trend| needs.with(trend.needs()));
        let make = || Counters { answer: Counter::new(&question), trend: trend.as_ref().map(Counter::new) };
        let (counters, summary) = scan.read(needs, true, make, |()| Ok(Flow::More))?;
        let mut total = make();
        for counters in &counters {
            total.absorb(counters);
        }
        let heads = heads(&question);
        let mut rows = total.answer.rows();
        arrange(&mut rows, &heads, &order, self.top);
        match format {
            Format::Parquet | Format::Arrow => {
                let frame = [frame(&heads, &rows)];
                if format == Format::Parquet { write_parquet(frame, target)? } else { write_arrow(frame, target)? }
            }
            Format::Table => {
                let trends = total.trend.map(|trend| Trends::new(&trend.rows()));
                let shares = Shares { whole: summary.total().matched, trends };
                self.write_table(&rows, heads, &shares, target)?;
            }
            _ => {
                let rows = rows.iter().map(|row| row.iter().map(OwnedValue::as_value).collect::<Vec<_>>());
                self.output.write_list(format, heads, rows, target)?;
            }
        }
        Ok(scan.conclude(&summary, needs, true))
    }

    /// Trends are for tables; machines ask for --every.
    fn trend_question(&self, format: Format, question: &Question) -> Result<Option<Question>> {
        if !self.trend || format != Format::Table {
            return Ok(None);
        }
        let every = Every::parse("1h", self.output.tz.clone()).map_err(|problem| Error::usage("--trend", problem))?;
        let keys = question.keys.iter().cloned().chain([Key::Bucket(every)]).collect();
        Ok(Some(Question { keys, metrics: vec![Metric::Count] }))
    }

    fn question(&self) -> Result<Question> {
        let mut keys = Vec::new();
        if let Some(every) = &self.every {
            let every =
                Every::parse(every, self.output.tz.clone()).map_err(|problem| Error::usage("--every", problem))?;
            keys.push(Key::Bucket(every));
        }
        for name in &self.by {
            let column = Column::named(name.trim()).ok_or_else(|| Error::usage("--by", unknown_column(name.trim())))?;
            if column == Column::Time && self.every.is_some() {
                return Err(Error::usage("--by", "time is counted by already, in the buckets of --every"));
            }
            if keys.iter().any(|key: &Key| key.column() == column) {
                return Err(Error::usage("--by", format!("{} is named twice", column.name())));
            }
            keys.push(Key::Column(column));
        }
        let mut metrics: Vec<Metric> = Vec::new();
        for text in &self.metric {
            let metric = Metric::parse(text.trim()).map_err(|problem| Error::usage("--metric", problem))?;
            if !metrics.contains(&metric) {
                metrics.push(metric);
            }
        }
        Ok(Question { keys, metrics })
    }

    /// As asked for; else by time bucket, then the first metric from the top, then the keys.
    fn order(&self, question: &Question) -> Result<Vec<SortBy>> {
        let heads = heads(question);
        let mut order = Vec::new();
        if let Some(text) = &self.sort {
            let (name, direction) =
                text.rsplit_once(':').filter(|(_, end)| matches!(*end, "asc" | "desc")).unwrap_or((text, ""));
            let name = Metric::parse(name).map_or_else(|_| name.to_owned(), Metric::name);
            let Some(index) = heads.iter().position(|head| head.name == name) else {
                let known: Vec<&str> = heads.iter().map(|head| head.name.as_str()).collect();
                return Err(Error::usage(
                    "--sort",
                    format!("'{name}' is no column of the output, which has {}", known.join(", ")),
                ));
            };
            let is_metric = index >= question.keys.len();
            order.push(SortBy { name, descending: if direction.is_empty() { is_metric } else { direction == "desc" } });
        } else if self.every.is_none() {
            order.extend(question.metrics.first().map(|metric| SortBy { name: metric.name(), descending: true }));
        }
        for head in &heads[..question.keys.len()] {
            if order.iter().all(|by| by.name != head.name) {
                order.push(SortBy { name: head.name.clone(), descending: false });
            }
        }
        Ok(order)
    }
}

impl Args {
    /// The counts with their shares of the whole, and trends if there are any.
    fn write_table(&self, rows: &[Row], heads: Vec<Head>, shares: &Shares, mut target: Target) -> Result<()> {
        let keys = self.by.len() + usize::from(self.every.is_some());
        let count = heads.iter().skip(keys).position(|head| head.name == "count").map(|index| keys + index);
        let count_of = |row: &Row| {
            count.and_then(|index| if let OwnedValue::Int(count) = row[index] { Some(count) } else { None })
        };
        let highest = rows.iter().filter_map(count_of).max().unwrap_or(0);
        let mut shown = heads;
        let extra_head = |name: &str| Head { name: name.to_owned(), kind: Kind::Word };
        if count.is_some() {
            shown.extend([extra_head("share"), extra_head("")]);
        }
        shown.extend(shares.trends.iter().map(|_| extra_head("trend")));
        let bar = if self.output.style().is_narrow() { SHARE_BAR / 2 } else { SHARE_BAR };
        let mut table = Table::new(shown, self.output.moments(), self.output.style());
        for row in rows {
            let mut extra: Vec<String> = Vec::new();
            if let Some(count) = count_of(row) {
                extra.push(shares.of(count));
                extra.push(Bars::bar(count, highest, bar));
            }
            extra.extend(shares.trends.iter().map(|trends| trends.line(&row[..keys])));
            let extra = extra.iter().map(|text| Value::Text(text.as_bytes()));
            let values: Vec<Value<'_>> = row.iter().map(OwnedValue::as_value).chain(extra).collect();
            table.row(&values);
        }
        target.put(table.render().as_bytes())?;
        target.finish()
    }
}

/// What the counts of a table are held against.
struct Shares {
    /// All matching events, also those of rows that are not shown.
    whole: u64,
    trends: Option<Trends>,
}

impl Shares {
    fn of(&self, count: i64) -> String {
        let whole = i128::from(self.whole.max(1));
        let tenths = (i128::from(count) * 1000 + whole / 2) / whole;
        format!("{:>3}.{} %", tenths / 10, tenths % 10)
    }
}

/// The counters of one worker.
struct Counters {
    answer: Counter,
    trend: Option<Counter>,
}

impl Counters {
    fn absorb(&mut self, other: &Self) {
        self.answer.absorb(&other.answer);
        if let (Some(own), Some(theirs)) = (&mut self.trend, &other.trend) {
            own.absorb(theirs);
        }
    }
}

impl Sink for Counters {
    type Part = ();
    const PARTS_GROW: bool = false;

    fn take(&mut self, event: &Event<'_>) {
        self.answer.take(event);
        if let Some(trend) = &mut self.trend {
            trend.take(event);
        }
    }

    fn finish_chunk(&mut self) {}
}

/// Events of each group over the whole period, hour by hour.
struct Trends {
    first: i64,
    last: i64,
    counts: Vec<(Row, i64, i64)>,
}

impl Trends {
    fn new(rows: &[Row]) -> Self {
        let mut counts = Vec::new();
        for row in rows {
            if let [keys @ .., OwnedValue::Time(time), OwnedValue::Int(count)] = row.as_slice() {
                counts.push((keys.to_vec(), *time, *count));
            }
        }
        counts.sort_by(|left: &(Row, i64, i64), right| left.0.partial_cmp(&right.0).unwrap_or(Ordering::Equal));
        let first = counts.iter().map(|(_, time, _)| *time).min().unwrap_or(0);
        let last = counts.iter().map(|(_, time, _)| *time).max().unwrap_or(0);
        Self { first, last, counts }
    }

    fn line(&self, keys: &[OwnedValue]) -> String {
        let mut bars = [0; TREND_BARS as usize];
        let width = (self.last - self.first) / i64::from(TREND_BARS) + 1;
        let start = self.counts.partition_point(|(own, ..)| own.as_slice() < keys);
        for (_, time, count) in self.counts[start..].iter().take_while(|(own, ..)| own == keys) {
            bars[usize::try_from((time - self.first) / width).unwrap_or(0).min(bars.len() - 1)] += count;
        }
        Bars::line(&bars)
    }
}

fn heads(question: &Question) -> Vec<Head> {
    let keys = question.keys.iter().map(|key| Head::of(key.column(), Names::Short));
    let metrics = question.metrics.iter().map(|metric| Head { name: metric.name(), kind: metric.kind() });
    keys.chain(metrics).collect()
}
