//! What is written for other tools, whole, and what their own code makes of it.
//!
//! `testdata/outputs/gateway.log` has an event of each class, and text that was typed to break readers. After a change
//! that is meant, `UPDATE_GENERATED=1 cargo test` rewrites the outputs beside it; look at the difference.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use crate::harness::{Scratch, run, welf};

const LOG: &str = "testdata/outputs/gateway.log";
const DEMO: &str = "testdata/demo/archive";
/// Rules of a site, so that whole answers can be compared.
const RULES: [&str; 4] = ["--rules", "testdata/outputs/rules", "--include", "site-log-cleared,site-refused"];

/// Formats of events and the files that hold what they make of the log.
const OF_EVENTS: [(&str, &str); 7] = [
    ("timesketch", "events.timesketch.jsonl"),
    ("timesketch-csv", "events.timesketch.csv"),
    ("l2tcsv", "events.l2t.csv"),
    ("elastic-bulk", "events.bulk.ndjson"),
    ("ocsf", "events.ocsf.ndjson"),
    ("splunk-hec", "events.hec.ndjson"),
    ("md", "events.md"),
];

/// The same for findings.
const OF_FINDINGS: [(&str, &str); 6] = [
    ("timesketch", "findings.timesketch.jsonl"),
    ("timesketch-csv", "findings.timesketch.csv"),
    ("ocsf", "findings.ocsf.ndjson"),
    ("stix", "findings.stix.json"),
    ("misp", "findings.misp.json"),
    ("md", "findings.md"),
];

#[track_caller]
fn compare(name: &str, fresh: &[u8]) {
    let path = Path::new("testdata/outputs").join(name);
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        fs::write(&path, fresh).expect("written");
    }
    let wanted = fs::read(&path).expect("what must come out");
    assert_eq!(String::from_utf8_lossy(fresh), String::from_utf8_lossy(&wanted), "{name}");
}

fn detect(format: &str, input: &str) -> Vec<u8> {
    run(&[&["detect", "-q", "-f", format], &RULES[..], &[input]].concat()).code(0).stdout
}

fn objects(text: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(text).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("an object")).collect()
}

#[test]
fn every_format_makes_the_same_of_the_same_log() {
    for (format, name) in OF_EVENTS {
        let exported = run(&["export", "-q", "-f", format, LOG]).code(0);
        if format == "md" {
            // People are shown fewer columns.
            compare(name, &run(&["filter", "-q", "-f", format, LOG]).code(0).stdout);
        } else {
            compare(name, &exported.stdout);
            let filtered = run(&["filter", "-q", "-f", format, LOG]).code(0);
            assert_eq!(filtered.text(), exported.text(), "{format}");
        }
    }
    for (format, name) in OF_FINDINGS {
        compare(name, &detect(format, LOG));
    }
}

#[test]
fn hostile_text_stays_data_in_every_format() {
    let wanted = "=cmd|x,\u{202e}\u{2028}<b>`*\u{1b}[2J";
    for format in ["timesketch", "ocsf", "splunk-hec", "elastic-bulk"] {
        let out = run(&["filter", "-q", "-f", format, "--code", "AUT24604", LOG]).code(0);
        // Readers that split at every end of a line that Unicode knows see one line an object, too.
        let mut split = out.text().split(['\n', '\u{85}', '\u{2028}', '\u{2029}']).filter(|line| !line.is_empty());
        let last: Value = serde_json::from_str(split.next_back().expect("a line")).expect("an object");
        let paths = ["/user", "/actor/user/name", "/event/user", "/user/name"];
        assert!(paths.iter().any(|path| last.pointer(path) == Some(&Value::from(wanted))), "{format}: {last}");
        assert!(out.text().contains("failed, \u{fffd}\u{fffd} see"), "{format}");
    }
    let csv = run(&["filter", "-q", "-f", "timesketch-csv", "--columns", "user", "--code", "AUT24604", LOG]).code(0);
    let row = csv::Reader::from_reader(csv.text().as_bytes()).records().next().expect("a row").expect("valid");
    assert_eq!(row.get(4), Some(wanted));
    let safe =
        run(&["filter", "-q", "-f", "timesketch-csv", "--csv-safe", "--columns", "user", "--code", "AUT24604", LOG]);
    assert!(safe.code(0).text().contains(",\"'=cmd|x,"));
    let l2t = run(&["filter", "-q", "-f", "l2tcsv", "--code", "AUT24604", LOG]).code(0);
    let fields: Vec<&str> = l2t.text().lines().nth(1).expect("a row").split(',').collect();
    assert_eq!((fields.len(), fields[7]), (17, "=cmd|x \u{202e}\u{2028}<b>`*\u{1b}[2J"));
    let md = run(&["filter", "-q", "-f", "md", "--code", "AUT24604", LOG]).code(0);
    let line = md.text().lines().nth(2).expect("a row");
    assert_eq!(md.text().lines().count(), 3);
    assert!(line.contains(r"| =cmd\|x,\\u{202e}\\u{2028}\<b\>\`\*\\x1b\[2J |"), "{line}");
    assert!(line.contains(r"www\.evil.example and http\://evil.example/\| |"), "{line}");
}

#[test]
fn ocsf_objects_have_what_every_class_requires() {
    let events = objects(&run(&["export", "-q", "-f", "ocsf", DEMO]).code(0).stdout);
    let findings = objects(&run(&["detect", "-q", "-f", "ocsf", DEMO]).code(0).stdout);
    assert!(events.len() == 415 && findings.len() > 50, "{} {}", events.len(), findings.len());
    let mut classes = BTreeSet::new();
    for object in events.iter().chain(&findings) {
        let number = |name: &str| object[name].as_i64().unwrap_or_else(|| panic!("{name}: {object}"));
        let (class, activity) = (number("class_uid"), number("activity_id"));
        classes.insert(class);
        assert_eq!(number("type_uid"), class * 100 + activity, "{object}");
        assert_eq!(number("category_uid"), class / 1000);
        // Milliseconds, not seconds or microseconds.
        assert!((1_700_000_000_000..1_800_000_000_000).contains(&number("time")), "{object}");
        assert!((0..=6).contains(&number("severity_id")));
        assert_eq!(object["metadata"]["version"], "1.8.0");
        assert!(object["metadata"]["product"]["vendor_name"].is_string());
        assert!(activity != 99 || object["activity_name"].is_string());
        let has = |names: &[&str]| names.iter().any(|name| !object[*name].is_null());
        match class {
            0 => {}
            2004 => assert!(object["finding_info"]["uid"].is_string() && object["finding_info"]["title"].is_string()),
            3001 => assert!(object["user"]["name"].is_string()),
            3002 => assert!(object["user"]["name"].is_string() && has(&["service", "dst_endpoint"]), "{object}"),
            4001 => assert!(has(&["src_endpoint", "dst_endpoint"])),
            4002 => assert!(has(&["http_request", "http_response"])),
            4014 => assert!(has(&["src_endpoint", "session", "traffic", "tunnel_interface"])),
            other => panic!("class {other}"),
        }
    }
    assert_eq!(classes.into_iter().collect::<Vec<_>>(), [0, 2004, 3001, 3002, 4001, 4002, 4014]);
    let ids: BTreeSet<&str> = events.iter().filter_map(|event| event["metadata"]["uid"].as_str()).collect();
    assert_eq!(ids.len(), 415);
    let ids: BTreeSet<&str> = findings.iter().filter_map(|it| it["finding_info"]["uid"].as_str()).collect();
    assert_eq!(ids.len(), findings.len());
    // What comes to the client is in; a column that no class has stands in `unmapped`.
    let closed = &objects(&run(&["filter", "-q", "-f", "ocsf", "--code", "NWC30993", LOG]).code(0).stdout)[0];
    assert_eq!(
        (&closed["traffic"]["bytes_in"], &closed["traffic"]["bytes_out"]),
        (&Value::from(1024), &Value::from(2048))
    );
    assert_eq!((&closed["duration"], &closed["unmapped"]["realm"]), (&Value::from(3_391_000), &Value::from("Staff")));
}

#[test]
fn loading_twice_gives_the_same_ids_and_every_event_has_its_own() {
    let ids = |arguments: &[&str]| -> Vec<String> {
        let out = run(&[&["export", "-q", "-f", "elastic-bulk"], arguments].concat()).code(0);
        assert!(out.text().ends_with("}\n"));
        let lines = objects(&out.stdout);
        let pairs = lines.chunks(2).map(|pair| {
            assert!(pair[1]["@timestamp"].is_string() && pair[1]["ecs"]["version"].is_string());
            pair[0]["create"]["_id"].as_str().expect("an id").to_owned()
        });
        pairs.collect()
    };
    let once = ids(&[DEMO]);
    assert_eq!(once.iter().collect::<BTreeSet<_>>().len(), 415);
    assert_eq!(ids(&["--geoip", "testdata/geoip/city.mmdb", "-j", "1", DEMO]), once);
    // A dataset names the lines of its logs.
    let scratch = Scratch::new();
    let dataset = scratch.name("x.parquet");
    run(&["export", "-q", "-o", &dataset, DEMO]).code(0);
    assert_eq!(ids(&[&dataset]), once);
    // The same line twice in a file is two events.
    let line = welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout from 203.0.113.7");
    let twice = ids(&[&scratch.file("x.log", line.repeat(2).as_bytes())]);
    assert!(twice.len() == 2 && twice[0] != twice[1]);
}

#[test]
fn an_event_without_a_time_stands_at_the_beginning_of_1970() {
    let scratch = Scratch::new();
    let line =
        scratch.file("x.log", welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout from 203.0.113.7").as_bytes());
    let dataset = scratch.name("x.parquet");
    run(&["export", "-q", "--columns", "-time", "-o", &dataset, &line]).code(0);
    let input = |format| run(&["filter", "-q", "-f", format, &dataset]).code(0);
    let fields = input("timesketch").rows();
    assert_eq!(fields.len(), 1, "{fields:?}");
    assert_eq!(
        (&fields[0]["datetime"], &fields[0]["timestamp"]),
        (&"1970-01-01T00:00:00.000000+00:00".into(), &0.into())
    );
    assert_eq!(fields[0]["timestamp_desc"], "Not a time");
    assert!(
        input("l2tcsv").text().contains("\n01/01/1970,00:00:00,UTC,....,LOG,Pulse Secure user log,Not a time,eva,")
    );
    assert_eq!(input("elastic-bulk").rows()[1]["@timestamp"], "1970-01-01T00:00:00.000000Z");
    assert_eq!(input("ocsf").rows()[0]["time"], 0);
    assert_eq!(input("splunk-hec").rows()[0]["time"], 0.0);
}

#[test]
fn each_command_says_who_writes_what_it_does_not() {
    let scratch = Scratch::new();
    let (json, path) = (scratch.name("x.json"), LOG);
    let cases: [(&[&str], &str); 14] = [
        (&["filter", "-f", "stix"], "--format: filter does not write stix; detect does"),
        (&["export", "-f", "misp"], "--format: export does not write misp; detect does"),
        (&["detect", "-f", "l2tcsv"], "--format: detect does not write l2tcsv; filter and export do"),
        (&["aggregate", "-f", "ocsf"], "aggregate does not write ocsf; filter, export and detect do"),
        (&["sessions", "-f", "splunk-hec"], "sessions does not write splunk-hec; filter and export do"),
        (&["inspect", "-f", "md"], "inspect does not write md; filter, aggregate, export, sessions and detect do"),
        (&["codes", "-f", "elastic-bulk", "--in"], "this list is written as table, csv, tsv or ndjson"),
        (
            &["detect", "--events", "-f", "ocsf"],
            "--events: write them as table, md, csv, tsv, ndjson, parquet or arrow",
        ),
        (&["filter", "-f", "ocsf", "--columns", "user"], "--columns: ocsf has fields of its own"),
        (&["export", "-f", "l2tcsv", "--names", "ecs"], "--names: l2tcsv has fields of its own"),
        (
            &["export", "-f", "timesketch", "-o", &json],
            "--output: Timesketch takes timesketch from files whose names end in .jsonl",
        ),
        (&["detect", "-f", "timesketch-csv", "-o", &json], "takes timesketch-csv from files whose names end in .csv"),
        (&["export", "--partition-by", "date", "-f", "ocsf", "-o", &json], "only Parquet is partitioned"),
        (&["filter", "-f", "bulk"], "elastic-bulk"),
    ];
    for (arguments, words) in cases {
        run(&[arguments, &[path]].concat()).says(2, words);
    }
    assert!(!scratch.path("x.json").exists());
}

#[test]
fn markdown_goes_by_the_file_name_and_into_tickets() {
    let scratch = Scratch::new();
    let out = scratch.name("x.md");
    run(&["aggregate", "-q", "--by", "user,code", "--code", "ADM*", "-o", &out, LOG]).code(0);
    let wanted =
        "| user | code | count |\n| --- | --- | --- |\n| vpnadmin | ADM20599 | 1 |\n| vpnadmin | ADM20716 | 1 |\n";
    assert_eq!(fs::read_to_string(&out).expect("the table"), wanted);
    let sessions = run(&["sessions", "-q", "-f", "md", "--user", "eva", LOG]).code(0);
    let lines: Vec<&str> = sessions.text().lines().collect();
    assert_eq!(lines[0], r"| start | duration | user | src\_ip | country | nat\_ip | host | end\_reason | flags |");
    assert!(lines[2].starts_with("| 2025-03-14 08:03:27 | 56 min 34 s | eva | 203.0.113.7 |"), "{}", lines[2]);
    let events = run(&[&["detect", "-q", "--events", "-f", "md"], &RULES[..], &[LOG]].concat()).code(0);
    assert_eq!(events.text().lines().count(), 4, "{}", events.text());
}

#[test]
fn an_empty_answer_is_a_whole_file() {
    let none =
        |format: &str| run(&[&["detect", "-q", "-f", format, "--user", "nobody"], &RULES[..], &[LOG]].concat()).code(0);
    let bundle: Value = serde_json::from_str(none("stix").text()).expect("a bundle");
    assert_eq!((&bundle["type"], bundle.get("objects")), (&"bundle".into(), None));
    let event: Value = serde_json::from_str(none("misp").text()).expect("an event");
    assert_eq!(event["Event"]["info"], "pulsetrail: 0 findings in 0 incidents");
}

/// Timesketch's importer, stix2, `PyMISP`, DuckDB and PyArrow, where python3 has them (CI installs them).
#[test]
fn other_tools_load_what_was_written_for_them() {
    let scratch = Scratch::new();
    // The outputs beside the log are those of the program; another test says so.
    let mut arguments: Vec<String> = [
        "timesketch=events.timesketch.jsonl",
        "timesketch=events.timesketch.csv",
        "timesketch=findings.timesketch.jsonl",
        "timesketch=findings.timesketch.csv",
        "l2tcsv=events.l2t.csv",
        "table=events.timesketch.csv",
        "lines=events.bulk.ndjson",
        "lines=events.ocsf.ndjson",
        "lines=events.hec.ndjson",
        "stix=findings.stix.json",
        "misp=findings.misp.json",
    ]
    .map(|argument| argument.replace('=', "=testdata/outputs/"))
    .into();
    for (command, format, reader, name) in [
        ("export", "timesketch", "timesketch", "events.jsonl"),
        ("export", "timesketch-csv", "timesketch", "events.csv"),
        ("detect", "stix", "stix", "bundle.json"),
        ("detect", "misp", "misp", "event.json"),
    ] {
        let path = scratch.name(name);
        run(&[command, "-q", "-f", format, "-o", &path, "--geoip", "testdata/geoip/city.mmdb", DEMO]).code(0);
        arguments.push(format!("{reader}={path}"));
    }
    let script = scratch.file("outputs.py", include_bytes!("outputs.py"));
    let python = std::env::var("PULSETRAIL_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let output = std::process::Command::new(python)
        .arg(&script)
        .args(&arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("python3");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if said.trim() == "missing" {
        assert!(
            std::env::var_os("CI").is_none(),
            "timesketch-import-client, stix2, pymisp, duckdb or pyarrow is missing"
        );
        return;
    }
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let said: Vec<&str> = said.lines().collect();
    assert_eq!(said.len(), arguments.len(), "{said:?}");
    let nine = "9 rows, 9 times from 2025-03-14T08:03:26+0000 to 2025-03-14T22:41:47+0000";
    let two = "2 rows, 2 times from 2025-03-14T09:06:00+0000 to 2025-03-14T22:41:47+0000";
    assert_eq!(said[..4], [nine, nine, two, two]);
    assert_eq!(said[4..9], ["9 rows of 17 columns", "9 rows", "18 objects", "9 objects", "9 objects"]);
    assert_eq!(
        said[9],
        "2 attack-pattern, 1 grouping, 1 identity, 2 indicator, 1 ipv4-addr, 2 observed-data, 2 relationship, 2 sighting, 2 user-account"
    );
    assert_eq!(
        said[10],
        "pulsetrail: 2 findings in 1 incident; ip-src='198.51.100.9' target-user='=cmd|x,\\u202e\\u2028<b>`*\\x1b[2J' target-user='vpnadmin'; 1 report, 2 tags"
    );
    let demo = "415 rows, 389 times from 2025-03-03T04:00:00+0000 to 2025-03-17T15:05:11+0000";
    assert_eq!(said[11..13], [demo, demo]);
    assert!(said[13].contains(" grouping, ") && said[13].contains(" sighting, "), "{}", said[13]);
    assert!(said[14].contains(" target-user='martinstevens' ") && said[14].contains("; 1 report, "), "{}", said[14]);
}
