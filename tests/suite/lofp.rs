//! `lofp`: rules of three repositories, written for these tests, and what is made of their notes.

use std::{fs, os::unix::fs::symlink, path::Path};

use serde_json::Value;

use crate::harness::{Outcome, Scratch, run};

const SIGMA: &str = "testdata/lofp/sigma";
const ELASTIC: &str = "testdata/lofp/elastic";
const SPLUNK: &str = "testdata/lofp/splunk";

/// The notes of all fixtures, in a file of this folder.
fn built(scratch: &Scratch) -> String {
    let file = scratch.name("lofp.ndjson");
    run(&["lofp", "build", "--sigma", SIGMA, "--elastic", ELASTIC, "--splunk", SPLUNK, "-o", &file]).code(3);
    file
}

/// Titles and tags of a list, a note a line.
fn shown(file: &str, technique: &str, options: &[&str]) -> String {
    let arguments = ["lofp", "show", technique, "--from", file, "-f", "ndjson"];
    let rows = run(&[&arguments[..], options].concat()).code(0).rows();
    let row = |row: &Value| {
        let parts = ["title", "techniques", "log_source", "origin"].map(|name| row[name].as_str().unwrap_or("-"));
        parts.join(" | ") + "\n"
    };
    rows.iter().map(row).collect()
}

#[test]
fn the_published_list_is_replayed_to_the_letter() {
    let scratch = Scratch::new();
    let file = built(&scratch);
    // White space and case make no difference between notes. The second surge has a page of the same name, and so has
    // `Backups (2) of them`; that of Splunk's `Unlikely` hides Sigma's, and that of Elastic's `Unknown`, too.
    assert_eq!(
        shown(&file, "t1041", &["--lofp"]),
        "a surge of traffic may come from a system that is new, or from one that was put to another use, (first ending). | \
         t1041,t1048 | ml | elastic\n\
         backups, 1 of them | t1041,T1573.002 | network | splunk\n\
         scheduled uploads of backups | t1041,T1498 | rules_building_block | elastic\n"
    );
    // No parents for Splunk, no sub-techniques of Elastic; unknown is dropped for Splunk only.
    assert_eq!(
        shown(&file, "T1573.002", &["--lofp"]),
        "backups, 1 of them | t1041,T1573.002 | network | splunk\n\
         unlikely | T1190,T1573.002 | network | splunk\n"
    );
    run(&["lofp", "show", "T1573", "--from", &file, "--lofp"]).code(1);
    run(&["lofp", "show", "T1048.002", "--from", &file, "--lofp"]).code(1);
    assert_eq!(
        shown(&file, "T1562", &["--lofp"]),
        "maintenance of the log server | T1562 | okta | elastic\nunknown | T1562 | okta | elastic\n"
    );
}

#[test]
fn sigma_alone_brings_parents_and_the_union_of_its_rules() {
    let scratch = Scratch::new();
    let file = scratch.name("sigma.ndjson");
    run(&["lofp", "build", "-q", "--sigma", SIGMA, "-o", &file]).code(3);
    let all = "t1041,t1048,t1048.003";
    assert_eq!(
        shown(&file, "T1048", &["--lofp"]),
        format!(
            "scheduled uploads of backups | {all},t1071 | zeek,windows | sigma\n\
             unknown | {all} | zeek | sigma\nunlikely | {all} | zeek | sigma\n"
        )
    );
}

#[test]
fn without_that_nothing_is_lost_and_versions_of_techniques_meet() {
    let scratch = Scratch::new();
    let file = built(&scratch);
    assert_eq!(
        shown(&file, "T1048", &[]),
        "A surge of traffic may come from a system that is new, or from one that was put to another use (second ending). | \
         T1041,T1048,T1048.002 | ml | elastic\n\
         A surge of traffic may come from a system that is new, or from one that was put to another use, (first ending). | \
         T1041,T1048,T1048.002 | ml | elastic\n\
         Backups (2) of them | T1041,T1048,T1048.002 | ml | elastic\n\
         Scheduled uploads of backups | T1041,T1048,T1048.003,T1071,T1498 | rules_building_block,zeek,windows | elastic,sigma\n\
         Unknown | T1041,T1048,T1048.003,T1685,T1685.002 | okta,zeek | elastic,sigma\n\
         Unlikely | T1041,T1048,T1048.003,T1190,T1573,T1573.002 | network,zeek | splunk,sigma\n"
    );
    let maintenance = "Maintenance of the log server | T1685,T1685.002 | okta | elastic\n";
    for technique in ["T1562.008", "T1685.002"] {
        assert!(shown(&file, technique, &[]).starts_with(maintenance), "{technique}");
    }
    let files = [
        "A note of a file with two documents | T1041 | linux | sigma\n",
        "Another note of that file | T1041 | - | sigma\n",
    ];
    assert!(files.iter().all(|note| shown(&file, "T1041", &[]).contains(note)));
    assert!(!fs::read_to_string(&file).expect("the file").contains("outside of the rules"));
}

#[test]
fn lists_are_narrowed_by_origin_and_log_source_and_written_in_every_format() {
    let scratch = Scratch::new();
    let file = built(&scratch);
    assert_eq!(
        shown(&file, "T1041", &["--origin", "splunk", "--log-source", "Endpoint"]),
        "Unknown at this time. | T1041 | endpoint | splunk\n"
    );
    run(&["lofp", "show", "T1041", "--from", &file, "--log-source", "azure"]).code(1);
    let show = |options: &[&str]| run(&[&["lofp", "show", "T1573.002", "--from", &file, "--lofp"], options].concat());
    let markdown = "| Title | Tags |\n| --- | --- |\n| backups, 1 of them | t1041, T1573.002, network, splunk |\n\
                    | unlikely | T1190, T1573.002, network, splunk |\n";
    assert_eq!(show(&["--format", "markdown"]).code(0).text(), markdown);
    let out = scratch.name("list.md");
    show(&["-o", &out]).code(0);
    assert_eq!(fs::read_to_string(&out).expect("the list"), markdown);
    let csv = show(&["-f", "csv"]).code(0);
    assert!(csv.text().starts_with("title,techniques,log_source,origin,rules,sha256,rule_titles,authors\n"));
    assert!(csv.text().ends_with(",\"Di Test; Ada Test, Bo Test\"\n"), "{}", csv.text());
    let json = show(&["-f", "json"]).code(0).rows();
    assert_eq!(json[1]["sha256"], "e4d7378241906fed269fb693fec09aa0c34733e385c3723d40a0061c25e65a4b");
    let table = show(&["-f", "table"]).code(0);
    assert!(table.text().contains("unlikely"), "{}", table.text());
    // Who wrote a rule is told with it, as Sigma's licence asks.
    let rows = run(&["lofp", "show", "T1071", "--from", &file, "-f", "ndjson"]).code(0).rows();
    assert_eq!(rows[0]["authors"], "Ada Test, Bo Test; Cy Test");
}

#[test]
fn the_same_checkouts_give_the_same_file_wherever_they_are() {
    let scratch = Scratch::new();
    let file = built(&scratch);
    let copy = scratch.path("copy");
    for (folder, name) in [(SIGMA, "sigma"), (ELASTIC, "elastic"), (SPLUNK, "splunk")] {
        copy_tree(Path::new(folder), &copy.join(name));
    }
    let [sigma, elastic, splunk] = ["sigma", "elastic", "splunk"].map(|name| scratch.name(&format!("copy/{name}")));
    let other = scratch.name("other.ndjson");
    let build = |out: &str, options: &[&str]| -> Outcome {
        let arguments = ["lofp", "build", "--splunk", &splunk, "--sigma", &sigma, "--elastic", &elastic, "-o", out];
        run(&[&arguments[..], options].concat())
    };
    build(&other, &[]).code(3);
    assert_eq!(fs::read(&file).expect("the file"), fs::read(&other).expect("the other"));
    build(&other, &[]).says(2, "exists already; add --force to replace it");
    build(&other, &["--force"]).code(3);
    let header: Value =
        serde_json::from_str(fs::read_to_string(&file).expect("the file").lines().next().expect("a line"))
            .expect("an object");
    assert_eq!(
        (&header["kind"], &header["entries"], &header["skipped"]),
        (&"pulsetrail-lofp".into(), &11.into(), &2.into())
    );
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() { copy_tree(&path, &target) } else { fs::copy(&path, &target).map(drop).expect("copied") }
    }
}

#[test]
fn a_file_that_is_no_rule_costs_a_sentence_and_nothing_else() {
    let scratch = Scratch::new();
    let rule = "title: Good\nid: a\ntags: [attack.t1041]\nfalsepositives: [A good note]\n";
    scratch.file("sigma/rules/good.yml", rule.as_bytes());
    let large = format!("{rule}# {}", "x".repeat(1 << 20));
    let bomb = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(100_000));
    for (name, bytes) in [
        ("large", large.as_bytes()),
        ("bomb", bomb.as_bytes()),
        ("latin", b"title: caf\xe9\n".as_slice()),
        ("deep", "- ".repeat(10_000).as_bytes()),
        ("itself", b"a: &a [*a]\nb: *a\n"),
        ("tag", b"title: !exec rm\n"),
        ("\u{202e}name", b"["),
    ] {
        scratch.file(&format!("sigma/rules/{name}.yml"), bytes);
    }
    for harmless in ["", "just a text", "- a list", "42", "falsepositives: {a: b}\ntags: x", "tags: [1, [2], ~]\n"] {
        scratch.file(&format!("sigma/rules/harmless/{}.yml", harmless.len()), harmless.as_bytes());
    }
    symlink("/", scratch.path("sigma/rules/loop")).expect("a link");
    symlink("/dev/zero", scratch.path("sigma/rules/endless.yml")).expect("a link");
    let file = scratch.name("lofp.ndjson");
    let outcome = run(&["lofp", "build", "--sigma", &scratch.name("sigma"), "-o", &file]).code(3);
    for sentence in [
        "large.yml is larger than 1 MiB, so it is no rule; it is skipped\n",
        "latin.yml is not UTF-8 text; it is skipped\n",
        "bomb.yml is not YAML: ",
        "its aliases repeat too much",
        "deep.yml is not YAML: ",
        "itself.yml is not YAML: ",
        "tag.yml is not YAML: ",
        "\\u{202e}name.yml is not YAML: ",
        "pulsetrail: 1 note in 14 files of rules; skipped: 7\n",
    ] {
        assert!(outcome.stderr.contains(sentence), "{sentence} is not in {}", outcome.stderr);
    }
    assert_eq!(outcome.stderr.lines().count(), 8, "{}", outcome.stderr);
    assert_eq!(shown(&file, "T1041", &[]), "A good note | T1041 | - | sigma\n");
}

#[test]
fn what_cannot_be_is_said_in_one_sentence() {
    let scratch = Scratch::new();
    let out = scratch.name("out");
    run(&["lofp", "build", "-o", &out]).says(2, "--sigma <DIR>|--elastic <DIR>|--splunk <DIR>");
    run(&["lofp", "build", "--sigma", SPLUNK, "-o", &out])
        .says(2, "--sigma: testdata/lofp/splunk has no folder 'rules'; name the folder of a checkout of SigmaHQ/sigma");
    assert!(!scratch.path("out").exists());
    run(&["lofp", "show", "1041", "--from", &out]).says(2, "a technique is written T1041 or T1110.003");
    run(&["lofp", "show", "T1041", "--from", &out]).says(2, "cannot read");
    let file = built(&scratch);
    let text = fs::read_to_string(&file).expect("the file");
    let lines: Vec<&str> = text.lines().collect();
    for (name, content, words) in [
        ("log", b"id=firewall\n".to_vec(), "it was not made by 'pulsetrail lofp build'"),
        ("binary", vec![0xff; 40], "it was not made by 'pulsetrail lofp build'"),
        ("empty", Vec::new(), "it was not made by 'pulsetrail lofp build'"),
        (
            "newer",
            text.replacen("\"version\":1", "\"version\":2", 1).into_bytes(),
            "it is of version 2, not 1; build it anew",
        ),
        ("cut", lines[..5].join("\n").into_bytes(), "it holds 4 of 11 notes; build it anew"),
        ("damaged", text.replacen("\"order\"", "\"odor\"", 1).into_bytes(), "line 2 is damaged; build it anew"),
    ] {
        let path = scratch.file(name, &content);
        run(&["lofp", "show", "T1041", "--from", &path]).says(2, words);
    }
}

/// The published list for T1041, from checkouts of the state that it was made of (for Elastic, between 2025-12-01 and
/// 2026-04-01). `testdata/lofp/t1041.csv` has hashes of its titles, and its tags.
#[test]
fn the_published_list_for_t1041_comes_out_of_the_repositories() {
    let names = ["PULSETRAIL_SIGMA", "PULSETRAIL_ELASTIC", "PULSETRAIL_SPLUNK"];
    let [Ok(sigma), Ok(elastic), Ok(splunk)] = names.map(std::env::var) else { return };
    let scratch = Scratch::new();
    let file = scratch.name("lofp.ndjson");
    let built = run(&["lofp", "build", "--sigma", &sigma, "--elastic", &elastic, "--splunk", &splunk, "-o", &file]);
    assert!(matches!(built.code, 0 | 3), "{}", built.stderr);
    let rows = run(&["lofp", "show", "T1041", "--from", &file, "--lofp", "-f", "ndjson"]).code(0).rows();
    let line = |row: &Value| {
        let tags = ["techniques", "log_source", "origin"].map(|name| row[name].as_str().unwrap_or_default());
        format!("{},{}", row["sha256"].as_str().expect("a hash"), tags.join(" ").replace(',', " "))
    };
    let mut seen: Vec<String> = rows.iter().map(line).collect();
    seen.sort();
    let wanted = fs::read_to_string("testdata/lofp/t1041.csv").expect("the list");
    assert_eq!(seen, wanted.lines().skip(1).collect::<Vec<_>>());
}
