//! Takes the notes of all chunks and puts them to the rules.
//!
//! Everything is judged at the end, because what explains a silence may be in the last source. Notes take 56
//! bytes a record until then, about a fifth of the log.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::{
    Finding, Part, absences,
    case::Case,
    clearing, comparison, exchanges, flaws, fractions, generations, holes,
    landmarks::{Landmark, Landmarks},
    pairs, reversals, scans, stamps,
    trail::Trail,
};
use crate::intern::Interner;

/// Findings of one kind that are listed of a source; a forged log could have one for every record.
const MOST_OF_A_KIND: usize = 10_000;

/// The findings of each source.
pub(super) type Found = BTreeMap<usize, Vec<Finding>>;

/// Takes the notes of all chunks, in input order.
#[derive(Default)]
pub struct Examiner {
    trails: BTreeMap<usize, Trail>,
    words: Interner,
}

impl Examiner {
    /// Takes the notes of a chunk.
    pub fn take(&mut self, part: Part) {
        if let Some(source) = part.source {
            self.trails.entry(source).or_default().take(part, &mut self.words);
        }
    }

    /// The findings of each source that has any, in the order of their places. `names` are those of the
    /// sources, in the zone the appliances' week is lived.
    #[must_use]
    pub fn finish(mut self, names: &[String], zone: &TimeZone) -> BTreeMap<usize, Vec<Finding>> {
        self.trails.values_mut().for_each(Trail::close);
        let landmarks = landmarks(&self.trails, &self.words);
        let case = Case { names, trails: &self.trails, landmarks: &landmarks, words: &self.words, zone };
        let mut found = Found::new();
        for (source, trail) in &self.trails {
            let own = found.entry(*source).or_default();
            flaws::judge(trail, own);
            for lane in &trail.lanes {
                holes::judge(&case, *source, trail, lane, own);
                reversals::judge(&case, lane, own);
                stamps::judge(lane, own);
                scans::judge(&case, lane, own);
                pairs::judge(&case, lane, own);
                exchanges::judge(&case, trail, lane, own);
                fractions::judge(&case, lane, own);
                absences::judge(lane, own);
                clearing::judge(&case, lane, own);
            }
        }
        generations::judge(&case, &mut found);
        comparison::judge(&case, &mut found);
        found.retain(|_, findings| !findings.is_empty());
        found.values_mut().for_each(settle);
        found
    }
}

/// Puts the findings of a source in order, and leaves out the surplus of each kind, saying so.
fn settle(findings: &mut Vec<Finding>) {
    findings.sort_by(|one, other| (one.offset, one.kind, one.start).cmp(&(other.offset, other.kind, other.start)));
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for finding in findings.iter() {
        *counts.entry(finding.kind).or_default() += 1;
    }
    let mut kept: BTreeMap<&'static str, usize> = BTreeMap::new();
    findings.retain_mut(|finding| {
        let kept = kept.entry(finding.kind).or_default();
        *kept += 1;
        let all = counts.get(finding.kind).copied().unwrap_or(0);
        if *kept == MOST_OF_A_KIND && all > MOST_OF_A_KIND {
            finding.also(&format!("{} more of this kind follow and are not listed.", all - MOST_OF_A_KIND));
        }
        *kept <= MOST_OF_A_KIND
    });
}

fn landmarks(trails: &BTreeMap<usize, Trail>, words: &Interner) -> Landmarks {
    let mut landmarks = Landmarks::default();
    for trail in trails.values() {
        for note in trail.lanes.iter().flat_map(|lane| &lane.notes) {
            let landmark = Landmark::of(note.code).filter(|_| !clearing::is_routine(words.get(note.fact)));
            if let Some(landmark) = landmark {
                landmarks.add(note.node, landmark, note.time);
            }
        }
        for other in &trail.others {
            if let Some(landmark) = Landmark::of(other.code) {
                landmarks.add(other.node, landmark, other.time);
            }
        }
    }
    landmarks.close();
    landmarks
}
