//! `aggregate`: how many, by any columns.

mod chart;
mod trends;

use chart::Times;
use trends::{Axis, Trends};

use super::{
    args::{InputArgs, OutputArgs, QueryArgs},
    scan::Scan,
};
use crate::{
    aggregate::{Counter, Every, Key, Metric, Question, Row, SortBy, arrange, frame},
    error::{Error, Result},
    exit::Exit,
    inspect::heat_map,
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
    pulsetrail aggregate --every 1h --tz Europe/Stockholm --code AUT31556 -f csv logs/\n  \
    pulsetrail aggregate --every 1h --chart --outcome failure logs/\n  \
    pulsetrail aggregate --every 1d --by user --chart --top 20 logs/\n  \
    pulsetrail aggregate --heat-map logs/")]
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

    /// Draw the first metric over the time, for a terminal: columns, or with --by a line of bars for each row
    #[arg(long, requires = "every", help_heading = "Counting")]
    chart: bool,

    /// Draw when the events were, for a terminal: a row for each day, a column for each hour
    #[arg(long, conflicts_with_all = ["by", "every", "trend", "metric", "top", "sort"], help_heading = "Counting")]
    heat_map: bool,
}

/// Characters of a share bar.
const SHARE_BAR: usize = 20;

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        let format = self.output.resolve_format_of("aggregate")?;
        self.refuse_misplaced_charts(format)?;
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
                let drawn = total.trend.map(|trend| trend.rows());
                self.write_people(&rows, heads, drawn.as_deref(), summary.total().matched, target)?;
            }
            _ => {
                let rows = rows.iter().map(|row| row.iter().map(OwnedValue::as_value).collect::<Vec<_>>());
                self.output.write_list(format, heads, rows, target)?;
            }
        }
        Ok(scan.conclude(&summary, needs, true))
    }

    /// Charts are for people, and draw all the time.
    fn refuse_misplaced_charts(&self, format: Format) -> Result<()> {
        for (option, is_asked) in [("--chart", self.chart), ("--heat-map", self.heat_map)] {
            if is_asked && format != Format::Table {
                return Err(Error::usage(option, "charts are for people; add -f table, or leave it out"));
            }
        }
        let cuts = [("--top", self.top.is_some()), ("--sort", self.sort.is_some())];
        match cuts.into_iter().find(|(_, is_asked)| self.chart && self.by.is_empty() && *is_asked) {
            Some((option, _)) => Err(Error::usage(option, "a chart shows all the time in order; leave it out")),
            None => Ok(()),
        }
    }

    /// Whether each row gets a line of bars over the time.
    fn has_lines(&self) -> bool {
        self.chart && !self.by.is_empty()
    }

    fn width_of_time(&self, option: &str, width: &str) -> Result<Every> {
        Every::parse(width, self.output.tz.clone()).map_err(|problem| Error::usage(option, problem))
    }

    /// What is counted over the time beside each row. Trends are for tables; machines ask for --every.
    fn trend_question(&self, format: Format, question: &Question) -> Result<Option<Question>> {
        let every = match &self.every {
            Some(width) if self.has_lines() => self.width_of_time("--every", width)?,
            _ if self.trend && format == Format::Table => self.width_of_time("--trend", "1h")?,
            _ => return Ok(None),
        };
        let keys = question.keys.iter().cloned().chain([Key::Bucket(every)]).collect();
        let metric = if self.chart { question.metrics[..1].to_vec() } else { vec![Metric::Count] };
        Ok(Some(Question { keys, metrics: metric }))
    }

    fn question(&self) -> Result<Question> {
        let mut keys = Vec::new();
        if let Some(every) = self.every.as_ref().filter(|_| !self.has_lines()) {
            keys.push(Key::Bucket(self.width_of_time("--every", every)?));
        }
        if self.heat_map {
            keys.push(Key::Bucket(self.width_of_time("--heat-map", "1h")?));
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
        if self.chart && matches!(metrics[0], Metric::First | Metric::Last) {
            return Err(Error::usage("--chart", format!("{} is no number that can be drawn", metrics[0].name())));
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
        } else if self.every.is_none() || self.has_lines() {
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
    /// The answer for people. `drawn` are the counts over the time beside each row, `whole` is how many events match.
    fn write_people(
        &self,
        rows: &[Row],
        heads: Vec<Head>,
        drawn: Option<&[Row]>,
        whole: u64,
        mut target: Target,
    ) -> Result<()> {
        let moments = self.output.moments();
        let text = match (&self.every, drawn) {
            _ if self.heat_map => heat_map(chart::events(rows), &self.output.tz),
            (Some(width), Some(drawn)) if self.chart => {
                let every = self.width_of_time("--every", width)?;
                let bare = self.table(rows, heads.clone(), whole, None);
                let (first, last) = trends::period(drawn).unwrap_or_default();
                let times = Times { every: &every, first, last, moments: &moments };
                let axis = times.beside(&bare, self.output.style());
                let head = times.label(axis.width());
                self.table(rows, heads, whole, Some(&(head, Trends::new(drawn, axis, i64::max))))
            }
            (Some(width), None) if self.chart => {
                let every = self.width_of_time("--every", width)?;
                let (first, last) = chart::period(rows).unwrap_or_default();
                let times = Times { every: &every, first, last, moments: &moments };
                chart::columns(&heads[1].name, width, rows, &times, self.output.style())
            }
            _ => {
                let trend = drawn.map(|drawn| {
                    let (first, last) = trends::period(drawn).unwrap_or_default();
                    ("trend".to_owned(), Trends::new(drawn, Axis::even(first, last), |sum, count| sum + count))
                });
                self.table(rows, heads, whole, trend.as_ref())
            }
        };
        // Nothing makes no chart.
        let text = if rows.is_empty() && (self.chart || self.heat_map) { String::new() } else { text };
        target.put(text.as_bytes())?;
        target.finish()
    }

    /// The counts with their shares of the whole as bars, or with lines of bars under a head.
    fn table(&self, rows: &[Row], heads: Vec<Head>, whole: u64, lines: Option<&(String, Trends<'_>)>) -> String {
        let keys = self.by.len() + usize::from(self.every.is_some() && !self.has_lines());
        let count = heads.iter().skip(keys).position(|head| head.name == "count").map(|index| keys + index);
        let count_of = |row: &Row| {
            count.and_then(|index| if let OwnedValue::Int(count) = row[index] { Some(count) } else { None })
        };
        let highest = rows.iter().filter_map(count_of).max().unwrap_or(0);
        let counted = heads.len();
        let mut shown = heads;
        let extra_head = |name: &str| Head { name: name.to_owned(), kind: Kind::Word };
        if count.is_some() {
            shown.push(extra_head("share"));
            shown.extend((!self.chart).then(|| extra_head("")));
        }
        shown.extend(lines.iter().map(|(head, _)| extra_head(head)));
        let bar = if self.output.style().is_narrow() { SHARE_BAR / 2 } else { SHARE_BAR };
        let drawn = counted..shown.len();
        let mut table = Table::new(shown, self.output.moments(), self.output.style());
        drawn.for_each(|column| table.keep_whole(column));
        for row in rows {
            let mut extra: Vec<String> = Vec::new();
            if let Some(count) = count_of(row) {
                extra.push(share(count, whole));
                extra.extend((!self.chart).then(|| Bars::bar(count, highest, bar)));
            }
            extra.extend(lines.iter().map(|(_, lines)| lines.line(&row[..keys])));
            let extra = extra.iter().map(|text| Value::Text(text.as_bytes()));
            let values: Vec<Value<'_>> = row.iter().map(OwnedValue::as_value).chain(extra).collect();
            table.row(&values);
        }
        table.render()
    }
}

/// What part of all matching events, also those of rows that are not shown, a count is.
fn share(count: i64, whole: u64) -> String {
    let whole = i128::from(whole.max(1));
    let tenths = (i128::from(count) * 1000 + whole / 2) / whole;
    format!("{:>3}.{} %", tenths / 10, tenths % 10)
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

fn heads(question: &Question) -> Vec<Head> {
    let keys = question.keys.iter().map(|key| Head::of(key.column(), Names::Short));
    let metrics = question.metrics.iter().map(|metric| Head { name: metric.name(), kind: metric.kind() });
    keys.chain(metrics).collect()
}
