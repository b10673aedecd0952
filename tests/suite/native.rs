//! Native logs are read: whole and damaged ones, whatever the size of chunks and whatever they are packed in.

use std::fmt::Write as _;

use jiff::Timestamp;
use proptest::prelude::*;

use crate::{
    checks,
    harness::{Outcome, Packed, Scratch, gzip, run, run_with, tar, zip, zstd},
    vc0_log::{Damage, Damaged, Kind, Log, Spec},
};

const COLUMNS: &str = "time,format,node,code,vsys,src_ip,actor,realm,roles,agent,uid,args,flags,offset";
const KINDS: [Kind; 3] = [Kind::Events, Kind::Access, Kind::Admin];

/// A quiet log, so that a gap of five hours leaves something behind it.
fn log(seed: u64, records: usize, counts_itself: bool) -> Log {
    let kind = KINDS[seed as usize % KINDS.len()];
    let (rate, hosts) = (f64::from(u32::try_from(records).expect("few")) / 200_000.0, &["gw-fjord-01", "gw-fjord-02"]);
    Log::new(&Spec { rate, hosts, utf8: true, counts_itself, ..Spec::new(kind, records, seed) })
}

/// The row that a text must become.
fn row(text: &[u8], flag: Option<&str>, offset: usize) -> String {
    let text = std::str::from_utf8(text).expect("UTF-8");
    let fields: Vec<&str> = text.split('\t').collect();
    let field = |place: usize| fields.get(place).copied().unwrap_or_default();
    let number = |digits: &str| i64::from_str_radix(digits, 16).expect("a number");
    let time = number(&field(0)[..8]) * 1_000_000 + number(&field(0)[9..]);
    let time = Timestamp::from_microsecond(time).expect("a time");
    // Each field has a tab behind it, unless the file is cut.
    let end = if text.ends_with('\t') { fields.len() - 1 } else { fields.len() };
    let arguments = fields.get(18..end).map(|arguments| arguments.join("\t")).unwrap_or_default();
    // There the sentence names the client, and the record the appliance.
    let address = if field(2) == "AUT24604" { field(18) } else { field(5) };
    let cells = [
        ("node", field(1)),
        ("code", field(2)),
        ("vsys", field(4)),
        ("src_ip", address),
        ("actor", field(6)),
        ("realm", field(7)),
        ("roles", field(8)),
        ("agent", field(13)),
        ("uid", field(17)),
        ("args", &arguments),
        ("flags", flag.unwrap_or_default()),
    ];
    let mut row = format!("{{\"time\":\"{time:.6}\",\"format\":\"vc0\"");
    for (name, value) in cells.into_iter().filter(|(_, value)| !value.is_empty()) {
        let value = serde_json::to_string(value).expect("JSON");
        write!(row, ",\"{name}\":{value}").expect("memory");
    }
    row + &format!(",\"offset\":{offset}}}")
}

/// The rows that a damaged log must become.
fn rows_of(log: &Log, damaged: &Damaged, damage: Damage) -> Vec<String> {
    let flag = match damage {
        Damage::SedDrop => Some("bare-record"),
        Damage::StalePrefix => Some("stale-length"),
        Damage::Truncate => Some("cut"),
        _ => None,
    };
    let mut from = 0;
    let mut rows = Vec::new();
    for (number, record) in log.records.iter().enumerate() {
        let is_touched = damaged.touched.contains(&number);
        let is_left = damaged.left.binary_search(&number).is_ok();
        let mut text = record.text.clone();
        match damage {
            Damage::Truncate if !is_left => text.truncate(text.len() / 2),
            Damage::Backdate if is_touched => {
                text.splice(..8, format!("{:08x}", record.secs - 86_400).into_bytes());
            }
            _ if !is_left && !is_touched => continue,
            _ => {}
        }
        let at = from + memchr::memmem::find(&damaged.bytes[from..], &text).expect("the text is there");
        from = at + text.len();
        let flag = flag.filter(|_| !is_left);
        let own = if flag == Some("bare-record") { 0 } else { 2 };
        rows.push(row(&text, flag, at - own));
    }
    rows
}

fn read(file: &str) -> Outcome {
    run(&["filter", "-f", "ndjson", "--columns", COLUMNS, file]).code(0)
}

#[track_caller]
fn same_rows(got: &Outcome, wanted: &[String], name: &str) {
    for (got, wanted) in got.text().lines().zip(wanted) {
        assert_eq!(got, wanted, "{name}");
    }
    assert_eq!(got.text().lines().count(), wanted.len(), "{name}: number of rows");
}

fn check_damages(seed: u64, records: usize, counts_itself: bool) {
    let scratch = Scratch::new();
    let log = log(seed, records, counts_itself);
    for damage in Damage::ALL {
        let name = format!("{}, seed {seed}, lengths count themselves: {counts_itself}", damage.name());
        let damaged = log.damaged(damage);
        let outcome = read(&scratch.file("log.vc0", &damaged.bytes));
        let wanted = rows_of(&log, &damaged, damage);
        same_rows(&outcome, &wanted, &name);
        let rejects = if damage == Damage::ZeroFill { "; 1 line rejected (1 not text)" } else { "" };
        assert_eq!(outcome.stderr, format!("pulsetrail: {} events in 1 file{rejects}\n", wanted.len()), "{name}");
    }
}

#[test]
fn of_a_whole_log_every_record_is_read() {
    let scratch = Scratch::new();
    for (seed, counts_itself) in [(1, false), (2, true), (3, false)] {
        let log = log(seed, 4000, counts_itself);
        let spans = log.spans();
        let wanted: Vec<_> =
            log.records.iter().zip(&spans).map(|(record, span)| row(&record.text, None, span.start as usize)).collect();
        same_rows(&read(&scratch.file("log.vc0", &log.bytes())), &wanted, "whole");
    }
}

#[test]
fn of_a_damaged_log_every_record_is_read_whose_text_is_there() {
    for seed in 4..7 {
        for counts_itself in [false, true] {
            check_damages(seed, 4000, counts_itself);
        }
    }
}

#[test]
fn damage_in_a_large_log_costs_no_record_elsewhere() {
    check_damages(7, 30_000, false);
}

#[test]
fn answers_do_not_depend_on_how_a_native_log_is_read() {
    let scratch = Scratch::new();
    let log = log(8, 3000, false);
    let mut logs = vec![("whole", log.bytes())];
    logs.extend(Damage::ALL.map(|damage| (damage.name(), log.damaged(damage).bytes)));
    for (name, bytes) in logs {
        let ask = |extra: &[&str], file: &str| {
            let question = ["export", "-q", "-f", "csv", "--columns", "all,raw,-file"];
            run(&[&question[..], extra, &[file]].concat()).code(0).stdout
        };
        // A name that tells no log: a pipe has none.
        let plain = scratch.file("x.vc0", &bytes);
        let wanted = ask(&["-j", "1"], &plain);
        assert!(wanted.len() > 500_000, "{name}");
        for extra in [
            &["-j", "2"][..],
            &["-j", "4", "--chunk-bytes", "1"],
            &["--chunk-bytes", "150000"],
            &["--chunk-bytes", "341000"],
            &["--chunk-bytes", "700", "--no-mmap"],
            &["--chunk-bytes", "400000", "--no-mmap", "-j", "2"],
            &["--no-mmap"],
        ] {
            assert!(ask(extra, &plain) == wanted, "{name} {extra:?}");
        }
        for (packed, bytes) in [
            ("x.vc0.gz", gzip(&bytes)),
            ("x.vc0.zst", zstd(&bytes)),
            ("x.zip", zip(&[Packed::deflated("x.vc0", &bytes)])),
            ("x.tar", tar(&[("x.vc0", &bytes)])),
            ("y.tar.gz", gzip(&tar(&[("x.vc0.zst", &zstd(&bytes))]))),
        ] {
            assert!(ask(&[], &scratch.file(packed, &bytes)) == wanted, "{name} in {packed}");
        }
        let piped = run_with(&["export", "-q", "-f", "csv", "--columns", "all,raw,-file", "-"], &bytes).code(0);
        assert!(piped.stdout == wanted, "{name} from a pipe");
    }
}

/// Steps of a script for `checks::native`, of which those come often that make records and lengths that fit.
fn script() -> impl Strategy<Value = Vec<u8>> {
    let length = prop_oneof![
        4 => 0..700_u16,
        2 => prop_oneof![254..259_u16, 510..515_u16, 2302..2562_u16],
        1 => 14_u16..18,
        1 => 1_000..60_000_u16,
        2 => 65_400..=65_535_u16,
    ];
    let step = prop::sample::select(b"rrrrrrbbssooocccceeqqznnjxxtihd".to_vec());
    let step = (step, length).prop_map(|(step, length)| [&[step][..], &length.to_le_bytes()].concat());
    let literal = prop_oneof![
        Just(b"\t".to_vec()),
        Just(b"\0".to_vec()),
        Just(b"7\x01".to_vec()),
        Just(b"67e39911.048d95\t".to_vec()),
        Just(b"67e39911.048d95".to_vec()),
        Just(b"\tvc0\t".to_vec()),
        prop::collection::vec(any::<u8>(), 1..4),
    ];
    prop::collection::vec(prop_oneof![6 => step, 1 => literal], 1..60).prop_map(|steps| steps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a log holds, its pieces are those of the whole log in chunks of any size.
    #[test]
    fn cuts_change_no_piece(script in script()) {
        checks::native::hold(&script);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// And so are its rows.
    #[test]
    fn cuts_change_no_row(script in script()) {
        checks::native::hold_as_file(&script);
    }
}
