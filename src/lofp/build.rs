//! Reads checkouts of rule repositories and puts equal notes together.
//!
//! Files are listed in the order of their paths and read in parallel; entries are made in that order. A file that
//! cannot be understood is told with its reason and costs nothing but itself. Symbolic links are not followed.

use std::{
    collections::HashMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{
    Entry, Origin,
    document::{self, MOST_BYTES},
    rule::{self, Found},
};
use crate::error::{Error, Result};

/// Checkouts of rule repositories.
#[derive(Clone, Debug, Default)]
pub struct Checkouts {
    /// Of `splunk/security_content`.
    pub splunk: Option<PathBuf>,
    /// Of `elastic/detection-rules`.
    pub elastic: Option<PathBuf>,
    /// Of `SigmaHQ/sigma`.
    pub sigma: Option<PathBuf>,
}

/// A file that was not understood.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub problem: String,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// The notes, in the order in which they were first seen.
    pub entries: Vec<Entry>,
    /// How many files each origin has, of those that were named.
    pub files: Vec<(Origin, u64)>,
    /// The files that are missing in it.
    pub skipped: Vec<Skipped>,
}

/// Where rules lie in a checkout; the first must be there, and the suffix of their names.
const fn places(origin: Origin) -> (&'static [&'static str], &'static str) {
    match origin {
        Origin::Splunk => (&["detections"], "yml"),
        Origin::Elastic => (&["rules", "rules_building_block"], "toml"),
        Origin::Sigma => (&["rules"], "yml"),
    }
}

/// Reads all rules of the checkouts.
///
/// # Errors
/// A folder that cannot be read, or is no checkout of what it is said to be.
pub fn build(checkouts: &Checkouts) -> Result<Built> {
    let mut built = Built::default();
    let mut notes = HashMap::new();
    let mut order = 0;
    let named = [&checkouts.splunk, &checkouts.elastic, &checkouts.sigma];
    for (origin, root) in Origin::ALL.into_iter().zip(named) {
        let Some(root) = root else { continue };
        let files = rule_files(origin, root)?;
        built.files.push((origin, files.len() as u64));
        let read: Vec<_> = files.par_iter().map(|path| read_file(origin, root, path)).collect();
        for (path, found) in files.into_iter().zip(read) {
            match found {
                Ok(found) => found.into_iter().for_each(|found| built.add(found, &mut notes, &mut order)),
                Err(problem) => built.skipped.push(Skipped { path, problem }),
            }
        }
    }
    Ok(built)
}

impl Built {
    fn add(&mut self, found: Found, notes: &mut HashMap<String, usize>, order: &mut u64) {
        for text in found.notes {
            let note = text.to_lowercase();
            let index = *notes.entry(note.clone()).or_insert(self.entries.len());
            if index == self.entries.len() {
                let sha256 = hex(&Sha256::digest(&note));
                self.entries.push(Entry { note, sha256, text, rules: Vec::new() });
            }
            *order += 1;
            let rule = super::Rule { order: *order, ..found.rule.clone() };
            self.entries[index].rules.push(rule);
        }
    }
}

fn hex(digest: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    digest.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|half| char::from(DIGITS[usize::from(half)])).collect()
}

/// The files of an origin, in the order of their paths.
fn rule_files(origin: Origin, root: &Path) -> Result<Vec<PathBuf>> {
    let (folders, suffix) = places(origin);
    if !root.join(folders[0]).is_dir() {
        let (root, folder, repository) = (root.display(), folders[0], origin.repository());
        let problem = format!("{root} has no folder '{folder}'; name the folder of a checkout of {repository}");
        return Err(Error::usage(format!("--{}", origin.name()), problem));
    }
    let mut files = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).filter(|path| path.is_dir()).collect();
    while let Some(folder) = open.pop() {
        let unreadable = |source| Error::Read { path: folder.clone(), source };
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(unreadable)?);
            if kind.is_dir() {
                open.push(path);
            } else if kind.is_file() && path.extension().is_some_and(|extension| extension == suffix) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The rules of a file, or what is wrong with it.
fn read_file(origin: Origin, root: &Path, path: &Path) -> std::result::Result<Vec<Found>, String> {
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    read.map_err(|error| format!("cannot be read: {}", crate::error::plain(&error)))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(format!("is larger than {} MiB, so it is no rule", MOST_BYTES >> 20));
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| "is not UTF-8 text".to_owned())?;
    let text = text.trim_start_matches('\u{FEFF}');
    let documents = match origin {
        Origin::Elastic => vec![document::toml(text).map_err(|problem| format!("is not TOML: {problem}"))?],
        Origin::Splunk | Origin::Sigma => document::yaml(text).map_err(|problem| format!("is not YAML: {problem}"))?,
    };
    let below = path.strip_prefix(root).unwrap_or(path);
    let below = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
    let is_single = documents.len() == 1;
    let rules = (1..).zip(&documents).map(|(number, document)| {
        let mut found = rule::read(origin, &below, document);
        found.rule.document = (!is_single).then_some(number);
        found
    });
    Ok(rules.collect())
}
