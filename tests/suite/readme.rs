//! What the README and the cookbook show is what the program prints.
//!
//! To rewrite the outputs there: `UPDATE_GENERATED=1 cargo test`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::harness::{Scratch, command, finish, run};

#[test]
fn every_command_of_the_readme_prints_what_it_shows() {
    let checked = check(Path::new("README.md"), "");
    assert!(checked >= 10, "only {checked} commands were found");
}

/// The pages of the cookbook take what stays the same from the demo's file of defaults, and say so.
#[test]
fn every_command_of_the_cookbook_prints_what_it_shows() {
    let defaults = "testdata/demo/pulsetrail.toml";
    for page in pages() {
        let checked = check(&page, defaults);
        let text = fs::read_to_string(&page).expect("a page");
        assert!(checked == 0 || text.contains(&format!("export PULSETRAIL_CONFIG={defaults}")), "{}", page.display());
        let is_sparse = ["README.md", "report.md", "hand-over.md"].iter().any(|name| page.ends_with(name));
        assert!(is_sparse || checked >= 2, "{} shows only {checked} commands", page.display());
    }
}

#[test]
fn links_of_the_readme_and_the_cookbook_lead_somewhere() {
    for page in pages().into_iter().chain([PathBuf::from("README.md")]) {
        let text = fs::read_to_string(&page).expect("a page");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or_default();
            let path = page.parent().expect("a folder").join(file);
            let is_elsewhere = link.contains("://") || file.is_empty();
            assert!(is_elsewhere || path.exists(), "{}: {link}", page.display());
        }
    }
}

/// The questions in SQL are asked of the demo, where Python has `DuckDB` (CI installs it).
#[test]
fn the_sql_of_the_cookbook_is_answered_by_duckdb() {
    let scratch = Scratch::new();
    let arguments = ["export", "-q", "-o", &scratch.name("case.parquet"), "testdata/demo/archive"];
    finish(command().args(arguments).env("PULSETRAIL_CONFIG", "testdata/demo/pulsetrail.toml")).code(0);
    let folder = scratch.name("dataset");
    run(&["export", "-q", "-f", "parquet", "--partition-by", "date", "-o", &folder, "testdata/demo/archive"]).code(0);
    let page = fs::read_to_string("docs/hand-over.md").expect("the page");
    let blocks: Vec<&str> = page.split("```sql\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(blocks.len() >= 2, "{blocks:?}");
    let script = scratch.file("ask.py", include_bytes!("ask_duckdb.py"));
    let python = std::env::var("PULSETRAIL_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut asking = std::process::Command::new(python);
    let output = asking.current_dir(scratch.path("")).arg(script).args(&blocks).output().expect("python3");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if said.trim() == "missing" {
        assert!(std::env::var_os("CI").is_none(), "duckdb is missing");
        return;
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answers: Vec<&str> = said.lines().collect();
    assert_eq!(answers.len(), blocks.len());
    assert!(answers.iter().all(|rows| rows.parse::<usize>().is_ok_and(|rows| rows > 0)), "{said}");
}

/// The pages of the cookbook.
fn pages() -> Vec<PathBuf> {
    let entries = fs::read_dir("docs").expect("the cookbook").map(|entry| entry.expect("a page").path());
    let mut pages: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    pages.sort();
    assert!(pages.len() >= 8, "{pages:?}");
    pages
}

/// Runs every command of a page that shows its output; returns how many there are.
fn check(page: &Path, defaults: &str) -> usize {
    let text = fs::read_to_string(page).expect("a page");
    let is_updated = std::env::var_os("UPDATE_GENERATED").is_some();
    let mut fresh = text.clone();
    let mut checked = 0;
    for block in text.split("```console\n").skip(1) {
        let block = block.split("```").next().expect("a block");
        for shown in block.split("$ pulsetrail ").skip(1) {
            let (typed, wanted) = shown.split_once('\n').expect("a command and its output");
            let mut arguments = words(typed);
            if !arguments
                .iter()
                .any(|argument| argument.starts_with("-f") || argument == "--raw" || argument == "--count")
            {
                arguments.extend(["-f".to_owned(), "table".to_owned()]);
            }
            let outcome = finish(command().args(arguments).env("PULSETRAIL_CONFIG", defaults));
            let printed = format!("{}{}", outcome.text(), outcome.stderr);
            if is_updated {
                fresh = fresh.replace(shown, &format!("{typed}\n{}\n", printed.trim_end()));
            } else {
                assert_eq!(printed.trim_end(), wanted.trim_end(), "{}: {typed}", page.display());
            }
            checked += 1;
        }
    }
    if is_updated {
        fs::write(page, fresh).expect("written");
    }
    checked
}

/// The words of a command line with single and double quotes.
pub fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for character in command.chars() {
        match (character, quote) {
            ('\'' | '"', None) => quote = Some(character),
            (_, Some(open)) if character == open => quote = None,
            (' ', None) => words.push(String::new()),
            _ => words.last_mut().expect("a word").push(character),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
