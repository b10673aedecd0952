//! Small logs, each with what is told of it and a neighbour of which nothing is told. Every log is counted in chunks of
//! several sizes and in both orders of its files, which must make no difference.

use std::sync::LazyLock;

use jiff::tz::TimeZone;

use super::{CoverageSink, DAY, Grain, HOUR, MINUTE, SECOND, Survey};
use crate::{
    codes::Codes,
    detect::records::Record,
    pipeline::Sink,
    schema::{Column, Event, OwnedValue, Place},
    sigma::Extra,
};

/// Monday, 2025-03-03.
const MONDAY: i64 = 1_740_960_000_000_000;

/// Reading the catalogue takes longer than all logs here.
static CODES: LazyLock<Codes> = LazyLock::new(Codes::builtin);

/// A line of a file.
#[derive(Clone)]
struct Line {
    file: &'static str,
    node: &'static str,
    time: i64,
    code: &'static str,
    message: &'static str,
    header_time: Option<i64>,
}

/// A line so many microseconds after that Monday.
fn line(time: i64, code: &'static str) -> Line {
    Line { file: "logs/a.log", node: "gw", time: MONDAY + time, code, message: "", header_time: None }
}

impl Line {
    fn of(self, node: &'static str) -> Self {
        Self { node, ..self }
    }

    fn within(self, file: &'static str) -> Self {
        Self { file, ..self }
    }

    fn saying(self, message: &'static str) -> Self {
        Self { message, ..self }
    }

    fn headed(self, ahead: i64) -> Self {
        Self { header_time: Some(self.time + ahead), ..self }
    }
}

fn survey(files: &[Vec<Line>], chunk: usize) -> Vec<Record> {
    let grain = Grain::of_files(files.len());
    let (mut sink, mut survey) = (CoverageSink::new(grain), Survey::new(grain));
    for (source, lines) in files.iter().enumerate() {
        let numbered: Vec<(i64, &Line)> = (1..).zip(lines).collect();
        for chunk in numbered.chunks(chunk) {
            for (number, line) in chunk {
                let mut event = Event::default();
                event.place = Place { source, at: u64::try_from(*number * 100).expect("positive") };
                for (column, text) in [
                    (Column::File, line.file),
                    (Column::Node, line.node),
                    (Column::Code, line.code),
                    (Column::Message, line.message),
                ] {
                    event.set_text(column, text.as_bytes());
                }
                event.set_int(Column::Time, Some(line.time));
                event.set_int(Column::HeaderTime, line.header_time);
                event.set_int(Column::Line, Some(*number));
                event.set_int(Column::Offset, Some(*number * 100));
                sink.take(&event);
            }
            survey.take(sink.finish_chunk());
        }
    }
    let mut records = survey.finish(&TimeZone::UTC, &CODES);
    // The number of a source follows from the order of the input.
    for record in &mut records {
        record.proof.place.source = 0;
    }
    records
}

/// The records of an action.
fn found(action: &str, lines: impl IntoIterator<Item = Line>) -> Vec<Record> {
    let mut files: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        match files.iter_mut().find(|lines| lines.first().is_some_and(|first| first.file == line.file)) {
            Some(lines) => lines.push(line),
            None => files.push(vec![line]),
        }
    }
    let records = survey(&files, usize::MAX);
    for chunk in [1, 7] {
        assert!(survey(&files, chunk) == records, "chunks of {chunk}");
    }
    files.reverse();
    assert!(survey(&files, 50) == records, "files in another order");
    records.into_iter().filter(|record| text(record, Column::Action) == action).collect()
}

fn text(record: &Record, column: Column) -> String {
    String::from_utf8_lossy(record.event().text(column)).into_owned()
}

fn extra(record: &Record, wanted: Extra) -> Option<f64> {
    let (_, value) = record.measured.iter().find(|(extra, _)| *extra == wanted)?;
    match value {
        OwnedValue::Float(number) => Some(*number),
        OwnedValue::Int(number) => format!("{number}").parse().ok(),
        _ => None,
    }
}

/// Time, length and reason of the only record.
fn only(records: &[Record]) -> (i64, i64, String) {
    let [record] = records else { panic!("{} records", records.len()) };
    let nanos = record.event().int(Column::Duration).expect("a duration");
    (record.time - MONDAY, nanos / 1000, text(record, Column::Reason))
}

/// Every so often, but not within a time.
fn every(step: i64, until: i64, silent: std::ops::Range<i64>) -> impl Iterator<Item = i64> {
    let count = until / step;
    (0..count).map(move |index| index * step).filter(move |time| !silent.contains(time))
}

#[test]
fn a_silence_is_told_once_with_what_explains_it() {
    let busy = |silent| every(5 * MINUTE, 4 * DAY, silent).map(|time| line(time, "AUT24414"));
    assert!(found("silence", busy(0..0)).is_empty());
    let silent = DAY + HOUR..DAY + 5 * HOUR;
    assert_eq!(only(&found("silence", busy(silent.clone()))), (DAY + 5 * HOUR, 4 * HOUR + 5 * MINUTE, String::new()));
    let explained = |code, time| {
        let mut lines: Vec<Line> = busy(silent.clone()).collect();
        lines.push(line(time, code));
        lines.sort_by_key(|line| line.time);
        only(&found("silence", lines)).2
    };
    assert_eq!(explained("ERR31093", DAY + 50 * MINUTE), "crash");
    assert_eq!(explained("ADM20599", DAY + 50 * MINUTE), "cleared");
    assert_eq!(explained("ADM20647", DAY + 5 * HOUR + 5 * MINUTE), "clock");
    assert_eq!(explained("ADM20639", DAY + 50 * MINUTE), "asked-for");
    assert_eq!(explained("SYS20412", DAY + 5 * HOUR + 5 * MINUTE), "start");
    assert_eq!(explained("SYS20412", DAY), "");
}

#[test]
fn a_log_may_be_silent_while_the_others_go_on() {
    let users = |silent| every(5 * MINUTE, 4 * DAY, silent).map(|time| line(time, "AUT24414"));
    let events = every(7 * MINUTE, 4 * DAY, 0..0).map(|time| line(time, "SYS32083"));
    let records = found("silence", users(DAY..DAY + 4 * HOUR).chain(events));
    assert_eq!(records.len(), 1);
    assert_eq!(text(&records[0], Column::Log), "user");
}

#[test]
fn a_beat_that_does_not_come_is_missed_unless_it_is_only_late() {
    let day = |last: i64| (0..=last).map(|day| line(day * DAY, "SYS32087"));
    let rest = |time| [line(7 * DAY + time, "AUT24414"), line(7 * DAY + 8 * HOUR, "AUT24414")];
    let records = found("missed-heartbeat", day(6).chain(rest(2 * HOUR)));
    assert_eq!(only(&records), (7 * DAY + 2 * HOUR, DAY + 8 * HOUR, String::new()));
    assert_eq!(extra(&records[0], Extra::MeasureUsual), Some(86_400.0));
    assert!(found("missed-heartbeat", day(7).chain(rest(HOUR))).is_empty());
    let late = day(6).chain([line(7 * DAY + 20 * MINUTE, "SYS32087"), line(8 * DAY, "SYS32087")]);
    assert!(found("missed-heartbeat", late).is_empty());
    let irregular = [0, 1, 5, 6, 14, 15, 40].map(|hour| line(hour * HOUR, "SYS32087"));
    assert!(found("missed-heartbeat", irregular).is_empty());
}

#[test]
fn of_several_beats_that_stopped_the_quickest_speaks() {
    let hourly = every(HOUR, 2 * DAY, DAY..DAY + 8 * HOUR).map(|time| line(time, "STS20641"));
    let often = every(10 * MINUTE, 2 * DAY, DAY..DAY + 8 * HOUR).map(|time| line(time, "SYS32083"));
    let records = found("missed-heartbeat", hourly.chain(often));
    assert_eq!(records.iter().map(|record| text(record, Column::Code)).collect::<Vec<_>>(), ["SYS32083"]);
}

#[test]
fn each_copy_of_a_log_tells_how_it_begins() {
    let local = [line(DAY, "ADM20599"), line(0, "AUT24414"), line(DAY + HOUR, "ADM22671")];
    let remote = [line(0, "ADM22668").headed(0).within("syslog/x.log")];
    let records = found("log-begins", local.into_iter().chain(remote));
    let of_admin: Vec<(String, String, String)> = records
        .iter()
        .filter(|record| text(record, Column::Log) == "admin")
        .map(|record| (text(record, Column::Code), text(record, Column::Reason), text(record, Column::Object)))
        .collect();
    let told = |code: &str, reason: &str, file: &str| (code.to_owned(), reason.to_owned(), file.to_owned());
    assert_eq!(
        of_admin,
        [told("ADM22668", "remote", "syslog/x.log"), told("ADM20599", "local", "logs/a.log")],
        "in the order of time"
    );
    assert_eq!(records[2].event().int(Column::Duration), Some(DAY * 1000), "later than the other log");
    let old = [line(0, "ADM20599"), line(-DAY, "ADM22668").within("logs/a.log.old.gz")];
    let records = found("log-begins", old);
    assert_eq!(records.iter().map(|record| text(record, Column::Reason)).collect::<Vec<_>>(), ["older-generation"]);
}

#[test]
fn a_message_of_every_day_that_stays_away_has_vanished() {
    let other = || every(HOUR, 14 * DAY, 0..0).map(|time| line(time, "AUT24414"));
    let daily = |days: std::ops::Range<i64>| days.map(|day| line(day * DAY + 9 * HOUR + MINUTE, "AUT24604"));
    let records = found("code-vanished", other().chain(daily(0..10)));
    assert_eq!(only(&records).1, 4 * DAY + 14 * HOUR - MINUTE);
    assert!(extra(&records[0], Extra::MeasurePercent).is_some_and(|percent| percent > 90.0));
    assert!(found("code-vanished", other().chain(daily(0..14))).is_empty());
    assert!(found("code-vanished", other().chain(daily(0..5))).is_empty(), "known for too short a time");
}

#[test]
fn one_appliance_of_two_may_be_silent() {
    let one = || every(2 * MINUTE, 2 * DAY, 0..0).map(|time| line(time, "AUT24414"));
    let two = |silent| every(6 * MINUTE, 2 * DAY, silent).map(|time| line(time + SECOND, "AUT24414").of("gw-2"));
    let records = found("node-silent", one().chain(two(DAY..DAY + 4 * HOUR)));
    assert_eq!(only(&records), (DAY + HOUR, 4 * HOUR, String::new()));
    assert_eq!(text(&records[0], Column::Node), "gw-2");
    assert_eq!(extra(&records[0], Extra::MeasurePercent), Some(0.0));
    assert!(found("node-silent", one().chain(two(0..0))).is_empty());
    assert!(found("node-silent", one().chain(two(DAY..DAY + HOUR))).is_empty(), "too few would be missing");
}

#[test]
fn requests_without_sign_in_are_not_logged_or_no_longer() {
    let users = || (0..40).map(|hour| line(hour * HOUR, "AUT24414"));
    let records = found("not-logged", users());
    assert_eq!(only(&records), (39 * HOUR, 39 * HOUR, "never".to_owned()));
    let records = found("not-logged", users().chain([line(9 * HOUR + MINUTE, "AUT31556")]));
    assert_eq!(only(&records), (39 * HOUR, 30 * HOUR - MINUTE, "stopped".to_owned()));
    assert_eq!(extra(&records[0], Extra::MeasureValue), Some(30.0));
    assert!(found("not-logged", users().chain([line(20 * HOUR, "AUT31556")])).is_empty());
}

/// Hourly messages and, now and then, an error; in a collector and on the appliance, which lacks some errors.
fn two_copies(lacks: &[i64], apart: i64) -> Vec<Line> {
    let hourly = || every(HOUR, DAY, 0..0).map(|time| line(time, "STS20641"));
    let errors = || (2..8).map(|hour| hour * HOUR + 10 * MINUTE);
    let remote = hourly().chain(errors().map(|time| line(time, "AUT24604")));
    let remote = remote.map(|line| Line { time: line.time + apart, ..line }.headed(0).within("syslog/gw/1.log"));
    let local = hourly().chain(errors().filter(|time| !lacks.contains(time)).map(|time| line(time, "AUT24604")));
    remote.chain(local).collect()
}

#[test]
fn a_copy_that_lacks_events_is_told() {
    let first = 3 * HOUR + 10 * MINUTE;
    let records = found("copies-differ", two_copies(&[first, first + HOUR], 0));
    assert_eq!(only(&records), (first, HOUR, "local-lacks".to_owned()));
    let [record] = records.as_slice() else { panic!("one record") };
    assert_eq!((extra(record, Extra::MeasureValue), extra(record, Extra::MeasureUsual)), (Some(2.0), Some(6.0)));
    assert_eq!(text(record, Column::Object), "logs/a.log");
    assert_eq!(text(record, Column::OldValue), "syslog/gw/1.log");
    assert!(found("copies-differ", two_copies(&[], 0)).is_empty());
    assert!(found("copies-differ", two_copies(&[], 2 * SECOND)).is_empty(), "the collector stamps later");
    assert!(found("copies-differ", two_copies(&[], -SECOND)).is_empty(), "another minute");
    assert!(found("copies-differ", two_copies(&[], 20 * MINUTE)).is_empty(), "another clock");
}

#[test]
fn an_event_without_a_code_may_be_the_one_that_is_missing() {
    let missing = 3 * HOUR + 10 * MINUTE;
    let mut lines = two_copies(&[missing], 0);
    assert_eq!(found("copies-differ", lines.clone()).len(), 1);
    lines.push(line(missing, ""));
    assert!(found("copies-differ", lines).is_empty());
}

#[test]
fn a_clock_that_is_set_back_shows_once() {
    let forth = || (0..100).map(|minute| line(minute * MINUTE, "AUT24414"));
    let back = (0..150).map(|minute| line(40 * MINUTE + minute * MINUTE, "AUT24414"));
    let records = found("clock-back", forth().chain(back));
    assert_eq!(only(&records), (40 * MINUTE, 59 * MINUTE, "hour".to_owned()));
    assert!(found("clock-back", forth()).is_empty());
    let newest_first = (0..100).rev().map(|minute| line(minute * MINUTE, "AUT24414"));
    assert!(found("clock-back", newest_first).is_empty(), "a file in another order");
}

#[test]
fn a_clock_that_is_set_ahead_shows_when_it_is_set_back() {
    let minutes = |from: i64| (0..60).map(move |minute| line(from + minute * MINUTE, "AUT24414"));
    let jumped = minutes(0).chain(minutes(9 * HOUR)).chain(minutes(2 * HOUR));
    let records = found("clock-jump", jumped);
    assert_eq!(only(&records), (9 * HOUR, 8 * HOUR + MINUTE, String::new()));
    assert!(found("clock-jump", minutes(0).chain(minutes(9 * HOUR))).is_empty(), "a quiet night");
}

#[test]
fn headers_show_a_clock_that_is_set_ahead_but_not_lines_that_were_held_up() {
    let minutes = |ahead: i64| (0..30).map(move |minute| line(minute * MINUTE, "AUT24414").headed(ahead));
    let later = |ahead: i64| minutes(ahead).map(|line| Line { time: line.time + HOUR, ..line });
    let set = minutes(0).chain(later(0).map(|line| {
        let header = line.time;
        Line { time: header + 5 * HOUR, header_time: Some(header), ..line }
    }));
    assert_eq!(only(&found("clock-jump", set)), (6 * HOUR, 5 * HOUR, "header".to_owned()));
    let held_up = minutes(10 * MINUTE).chain(later(0).map(|line| Line { header_time: Some(line.time), ..line }));
    assert!(found("clock-jump", held_up).is_empty());
}

const CLEAN: &str = "Matched Files 100, Newly Detected Files 0, Mismatched Files 0";
const FOUND: &str = "Matched Files 99, Newly Detected Files 2, Mismatched Files 1";

fn scan(day: i64, secs: i64, message: &'static str) -> [Line; 2] {
    let code = if message == CLEAN { "SYS32100" } else { "SYS32039" };
    [line(day * DAY, "SYS32087"), line(day * DAY + secs * SECOND, code).saying(message)]
}

#[test]
fn scans_are_compared_with_those_before() {
    let lines = (0..4).flat_map(|day| scan(day, 13, CLEAN)).chain(scan(4, 1, FOUND));
    let lines = lines.chain([line(4 * DAY + SECOND, "SYS32040").saying(FOUND)]);
    let records = found("scan", lines);
    assert_eq!(records.len(), 5, "two results are one scan");
    assert_eq!(extra(&records[2], Extra::MeasureUsual), None, "two scans tell nothing");
    let last = &records[4];
    assert_eq!(extra(last, Extra::MeasurePercent), Some(7.7));
    let told = [Extra::ScanNew, Extra::ScanNewGrowth, Extra::ScanMismatchedGrowth, Extra::ScanMatchedChange];
    assert_eq!(told.map(|wanted| extra(last, wanted)), [Some(2.0), Some(2.0), Some(1.0), Some(1.0)]);
    assert!(last.measured.contains(&(Extra::ScanUpdated, OwnedValue::Text(b"no".to_vec()))));
    let updated = (0..2).flat_map(|day| scan(day, 13, CLEAN)).chain([line(HOUR, "ADM30408")]);
    let records = found("scan", updated);
    assert!(records[1].measured.contains(&(Extra::ScanUpdated, OwnedValue::Text(b"yes".to_vec()))));
}

#[test]
fn a_scan_that_never_ends_is_told_unless_the_appliance_started() {
    let begun = |more: &'static str| {
        let lines = scan(0, 13, CLEAN).into_iter().chain([line(DAY, "SYS32087"), line(DAY + MINUTE, more)]);
        found("scan-unfinished", lines.chain([line(DAY + HOUR, "AUT24414")]))
    };
    assert_eq!(only(&begun("AUT24414")), (DAY, 30 * MINUTE, String::new()));
    assert!(begun("SYS20412").is_empty());
    assert!(begun("SYS32100").is_empty());
}

#[test]
fn a_scan_that_is_due_is_late() {
    let daily = |end: i64| (0..5).flat_map(|day| scan(day, 13, CLEAN)).chain([line(4 * DAY + end, "AUT24414")]);
    let records = found("scan-late", daily(35 * HOUR));
    assert_eq!(only(&records), (4 * DAY + 35 * HOUR, 35 * HOUR, String::new()));
    assert_eq!(extra(&records[0], Extra::MeasurePercent), Some(145.8));
    assert!(found("scan-late", daily(28 * HOUR)).is_empty());
}
