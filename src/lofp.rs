//! What public detection rules say of their own false positives, turned around: from the note to the rules.
//!
//! `build` reads checkouts of three rule repositories (`document` parses a file, `rule` keeps the facts of it), and
//! `file` writes and reads what came of it. `listing` shows notes, either with all that is known or exactly as the
//! published site "Living off the False Positives" does; `knowledge` finds the notes for a finding. Nothing of those
//! repositories comes with this program: their licences are theirs, and authors stay with their rules. Invariant: the
//! same checkouts give the same file.

mod build;
mod document;
mod file;
mod knowledge;
mod listing;
mod rule;

use clap::ValueEnum;

pub use build::{Built, Checkouts, Skipped, build};
pub use file::{read, write};
pub use knowledge::{Knowledge, Note};
pub use listing::{Listed, Mode, list};

/// A public repository of detection rules, in the order in which they are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Origin {
    /// Splunk's security content
    Splunk,
    /// Elastic's detection rules
    Elastic,
    /// Sigma's repository (SigmaHQ)
    #[default]
    Sigma,
}

impl Origin {
    /// All of them, in this order.
    pub const ALL: [Self; 3] = [Self::Splunk, Self::Elastic, Self::Sigma];

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Splunk => "splunk",
            Self::Elastic => "elastic",
            Self::Sigma => "sigma",
        }
    }

    /// The repository that a checkout is of.
    #[must_use]
    pub const fn repository(self) -> &'static str {
        match self {
            Self::Splunk => "splunk/security_content",
            Self::Elastic => "elastic/detection-rules",
            Self::Sigma => "SigmaHQ/sigma",
        }
    }

    /// The licence of its rules.
    #[must_use]
    pub const fn licence(self) -> &'static str {
        match self {
            Self::Splunk => "Apache-2.0",
            Self::Elastic => "Elastic-2.0",
            Self::Sigma => "DRL-1.1",
        }
    }
}

/// A rule that carries a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Where it is from.
    pub origin: Origin,
    /// Its id there.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its file, below the repository.
    pub path: String,
    /// Which document of the file it is, from 1, if there are several.
    pub document: Option<u64>,
    /// Ids of techniques as it writes them.
    pub techniques: Vec<String>,
    /// What it looks at, in the words of its repository.
    pub log_source: String,
    /// Who wrote it.
    pub author: String,
    /// Its place among all notes of all rules.
    pub order: u64,
}

/// A note, and the rules that carry it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The note in lower case, which makes it the same for all rules.
    pub note: String,
    /// SHA-256 of that, in hexadecimal digits.
    pub sha256: String,
    /// The note as the first rule writes it.
    pub text: String,
    /// The rules, in the order in which they were read.
    pub rules: Vec<Rule>,
}
