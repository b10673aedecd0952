//! Finds and reads rule files, those of the program and a user's.
//!
//! Files are read and understood in parallel; `link` then puts the rules of all files together. Whatever cannot be used
//! is a [`Problem`] and costs only itself. Nothing a file says can hang the program or fill its memory: `survey` looks
//! at each first.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{
    Leaf, Rule, link,
    lower::{self, Reading},
    survey::Survey,
};
use crate::error::plain;

/// Largest file of rules or words.
const MOST_BYTES: u64 = 1 << 20;

/// Lists of words by name, for `|expand: '%name%'`.
pub(super) type Lists = BTreeMap<String, Vec<String>>;

/// Why a rule or a file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file.
    pub path: String,
    /// The rule, if one is to blame.
    pub rule: Option<String>,
    /// What is wrong and what to do, beginning in lower case.
    pub what: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.rule {
            Some(rule) => write!(formatter, "{}: rule '{rule}': {}", self.path, self.what),
            None => write!(formatter, "{}: {}", self.path, self.what),
        }
    }
}

/// Rules that can be judged.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The rules, in the order of their files. Correlations name others by their places here.
    pub rules: Vec<Rule>,
    /// What the conditions of all rules ask of one field each.
    pub leaves: Vec<Leaf>,
    /// What could not be used, by file.
    pub problems: Vec<Problem>,
    /// How many rules are for other products.
    pub foreign: usize,
}

/// A file of rules, before it was understood.
pub(super) struct Script {
    pub path: String,
    text: Result<String, String>,
    pub is_shipped: bool,
}

impl RuleSet {
    /// Rules of the program, and those in files and folders. A rule there replaces one of the program with the same name, and
    /// a list of words in a folder `lists` one of the program.
    #[must_use]
    pub fn load(shipped: &[(&str, &str)], lists: &[(&str, &str)], dirs: &[PathBuf]) -> Self {
        let mut problems = Vec::new();
        let mut words: Lists = lists.iter().map(|(path, text)| (stem(Path::new(path)), read_words(text))).collect();
        let mut scripts: Vec<Script> = shipped
            .iter()
            .map(|(path, text)| Script { path: (*path).to_owned(), text: Ok((*text).to_owned()), is_shipped: true })
            .collect();
        let mut files = Vec::new();
        for dir in dirs {
            gather_named(dir, &mut files, &mut problems);
        }
        for path in files.iter().filter(|path| is_list(path)) {
            match read(path) {
                Ok(text) => {
                    words.insert(stem(path), read_words(&text));
                }
                Err(what) => problems.push(Problem { path: shown(path), rule: None, what }),
            }
        }
        let files: Vec<PathBuf> = files.into_iter().filter(|path| is_rules(path)).collect();
        let read_file = |path: &PathBuf| Script { path: shown(path), text: read(path), is_shipped: false };
        scripts.par_extend(files.par_iter().map(read_file));
        let readings: Vec<Reading> = scripts.par_iter().map(|script| understand(script, &words)).collect();
        let mut set = link::link(readings);
        set.problems.extend(problems);
        set.problems.sort();
        set
    }
}

fn understand(script: &Script, words: &Lists) -> Reading {
    let surveyed = script.text.as_ref().map_err(Clone::clone).and_then(|text| Survey::of(text).map(|it| (text, it)));
    match surveyed {
        Ok((text, survey)) if survey.is_ours => lower::read(text, survey.only.as_deref(), script, words),
        Ok((_, survey)) => Reading { foreign: survey.foreign, ..Reading::default() },
        Err(what) => {
            let problems = vec![Problem { path: script.path.clone(), rule: None, what }];
            Reading { problems, ..Reading::default() }
        }
    }
}

/// The files of a path that somebody named. Lists beside it count, too.
fn gather_named(path: &Path, files: &mut Vec<PathBuf>, problems: &mut Vec<Problem>) {
    let lists = path.with_file_name("lists");
    if lists.is_dir() && lists != path {
        gather(&lists, files, problems);
    }
    if path.is_file() {
        files.push(path.to_owned());
    } else {
        gather(path, files, problems);
    }
}

/// Adds the files of a folder and those below it, by name. Hidden ones are left out; links are not followed.
fn gather(folder: &Path, files: &mut Vec<PathBuf>, problems: &mut Vec<Problem>) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
    let entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            let what = format!("it cannot be read: {}", plain(&error));
            return problems.push(Problem { path: shown(folder), rule: None, what });
        }
    };
    let mut paths: Vec<PathBuf> = entries
        .into_iter()
        .filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        match path.symlink_metadata() {
            Ok(metadata) if metadata.is_dir() => gather(&path, files, problems),
            Ok(_) if (is_rules(&path) || is_list(&path)) && path.is_file() => files.push(path),
            _ => {}
        }
    }
}

fn has_extension(path: &Path, wanted: &[&str]) -> bool {
    path.extension().is_some_and(|found| wanted.iter().any(|wanted| found.eq_ignore_ascii_case(wanted)))
}

fn is_rules(path: &Path) -> bool {
    has_extension(path, &["yml", "yaml"])
}

fn is_list(path: &Path) -> bool {
    has_extension(path, &["txt"]) && path.parent().is_some_and(|folder| folder.ends_with("lists"))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// The text of a file, or why it cannot be one of rules.
fn read(path: &Path) -> Result<String, String> {
    let unreadable = |error: std::io::Error| format!("it cannot be read: {}", plain(&error));
    let mut bytes = Vec::new();
    File::open(path).map_err(unreadable)?.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err("it is larger than 1 MiB; divide it".to_owned());
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    String::from_utf8(bytes.to_vec()).map_err(|_| "it is not UTF-8; save it as UTF-8".to_owned())
}

/// Words, one a line.
fn read_words(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}
