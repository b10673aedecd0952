//! Tables of message codes that are read at run time.
//!
//! Three layouts: the two that are public (tab-separated without header, and a header with `MsgCode`), and
//! the one of the built-in catalogue. Such a table adds codes and completes what is known, it replaces nothing.

use std::{
    collections::{HashMap, HashSet},
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use super::{code::Code, is_code, render::Template, sentence::Sentence, template};
use crate::{
    cells::{Cell, Cells},
    error::{Error, Result},
};

/// A table of all codes has less than one.
const MOST_MEBIBYTES: u64 = 16;
/// Five times as many as there are codes. What a row takes in memory is bounded by `template`.
const MOST_ROWS: usize = 20_000;

/// A table of message codes.
pub struct Table {
    /// Where it was read.
    pub path: PathBuf,
    rows: Vec<Row>,
}

/// What a table gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gain {
    /// Codes that were unknown.
    pub added: usize,
    /// Known codes of which it knew more.
    pub completed: usize,
    /// Sentences by which lines without code are recognised now.
    pub sentences: usize,
    /// Texts that begin with a variable, or are no sentences for another reason.
    pub unrecognisable: usize,
    /// Texts of the policy trace, which is never met as text: they would only make others ambiguous.
    pub traced: usize,
}

/// The columns of all layouts.
#[derive(Clone, Copy)]
enum Heading {
    Code,
    Group,
    Symbol,
    Severity,
    Template,
    Description,
    Log,
    Category,
    Type,
    Outcome,
    Action,
    EventType,
}

const CELLS: usize = 12;

/// Where each column stands.
type Layout = [Option<usize>; CELLS];

#[derive(Default)]
struct Row {
    code: String,
    severity: Option<i64>,
    template: String,
    /// log, category, type, outcome, action, event type and meaning.
    texts: [String; 7],
}

impl Table {
    /// Reads a table.
    ///
    /// # Errors
    /// A file that cannot be read, and the first line that makes no sense.
    pub fn read(path: &Path) -> Result<Self> {
        let unreadable = |source| Error::Read { path: path.to_owned(), source };
        let wrong = |problem: String| Error::usage("--catalog", format!("{}{problem}", path.display()));
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(unreadable)?;
        file.take((MOST_MEBIBYTES << 20) + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > MOST_MEBIBYTES << 20 {
            return Err(wrong(format!(" is larger than {MOST_MEBIBYTES} MiB, so it is no table of message codes")));
        }
        let text = std::str::from_utf8(&bytes).map_err(|error| {
            let line = memchr::memchr_iter(b'\n', &bytes[..error.valid_up_to()]).count() + 1;
            wrong(format!(", line {line}: not UTF-8 text"))
        })?;
        let rows = read_rows(text.trim_start_matches('\u{FEFF}'));
        let rows = rows.map_err(|(line, problem)| wrong(format!(", line {line}: {problem}")))?;
        Ok(Self { path: path.to_owned(), rows })
    }
}

fn read_rows(text: &str) -> std::result::Result<Vec<Row>, (usize, String)> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = if first.contains('\t') { b'\t' } else { b',' };
    let mut cells = Cells::new(text, separator);
    let mut layout = None;
    let mut rows = Vec::new();
    while let Some(row) = cells.next() {
        let row = row.map_err(|fault| (cells.line(), fault.to_owned()))?;
        let (layout, width) = match layout {
            Some(known) => known,
            None if separator == b'\t' && code(row[0].trim()).is_some() => *layout.insert((HEADLESS, row.len())),
            None => {
                layout = Some((by_header(&row).map_err(|problem| (cells.line(), problem))?, row.len()));
                continue;
            }
        };
        if row.len() != width {
            return Err((cells.line(), format!("{} fields, where the first line has {width}", row.len())));
        }
        if rows.len() == MOST_ROWS {
            return Err((cells.line(), format!("more than {MOST_ROWS} rows, so this is no table of message codes")));
        }
        rows.push(Row::read(&row, &layout).map_err(|problem| (cells.line(), problem))?);
    }
    if layout.is_none() {
        return Err((1, "an empty file".to_owned()));
    }
    Ok(rows)
}

/// code, category, module, symbol, severity, flags, template, description.
const HEADLESS: Layout = {
    let mut layout = [None; CELLS];
    layout[Heading::Code as usize] = Some(0);
    layout[Heading::Group as usize] = Some(1);
    layout[Heading::Symbol as usize] = Some(3);
    layout[Heading::Severity as usize] = Some(4);
    layout[Heading::Template as usize] = Some(6);
    layout[Heading::Description as usize] = Some(7);
    layout
};

fn by_header(row: &[Cell<'_>]) -> std::result::Result<Layout, String> {
    let plain = |cell: &Cell<'_>| cell.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), "");
    let names: Vec<String> = row.iter().map(plain).collect();
    // `category` and `type` are those of ECS only in our own layout, which alone has an outcome.
    let is_own = names.iter().any(|name| name == "outcome");
    let mut layout = [None; CELLS];
    for (index, name) in names.iter().enumerate() {
        let cell = match name.as_str() {
            "code" | "msgcode" | "messagecode" | "eventcode" | "eventid" | "messageid" | "msgid" => Heading::Code,
            "category" if is_own => Heading::Category,
            "type" if is_own => Heading::Type,
            "category" | "type" | "msgtype" | "messagetype" | "msgcategory" | "messagecategory" => Heading::Group,
            "symbol" | "name" | "msgname" | "msgdescription" => Heading::Symbol,
            "severity" | "level" => Heading::Severity,
            "template" | "text" | "message" | "msgtext" | "messagetext" | "msgtemplate" => Heading::Template,
            "description" | "messagedescription" | "meaning" => Heading::Description,
            "log" => Heading::Log,
            "outcome" => Heading::Outcome,
            "action" => Heading::Action,
            "eventtype" => Heading::EventType,
            _ => continue,
        };
        layout[cell as usize].get_or_insert(index);
    }
    if layout[Heading::Code as usize].is_none() {
        return Err("neither a message code nor a header with MsgCode".to_owned());
    }
    Ok(layout)
}

impl Row {
    fn read(row: &[Cell<'_>], layout: &Layout) -> std::result::Result<Self, String> {
        let cell =
            |name: Heading| layout[name as usize].and_then(|index| row.get(index)).map_or("", |cell| cell.trim());
        let named = cell(Heading::Code);
        let Some(code) = code(named) else {
            // One of the public tables has a row whose code stands in another column.
            let mut codes = row.iter().filter_map(|cell| code(cell.trim()));
            return match (codes.next(), codes.next()) {
                (Some(code), None) => Ok(Self { code, ..Self::default() }),
                _ => Err(format!("'{named}' is no message code, three letters and five digits")),
            };
        };
        let severity = match cell(Heading::Severity) {
            "" => None,
            text => Some(
                text.parse()
                    .ok()
                    .filter(|severity| (1..=10).contains(severity))
                    .ok_or_else(|| format!("severity '{text}' is no number from 1 to 10"))?,
            ),
        };
        let meaning = match (cell(Heading::Description), cell(Heading::Symbol)) {
            ("" | "(no description)", symbol) => words(symbol),
            (description, _) => description.to_owned(),
        };
        let log = match cell(Heading::Log) {
            "" => log_of(cell(Heading::Group)),
            log if LOGS.contains(&log) => log,
            log => return Err(format!("'{log}' is no log; there are {}", LOGS.join(", "))),
        };
        let outcome = cell(Heading::Outcome);
        if !OUTCOMES.contains(&outcome) {
            return Err(format!("'{outcome}' is no outcome; there are {}", OUTCOMES[1..].join(", ")));
        }
        let [category, kind] = [Heading::Category, Heading::Type].map(cell);
        let [action, event_type] = [Heading::Action, Heading::EventType].map(cell);
        let texts = [log, category, kind, outcome, action, event_type, &meaning].map(str::to_owned);
        Ok(Self { code, severity, template: cell(Heading::Template).to_owned(), texts })
    }

    /// Fills what is empty in a code; whether anything was.
    fn complete(&self, code: &mut Code) -> bool {
        let mut is_more = code.severity.is_none() && self.severity.is_some();
        code.severity = code.severity.or(self.severity);
        let Code { log, category, kind, outcome, action, event_type, meaning, .. } = code;
        let known = [log, category, kind, outcome, action, event_type, meaning];
        for (known, own) in known.into_iter().zip(&self.texts) {
            if known.is_empty() && !own.is_empty() {
                *known = kept(own);
                is_more = true;
            }
        }
        is_more
    }
}

const LOGS: [&str; 5] = ["event", "user", "admin", "sensor", "policytrace"];
const OUTCOMES: [&str; 5] = ["", "success", "failure", "unknown", "http"];

/// Texts of codes live as long as the program, since the built-in ones do. A run reads its tables once.
fn kept(text: &str) -> &'static str {
    text.to_owned().leak()
}

/// Codes are written in any case.
fn code(text: &str) -> Option<String> {
    let code = text.to_ascii_uppercase();
    is_code(code.as_bytes()).then_some(code)
}

/// `RadiusAcctLog` in words.
fn words(symbol: &str) -> String {
    let mut words = String::with_capacity(symbol.len() + 8);
    let mut was_small = false;
    for letter in symbol.chars() {
        if letter.is_uppercase() && was_small {
            words.push(' ');
            words.extend(letter.to_lowercase());
        } else {
            words.push(letter);
        }
        was_small = letter.is_lowercase() || letter.is_ascii_digit();
    }
    words
}

/// The log to which the appliance writes a group of messages; empty for groups that are not told.
fn log_of(group: &str) -> &'static str {
    match group.trim_matches(|letter: char| !letter.is_alphanumeric()) {
        "AdminChange" | "AdminLogin" => "admin",
        "SystemStatus" | "SystemError" | "CommLayer" | "MeetingServer" | "LicenseServer" | "SyncEvent" | "Stat"
        | "EmailEvent" | "IfmapServer" | "Performance" | "ConnectRequest" => "event",
        "Authenticate" | "WebRequest" | "NetworkConnect" | "FileRequest" | "EmailRequest" | "UserChange"
        | "SyncUser" | "Java" | "SAML" | "VDI" | "Rewrite" | "Meeting" | "HostChecker" | "AgentManager"
        | "Terminal" => "user",
        "SensorsLog" => "sensor",
        "PolicyTrace" | "MDMTrace" | "UnityTrace" => "policytrace",
        _ => "",
    }
}

/// A sentence of a table.
pub(super) struct Loaded {
    pub(super) code: &'static str,
    pub(super) text: String,
    pub(super) sentence: Sentence,
}

/// Adds what tables know to the codes, and returns their sentences, those with more fixed words first. A code
/// that has sentences already gets no others; its template is kept all the same, to render records.
pub(super) fn merge(tables: &[Table], codes: &mut Vec<Code>, built_in: &[(&str, &str)]) -> (Vec<Gain>, Vec<Loaded>) {
    let mut known: HashMap<&str, usize> = codes.iter().zip(0..).map(|(code, index)| (code.code, index)).collect();
    let has_sentences: HashSet<&str> = built_in.iter().map(|(code, _)| *code).collect();
    let mut seen: HashSet<(usize, String)> = HashSet::new();
    let mut loaded = Vec::new();
    let mut gains = Vec::new();
    for table in tables {
        let mut gain = Gain::default();
        for row in &table.rows {
            let index = *known.entry(&row.code).or_insert(codes.len());
            if index == codes.len() {
                codes.push(Code { code: kept(&row.code), ..Code::default() });
                row.complete(&mut codes[index]);
                gain.added += 1;
            } else if row.complete(&mut codes[index]) {
                gain.completed += 1;
            }
            if let Some(template) = Template::supplied(&row.template) {
                codes[index].add_template(&row.template, template);
            }
            if row.template.is_empty() || has_sentences.contains(row.code.as_str()) {
                continue;
            }
            if codes[index].log == "policytrace" {
                gain.traced += 1;
                continue;
            }
            let mut is_recognisable = false;
            for text in template::sentences(&row.template).unwrap_or_default() {
                let Ok(sentence) = Sentence::parse(&text) else { continue };
                is_recognisable = true;
                if seen.insert((index, text.clone())) {
                    gain.sentences += 1;
                    loaded.push(Loaded { code: codes[index].code, text, sentence });
                }
            }
            gain.unrecognisable += usize::from(!is_recognisable);
        }
        gains.push(gain);
    }
    loaded.sort_by_cached_key(|own| std::cmp::Reverse(template::fixed_length(&own.text)));
    (gains, loaded)
}
