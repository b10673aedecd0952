//! Counts events in the pass that the rules run in: who from where, which codes, when; and what the sources are.
//!
//! One group for each user, address and outcome is enough for the tables of users, addresses, countries and systems:
//! they are put together from it at the end. Memory grows with these groups, as in `aggregate`.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    aggregate::{Counter, Key, Metric, Question},
    inspect::{self, Survey, Surveyor},
    integrity::Activity,
    pipeline::{FlawAt, Reject, Sink},
    query::Expr,
    schema::{Column, ColumnSet, Event, OwnedValue},
};

/// By what events are counted for the tables of people and places.
const PEOPLE: [Column; 6] = [Column::User, Column::SrcIp, Column::Country, Column::Asn, Column::AsOrg, Column::Outcome];

/// Events of one user from one address, with one outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    pub(super) user: String,
    pub(super) address: String,
    pub(super) country: String,
    pub(super) system: String,
    pub(super) has_failed: bool,
    pub(super) count: u64,
    pub(super) first: Option<i64>,
    pub(super) last: Option<i64>,
}

/// Events of one code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OfCode {
    pub(super) code: String,
    pub(super) count: u64,
    pub(super) first: Option<i64>,
    pub(super) last: Option<i64>,
}

/// What was counted.
#[derive(Default)]
pub struct Counts {
    /// Events by people and places.
    pub(super) people: Vec<Group>,
    /// Events by codes.
    pub(super) codes: Vec<OfCode>,
    /// When there were events.
    pub(super) activity: Activity,
}

impl Counts {
    /// How many events were counted.
    #[must_use]
    pub fn events(&self) -> u64 {
        self.people.iter().map(|group| group.count).sum()
    }
}

fn question(keys: &[Column]) -> Question {
    let keys = keys.iter().map(|column| Key::Column(*column)).collect();
    Question { keys, metrics: vec![Metric::Count, Metric::First, Metric::Last] }
}

/// Counts and surveys the events of one worker.
pub struct Observer<'q> {
    wanted: Option<&'q Expr>,
    window: (Option<i64>, Option<i64>),
    people: Counter,
    codes: Counter,
    activity: Activity,
    surveyor: Surveyor,
}

/// What it made of a chunk: the survey of its source, and when there were events that were asked for.
pub struct Seen {
    survey: Option<(usize, Survey)>,
    activity: Activity,
}

impl<'q> Observer<'q> {
    /// The columns that it looks at.
    #[must_use]
    pub fn needs() -> ColumnSet {
        question(&PEOPLE).needs().with(ColumnSet::of(&[Column::Code])).with(inspect::NEEDS)
    }

    /// Counts the events that fulfil a condition and fall into a window of time.
    #[must_use]
    pub fn new(wanted: Option<&'q Expr>, window: (Option<i64>, Option<i64>)) -> Self {
        Self {
            wanted,
            window,
            people: Counter::new(&question(&PEOPLE)),
            codes: Counter::new(&question(&[Column::Code])),
            activity: Activity::default(),
            surveyor: Surveyor::default(),
        }
    }

    fn is_wanted(&self, event: &Event<'_>) -> bool {
        let (since, until) = self.window;
        let time = event.int(Column::Time);
        since.is_none_or(|since| time.is_some_and(|time| time >= since))
            && until.is_none_or(|until| time.is_some_and(|time| time < until))
            && self.wanted.is_none_or(|wanted| wanted.matches(event))
    }
}

impl Sink for Observer<'_> {
    type Part = Seen;

    fn take(&mut self, event: &Event<'_>) {
        self.surveyor.take(event);
        if self.is_wanted(event) {
            self.people.take(event);
            self.codes.take(event);
            if let Some(time) = event.int(Column::Time) {
                self.activity.note(time);
            }
        }
    }

    fn take_reject(&mut self, reject: &Reject<'_>) {
        self.surveyor.take_reject(reject);
    }

    fn take_flaw(&mut self, flaw: &FlawAt) {
        self.surveyor.take_flaw(flaw);
    }

    fn finish_chunk(&mut self) -> Seen {
        let mut activity = std::mem::take(&mut self.activity);
        activity.close();
        Seen { survey: self.surveyor.finish_chunk(), activity }
    }
}

impl Counts {
    /// Takes what was seen in a chunk; its survey goes to that of its source.
    pub fn take(&mut self, seen: Seen, surveys: &mut BTreeMap<usize, Survey>) {
        self.activity.absorb(&seen.activity);
        if let Some((source, survey)) = seen.survey {
            surveys.entry(source).or_default().absorb(&survey);
        }
    }

    /// Takes the counts of all workers.
    pub fn finish<'q>(&mut self, observers: impl IntoIterator<Item = Observer<'q>>) {
        let (mut people, mut codes) = (Counter::new(&question(&PEOPLE)), Counter::new(&question(&[Column::Code])));
        for observer in observers {
            people.absorb(&observer.people);
            codes.absorb(&observer.codes);
        }
        self.people = people.rows().iter().map(|row| group(row)).collect();
        self.people.sort_unstable();
        self.codes = codes.rows().iter().map(|row| of_code(row)).collect();
        self.codes.sort_unstable();
    }
}

fn group(row: &[OwnedValue]) -> Group {
    let [user, address, country, asn, org, outcome, rest @ ..] = row else { return Group::default() };
    let (count, first, last) = counted(rest);
    let system = match (whole(asn), text(org)) {
        (Some(asn), org) if org.is_empty() => format!("AS{asn}"),
        (Some(asn), org) => format!("AS{asn} {org}"),
        (None, org) => org,
    };
    Group {
        user: text(user),
        address: text(address),
        country: text(country),
        system,
        has_failed: text(outcome) == "failure",
        count,
        first,
        last,
    }
}

fn of_code(row: &[OwnedValue]) -> OfCode {
    let (count, first, last) = counted(row.get(1..).unwrap_or_default());
    OfCode { code: row.first().map(text).unwrap_or_default(), count, first, last }
}

fn counted(metrics: &[OwnedValue]) -> (u64, Option<i64>, Option<i64>) {
    let at = |index: usize| metrics.get(index).and_then(whole);
    (at(0).and_then(|count| u64::try_from(count).ok()).unwrap_or(0), at(1), at(2))
}

fn whole(value: &OwnedValue) -> Option<i64> {
    match value {
        OwnedValue::Int(number) | OwnedValue::Time(number) => Some(*number),
        _ => None,
    }
}

fn text(value: &OwnedValue) -> String {
    match value {
        OwnedValue::Text(text) => String::from_utf8_lossy(text).into_owned(),
        _ => String::new(),
    }
}

/// Groups that share something, put together.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally<'g> {
    pub(super) name: &'g str,
    pub(super) count: u64,
    pub(super) failed: u64,
    pub(super) users: BTreeSet<&'g str>,
    pub(super) addresses: BTreeSet<&'g str>,
    pub(super) countries: BTreeSet<&'g str>,
    pub(super) systems: BTreeSet<&'g str>,
    pub(super) first: Option<i64>,
    pub(super) last: Option<i64>,
}

/// Puts groups together by a name; those without one are left out. The most events come first.
pub(super) fn tallies<'g>(groups: &'g [Group], name: impl Fn(&'g Group) -> &'g str) -> Vec<Tally<'g>> {
    let mut all: BTreeMap<&str, Tally<'g>> = BTreeMap::new();
    for group in groups {
        let name = name(group);
        if name.is_empty() {
            continue;
        }
        let tally = all.entry(name).or_insert_with(|| Tally { name, ..Tally::default() });
        tally.count += group.count;
        tally.failed += if group.has_failed { group.count } else { 0 };
        for (set, value) in [
            (&mut tally.users, &group.user),
            (&mut tally.addresses, &group.address),
            (&mut tally.countries, &group.country),
            (&mut tally.systems, &group.system),
        ] {
            if !value.is_empty() {
                set.insert(value);
            }
        }
        tally.first = [tally.first, group.first].into_iter().flatten().min();
        tally.last = tally.last.max(group.last);
    }
    let mut all: Vec<Tally<'g>> = all.into_values().collect();
    all.sort_by_key(|tally| (std::cmp::Reverse(tally.count), tally.name));
    all
}
