//! What is told of the demo archive, whose story `testdata/demo/scenario.csv` tells: three copies of one appliance's logs.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
};

use indicatif::ProgressBar;
use jiff::tz::TimeZone;

use super::*;
use crate::{
    codes::Codes,
    context::Context,
    enrich::{Databases, Knowledge},
    indicators::Indicators,
    intern::Interner,
    parse::Anchors,
    pipeline::{self, Flow, Plan, Run, Sink},
    schema::ColumnSet,
    sessions::{self, Gatherer, NoteSink, Sessions},
    source::{self, Feed, Inputs, Settings},
};

/// The folders of the archive.
const COPIES: [&str; 3] =
    ["testdata/demo/archive/acquired", "testdata/demo/archive/nightly", "testdata/demo/archive/syslog"];

/// Both sinks side by side.
struct Both<'q>(CoverageSink, NoteSink<'q>);

impl Sink for Both<'_> {
    type Part = (<CoverageSink as Sink>::Part, sessions::Notes);

    fn take(&mut self, event: &Event<'_>) {
        self.0.take(event);
        self.1.take(event);
    }

    fn finish_chunk(&mut self) -> Self::Part {
        (self.0.finish_chunk(), self.1.finish_chunk())
    }
}

fn zone() -> TimeZone {
    TimeZone::get("Europe/Stockholm").expect("a zone")
}

/// What is told of inputs, and their sessions.
fn told(paths: &[&str], workers: usize, chunk_bytes: usize) -> (Vec<Record>, Sessions) {
    let inputs = Inputs { paths: paths.iter().map(PathBuf::from).collect(), ..Inputs::default() };
    let listing = source::list(&inputs).expect("inputs");
    let (codes, anchors) = (Codes::builtin(), Anchors::new(None));
    let databases = ["city", "asn", "anonymous"].map(|name| PathBuf::from(format!("testdata/geoip/{name}.mmdb")));
    let knowledge = Knowledge {
        databases: Databases::open(&databases).expect("databases"),
        indicators: Indicators::default(),
        context: Context::default(),
    };
    let needs: ColumnSet = NEEDS.with(sessions::NEEDS);
    let plan = Plan {
        codes: &codes,
        anchors: &anchors,
        knowledge: &knowledge,
        condition: None,
        prefilter: None,
        firsts: None,
        needs,
        log_zone: Some(zone()),
        keeps_rejects: false,
    };
    let settings = Settings {
        chunk_bytes,
        use_mmap: false,
        count_lines: true,
        holds_mapped: true,
        reading: Arc::new(anchors.clone()),
        hashes: false,
        unpacked_bytes: 1 << 30,
    };
    let grain = Grain::of_files(listing.sources.len());
    let (mut survey, mut gatherer) = (Survey::new(grain), Gatherer::new(sessions::HELD_NOTES));
    let (progress, is_interrupted) = (ProgressBar::hidden(), AtomicBool::new(false));
    let run = Run { workers, progress: &progress, is_interrupted: &is_interrupted };
    let make = || Both(CoverageSink::new(grain), NoteSink::new(None));
    pipeline::run(&plan, Feed::new(listing.sources, settings), &run, make, |(part, notes), _| {
        survey.take(part);
        gatherer.take(notes)?;
        Ok(Flow::More)
    })
    .expect("a run");
    let rules = sessions::Rules { longest_silence: 12 * 3_600_000_000 };
    let sessions = Sessions::of(gatherer, rules, &knowledge.databases).expect("sessions");
    let mut records = survey.finish(&zone(), &codes);
    records.extend(of_sessions(&sessions, 0..sessions.len(), &zone()));
    records.extend(between_sessions(&sessions));
    (records, sessions)
}

fn text(record: &Record, column: Column) -> String {
    String::from_utf8_lossy(record.event().text(column)).into_owned()
}

fn extra(record: &Record, wanted: Extra) -> Option<OwnedValue> {
    record.measured.iter().find(|(extra, _)| *extra == wanted).map(|(_, value)| value.clone())
}

fn of_action<'r>(records: &'r [Record], action: &str) -> Vec<&'r Record> {
    records.iter().filter(|record| text(record, Column::Action) == action).collect()
}

fn word(word: &str) -> OwnedValue {
    OwnedValue::Text(word.as_bytes().to_vec())
}

#[test]
fn the_demo_shows_what_was_taken_away() {
    let (records, _) = told(&COPIES, 2, 1 << 20);
    let lacking: Vec<(String, String, Option<OwnedValue>)> = of_action(&records, "copies-differ")
        .iter()
        .map(|record| (text(record, Column::Code), text(record, Column::Reason), extra(record, Extra::MeasureValue)))
        .collect();
    let lacks = |code: &str, count| (code.to_owned(), "local-lacks".to_owned(), Some(OwnedValue::Int(count)));
    assert_eq!(lacking, [lacks("AUT24604", 3), lacks("ERR10073", 1), lacks("SYS31048", 1)]);
    let missed = of_action(&records, "missed-heartbeat");
    let [missed] = missed.as_slice() else { panic!("one beat was missed") };
    assert_eq!((text(missed, Column::Code), text(missed, Column::Reason)), ("SYS32087".into(), "start".into()));
    assert_eq!(on_the_wall(missed.time, &zone()), "2025-03-17 06:31:00");
    let begins = of_action(&records, "log-begins");
    let cleared: Vec<_> = begins.iter().filter(|record| text(record, Column::Code) == "ADM20599").collect();
    assert_eq!(cleared.iter().map(|record| text(record, Column::Reason)).collect::<Vec<_>>(), ["local"]);
    let scans = of_action(&records, "scan");
    let quick = scans.iter().filter(|record| extra(record, Extra::MeasurePercent) == Some(OwnedValue::Float(7.7)));
    assert_eq!((scans.len(), quick.count()), (14, 2));
    let late = of_action(&records, "scan-late");
    assert_eq!(
        late.iter().map(|record| extra(record, Extra::MeasurePercent)).collect::<Vec<_>>(),
        [Some(OwnedValue::Float(146.2))]
    );
    let requests = of_action(&records, "not-logged");
    assert_eq!(requests.iter().map(|record| text(record, Column::Reason)).collect::<Vec<_>>(), ["stopped"]);
    let doubtful = ["silence", "node-silent", "clock-back", "clock-jump", "scan-unfinished"];
    assert!(doubtful.iter().all(|action| of_action(&records, action).is_empty()));
}

#[test]
fn the_demo_shows_whose_session_moved() {
    let (records, sessions) = told(&COPIES, 1, 1 << 20);
    assert_eq!(of_action(&records, "session").len(), sessions.len());
    assert!(of_action(&records, "session").iter().all(|record| record.ends_session && record.session.is_some()));
    let moved: Vec<(String, Option<OwnedValue>)> = of_action(&records, "address-changed")
        .iter()
        .filter(|record| extra(record, Extra::PlaceChanged) != Some(word("none")))
        .map(|record| (text(record, Column::Country), extra(record, Extra::PlaceChanged)))
        .collect();
    assert_eq!(moved.len(), 5);
    assert!(moved.iter().all(|(_, changed)| *changed == Some(word("country"))));
    let foreign = of_action(&records, "host-changed");
    let [foreign] = foreign.as_slice() else { panic!("one session got another host") };
    assert_eq!(text(foreign, Column::NewValue), "WIN-7GQ2KD81V0A");
    assert_eq!(text(foreign, Column::SrcIp), "81.2.69.142", "it has the address of that time");
    assert_eq!((foreign.proof.line, on_the_wall(foreign.time, &zone())), (16, "2025-03-14 08:52:35".to_owned()));
    assert_eq!(of_action(&records, "journey").len(), 5);
    let first = of_action(&records, "session")[0];
    assert_eq!(extra(first, Extra::LocalHour), Some(OwnedValue::Int(7)), "of the start, not of the end");
    assert_eq!(extra(first, Extra::SessionFactors), Some(OwnedValue::Int(2)));
}

#[test]
fn events_find_their_session() {
    let (_, sessions) = told(&COPIES, 1, 1 << 20);
    let session = sessions.iter().find(|session| session.host() == b"LNK-LT-0211").expect("a session of e.ward");
    let number = u32::try_from(session.number()).ok();
    let mut texts = Interner::default();
    let [long, short] = session.ids();
    let [node, user, long, short, other] =
        [session.node(), session.user(), long, short, b"other"].map(|text| texts.id(text));
    let index = SessionIndex::of(&sessions, &mut texts);
    let find = |node, user, long, short, time| index.find(Clues { node, user, long, short }, time, &texts);
    let (start, end) = (session.start(), session.end());
    let minute = 60_000_000;
    assert_eq!(find(node, 0, long, 0, start), number);
    assert_eq!(find(node, 0, 0, short, end + minute), number, "its id may be printed after its end");
    assert_eq!(find(node, 0, long, 0, end + 10 * minute), None);
    assert_eq!(find(other, 0, long, 0, start), None);
    assert_eq!(find(node, user, 0, 0, start + minute), number);
    assert_eq!(find(node, user, 0, 0, start - minute), None);
    assert_eq!(find(node, user, 0, 0, end + minute), None);
    assert_eq!(index.find_next(Clues { node, user, ..Clues::default() }, start - minute, 5 * minute), number);
    assert_eq!(index.find_next(Clues { node, user, ..Clues::default() }, start - minute, minute / 2), None);
    let [own, device] = index.texts(number.expect("a number")).map(|text| texts.get(text));
    assert_eq!((own, device), (session.number().to_string().as_bytes(), &b"LNK-LT-0211"[..]));
    assert_eq!((index.texts(0), index.texts(u32::MAX)), ([0; 2], [0; 2]));
}

#[test]
fn records_are_the_same_however_the_archive_is_read() {
    let plain = |paths: &[&str], workers, chunk_bytes| -> Vec<String> {
        let (mut records, _) = told(paths, workers, chunk_bytes);
        // The number of a source follows from the order of the input.
        for record in &mut records {
            record.proof.place.source = 0;
        }
        records.iter().map(|record| format!("{record:?}")).collect()
    };
    let wanted = plain(&COPIES, 1, 1 << 20);
    assert_eq!(plain(&COPIES, 4, 1 << 20), wanted);
    assert_eq!(plain(&COPIES, 2, 512), wanted);
    let about_logs = |records: &[String]| -> BTreeSet<String> {
        records.iter().filter(|text| text.contains("kind: Coverage") || text.contains("kind: Scan")).cloned().collect()
    };
    let reversed: Vec<&str> = COPIES.into_iter().rev().collect();
    assert_eq!(about_logs(&plain(&reversed, 2, 700)), about_logs(&wanted));
}

#[test]
fn a_record_is_an_event_at_its_proof() {
    let proof = Proof { place: Place { source: 1, at: 70 }, file: b"a.log".to_vec(), line: 2, offset: 70 };
    let record = Record::new(RecordKind::Scan, "scan", 5, proof).with(Column::Node, b"gw").with(Column::User, b"");
    let record = record.lasting(3).with_extra(Extra::ScanNew, OwnedValue::Int(1));
    let event = record.event();
    assert_eq!((event.text(Column::Action), event.text(Column::Node)), (&b"scan"[..], &b"gw"[..]));
    assert_eq!((event.int(Column::Time), event.int(Column::Duration)), (Some(5), Some(3000)));
    assert_eq!((event.place.at, event.int(Column::Line), event.int(Column::Offset)), (70, Some(2), Some(70)));
    assert_eq!(record.measured(), [(Extra::ScanNew, Value::Int(1))]);
}

#[test]
fn lengths_are_short() {
    let words = [0, 59, 61, 3600, 90_061].map(|secs| length(secs * 1_000_000));
    assert_eq!(words, ["0 s", "59 s", "1 min 1 s", "1 h", "1 d 1 h"]);
}
