//! From the notes of all chunks to findings: order, copies, sessions, and what was worked out from many events.

use std::rc::Rc;

use bumpalo::Bump;

use super::{
    answer::Known,
    baseline::{NotJudged, Why},
    copies::Copies,
    engine::Engine,
    finding::{self, Finding},
    incident::{self, Incident},
    note::{Kept, Note, Notes},
    plan::Plan,
    records::{Record, SessionIndex},
    sink::{LOGS, number_of},
};
use crate::{
    enrich::{Enricher, Knowledge},
    error::Result,
    intern::Interner,
    runs::{Record as _, Runs},
    schema::{Column, ColumnSet},
    sessions::Sessions,
    sigma::RecordKind,
};

/// Notes that are held in memory at first.
const HELD_NOTES: usize = 1 << 16;
/// How long before a sign-in a failed one belongs to it: five hours.
const BEFORE_SIGN_IN: i64 = 5 * 3_600_000_000;

/// Gathers the notes of all chunks.
pub struct Gatherer {
    runs: Runs<Note>,
    texts: Interner,
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
        Self { runs: Runs::new(HELD_NOTES), texts: Interner::default(), timeless: 0, last: None, logs: [0; LOGS.len()] }
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
        for mut note in part.list {
            note.renumber(&numbers);
            self.runs.push(note)?;
        }
        Ok(())
    }

    /// What the rules find. `records` is what was worked out from many events.
    ///
    /// # Errors
    /// A scratch file that cannot be read.
    pub fn finish(
        mut self,
        plan: &Plan<'_>,
        records: impl IntoIterator<Item = Record>,
        read: &Read<'_>,
    ) -> Result<Outcome> {
        let &Read { sessions, knowledge, names, wants_all } = read;
        let index = SessionIndex::of(sessions);
        let mut noted = noted(plan, records, knowledge, &mut self.texts, wants_all);
        noted.sort_by_key(Note::key);
        let mut noted = noted.into_iter().peekable();
        let mut engine = Engine::new(plan, self.texts);
        let mut copies = Copies::default();
        let mut ordered = self.runs.finish()?;
        // Copies lend what the one before them lacks, so a second is judged when it is over.
        let mut second = Vec::new();
        while let Some(note) = ordered.next()? {
            while let Some(record) = noted.next_if(|record| record.key() < note.key()) {
                second.push(record);
            }
            if copies.is_new_second(&note) || second.len() >= MOST_OF_A_SECOND {
                take_all(&mut engine, &mut second, &index);
                copies.forget();
            }
            match copies.original(&note, second.len()) {
                Some(original) => second[original].borrow_from(&note),
                None => second.push(note),
            }
        }
        second.extend(noted);
        take_all(&mut engine, &mut second, &index);
        engine.finish(self.last.unwrap_or(i64::MAX));
        let unjudged = unjudged(plan, &engine.models.not_judged);
        let unsettled = engine.unsettled;
        let mut findings = finding::findings(engine, plan, names, &known(sessions));
        let incidents = incident::incidents(&mut findings);
        Ok(Outcome {
            findings,
            incidents,
            not_run: plan.not_run(&self.logs),
            unjudged,
            timeless: self.timeless,
            copies: copies.count,
            unsettled,
            last: self.last,
        })
    }
}

/// A second with more events is judged in parts.
const MOST_OF_A_SECOND: usize = 1 << 18;

/// Puts events into their sessions, and to the rules.
fn take_all(engine: &mut Engine<'_>, notes: &mut Vec<Note>, index: &SessionIndex<'_>) {
    for mut note in notes.drain(..) {
        if note.ends == 0 && note.text(Kept::SESSION) == 0 {
            place(&mut note, index, &mut engine.texts);
        }
        engine.take(&Rc::new(note));
    }
}

/// Notes of the records that fulfil rules, and of those that end sessions.
fn noted(
    plan: &Plan<'_>,
    records: impl IntoIterator<Item = Record>,
    knowledge: &Knowledge,
    texts: &mut Interner,
    wants_all: bool,
) -> Vec<Note> {
    let needs = plan.needs();
    let mut enricher = Enricher::new(knowledge, knowledge.inputs(needs.with(ColumnSet::of(&[Column::SrcIp]))));
    let mut judge = plan.judge();
    let mut notes = Vec::new();
    let mut hits = Vec::new();
    for record in records {
        let scratch = Bump::new();
        let mut event = record.event();
        enricher.enrich(&mut event, &scratch);
        let measured = record.measured();
        hits.clear();
        judge.judge(&event, &measured, Some(record.kind), &mut hits);
        hits.retain(|rule| plan.is_active(*rule));
        if hits.is_empty() && !record.ends_session {
            continue;
        }
        let fields = plan.kept().fields().iter();
        let mut own: Vec<u32> =
            fields.map(|field| number_of(texts, judge.value(&event, &measured, *field), *field)).collect();
        if !record.proof.file.is_empty() {
            own[Kept::FILE] = texts.id(&record.proof.file);
        }
        if let Some(session) = record.session {
            own[Kept::SESSION] = texts.id(session.to_string().as_bytes());
        }
        let mut note =
            Note::new(record.time, record.proof.place, (record.proof.line, record.proof.offset), &hits, &own);
        if record.kind == RecordKind::Session {
            note.told = record.time - event.int(Column::Duration).unwrap_or(0) / 1000;
        }
        note.is_wanted = wants_all;
        note.ends = record.session.filter(|_| record.ends_session).unwrap_or(0);
        notes.push(note);
    }
    notes
}

/// Puts an event into its session.
fn place(note: &mut Note, index: &SessionIndex<'_>, texts: &mut Interner) {
    let text = |slot: usize| texts.get(note.text(slot));
    let (appliance, user) = (text(Kept::NODE), text(Kept::USER));
    let found =
        index.find(appliance, user, text(Kept::SESSION_ID), text(Kept::SESSION_SHORT), note.time).or_else(|| {
            let has_failed = text(Kept::OUTCOME) == b"failure";
            if has_failed { index.find_next(appliance, user, note.time, BEFORE_SIGN_IN) } else { None }
        });
    let device = match found {
        Some(session) => index.device(session).to_vec(),
        None => [Kept::HOST, Kept::SRC_IP]
            .iter()
            .map(|slot| text(*slot))
            .find(|text| !text.is_empty())
            .map_or_else(Vec::new, <[u8]>::to_vec),
    };
    note.set_text(Kept::DEVICE, texts.id(&device));
    if let Some(session) = found {
        note.set_text(Kept::SESSION, texts.id(session.to_string().as_bytes()));
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

fn unjudged(plan: &Plan<'_>, all: &std::collections::BTreeMap<usize, NotJudged>) -> Vec<Unjudged> {
    let reported = all.iter().filter(|(rule, _)| plan.step(**rule).level.is_some());
    let of = |(rule, counts): (&usize, &NotJudged)| {
        let baseline = plan.extension(*rule).baseline.as_ref();
        Unjudged {
            rule: *rule,
            model: baseline.and_then(|baseline| baseline.model.clone()).unwrap_or_default(),
            judged: counts.judged,
            scopes: counts.scopes.len(),
            by_reason: [Why::Few, Why::Young, Why::Unconverged]
                .map(|why| counts.events.get(&why).copied().unwrap_or(0)),
            unusable: counts.unusable,
        }
    };
    reported.map(of).collect()
}
