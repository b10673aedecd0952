//! The shape of `src/`, checked: inside one crate no compiler does.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Lowest layer first. A module may use itself and every layer below it.
const LAYERS: &[&[&str]] = &[
    &["error", "exit"],
    &["schema"],
    &["intern", "dataset", "copies", "cells", "attack", "runs"],
    &["source", "codes", "indicators", "context", "lofp", "config"],
    &["parse", "query", "enrich"],
    &["sigma"],
    &["pipeline", "output"],
    &["integrity", "sessions"],
    &["aggregate", "export", "rows", "inspect"],
    &["detect"],
    &["report"],
    &["commands"],
    &["cli"],
];

/// Longest file. Split at a noun, not at a line number.
const MAX_LINES: usize = 400;

/// The only file that may contain `unsafe`.
const UNSAFE_FILE: &str = "src/source/bytes.rs";

#[test]
fn modules_use_only_the_layers_below_them() {
    let depth: BTreeMap<&str, usize> =
        LAYERS.iter().enumerate().flat_map(|(depth, names)| names.iter().map(move |name| (*name, depth))).collect();
    let mut upward = Vec::new();
    for file in source_files(Path::new("src")) {
        let module = top_module(&file);
        if module == "lib" || module == "main" {
            continue;
        }
        let here = depth.get(module.as_str()).unwrap_or_else(|| panic!("{module} is in no layer"));
        for used in used_modules(&fs::read_to_string(&file).expect("UTF-8 source")) {
            if let Some(there) = depth.get(used.as_str())
                && module != used
                && there >= here
            {
                upward.push(format!("{}: {module} uses {used}", file.display()));
            }
        }
    }
    assert!(upward.is_empty(), "upward arrows:\n{}", upward.join("\n"));
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for file in source_files(Path::new("src")) {
        let text = fs::read_to_string(&file).expect("UTF-8 source");
        assert!(text.starts_with("//!"), "{}: no header", file.display());
        let lines = text.lines().count();
        assert!(lines <= MAX_LINES, "{}: {lines} lines, the limit is {MAX_LINES}", file.display());
    }
}

#[test]
fn unsafe_stands_in_one_file() {
    for file in source_files(Path::new("src")) {
        if file == Path::new(UNSAFE_FILE) {
            continue;
        }
        for line in fs::read_to_string(&file).expect("UTF-8 source").lines() {
            let code = line.split("//").next().unwrap_or_default();
            assert!(!code.contains("unsafe {") && !code.contains("unsafe fn"), "{}: {line}", file.display());
        }
    }
}

/// The modules named by `crate::x` and by the branches of `use crate::{…}`.
fn used_modules(text: &str) -> Vec<String> {
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut used = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => used.extend(branches(group)),
            None => used.push(word(rest)),
        }
    }
    used
}

/// The first word of every branch of a use group, up to the brace that closes it.
fn branches(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut is_branch = true;
    let mut found = Vec::new();
    for (index, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => is_branch = true,
            _ if is_branch && character.is_ascii_alphabetic() => {
                found.push(word(&group[index..]));
                is_branch = false;
            }
            _ => {}
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|character| character.is_ascii_alphanumeric() || *character == '_').collect()
}

fn source_files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).expect("source directory") {
        let path = entry.expect("directory entry").path();
        if path.is_dir() {
            found.extend(source_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `src/parse/welf.rs` and `src/parse.rs` are both `parse`.
fn top_module(file: &Path) -> String {
    let below = file.strip_prefix("src").expect("below src").with_extension("");
    below.iter().next().expect("file name").to_string_lossy().into_owned()
}
