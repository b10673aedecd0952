//! All models of a run: what they learn from notes, and what they say of them.

use std::{collections::BTreeMap, rc::Rc};

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::{
    DAY, ModelSpec, NotJudged, Source,
    histogram::{Histograms, Verdict, Why, is_rare},
    numbers::Numbers,
    others::{LastSeen, Surge, SurgeBounds, is_lower, version},
    words::{against, shown},
};
use crate::{
    detect::{
        extension::Kind,
        note::{Kept, Note},
        step::Judged,
    },
    intern::Interner,
};

/// Who asks, and how.
pub(in crate::detect) struct Asked<'a> {
    pub(in crate::detect) rule: usize,
    pub(in crate::detect) judged: &'a Judged,
    pub(in crate::detect) note: &'a Rc<Note>,
}

/// What passed.
#[derive(Clone, Debug)]
pub(in crate::detect) struct Passed {
    /// Why, in words.
    pub(in crate::detect) why: String,
    /// What further events must agree in to belong to it: scope, value and day.
    pub(in crate::detect) key: (u32, u32, i64),
    /// The rows behind it, if not only the event itself.
    pub(in crate::detect) rows: Vec<Rc<Note>>,
}

enum State {
    Histograms(Histograms),
    Counts(Counts),
    Surges(HashMap<u32, Surge>),
    Dormant(LastSeen),
    Versions(HashMap<u32, Vec<u64>>),
}

/// What is gathered of open sessions, and the numbers of those that ended.
#[derive(Default)]
struct Counts {
    open: HashMap<u32, Gathered>,
    numbers: Numbers,
}

#[derive(Default)]
struct Gathered {
    values: HashSet<u32>,
    sum: f64,
    rows: Vec<Rc<Note>>,
}

/// Rows that are kept of an open session.
const MOST_ROWS: usize = 100;

/// All models.
pub(in crate::detect) struct Models<'p> {
    specs: &'p [ModelSpec],
    states: Vec<State>,
    /// What each rule could not judge.
    pub(in crate::detect) not_judged: BTreeMap<usize, NotJudged>,
}

impl<'p> Models<'p> {
    pub(in crate::detect) fn new(specs: &'p [ModelSpec], training: Option<(i64, i64)>) -> Self {
        let state = |spec: &ModelSpec| match spec.kind {
            Kind::First | Kind::Abnormal => State::Histograms(Histograms::new(training)),
            Kind::Count => State::Counts(Counts { open: HashMap::new(), numbers: Numbers::new(training) }),
            Kind::Surge => State::Surges(HashMap::new()),
            Kind::Dormant => State::Dormant(LastSeen::new()),
            Kind::Lower => State::Versions(HashMap::new()),
        };
        Self { specs, states: specs.iter().map(state).collect(), not_judged: BTreeMap::new() }
    }

    /// Lets a model learn from an event.
    pub(in crate::detect) fn train(&mut self, model: usize, rule: usize, note: &Rc<Note>, texts: &mut Interner) {
        let spec = &self.specs[model];
        let (day, Some(scope)) = (note.time.div_euclid(DAY), together(note, &spec.scope, texts)) else { return };
        match (&mut self.states[model], &spec.source) {
            (State::Histograms(histograms), Source::Feature(slots)) => {
                if let Some(value) = together(note, slots, texts) {
                    histograms.observe(day, scope, value, &spec.settings);
                }
            }
            (State::Counts(counts), source) => {
                // Tiers of one model see the same events; the first of them tells.
                let session = note.text(crate::detect::note::Kept::SESSION);
                if spec.trainers.first() == Some(&rule) && session != 0 {
                    counts.open.entry(session).or_default().take(note, source, texts);
                }
            }
            (State::Dormant(last), _) => {
                last.insert(scope, note.time);
            }
            (State::Versions(highest), Source::Feature(slots)) => {
                if let Some(text) = together(note, slots, texts) {
                    let version = version(texts.get(text));
                    let highest = highest.entry(scope).or_default();
                    if *highest < version {
                        *highest = version;
                    }
                }
            }
            _ => {}
        }
    }

    /// What a model says of an event; nothing if all is as usual, or cannot be judged.
    pub(in crate::detect) fn ask(&mut self, asked: &Asked<'_>, texts: &mut Interner) -> Option<Passed> {
        let (judged, note) = (asked.judged, asked.note);
        let spec = &self.specs[judged.model];
        let day = note.time.div_euclid(DAY);
        let Some(scope) = together(note, &spec.scope, texts) else {
            return self.unusable(asked.rule);
        };
        if let Some(newcomer) = judged.newcomer {
            let of_newcomer = together(note, &self.specs[newcomer].scope, texts)?;
            if let State::Histograms(histograms) = &mut self.states[newcomer]
                && histograms.is_settled(day, of_newcomer, &judged.newcomer_settings)
            {
                return None;
            }
        }
        let verdict = match (&mut self.states[judged.model], &spec.source) {
            (State::Histograms(histograms), Source::Feature(slots)) => {
                let Some(value) = together(note, slots, texts) else { return self.unusable(asked.rule) };
                match judged.circle {
                    Some(circle) => of_hour(histograms, (day, scope, value), circle, judged, texts),
                    None => of_value(histograms, (day, scope, value), judged, texts),
                }
            }
            (State::Surges(surges), source) => {
                let value = match source {
                    Source::Distinct(slot) => match note.text(*slot) {
                        0 => return self.unusable(asked.rule),
                        value => Some(value),
                    },
                    _ => None,
                };
                let bounds = SurgeBounds {
                    days: spec.baseline.days.unwrap_or(14).into(),
                    factor: spec.baseline.factor.unwrap_or(5.0),
                    least: spec.baseline.least.unwrap_or(50),
                };
                let found = surges.entry(scope).or_default().take(day, value, bounds);
                found.map(|found| {
                    let found = found?;
                    let why = format!("{} on this day; usual is {} (median)", found.count, found.usual);
                    Some(Passed { why, key: (scope, 0, day), rows: Vec::new() })
                })
            }
            (State::Dormant(last), _) => Ok(of_silence(last, note, scope, spec)),
            (State::Versions(highest), Source::Feature(slots)) => {
                let Some(text) = together(note, slots, texts) else { return self.unusable(asked.rule) };
                let found =
                    highest.get(&scope).filter(|highest| is_lower(&version(texts.get(text)), highest, judged.parts));
                Ok(found.map(|highest| {
                    let highest: Vec<String> = highest.iter().map(u64::to_string).collect();
                    let why = format!("{} after {}", shown(texts.get(text)), highest.join("."));
                    Passed { why, key: (scope, text, day), rows: Vec::new() }
                }))
            }
            _ => return None,
        };
        self.settle(asked.rule, scope, verdict)
    }

    /// Whether a model is asked at the end of sessions.
    pub(in crate::detect) fn counts_sessions(&self, model: usize) -> bool {
        matches!(self.states[model], State::Counts(_))
    }

    /// A session ended: what do these rules say of it? `note` is its record.
    pub(in crate::detect) fn end_session(
        &mut self,
        model: usize,
        rules: &[(usize, &Judged)],
        note: &Rc<Note>,
        texts: &mut Interner,
    ) -> Vec<(usize, Passed)> {
        let spec = &self.specs[model];
        let State::Counts(counts) = &mut self.states[model] else { return Vec::new() };
        let gathered = counts.open.remove(&note.text(Kept::SESSION)).unwrap_or_default();
        let number = match &spec.source {
            #[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
            Source::Distinct(_) => gathered.values.len() as f64,
            _ => gathered.sum,
        };
        let Some(scope) = together(note, &spec.scope, texts).filter(|_| number >= 1.0) else { return Vec::new() };
        let day = note.time.div_euclid(DAY);
        let mut found = Vec::new();
        for (rule, judged) in rules {
            if judged.newcomer.is_some_and(|newcomer| self.is_known(newcomer, (day, number, judged), note, texts)) {
                continue;
            }
            let State::Counts(counts) = &mut self.states[model] else { continue };
            let standing = counts.numbers.judge(day, scope, number, judged.scale, &judged.settings);
            let passed = standing.map(|standing| {
                let why = judged.reach.of(number, standing)?;
                let mut rows = gathered.rows.clone();
                rows.push(Rc::clone(note));
                Some(Passed { why, key: (scope, note.text(Kept::SESSION), day), rows })
            });
            found.extend(self.settle(*rule, scope, passed).map(|passed| (*rule, passed)));
        }
        if let State::Counts(counts) = &mut self.states[model] {
            counts.numbers.observe(day, scope, number, &spec.settings);
        }
        found
    }

    /// Whether the own history of somebody who may be new is enough to judge by.
    fn is_known(
        &mut self,
        newcomer: usize,
        (day, number, judged): (i64, f64, &Judged),
        note: &Note,
        texts: &Interner,
    ) -> bool {
        let spec = &self.specs[newcomer];
        match (&mut self.states[newcomer], together_known(note, &spec.scope, texts)) {
            (State::Counts(own), Some(scope)) => {
                own.numbers.judge(day, scope, number, judged.scale, &judged.newcomer_settings).is_ok()
            }
            _ => false,
        }
    }

    fn unusable(&mut self, rule: usize) -> Option<Passed> {
        self.not_judged.entry(rule).or_default().unusable += 1;
        None
    }

    /// Counts what was judged, and what not.
    fn settle(&mut self, rule: usize, scope: u32, verdict: Result<Option<Passed>, Why>) -> Option<Passed> {
        let counts = self.not_judged.entry(rule).or_default();
        match verdict {
            Ok(passed) => {
                counts.judged += 1;
                passed
            }
            Err(why) => {
                *counts.events.entry(why).or_default() += 1;
                counts.scopes.insert(scope);
                None
            }
        }
    }
}

impl Gathered {
    fn take(&mut self, note: &Rc<Note>, source: &Source, texts: &Interner) {
        let is_new = match source {
            Source::Distinct(slot) => note.text(*slot) != 0 && self.values.insert(note.text(*slot)),
            Source::Sum(slot) | Source::Value(slot) => match number(texts.get(note.text(*slot))) {
                Some(number) => {
                    self.sum += number;
                    true
                }
                None => false,
            },
            Source::Events | Source::Feature(_) => {
                self.sum += 1.0;
                true
            }
        };
        if is_new && self.rows.len() < MOST_ROWS {
            self.rows.push(Rc::clone(note));
        }
    }
}

/// A number that was kept as text.
pub(in crate::detect) fn number(text: &[u8]) -> Option<f64> {
    std::str::from_utf8(text).ok()?.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// The text of several slots together; nothing if one of them is empty. No slot at all is everybody.
fn together(note: &Note, slots: &[usize], texts: &mut Interner) -> Option<u32> {
    match slots {
        [] => Some(0),
        [slot] => Some(note.text(*slot)).filter(|text| *text != 0),
        slots => joined(note, slots, texts).map(|joined| texts.id(&joined)),
    }
}

/// The same for a text that was met before; one that was not has no history either.
fn together_known(note: &Note, slots: &[usize], texts: &Interner) -> Option<u32> {
    match slots {
        [] => Some(0),
        [slot] => Some(note.text(*slot)).filter(|text| *text != 0),
        slots => texts.find(&joined(note, slots, texts)?),
    }
}

fn joined(note: &Note, slots: &[usize], texts: &Interner) -> Option<Vec<u8>> {
    let parts = slots.iter().map(|slot| Some(note.text(*slot)).filter(|text| *text != 0).map(|text| texts.get(text)));
    Some(parts.collect::<Option<Vec<_>>>()?.join(&b"\x1f"[..]))
}

type At = (i64, u32, u32);

/// Judges a value by how often it was seen.
fn of_value(
    histograms: &mut Histograms,
    (day, scope, value): At,
    judged: &Judged,
    texts: &Interner,
) -> Result<Option<Passed>, Why> {
    let key = (scope, value, day);
    let name = || shown(texts.get(value));
    let passed = |why| Some(Passed { why, key, rows: Vec::new() });
    match (histograms.judge(day, scope, value, &judged.settings), judged.kind) {
        (Verdict::NotJudged(why), _) => Err(why),
        (Verdict::First(history), Kind::First) => {
            Ok(passed(format!("{}: seen 0 of {}", name(), against(history, judged))))
        }
        (Verdict::Seen { times, rarity, history }, Kind::Abnormal)
            if is_rare(rarity, history, judged.settings.share) =>
        {
            let share = rarity * 100.0;
            Ok(passed(format!(
                "{}: seen {times} of {}; {share:.1} % of them are as rare",
                name(),
                against(history, judged)
            )))
        }
        _ => Ok(None),
    }
}

/// Judges an hour by how often it and its neighbours were seen.
fn of_hour(
    histograms: &mut Histograms,
    (day, scope, value): At,
    circle: u32,
    judged: &Judged,
    texts: &mut Interner,
) -> Result<Option<Passed>, Why> {
    let Some(hour) = number(texts.get(value)) else { return Ok(None) };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an hour of the week")]
    let hour = hour.max(0.0) as u32 % circle.max(1);
    let near = [hour + circle - 1, hour, hour + 1].map(|near| texts.id((near % circle.max(1)).to_string().as_bytes()));
    let (mass, history) = histograms.mass(day, scope, &near, &judged.settings)?;
    let why = || {
        let share = mass * 100.0;
        format!("hour {hour} of {circle}: {share:.1} % of {}, with its neighbours", against(history, judged))
    };
    Ok((mass <= judged.settings.share).then(|| Passed { why: why(), key: (scope, value, day), rows: Vec::new() }))
}

fn of_silence(last: &LastSeen, note: &Note, scope: u32, spec: &ModelSpec) -> Option<Passed> {
    let silence = spec.baseline.silence.map_or(30 * DAY, |silence| silence.0);
    let since = note.time - last.get(&scope)?;
    (since >= silence).then(|| Passed {
        why: format!("not seen for {} days", since / DAY),
        key: (scope, 0, note.time.div_euclid(DAY)),
        rows: Vec::new(),
    })
}
