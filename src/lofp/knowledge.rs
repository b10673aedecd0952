//! Finds what public rules say of the false positives of a technique, the most useful first.
//!
//! Invariant: the order depends on the notes alone; equal ranks are in the order of their texts.

use std::{cmp::Reverse, path::Path};

use super::{Entry, Origin, Rule, file};
use crate::{attack, error::Result};

/// Notes that tell nothing.
const EMPTY: [&str; 12] = [
    "unknown",
    "unknown.",
    "unlikely",
    "unlikely.",
    "none",
    "none.",
    "none identified",
    "none identified.",
    "n/a",
    "legitimate use",
    "legitimate usage",
    "false positives are unlikely",
];

/// Words in a rule's file name, folder or log source that tell that it looks at networks or at who signs in.
const NEAR: [&str; 14] = [
    "network",
    "firewall",
    "proxy",
    "web",
    "webserver",
    "vpn",
    "identity",
    "okta",
    "onelogin",
    "duo",
    "signin",
    "signinlogs",
    "azure",
    "entra",
];

/// What a public rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note<'k> {
    /// The note, as its first rule writes it.
    pub text: &'k str,
    /// The technique, as the rule writes it.
    pub technique: &'k str,
    /// Where the rule is from.
    pub origin: Origin,
    /// The rule's title.
    pub rule: &'k str,
    /// Who wrote the rule; Sigma's licence asks that it is told.
    pub author: &'k str,
    /// The rule's file, below the repository.
    pub path: &'k str,
    /// How many rules of the technique carry the note.
    pub rules: usize,
}

/// The notes of a file.
#[derive(Clone, Debug)]
pub struct Knowledge {
    entries: Vec<Entry>,
}

impl Knowledge {
    /// Opens a file of `pulsetrail lofp build`.
    ///
    /// # Errors
    /// A file that cannot be read, or that is something else.
    pub fn open(path: &Path) -> Result<Self> {
        Ok(Self { entries: file::read(path)? })
    }

    /// The entries.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Up to `most` notes about any of these techniques. Before others come those about the technique itself and not
    /// its parent or one below it, those of rules that look at networks or sign-ins, those of several origins, and those
    /// of many rules. Notes that tell nothing are left out.
    #[must_use]
    pub fn notes_for<T: AsRef<str>>(&self, techniques: &[T], most: usize) -> Vec<Note<'_>> {
        let told = self.entries.iter().filter(|entry| !is_empty(&entry.note));
        let mut ranked: Vec<_> = told.filter_map(|entry| rank(entry, techniques)).collect();
        ranked.sort_by(|(left, left_note), (right, right_note)| {
            left.cmp(right).then_with(|| left_note.text.cmp(right_note.text))
        });
        ranked.into_iter().take(most).map(|(_, note)| note).collect()
    }
}

fn is_empty(note: &str) -> bool {
    EMPTY.contains(&note) || note.starts_with("unknown")
}

/// How near a rule's technique is; the nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    Same,
    Related,
}

type Rank = (Nearness, Reverse<bool>, Reverse<usize>, Reverse<usize>);

fn rank<'e, T: AsRef<str>>(entry: &'e Entry, techniques: &[T]) -> Option<(Rank, Note<'e>)> {
    // Which technique of each rule is meant, and how near it is.
    let about = entry.rules.iter().filter_map(|rule| {
        let (nearness, technique) =
            rule.techniques.iter().filter_map(|id| Some((nearness(id, techniques)?, id))).min()?;
        Some((nearness, Reverse(is_near(rule)), rule, technique))
    });
    let about: Vec<_> = about.collect();
    let mut origins: Vec<Origin> = about.iter().map(|(_, _, rule, _)| rule.origin).collect();
    origins.sort_unstable();
    origins.dedup();
    let best = about.iter().min_by_key(|(nearness, near, rule, _)| (*nearness, *near, rule.order))?;
    let (nearness, near, rule, technique) = best;
    let note = Note {
        text: &entry.text,
        technique,
        origin: rule.origin,
        rule: &rule.title,
        author: &rule.author,
        path: &rule.path,
        rules: about.len(),
    };
    Some(((*nearness, *near, Reverse(origins.len()), Reverse(about.len())), note))
}

fn nearness<T: AsRef<str>>(id: &str, techniques: &[T]) -> Option<Nearness> {
    let nearness = |wanted: &T| {
        let wanted = wanted.as_ref();
        let is_related = || attack::is_same_or_parent(wanted, id) || attack::is_same_or_parent(id, wanted);
        if attack::same(wanted, id) { Some(Nearness::Same) } else { is_related().then_some(Nearness::Related) }
    };
    techniques.iter().filter_map(nearness).min()
}

fn is_near(rule: &Rule) -> bool {
    let path = rule.path.to_ascii_lowercase();
    let words = path.split(|character: char| !character.is_ascii_alphanumeric());
    words.chain(rule.log_source.split(' ')).any(|word| NEAR.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(note: &str, rules: &[(Origin, &str, &str)]) -> Entry {
        let rule = |(order, (origin, technique, path)): (u64, &(Origin, &str, &str))| Rule {
            origin: *origin,
            title: format!("rule {order}"),
            path: (*path).to_owned(),
            techniques: vec![(*technique).to_owned()],
            order,
            ..Rule::default()
        };
        let rules = (1..).zip(rules).map(rule).collect();
        Entry { note: note.to_lowercase(), text: note.to_owned(), rules, ..Entry::default() }
    }

    #[test]
    fn the_most_useful_note_comes_first_and_empty_ones_never() {
        use Origin::{Elastic, Sigma, Splunk};
        let far = "rules/windows/a.yml";
        let entries = vec![
            entry("Unknown", &[(Sigma, "t1110.003", far)]),
            entry("Unlikely", &[(Sigma, "t1110.003", far)]),
            entry("Of another technique", &[(Sigma, "t1041", far)]),
            entry("Of its parent", &[(Elastic, "T1110", "rules/network/a.toml")]),
            entry("Of one rule", &[(Sigma, "t1110.003", far)]),
            entry("Of two rules", &[(Sigma, "t1110.003", far), (Sigma, "t1110.003", far)]),
            entry("Of two origins", &[(Sigma, "t1110.003", far), (Splunk, "T1110.003", far)]),
            entry("Of sign-ins", &[(Sigma, "t1110", far), (Sigma, "t1110.003", "rules/cloud/azure/signin_logs/a.yml")]),
        ];
        let knowledge = Knowledge { entries };
        let texts = |notes: Vec<Note<'_>>| notes.iter().map(|note| note.text.to_owned()).collect::<Vec<_>>();
        let notes = knowledge.notes_for(&["T1110.003"], 9);
        assert_eq!((notes[0].rule, notes[0].technique, notes[0].rules), ("rule 2", "t1110.003", 2));
        assert_eq!(texts(notes), ["Of sign-ins", "Of two origins", "Of two rules", "Of one rule", "Of its parent"]);
        assert_eq!(texts(knowledge.notes_for(&["T1041", "T1190"], 9)), ["Of another technique"]);
        assert_eq!(knowledge.notes_for(&["T1110"], 2).len(), 2);
        assert!(knowledge.notes_for::<&str>(&[], 9).is_empty());
    }

    #[test]
    fn old_and_new_ids_meet() {
        let entries = vec![entry("Maintenance", &[(Origin::Elastic, "T1562.008", "rules/network/a.toml")])];
        let knowledge = Knowledge { entries };
        assert_eq!(knowledge.notes_for(&["T1685.002"], 9).len(), 1);
        assert!(knowledge.notes_for(&["T1686"], 9).is_empty());
    }
}
