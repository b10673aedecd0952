//! Makes native logs for tests: what an appliance writes in its events, access and admin logs.
//!
//! Heartbeats come on top of traffic that has no memory. They get their numbers when the traffic reaches their
//! time and are then put in order of time, so numbers are a little out of order, and the last records
//! are cut off. Two appliances of one log share a counter.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use super::{Examiner, Finding, Witness};
use crate::{
    pipeline::{FlawAt, Sink},
    schema::{Column, Event, Place},
    source::Flaw,
};

/// 2024-12-29T07:00:00Z.
pub(super) const BEGIN: i64 = 1_735_455_600 * SECOND;
const SECOND: i64 = 1_000_000;
/// Records of a chunk; few, so that every test has several.
const CHUNK: usize = 700;
/// Bytes of a record, with its length.
pub(super) const STEP: u64 = 100;

/// A record.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) time: i64,
    pub(super) node: &'static str,
    pub(super) code: &'static str,
    pub(super) user: String,
    pub(super) address: String,
    pub(super) args: String,
    pub(super) number: u64,
}

/// Numbers that look random and are always the same.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// Microseconds to the next of events that come at this rate a second.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a made-up time")]
    fn wait(&mut self, rate: f64) -> i64 {
        let chance = ((self.next() >> 11) as f64 + 1.0) / (1_u64 << 53) as f64;
        ((-chance.ln() / rate * 1e6) as i64).max(7)
    }
}

/// Which log.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Log {
    Events,
    Access,
    Admin,
}

/// A log of so many records.
pub(super) fn log(log: Log, nodes: &[&'static str], count: usize, rate: f64, seed: u64) -> Vec<Entry> {
    let mut dice = Dice::new(seed);
    let mut entries = Vec::with_capacity(count + 16);
    let mut time = BEGIN;
    let mut due = [BEGIN, BEGIN + 560 * SECOND, BEGIN + 2900 * SECOND];
    while entries.len() < count {
        time += dice.wait(rate);
        if log == Log::Events {
            for (beat, due) in due.iter_mut().enumerate() {
                while *due <= time {
                    entries.extend(nodes.iter().flat_map(|node| beats(beat, *due, node)));
                    *due += if beat == 2 { 7200 } else { 3600 } * SECOND;
                }
            }
        }
        let node = nodes[usize::try_from(dice.below(nodes.len() as u64)).expect("small")];
        entries.push(traffic(log, time, node, &mut dice));
    }
    for (number, entry) in (1000..).zip(&mut entries) {
        entry.number = number;
    }
    entries.sort_by_key(|entry| entry.time);
    entries.truncate(count);
    entries
}

fn beats(beat: usize, time: i64, node: &'static str) -> Vec<Entry> {
    let of = |micros: i64, code, args| entry(time + micros, node, code, "System", "127.0.0.1", args);
    match beat {
        0 => vec![of(1_065_082, "STS20641", "4"), of(1_078_973, "STS30667", "0")],
        1 => vec![of(431_010, "SYS32083", "0:1%   1:1%")],
        _ => vec![
            of(269_634, "SYS32087", "Periodic Scan Started!"),
            of(14_350_626, "SYS32100", "Integrity Scan Results : Matched Files 23872"),
            of(14_351_502, "SYS32088", "Periodic Scan Finished!"),
        ],
    }
}

fn traffic(log: Log, time: i64, node: &'static str, dice: &mut Dice) -> Entry {
    let user = format!("user{}", dice.below(4000));
    let address = format!("203.0.113.{}", dice.below(254));
    let tunnel = format!("198.51.100.{}", dice.below(254));
    let (code, args) = match (log, dice.below(10)) {
        (Log::Events, 0..=3) => ("SYS31231", "Post Settings Request".to_owned()),
        (Log::Events, 4..=6) => ("AUT24604", format!("{address}\t192.0.2.1\tbad certificate")),
        (Log::Events, _) => ("SYS31048", "192.0.2.9\t514".to_owned()),
        (Log::Access, 0 | 1) => ("AUT31504", format!("{user}/Staff\t{address}")),
        (Log::Access, 2) => ("AUT22673", format!("{address}\t00000000")),
        (Log::Access, 3) => ("NWC23464", format!("{tunnel}\tLAPTOP")),
        (Log::Access, 4) => ("NWC23465", format!("{tunnel}\t10\t20")),
        (Log::Access, 5) => ("NWC23508", format!("{}\t{tunnel}", 1 + dice.below(40))),
        (Log::Access, _) => ("AUT31556", format!("/dana-na/\t{address}")),
        (Log::Admin, 0..=1) => ("ADM20599", "policy tracing".to_owned()),
        (Log::Admin, 2..=5) => ("ADM22668", "admin01/Admin Users".to_owned()),
        (Log::Admin, _) => ("ADM20716", format!("{user}\tSystem Local")),
    };
    entry(time, node, code, &user, &address, &args)
}

pub(super) fn entry(time: i64, node: &'static str, code: &'static str, user: &str, address: &str, args: &str) -> Entry {
    Entry { time, node, code, user: user.into(), address: address.into(), args: args.into(), number: 0 }
}

/// A source: its name, its records, and flaws before some of them.
#[derive(Default)]
pub(super) struct File {
    pub(super) name: &'static str,
    pub(super) entries: Vec<Entry>,
    /// What is wrong before the record of this number, and how many bytes of it.
    pub(super) flaws: Vec<(usize, Flaw, u64)>,
    /// Layout; empty for native records.
    pub(super) layout: &'static str,
    pub(super) log: &'static str,
}

impl File {
    pub(super) fn native(name: &'static str, entries: Vec<Entry>) -> Self {
        Self { name, entries, ..Self::default() }
    }
}

/// Where the record of this number begins.
pub(super) const fn place(index: usize) -> u64 {
    8192 + index as u64 * STEP
}

/// The findings of each file.
pub(super) fn examine(files: &[File]) -> Vec<Vec<Finding>> {
    let mut examiner = Examiner::default();
    let mut witness = Witness::default();
    for (source, file) in files.iter().enumerate() {
        feed(source, file, &mut witness, &mut examiner);
    }
    let names: Vec<String> = files.iter().map(|file| file.name.to_owned()).collect();
    let mut found = examiner.finish(&names, &TimeZone::UTC);
    (0..files.len()).map(|source| found.remove(&source).unwrap_or_default()).collect()
}

fn feed(source: usize, file: &File, witness: &mut Witness, examiner: &mut Examiner) {
    let mut flaws = file.flaws.iter().peekable();
    for index in 0..=file.entries.len() {
        let mut at = place(index);
        while let Some((_, flaw, length)) = flaws.next_if(|(before, ..)| *before == index) {
            witness.take_flaw(&FlawAt { flaw: *flaw, place: Place { source, at }, length: *length });
            // Runs lie between records, in pieces; other flaws are of the record that follows.
            at += if matches!(flaw, Flaw::NulRun | Flaw::Foreign) { *length } else { 0 };
        }
        if let Some(entry) = file.entries.get(index) {
            take(source, file, entry, place(index), witness);
        }
        if index % CHUNK == CHUNK - 1 {
            examiner.take(witness.finish_chunk());
        }
    }
    examiner.take(witness.finish_chunk());
}

fn take(source: usize, file: &File, entry: &Entry, at: u64, witness: &mut Witness) {
    let uid = format!("uid__{}_4242_{}", entry.time / SECOND, entry.number);
    let mut event = Event::default();
    event.place = Place { source, at };
    event.set_int(Column::Time, Some(entry.time));
    event.set_int(Column::Offset, i64::try_from(at).ok());
    let format = if file.layout.is_empty() { "vc0" } else { file.layout };
    for (column, text) in [
        (Column::Format, format),
        (Column::Log, file.log),
        (Column::Node, entry.node),
        (Column::Code, entry.code),
        (Column::User, &entry.user),
        (Column::SrcIp, &entry.address),
        (Column::Args, &entry.args),
        (Column::Raw, &entry.args),
        (Column::Uid, &uid),
    ] {
        event.set_text(column, text.as_bytes());
    }
    witness.take(&event);
}

/// The kinds of findings, each once.
pub(super) fn kinds(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.kind).collect::<BTreeSet<_>>().into_iter().collect()
}
