//! What a page tells of, put together by the command.

use std::collections::BTreeMap;

use super::{Again, Counts};
use crate::{
    attack,
    codes::Codes,
    detect::{Finding, Incident, Outcome, Proof},
    inspect::{Report, common_folder},
    lofp,
    output::Moments,
    sessions::Sessions,
    sigma::{Level, Rule, RuleSet},
};

/// A file that was used besides the evidence.
pub struct Used {
    /// What for.
    pub purpose: &'static str,
    /// The file, or what it is called.
    pub name: String,
    /// What it holds.
    pub note: String,
    /// SHA-256 of the file.
    pub sha256: Option<[u8; 32]>,
}

/// A case.
pub struct Case<'c> {
    /// The title of the page.
    pub title: &'c str,
    /// Its number or name.
    pub name: Option<&'c str>,
    /// Who made it.
    pub analyst: Option<&'c str>,
    /// How instants are written.
    pub moments: Moments,
    /// The rules.
    pub set: &'c RuleSet,
    /// What they found, as far as it was asked for.
    pub outcome: &'c Outcome,
    /// How many were asked.
    pub asked: usize,
    /// What others know of false positives.
    pub known: Option<&'c lofp::Knowledge>,
    /// Who was signed in.
    pub sessions: &'c Sessions,
    /// Whether all sessions are wanted, as there is no condition.
    pub wants_all: bool,
    /// The window of time that was asked for.
    pub window: (Option<i64>, Option<i64>),
    /// Every source.
    pub reports: &'c [Report],
    /// All sources together.
    pub total: &'c Report,
    /// What was counted of the events that were asked for.
    pub counts: &'c Counts,
    /// What codes mean.
    pub codes: &'c Codes,
    /// How a line is shown again.
    pub again: &'c Again<'c>,
    /// What was read, in words.
    pub sentence: &'c str,
    /// The command line, word by word, without what does not matter for the page.
    pub command: Vec<Vec<u8>>,
    /// The zone of the appliance's clock, in words.
    pub log_zone: String,
    /// What was used besides the evidence.
    pub used: Vec<Used>,
}

impl<'c> Case<'c> {
    /// The rule of a finding.
    pub(super) fn rule(&self, finding: &Finding) -> &'c Rule {
        &self.set.rules[finding.rule]
    }

    /// How many findings of each level there are, the highest first.
    pub(super) fn by_level(&self) -> [(Level, usize); 5] {
        let mut levels = Level::ALL;
        levels.reverse();
        levels.map(|level| (level, self.outcome.findings.iter().filter(|finding| finding.level == level).count()))
    }

    /// The incidents that have findings here, in the order of time, with the places of these in the order of time.
    pub(super) fn story(&self) -> Vec<(&'c Incident, Vec<usize>)> {
        let mut findings: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, finding) in self.outcome.findings.iter().enumerate() {
            findings.entry(finding.incident).or_default().push(index);
        }
        let incidents = self.outcome.incidents.iter();
        let mut story: Vec<_> =
            incidents.filter_map(|incident| Some((incident, findings.remove(&incident.number)?))).collect();
        for (_, findings) in &mut story {
            findings.sort_by_key(|index| (self.outcome.findings[*index].start, *index));
        }
        story.sort_by_key(|(incident, _)| (incident.start, incident.number));
        story
    }

    /// The techniques of a rule, by their ids of today, each once.
    pub(super) fn techniques(rule: &Rule) -> Vec<String> {
        let mut techniques: Vec<String> = Vec::new();
        for id in rule.techniques() {
            let id = attack::current(&id).to_owned();
            if !techniques.contains(&id) {
                techniques.push(id);
            }
        }
        techniques
    }

    /// A moment for people.
    pub(super) fn time(&self, micros: i64) -> String {
        self.moments.for_people(micros)
    }

    /// The folder that all files share, with a slash at its end.
    pub(super) fn folder(&self) -> String {
        common_folder(self.reports)
    }

    /// Where an event stands: its file, without the shared folder, and its line.
    pub(super) fn place(folder: &str, proof: &Proof) -> String {
        let file = proof.file.strip_prefix(folder).unwrap_or(&proof.file);
        match (proof.line, proof.offset) {
            (Some(line), _) => format!("{file}:{line}"),
            (None, Some(offset)) => format!("{file}@{offset}"),
            (None, None) => file.to_owned(),
        }
    }

    /// When the first and the last event of all were logged.
    pub(super) fn period(&self) -> Option<(i64, i64)> {
        self.total.survey.activity.whole().map(|whole| (whole.first, whole.last))
    }
}
