//! Turns named fields into an event: a JSON object, a row of a table, the extension of a CEF line.
//!
//! If one of the fields holds a line of ours, that line is the event, whatever else the fields say: they
//! were made from it. Otherwise each field fills the column that its name stands for.

use std::sync::LazyLock;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::{
    Reason, number, person,
    stamp::{self, When},
    welf,
};
use crate::{
    codes::is_code,
    schema::{ALL, Column, Event, Kind},
};

/// What other programs call our columns.
const NAMES: &str = include_str!("names.tsv");
/// Fields that hold the whole line, most trusted first.
const LINES: [&str; 7] = ["_raw", "event.original", "full_message", "message", "log", "rawlog", "short_message"];
/// What wraps all fields of an event without saying anything about it.
const WRAPPERS: [&[u8]; 6] = [b"_source.", b"result.", b"attributes.", b"fields.", b"data.", b"cef."];
/// The longest name that is looked up.
const MOST_NAME_BYTES: usize = 48;

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The time, or the time of day.
    Time,
    /// The time of the JSON filter, which has microseconds.
    ExactTime,
    /// The date where the time is only one of day.
    Date,
    /// A duration in seconds.
    Seconds,
    /// A whole line, or else a column. Lower ranks are trusted more.
    Line(u8, Option<Column>),
    /// A column.
    Column(Column),
}

static ROLES: LazyLock<Roles> = LazyLock::new(roles);

/// Roles by plain names.
type Roles = HashMap<Plain, Role, FixedState>;

fn roles() -> Roles {
    let mut roles = HashMap::default();
    let own = ALL.iter().flat_map(|&column| [(column.name(), column), (column.spec().ecs, column)]);
    for (name, column) in own {
        let role = if column == Column::Time { Role::Time } else { Role::Column(column) };
        roles.insert(plain(name.as_bytes()), role);
    }
    for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
        let Some((meaning, name)) = line.split_once('\t') else { continue };
        let role = match meaning {
            "*" => Some(Role::Time),
            "+" => Some(Role::Date),
            "seconds" => Some(Role::Seconds),
            column => Column::named(column).map(Role::Column),
        };
        roles.extend(role.map(|role| (plain(name.as_bytes()), role)));
    }
    roles.insert(plain(b"us_timestamp"), Role::ExactTime);
    for (rank, name) in (0..).zip(LINES) {
        let otherwise = match roles.get(&plain(name.as_bytes())) {
            Some(Role::Column(column)) if *column != Column::Raw => Some(*column),
            _ => None,
        };
        roles.insert(plain(name.as_bytes()), Role::Line(rank, otherwise));
    }
    roles
}

/// A name without what programs write differently, filled up with zeros.
type Plain = [u8; MOST_NAME_BYTES];

fn plain(name: &[u8]) -> Plain {
    let mut plain = [0; MOST_NAME_BYTES];
    let letters = name.iter().filter(|byte| !matches!(byte, b' ' | b'-' | b'_'));
    for (own, letter) in plain.iter_mut().zip(letters) {
        *own = letter.to_ascii_lowercase();
    }
    plain
}

/// What the field of this name is for.
pub(super) fn role(name: &[u8]) -> Option<Role> {
    let name = name.trim_ascii();
    if name.len() > MOST_NAME_BYTES {
        return None;
    }
    let own = ROLES.get(&plain(name));
    let inner = || WRAPPERS.iter().find_map(|wrapper| name.strip_prefix(*wrapper));
    own.copied().or_else(|| role(inner()?))
}

/// Names and values of one record, in order.
#[derive(Debug, Default)]
pub(super) struct Pairs<'a>(Vec<(&'a [u8], &'a [u8])>);

impl<'a> Pairs<'a> {
    /// Adds a pair.
    pub(super) fn push(&mut self, name: &'a [u8], value: &'a [u8]) {
        self.0.push((name, value));
    }

    /// All names and values.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + '_ {
        self.0.iter().copied()
    }

    /// Whether there is a value of exactly this name.
    pub(super) fn has(&self, name: &[u8]) -> bool {
        self.0.iter().any(|(known, _)| *known == name)
    }
}

/// A value with what it is for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) role: Role,
    pub(super) name: &'a [u8],
    pub(super) value: &'a [u8],
}

/// The values of a record that mean something to us.
pub(super) struct Fields<'a> {
    pub(super) known: Vec<Known<'a>>,
    /// What the record is.
    pub(super) format: &'static [u8],
    /// Whether its end is missing.
    pub(super) is_cut: bool,
}

impl<'a> Fields<'a> {
    /// Those of all pairs whose names are known.
    pub(super) fn known(pairs: &Pairs<'a>, format: &'static [u8], is_cut: bool) -> Self {
        let known = pairs.iter().filter_map(|(name, value)| Some(Known { role: role(name)?, name, value }));
        Self { known: known.collect(), format, is_cut }
    }

    /// The most trusted of those that hold a whole line, as `is_line` sees it.
    pub(super) fn line(&self, is_line: impl Fn(&'a [u8]) -> bool) -> Option<Known<'a>> {
        let ranked = self.known.iter().filter_map(|field| match field.role {
            Role::Line(rank, _) if is_line(field.value) => Some((rank, *field)),
            _ => None,
        });
        ranked.min_by_key(|(rank, _)| *rank).map(|(_, field)| field)
    }
}

/// Fills the columns that the fields stand for. The first of several fields for a column counts.
pub(super) fn fill<'a>(fields: &[Known<'a>], event: &mut Event<'a>) -> Result<When<'a>, Reason> {
    let (mut time, mut exact, mut date): (&[u8], &[u8], &[u8]) = (b"", b"", b"");
    for field in fields.iter().filter(|field| !field.value.is_empty()) {
        match field.role {
            Role::Time if time.is_empty() => time = field.value,
            Role::ExactTime => exact = field.value,
            Role::Date => date = field.value,
            Role::Seconds => event.fill_int(Column::Duration, number::nanos(field.value)),
            Role::Column(column) | Role::Line(_, Some(column)) => set(column, field.value, event),
            Role::Time | Role::Line(_, None) => {}
        }
    }
    set_person(event);
    let message = event.text(Column::Message);
    let has = |columns: &[Column]| columns.iter().any(|&column| !event.text(column).is_empty());
    let says_what = has(&[Column::Message, Column::Code]);
    let says_who = has(&[Column::Code, Column::Actor, Column::SrcIp, Column::Realm]);
    if !says_what || !says_who || (time.is_empty() && exact.is_empty()) {
        return Err(Reason::NoAnchor);
    }
    if event.text(Column::Code).is_empty() {
        welf::set_message(message, event);
    }
    when(time, exact, date).ok_or(Reason::BadTime)
}

fn when<'a>(time: &'a [u8], exact: &'a [u8], date: &'a [u8]) -> Option<When<'a>> {
    if !exact.is_empty() {
        return stamp::epoch(exact).map(When::Instant);
    }
    if time.get(2) == Some(&b':') && !date.is_empty() {
        return stamp::any(&[date, time].join(&b' '));
    }
    stamp::any(time)
}

fn set<'a>(column: Column, value: &'a [u8], event: &mut Event<'a>) {
    let value = value.trim_ascii();
    match (column, column.kind()) {
        // Where a line was read from is for us to say.
        (Column::File | Column::Line | Column::Offset | Column::Raw | Column::Copies | Column::Format, _) => {}
        (Column::Code, _) => event.fill_text(column, code_in(value)),
        (_, Kind::Ip) => event.fill_text(column, welf::unmapped(value)),
        (_, Kind::Word | Kind::List | Kind::Text) => event.fill_text(column, value),
        (Column::BytesIn | Column::BytesOut | Column::Bytes, _) => event.fill_int(column, number::bytes(value)),
        (_, Kind::Int) => event.fill_int(column, number::number(value)),
        (_, Kind::Float) => {
            let number = std::str::from_utf8(value).ok().and_then(|text| text.parse().ok());
            event.set_float(column, event.float(column).or(number));
        }
        (_, Kind::Time) => {
            if let Some(When::Instant(micros)) = stamp::any(value) {
                event.fill_int(column, Some(micros));
            }
        }
    }
}

/// Other programs have numbers of their own in fields called `id`.
fn code_in(value: &[u8]) -> &[u8] {
    if is_code(value) { value } else { b"" }
}

/// The account as recorded and its parts, from whichever of them there are.
fn set_person(event: &mut Event<'_>) {
    let (user, domain) = (event.text(Column::User), event.text(Column::Domain));
    event.fill_text(Column::Actor, user);
    if user.is_empty() || domain.is_empty() {
        person::set(event, event.text(Column::Actor));
    }
    if !domain.is_empty() {
        event.set_text(Column::Domain, domain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_written() {
        for name in ["src_ip", "Source IP", "source.ip", "SOURCE-IP", "_source.client.ip", "sourceip"] {
            assert_eq!(role(name.as_bytes()), Some(Role::Column(Column::SrcIp)), "{name}");
        }
        assert_eq!(role(b"@timestamp"), Some(Role::Time));
        assert_eq!(role(b"_raw"), Some(Role::Line(0, None)));
        assert_eq!(role(b"_source.message"), Some(Role::Line(3, Some(Column::Message))));
        assert_eq!(role(b"error.message"), None);
    }

    #[test]
    fn every_other_name_stands_for_one_column() {
        let mut seen: HashMap<Plain, &str> = HashMap::new();
        for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
            let (meaning, name) = line.split_once('\t').expect("two fields");
            assert!(["*", "+", "seconds"].contains(&meaning) || Column::named(meaning).is_some(), "{line}");
            if let Some(other) = seen.insert(plain(name.as_bytes()), meaning) {
                assert_eq!(other, meaning, "{name}");
            }
            let own = ALL.iter().find(|column| plain(column.name().as_bytes()) == plain(name.as_bytes()));
            assert!(own.is_none_or(|column| column.name() == meaning), "{name} is a column");
        }
    }
}
