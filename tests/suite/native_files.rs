//! Native logs as they are found: names, headers, samples; and what is made of them.

use crate::{
    harness::{Packed, Scratch, gzip, run, run_with, tar, zip},
    vc0_log::{Damage, Kind, Log, Spec},
};

/// What the head of a published log shows: its first record, up to where the sample ends.
const SAMPLE: &[u8] = b"\x37\x0167e39911.048d95\tlocalhost2\tADM20599\tvc0\tRoot\t1";

fn header() -> Vec<u8> {
    let mut header = vec![0; 8192];
    (header[0], header[4]) = (5, 1);
    header
}

fn log(kind: Kind, records: usize) -> Vec<u8> {
    Log::new(&Spec::new(kind, records, 11)).bytes()
}

/// Rows of CSV without their head.
fn rows(columns: &str, arguments: &[&str]) -> Vec<String> {
    let outcome = run(&[&["filter", "-q", "-f", "csv", "--columns", columns], arguments].concat());
    outcome.text().lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn the_published_sample_is_one_event_that_is_cut() {
    let scratch = Scratch::new();
    let file = scratch.file("log.admin.vc0", &[&header()[..], SAMPLE].concat());
    let columns = "time,format,log,node,code,action,vsys,src_ip,flags,line,offset,raw";
    let outcome = run(&["filter", "-f", "ndjson", "--columns", columns, &file]).code(0);
    let wanted = serde_json::json!({
        "time": "2025-03-26T06:05:05.298389Z",
        "format": "vc0",
        "log": "admin",
        "node": "localhost2",
        "code": "ADM20599",
        "action": "log-cleared",
        "vsys": "Root",
        "src_ip": "1",
        "flags": "cut",
        "offset": 8192,
        "raw": "67e39911.048d95\tlocalhost2\tADM20599\tvc0\tRoot\t1",
    });
    assert_eq!(outcome.rows(), [wanted]);
    assert_eq!(outcome.stderr, "pulsetrail: 1 event in 1 file\n");
}

#[test]
fn records_divided_by_the_byte_5_are_the_layout_of_another_tools_tests() {
    let scratch = Scratch::new();
    let record = |count: u32| {
        let user = format!("67d390be.{count:08x}\tnode-1\tSYS12345\tvc0\tRoot\t203.0.113.{count}\tjdoe");
        format!("{user}\tUser login succeeded\x05")
    };
    let records: String = (1..=3).map(record).collect();
    for end in ["", "\0\0\0\0"] {
        let file = scratch.file("test.vc0", &[&header()[..], records.as_bytes(), end.as_bytes()].concat());
        let columns = "time,format,node,code,vsys,src_ip,user,realm,args,flags,offset";
        let outcome = run(&["filter", "-f", "csv", "--columns", columns, &file]).code(0);
        let row = |count: usize| {
            let time = format!("2025-03-14T02:13:18.00000{count}Z");
            let offset = 8192 + (count - 1) * records.len() / 3;
            format!(
                "{time},vc0-synthetic,node-1,SYS12345,Root,203.0.113.{count},jdoe,,User login succeeded,,{offset}\n"
            )
        };
        assert_eq!(outcome.text(), format!("{columns}\n{}{}{}", row(1), row(2), row(3)));
        assert_eq!(outcome.stderr, "pulsetrail: 3 events in 1 file\n");
    }
}

#[test]
fn the_name_tells_the_log() {
    let scratch = Scratch::new();
    // A code that the catalogue puts into no log.
    let text = "67d390be.048d95\tn\tZZZ99999\tvc0\tRoot\t192.0.2.7\teva\t\t\t\t\t\t\t\t\t\t\tuid__1_2_3\tx\t";
    let log = [&header()[..], &[text.len() as u8, 0], text.as_bytes()].concat();
    let one = |file: &str| rows("log", &[file]).join(" ");
    for (word, name) in [
        ("events", "event"),
        ("access", "user"),
        ("admin", "admin"),
        ("sensorslog", "sensor"),
        ("policytrace", "policytrace"),
        ("diagnosticlog", "diagnostic"),
    ] {
        let own = format!("log.{word}.vc0");
        assert_eq!(one(&scratch.file(&own, &log)), name);
        assert_eq!(one(&scratch.file(&format!("{own}.old"), &log)), name);
        assert_eq!(one(&scratch.file(&format!("{own}.gz"), &gzip(&log))), name);
        assert_eq!(one(&scratch.file(&format!("{own}.old.gz"), &gzip(&log))), name);
        assert_eq!(one(&scratch.file(&format!("node-1_log.{word}.vc1"), &log)), name);
        let member = format!("data/runtime/logs/{own}");
        assert_eq!(one(&scratch.file("x.zip", &zip(&[Packed::deflated(&member, &log)]))), name);
        assert_eq!(one(&scratch.file("x.tgz", &gzip(&tar(&[(&member, &log)])))), name);
    }
    assert_eq!(one(&scratch.file("x.vc0", &log)), "\"\"");
    assert_eq!(rows("log", &[&scratch.file("log.other.vc0", &self::log(Kind::Access, 100))])[0], "user");
}

#[test]
fn one_record_is_a_log_whichever_way_its_length_counts() {
    let scratch = Scratch::new();
    for counts_itself in [false, true] {
        for records in [1, 2] {
            let log = Log::new(&Spec { counts_itself, ..Spec::new(Kind::Admin, records, 12) }).bytes();
            for version in [0, 5, 6] {
                let mut log = log.clone();
                log[0] = version;
                let file = scratch.file("log.admin.vc0", &log);
                let outcome = run(&["filter", "-f", "csv", "--columns", "offset,flags", &file]).code(0);
                assert!(outcome.text().starts_with("offset,flags\n8192,\n"), "{}", outcome.text());
                assert_eq!(outcome.text().lines().count(), records + 1);
                let s = if records == 1 { "" } else { "s" };
                assert_eq!(outcome.stderr, format!("pulsetrail: {records} event{s} in 1 file\n"));
            }
        }
    }
}

#[test]
fn whatever_the_header_is_the_records_are_read() {
    let scratch = Scratch::new();
    let whole = log(Kind::Events, 500);
    let records = &whole[8192..];
    let columns = "time,code,uid,args,flags";
    let wanted = rows(columns, &[&scratch.file("x.vc0", &whole)]);
    assert_eq!(wanted.len(), 500);
    let mut version_6 = header();
    version_6[..8].copy_from_slice(&[6, 0, 0, 0, 2, 0, 0, 0]);
    let mut filled = header();
    filled[100..200].fill(b'x');
    for (name, header) in [
        ("none", vec![]),
        ("version 6", version_6),
        ("NUL", vec![0; 8192]),
        ("short", header()[..100].to_vec()),
        ("long", [header(), vec![0; 20_000]].concat()),
        ("filled", filled),
        ("of text", b"HEADER OF TEXT\n".repeat(500)),
    ] {
        let file = scratch.file("x.vc0", &[&header[..], records].concat());
        for extra in [&[][..], &["--no-mmap", "--chunk-bytes", "1"]] {
            assert!(rows(columns, &[&[file.as_str()], extra].concat()) == wanted, "{name} {extra:?}");
        }
        run(&["filter", "--count", "--force", "--rejects", &scratch.name("rejects"), &file]).code(0);
        assert_eq!(std::fs::metadata(scratch.path("rejects")).expect("rejects").len(), 0, "{name}");
    }
}

#[test]
fn empty_logs_and_locks_have_no_events_and_no_rejects() {
    let scratch = Scratch::new();
    scratch.file("log.events.vc0", &header());
    scratch.file("log.events.vc0.lock", b"");
    scratch.file("log.access.vc0", &log(Kind::Access, 100));
    let outcome = run(&["filter", "--count", &scratch.name("")]).code(0);
    assert_eq!((outcome.text(), outcome.stderr.as_str()), ("100\n", "pulsetrail: 100 events in 3 files\n"));
    run(&["filter", &scratch.name("log.events.vc0")]).says(1, "0 events in 1 file\n");
    run(&["filter", &scratch.name("log.events.vc0.lock")]).says(1, "0 events in 1 file\n");
}

#[test]
fn raw_texts_one_a_line_are_the_same_events() {
    let scratch = Scratch::new();
    let columns = "all,raw,-file,-line,-offset,-log";
    // The longest ones have as many bytes with their line feed as these two say, taken as a length.
    for padding in 0..3 {
        let log = Log::new(&Spec { utf8: true, ..Spec::new(Kind::Access, 1000, 13 + padding) });
        for bytes in [log.bytes(), log.damaged(Damage::SedDrop).bytes, log.damaged(Damage::ZeroFill).bytes] {
            let file = scratch.file("x.vc0", &bytes);
            let raw = run(&["filter", "-q", "--raw", &file]).code(0);
            let wanted = rows(columns, &[&file]);
            assert_eq!(raw.text().lines().count(), wanted.len());
            let lines = scratch.file("x.log", &raw.stdout);
            let without_flags: Vec<_> = wanted.iter().map(|row| row.replace("bare-record", "")).collect();
            assert!(rows(columns, &[&lines]) == without_flags);
        }
    }
}

#[test]
fn texts_one_a_line_are_no_native_log_even_if_line_ends_fit_as_lengths() {
    let start = "\tn\tZZZ99999\tvc0\tRoot\t192.0.2.7\teva\t\t\t\t\t\t\t\t\t\t\tuid__1_2_3\t";
    // A tab and a line feed are the length 2569; three lines of 857 bytes are as long, with their own.
    let line = |number: u32| format!("{:08x}.048d95{start}{:a<2$}\t\t\n", 0x67d3_90be + number, "", 839 - start.len());
    let text: String = (0..60).map(line).collect();
    assert_eq!(text.len(), 60 * 857);
    let outcome = run_with(&["filter", "-f", "csv", "--columns", "line,flags", "-"], text.as_bytes()).code(0);
    assert_eq!(outcome.text().lines().count(), 61);
    assert!(outcome.text().ends_with("\n60,\n"), "{}", outcome.text());
}

#[test]
fn native_events_are_counted_stored_compared_and_surveyed() {
    let scratch = Scratch::new();
    let log = Log::new(&Spec { utf8: true, ..Spec::new(Kind::Access, 2000, 16) });
    let file = scratch.file("a/log.access.vc0", &log.damaged(Damage::SedDrop).bytes);
    let again = scratch.file("b/log.access.vc0", &log.bytes());

    let counts = run(&["aggregate", "-q", "-f", "csv", "--by", "user,code", &file]).code(0);
    let total: u64 = counts.text().lines().skip(1).filter_map(|row| row.rsplit(',').next()?.parse::<u64>().ok()).sum();
    assert_eq!(total, 1996);
    assert!(counts.text().contains("\nelin.berg") && counts.text().contains(",AUT31556,"), "{}", counts.text());

    let parquet = scratch.name("x.parquet");
    run(&["export", "-q", "--columns", "all,raw", "-o", &parquet, &file]).code(0);
    for question in [
        &["export", "-q", "-f", "csv"][..],
        &["aggregate", "-q", "-f", "csv", "--by", "user,code,flags"],
        &["filter", "-q", "-f", "csv", "--where", "flags = 'bare-record' OR args LIKE '%ESP%'"],
    ] {
        let ask = |file: &str| run(&[question, &[file]].concat()).code(0).stdout;
        assert!(ask(&parquet) == ask(&file), "{question:?}");
    }

    let outcome = run(&["filter", "--count", "--dedup", &again, &again]).code(0);
    assert_eq!(outcome.text(), "2000\n", "{}", outcome.stderr);
    let outcome = run(&["filter", "--count", "--dedup", &file, &again]).code(0);
    assert_eq!(outcome.text(), "2000\n", "{}", outcome.stderr);

    let survey = run(&["inspect", &file]).code(0);
    for words in ["1996", "vc0", "gw-fjord-01"] {
        assert!(survey.text().contains(words), "{words} is not in {}", survey.text());
    }
}
