//! `report`: the page of a case says what the other commands say, stays text whatever a log holds, and works in a browser.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use serde_json::Value;

use crate::{
    harness::{Scratch, run, tar, welf},
    markup::{Element, Page},
};

const DEMO: &str = "testdata/demo/archive";
const GEOIP: [&str; 4] = ["--geoip", "testdata/geoip/city.mmdb", "--geoip", "testdata/geoip/asn.mmdb"];
/// Most bytes of a page.
const MOST_BYTES: usize = 5_000_000;

fn with<'a>(command: &'a [&'a str], more: &'a [&'a str]) -> Vec<&'a str> {
    command.iter().chain(more).copied().collect()
}

/// The page that these arguments make.
#[track_caller]
fn page(arguments: &[&str]) -> String {
    run(&with(&["report", "-q"], arguments)).code(0).text().to_owned()
}

fn rows(arguments: &[&str]) -> Vec<Value> {
    run(arguments).rows()
}

fn text<'v>(row: &'v Value, name: &str) -> &'v str {
    row[name].as_str().unwrap_or_default()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The number of a tile of the summary.
fn tile(page: &Page, what: &str) -> String {
    let tiles = page.inside(page.id("summary"), |element| element.is("tile"));
    let tile =
        tiles.into_iter().find(|tile| tile.text.trim_end().ends_with(what)).unwrap_or_else(|| panic!("no tile {what}"));
    digits(&tile.text)
}

#[test]
fn every_section_is_there_in_order() {
    let page =
        Page::read(&page(&with(&GEOIP, &["--title", "Break-in", "--case", "2025-031", "--analyst", "E. Ward", DEMO])));
    let sections = page.0.iter().filter(|element| element.tag == "section").map(|element| element.get("id"));
    let wanted =
        ["summary", "story", "findings", "attack", "sessions", "places", "hours", "top", "coverage", "manifest"];
    assert_eq!(sections.collect::<Vec<_>>(), wanted);
    let head = page.0.iter().find(|element| element.tag == "header").expect("a header");
    for words in ["Break-in", "2025-031", "E. Ward", "2025-03-03", "vpn-lnk-01"] {
        assert!(head.text.contains(words), "{words} is not in {}", head.text);
    }
    let charts = page.0.iter().filter(|element| element.is("chart"));
    assert_eq!(charts.filter(|chart| chart.text.len() > 100).count(), 3, "findings, sessions, hours");
}

#[test]
fn findings_are_those_of_detect_in_the_order_of_time_with_their_proof() {
    let page = Page::read(&page(&with(&GEOIP, &[DEMO])));
    let told = rows(&with(&["detect", "-q", "-f", "ndjson", DEMO], &GEOIP));
    let findings: Vec<&Value> = told.iter().filter(|row| row["title"].is_string()).collect();
    assert!(findings.len() > 50);
    let shown: Vec<&Element> = page.0.iter().filter(|element| element.is("finding")).collect();
    assert_eq!(shown.len(), findings.len());
    for level in ["critical", "high", "medium", "low", "informational"] {
        let count = findings.iter().filter(|finding| finding["level"] == level).count();
        assert_eq!(tile(&page, level), count.to_string(), "{level}");
    }
    for (index, finding) in findings.iter().enumerate() {
        let place = page.id(&format!("f{}", index + 1));
        let shown = &page.0[place];
        assert!(shown.is(text(finding, "level")));
        for words in ["title", "rule", "user", "src_ip"] {
            assert!(shown.text.contains(text(finding, words)), "{words} of {finding} is not in {}", shown.text);
        }
        let events = finding["events"].as_array().expect("events");
        let proofs: Vec<&Element> = page.inside(place, |element| element.is("at")).collect();
        assert_eq!(proofs.len(), events.len().min(3000 / findings.len()));
        for (proof, event) in proofs.iter().zip(events) {
            let (file, line) = (text(event, "file"), &event["line"]);
            let short = file.strip_prefix("testdata/demo/archive/").expect("the folder");
            assert_eq!(proof.text, format!("{short}:{line}"));
            let command = format!("pulsetrail filter --raw --where 'line = {line}' -- {}", quoted(file));
            assert_eq!(proof.get("data-c"), command);
        }
        let notes = finding["false_positives"].as_array().expect("notes");
        assert!(notes.iter().all(|note| shown.text.contains(text(note, "note"))));
        for technique in finding["techniques"].as_array().expect("techniques") {
            assert!(
                page.inside(place, |element| element.is("id")).any(|id| id.text == technique.as_str().expect("an id"))
            );
        }
    }
    // The story: incidents in the order of time, and so are the findings of each.
    let time_of = |shown: &Element| shown.text.get(..19).expect("a time").to_owned();
    let lists: Vec<usize> =
        page.0.iter().enumerate().filter(|(_, list)| list.is("findings")).map(|(place, _)| place).collect();
    let incidents: BTreeSet<u64> = findings.iter().filter_map(|finding| finding["incident"].as_u64()).collect();
    assert_eq!(lists.len(), incidents.len());
    assert_eq!(tile(&page, "incidents"), incidents.len().to_string());
    for list in lists {
        let times: Vec<String> = page.inside(list, |element| element.is("finding")).map(time_of).collect();
        assert!(times.is_sorted(), "{times:?}");
    }
    // The table: the worst first.
    let table = page.table("Findings, the worst first");
    assert_eq!(table.len(), findings.len());
    let levels = ["critical", "high", "medium", "low", "informational"];
    assert!(table.is_sorted_by_key(|row| levels.iter().position(|level| *level == row[0])));
}

/// As the page quotes words for a shell.
fn quoted(word: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "-_./:=@%+,".contains(character);
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{word}'") }
}

#[test]
fn what_could_not_be_judged_is_told() {
    let page = Page::read(&page(&[DEMO]));
    let told = rows(&["detect", "-q", "-f", "ndjson", DEMO]);
    let not_run: Vec<&Value> = told.iter().filter(|row| row["not_run"].is_string()).collect();
    let models = told.iter().filter(|row| row["not_judged"].is_object()).count();
    assert!(!not_run.is_empty() && models > 0);
    let shown = page.table("Rules that did not run");
    let count: usize = shown.iter().map(|row| row[1].parse::<usize>().expect("a number")).sum();
    assert_eq!(count, not_run.len());
    let section = &page.0[page.id("not-run")];
    for row in not_run {
        assert!(section.text.contains(text(row, "rule")) && section.text.contains(text(row, "not_run")), "{row}");
    }
    assert_eq!(page.table("Models with too little history").len(), models);
}

#[test]
fn tables_count_what_aggregate_and_sessions_count() {
    let page = Page::read(&page(&with(&GEOIP, &[DEMO])));
    for (caption, column, key) in [
        ("Users by events", "user", "user"),
        ("Addresses by events", "src_ip", "src_ip"),
        ("Countries", "country", "country"),
        ("Codes by events", "code", "code"),
    ] {
        let counted =
            rows(&with(&["aggregate", "-q", "-f", "ndjson", "--by", column, "--metric", "count", DEMO], &GEOIP));
        let wanted: BTreeMap<String, String> = counted
            .iter()
            .filter(|row| row[key].is_string())
            .map(|row| (text(row, key).to_owned(), row["count"].to_string()))
            .collect();
        let shown: BTreeMap<String, String> =
            page.table(caption).into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
        assert!(shown.len() == wanted.len().min(50) && !shown.is_empty(), "{caption}");
        assert!(shown.iter().all(|(name, count)| wanted.get(name) == Some(count)), "{caption}: {shown:?} {wanted:?}");
    }
    let failed =
        rows(&with(&["aggregate", "-q", "-f", "ndjson", "--by", "user", "--outcome", "failure", DEMO], &GEOIP));
    for row in page.table("Users by events") {
        let wanted = failed
            .iter()
            .find(|counted| text(counted, "user") == row[0])
            .map_or(0, |row| row["count"].as_u64().expect("a count"));
        assert_eq!(row[3], wanted.to_string(), "{row:?}");
    }
    let sessions = rows(&with(&["sessions", "-q", "-f", "ndjson", DEMO], &GEOIP));
    let shown = page.table("Sessions");
    assert_eq!(shown.len(), sessions.len());
    for (row, session) in shown.iter().zip(&sessions) {
        assert_eq!(row[0], session["number"].to_string());
        assert_eq!(
            [&row[4], &row[5], &row[3]],
            [text(session, "user"), text(session, "src_ip"), text(session, "end_reason")]
        );
        assert_eq!(row[11].replace(", ", ","), text(session, "flags"));
    }
    let bars = page.0.iter().filter(|element| element.tag == "rect" && element.is("bar")).count();
    assert_eq!(bars, sessions.len().min(60));
}

#[test]
fn the_map_of_hours_counts_every_event_in_the_zone_of_the_page() {
    let page = Page::read(&page(&["--tz", "Europe/Stockholm", DEMO]));
    let days = rows(&[
        "aggregate",
        "-q",
        "-f",
        "ndjson",
        "--every",
        "1d",
        "--tz",
        "Europe/Stockholm",
        "--metric",
        "count",
        DEMO,
    ]);
    let wanted: Vec<(String, String)> =
        days.iter().map(|row| (text(row, "time")[..10].to_owned(), row["count"].to_string())).collect();
    let shown = page.table("Events by day and hour");
    let shown: Vec<(String, String)> = shown.iter().map(|row| (row[0][..10].to_owned(), row[1].clone())).collect();
    assert_eq!(shown, wanted);
}

#[test]
fn the_manifest_names_every_file_with_its_digest_and_how_the_page_was_made() {
    let scratch = Scratch::new();
    let rule = "title: Mine\nname: my-rule\nlogsource: {product: ivanti, service: connect_secure}\n\
        detection: {selection: {event.code: AUT22673}, condition: selection}\nlevel: low\n";
    let rules = scratch.file("it's mine.yml", rule.as_bytes());
    let page = Page::read(&page(&with(&GEOIP, &["--rules", &rules, "--tz", "Europe/Stockholm", "-j", "2", DEMO])));
    let files = rows(&["inspect", "-q", "-f", "ndjson", DEMO]);
    let shown = page.table("Files");
    assert_eq!(shown.len(), files.len() - 1, "the last object is about all of them");
    for (row, file) in shown.iter().zip(&files) {
        assert_eq!([&row[0], &row[7]], [text(file, "file"), text(file, "sha256")]);
        assert_eq!([&row[1], &row[3]], [&file["bytes"].to_string(), &file["events"].to_string()]);
    }
    let manifest = &page.0[page.id("manifest")].text;
    let mine = rules.replace('\'', r"'\''");
    let command = format!(
        "pulsetrail report --geoip testdata/geoip/city.mmdb --geoip testdata/geoip/asn.mmdb --rules '{mine}' --tz Europe/Stockholm {DEMO}"
    );
    assert!(manifest.contains(&command), "{manifest}");
    let used = page.table("What was used besides the evidence");
    assert_eq!(used.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["rules", "rules", "places", "places"]);
    let sum = |path: &str| {
        let digest = <sha2::Sha256 as sha2::Digest>::digest(fs::read(path).expect("a file"));
        digest.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
    };
    assert_eq!([&used[1][3], &used[2][3]], [&sum(&rules), &sum("testdata/geoip/city.mmdb")]);
    assert_eq!(used[0][3].len(), 64);
}

#[test]
fn the_same_evidence_makes_the_same_page() {
    let wanted = page(&[DEMO]);
    for more in [&["-j", "1"][..], &["-j", "3", "--chunk-bytes", "4096"], &["--no-mmap", "-j", "2"]] {
        assert_eq!(page(&with(more, &[DEMO])), wanted, "{more:?}");
    }
    let scratch = Scratch::new();
    // What a file of defaults says is told as if it were typed.
    let defaults =
        scratch.file("site.toml", b"log_tz = \"Europe/Stockholm\"\ntz = \"Europe/Stockholm\"\nprofile = \"default\"\n");
    let typed = page(&["--log-tz", "Europe/Stockholm", "--tz", "Europe/Stockholm", DEMO]);
    assert!(typed.contains("pulsetrail report --log-tz Europe/Stockholm --tz Europe/Stockholm "), "{typed}");
    assert_eq!(page(&["--config", &defaults, DEMO]), typed);
    let file = scratch.name("case.html");
    run(&["report", "-q", "-o", &file, DEMO]).code(0);
    assert_eq!(fs::read_to_string(&file).expect("a page"), wanted);
    run(&["report", "-q", "-o", &file, DEMO]).says(2, "exists already; add --force");
}

#[test]
fn conditions_narrow_what_is_told() {
    let options = ["--user", "martinstevens", "--since", "2025-03-15"];
    let page = Page::read(&page(&with(&options, &[DEMO])));
    let told = rows(&with(&["detect", "-q", "-f", "ndjson", DEMO], &options));
    let findings = told.iter().filter(|row| row["title"].is_string()).count();
    assert!(findings > 0);
    assert_eq!(page.0.iter().filter(|element| element.is("finding")).count(), findings);
    assert_eq!(page.table("Sessions").len(), rows(&with(&["sessions", "-q", "-f", "ndjson", DEMO], &options)).len());
    let count = run(&with(&["filter", "-q", "--count", DEMO], &options)).text().trim().to_owned();
    assert_eq!(page.table("Users by events").iter().map(|row| row[1].clone()).collect::<Vec<_>>(), [count]);
    let spans = ["--since", "-3d"];
    let narrow = Page::read(&self::page(&with(&spans, &[DEMO])));
    let sum: u64 = narrow.table("Codes by events").iter().map(|row| row[1].parse::<u64>().expect("a number")).sum();
    let codes = ["--where", "code IS NOT NULL"];
    let wanted = run(&with(&with(&["filter", "-q", "--count", DEMO], &spans), &codes)).text().trim().to_owned();
    assert_eq!(sum.to_string(), wanted);
}

/// The commands of a page, each with the place that it is for.
fn commands(page: &Page) -> BTreeSet<(String, String)> {
    let proofs = page.0.iter().filter(|element| element.is("at"));
    proofs.map(|proof| (proof.text.clone(), proof.get("data-c").to_owned())).collect()
}

/// Runs a command line as a shell does.
fn shell(line: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_pulsetrail")).parent().expect("a folder");
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").expect("a path"));
    let mut bash = Command::new("bash");
    bash.args(["-c", line]).env("PATH", path).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = bash.output().expect("bash");
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_command_of_a_proof_shows_its_line_again() {
    let demo = Page::read(&page(&[DEMO]));
    let mut checked = BTreeSet::new();
    for (place, command) in commands(&demo) {
        let (file, line) = place.rsplit_once(':').expect("a line");
        // One of each file is enough.
        if !checked.insert(file.to_owned()) || Path::new(file).extension().is_some_and(|extension| extension == "gz") {
            continue;
        }
        let text = fs::read_to_string(format!("{DEMO}/{file}")).expect("a log");
        let wanted = text.lines().nth(line.parse::<usize>().expect("a number") - 1).expect("a line");
        assert_eq!(shell(&command).lines().next(), Some(wanted), "{command}");
    }
    assert!(checked.len() > 5);
    // Files and members with names that a shell would take for something else.
    let log = welf("2025-03-14 08:00:00", "eva", "ADM20599: Admin log has been cleared.");
    let scratch = Scratch::new();
    let name = "it's $(touch x) \"a\"; `b` \u{1b}[2J.log";
    let plain = scratch.file(name, log.as_bytes());
    let packed = welf("2025-03-20 08:00:00", "eva", "ADM20599: Admin log has been cleared.");
    let archive =
        scratch.file("c d'.tar", &tar(&[("in $HOME/o'clock.log", packed.as_bytes()), ("b.log", log.as_bytes())]));
    let hostile = Page::read(&page(&["--include", "log-cleared", &plain, &archive]));
    let commands = commands(&hostile);
    assert!(commands.len() >= 2, "{commands:?}");
    for (place, command) in &commands {
        assert_eq!(shell(command), if place.contains("clock.log") { &*packed } else { &*log }, "{command}");
    }
    assert!(commands.iter().any(|(_, command)| command.contains("file = ")), "{commands:?}");
}

#[test]
fn a_native_record_is_shown_again_by_its_offset() {
    let page = Page::read(&page(&["testdata/demo/native"]));
    let commands = commands(&page);
    let native = commands.iter().find(|(place, _)| place.contains(".vc0@")).expect("a native record");
    assert!(native.1.contains("'offset = "), "{native:?}");
    assert!(!shell(&native.1).is_empty());
    assert_eq!(page.table("Traces of editing").len(), 4);
}

/// Names, agents and sentences made to become more than text.
fn hostile_log() -> String {
    let names = [
        "<script>alert(1)</script>",
        "</title></style><script src=//evil.example/x.js></script>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)' autofocus='",
        "javascript:alert(1)",
        "<img src=x onerror=alert(1)>",
        "\u{202e}drowssap\u{2066}\u{200b}\u{feff}",
        "a\0b\x1b[2J\x08",
        "<!-- --><![CDATA[ ]]>&lt;b&gt;&#60;",
        "]]></svg></text><svg onload=alert(1)>",
    ];
    let mut log = String::new();
    for (index, name) in names.iter().enumerate() {
        for second in 0..4 {
            let time = format!("2025-03-14 08:{index:02}:{second:02}");
            log.push_str(&welf(
                &time,
                &name.replace('"', "'"),
                &format!("AUT23457: Login failed using auth server {name}.  Reason: Failed"),
            ));
            log.push_str(&welf(&time, &name.replace('"', "'"), &format!("AUT31556: Unauthenticated request url /dana-na/../../../etc/passwd?{name} came from IP 203.0.113.7.")));
        }
    }
    log.push_str("<script>alert('a line that is none')</script>\n\0\u{202e}\n");
    // A field that is nearly as long as a record may be, and one of ten megabytes.
    log.push_str(&welf("2025-03-14 09:00:00", &"<x>".repeat(20_000), "AUT23457: Login failed"));
    log.push_str(&welf("2025-03-14 09:00:01", &"&".repeat(10 << 20), "AUT23457: Login failed"));
    log
}

#[test]
fn what_attackers_type_stays_text() {
    let scratch = Scratch::new();
    let log = scratch.file("</script><b>.log", hostile_log().as_bytes());
    let rule = "title: '</strong><script>alert(1)</script>'\nname: '\"><script>'\nlogsource: {product: ivanti, service: connect_secure}\n\
        detection: {selection: {event.code: AUT23457}, condition: selection}\nfalsepositives: ['<img src=x onerror=alert(1)>', 'javascript:alert(1)']\n\
        references: ['javascript:alert(1)']\ntags: [attack.t1110, 'attack.t1<b>']\nlevel: critical\n";
    let rules = scratch.file("rules.yml", rule.as_bytes());
    let text = page(&[
        "--rules",
        &rules,
        "--keep-going",
        "--title",
        "</title><script>alert(1)</script>",
        "--case",
        "\" onload=\"x",
        &log,
    ]);
    assert!(text.len() < MOST_BYTES, "{}", text.len());
    let page = Page::read(&text);
    for words in [
        "<script>alert(1)</script>",
        "\\u{202e}drowssap",
        "a\\x00b\\x1b[2J",
        "' onfocus='alert(1)'",
        "javascript:alert(1)",
    ] {
        assert!(page.0[0].text.contains(words), "{words} is not shown");
    }
    let findings = page.0.iter().filter(|element| element.is("finding") && element.text.contains("</strong><script>"));
    assert!(findings.count() > 5);
    let samples = page.table("Samples of rejected lines");
    assert!(samples.iter().any(|row| row[2].contains("<script>alert('a line that is none')")), "{samples:?}");
    let longest = page.0.iter().filter(|element| element.tag == "td").map(|cell| cell.text.chars().count()).max();
    assert!(longest.is_some_and(|longest| longest < 3000), "{longest:?}");
}

#[test]
fn nothing_is_loaded_and_nothing_else_may_run() {
    let text = page(&[DEMO]);
    let page = Page::read(&text);
    let policy =
        page.0.iter().find(|element| element.get("http-equiv") == "Content-Security-Policy").expect("a policy");
    assert!(policy.get("content").starts_with("default-src 'none'; style-src 'sha256-"));
    assert!(!policy.get("content").contains("unsafe"));
    for element in page.0.iter().filter(|element| element.tag == "style" || element.tag == "script") {
        assert!(!element.text.contains("http") && !element.text.contains("url("));
    }
    for loads in ["src=", "<link", "<iframe", "<img", "<object", "xlink", "@import", "srcset", "style="] {
        assert!(!text.contains(loads), "{loads}");
    }
}

#[test]
fn a_large_case_makes_a_small_page_that_says_what_it_leaves_out() {
    let scratch = Scratch::new();
    let mut log = String::new();
    for index in 0..2500 {
        let time = format!("2025-03-{:02} {:02}:{:02}:{:02}", 1 + index / 400, index / 60 % 24, index % 60, index % 7);
        let user = format!("user-{index}-{}", "<&\u{202e}>".repeat(60));
        log.push_str(&welf(
            &time,
            &user,
            &format!("AUT24414: Agent login succeeded for {user}/Staff from 198.51.{}.{}.", index / 250, index % 250),
        ));
        log.push_str(&welf(&time, &user, "ADM20599: Admin log has been cleared."));
    }
    let log = scratch.file("large.log", log.as_bytes());
    let text = page(&[&log]);
    assert!(text.len() < MOST_BYTES, "{}", text.len());
    let page = Page::read(&text);
    let told = rows(&["detect", "-q", "-f", "ndjson", &log]);
    let all = told.iter().filter(|row| row["title"].is_string()).count();
    let shown = page.0.iter().filter(|element| element.is("finding")).count();
    assert!(all > 1000 && shown < all, "{shown} of {all}");
    let left_out = |section: &str, what: &str| -> usize {
        let more = page.inside(page.id(section), |element| element.is("more") && element.text.contains(what));
        more.map(|more| digits(more.text.split(what).next().expect("a number")).parse::<usize>().expect("a number"))
            .sum()
    };
    assert_eq!(shown + left_out("story", "more findings"), all);
    assert_eq!(page.table("Findings, the worst first").len() + left_out("findings", "more findings"), all);
    let sessions = rows(&["sessions", "-q", "-f", "ndjson", &log]).len();
    assert_eq!(page.table("Sessions").len() + left_out("sessions", "more sessions"), sessions);
    // Incidents of which nothing is told are left out as a whole.
    let lists = page.0.iter().filter(|element| element.is("findings")).count();
    assert_eq!(page.0.iter().filter(|element| element.is("incident")).count(), lists);
    let by_level: usize = ["critical", "high", "medium", "low", "informational"]
        .iter()
        .map(|level| tile(&page, level).parse::<usize>().expect("a number"))
        .sum();
    assert_eq!(by_level, all);
}

#[test]
fn an_empty_case_has_a_page_too() {
    let scratch = Scratch::new();
    let log = scratch.file("empty.log", b"");
    let page = Page::read(&page(&[&log]));
    assert!(page.0[page.id("story")].text.contains("no rule found anything"));
    assert_eq!(page.table("Files").len(), 1);
}

#[test]
fn sources_that_were_skipped_are_told_and_make_the_exit_code() {
    let scratch = Scratch::new();
    let good =
        scratch.file("a.log", welf("2025-03-14 08:00:00", "eva", "AUT22673: Logout from 203.0.113.7").as_bytes());
    let cut = scratch.file("b.gz", &crate::harness::gzip(good.repeat(200).as_bytes())[..40]);
    let outcome = run(&["report", "-q", &good, &cut]).code(3);
    let page = Page::read(outcome.text());
    assert_eq!(page.table("Skipped sources").len(), 1);
    let files = page.table("Files");
    let inspected = run(&["inspect", "-q", "-f", "ndjson", &good, &cut]).rows();
    assert_eq!([&files[0][7], &files[1][7]], [text(&inspected[0], "sha256"), text(&inspected[1], "sha256")]);
}

#[test]
fn what_makes_no_sense_is_said() {
    run(&["report", "--dedup", DEMO]).says(2, "--dedup");
    run(&["report", "--baseline", "x", DEMO]).says(2, "are no days");
    run(&["report", "--include", "no-such-rule", DEMO]).says(2, "there is no rule 'no-such-rule'");
}

/// A browser, where Playwright and Chromium are there (CI installs them).
#[test]
fn a_browser_sorts_filters_copies_and_prints_the_page() {
    let scratch = Scratch::new();
    let file = scratch.name("case.html");
    run(&with(&with(&["report", "-q", "-o", &file], &GEOIP), &[DEMO])).code(0);
    let script = scratch.file("browse.py", include_bytes!("report.py"));
    let folder = scratch.name("");
    let python = std::env::var("PULSETRAIL_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let output = Command::new(python).args([&script, &file, &folder]).output().expect("python3");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if said.trim() == "missing" {
        assert!(std::env::var_os("CI").is_none(), "playwright or chromium is missing");
        return;
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let seen: Value = serde_json::from_str(&said).expect("JSON");
    let page = Page::read(&fs::read_to_string(&file).expect("a page"));
    let count = |is_it: &dyn Fn(&Element) -> bool| page.0.iter().filter(|element| is_it(element)).count();
    let findings = count(&|element| element.is("finding"));
    for nothing in ["errors", "requests"] {
        assert_eq!(seen[nothing], serde_json::json!([]), "{nothing}");
    }
    assert_eq!((text(&seen, "first_stop"), text(&seen, "skips_to")), ("Skip to the report", "main"));
    assert_eq!(seen["sorted"], serde_json::json!(["ascending", true]));
    assert_eq!(seen["sorted_numbers"], serde_json::json!(["descending", true]));
    assert_eq!((&seen["sorts_one"], &seen["rows"]), (&Value::from(1), &Value::from(findings)));
    let left = seen["rows_left"].as_u64().expect("a count");
    assert!(left > 0 && left < findings as u64 && seen["rows_fit"] == true, "{seen}");
    let left = seen["findings_left"].as_u64().expect("a count");
    assert!(left > 0 && left < findings as u64, "{seen}");
    assert_eq!(seen["copied"], serde_json::json!([true, true]));
    assert_eq!(seen["buttons"], Value::from(count(&|element| element.attributes.contains_key("data-c"))));
    assert_eq!(seen["proofs"], seen["buttons"]);
    for works in ["toggles", "follows", "open", "narrow"] {
        assert_eq!(seen[works], true, "{works}");
    }
    assert_eq!(seen["pdf"], serde_json::json!(["%PDF-", true]));
    assert_eq!(seen["plain"], serde_json::json!([10, 0, findings]));
}
