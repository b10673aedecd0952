//! From the notes of all chunks to findings: order, copies, sessions, and what was worked out from many events.

use std::{iter::Peekable, rc::Rc};

use bumpalo::Bump;
use foldhash::HashMap;

use super::{
    answer::Known,
    baseline::{NotJudged, Why},
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
};

/// Notes that are held in memory at first.
const HELD_NOTES: usize = 1 << 16;
/// How long before a sign-in a failed one belongs to it: five hours.
const BEFORE_SIGN_IN: i64 = 5 * 3_600_000_000;
const SECOND: i64 = 1_000_000;

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

    /// What the rules find. `records` is what was worked out from many events; `names` are those of the sources; without a
    /// condition all findings are wanted.
    ///
    /// # Errors
    /// A scratch file that cannot be read.
    pub fn finish(
        mut self,
        plan: &Plan<'_>,
        sessions: &Sessions,
        records: impl IntoIterator<Item = Record>,
        knowledge: &Knowledge,
        names: &[String],
        wants_all: bool,
    ) -> Result<Outcome> {
        let index = SessionIndex::of(sessions);
        let mut noted = noted(plan, records, knowledge, &mut self.texts, wants_all);
        noted.sort_by_key(Note::key);
        let mut noted = noted.into_iter().peekable();
        let mut engine = Engine::new(plan, std::mem::take(&mut self.texts));
        let mut copies = Copies::default();
        let mut ordered = self.runs.finish()?;
        while let Some(mut note) = ordered.next()? {
            take_until(&mut engine, &mut noted, &note);
            if copies.is_copy(&note) {
                continue;
            }
            place(&mut note, &index, &mut engine.texts);
            engine.take(&Rc::new(note));
        }
        noted.for_each(|note| engine.take(&Rc::new(note)));
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
        })
    }
}

/// Takes the records that come before a note.
fn take_until(engine: &mut Engine<'_>, noted: &mut Peekable<impl Iterator<Item = Note>>, note: &Note) {
    while let Some(record) = noted.next_if(|record| record.key() < note.key()) {
        engine.take(&Rc::new(record));
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
        note.is_wanted = wants_all;
        note.ends = record.session.filter(|_| record.ends_session).unwrap_or(0);
        notes.push(note);
    }
    notes
}

/// Puts an event into its session.
fn place(note: &mut Note, index: &SessionIndex, texts: &mut Interner) {
    let text = |slot: usize| texts.get(note.text(slot));
    let (node, user) = (text(Kept::NODE), text(Kept::USER));
    let found = index.find(node, user, text(Kept::SESSION_ID), text(Kept::SESSION_SHORT), note.time).or_else(|| {
        let has_failed = text(Kept::OUTCOME) == b"failure";
        if has_failed { index.find_next(node, user, note.time, BEFORE_SIGN_IN) } else { None }
    });
    let device = match found {
        Some(session) => index.device(session).to_vec(),
        None => [Kept::HOST, Kept::SRC_IP].iter().map(|slot| text(*slot)).find(|text| !text.is_empty()).map_or_else(Vec::new, <[u8]>::to_vec),
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

/// What all layouts of a line have. The address is not among it: WELF leaves it out in the admin log.
const COMMON: [usize; 5] = [Kept::CODE, Kept::NODE, Kept::USER, Kept::SESSION_ID, Kept::HOST];

/// Finds events that another file has, too: what one file has twice in a second happened twice, but what two files
/// have once happened once.
#[derive(Default)]
struct Copies {
    second: i64,
    met: HashMap<[u32; COMMON.len()], (Vec<(u32, u64)>, u64)>,
    count: u64,
}

impl Copies {
    fn is_copy(&mut self, note: &Note) -> bool {
        let second = note.time.div_euclid(SECOND);
        if second != self.second {
            self.second = second;
            self.met.clear();
        }
        let (by_file, most) = self.met.entry(COMMON.map(|slot| note.text(slot))).or_insert_with(|| (Vec::new(), 0));
        let file = note.text(Kept::FILE);
        let known = by_file.iter().position(|(known, _)| *known == file).unwrap_or_else(|| {
            by_file.push((file, 0));
            by_file.len() - 1
        });
        by_file[known].1 += 1;
        let here = by_file[known].1;
        let is_copy = here <= *most;
        *most = here.max(*most);
        self.count += u64::from(is_copy);
        is_copy
    }
}
