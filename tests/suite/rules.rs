//! Every rule on its own two logs, and all of them on the story: what is found, and what must stay quiet.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
};

use serde_json::Value;

use crate::{
    demo::{self, Layout},
    harness::{Scratch, argument, run},
};

/// The documents of all rule files: the file, and the names of rules that are reported.
fn reported() -> BTreeMap<String, PathBuf> {
    let found = run(&["rules", "list", "-f", "ndjson"]).code(0);
    let rows = found.rows();
    let of = |row: &Value| {
        let name = row["name"].as_str().expect("a name").to_owned();
        let path = PathBuf::from(row["path"].as_str().expect("a path"));
        row["level"].is_string().then_some((name, path))
    };
    rows.iter().filter_map(of).collect()
}

/// The logs of a rule that are called so, each of which counts by itself.
fn logs(folder: &Path, stem: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder for the rule").map(|entry| entry.expect("an entry").path());
    let is_one = |path: &PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        path.is_file() && name.starts_with(&format!("{stem}."))
    };
    let mut logs: Vec<PathBuf> = entries.filter(is_one).collect();
    logs.sort();
    logs
}

fn fires(rule: &str, folder: &Path, (stem, log): (&str, &Path)) -> Result<bool, String> {
    let mut all =
        vec!["detect".to_owned(), "-f".to_owned(), "ndjson".to_owned(), "--include".to_owned(), rule.to_owned()];
    let own = fs::read_to_string(folder.join("args")).unwrap_or_default();
    all.extend(own.lines().filter(|line| !line.is_empty()).map(str::to_owned));
    all.push(argument(log));
    let more = folder.join(format!("with_{stem}"));
    all.extend(more.is_dir().then(|| argument(&more)));
    let stem = log.file_name().expect("a name").to_string_lossy().into_owned();
    let outcome = run(&all.iter().map(String::as_str).collect::<Vec<_>>());
    if outcome.code != 0 {
        return Err(format!("{rule}, {stem}: exit {}: {}", outcome.code, outcome.stderr));
    }
    let rows = outcome.rows();
    if let Some(row) = rows.iter().find(|row| row["rule"] == rule && row.get("not_run").is_some()) {
        return Err(format!("{rule}, {stem}: not run: {}", row["not_run"]));
    }
    let finding = rows.iter().find(|row| row["rule"] == rule && row.get("level").is_some());
    let is_proven = finding.is_none_or(|row| row["events"].as_array().is_some_and(|events| !events.is_empty()));
    if is_proven { Ok(finding.is_some()) } else { Err(format!("{rule}, {stem}: a finding without proof")) }
}

/// Rules whose input no file can be.
const WITHOUT_INPUT: &[&str] = &["PA-VPN-01"];

#[test]
fn every_rule_fires_on_its_hit_and_not_on_its_miss() {
    let rules = reported();
    assert!(rules.len() >= 270, "only {} rules", rules.len());
    let queue = Mutex::new(rules.keys().cloned().collect::<Vec<_>>());
    let wrong = Mutex::new(Vec::new());
    let work = || {
        loop {
            let Some(rule) = queue.lock().expect("a queue").pop() else { break };
            let folder = Path::new("testdata/rules").join(&rule);
            let say = |what: String| wrong.lock().expect("a list").push(what);
            if !folder.join("hit.log").is_file() || !folder.join("miss.log").is_file() {
                say(format!("{rule}: hit.log or miss.log is missing"));
                continue;
            }
            if WITHOUT_INPUT.contains(&rule.as_str()) {
                continue;
            }
            for (stem, wanted) in [("hit", true), ("miss", false)] {
                for log in logs(&folder, stem) {
                    match fires(&rule, &folder, (stem, &log)) {
                        Ok(fired) if fired == wanted => {}
                        Ok(_) => {
                            say(format!(
                                "{rule}: {} {}",
                                log.display(),
                                if wanted { "does not fire" } else { "fires" }
                            ));
                        }
                        Err(what) => say(what),
                    }
                }
            }
        }
    };
    thread::scope(|scope| {
        (0..thread::available_parallelism().map_or(2, Into::into)).for_each(|_| {
            scope.spawn(work);
        });
    });
    let mut wrong = wrong.into_inner().expect("a list");
    wrong.sort();
    assert!(wrong.is_empty(), "{} of {} rules:\n{}", wrong.len(), rules.len(), wrong.join("\n"));
    let folders = fs::read_dir("testdata/rules").expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let idle: Vec<_> = folders.filter(|name| !rules.contains_key(name.to_string_lossy().as_ref())).collect();
    assert!(idle.is_empty(), "logs of no rule: {idle:?}");
}

/// A row of the story, as the table tells it.
struct Row {
    number: usize,
    /// By the appliance's clock and in truth, as the program writes them.
    times: [String; 2],
    is_benign: bool,
    expected: Vec<String>,
}

fn story() -> Vec<Row> {
    let mut reader = csv::Reader::from_path("testdata/demo/scenario.csv").expect("a table");
    let row = |record: csv::StringRecord| {
        let labels = record[15].replace(['(', ')'], "\u{1}");
        // What stands in brackets is a note: what must stay quiet, or a remark behind a name.
        let outside: String = labels.split('\u{1}').step_by(2).collect();
        let expected = outside.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        let instant = |text: &str| {
            let time: jiff::civil::DateTime = text.parse().expect("a time");
            let time = time.in_tz("Europe/Stockholm").expect("a zone").timestamp();
            time.strftime("%Y-%m-%dT%H:%M:%S").to_string()
        };
        Row {
            number: record[0].parse().expect("a number"),
            times: [instant(&record[2]), instant(&record[1])],
            is_benign: &record[14] == "benign",
            expected,
        }
    };
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

const OF_STORY: &[&str] = &[
    "--geoip",
    "testdata/geoip/city.mmdb",
    "--geoip",
    "testdata/geoip/asn.mmdb",
    "--geoip",
    "testdata/geoip/anonymous.mmdb",
    "--log-tz",
    "Europe/Stockholm",
    "--ioc",
    "testdata/demo/indicators.csv",
];

fn detect_story(more: &[&str], input: &[&str]) -> Vec<Value> {
    let all: Vec<&str> =
        [&["detect", "-f", "ndjson", "--context", "testdata/demo/context"], OF_STORY, more, input].concat();
    run(&all).code(0).rows()
}

#[test]
fn the_story_is_found() {
    let scratch = Scratch::new();
    let log = scratch.file("story.log", demo::story(Layout::Welf).as_bytes());
    let rows = detect_story(&[], &[&log]);
    let findings: Vec<&Value> = rows.iter().filter(|row| row.get("level").is_some()).collect();
    // Line n of the log is row n of the story.
    let mut proven: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for finding in &findings {
        let lines = proven.entry(finding["rule"].as_str().expect("a rule")).or_default();
        let events = finding["events"].as_array().expect("events");
        lines.extend(
            events.iter().filter_map(|event| event["line"].as_u64()).map(|line| usize::try_from(line).expect("small")),
        );
    }
    // What only copies of a log can tell is found in the archive, which has three.
    let archive = detect_story(&[], &["testdata/demo/archive"]);
    let story = story();
    let in_archive = |rule: &str, row: &Row| {
        let of_rule = archive.iter().filter(|finding| finding["rule"] == rule && finding.get("level").is_some());
        let near = &story[row.number.saturating_sub(3)..(row.number + 2).min(story.len())];
        of_rule.flat_map(|finding| finding["events"].as_array().expect("events")).any(|event| {
            let time = event["time"].as_str().expect("a time");
            near.iter().any(|row| row.times.iter().any(|known| time.starts_with(known)))
        })
    };
    let (mut wanted, mut found, mut lost) = (0, 0, Vec::new());
    for row in &story {
        for rule in &row.expected {
            wanted += 1;
            // Several lines tell of one act; a finding that has the line before or after it has the act.
            let near =
                |lines: &BTreeSet<usize>| lines.range(row.number.saturating_sub(2)..=row.number + 2).next().is_some();
            let spans =
                || findings.iter().any(|finding| finding["rule"] == *rule && covers(finding, row.number, &story));
            if proven.get(rule.as_str()).is_some_and(near) || spans() || in_archive(rule, row) {
                found += 1;
            } else {
                lost.push(format!("{} {rule}", row.number));
            }
        }
    }
    let alarming = |finding: &&&Value| matches!(finding["level"].as_str(), Some("high" | "critical"));
    let is_benign = |finding: &&&Value| {
        let events = finding["events"].as_array().expect("events");
        let mut lines = events.iter().filter_map(|event| event["line"].as_u64());
        lines.all(|line| story.get(usize::try_from(line).expect("small") - 1).is_some_and(|row| row.is_benign))
    };
    let false_alarms: Vec<String> = findings
        .iter()
        .filter(alarming)
        .filter(is_benign)
        .map(|finding| format!("{} {}", finding["rule"], finding["events"]))
        .collect();
    let recall = f64::from(found) / f64::from(wanted);
    #[allow(clippy::print_stdout, reason = "the figures are what somebody runs this for")]
    {
        println!(
            "{found} of {wanted} labels found (recall {recall:.3}); {} false alarms of level high",
            false_alarms.len()
        );
    }
    assert!(recall >= 0.95, "recall {recall:.3}; lost:\n{}", lost.join("\n"));
    assert!(false_alarms.len() <= 3, "{}", false_alarms.join("\n"));
    quiet(&findings, "sess-ip-change-country", 38);
    quiet(&findings, "log-archive-change", 55);
    quiet(&findings, "auth-bruteforce-user", 18);
    quiet(&findings, "ics-tls-failure-burst", 71);
    let export = findings.iter().find(|finding| finding["rule"] == "adm-config-export" && has_line(finding, 62));
    assert!(export.is_none_or(|finding| matches!(finding["level"].as_str(), Some("informational" | "low" | "medium"))));
}

fn covers(finding: &Value, number: usize, story: &[Row]) -> bool {
    let lines: Vec<usize> = finding["events"]
        .as_array()
        .expect("events")
        .iter()
        .filter_map(|event| usize::try_from(event["line"].as_u64()?).ok())
        .collect();
    let (first, last) = (lines.iter().min(), lines.iter().max());
    !story[number - 1].is_benign
        && first.is_some_and(|first| *first <= number)
        && last.is_some_and(|last| number <= *last)
}

fn has_line(finding: &Value, line: u64) -> bool {
    finding["events"].as_array().expect("events").iter().any(|event| event["line"].as_u64() == Some(line))
}

fn quiet(findings: &[&Value], rule: &str, line: u64) {
    let loud = findings.iter().find(|finding| finding["rule"] == rule && has_line(finding, line));
    assert!(loud.is_none_or(|finding| finding["level"] == "informational"), "{loud:?}");
}
