//! What a page was made with besides the evidence: rules, databases, context, indicators, catalogues, notes.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::{
    enrich::Knowledge,
    output::{Moments, counted},
    report::Used,
    sigma::{LISTS, RULES, RuleSet},
    source::sha256,
};

/// Everything that was used, each file with its SHA-256.
pub(super) fn files(set: &RuleSet, knowledge: &Knowledge, catalogs: &[PathBuf], lofp: Option<&Path>) -> Vec<Used> {
    let mut used = vec![shipped(set)];
    let mut paths: Vec<&str> =
        set.rules.iter().filter(|rule| !rule.is_shipped).map(|rule| rule.path.as_str()).collect();
    paths.sort_unstable();
    paths.dedup();
    used.extend(paths.into_iter().map(|path| {
        let rules = set.rules.iter().filter(|rule| rule.path == path).count();
        file("rules", Path::new(path), counted(rules as u64, "rule"))
    }));
    let moments = Moments::new(jiff::tz::TimeZone::UTC);
    used.extend(knowledge.databases.describe().into_iter().map(|database| {
        let built = i64::try_from(database.build_secs).unwrap_or(0).saturating_mul(1_000_000);
        file("places", &database.path, format!("{}, built {}", database.kind, moments.date(built)))
    }));
    used.extend(knowledge.context.files.iter().map(|context| {
        let tables = context.tables.iter().map(|(table, rows)| format!("{} {rows}", table.name()));
        file("context", &context.path, tables.collect::<Vec<_>>().join(", "))
    }));
    used.extend(knowledge.indicators.books().iter().map(|books| {
        let format = books.format.map(|format| format!(" ({format})")).unwrap_or_default();
        file("indicators", &books.path, format!("{}{format}", counted(books.indicators(), "indicator")))
    }));
    used.extend(catalogs.iter().map(|path| file("codes", path, String::new())));
    used.extend(lofp.map(|path| file("notes on false positives", path, String::new())));
    used
}

fn file(purpose: &'static str, path: &Path, note: String) -> Used {
    Used { purpose, name: path.to_string_lossy().into_owned(), note, sha256: sha256(path) }
}

/// The rules and lists of the program, with a digest over their names and texts.
fn shipped(set: &RuleSet) -> Used {
    let mut hash = Sha256::new();
    for (path, text) in RULES.iter().chain(LISTS) {
        // Lengths keep two texts from being divided in another place.
        hash.update((path.len() as u64).to_le_bytes());
        hash.update(path);
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    }
    let own = set.rules.iter().filter(|rule| rule.is_shipped).count();
    Used {
        purpose: "rules",
        name: concat!("rules of pulsetrail ", env!("CARGO_PKG_VERSION")).to_owned(),
        note: format!("{} in {}", counted(own as u64, "rule"), counted(RULES.len() as u64, "file")),
        sha256: Some(hash.finalize().into()),
    }
}
