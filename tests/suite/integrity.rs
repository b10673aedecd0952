//! `inspect --integrity` and `inspect --carve`: what was removed from native logs, and where it still is.

use serde_json::Value as Json;

use crate::{
    harness::{Outcome, Scratch, gzip, run, run_with, tar, welf, zstd},
    vc0_log::{Damage, Kind, Log, Rec, Spec},
};

const SEEDS: [u64; 3] = [1, 2, 3];

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Events => "log.events.vc0",
        Kind::Access => "log.access.vc0",
        Kind::Admin => "log.admin.vc0",
    }
}

/// The object of the first source.
fn examined(file: &str) -> Json {
    run(&["inspect", "-q", "--integrity", "--format", "json", file]).code(0).rows().swap_remove(0)
}

fn findings(object: &Json) -> &[Json] {
    object["integrity"].as_array().expect("an array")
}

fn kinds(object: &Json) -> Vec<&str> {
    findings(object).iter().map(|finding| finding["kind"].as_str().expect("a kind")).collect()
}

fn offset(finding: &Json) -> u64 {
    finding["offset"].as_u64().expect("an offset")
}

/// Seconds since 1970 of a time in a finding.
fn secs(finding: &Json, edge: &str) -> u32 {
    let instant: jiff::Timestamp = finding[edge].as_str().expect("a time").parse().expect("a time");
    u32::try_from(instant.as_second()).expect("after 1970")
}

/// The field of a record, by its number.
fn field(record: &Rec, number: usize) -> &str {
    let field = record.text.split(|&byte| byte == b'\t').nth(number).expect("a field");
    std::str::from_utf8(field).expect("UTF-8")
}

fn wall(record: &Rec) -> String {
    jiff::Timestamp::from_second(record.secs.into()).expect("a time").strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// The same event as a syslog server has it.
fn sent(record: &Rec) -> String {
    let (code, node, address, user) = (field(record, 2), field(record, 1), field(record, 5), field(record, 6));
    welf(&wall(record), user, &format!("{code}: as it was sent"))
        .replace("src=203.0.113.7", &format!("src={address}"))
        .replace("vpn=node-1", &format!("vpn={node}"))
}

#[test]
fn every_damage_in_100_000_records_is_found_and_nothing_outside_of_it_is_lost() {
    let scratch = Scratch::new();
    for (seed, kind) in SEEDS.into_iter().zip([Kind::Access, Kind::Events, Kind::Access]) {
        let log = Log::new(&Spec { counts_itself: seed == 2, ..Spec::new(kind, 100_000, seed) });
        for damage in Damage::ALL {
            // Records of the event log are shorter than the pattern that leaves half a length behind.
            if damage == Damage::StalePrefix && kind == Kind::Events {
                continue;
            }
            let damaged = log.damaged(damage);
            let file = scratch.file(name(kind), &damaged.bytes);
            let object = examined(&file);
            let case = format!("{} with seed {seed}: {}", damage.name(), object["integrity"]);
            let read = damaged.left.len() + damaged.touched.len();
            // The text of the last record is there in part.
            let read = read + usize::from(damage == Damage::Truncate);
            assert_eq!(object["events"], read, "{case}");
            let wanted = match damage {
                Damage::SedDrop => "bare-record",
                Damage::StalePrefix => "stale-length",
                Damage::ZeroFill => "zero-fill",
                Damage::Truncate => "truncated",
                Damage::TailNul => "nul-tail",
                Damage::BadHeader => "header",
                Damage::Hole | Damage::CleanSplice => "gap",
                Damage::Backdate => "time-reversal",
            };
            let of_kind = || findings(&object).iter().filter(|finding| finding["kind"] == wanted);
            for place in &damaged.places {
                assert!(of_kind().any(|finding| place.contains(&offset(finding))), "{place:?} of {case}");
            }
            if matches!(damage, Damage::Hole | Damage::CleanSplice) {
                let (before, after) = damaged.window;
                let covers = |finding: &Json| secs(finding, "start") <= before && after <= secs(finding, "end");
                assert!(damage == Damage::CleanSplice || of_kind().any(covers), "{case}");
            } else {
                assert_eq!(of_kind().count(), damaged.places.len(), "{case}");
            }
            // Records that are gone show in other ways, too, and changed times in the numbers; nothing else does.
            let changed = if damage == Damage::Backdate { "time-mismatch" } else { "gap" };
            let may_be = [wanted, changed, "gap", "pair", "counter"];
            assert!(kinds(&object).iter().all(|kind| may_be.contains(kind)), "{case}");
            assert_eq!(kinds(&object).contains(&"time-mismatch"), damage == Damage::Backdate, "{case}");
        }
    }
}

#[test]
fn a_million_records_as_they_were_written_give_no_finding() {
    let scratch = Scratch::new();
    let log = Log::new(&Spec { hosts: &["gw-fjord-01", "gw-fjord-02"], ..Spec::new(Kind::Events, 1_000_000, 4) });
    let object = examined(&scratch.file("log.events.vc0", &log.bytes()));
    assert_eq!((&object["events"], kinds(&object).len()), (&Json::from(1_000_000), 0), "{}", object["integrity"]);
}

#[test]
fn a_finding_says_where_when_how_sure_and_what_else_it_may_be() {
    let scratch = Scratch::new();
    let damaged = Log::new(&Spec::new(Kind::Access, 1000, 5)).damaged(Damage::SedDrop);
    let object = examined(&scratch.file("log.access.vc0", &damaged.bytes));
    let finding = &findings(&object)[0];
    let keys: Vec<&String> = finding.as_object().expect("an object").keys().collect();
    let mut wanted = ["kind", "offset", "start", "end", "certainty", "explanation", "innocent_causes"];
    wanted.sort_unstable();
    assert_eq!(keys, wanted, "{finding}");
    assert_eq!((&finding["kind"], &finding["certainty"]), (&"bare-record".into(), &"certain".into()));
    assert_eq!(secs(finding, "start"), damaged.window.0);
    assert!(finding["explanation"].as_str().is_some_and(|text| text.ends_with('.')), "{finding}");
    assert!(!finding["innocent_causes"].as_array().expect("causes").is_empty(), "{finding}");
    // Who does not ask is not told.
    let plain = run(&["inspect", "-q", "-f", "json", &scratch.name("log.access.vc0")]).code(0).rows();
    assert!(plain[0].get("integrity").is_none());
    let text = run_with(
        &["inspect", "-q", "--integrity", "-f", "json", "-"],
        welf("2025-01-01 00:00:00", "u", "m").as_bytes(),
    );
    assert_eq!(text.code(0).rows()[0]["integrity"], Json::Array(Vec::new()));
}

#[test]
fn findings_are_shown_to_people_and_counted_in_rows() {
    let scratch = Scratch::new();
    let log = Log::new(&Spec::new(Kind::Access, 400, 6));
    let damaged = scratch.file("damaged/log.access.vc0", &log.damaged(Damage::SedDrop).bytes);
    let whole = scratch.file("whole/log.access.vc0", &log.bytes());
    let page = run(&["inspect", "-q", "-f", "table", "--integrity", &damaged]).code(0);
    assert!(page.text().contains("Traces of editing and loss"), "{}", page.text());
    assert_eq!(page.text().matches("bare-record ").count(), 4, "{}", page.text());
    assert!(page.text().contains("bare-record: No part of the appliance"), "{}", page.text());
    let clean = run(&["inspect", "-q", "-f", "table", "--integrity", &whole]).code(0);
    assert!(clean.text().contains("No traces of editing or loss were found\n"), "{}", clean.text());
    let rows = run(&["inspect", "-q", "-f", "csv", "--integrity", &damaged, &whole]).code(0);
    let mut reader = csv::Reader::from_reader(rows.text().as_bytes());
    let column = reader.headers().expect("heads").iter().position(|head| head == "findings").expect("the column");
    let counts: Vec<String> = reader.records().map(|row| row.expect("a row")[column].to_owned()).collect();
    assert_ne!(counts[0], "0");
    assert_eq!(counts[1], "0");
}

#[test]
fn findings_do_not_depend_on_how_the_log_is_read() {
    let scratch = Scratch::new();
    for damage in [Damage::SedDrop, Damage::StalePrefix, Damage::TailNul, Damage::Backdate, Damage::CleanSplice] {
        let bytes = Log::new(&Spec::new(Kind::Access, 6000, 7)).damaged(damage).bytes;
        let file = scratch.file("log.access.vc0", &bytes);
        let whole = examined(&file)["integrity"].clone();
        for arguments in
            [&["-j", "1"][..], &["-j", "4", "--chunk-bytes", "70000"], &["--no-mmap"], &["--chunk-bytes", "1"]]
        {
            let outcome = run(&[&["inspect", "-q", "--integrity", "-f", "json", &file], arguments].concat());
            assert_eq!(outcome.code(0).rows()[0]["integrity"], whole, "{} {arguments:?}", damage.name());
        }
        let packed = [
            ("log.access.vc0.gz", gzip(&bytes)),
            ("log.access.vc0.zst", zstd(&bytes)),
            ("case.tar", tar(&[("runtime/logs/log.access.vc0", &bytes)])),
        ];
        for (name, packed) in packed {
            let file = scratch.file(name, &packed);
            let rows = run(&["inspect", "-q", "--integrity", "-f", "json", &file]).code(0).rows();
            let member = rows.iter().find(|row| row["events"] != 0).expect("the log");
            assert_eq!(member["integrity"], whole, "{} in {name}", damage.name());
        }
    }
}

#[test]
fn what_a_syslog_server_has_and_the_log_lacks_was_removed_from_it() {
    let scratch = Scratch::new();
    let log = Log::new(&Spec::new(Kind::Access, 3000, 8));
    let damaged = log.damaged(Damage::CleanSplice);
    let folder = scratch.path("case");
    scratch.file("case/log.access.vc0", &damaged.bytes);
    let lines: String = log.records.iter().map(sent).collect();
    scratch.file("case/syslog.log", lines.as_bytes());
    let rows = run(&["inspect", "-q", "--integrity", "-f", "json", folder.to_str().expect("UTF-8")]).code(0).rows();
    let native =
        rows.iter().find(|row| row["file"].as_str().is_some_and(|file| file.contains(".vc0"))).expect("the log");
    let missing: Vec<&Json> = findings(native).iter().filter(|finding| finding["kind"] == "missing-record").collect();
    assert_eq!(missing.len(), 1, "{}", native["integrity"]);
    let explanation = missing[0]["explanation"].as_str().expect("words");
    assert!(explanation.contains("25") && explanation.contains("syslog.log"), "{explanation}");
    assert!(secs(missing[0], "start") >= damaged.window.0 && secs(missing[0], "end") <= damaged.window.1);
}

#[test]
fn two_generations_that_do_not_follow_each_other_are_told() {
    let scratch = Scratch::new();
    let log = |start: u32| Log::new(&Spec { start, ..Spec::new(Kind::Events, 3000, 9) }).bytes();
    scratch.file("good/log.events.vc0.old", &log(1_735_455_600));
    scratch.file("good/log.events.vc0", &log(1_735_455_600 + 6100));
    scratch.file("bad/log.events.vc0.old", &log(1_735_455_600));
    scratch.file("bad/log.events.vc0", &log(1_735_455_600 + 2000));
    let of = |folder: &str| {
        let rows = run(&["inspect", "-q", "--integrity", "-f", "json", &scratch.name(folder)]).code(0).rows();
        let found: Vec<String> = rows[..2].iter().flat_map(|row| kinds(row)).map(str::to_owned).collect();
        found.into_iter().filter(|kind| kind == "rollover").count()
    };
    assert_eq!((of("good"), of("bad")), (0, 1));
}

/// What `--carve` found: flags and the numbers of the records.
fn carved(outcome: Outcome) -> Vec<(String, String)> {
    let rows = outcome.code(0).rows();
    let text = |row: &Json, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    rows.iter().map(|row| (text(row, "flags"), text(row, "uid"))).collect()
}

#[test]
fn carving_finds_the_records_of_an_image_and_marks_those_that_the_live_log_lacks() {
    let scratch = Scratch::new();
    let log = Log::new(&Spec { utf8: true, ..Spec::new(Kind::Access, 2000, 10) });
    let spans = log.spans();
    let whole = log.bytes();
    let piece = |records: std::ops::Range<usize>| {
        &whole[spans[records.start].start as usize..spans[records.end - 1].end as usize]
    };
    // The live log begins with record 500 and lacks 1000 to 1024.
    let live = [&whole[..8192], piece(500..1000), piece(1025..2000)].concat();
    let live = scratch.file("live/log.access.vc0", &live);
    // The image has the first 1500 records, some of them twice, in what looks like a disk.
    let noise: Vec<u8> = (0..200_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let image =
        [&noise[..], piece(0..1500), &vec![0; 100_000], &noise[..333], piece(990..1030), &noise[..70_001]].concat();
    let image = scratch.file("disk.img", &image);
    let columns = ["inspect", "-q", "--columns", "flags,uid,args,time", "-f", "ndjson", "--carve", &image];
    let found = carved(run(&[&columns[..], &[&live]].concat()));
    let wanted: Vec<(String, String)> = (0..1500)
        .map(|number| {
            let flags = match number {
                0..500 => "carved,outside",
                1000..1025 => "carved,deleted",
                _ => "carved,live",
            };
            (flags.to_owned(), field(&log.records[number], 17).to_owned())
        })
        .collect();
    assert_eq!(found, wanted);
    // Without a live log nothing can be said but that they are there; how they are read makes no difference.
    let alone = run(&columns).code(0);
    assert_eq!(alone.rows().len(), 1500);
    assert!(alone.rows().iter().all(|row| row["flags"] == "carved"));
    for arguments in [&["-j", "1"][..], &["--chunk-bytes", "70000"], &["--chunk-bytes", "1000"], &["--no-mmap"]] {
        assert_eq!(run(&[&columns[..], arguments].concat()).stdout, alone.stdout, "{arguments:?}");
    }
    let sentence = run(&["inspect", "--carve", &image, &live]).code(0).stderr;
    assert!(
        sentence.contains("1500 records, 25 deleted from the live logs, 975 in the live logs, 500 outside"),
        "{sentence}"
    );
    assert!(sentence.contains("40 met again"), "{sentence}");
}

#[test]
fn carving_takes_records_without_length_and_ends_them_where_text_ends() {
    let scratch = Scratch::new();
    let log = Log::new(&Spec::new(Kind::Access, 100, 11));
    let text = &log.records[50].text;
    let half = text.len() / 2;
    // Behind a NUL, a text without length; then one that a foreign block cuts in the middle of a field.
    let image = [b"\xFFjunk\0", &text[..], b"\x01\x02", b"\0\0", &text[..half], &[7; 600]].concat();
    let image = scratch.file("swap", &image);
    let rows = run(&["inspect", "-q", "--columns", "+raw", "-f", "ndjson", "--carve", &image]).code(0).rows();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!(rows[0]["raw"], Json::from(String::from_utf8(text.clone()).expect("UTF-8")));
    let kept = &text[..=text[..half].iter().rposition(|&byte| byte == b'\t').expect("a tab")];
    assert_eq!(rows[1]["raw"], Json::from(String::from_utf8(kept.to_vec()).expect("UTF-8")));
    assert!(rows.iter().all(|row| row["flags"] == "carved,bare-record"));
    // A cut record is not one that the live log lacks.
    let live = scratch.file("log.access.vc0", &log.bytes());
    let found = carved(run(&["inspect", "-q", "--columns", "flags", "-f", "ndjson", "--carve", &image, &live]));
    assert!(found.iter().all(|(flags, _)| flags == "carved,bare-record,live"), "{found:?}");
}

#[test]
fn carving_what_holds_no_record_says_so() {
    let scratch = Scratch::new();
    let image = scratch.file("image", &[b"\tvc0\t".repeat(1000), vec![0; 100_000]].concat());
    run(&["inspect", "--carve", &image]).says(1, "0 records");
    run(&["inspect", "--carve", &scratch.name("missing")]).says(2, "missing");
    run(&["inspect", "--carve", &image, "--compare"]).says(2, "cannot be used with");
    let packed = scratch.file("disk.E01", b"EVF\x09\x0D\x0A\xFF\0\x01\x01\0\0\0");
    run(&["inspect", "--carve", &packed]).says(3, "export a raw image from it first");
    // A time of the year 2099 is no time of an appliance.
    let future = b"f2000000.000000\tn\tADM20599\tvc0\tRoot\t\t\t";
    let image = scratch.file("image", &[&[0xFF; 100][..], future, &[0xFF; 100]].concat());
    run(&["inspect", "--carve", &image]).says(1, "1 more left out because their time cannot be");
}

#[test]
fn a_log_whose_beginning_was_overwritten_is_known_by_its_name() {
    let scratch = Scratch::new();
    for counts_itself in [false, true] {
        let log = Log::new(&Spec { counts_itself, ..Spec::new(Kind::Access, 2000, 12) });
        let mut bytes = log.bytes();
        bytes[..200_000].fill(0);
        let left = log.spans().iter().filter(|span| span.start >= 200_000).count();
        for file in [
            scratch.file("log.access.vc0", &bytes),
            scratch.file("log.access.vc0.old", &bytes),
            scratch.file("log.access.vc0.gz", &gzip(&bytes)),
        ] {
            let object = examined(&file);
            assert_eq!(object["events"], left, "{counts_itself} {file}");
            assert_eq!(kinds(&object)[..2], ["header", "zero-fill"], "{file}: {}", object["integrity"]);
            assert!(!kinds(&object).contains(&"stale-length"), "{file}: {}", object["integrity"]);
        }
    }
    // Nothing at all is left of this one.
    let object = examined(&scratch.file("log.admin.vc0", &vec![0; 100_000]));
    assert_eq!((&object["events"], kinds(&object)), (&Json::from(0), vec!["header", "nul-tail"]));
    // A table that a script made of a log is a table.
    let table = b"time,user,message\n2025-01-01 00:00:00,eva,Logout from 192.0.2.1\n";
    let outcome =
        run(&["filter", "-q", "-f", "csv", "--columns", "user,format", &scratch.file("log.access.vc0", table)]);
    assert_eq!(outcome.code(0).text(), "user,format\neva,csv\n");
}
