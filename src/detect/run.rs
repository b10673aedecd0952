//! From the notes of all chunks to findings: what was worked out from many events is judged, too, and everything goes in
//! the order of time to the models, and then to the rules that look at many events.

use std::{collections::BTreeMap, ops::Range};

use bumpalo::Bump;
use rayon::prelude::*;

use super::{
    answer::Known,
    baseline::{Cluster, DAY, NotJudged, Passed},
    batch::Batch,
    engine::Engine,
    finding::{self, Finding},
    incident::{self, Incident},
    note::{Combos, Kept, Note, Notes},
    plan::Plan,
    records::{self, Record, SessionIndex},
    sequence::Sequence,
    sink::{Keeper, LOGS},
};
use crate::{
    enrich::{Enricher, Knowledge},
    error::Result,
    intern::Interner,
    runs::Runs,
    schema::{Column, ColumnSet},
    sessions::Sessions,
    sigma::RecordKind,
};

/// Notes that are held in memory at first.
const HELD_NOTES: usize = 1 << 16;
/// Sessions whose records are judged at a time by one worker.
const SESSIONS_AT_A_TIME: usize = 1 << 12;

/// Gathers the notes of all chunks.
pub struct Gatherer {
    runs: Runs<Note>,
    texts: Interner,
    combos: Combos,
    records: u32,
    /// The first and the last of the numbers of files: if they are one, there are no copies.
    files: (u32, u32),
    timeless: u64,
    last: Option<i64>,
    logs: [u64; LOGS.len()],
}

/// What the rules found, and what they could not say.
pub struct Outcome {
    /// The findings, in the order of their start.
    pub findings: Vec<Finding>,
    /// The stories that they make, the one to look at first before the others.
    pub incidents: Vec<Incident>,
    /// Rules that did not run, and why.
    pub not_run: Vec<(usize, String)>,
    /// What models could not judge, for each rule that asks one.
    pub unjudged: Vec<Unjudged>,
    /// Matching events without a time.
    pub timeless: u64,
    /// Matching events that another file has, too.
    pub copies: u64,
    /// Matches whose end the logs do not reach.
    pub unsettled: u64,
    /// When the last event of all was logged, microseconds since 1970.
    pub last: Option<i64>,
}

/// What was read besides the notes.
#[derive(Clone, Copy)]
pub struct Read<'r> {
    /// The sessions.
    pub sessions: &'r Sessions,
    /// What is known from elsewhere.
    pub knowledge: &'r Knowledge,
    /// The names of the sources.
    pub names: &'r [String],
    /// Whether all findings are wanted, as there is no condition.
    pub wants_all: bool,
}

/// What a model could not judge for a rule.
#[derive(Clone, Debug)]
pub struct Unjudged {
    /// The rule.
    pub rule: usize,
    /// The model, as the rule calls it.
    pub model: String,
    /// Events or sessions that were judged.
    pub judged: u64,
    /// How many users, hosts and so on had too little history.
    pub scopes: usize,
    /// Events or sessions that were not, by reason: too few observations, too young, too many values.
    pub by_reason: [u64; 3],
    /// Events that lack the scope or the feature.
    pub unusable: u64,
}

impl Unjudged {
    /// Whether the model could judge anything for the rule.
    #[must_use]
    pub const fn has_judged(&self) -> bool {
        self.judged > 0
    }

    /// Whether there was anything that it could not judge.
    #[must_use]
    pub const fn has_gaps(&self) -> bool {
        let [few, young, unconverged] = self.by_reason;
        few + young + unconverged > 0
    }
}

impl Default for Gatherer {
    fn default() -> Self {
        Self {
            runs: Runs::new(HELD_NOTES),
            texts: Interner::default(),
            combos: Combos::default(),
            records: 0,
            files: (u32::MAX, 0),
            timeless: 0,
            last: None,
            logs: [0; LOGS.len()],
        }
    }
}

impl Gatherer {
    /// Takes the notes of a chunk.
    ///
    /// # Errors
    /// A scratch file that cannot be written.
    pub fn take(&mut self, part: Notes) -> Result<()> {
        self.timeless += part.timeless;
        self.last = self.last.max(part.last);
        self.logs.iter_mut().zip(part.logs).for_each(|(all, own)| *all += own);
        let count = u32::try_from(part.texts.len()).unwrap_or(u32::MAX);
        let numbers: Vec<u32> = (0..count).map(|own| self.texts.id(part.texts.get(own))).collect();
        let combos: Vec<u32> = part.combos.iter().map(|combo| self.combos.number(combo)).collect();
        for mut note in part.list {
            note.renumber(&numbers, &combos);
            if note.record == 0 {
                let file = note.text(Kept::FILE);
                self.files = (self.files.0.min(file), self.files.1.max(file));
            } else {
                self.records = self.records.saturating_add(1);
                note.record = self.records;
            }
            self.runs.push(note)?;
        }
        Ok(())
    }

    /// What the rules find. `records` is what was worked out from many events, sessions left aside.
    ///
    /// # Errors
    /// A scratch file that cannot be written or read.
    pub fn finish(
        mut self,
        plan: &Plan<'_>,
        records: impl IntoIterator<Item = Record>,
        read: &Read<'_>,
    ) -> Result<Outcome> {
        let &Read { sessions, names, .. } = read;
        self.take_records(plan, records, read)?;
        let index = SessionIndex::of(sessions, &mut self.texts);
        let Self { runs, texts, combos, files, .. } = self;
        let combos = combos.lists();
        let last = self.last.unwrap_or(i64::MAX);
        let mut sequence = Sequence::new(plan, combos, (&index, &texts), (runs.finish()?, files.0 < files.1));
        let mut clusters = Cluster::all(plan, combos, last.div_euclid(DAY));
        let mut engine = Engine::new(plan, &texts, combos);
        // While models look at a batch, rules look at the one before, and the next is read.
        let mut next = sequence.next()?;
        let mut judged: Option<(Batch, Vec<Passed>)> = None;
        while next.is_some() || judged.is_some() {
            let batch = next.take();
            let before = judged.take();
            let (following, passed) = rayon::join(
                || {
                    if let Some((batch, passed)) = before {
                        engine.take(&batch, passed);
                    }
                    sequence.next()
                },
                || {
                    let asked = batch.as_ref().map(|batch| clusters.par_iter_mut().map(|own| own.take(batch, &texts)));
                    asked.map(|passed| passed.collect::<Vec<_>>().concat()).unwrap_or_default()
                },
            );
            next = following?;
            judged = batch.map(|batch| (batch, passed));
        }
        engine.finish(last);
        let not_judged = clusters.into_iter().flat_map(Cluster::into_not_judged).collect();
        let unsettled = engine.unsettled;
        let mut findings = finding::findings(engine.into_drafts(), (plan, &texts), names, &known(sessions));
        let incidents = incident::incidents(&mut findings);
        Ok(Outcome {
            findings,
            incidents,
            not_run: plan.not_run(&self.logs),
            unjudged: unjudged(plan, &not_judged),
            timeless: self.timeless,
            copies: sequence.copies(),
            unsettled,
            last: self.last,
        })
    }

    /// Judges records: those of sessions, and others.
    fn take_records(
        &mut self,
        plan: &Plan<'_>,
        others: impl IntoIterator<Item = Record>,
        read: &Read<'_>,
    ) -> Result<()> {
        let &Read { sessions, knowledge, wants_all, .. } = read;
        let mut noters: Vec<Noter<'_>> =
            (0..rayon::current_num_threads()).map(|_| Noter::new(plan, knowledge, wants_all)).collect();
        let all: Vec<Range<usize>> = (0..sessions.len())
            .step_by(SESSIONS_AT_A_TIME)
            .map(|from| from..sessions.len().min(from + SESSIONS_AT_A_TIME))
            .collect();
        for some in all.chunks(noters.len()) {
            let parts = noters
                .par_iter_mut()
                .zip(some)
                .map(|(noter, indices)| noter.note(records::of_sessions(sessions, indices.clone(), plan.zone())));
            parts.collect::<Vec<_>>().into_iter().try_for_each(|part| self.take(part))?;
        }
        let Some(noter) = noters.first_mut() else { return Ok(()) };
        self.take(noter.note(records::between_sessions(sessions).chain(others)))
    }
}

/// Makes notes of records that fulfil rules, and of those that end sessions.
struct Noter<'n> {
    keeper: Keeper<'n>,
    enricher: Enricher<'n>,
    scratch: Bump,
    wants_all: bool,
}

impl<'n> Noter<'n> {
    fn new(plan: &'n Plan<'n>, knowledge: &'n Knowledge, wants_all: bool) -> Self {
        let inputs = knowledge.inputs(plan.needs().with(ColumnSet::of(&[Column::SrcIp])));
        let enricher = Enricher::new(knowledge, inputs);
        Self { keeper: Keeper::new(plan), enricher, scratch: Bump::new(), wants_all }
    }

    fn note(&mut self, records: impl Iterator<Item = Record>) -> Notes {
        let mut notes = Notes::default();
        for record in records {
            self.note_one(&record, &mut notes);
        }
        self.keeper.close(&mut notes)
    }

    fn note_one(&mut self, record: &Record, notes: &mut Notes) {
        self.scratch.reset();
        let mut event = record.event();
        self.enricher.enrich(&mut event, &self.scratch);
        let measured = record.measured();
        let combo = self.keeper.judge(&event, &measured, Some(record.kind));
        if self.keeper.is_empty(combo) && !record.ends_session {
            return;
        }
        let own = self.keeper.texts_of_record(combo, &event, &measured, &mut notes.texts);
        if !record.proof.file.is_empty() {
            own[Kept::FILE] = notes.texts.id(&record.proof.file);
        }
        if let Some(session) = record.session {
            own[Kept::SESSION] = notes.texts.id(itoa::Buffer::new().format(session).as_bytes());
        }
        let at = (record.proof.line, record.proof.offset);
        let mut note = Note::new(record.time, record.proof.place, at, combo, own);
        if record.kind == RecordKind::Session {
            note.told = record.time - event.int(Column::Duration).unwrap_or(0) / 1000;
        }
        note.record = 1;
        note.is_wanted = self.wants_all;
        note.ends = record.session.filter(|_| record.ends_session).unwrap_or(0);
        notes.list.push(note);
    }
}

/// When each user, address and machine first had a session.
fn known(sessions: &Sessions) -> Known {
    let mut known = Known::default();
    for session in sessions.iter() {
        for value in [session.user(), session.source(), session.host(), session.agent(), session.mac()] {
            known.take(value, session.start());
        }
    }
    known
}

fn unjudged(plan: &Plan<'_>, all: &BTreeMap<usize, NotJudged>) -> Vec<Unjudged> {
    let reported = all.iter().filter(|(rule, _)| plan.step(**rule).level.is_some());
    let of = |(rule, counts): (&usize, &NotJudged)| {
        let baseline = plan.extension(*rule).baseline.as_ref();
        Unjudged {
            rule: *rule,
            model: baseline.and_then(|baseline| baseline.model.clone()).unwrap_or_default(),
            judged: counts.judged,
            scopes: counts.scopes.len(),
            by_reason: counts.events,
            unusable: counts.unusable,
        }
    };
    reported.map(of).collect()
}
