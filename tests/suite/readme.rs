//! What the README shows is what the program prints.
//!
//! To rewrite the outputs there: `UPDATE_GENERATED=1 cargo test`.

use std::fs;

use crate::harness::run;

#[test]
fn every_command_of_the_readme_prints_what_it_shows() {
    let readme = fs::read_to_string("README.md").expect("the README");
    let is_updated = std::env::var_os("UPDATE_GENERATED").is_some();
    let mut fresh = readme.clone();
    let mut checked = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().expect("a block");
        for shown in block.split("$ pulsetrail ").skip(1) {
            let (command, wanted) = shown.split_once('\n').expect("a command and its output");
            let mut arguments = words(command);
            if !arguments
                .iter()
                .any(|argument| argument.starts_with("-f") || argument == "--raw" || argument == "--count")
            {
                arguments.extend(["-f".to_owned(), "table".to_owned()]);
            }
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let outcome = run(&arguments);
            let printed = format!("{}{}", outcome.text(), outcome.stderr);
            if is_updated {
                fresh = fresh.replace(shown, &format!("{command}\n{}\n", printed.trim_end()));
            } else {
                assert_eq!(printed.trim_end(), wanted.trim_end(), "{command}");
            }
            checked += 1;
        }
    }
    assert!(checked >= 4, "only {checked} commands were found");
    if is_updated {
        fs::write("README.md", fresh).expect("written");
    }
}

/// The words of a command line with single and double quotes.
fn words(command: &str) -> Vec<String> {
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
