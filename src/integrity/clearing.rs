//! Judges records by which the appliance says that a log was cleared.
//!
//! Clearing the policy trace or the debug log is part of tracing and routine.

use super::{Certainty, Finding, case::Case, trail::Lane};

/// The clearings of one appliance.
pub(super) fn judge(case: &Case<'_>, lane: &Lane, found: &mut Vec<Finding>) {
    for (index, note) in lane.notes.iter().enumerate() {
        let (certainty, seen) = match &note.code {
            b"ADM20599" => (Certainty::High, "An administrator cleared a log"),
            b"ARC22056" | b"ARC23624" => (Certainty::Low, "Archiving cleared a log"),
            b"SYS23048" => (Certainty::Low, "The debug log was cleared"),
            _ => continue,
        };
        let fact = case.word(note.fact).replace('\t', " ");
        if note.code == *b"ADM20599" && is_routine(fact.as_bytes()) {
            continue;
        }
        let seen = if fact.is_empty() { format!("{seen}.") } else { format!("{seen}: {fact}.") };
        let before = index.checked_sub(1).and_then(|index| lane.notes.get(index)).map(|note| note.time);
        let finding = Finding::new("log-cleared", note.at, (before, Some(note.time)), &seen);
        found.push(finding.of_node(&lane.name).with_certainty(certainty));
    }
}

/// Whether the log that is named is no log of events.
pub(super) fn is_routine(fact: &[u8]) -> bool {
    let fact = fact.to_ascii_lowercase();
    [&b"policy trac"[..], b"policytrac", b"debug"].iter().any(|word| memchr::memmem::find(&fact, word).is_some())
}
