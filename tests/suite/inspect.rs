//! `inspect`: what is said about files, and that it adds up.

use std::fs;

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::harness::{Scratch, gzip, run, run_with, welf};

/// One of everything: two layouts, two appliances, a relay, a cleared log, a continuation, a blank, three
/// reasons to be rejected.
fn log() -> Vec<u8> {
    let mut text = b"<134>1 2025-03-14T09:00:05+01:00 relay PulseSecure: - - - 2025-03-14 09:00:00 - node-2 - \
        [127.0.0.1] System()[] - Events log has been cleared\n\tby somebody\n"
        .to_vec();
    text.extend(welf("2025-03-14 08:30:00", "eva", "AUT22673: Logout from 203.0.113.7").into_bytes());
    text.extend(b"\n--- rotated ---\n\x00\x01\n--- again ---\n2025-03-14 08:31:00 - node-1 - torn\n");
    text.extend(welf("2025-03-15 10:00:00", "bob", "AUT22673: Logout from 203.0.113.7").into_bytes());
    text
}

#[test]
fn everything_is_said_about_a_file() {
    let scratch = Scratch::new();
    let file = scratch.file("x.log", &log());
    let outcome = run(&["inspect", &file]).code(0);
    let rows = outcome.rows();
    assert_eq!(rows.len(), 1);
    let wanted = json!({
        "file": file, "container": "plain", "bytes": log().len(), "sha256": hex(&log()),
        "lines": 9, "events": 3, "continuations": 1, "blanks": 1, "headings": 0,
        "rejects": {"no-anchor": 2, "binary": 1, "torn": 1},
        "reject_samples": [
            {"reason": "no-anchor", "line": 5, "offset": offset(b"--- rotated"), "excerpt": "--- rotated ---"},
            {"reason": "binary", "line": 6, "offset": offset(b"\x00\x01"), "excerpt": "\u{0}\u{1}"},
            {"reason": "no-anchor", "line": 7, "offset": offset(b"--- again"), "excerpt": "--- again ---"},
            {"reason": "torn", "line": 8, "offset": offset(b"2025-03-14 08:31"), "excerpt": "2025-03-14 08:31:00 - node-1 - torn"},
        ],
        "formats": {"standard": 1, "welf": 2}, "nodes": {"node-1": 2, "node-2": 1}, "logs": {"admin": 1, "user": 2},
        "first": "2025-03-14T08:00:00.000000Z", "last": "2025-03-15T10:00:00.000000Z",
        "clock_offset": {"median_secs": 5, "min_secs": 5, "max_secs": 5, "lines": 1},
        "logging_changes": [{"code": "ADM20599", "meaning": "log cleared by an administrator", "count": 1,
            "first": "2025-03-14T08:00:00.000000Z", "last": "2025-03-14T08:00:00.000000Z"}],
        "gaps": [], "skipped": null, "version": env!("CARGO_PKG_VERSION"),
    });
    assert_eq!(rows[0], wanted);
    let keys = outcome.text().lines().next().expect("a line");
    assert!(
        keys.starts_with("{\"file\":") && keys.ends_with(&format!("\"version\":\"{}\"}}", env!("CARGO_PKG_VERSION")))
    );
}

fn offset(text: &[u8]) -> usize {
    log().windows(text.len()).position(|window| window == text).expect("there")
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

#[test]
fn people_get_a_line_for_each_file_and_then_what_there_is_to_say() {
    let scratch = Scratch::new();
    scratch.file("a.log", &log());
    scratch.file("b.log", welf("2025-03-15 11:00:00", "bob", "AUT22673: Logout from 203.0.113.7").as_bytes());
    let outcome = run(&["inspect", "-f", "table", &scratch.name("")]).code(0);
    let (below, page) = outcome.text().split_once("\n\n").expect("a folder and the rest");
    assert_eq!(below, format!("Files below {}", scratch.name("")));
    let wanted = "\
file       container  formats             events  rejects  first                last
────────────────────────────────────────────────────────────────────────────────────────────────────
a.log      plain      standard 1, welf 2       3        4  2025-03-14 08:00:00  2025-03-15 10:00:00
b.log      plain      welf                     1        0  2025-03-15 11:00:00  2025-03-15 11:00:00
2 sources             standard 1, welf 3       4        4  2025-03-14 08:00:00  2025-03-15 11:00:00

Appliances: node-1 3, node-2 1
Logs: user 3, admin 1

Lines that were rejected: how many, and the first three of each reason
file   lines  why             line  offset  text
────────────────────────────────────────────────────────────────────────────────
a.log      2  not a log line     5     428  --- rotated ---
                                 7     447  --- again ---
a.log      1  not text           6     444  \\x00\\x01
a.log      1  cut or mangled     8     461  2025-03-14 08:31:00 - node-1 - torn

Seconds by which the header's clock is ahead of the appliance's
file   median  least  most  lines
──────────────────────────────────
a.log       5      5     5      1

Logging that was changed, and logs that were cleared, full or taken away
code      meaning                          count  first                last
───────────────────────────────────────────────────────────────────────────────────────────
ADM20599  log cleared by an administrator      1  2025-03-14 08:00:00  2025-03-14 08:00:00

Events by hour of the day, a row is a day
                0           6           12          18
2025-03-14 Fri                  ██                                      2
2025-03-15 Sat                      ░░░░                                2
░ 1   █ 2
";
    assert_eq!(page, wanted);
}

#[test]
fn sums_add_up_over_lines_and_files() {
    let scratch = Scratch::new();
    scratch.file("1.log", &log());
    scratch.file("2.log", &fs::read("testdata/formats/standard/headers.log").unwrap_or_else(|_| log()));
    scratch.file("3.log.gz", &gzip(&log()));
    scratch.file("4.log", b"");
    let rows = run(&["inspect", &scratch.name("")]).code(0).rows();
    assert_eq!(rows.len(), 5);
    let number = |row: &serde_json::Value, key: &str| row[key].as_u64().expect("a number");
    for row in &rows {
        let rejects: u64 =
            row["rejects"].as_object().expect("an object").values().filter_map(serde_json::Value::as_u64).sum();
        let parts = number(row, "events") + number(row, "continuations") + number(row, "blanks") + rejects;
        assert_eq!(number(row, "lines"), parts);
        let formats: u64 =
            row["formats"].as_object().expect("an object").values().filter_map(serde_json::Value::as_u64).sum();
        assert_eq!(formats, number(row, "events"));
    }
    for key in ["lines", "events", "blanks", "bytes"] {
        assert_eq!(rows[..4].iter().map(|row| number(row, key)).sum::<u64>(), number(&rows[4], key), "{key}");
    }
}

#[test]
fn a_digest_is_that_of_the_file_as_it_lies_on_disk() {
    let scratch = Scratch::new();
    let packed = gzip(&log());
    let file = scratch.file("x.log.gz", &packed);
    let rows = run(&["inspect", &file]).code(0).rows();
    assert_eq!((&rows[0]["sha256"], &rows[0]["container"]), (&json!(hex(&packed)), &json!("gzip")));
    let rows = run_with(&["inspect", "-"], &log()).code(0).rows();
    assert_eq!(
        (&rows[0]["sha256"], &rows[0]["file"], &rows[0]["events"]),
        (&json!(hex(&log())), &json!("-"), &json!(3))
    );
    let empty = scratch.file("empty.log", b"");
    let rows = run(&["inspect", &empty]).code(0).rows();
    assert_eq!((&rows[0]["sha256"], &rows[0]["lines"], &rows[0]["first"]), (&json!(hex(b"")), &json!(0), &json!(null)));
}

#[test]
fn three_rejected_lines_of_a_reason_are_shown_and_long_ones_cut_between_characters() {
    let scratch = Scratch::new();
    let long = format!("{}{}", "x".repeat(159), "é".repeat(20));
    let file = scratch.file("x.log", format!("{long}\nb\nc\nd\ne\n").as_bytes());
    let rows = run(&["inspect", &file]).code(0).rows();
    assert_eq!(rows[0]["rejects"], json!({"no-anchor": 5}));
    let excerpts: Vec<&str> = rows[0]["reject_samples"]
        .as_array()
        .expect("samples")
        .iter()
        .filter_map(|sample| sample["excerpt"].as_str())
        .collect();
    assert_eq!(excerpts, [&"x".repeat(159), "b", "c"]);
    let table = run(&["inspect", "-f", "table", &file]).code(0);
    let wanted = format!("{file}      5  not a log line     1       0  {}…\n", "x".repeat(60));
    assert!(table.text().contains(&wanted), "{}", table.text());
    let hostile = run_with(&["inspect", "-f", "table", "-"], b"\x1b]0;owned\x07\n").code(0);
    assert!(hostile.text().contains("\\x1b]0;owned\\x07"), "{}", hostile.text());
}

/// A line every five minutes for ten days, but for those minutes.
fn heartbeat(silent: std::ops::Range<i64>) -> Vec<(i64, String)> {
    let monday = 1_740_960_000;
    let minutes = (0..14_400).step_by(5).filter(|minute| !silent.contains(minute));
    let line = |minute: i64| {
        let time = jiff::Timestamp::from_second(monday + minute * 60).expect("a time");
        welf(&time.strftime("%Y-%m-%d %H:%M:%S").to_string(), "System", "SYS10306: Alive")
    };
    minutes.map(|minute| (minute, line(minute))).collect()
}

fn text(lines: &[(i64, String)]) -> Vec<u8> {
    lines.iter().flat_map(|(_, line)| line.bytes()).collect()
}

#[test]
fn a_regular_log_that_falls_silent_for_five_hours_is_reported() {
    let scratch = Scratch::new();
    let file = scratch.file("x.log", &text(&heartbeat(5000..5300)));
    let rows = run(&["inspect", &file]).code(0).rows();
    let wanted = json!([{"start": "2025-03-06T11:15:00.000000Z", "end": "2025-03-06T16:20:00.000000Z", "minutes": 305,
        "expected_events": 53, "chance": "practically none"}]);
    assert_eq!(rows[0]["gaps"], wanted);
    let table = run(&["inspect", "-f", "table", &file]).code(0);
    assert!(table.text().contains("2025-03-06 11:15:00  2025-03-06 16:20:00  5 h 5 min         53  practically none"));
    let file = scratch.file("y.log", &text(&heartbeat(0..0)));
    assert_eq!(run(&["inspect", &file]).code(0).rows()[0]["gaps"], json!([]));
}

#[test]
fn files_of_consecutive_days_follow_each_other() {
    let scratch = Scratch::new();
    let lines = heartbeat(2 * 1440..3 * 1440);
    for (number, day) in lines.chunk_by(|one, next| one.0 / 1440 == next.0 / 1440).enumerate() {
        scratch.file(&format!("{number}.log"), &text(day));
    }
    let rows = run(&["inspect", &scratch.name("")]).code(0).rows();
    let (total, days) = rows.split_last().expect("a total");
    assert_eq!(days.len(), 9);
    assert!(days.iter().all(|day| day["gaps"] == json!([])), "a day on its own has no habits");
    assert_eq!(total["gaps"][0]["start"], "2025-03-04T23:55:00.000000Z");
    assert_eq!(total["gaps"][0]["minutes"], 1445);
}

#[test]
fn nights_without_traffic_are_no_gaps() {
    let scratch = Scratch::new();
    let mut lines = heartbeat(0..0);
    lines.retain(|(minute, _)| (8 * 60..18 * 60).contains(&(minute % 1440)));
    let file = scratch.file("x.log", &text(&lines));
    let rows = run(&["inspect", "--log-tz", "Europe/Stockholm", &file]).code(0).rows();
    assert_eq!(rows[0]["gaps"], json!([]));
}

#[test]
fn times_far_apart_take_neither_time_nor_screen() {
    let scratch = Scratch::new();
    let mut log = text(&heartbeat(5000..5300));
    for year in ["0001", "9998"] {
        log.extend(welf(&format!("{year}-06-01 00:00:00"), "x", "AUT22673: Logout from 203.0.113.7").into_bytes());
    }
    let file = scratch.file("x.log", &log);
    let gaps = run(&["inspect", &file]).code(0).rows()[0]["gaps"].as_array().expect("gaps").len();
    assert_eq!(gaps, 3);
    let table = run(&["inspect", "-f", "table", "--tz", "+05:45", &file]).code(0);
    assert!(table.text().lines().count() < 40, "{}", table.text());
}

#[test]
fn the_map_has_a_row_for_each_day_and_a_column_for_each_hour() {
    let scratch = Scratch::new();
    let mut log = Vec::new();
    for (time, count) in [("14 00:10:00", 1), ("14 09:00:00", 20), ("15 23:59:59", 3), ("21 12:00:00", 300)] {
        for _ in 0..count {
            log.extend(welf(&format!("2025-03-{time}"), "eva", "AUT22673: Logout from 203.0.113.7").into_bytes());
        }
    }
    let file = scratch.file("x.log", &log);
    let outcome = run(&["inspect", "-f", "table", "--tz", "+01:00", &file]).code(0);
    let map: Vec<&str> = outcome.text().lines().skip_while(|line| !line.starts_with("Events by hour")).collect();
    let wanted = [
        "Events by hour of the day, a row is a day",
        "                0           6           12          18",
        "2025-03-14 Fri    ░░                ▓▓                                 21",
        "2025-03-15 Sat",
        "2025-03-16 Sun  ░░                                                      3",
        "2025-03-17 Mon",
        "2025-03-18 Tue",
        "2025-03-19 Wed",
        "⋮",
        "2025-03-21 Fri                            ██                          300",
        "░ 1–4   ▒ 5–17   ▓ 18–72   █ 73–300",
    ];
    assert_eq!(map, wanted);
}

#[test]
fn answers_do_not_depend_on_how_the_input_is_read() {
    let scratch = Scratch::new();
    let mut text = text(&heartbeat(5000..5300));
    (0..50).for_each(|_| text.extend(log()));
    let file = scratch.file("x.log", &text);
    for format in ["ndjson", "table", "csv", "tsv"] {
        let ask = |extra: &[&str]| run(&[&["inspect", "-q", "-f", format, &file], extra].concat()).code(0).stdout;
        let wanted = ask(&["-j", "1"]);
        for extra in
            [&["-j", "8"][..], &["--no-mmap"], &["--chunk-bytes", "1000"], &["--chunk-bytes", "65537", "-j", "3"]]
        {
            assert!(ask(extra) == wanted, "{format} {extra:?}");
        }
    }
}

#[test]
fn a_skipped_file_has_an_object_and_an_exit_code() {
    let scratch = Scratch::new();
    scratch.file("a.arrow", b"ARROW1\0\0rest");
    scratch.file("b.log", &log());
    let outcome = run(&["inspect", &scratch.name("")]).code(3);
    let rows = outcome.rows();
    assert_eq!(rows.len(), 3);
    let row_of = |name: &str| rows.iter().find(|row| row["file"] == scratch.name(name)).expect("a row");
    assert!(row_of("a.arrow")["skipped"].as_str().is_some_and(|reason| reason.contains("an Arrow file")));
    assert_eq!((&row_of("a.arrow")["events"], &row_of("b.log")["skipped"]), (&json!(0), &json!(null)));
}

#[test]
fn rows_are_flat_and_files_are_written() {
    let scratch = Scratch::new();
    let file = scratch.file("x.log", &log());
    let out = scratch.name("x.csv");
    run(&["inspect", "-o", &out, &file]).code(0);
    let text = fs::read_to_string(&out).expect("the file");
    let wanted = format!(
        "file,container,bytes,sha256,lines,events,continuations,blanks,headings,rejects,formats,nodes,logs,first,last,\
         clock_offset_median_secs,clock_offset_min_secs,clock_offset_max_secs,clock_offset_lines,logging_changes,gaps,findings,skipped\n\
         {file},plain,{},{},9,3,1,1,0,4,\"standard 1, welf 2\",\"node-1 2, node-2 1\",\"admin 1, user 2\",\
         2025-03-14T08:00:00.000000Z,2025-03-15T10:00:00.000000Z,5,5,5,1,1,0,,\n",
        log().len(),
        hex(&log())
    );
    assert_eq!(text, wanted);
    let json = run(&["inspect", "-f", "json", &file]).code(0);
    assert_eq!(json.stdout, run(&["inspect", &file]).code(0).stdout);
}

#[test]
fn what_makes_no_sense_gets_one_sentence() {
    let scratch = Scratch::new();
    let file = scratch.file("x.log", &log());
    run(&["inspect", "-f", "parquet", &file]).says(2, "inspect does not write parquet; export, aggregate,");
    run(&["inspect", "-f", "ecs", &file]).says(2, "inspect does not write ecs; filter, export, sessions and detect do");
    run(&["inspect", "--columns", "user", &file]).says(2, "only the events of --compare and --carve have columns");
    run(&["inspect", &scratch.name("missing")]).says(2, "no such file or directory");
    run(&["inspect", "--user", "x", &file]).says(2, "--user");
}

#[test]
fn traces_of_editing_are_looked_for_only_when_asked() {
    let scratch = Scratch::new();
    let file = scratch.file("x.log", &log());
    assert_eq!(run(&["inspect", &file]).code(0).rows()[0].get("integrity"), None);
    for format in ["ndjson", "json"] {
        let rows = run(&["inspect", "--integrity", "-f", format, &file]).code(0).rows();
        assert_eq!(rows[0]["integrity"], json!([]));
    }
    let table = run(&["inspect", "--integrity", "-f", "csv", &file]).code(0);
    let mut lines = table.text().lines();
    assert!(lines.next().expect("heads").ends_with(",gaps,findings,skipped"));
    assert!(lines.next().expect("a row").ends_with(",0,0,"));
    let page = run(&["inspect", "--integrity", "-f", "table", &file]).code(0);
    assert!(page.text().contains("No native logs (.vc0) are here"));
    run(&["inspect", "--integrity", "--compare", &file, &file]).code(2);
}
