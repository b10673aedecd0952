//! Which events: the flags, each with its negation, as one condition.
//!
//! The flags are one table; from it come the arguments, their help, and the condition. Values of one flag
//! are alternatives, different flags must all hold.

use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches};
use jiff::tz::TimeZone;

use crate::{
    error::{Error, Result},
    query::{Expr, Moment, Networks, Op, Test, Text, parse_moment, parse_sql},
    schema::{Column, ColumnSet, Kind},
};

const HEADING: &str = "Query";

/// How a flag is asked for.
enum Ask {
    /// One of these columns matches, wildcards allowed.
    Match(&'static [Column]),
    /// One of these columns holds the text.
    Contains(&'static [Column]),
}

struct Flag {
    name: &'static str,
    negated: &'static str,
    value: &'static str,
    help: &'static str,
    ask: Ask,
}

const fn flag(name: &'static str, negated: &'static str, value: &'static str, help: &'static str, ask: Ask) -> Flag {
    Flag { name, negated, value, help, ask }
}

const FLAGS: &[Flag] = &[
    flag(
        "user",
        "not-user",
        "NAME",
        "User, without domain; or the account as recorded",
        Ask::Match(&[Column::User, Column::Actor]),
    ),
    flag("realm", "not-realm", "NAME", "Authentication realm", Ask::Match(&[Column::Realm])),
    flag("role", "not-role", "NAME", "One of the roles", Ask::Match(&[Column::Roles])),
    flag("code", "not-code", "CODE", "Message code, such as AUT23457 or 'NWC*'", Ask::Match(&[Column::Code])),
    flag("country", "not-country", "CC", "Country of the client, two letters", Ask::Match(&[Column::Country])),
    flag("asn", "not-asn", "NUMBER", "Autonomous system number of the client", Ask::Match(&[Column::Asn])),
    flag(
        "ip",
        "not-ip",
        "ADDRESS",
        "Address, CIDR network or range, as client, tunnel or destination address",
        Ask::Match(&[Column::SrcIp, Column::NatIp, Column::DstIp]),
    ),
    flag("outcome", "not-outcome", "OUTCOME", "success, failure or unknown", Ask::Match(&[Column::Outcome])),
    flag(
        "category",
        "not-category",
        "CATEGORY",
        "ECS category, such as authentication",
        Ask::Match(&[Column::Category]),
    ),
    flag(
        "event-type",
        "not-event-type",
        "TYPE",
        "Kind of behaviour, such as failed-vpn-login",
        Ask::Match(&[Column::EventType]),
    ),
    flag("log", "not-log", "LOG", "event, user or admin", Ask::Match(&[Column::Log])),
    flag("node", "not-node", "NAME", "Appliance or cluster member", Ask::Match(&[Column::Node])),
    flag(
        "session",
        "not-session",
        "ID",
        "Session id, long or short",
        Ask::Match(&[Column::Session, Column::SessionShort]),
    ),
    flag("url", "not-url", "URL", "URL or path", Ask::Match(&[Column::Url])),
    flag("contains", "not-contains", "TEXT", "Text in the message", Ask::Contains(&[Column::Message])),
];

/// Which events are wanted.
#[derive(Debug, Default)]
pub struct QueryArgs {
    /// For each flag: the wanted values and the unwanted ones.
    values: Vec<(Vec<String>, Vec<String>)>,
    since: Option<String>,
    until: Option<String>,
    condition: Option<String>,
    ignore_case: bool,
    /// Whether only the first of equal events is wanted.
    pub dedup: bool,
}

impl clap::Args for QueryArgs {
    fn augment_args(command: Command) -> Command {
        let command = FLAGS.iter().fold(command, |command, flag| {
            let value = |name, help: String, is_hidden: bool| {
                Arg::new(name)
                    .long(name)
                    .value_name(flag.value)
                    .action(ArgAction::Append)
                    .help(help)
                    .hide_short_help(is_hidden)
                    .help_heading(HEADING)
            };
            command.arg(value(flag.name, format!("{}; repeat for alternatives", flag.help), false)).arg(value(
                flag.negated,
                format!("Leave out events of this {}", flag.name),
                true,
            ))
        });
        let single = |name, value, help| {
            Arg::new(name).long(name).value_name(value).help(help).allow_hyphen_values(true).help_heading(HEADING)
        };
        command
            .arg(single(
                "since",
                "TIME",
                "From this time on: 2025-03-14, '2025-03-14 03:12', RFC 3339, or -7d before the last event",
            ))
            .arg(single("until", "TIME", "Before this time"))
            .arg(
                single(
                    "where",
                    "SQL",
                    "Condition in SQL, such as \"outcome = 'failure' AND src_ip <<= '192.0.2.0/24'\"",
                )
                .short('w'),
            )
            .arg(
                Arg::new("ignore-case")
                    .long("ignore-case")
                    .short('i')
                    .action(ArgAction::SetTrue)
                    .help("Values of the flags match in any case")
                    .help_heading(HEADING),
            )
            .arg(
                Arg::new("dedup")
                    .long("dedup")
                    .action(ArgAction::SetTrue)
                    .help("Keep the first of equal events; the column copies says how often each was found")
                    .help_heading(HEADING),
            )
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for QueryArgs {
    fn from_arg_matches(matches: &ArgMatches) -> std::result::Result<Self, clap::Error> {
        let many = |name| matches.get_many::<String>(name).into_iter().flatten().cloned().collect();
        let one = |name| matches.get_one::<String>(name).cloned();
        Ok(Self {
            values: FLAGS.iter().map(|flag| (many(flag.name), many(flag.negated))).collect(),
            since: one("since"),
            until: one("until"),
            condition: one("where"),
            ignore_case: matches.get_flag("ignore-case"),
            dedup: matches.get_flag("dedup"),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> std::result::Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// A query whose window of time may still wait for the time of the last event.
#[derive(Debug)]
pub struct Query {
    parts: Vec<Expr>,
    window: Window,
}

/// From when and until when; either may be open.
#[derive(Clone, Debug)]
pub struct Window {
    since: Option<Moment>,
    until: Option<Moment>,
    zone: TimeZone,
}

impl Window {
    /// Whether the time of the last event must be known.
    #[must_use]
    pub const fn needs_last(&self) -> bool {
        matches!(self.since, Some(Moment::BeforeLast(_))) || matches!(self.until, Some(Moment::BeforeLast(_)))
    }

    /// Both ends, in microseconds since 1970. `last` is the time of the last event.
    ///
    /// # Errors
    /// A span that leads out of the calendar.
    pub fn resolve(&self, last: Option<i64>) -> Result<(Option<i64>, Option<i64>)> {
        let end = |name: &str, moment: &Option<Moment>| {
            let resolved = moment.as_ref().map(|moment| moment.resolve(last, &self.zone)).transpose();
            resolved.map_err(|problem| Error::usage(name, problem))
        };
        Ok((end("--since", &self.since)?, end("--until", &self.until)?))
    }
}

impl QueryArgs {
    /// The query.
    ///
    /// # Errors
    /// A value that makes no sense, with its flag.
    pub fn query(&self, zone: &TimeZone) -> Result<Query> {
        let text = Text { ignore_case: self.ignore_case };
        let mut parts = Vec::new();
        for (flag, (wanted, unwanted)) in FLAGS.iter().zip(&self.values) {
            if !wanted.is_empty() {
                parts.push(
                    flag.condition(wanted, text)
                        .map_err(|problem| Error::usage(format!("--{}", flag.name), problem))?,
                );
            }
            if !unwanted.is_empty() {
                let found = flag.condition(unwanted, text);
                let found = found.map_err(|problem| Error::usage(format!("--{}", flag.negated), problem))?;
                parts.push(Expr::Not(Box::new(Expr::Known(Box::new(found)))));
            }
        }
        if let Some(condition) = &self.condition {
            parts.push(parse_sql(condition, zone).map_err(|problem| Error::usage("--where", problem))?);
        }
        let moment = |name: &str, text: &Option<String>| {
            text.as_ref()
                .map(|text| parse_moment(text, zone))
                .transpose()
                .map_err(|problem| Error::usage(name, problem))
        };
        let (since, until) = (moment("--since", &self.since)?, moment("--until", &self.until)?);
        Ok(Query { parts, window: Window { since, until, zone: zone.clone() } })
    }
}

impl Query {
    /// The columns that must be known.
    #[must_use]
    pub fn needs(&self) -> ColumnSet {
        self.parts.iter().fold(ColumnSet::EMPTY, |needs, part| needs.with(part.needs()))
    }

    /// Whether the time of the last event must be known.
    #[must_use]
    pub const fn needs_last(&self) -> bool {
        self.window.needs_last()
    }

    /// The condition without its window of time, and that window, for those who hold other things than events against it.
    #[must_use]
    pub fn without_window(self) -> (Option<Expr>, Window) {
        (all(self.parts), self.window)
    }

    /// The condition; `None` if every event matches. `last` is the time of the last event, in
    /// microseconds since 1970.
    ///
    /// # Errors
    /// A span that leads out of the calendar.
    pub fn condition(self, last: Option<i64>) -> Result<Option<Expr>> {
        let mut parts = self.parts;
        let (since, until) = self.window.resolve(last)?;
        for (moment, op) in [(since, Op::AtLeast), (until, Op::Less)] {
            parts.extend(moment.map(|micros| Expr::Test(Column::Time, Test::Int(op, micros))));
        }
        Ok(all(parts))
    }
}

fn all(parts: Vec<Expr>) -> Option<Expr> {
    if parts.is_empty() { None } else { Some(Expr::All(parts)) }
}

impl Flag {
    fn condition(&self, values: &[String], text: Text) -> std::result::Result<Expr, String> {
        let (columns, is_part) = match self.ask {
            Ask::Match(columns) => (columns, false),
            Ask::Contains(columns) => (columns, true),
        };
        let asked = match columns[0].kind() {
            Kind::Ip => {
                let mut networks = Networks::default();
                values.iter().try_for_each(|value| networks.add(value))?;
                Test::In(networks)
            }
            Kind::Int => Test::IntIn(values.iter().map(|value| number(value)).collect::<std::result::Result<_, _>>()?),
            _ if is_part => Test::Text(values.iter().map(|value| text.part(value)).collect()),
            _ => Test::Text(values.iter().map(|value| text.glob(value)).collect()),
        };
        let mut alternatives: Vec<Expr> = columns.iter().map(|&column| Expr::Test(column, asked.clone())).collect();
        Ok(if alternatives.len() == 1 { alternatives.remove(0) } else { Expr::Any(alternatives) })
    }
}

/// A system number, with or without its `AS`.
fn number(value: &str) -> std::result::Result<i64, String> {
    let digits = value.strip_prefix("AS").or_else(|| value.strip_prefix("as")).unwrap_or(value);
    digits.parse().map_err(|_| format!("'{value}' is no number such as 64496 or AS64496"))
}
