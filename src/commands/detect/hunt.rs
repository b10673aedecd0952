//! One pass over the input, and what the rules, the sessions and the search for traces of editing make of it.
//!
//! `detect` writes what comes out, `report` also tells what its own sinks saw in the same pass. Whoever hunts wraps the
//! sink of each worker and hands back what it made of a chunk.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::sinks::{Part, Watch};
use crate::{
    commands::{args::Window, scan::Scan},
    detect::{Gatherer, Outcome, Plan, Read, records},
    error::Result,
    integrity::{self, Examiner},
    pipeline::{Flow, Sink, Summary},
    query::Expr,
    schema::ColumnSet,
    sessions::{self, HELD_NOTES, NoteSink, Sessions},
};

/// How long a session may be silent and still get events that print no session id: 12 hours.
const LONGEST_SILENCE: i64 = 12 * 3_600_000_000;

/// What is asked, and of what.
pub(in crate::commands) struct Hunt<'h> {
    /// The rules.
    pub(in crate::commands) plan: &'h Plan<'h>,
    /// The inputs.
    pub(in crate::commands) scan: &'h Scan<'h>,
    /// Which events are wanted; all are read.
    pub(in crate::commands) wanted: Option<&'h Expr>,
    /// The zone of the appliance's clock.
    pub(in crate::commands) zone: TimeZone,
    /// Whether native logs are among the inputs.
    pub(in crate::commands) has_native: bool,
}

/// What came out.
pub(in crate::commands) struct Caught<S> {
    /// What the rules found.
    pub(in crate::commands) outcome: Outcome,
    /// Who was signed in.
    pub(in crate::commands) sessions: Sessions,
    /// Traces of editing, by source.
    pub(in crate::commands) traces: BTreeMap<usize, Vec<integrity::Finding>>,
    /// What was read.
    pub(in crate::commands) summary: Summary,
    /// The sinks of the workers.
    pub(in crate::commands) sinks: Vec<S>,
}

impl Hunt<'_> {
    /// The columns that must be known.
    pub(in crate::commands) fn needs(&self) -> ColumnSet {
        let needs = self.plan.needs().with(sessions::NEEDS).with(records::NEEDS);
        let needs = if self.has_native { needs.with(integrity::NEEDS) } else { needs };
        self.wanted.map_or(needs, |wanted| needs.with(wanted.needs()))
    }

    /// Reads everything. `make` wraps the sink of a worker, `split` takes out of a part what is not for the hunt.
    pub(in crate::commands) fn run<'s, S: Sink>(
        &'s self,
        needs: ColumnSet,
        make: impl Fn(Watch<'s>) -> S,
        mut split: impl FnMut(S::Part) -> Part + Send,
    ) -> Result<Caught<S>> {
        let mut gatherer = Gatherer::default();
        let mut notes = sessions::Gatherer::new(HELD_NOTES);
        let grain = records::Grain::of_files(self.scan.files().len());
        let mut survey = records::Survey::new(grain);
        let mut examiner = Examiner::default();
        let watch = || Watch::new(self.plan, self.wanted, (NoteSink::new(self.wanted), grain), self.has_native);
        let (sinks, summary) = self.scan.read(
            needs,
            false,
            || make(watch()),
            |part| {
                let part = split(part);
                gatherer.take(part.hits)?;
                notes.take(part.notes)?;
                survey.take(part.coverage);
                if let Some(seen) = part.seen {
                    examiner.take(seen);
                }
                Ok(Flow::More)
            },
        )?;
        let names: Vec<String> = summary.sources.iter().map(|(source, _)| source.name()).collect();
        let knowledge = self.scan.knowledge();
        let rules = sessions::Rules { longest_silence: LONGEST_SILENCE };
        let sessions = Sessions::of(notes, rules, &knowledge.databases)?;
        let traces = examiner.finish(&names, &self.zone);
        let mut all = records::of_integrity(&traces, &names, &survey.beginnings());
        all.extend(survey.finish(&self.zone, self.scan.codes()));
        let read = Read { sessions: &sessions, knowledge, names: &names, wants_all: self.wanted.is_none() };
        let outcome = gatherer.finish(self.plan, all, &read)?;
        Ok(Caught { outcome, sessions, traces, summary, sinks })
    }
}

/// Leaves the findings that are wanted and fall into a window of time.
pub(in crate::commands) fn narrow(outcome: &mut Outcome, window: &Window) -> Result<()> {
    let (since, until) = window.resolve(outcome.last)?;
    outcome.findings.retain(|finding| {
        finding.is_wanted
            && since.is_none_or(|since| finding.end >= since)
            && until.is_none_or(|until| finding.start < until)
    });
    Ok(())
}
