//! What the rules say about whole logs: nothing about intact ones, and the right thing about damage.

use super::{
    Certainty, Finding,
    stream::{BEGIN, Entry, File, Log, entry, examine, kinds, log, place},
};
use crate::source::Flaw;

const SECOND: i64 = 1_000_000;
const HOUR: i64 = 3600 * SECOND;
const EVENTS: &str = "logs/log.events.vc0";

fn events(count: usize) -> Vec<Entry> {
    log(Log::Events, &["ics-a"], count, 0.5, 1)
}

fn findings(entries: Vec<Entry>) -> Vec<Finding> {
    examine(&[File::native(EVENTS, entries)]).remove(0)
}

/// With `INTACT_RECORDS=1000000` the logs are that long.
fn length() -> usize {
    #[allow(clippy::disallowed_methods, reason = "a longer test, by hand")]
    let asked = std::env::var("INTACT_RECORDS");
    asked.ok().and_then(|count| count.parse().ok()).unwrap_or(100_000)
}

#[test]
fn intact_logs_of_any_rate_give_no_finding() {
    for (seed, rate) in (1..).zip([0.001, 0.01, 0.5, 5.0, 50.0]) {
        let found = findings(log(Log::Events, &["ics-a"], length(), rate, seed));
        assert_eq!(found, [], "{rate} a second");
    }
}

#[test]
fn intact_logs_of_any_kind_give_no_finding() {
    for (seed, kind) in (10..).zip([Log::Events, Log::Access, Log::Admin]) {
        for nodes in [&["ics-a"][..], &["ics-a", "ics-b"]] {
            let found = findings(log(kind, nodes, length(), 0.5, seed));
            assert_eq!(found, [], "{} nodes", nodes.len());
        }
    }
}

#[test]
fn flaws_become_findings_with_the_times_around_them() {
    let mut file = File::native(EVENTS, events(3000));
    file.flaws = vec![
        (0, Flaw::Header, 8192),
        (700, Flaw::BareRecord, 100),
        (1400, Flaw::NulRun, 50),
        (1400, Flaw::NulRun, 40),
        (2000, Flaw::StaleLength, 100),
        (2500, Flaw::Foreign, 9),
        (3000, Flaw::NulRun, 50),
        (3000, Flaw::NulRun, 50),
    ];
    let time = |index: usize| file.entries.get(index).map(|entry| entry.time);
    let wanted = [
        ("header", "8192 bytes", None, time(0)),
        ("bare-record", "stands", time(699), time(700)),
        ("zero-fill", " 90 bytes", time(1399), time(1400)),
        ("stale-length", "not its own", time(1999), time(2000)),
        ("foreign-bytes", " 9 bytes", time(2499), time(2500)),
        ("nul-tail", " 100 bytes", time(2999), None),
    ];
    let found = examine(std::slice::from_ref(&file)).remove(0);
    assert_eq!(found.len(), wanted.len());
    for (one, (kind, words, start, end)) in found.iter().zip(wanted) {
        assert_eq!((one.kind, one.start, one.end), (kind, start, end));
        assert!(one.seen.contains(words), "{}", one.seen);
    }
    assert_eq!(found[1].certainty, Certainty::Certain);
    assert_eq!(found[1].offset, place(700));
}

#[test]
fn nuls_and_records_inside_a_record_are_seen() {
    let mut entries = events(1000);
    entries[500].args = "a\0\0b".to_owned();
    entries[600].args = "a\t67000000.000001\tics-a\tSYS10306\tvc0\tRoot".to_owned();
    let found = findings(entries);
    assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), ["zero-fill", "embedded-record"]);
    assert_eq!(found[0].seen, "Inside a record 2 bytes are NUL.");
}

#[test]
fn records_that_were_cut_out_whole_are_missed_by_their_numbers() {
    let mut entries = events(10_000);
    entries.drain(5000..5025);
    let found = findings(entries.clone());
    assert_eq!(kinds(&found), ["gap"]);
    let [gap] = &found[..] else { panic!("{found:?}") };
    assert!(gap.seen.contains("25 records missing by the record numbers"), "{}", gap.seen);
    assert_eq!((gap.start, gap.end), (Some(entries[4999].time), Some(entries[5000].time)));
    assert_eq!((gap.offset, gap.certainty), (place(5000), Certainty::High));
}

#[test]
fn a_place_that_is_damaged_learns_how_much_it_lost() {
    let mut entries = events(10_000);
    entries.drain(5000..5025);
    let file = File { flaws: vec![(5000, Flaw::BareRecord, 100)], ..File::native(EVENTS, entries) };
    let found = examine(&[file]).remove(0);
    assert_eq!(kinds(&found), ["bare-record"]);
    assert!(found[0].seen.ends_with("By the record numbers 25 records missing there."));
}

/// A log of eleven days without the records of five hours of a Friday.
fn with_hole() -> (Vec<Entry>, i64, i64) {
    let mut entries = log(Log::Events, &["ics-a"], 100_000, 0.1, 1);
    let (start, end) = (BEGIN + 124 * HOUR, BEGIN + 129 * HOUR);
    entries.retain(|entry| !(start..end).contains(&entry.time));
    (entries, start, end)
}

#[test]
fn a_hole_is_one_finding_with_all_its_evidence() {
    let (entries, start, end) = with_hole();
    let [gap] = &findings(entries)[..] else { panic!("one finding") };
    assert_eq!((gap.kind, gap.certainty), ("gap", Certainty::High));
    assert!((start - 120 * SECOND..start).contains(&gap.start.expect("a start")));
    assert!((end..end + 120 * SECOND).contains(&gap.end.expect("an end")));
    for word in ["STS20641", "STS30667", "SYS32083", "SYS32087", "by the log's habits", "by the record numbers"] {
        assert!(gap.seen.contains(word), "{word}: {}", gap.seen);
    }
}

/// The same where numbers do not count.
fn without_numbers(entries: Vec<Entry>) -> Vec<Entry> {
    entries.into_iter().map(|entry| Entry { number: entry.number * 7 % 1_000_003, ..entry }).collect()
}

#[test]
fn a_restart_explains_a_hole_and_a_start_alone_does_not() {
    let (entries, start, end) = with_hole();
    let entries = without_numbers(entries);
    assert_eq!(kinds(&findings(entries.clone())), ["gap"]);
    let add = |entries: &[Entry], time, code| {
        let mut entries = entries.to_vec();
        let index = entries.partition_point(|entry| entry.time < time);
        entries.insert(index, entry(time, "ics-a", code, "System", "127.0.0.1", ""));
        entries
    };
    let started = add(&entries, end - 7, "SYS20412");
    let [gap] = &findings(started.clone())[..] else { panic!("one finding") };
    assert!(gap.seen.contains("no shutdown was recorded before"), "{}", gap.seen);
    assert_eq!(findings(add(&started, start + 7, "SYS10299")), []);
    // The admin log may be the one that knows.
    let mut admin = log(Log::Admin, &["ics-a"], 30_000, 0.05, 5);
    admin.retain(|entry| !(start..end).contains(&entry.time));
    let admin = File::native("logs/log.admin.vc0", without_numbers(add(&admin, start + 9, "ADM20640")));
    assert_eq!(kinds(&examine(&[File::native(EVENTS, started), admin])[0]), [""; 0]);
}

#[test]
fn other_logs_show_that_the_appliance_was_running() {
    let (entries, ..) = with_hole();
    let access = File::native("logs/log.access.vc0", log(Log::Access, &["ics-a"], 60_000, 0.1, 3));
    let found = examine(&[File::native(EVENTS, without_numbers(entries)), access]);
    assert_eq!(kinds(&found[0]), ["gap"]);
    assert!(found[0][0].seen.contains("other sources hold"), "{}", found[0][0].seen);
    // The access log of this test is days shorter.
    assert_eq!((found[0][0].certainty, kinds(&found[1])), (Certainty::High, vec!["early-end"]));
}

#[test]
fn a_run_of_earlier_records_is_one_finding() {
    let mut entries = events(5000);
    entries[2500..2520].iter_mut().for_each(|entry| entry.time -= 24 * HOUR);
    let found = findings(entries.clone());
    let [reversal] = &found[..] else { panic!("{found:?}") };
    assert_eq!((reversal.kind, reversal.offset), ("time-reversal", place(2500)));
    assert!(reversal.seen.starts_with("20 records are up to "), "{}", reversal.seen);
    assert_eq!(reversal.certainty, Certainty::Medium);
    let time = entries[2499].time;
    let admin = vec![entry(time + 7, "ics-a", "ADM20648", "admin", "", "")];
    let found = examine(&[File::native(EVENTS, entries), File::native("logs/log.admin.vc0", admin)]);
    assert_eq!(found[0][0].certainty, Certainty::Low);
    assert!(found[0][0].innocent_causes[0].contains("change of its clock"));
}

#[test]
fn scans_have_two_ends_and_count_the_same_files() {
    let mut entries = without_numbers(events(100_000));
    let nth = |entries: &[Entry], code: &str, number: usize| {
        entries.iter().enumerate().filter(|(_, entry)| entry.code == code).nth(number).expect("a scan").0
    };
    for code in ["SYS32100", "SYS32088"] {
        entries.remove(nth(&entries, code, 9));
    }
    let changed = nth(&entries, "SYS32100", 20);
    entries[changed].args = "Integrity Scan Results : Matched Files 23870".to_owned();
    let found = findings(entries);
    let seen: Vec<_> = found.iter().map(|one| one.kind).collect();
    assert_eq!(seen, ["pair", "scan-count", "scan-count"]);
    assert!(found[0].seen.starts_with("An integrity scan has a start without an end or a result."));
    assert!(found[1].seen.contains("23870 files instead of 23872"));
}

#[test]
fn a_tunnel_without_start_is_judged_where_tunnels_pair_up() {
    let mut entries = Vec::new();
    for index in 0..2000_i64 {
        let time = BEGIN + index * 200 * SECOND + 17;
        let args = format!("10.0.0.{}\tx", index / 2 % 50);
        let code = if index % 2 == 0 { "NWC23464" } else { "NWC23465" };
        entries.push(entry(time, "ics-a", code, "eva", "203.0.113.1", &args));
    }
    assert_eq!(findings(entries.clone()), []);
    entries.remove(1500);
    let found = findings(entries);
    assert_eq!(kinds(&found), ["pair"]);
    assert_eq!((found.len(), found[0].offset), (1, place(1500)));
}

#[test]
fn key_exchanges_are_judged_where_they_count() {
    let mut entries: Vec<Entry> = (0..2000_i64)
        .map(|index| {
            let args = format!("{}\t10.0.0.{}", index / 4 % 100 + 1, index % 4);
            entry(BEGIN + index * 900 * SECOND + 17, "ics-a", "NWC23508", "eva", "203.0.113.1", &args)
        })
        .collect();
    assert_eq!(findings(entries.clone()), []);
    entries.remove(1001);
    let found = findings(entries);
    assert_eq!(kinds(&found), ["counter"]);
    assert!(found[0].seen.starts_with("The tunnel of 10.0.0.1 lacks 1 key exchange."));
}

#[test]
fn records_made_by_hand_end_in_whole_seconds() {
    let mut entries = events(5000);
    entries[3000..3003].iter_mut().for_each(|entry| entry.time -= entry.time % SECOND);
    let found = findings(entries);
    assert_eq!(kinds(&found), ["zero-fraction"]);
    assert!(found[0].seen.starts_with("3 times of 5000 records end in a whole second."));
}

#[test]
fn a_code_that_stops_while_others_go_on_is_noticed() {
    let mut entries = without_numbers(events(10_000));
    let mut index = 0;
    entries.retain(|entry| {
        index += 1;
        index < 7000 || entry.code != "AUT24604"
    });
    let found = findings(entries);
    assert_eq!(kinds(&found), ["code-silent"]);
    assert!(found[0].seen.starts_with("AUT24604, which occurs "));
}

#[test]
fn cleared_logs_are_told_but_not_the_policy_trace() {
    let cleared = |args| entry(BEGIN + 7, "ics-a", "ADM20599", "admin", "192.0.2.1", args);
    let archived = entry(BEGIN + 9, "ics-a", "ARC22056", "System", "", "events");
    let found = findings(vec![cleared("policy tracing"), cleared("access"), archived]);
    let seen: Vec<_> = found.iter().map(|one| (one.kind, one.certainty)).collect();
    assert_eq!(seen, [("log-cleared", Certainty::High), ("log-cleared", Certainty::Low)]);
    assert!(found[0].seen.starts_with("An administrator cleared a log: access."));
}

#[test]
fn generations_of_a_log_follow_each_other() {
    let all = without_numbers(log(Log::Events, &["ics-a"], 100_000, 0.1, 1));
    let files = |older: &[Entry], newer: &[Entry]| {
        let found =
            examine(&[File::native(EVENTS, newer.to_vec()), File::native("logs/log.events.vc0.old", older.to_vec())]);
        found[0].iter().map(|one| one.kind).collect::<Vec<_>>()
    };
    assert_eq!(files(&all[..60_000], &all[60_000..]), [""; 0]);
    assert_eq!(files(&all[..60_000], &all[63_000..]), ["rollover"]);
    assert_eq!(files(&all[..60_000], &all[50_000..]), ["rollover"]);
}

#[test]
fn a_log_that_ends_while_others_go_on_is_told() {
    let access = |records: usize| {
        let whole = log(Log::Access, &["ics-a"], 150_000, 0.5, 2);
        File::native("logs/log.access.vc0", without_numbers(whole[..records].to_vec()))
    };
    let ends = |records: usize| {
        let found = examine(&[File::native(EVENTS, without_numbers(events(150_000))), access(records)]);
        (kinds(&found[0]), kinds(&found[1]))
    };
    assert_eq!(ends(150_000), (vec![], vec![]));
    assert_eq!(ends(70_000), (vec![], vec!["early-end"]));
}

#[test]
fn a_log_that_begins_late_is_told_unless_it_was_cleared() {
    let all = without_numbers(events(150_000));
    let access = |from: usize| {
        File::native("logs/log.access.vc0", log(Log::Access, &["ics-a"], 150_000, 0.5, 2)[from..].to_vec())
    };
    let found = examine(&[File::native(EVENTS, all.clone()), access(80_000)]);
    assert_eq!((kinds(&found[0]), kinds(&found[1])), (vec![], vec!["late-start"]));
    let start = found[1][0].end.expect("a time");
    let admin = vec![entry(start - 7, "ics-a", "ADM20599", "admin", "", "access")];
    let found = examine(&[File::native(EVENTS, all), access(80_000), File::native("other/log.admin.vc0", admin)]);
    assert_eq!(kinds(&found[1]), [""; 0]);
}

#[test]
fn syslog_shows_what_a_log_lacks() {
    let all = log(Log::Access, &["ics-a"], 20_000, 0.5, 4);
    let texts = all.iter().map(|entry| Entry { time: entry.time - entry.time % SECOND, ..entry.clone() }).collect();
    let syslog = || File { layout: "welf", log: "user", ..File::native("syslog.log", texts) };
    let mut kept = without_numbers(all.clone());
    kept.drain(9000..9003);
    kept.remove(12_000);
    let found = examine(&[File::native("logs/log.access.vc0", kept.clone()), syslog()]);
    assert_eq!(found[0].iter().map(|one| one.kind).collect::<Vec<_>>(), ["missing-record"; 2]);
    assert!(found[0][0].seen.starts_with("3 events ("), "{}", found[0][0].seen);
    assert!(found[0][0].seen.contains("that syslog.log holds are not in this log."));
    assert_eq!((found[0][0].start, found[0][0].offset), (Some(kept[8999].time), place(9000)));
}

#[test]
fn a_forged_log_with_a_finding_in_every_record_is_told_in_bounds() {
    let entries =
        (0..30_000).map(|index| entry(BEGIN - index * 10 * SECOND + 7, "x", "SYS10000", "", "", "")).collect();
    let found = findings(entries);
    let reversals: Vec<_> = found.iter().filter(|one| one.kind == "time-reversal").collect();
    assert_eq!(reversals.len(), 10_000);
    let last = &reversals[9999].seen;
    assert!(last.ends_with("19999 more of this kind follow and are not listed."), "{last}");
}
