//! The file of notes: a first line that tells what it is, and one JSON object for each note.
//!
//! It holds what the rules say, not what a list makes of it, so that one file serves both kinds of lists. Invariant:
//! what `write` writes, `read` reads back unchanged; a file that is anything else is an error that names the line.

use std::{fs, io::Read, path::Path};

use serde_json::{Value, json};

use super::{Built, Entry, Origin, Rule};
use crate::{
    attack::ATTACK_VERSION,
    error::{Error, Result},
};

const KIND: &str = "pulsetrail-lofp";
/// Counted up when an older program could not read the file.
const VERSION: u64 = 1;
/// All rules of the three repositories make 4 MiB.
const MOST_MEBIBYTES: u64 = 256;

/// The file, as bytes.
#[must_use]
pub fn write(built: &Built) -> Vec<u8> {
    let rules: usize = built.entries.iter().map(|entry| entry.rules.len()).sum();
    let origin = |(origin, files): &(Origin, u64)| {
        let (name, repository, licence) = (origin.name(), origin.repository(), origin.licence());
        json!({"origin": name, "repository": repository, "licence": licence, "files": files})
    };
    let header = json!({
        "kind": KIND,
        "version": VERSION,
        "attack": ATTACK_VERSION,
        "entries": built.entries.len(),
        "rules": rules,
        "skipped": built.skipped.len(),
        "origins": built.files.iter().map(origin).collect::<Vec<_>>(),
    });
    let mut lines = header.to_string();
    lines.push('\n');
    for entry in &built.entries {
        let rules: Vec<Value> = entry.rules.iter().map(of_rule).collect();
        let Entry { note, sha256, text, .. } = entry;
        let object = json!({"note": note, "sha256": sha256, "text": text, "rules": rules});
        lines.push_str(&object.to_string());
        lines.push('\n');
    }
    lines.into_bytes()
}

fn of_rule(rule: &Rule) -> Value {
    let mut object = json!({
        "origin": rule.origin.name(),
        "id": rule.id,
        "title": rule.title,
        "path": rule.path,
        "techniques": rule.techniques,
        "log_source": rule.log_source,
        "author": rule.author,
        "order": rule.order,
    });
    if let Some(document) = rule.document {
        object["document"] = document.into();
    }
    object
}

/// The entries of a file.
///
/// # Errors
/// A file that cannot be read, or that is something else.
pub fn read(path: &Path) -> Result<Vec<Entry>> {
    let wrong = |problem: String| Error::Dataset { path: path.to_owned(), problem };
    let mut text = String::new();
    let file = fs::File::open(path).and_then(|file| file.take((MOST_MEBIBYTES << 20) + 1).read_to_string(&mut text));
    match file {
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => return Err(wrong(not_ours())),
        other => other.map_err(|source| Error::Read { path: path.to_owned(), source })?,
    };
    if text.len() as u64 > MOST_MEBIBYTES << 20 {
        return Err(wrong(format!("it is larger than {MOST_MEBIBYTES} MiB, so it is no file of notes")));
    }
    let mut lines = (1..).zip(text.lines());
    let header: Value = lines.next().and_then(|(_, line)| serde_json::from_str(line).ok()).unwrap_or_default();
    if header["kind"] != KIND {
        return Err(wrong(not_ours()));
    }
    if header["version"] != VERSION {
        return Err(wrong(format!("it is of version {}, not {VERSION}; build it anew", header["version"])));
    }
    let damaged = |line: u64| wrong(format!("line {line} is damaged; build it anew"));
    let entries: Result<Vec<Entry>> = lines
        .map(|(number, line)| {
            let object = serde_json::from_str::<Value>(line).ok();
            object.as_ref().and_then(entry).ok_or_else(|| damaged(number))
        })
        .collect();
    let entries = entries?;
    if header["entries"] != entries.len() {
        let counts = format!("it holds {} of {} notes", entries.len(), header["entries"]);
        return Err(wrong(format!("{counts}; build it anew")));
    }
    Ok(entries)
}

fn not_ours() -> String {
    "it was not made by 'pulsetrail lofp build'".to_owned()
}

fn entry(object: &Value) -> Option<Entry> {
    let rules = object["rules"].as_array()?.iter().map(rule).collect::<Option<Vec<_>>>()?;
    Some(Entry { note: text(object, "note")?, sha256: text(object, "sha256")?, text: text(object, "text")?, rules })
}

fn rule(object: &Value) -> Option<Rule> {
    let origin = text(object, "origin")?;
    let techniques = object["techniques"].as_array()?.iter().map(|id| id.as_str().map(str::to_owned));
    Some(Rule {
        origin: Origin::ALL.into_iter().find(|known| known.name() == origin)?,
        id: text(object, "id")?,
        title: text(object, "title")?,
        path: text(object, "path")?,
        document: object["document"].as_u64(),
        techniques: techniques.collect::<Option<Vec<_>>>()?,
        log_source: text(object, "log_source")?,
        author: text(object, "author")?,
        order: object["order"].as_u64()?,
    })
}

fn text(object: &Value, name: &str) -> Option<String> {
    object[name].as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let rule = Rule {
            origin: Origin::Elastic,
            id: "1".to_owned(),
            title: "A \"rule\"\u{2028}".to_owned(),
            path: "rules/network/a.toml".to_owned(),
            document: Some(2),
            techniques: vec!["T1041".to_owned()],
            log_source: "network".to_owned(),
            author: "Ada, Bo".to_owned(),
            order: 7,
        };
        let entries = vec![
            Entry { note: "b\u{7}".to_owned(), sha256: "00".to_owned(), text: "B\u{7}".to_owned(), rules: vec![rule] },
            Entry::default(),
        ];
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("notes");
        let built = Built { entries, files: vec![(Origin::Elastic, 1)], ..Built::default() };
        fs::write(&path, write(&built)).expect("written");
        assert_eq!(read(&path).expect("entries"), built.entries);
    }
}
