//! `codes`: what message codes mean, and which occur.

use std::{path::PathBuf, sync::Arc};

use clap::ValueHint;

use super::{
    args::{CatalogArgs, InputArgs, OutputArgs, QueryArgs, parse_pattern},
    scan::Scan,
};
use crate::{
    aggregate::{Counter, Key, Metric, Question, SortBy, arrange},
    codes::{Code, Codes},
    error::Result,
    exit::Exit,
    output::{Format, Head, Names, Target, sanitize},
    parse::Pattern,
    pipeline::Flow,
    schema::{Column, Kind, OwnedValue, Value},
};

/// Explain message codes, search them, and count those that occur in logs
///
/// Without arguments it lists all codes that are known.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail codes AUT24604 nwc23464\n  \
    pulsetrail codes --search tunnel\n  \
    pulsetrail codes --in logs/\n  \
    pulsetrail codes --catalog messages.tsv -f csv -o codes.csv")]
pub struct Args {
    /// Codes to explain, in any case
    #[arg(value_name = "CODE", conflicts_with_all = ["search", "inside"])]
    codes: Vec<String>,

    /// List the codes with this text in their meaning, action or name, in any case
    #[arg(long, value_name = "TEXT", conflicts_with = "inside")]
    search: Option<String>,

    /// Count the codes that occur in a file or folder; repeat for more
    #[arg(long = "in", value_name = "PATH", value_hint = ValueHint::AnyPath)]
    inside: Vec<PathBuf>,

    /// Layout of a site's own log filter, as for the other commands
    #[arg(long, value_name = "PATTERN", value_parser = parse_pattern, requires = "inside", help_heading = "Input")]
    pattern: Option<Arc<Pattern>>,

    /// Number of worker threads; 0 takes one per core
    #[arg(long, short = 'j', value_name = "N", default_value_t = 0, requires = "inside", help_heading = "Input")]
    threads: usize,

    #[command(flatten)]
    catalog: CatalogArgs,
    #[command(flatten)]
    output: OutputArgs,

    /// Say nothing on standard error but errors
    #[arg(long, short = 'q', help_heading = "Checks")]
    quiet: bool,
}

/// What is told of a code, besides whether it is recognised, what it means, and its templates.
const COLUMNS: [Column; 9] = [
    Column::Code,
    Column::Log,
    Column::Severity,
    Column::Level,
    Column::Category,
    Column::Type,
    Column::Outcome,
    Column::Action,
    Column::EventType,
];

/// What a table shows of many codes: code, log, severity, outcome, action and meaning.
const IN_TABLE: &[usize] = &[0, 1, 2, 6, 7, 10];

type Row<'c> = Vec<Value<'c>>;

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        let format = self.output.resolve_list_format()?;
        if !self.inside.is_empty() {
            return self.count(format);
        }
        let codes = self.catalog.codes(self.quiet)?;
        if !self.codes.is_empty() {
            return self.explain(&codes, format);
        }
        let wanted = self.search.as_ref().map(|text| text.to_lowercase());
        let is_wanted = |code: &&Code| {
            let texts = [code.code, code.action, code.meaning];
            wanted.as_ref().is_none_or(|wanted| texts.iter().any(|text| text.to_lowercase().contains(wanted)))
        };
        let rows: Vec<Row<'_>> = codes.all().iter().filter(is_wanted).map(row).collect();
        let has_answer = !rows.is_empty();
        self.write(format, heads(), rows, IN_TABLE)?;
        Ok(if has_answer { Exit::Done } else { Exit::No })
    }

    /// Every fact about a few codes. In a table each code is a column, as meanings are long.
    fn explain(&self, codes: &Codes, format: Format) -> Result<Exit> {
        let mut rows = Vec::new();
        let mut unknown = String::new();
        for named in &self.codes {
            match codes.get(named.to_ascii_uppercase().as_bytes()) {
                Some(code) => rows.push(row(code)),
                None => unknown.push_str(&unknown_code(named, codes)),
            }
        }
        let exit = if unknown.is_empty() { Exit::Done } else { Exit::No };
        if format == Format::Table && !rows.is_empty() {
            let names = heads().into_iter().map(|head| head.name).collect::<Vec<_>>();
            let name = |code: &Row<'_>| {
                if let Value::Text(code) = code[0] { String::from_utf8_lossy(code).into_owned() } else { String::new() }
            };
            let across = std::iter::once(names[0].clone()).chain(rows.iter().map(name)).map(word).collect();
            let facts = (1..names.len()).map(|fact| {
                std::iter::once(text(&names[fact])).chain(rows.iter().map(|code| code[fact])).collect::<Row<'_>>()
            });
            let target = Target::open(self.output.file(), self.output.force)?;
            self.output.write_list(format, across, facts, target)?;
        } else if !rows.is_empty() {
            self.write(format, heads(), rows, &[])?;
        }
        // If standard error is closed, the exit code still tells.
        let _ = std::io::Write::write_all(&mut std::io::stderr(), unknown.as_bytes());
        Ok(exit)
    }

    /// The codes that occur, the most frequent first.
    fn count(&self, format: Format) -> Result<Exit> {
        let input = InputArgs {
            pattern: self.pattern.clone(),
            threads: self.threads,
            ..InputArgs::of(self.inside.clone(), self.catalog.clone(), self.quiet)
        };
        let question = Question { keys: vec![Key::Column(Column::Code)], metrics: vec![Metric::Count] };
        let needs = question.needs();
        let scan = Scan::new(&input, &QueryArgs::default(), &self.output, needs)?;
        let (counters, summary) = scan.read(needs, false, || Counter::new(&question), |()| Ok(Flow::More))?;
        let mut total = Counter::new(&question);
        for counter in &counters {
            total.absorb(counter);
        }
        let mut counts = total.rows();
        let mut heads = heads();
        heads.insert(1, Head { name: Metric::Count.name(), kind: Metric::Count.kind() });
        let order = [(1, true), (0, false)]
            .map(|(index, descending): (usize, bool)| SortBy { name: heads[index].name.clone(), descending });
        arrange(&mut counts, &heads, &order, None);
        let rows = counts.iter().map(|row_of| {
            let [code, count] = [&row_of[0], &row_of[1]].map(OwnedValue::as_value);
            let known = if let Value::Text(code) = code { scan.codes().get(code) } else { None };
            let mut row = known.map_or_else(|| vec![Value::None; heads.len() - 1], row);
            row[0] = code;
            row.insert(1, count);
            row
        });
        let rows = rows.collect();
        self.write(format, heads.clone(), rows, &[0, 1, 2, 3, 7, 11])?;
        Ok(scan.conclude(&summary, needs, true))
    }

    /// Writes rows; of a table only these columns.
    fn write(&self, format: Format, heads: Vec<Head>, rows: Vec<Row<'_>>, shown: &[usize]) -> Result<()> {
        let target = Target::open(self.output.file(), self.output.force)?;
        if format != Format::Table {
            return self.output.write_list(format, heads, rows.into_iter(), target);
        }
        let heads = shown.iter().map(|&index| heads[index].clone()).collect();
        let rows = rows.iter().map(|row| shown.iter().map(|&index| row[index]).collect::<Row<'_>>());
        self.output.write_list(format, heads, rows, target)
    }
}

fn heads() -> Vec<Head> {
    let columns = COLUMNS.iter().map(|column| Head::of(*column, Names::Short));
    columns.chain(["recognised", "meaning", "template"].map(|name| word(name.to_owned()))).collect()
}

const fn word(name: String) -> Head {
    Head { name, kind: Kind::Word }
}

fn row(code: &Code) -> Row<'_> {
    let severity = code.severity.map_or(Value::None, Value::Int);
    let recognised = if code.has_sentences() { "yes" } else { "no" };
    let [name, log, level, category, kind] = [code.code, code.log, code.level(), code.category, code.kind].map(text);
    let [outcome, action, event_type] = [code.outcome, code.action, code.event_type].map(text);
    let [recognised, meaning, template] = [recognised, code.meaning, &code.template].map(text);
    vec![name, log, severity, level, category, kind, outcome, action, event_type, recognised, meaning, template]
}

fn text(text: &str) -> Value<'_> {
    if text.is_empty() { Value::None } else { Value::Text(text.as_bytes()) }
}

/// One sentence. The same number behind other letters is the likeliest mistake, as numbers hardly repeat.
fn unknown_code(named: &str, codes: &Codes) -> String {
    let named = named.to_ascii_uppercase();
    let distance = |code: &&Code| {
        let has_number = named.get(3..).is_some_and(|number| code.code.ends_with(number) && number.len() == 5);
        if has_number { 0 } else { strsim::damerau_levenshtein(code.code, &named) }
    };
    let nearest = codes.all().iter().min_by_key(distance).filter(|code| distance(code) <= 3);
    let hint = nearest.map_or_else(String::new, |code| format!("; did you mean {}?", code.code));
    format!("pulsetrail: there is no code '{}'{hint}\n", sanitize(named.as_bytes()))
}
