//! The help teaches: examples that the program understands, the way through an investigation, and completions.

use std::collections::BTreeSet;

use crate::{
    harness::{Scratch, command, run},
    readme::words,
};

/// The commands that do something, as they are typed.
fn commands() -> Vec<String> {
    let subcommands = |path: &[&str]| -> Vec<String> {
        let help = run(&[&["help"], path].concat()).code(0);
        let listed = help.text().split_once("\nCommands:\n").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
        let listed = listed.lines().take_while(|line| line.starts_with("  "));
        let names = listed.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
        names.filter(|name| *name != "help").map(str::to_owned).collect()
    };
    let mut found = Vec::new();
    for name in subcommands(&[]) {
        let below = subcommands(&[&name]);
        if below.is_empty() {
            found.push(name);
        } else {
            found.extend(below.iter().map(|part| format!("{name} {part}")));
        }
    }
    found
}

/// The command lines that a text shows for pulsetrail, up to where a shell would take over.
fn examples(text: &str) -> Vec<Vec<String>> {
    // The help breaks what is longer than a line.
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim_start) {
        match lines.last_mut().filter(|last| last.starts_with("pulsetrail ") && !line.is_empty()) {
            Some(last) if !line.starts_with("pulsetrail ") => last.extend([" ", line]),
            _ => lines.push(line.to_owned()),
        }
    }
    let lines = lines.iter().filter_map(|line| line.strip_prefix("pulsetrail "));
    let of_program = |words: Vec<String>| {
        let is_shell = |word: &String| matches!(word.as_str(), "|" | "||" | "&&" | ">" | "<");
        words.into_iter().take_while(|word| !is_shell(word)).collect()
    };
    lines.map(|line| of_program(words(line))).collect()
}

/// Runs an example where nothing is there to read; what makes no sense in itself is refused in other words.
fn is_understood(folder: &Scratch, example: &[String]) {
    let output = command().current_dir(folder.path("")).args(example).stdin(std::process::Stdio::null()).output();
    let output = output.expect("the binary runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("For more information, try"), "{example:?}: {said}");
    // A chart is for a terminal, and there is none; nor is there a checkout of rules.
    let lacks_only_input = ["are for people", "has no folder"].iter().any(|words| said.contains(words));
    assert!(!said.starts_with("pulsetrail: --") || lacks_only_input, "{example:?}: {said}");
    assert!(!said.contains("panicked"), "{example:?}: {said}");
}

#[test]
fn every_command_has_two_examples_that_it_understands() {
    let commands = commands();
    assert!(commands.len() >= 18, "{commands:?}");
    for name in commands.iter().filter(|name| *name != "investigate") {
        let path: Vec<&str> = name.split(' ').collect();
        let help = run(&[&["help"], &path[..]].concat()).code(0);
        let shown = help.text().split_once("\nExamples:\n").map(|(_, rest)| rest).unwrap_or_default();
        let examples = examples(shown);
        assert!(examples.len() >= 2, "{name} has {} examples", examples.len());
        for example in examples {
            assert!(
                example.starts_with(&path.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>()),
                "{example:?}"
            );
            is_understood(&Scratch::new(), &example);
        }
    }
}

#[test]
fn the_way_through_an_investigation_is_a_page_of_commands_that_exist() {
    let page = run(&["help", "investigate"]).code(0);
    assert_eq!(page.text().trim_end(), run(&["investigate"]).code(0).text().trim_end());
    assert!(page.text().lines().all(|line| line.chars().count() < 80));
    let examples = examples(page.text());
    let used: BTreeSet<&str> = examples.iter().map(|example| example[0].as_str()).collect();
    for name in [
        "inspect",
        "context",
        "ioc",
        "codes",
        "aggregate",
        "detect",
        "rules",
        "lofp",
        "sessions",
        "filter",
        "export",
        "report",
    ] {
        assert!(used.contains(name), "{name} is not shown");
    }
    for example in &examples {
        is_understood(&Scratch::new(), example);
    }
    let help = run(&["help"]).code(0);
    let words: Vec<&str> = help.text().split_whitespace().collect();
    assert!(words.join(" ").contains("pulsetrail help investigate"));
}

#[test]
fn its_manual_page_keeps_the_layout_of_commands() {
    let scratch = Scratch::new();
    run(&["man", "--dir", &scratch.name("man")]).code(0);
    let page = std::fs::read_to_string(scratch.path("man/pulsetrail-investigate.1")).expect("a page");
    assert!(page.contains("\n.nf\n.RS\npulsetrail inspect logs/\n"), "{page}");
    assert!(page.contains(".SS 1. What is there, and what is missing?\n"), "{page}");
    assert!(page.contains("\\-\\-log\\-tz Europe/Stockholm"), "{page}");
}

#[test]
fn completions_know_columns_rules_and_words_but_no_codes() {
    let script = |shell: &str| String::from_utf8(run(&["completions", shell]).code(0).stdout).expect("text");
    let fish = script("fish");
    let of = |command: &str, option: &str| -> Vec<String> {
        let begin = format!("__fish_pulsetrail_using_subcommand {command}\" ");
        let mut blocks = fish.split("\ncomplete ").filter(|block| block.contains(&begin));
        let block = blocks.find(|block| block.contains(&format!(" -l {option} "))).expect("an option");
        let (_, values) = block.split_once(" -a \"").expect("values");
        values.lines().filter_map(|line| line.split_once("\\t")).map(|(value, _)| value.to_owned()).collect()
    };
    let schema = run(&["schema", "-f", "ndjson"]).code(0).rows();
    let columns: Vec<&str> = schema.iter().filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(of("aggregate", "by"), columns);
    assert_eq!(of("filter", "columns")[1..], columns);
    let sessions = run(&["schema", "--sessions", "-f", "ndjson"]).code(0).rows();
    assert_eq!(of("sessions", "columns").len(), 1 + sessions.len());
    let rules = run(&["rules", "list", "-f", "ndjson"]).code(0).rows();
    let reported: BTreeSet<&str> =
        rules.iter().filter(|row| row["level"].is_string()).filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(of("detect", "exclude").iter().map(String::as_str).collect::<BTreeSet<_>>(), reported);
    assert_eq!(of("filter", "outcome"), ["failure", "success", "unknown"]);
    assert!(of("export", "format").contains(&"parquet".to_owned()));
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = script(shell);
        assert!(script.len() < 400_000, "{shell}: {} bytes", script.len());
        assert!(!script.contains("AUT24414"), "{shell}");
    }
}

#[test]
fn what_completions_suggest_is_no_limit() {
    // A column that is none gets the hint of the command, not a list of all of them.
    run(&["aggregate", "--by", "usr", "x"]).says(2, "--by: there is no column 'usr'; did you mean 'user'?");
    run(&["filter", "--outcome", "fail*", "--count", "testdata/demo/archive"]).code(0);
}
