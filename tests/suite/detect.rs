//! `detect`: from a log and rules to findings, in every format, for every option, and whatever is wrong with a rule.
//!
//! Rules of the program have their own logs (`rules.rs`); here small rules of a site are asked, so that whole answers can
//! be compared.

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};

use crate::{
    attack::check_layers,
    harness::{Outcome, Scratch, gzip, run, run_with},
};

const FAILED: &str = "Login failed using auth server AD (LDAP Server).  Reason: Failed";

/// A detection whose matches of one user are one finding, and a correlation that counts them.
const RULES: &str = "\
title: Failed Sign-In
id: 0d9c1b6e-6a4f-4a53-9d2f-0a1f5b6c7d8e
name: failed-sign-in
tags: [attack.credential-access, attack.t1110]
logsource: {product: ivanti, service: connect_secure}
detection:
    selection:
        event.code: AUT23457
    condition: selection
falsepositives:
    - A password that has expired.
level: medium
pulsetrail:
    group: [user.name]
    gap: 10m
---
title: Three Failures of One Account
name: three-failures
correlation:
    type: event_count
    rules: [failed-sign-in]
    group-by: [user.name]
    timespan: 10m
    condition: {gte: 3}
    generate: true
level: high
";

/// A line as releases before 22.x write it, of a user at an address.
fn line(time: &str, user: &str, address: &str, sentence: &str) -> String {
    format!("{time} - node-1 - [{address}] Default Network::{user}(Staff)[Staff-Full] - {sentence}\n")
}

fn failure(time: &str, user: &str, address: &str) -> String {
    line(&format!("2025-03-14 {time}"), user, address, FAILED)
}

/// Four failures of one account in five minutes with one of another between them, and a late one.
fn failures() -> String {
    [
        failure("08:00:00", "eva", "203.0.113.7"),
        failure("08:01:00", "kim", "203.0.113.9"),
        failure("08:02:00", "eva", "203.0.113.7"),
        failure("08:04:00", "eva", "203.0.113.7"),
        failure("08:05:00", "eva", "203.0.113.7"),
        failure("12:00:00", "eva", "203.0.113.7"),
    ]
    .concat()
}

/// A site with rules of its own and a log.
struct Site {
    scratch: Scratch,
    rules: String,
    log: String,
}

impl Site {
    fn new(rules: &str, log: &str) -> Self {
        let scratch = Scratch::new();
        let rules = scratch.file("rules/site.yml", rules.as_bytes());
        let log = scratch.file("site.log", log.as_bytes());
        Self { scratch, rules, log }
    }

    /// The site of most tests.
    fn usual() -> Self {
        Self::new(RULES, &failures())
    }

    /// Asks some rules about the log.
    fn ask(&self, rules: &str, more: &[&str]) -> Outcome {
        self.ask_of(rules, more, &[self.log.as_str()])
    }

    fn ask_of(&self, rules: &str, more: &[&str], input: &[&str]) -> Outcome {
        let fixed = ["detect", "-q", "--rules", self.rules.as_str(), "--include", rules];
        run(&[&fixed[..], more, input].concat())
    }

    /// The findings of some rules, as objects.
    fn find(&self, rules: &str, more: &[&str]) -> Vec<Value> {
        findings(&self.ask(rules, &[&["-f", "ndjson"], more].concat()))
    }

    /// Start and user of the findings of some rules.
    fn told(&self, rules: &str, more: &[&str]) -> Vec<String> {
        let told = |row: &Value| format!("{} {}", &text(row, "start")[11..16], text(row, "user"));
        self.find(rules, more).iter().map(told).collect()
    }
}

/// The findings among the objects of a run that went well.
fn findings(outcome: &Outcome) -> Vec<Value> {
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    outcome.rows().into_iter().filter(|row| row.get("level").is_some()).collect()
}

fn text<'r>(row: &'r Value, key: &str) -> &'r str {
    row[key].as_str().unwrap_or_default()
}

/// What must not depend on where an event stands.
fn essence(rows: &[Value]) -> BTreeSet<String> {
    let of = |row: &Value| {
        let [rule, start, end, user] = ["rule", "start", "end", "user"].map(|key| text(row, key));
        format!("{rule} {start} {end} {user} {}", row["event_count"])
    };
    rows.iter().map(of).collect()
}

const ARCHIVE: &str = "testdata/demo/archive";
const KNOWN: [&str; 8] = [
    "--context",
    "testdata/demo/context",
    "--geoip",
    "testdata/geoip/city.mmdb",
    "--geoip",
    "testdata/geoip/asn.mmdb",
    "--log-tz",
    "Europe/Stockholm",
];

fn detect_demo(more: &[&str], input: &[&str]) -> Outcome {
    run(&[&["detect", "-q", "-f", "ndjson"], &KNOWN[..], more, input].concat())
}

#[test]
fn a_finding_says_who_when_why_and_where_it_is_proven() {
    let site = Site::usual();
    let event = |line: u64, offset: u64, time: &str| json!({"file": site.log, "line": line, "offset": offset, "time": format!("2025-03-14T{time}.000000Z")});
    let rows = site.ask("failed-sign-in", &["-f", "ndjson"]).code(0).rows();
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert_eq!(
        rows[0],
        json!({
            "rule": "failed-sign-in",
            "rule_id": "0d9c1b6e-6a4f-4a53-9d2f-0a1f5b6c7d8e",
            "title": "Failed Sign-In",
            "level": "medium",
            "start": "2025-03-14T08:00:00.000000Z",
            "end": "2025-03-14T08:05:00.000000Z",
            "user": "eva",
            "src_ip": "203.0.113.7",
            "node": "node-1",
            "host": null,
            "session": null,
            "techniques": ["T1110"],
            "tags": ["attack.credential-access", "attack.t1110"],
            "why": format!("AUT23457: {FAILED}; and 3 more in 5 min"),
            "false_positives": [{"note": "A password that has expired.", "answers": []}],
            "event_count": 4,
            "events": [
                event(1, 0, "08:00:00"),
                event(3, 304, "08:02:00"),
                event(4, 456, "08:04:00"),
                event(5, 608, "08:05:00"),
            ],
            "incident": 1,
        })
    );
    assert_eq!(rows[1]["user"], "kim");
    assert_eq!(rows[1]["incident"], 2, "the accounts share nothing");
    assert_eq!(rows[2]["start"], "2025-03-14T12:00:00.000000Z", "further away than the gap");
    assert_eq!(rows[2]["incident"], 1);
}

#[test]
fn rules_that_could_not_run_say_what_is_missing() {
    let site = Site::usual();
    let outcome = site.ask("geo-tor,log-vc0-damaged,id-ioc-match,PA-VPN-01", &["-f", "ndjson"]).code(0);
    assert_eq!(
        outcome.rows(),
        [
            json!({"rule": "geo-tor", "not_run": "no GeoIP database of anonymizers; name one with --geoip"}),
            json!({"rule": "id-ioc-match", "not_run": "no indicators; name a file with --ioc"}),
            json!({"rule": "log-vc0-damaged", "not_run": "no native .vc0 log among the inputs"}),
            json!({"rule": "PA-VPN-01", "not_run": "no log of badges can be read"}),
        ]
    );
    let table = site.ask("geo-tor,PA-VPN-01", &["-f", "table"]).code(0);
    assert_eq!(
        table.text(),
        "Not run: geo-tor: no GeoIP database of anonymizers; name one with --geoip.\n\
         Not run: PA-VPN-01: no log of badges can be read.\n"
    );
}

/// Thirty days of one account at one address, and then at another; and an account that nobody has seen before.
fn month() -> String {
    let day = |day: u32| line(&format!("2025-03-{day:02} 08:00:00"), "eva", "203.0.113.7", FAILED);
    (1..=30).map(day).collect::<String>()
        + &line("2025-03-31 08:00:00", "eva", "203.0.113.99", FAILED)
        + &line("2025-03-31 09:00:00", "kim", "203.0.113.50", FAILED)
}

const NEW_ADDRESS: &str = "\
title: Address That Is New for the Account
name: new-address
logsource: {product: ivanti, service: connect_secure}
detection:
    selection:
        event.code: AUT23457
    condition: selection
level: low
pulsetrail:
    baseline: {kind: first, model: U-IP, scope: [user.name], feature: [source.ip]}
";

#[test]
fn what_has_too_little_history_is_told_and_not_judged() {
    let site = Site::new(NEW_ADDRESS, &month());
    let rows = site.ask("new-address", &["-f", "ndjson"]).code(0).rows();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!((text(&rows[0], "user"), text(&rows[0], "src_ip")), ("eva", "203.0.113.99"));
    assert!(text(&rows[0], "why").starts_with("203.0.113.99: seen 0 of 30 days in 90 days"), "{}", rows[0]);
    assert_eq!(
        rows[1],
        json!({"rule": "new-address", "model": "U-IP", "judged": 17, "not_judged": {
            "scopes": 2, "too_few_observations": 11, "too_young": 4, "not_converged": 0, "without_value": 0}})
    );
    let table = site.ask("new-address", &["-f", "table"]).code(0);
    let silence = "Not judged: 1 baseline of 1 had too little history for some users, hosts or days (15 events), 0 of them \
                   for all; -f ndjson tells which.\n";
    assert!(table.text().ends_with(silence), "{}", table.text());
}

#[test]
fn the_profile_of_the_vendor_waits_for_no_history() {
    let site = Site::new(NEW_ADDRESS, &month());
    assert_eq!(site.told("new-address", &[]), ["08:00 eva"]);
    assert_eq!(site.told("new-address", &["--profile", "vendor"]), ["08:00 eva", "08:00 eva", "09:00 kim"]);
}

#[test]
fn training_days_can_be_named() {
    let site = Site::new(NEW_ADDRESS, &month());
    let ask = |days: &str| site.ask("new-address", &["-f", "ndjson", "--baseline", days]);
    let rows = findings(&ask("2025-03-01..2025-03-20"));
    assert_eq!(rows.len(), 1);
    assert!(text(&rows[0], "why").contains("seen 0 of 19 days"), "the last day is not included: {}", rows[0]);
    let few = ask("2025-03-01..2025-03-05").code(0).rows();
    assert_eq!(few.len(), 1, "four days are too few: {few:?}");
    assert_eq!(few[0]["judged"], 0);
    ask("2025-03-01").says(2, "'2025-03-01' are no days; write for example 2025-03-01..2025-03-14");
    ask("last week").says(2, "'last week' are no days");
    ask("2025-03-14..2025-03-01").says(2, "the first day must be before the last one");
}

#[test]
fn tables_tell_incident_by_incident() {
    let site = Site::usual();
    let rule = "─".repeat(158);
    let late = format!("AUT23457: {FAILED}");
    assert_eq!(
        site.ask("failed-sign-in", &["-f", "table"]).code(0).text(),
        [
            "Incident 1  medium  score 5  2025-03-14 08:00:00 over 4 h  2 findings  eva, 203.0.113.7",
            "time                 level   rule            who              why",
            &rule,
            &format!("2025-03-14 08:00:00  medium  failed-sign-in  eva 203.0.113.7  {late}; and 3 more in 5 min"),
            &format!("2025-03-14 12:00:00  medium  failed-sign-in  eva 203.0.113.7  {late}"),
            "",
            "Incident 2  medium  score 5  2025-03-14 08:01:00 over 0 s  1 finding  kim, 203.0.113.9",
            "time                 level   rule            who              why",
            &rule[.."─".len() * 137],
            &format!("2025-03-14 08:01:00  medium  failed-sign-in  kim 203.0.113.9  {late}"),
            "",
            "",
        ]
        .join("\n")
    );
}

#[test]
fn rows_are_the_same_as_csv_and_tsv() {
    let site = Site::usual();
    let head = [
        "incident",
        "level",
        "rule",
        "title",
        "start",
        "end",
        "user",
        "src_ip",
        "node",
        "session",
        "techniques",
        "why",
        "events",
        "first_event",
        "false_positives",
        "rule_id",
    ];
    let first = format!("{}:2", site.log);
    let why = format!("AUT23457: {FAILED}");
    let row = [
        "2",
        "medium",
        "failed-sign-in",
        "Failed Sign-In",
        "2025-03-14T08:01:00.000000Z",
        "2025-03-14T08:01:00.000000Z",
        "kim",
        "203.0.113.9",
        "node-1",
        "",
        "T1110",
        &why,
        "1",
        &first,
        "A password that has expired.",
        "0d9c1b6e-6a4f-4a53-9d2f-0a1f5b6c7d8e",
    ];
    for (format, between) in [("csv", ","), ("tsv", "\t")] {
        let outcome = site.ask("failed-sign-in", &["-f", format, "--user", "kim"]).code(0);
        assert_eq!(outcome.text(), format!("{}\n{}\n", head.join(between), row.join(between)));
    }
}

#[test]
fn findings_are_alerts_in_ecs() {
    let site = Site::usual();
    let documents = site.ask("failed-sign-in", &["-f", "ecs"]).code(0).rows();
    assert_eq!(documents.len(), 3);
    let document = &documents[0];
    assert_eq!(document["@timestamp"], "2025-03-14T08:00:00.000000Z");
    assert_eq!(document["event"]["kind"], "alert");
    assert_eq!(document["event"]["end"], "2025-03-14T08:05:00.000000Z");
    assert_eq!(document["event"]["reference"], format!("{}:1", site.log));
    assert_eq!(document["rule"]["name"], "failed-sign-in");
    assert_eq!(document["rule"]["uuid"], "0d9c1b6e-6a4f-4a53-9d2f-0a1f5b6c7d8e");
    assert_eq!(document["rule"]["description"], "Failed Sign-In");
    assert_eq!(document["threat"]["technique"]["id"], json!(["T1110"]));
    assert_eq!(document["user"]["name"], "eva");
    assert_eq!(document["source"]["ip"], "203.0.113.7");
    assert_eq!(document["observer"]["name"], "node-1");
    assert_eq!(document["log"]["level"], "medium");
}

#[test]
fn findings_and_their_events_are_parquet_and_arrow() {
    let site = Site::usual();
    for events in [&[][..], &["--events"][..]] {
        let name = |format: &str| site.scratch.name(&format!("{}.{format}", events.len()));
        let (parquet, arrow) = (name("parquet"), name("arrow"));
        site.ask("failed-sign-in", &[events, &["-o", parquet.as_str()]].concat()).code(0);
        site.ask("failed-sign-in", &[events, &["-o", arrow.as_str()]].concat()).code(0);
        let bytes = fs::read(&parquet).expect("a file");
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
        assert!(fs::read(&arrow).expect("a file").starts_with(b"\xff\xff\xff\xff"));
        // Findings are no events.
        run(&["filter", "--count", &parquet]).says(3, &parquet);
    }
}

#[test]
fn each_event_that_proves_something_is_a_row() {
    let site = Site::usual();
    let wanted = |file: &str| {
        let row = |finding: u8, incident: u8, time: &str, user: &str, address: &str, (line, offset): (u8, u16)| {
            format!(
                "{incident},{finding},medium,failed-sign-in,2025-03-14T{time}.000000Z,node-1,AUT23457,{user},{address},,\
                 {FAILED},{file},{line},{offset}\n"
            )
        };
        [
            "incident,finding,level,rule,time,node,code,user,src_ip,country,message,file,line,offset\n".to_owned(),
            row(1, 1, "08:00:00", "eva", "203.0.113.7", (1, 0)),
            row(1, 1, "08:02:00", "eva", "203.0.113.7", (3, 304)),
            row(1, 1, "08:04:00", "eva", "203.0.113.7", (4, 456)),
            row(1, 1, "08:05:00", "eva", "203.0.113.7", (5, 608)),
            row(2, 2, "08:01:00", "kim", "203.0.113.9", (2, 152)),
            row(3, 1, "12:00:00", "eva", "203.0.113.7", (6, 760)),
        ]
        .concat()
    };
    let ask = |file: &str| site.ask_of("failed-sign-in", &["-f", "csv", "--events"], &[file]).code(0).text().to_owned();
    assert_eq!(ask(&site.log), wanted(&site.log));
    let packed = site.scratch.file("site.log.gz", &gzip(failures().as_bytes()));
    assert_eq!(ask(&packed), wanted(&packed));
    let dataset = site.scratch.name("site.parquet");
    run(&["export", "-q", "-o", &dataset, &site.log]).code(0);
    assert_eq!(ask(&dataset), wanted(&site.log), "a dataset names the lines of its logs");
    let arguments = ["detect", "--events", "--include", "log-cleared"];
    run_with(&arguments, failures().as_bytes()).says(2, "events are read again, and a pipe cannot be read twice");
    site.ask("failed-sign-in", &["--events", "-f", "ecs"]).says(2, "--events: write them as table");
}

#[test]
fn the_events_of_the_demo_are_those_that_its_findings_name() {
    let found = findings(&detect_demo(&[], &[ARCHIVE]));
    let shown = detect_demo(&["--events"], &[ARCHIVE]).code(0).rows();
    let shown: BTreeSet<String> =
        shown.iter().map(|row| format!("{} {} {}", row["finding"], row["file"], row["line"])).collect();
    let mut named = BTreeSet::new();
    for (number, finding) in (1..).zip(&found) {
        let events = finding["events"].as_array().expect("events");
        assert!(!events.is_empty() && finding["event_count"].as_u64() >= Some(events.len() as u64), "{finding}");
        let times: Vec<&str> = events.iter().map(|event| text(event, "time")).collect();
        assert!(times.is_sorted() && times[0] == finding["start"], "{finding}");
        named.extend(events.iter().map(|event| format!("{number} {} {}", event["file"], event["line"])));
    }
    assert_eq!(shown, named);
}

#[test]
fn levels_choose_rules() {
    let site = Site::usual();
    let both = "failed-sign-in,three-failures";
    assert_eq!(site.find(both, &[]).len(), 4);
    let rules = |level: &str| {
        site.find(both, &["--level", level]).iter().map(|row| text(row, "rule").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(rules("medium").len(), 4);
    assert_eq!(rules("high"), ["three-failures"], "what it is made of is asked, but not told");
    assert_eq!(rules("critical"), [""; 0]);
    site.ask(both, &["--level", "dire"]).says(2, "possible values: informational, low, medium, high, critical");
}

#[test]
fn rules_are_chosen_by_name_or_id() {
    let site = Site::usual();
    assert_eq!(site.find("0d9c1b6e-6a4f-4a53-9d2f-0a1f5b6c7d8e", &[]).len(), 3);
    assert_eq!(site.find("FAILED-SIGN-IN,three-failures", &["--exclude", "failed-sign-in"]).len(), 1);
    site.ask("log-clered", &[]).says(2, "--include: there is no rule 'log-clered'; did you mean 'log-cleared'?");
    site.ask("failed-sign-in", &["--exclude", "zzz"])
        .says(2, "--exclude: there is no rule 'zzz'; `pulsetrail rules list` shows all");
}

#[test]
fn a_bad_finding_is_an_exit_code() {
    let site = Site::usual();
    for (level, code) in [("low", 1), ("medium", 1), ("high", 0)] {
        let outcome = site.ask("failed-sign-in", &["-f", "csv", "--fail-on", level]).code(code);
        assert_eq!(outcome.text().lines().count(), 4, "findings are told all the same");
    }
    site.ask("failed-sign-in", &["--fail-on", "low", "--user", "nobody"]).code(0);
    site.ask("failed-sign-in", &[]).code(0);
}

#[test]
fn techniques_become_a_layer() {
    let site = Site::usual();
    let layer = site.scratch.name("layer.json");
    site.ask("failed-sign-in,log-cleared", &["-f", "csv", "--navigator", &layer]).code(0);
    let told: Value = serde_json::from_slice(&fs::read(&layer).expect("a layer")).expect("JSON");
    let [technique] = told["techniques"].as_array().expect("techniques").as_slice() else { panic!("{told}") };
    assert_eq!(
        [&technique["techniqueID"], &technique["score"], &technique["comment"]],
        [&json!("T1110"), &json!(5), &json!("failed-sign-in (3)")],
        "a rule counts once"
    );
    let demo = site.scratch.name("demo.json");
    detect_demo(&["--navigator", &demo], &[ARCHIVE]).code(0);
    let told: Value = serde_json::from_slice(&fs::read(&demo).expect("a layer")).expect("JSON");
    let techniques = told["techniques"].as_array().expect("techniques").len();
    assert!(techniques > 20, "{techniques}");
    check_layers(&[(&layer, 1), (&demo, techniques)]);
    site.ask("failed-sign-in", &["--navigator", &layer])
        .says(2, "layer.json exists already; add --force to replace it");
}

#[test]
fn old_ids_of_techniques_count_once() {
    let rule = "\
title: Two Old Ids
name: two-old-ids
tags: [attack.t1562.001, attack.t1110, attack.t1562.006]
logsource: {product: ivanti, service: connect_secure}
detection:
    selection:
        event.code: AUT23457
    condition: selection
level: low
pulsetrail:
    group: [observer.name]
    gap: 1d
";
    let site = Site::new(rule, &failures());
    let layer = site.scratch.name("layer.json");
    let found = site.find("two-old-ids", &["--navigator", &layer]);
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding["techniques"], json!(["T1685", "T1110"]));
    let told: Value = serde_json::from_slice(&fs::read(&layer).expect("a layer")).expect("JSON");
    let comments: Vec<&str> =
        told["techniques"].as_array().expect("techniques").iter().map(|row| text(row, "comment")).collect();
    assert_eq!(comments, ["two-old-ids (1)", "two-old-ids (1)"]);
}

#[test]
fn what_others_know_of_false_positives_is_added() {
    let site = Site::new(&RULES.replace("attack.t1110", "attack.t1041"), &failures());
    let notes = site.scratch.name("lofp.ndjson");
    let sources =
        ["--sigma", "testdata/lofp/sigma", "--elastic", "testdata/lofp/elastic", "--splunk", "testdata/lofp/splunk"];
    run(&[&["lofp", "build", "-o", notes.as_str()], &sources[..]].concat()).code(3);
    let found = site.find("failed-sign-in", &["--lofp", &notes, "--user", "kim"]);
    let told = found[0]["false_positives"].as_array().expect("notes");
    assert_eq!(told[0], json!({"note": "A password that has expired.", "answers": []}));
    assert_eq!(
        told[1],
        json!({"note": "Scheduled uploads of backups", "answers": [], "origin": "sigma", "rule": "Upload To A Relay",
            "author": "Ada Test, Bo Test"})
    );
    assert_eq!(told.len(), 6, "five of others at most: {told:?}");
    let rows = site.ask("failed-sign-in", &["-f", "csv", "--lofp", &notes, "--user", "kim"]).code(0);
    assert!(
        rows.text().contains("expired. | Scheduled uploads of backups (sigma: Upload To A Relay) | "),
        "{}",
        rows.text()
    );
    site.ask("failed-sign-in", &["--lofp", "nowhere"]).says(2, "cannot read nowhere");
}

#[test]
fn events_answer_notes_on_false_positives() {
    let checks = "    checks:\n        - {note: 1, seen_before: {field: source.ip, for: 30d}}\n";
    let site = Site::new(&RULES.replace("    gap: 10m\n", &format!("    gap: 10m\n{checks}")), &failures());
    let found = site.find("failed-sign-in", &["--user", "kim"]);
    assert_eq!(
        found[0]["false_positives"],
        json!([{"note": "A password that has expired.", "answers": ["203.0.113.9 never signed in before"]}])
    );
}

#[test]
fn times_choose_findings_that_were_going_on() {
    let site = Site::usual();
    let ask = |more: &[&str]| site.told("failed-sign-in", more);
    assert_eq!(ask(&[]), ["08:00 eva", "08:01 kim", "12:00 eva"]);
    assert_eq!(ask(&["--since", "2025-03-14 08:03"]), ["08:00 eva", "12:00 eva"]);
    assert_eq!(ask(&["--until", "2025-03-14 08:01"]), ["08:00 eva"]);
    assert_eq!(ask(&["--since", "2025-03-14 08:03", "--until", "2025-03-14 09:00"]), ["08:00 eva"]);
    assert_eq!(ask(&["--since=-1h"]), ["12:00 eva"], "counted back from the last event, signed in or not");
    assert_eq!(ask(&["--since=-1d"]).len(), 3);
}

#[test]
fn conditions_choose_findings_and_keep_them_whole() {
    let site = Site::usual();
    assert_eq!(site.told("failed-sign-in", &["--user", "kim"]), ["08:01 kim"]);
    assert_eq!(site.told("failed-sign-in", &["--ip", "203.0.113.0/29"]), ["08:00 eva", "12:00 eva"]);
    let found = site.find("failed-sign-in", &["-w", "line = 4"]);
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding["event_count"], 4);
    site.ask("failed-sign-in", &["--dedup"]).says(2, "--dedup: rules count what several files have once anyway");
}

#[test]
fn a_rule_of_a_site_takes_the_place_of_one_of_the_program() {
    let log = "testdata/rules/log-cleared/hit.log";
    let ours = "\
title: Our Own Idea of a Cleared Log
name: log-cleared
logsource: {product: ivanti, service: connect_secure.admin}
detection:
    selection:
        event.code: ADM20599
        user.name: NAME
    condition: selection
level: low
";
    let levels = |name: &str| {
        let site = Site::new(&ours.replace("NAME", name), "");
        let rows = findings(&site.ask_of("log-cleared", &["-f", "ndjson"], &[log]));
        rows.iter().map(|row| text(row, "level").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(levels("vpnadmin"), ["low"]);
    assert_eq!(levels("somebody"), [""; 0]);
}

#[test]
fn a_correlation_of_a_site_counts_what_a_rule_of_the_program_finds() {
    let twice = "\
title: Log Cleared Twice
name: cleared-twice
correlation:
    type: event_count
    rules: [log-cleared]
    group-by: [user.name]
    timespan: 1h
    condition: {gte: 2}
level: high
";
    let site = Site::new(twice, "");
    let found = findings(&site.ask_of("cleared-twice", &["-f", "ndjson"], &["testdata/rules/log-cleared/hit.log"]));
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((text(finding, "rule"), text(finding, "user")), ("cleared-twice", "vpnadmin"));
    assert_eq!(finding["event_count"], 2);
    assert!(text(finding, "why").starts_with("2 events in 18 s"), "{finding}");
}

#[test]
fn there_is_one_finding_for_each_burst() {
    let times = ["08:00:00", "08:01:00", "08:02:00", "08:03:00", "09:00:00", "09:01:00", "09:02:00", "09:30:00"];
    let log: String = times.iter().map(|time| failure(time, "eva", "203.0.113.7")).collect();
    let found = Site::new(RULES, &log).find("three-failures", &[]);
    let told: Vec<_> =
        found.iter().map(|row| (text(row, "start"), text(row, "end"), row["event_count"].as_u64())).collect();
    assert_eq!(
        told,
        [
            ("2025-03-14T08:00:00.000000Z", "2025-03-14T08:03:00.000000Z", Some(4)),
            ("2025-03-14T09:00:00.000000Z", "2025-03-14T09:02:00.000000Z", Some(3)),
        ]
    );
}

#[test]
fn an_event_without_the_key_is_in_no_group() {
    let site = Site::new(&RULES.replace("group-by: [user.name]", "group-by: [host.name]"), &failures());
    assert!(site.find("three-failures", &[]).is_empty());
}

#[test]
fn what_must_not_follow_is_waited_for() {
    let guard = "    unless: [{rule: signed-in, within: 10m, side: after, by: [user.name]}]\n";
    let signed_in = "\
---
title: Signed In
name: signed-in
logsource: {product: ivanti, service: connect_secure}
detection:
    selection:
        message|startswith: Login succeeded
    condition: selection
";
    let rules = RULES.replace("    gap: 10m\n", &format!("    gap: 10m\n{guard}")) + signed_in;
    let success = line(
        "2025-03-14 08:09:00",
        "kim",
        "203.0.113.9",
        "Login succeeded for kim/Staff (session:sida1) from 203.0.113.9.",
    );
    let log = failures().split_inclusive('\n').take(5).collect::<String>() + &success;
    let site = Site::new(&rules, &(log + &failure("12:00:00", "eva", "203.0.113.7")));
    let outcome = run(&["detect", "-f", "ndjson", "--rules", &site.rules, "--include", "failed-sign-in", &site.log]);
    let told = essence(&findings(&outcome));
    let wanted = "failed-sign-in 2025-03-14T08:00:00.000000Z 2025-03-14T08:05:00.000000Z eva 4";
    assert_eq!(told, BTreeSet::from([wanted.to_owned()]), "kim got in, and of the last one nobody knows");
    assert!(outcome.stderr.contains("; 1 match "), "{}", outcome.stderr);
}

/// A rule that is right but for what a test breaks.
fn rule(selection: &str, rest: &str) -> String {
    format!(
        "title: T\nname: broken\nlogsource: {{product: ivanti, service: connect_secure}}\n\
         detection:\n    selection:\n        {selection}\n    condition: selection\nlevel: low\n{rest}"
    )
}

/// Lists of lists of lists, which unfold to a hundred million values.
fn laughs() -> String {
    let levels = "abcdefgh".chars().zip("bcdefgh".chars());
    let level = |(from, to): (char, char)| format!("{to}: &{to} [{}]\n", vec![format!("*{from}"); 10].join(", "));
    format!("a: &a [{}]\n{}", ["x"; 10].join(", "), levels.map(level).collect::<String>())
}

#[test]
fn a_rule_that_cannot_be_used_is_one_sentence() {
    let cases = [
        (
            rule("event.kode: AUT23457", ""),
            "rule 'broken': in 'selection': there is no field 'event.kode'; did you mean 'event.code'?",
        ),
        ("title: [T\nname: broken\n".to_owned(), "site.yml: it is no YAML"),
        (laughs() + &rule("event.code: AUT23457", ""), "it unfolds to too many values"),
        (rule("message|re: '((a{0,1000}){0,1000}){0,1000}'", ""), "it is too large; shorten its repetitions"),
        (rule("message|re: 'Login (?=failed).*Reason'", ""), "it looks around, which cannot be done"),
        (
            rule("event.code: AUT23457", "pulsetrail: {needs: [moon]}\n"),
            "'needs' has 'moon', which is none of country, asn",
        ),
        (rule("event.code: AUT23457", "pulsetrail: {gap: soon}\n"), "'soon' is no length of time"),
        (
            rule("event.code: AUT23457", "pulsetrail: {unless: [{rule: nobody, within: 5m}]}\n"),
            "there is no rule 'nobody'",
        ),
        (rule("event.code: AUT23457", "pulsetrail: {group: [event.kode]}\n"), "there is no field 'event.kode'"),
    ];
    for (text, words) in cases {
        let site = Site::usual();
        let broken = site.scratch.file("broken/site.yml", text.as_bytes());
        let ask =
            |more: &[&str]| site.ask("failed-sign-in", &[&["-f", "ndjson", "--rules", broken.as_str()], more].concat());
        let outcome = ask(&[]);
        assert_eq!(outcome.stderr.lines().count(), 2, "{}", outcome.stderr);
        assert!(outcome.stderr.ends_with(
            "pulsetrail: --rules: 1 error in rules; mend them, or add --keep-going to leave such rules out\n"
        ));
        outcome.says(2, words);
        let outcome = ask(&["--keep-going"]);
        assert_eq!(findings(&outcome).len(), 3, "{words}");
        outcome.says(0, words);
    }
}

#[test]
fn rules_in_a_circle_are_refused() {
    let correlation = |name: &str, other: &str| {
        format!(
            "title: {name}\nname: {name}\ncorrelation:\n    type: event_count\n    rules: [{other}]\n    timespan: 1h\n    \
             condition: {{gte: 2}}\nlevel: low\n"
        )
    };
    let site = Site::usual();
    let text = correlation("ring-a", "ring-b") + "---\n" + &correlation("ring-b", "ring-a");
    let broken = site.scratch.file("broken/ring.yml", text.as_bytes());
    let ask =
        |more: &[&str]| site.ask("failed-sign-in", &[&["-f", "ndjson", "--rules", broken.as_str()], more].concat());
    ask(&[]).says(2, "rule 'ring-a': it refers back to itself");
    assert_eq!(findings(&ask(&["--keep-going"])).len(), 3);
    site.ask("failed-sign-in", &["--rules", "nowhere"])
        .says(2, "nowhere: it cannot be read: no such file or directory");
}

#[test]
fn findings_do_not_depend_on_how_the_input_is_read() {
    let wanted = detect_demo(&[], &[ARCHIVE]).code(0);
    assert!(findings(&wanted).len() > 50);
    for more in
        [&["--threads", "1"][..], &["--threads", "3"], &["--threads", "16"], &["--chunk-bytes", "512"], &["--no-mmap"]]
    {
        let outcome = detect_demo(more, &[ARCHIVE]).code(0);
        assert!(outcome.stdout == wanted.stdout, "{more:?}");
    }
}

#[test]
fn what_is_found_does_not_depend_on_which_rules_are_told() {
    let all = findings(&detect_demo(&[], &[ARCHIVE]));
    let critical: Vec<Value> = all.iter().filter(|row| row["level"] == "critical").cloned().collect();
    assert_eq!(essence(&findings(&detect_demo(&["--level", "critical"], &[ARCHIVE]))), essence(&critical));
    for rule in ["chain-exploit-to-session", "chain-vpn-to-lateral", "chain-many-weak", "log-cleared"] {
        let wanted: Vec<Value> = all.iter().filter(|row| row["rule"] == rule).cloned().collect();
        assert_eq!(essence(&findings(&detect_demo(&["--include", rule], &[ARCHIVE]))), essence(&wanted), "{rule}");
    }
}

#[test]
fn findings_do_not_depend_on_the_order_of_files() {
    let [syslog, nightly, acquired] = ["syslog", "nightly", "acquired"].map(|name| format!("{ARCHIVE}/{name}"));
    // Copies lend each other what one layout leaves out.
    let addresses = |rows: &[Value]| -> BTreeSet<String> {
        rows.iter().map(|row| format!("{} {} {}", row["rule"], row["start"], row["src_ip"])).collect()
    };
    let wanted = findings(&detect_demo(&[], &[ARCHIVE]));
    for order in [[&syslog, &nightly, &acquired], [&acquired, &syslog, &nightly], [&nightly, &acquired, &syslog]] {
        let order = order.map(String::as_str);
        let found = findings(&detect_demo(&[], &order));
        assert_eq!(essence(&found), essence(&wanted), "{order:?}");
        assert_eq!(addresses(&found), addresses(&wanted), "{order:?}");
    }
}

#[test]
fn a_dataset_gives_the_findings_of_its_logs() {
    let scratch = Scratch::new();
    let dataset = scratch.name("events.parquet");
    run(&[&["export", "-q", "-o", dataset.as_str()], &KNOWN[..], &[ARCHIVE]].concat()).code(0);
    let wanted = essence(&findings(&detect_demo(&[], &[ARCHIVE])));
    assert_eq!(essence(&findings(&detect_demo(&[], &[&dataset]))), wanted);
}

#[test]
fn packed_logs_and_pipes_give_the_same() {
    let site = Site::usual();
    let wanted = essence(&site.find("failed-sign-in", &[]));
    let packed = site.scratch.file("packed", &gzip(failures().as_bytes()));
    let ask = |input: &str| findings(&site.ask_of("failed-sign-in", &["-f", "ndjson"], &[input]));
    assert_eq!(essence(&ask(&packed)), wanted);
    let arguments = ["detect", "-q", "-f", "ndjson", "--rules", &site.rules, "--include", "failed-sign-in", "-"];
    let piped = findings(&run_with(&arguments, failures().as_bytes()));
    assert_eq!(essence(&piped), wanted);
    assert_eq!(piped[0]["events"][0]["file"], "-");
}

#[test]
fn what_several_files_have_counts_once() {
    let site = Site::usual();
    let copy = site.scratch.file("copy.log", failures().as_bytes());
    let both = site.ask_of("failed-sign-in,three-failures", &["-f", "ndjson"], &[&site.log, &copy]);
    assert_eq!(essence(&findings(&both)), essence(&site.find("failed-sign-in,three-failures", &[])));
    // Of the demo's three copies, the nightly one tells least of the last days.
    let all = essence(&findings(&detect_demo(&[], &[ARCHIVE])));
    let one = essence(&findings(&detect_demo(&[], &["testdata/demo/archive/nightly"])));
    // What is judged by silences, by copies and by how often something was done sees more with more copies.
    let is_lost = |row: &&String| {
        !all.contains(*row) && !["log-", "ict-", "adm-orphan-change"].iter().any(|name| row.starts_with(name))
    };
    let lost: Vec<&String> = one.iter().filter(is_lost).collect();
    assert!(one.len() > 50 && lost.is_empty(), "{lost:?}");
}

#[test]
fn nothing_is_found_in_nothing() {
    let scratch = Scratch::new();
    let empty = scratch.file("empty.log", b"");
    let outcome = run(&["detect", "-f", "ndjson", &empty]).code(0);
    assert!(outcome.rows().iter().all(|row| row.get("not_run").is_some()), "{}", outcome.text());
    assert!(outcome.stderr.contains("0 findings in 0 incidents in 0 events in 1 file"), "{}", outcome.stderr);
    let outcome = run(&["detect", "-q", "-f", "csv", &empty]).code(0);
    assert_eq!(outcome.text().lines().count(), 1, "the header");
}

#[test]
fn hostile_names_are_escaped_for_people_and_kept_for_machines() {
    let user = "e\u{1b}[31mva\u{202e}";
    let site = Site::new(RULES, &failure("08:00:00", user, "203.0.113.7"));
    let table = site.ask("failed-sign-in", &["-f", "table"]).code(0);
    assert_eq!(table.text().matches("e\\x1b[31mva\\u{202e}").count(), 2, "{}", table.text());
    assert!(!table.text().contains(['\u{1b}', '\u{202e}']));
    assert_eq!(site.find("failed-sign-in", &[])[0]["user"], user);
    let title = RULES
        .replace("name: failed-sign-in", "name: \"bad\\e[31mname\"")
        .replace("[failed-sign-in]", "[\"bad\\e[31mname\"]");
    let table = Site::new(&title, &failures()).ask("bad\u{1b}[31mname", &["-f", "table"]).code(0);
    assert!(table.text().contains("bad\\x1b[31mname") && !table.text().contains('\u{1b}'), "{}", table.text());
}

#[test]
fn traces_of_editing_in_a_native_log_are_findings() {
    let outcome = run(&["detect", "-q", "-f", "ndjson", "testdata/demo/native"]);
    let found = findings(&outcome);
    let damaged = found.iter().find(|row| row["rule"] == "log-vc0-structure");
    let events = damaged.expect("a finding")["events"].as_array().expect("events");
    let offsets: Vec<u64> = events.iter().filter_map(|event| event["offset"].as_u64()).collect();
    assert_eq!(offsets, [45_710, 48_124, 50_460, 55_316], "the four places that `inspect --integrity` names");
    assert!(events.iter().all(|event| event["line"].is_null()), "a native log has no lines");
}

#[test]
fn the_techniques_of_the_rules_are_a_layer() {
    let scratch = Scratch::new();
    let layer = scratch.name("layer.json");
    run(&["rules", "coverage", "-o", &layer]).code(0);
    let written: Value = serde_json::from_slice(&fs::read(&layer).expect("a layer")).expect("JSON");
    let techniques = written["techniques"].as_array().expect("techniques");
    assert!(techniques.len() > 60, "{}", techniques.len());
    let exploits = techniques.iter().find(|technique| technique["techniqueID"] == "T1190").expect("T1190");
    assert!(exploits["comment"].as_str().is_some_and(|comment| comment.contains("pcs-cve-2019-11510-traversal")));
    check_layers(&[(&layer, techniques.len())]);
}

#[test]
fn a_block_with_an_error_is_found_by_the_check() {
    let scratch = Scratch::new();
    let rule = "title: T\nname: odd-block\nlogsource:\n    product: ivanti\ndetection:\n    sel:\n        user.name: a\n    \
        condition: sel\nlevel: low\npulsetrail:\n    gapp: 1h\n";
    let path = scratch.file("odd.yml", rule.as_bytes());
    run(&["rules", "check", &path]).says(2, "unknown field `gapp`");
    let rule = rule.replace("gapp: 1h", "unless: [{rule: nobody, within: 1h}]");
    let path = scratch.file("odd.yml", rule.as_bytes());
    run(&["rules", "check", &path]).says(2, "there is no rule 'nobody'");
}
