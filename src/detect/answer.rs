//! What the events of a finding say to its false-positive notes.

use std::sync::Arc;

use foldhash::HashMap;

use super::{
    extension::Check,
    finding::{FalsePositive, shown},
    note::Note,
    step::{Answer, Step},
};
use crate::intern::Interner;

const DAY: i64 = 86_400_000_000;

/// What is known of the time before: when each user, address and machine first had a session.
#[derive(Default)]
pub struct Known {
    first: HashMap<Vec<u8>, i64>,
}

impl Known {
    /// Somebody had a session with this value.
    pub fn take(&mut self, value: &[u8], time: i64) {
        if !value.is_empty() {
            let first = self.first.entry(value.to_ascii_lowercase()).or_insert(time);
            *first = time.min(*first);
        }
    }
}

/// The notes, and what the events say to them.
pub(super) fn answers(
    step: &Step,
    notes: &[String],
    rows: &[Arc<Note>],
    texts: &Interner,
    known: &Known,
) -> Vec<FalsePositive> {
    let of = |index: usize| {
        let asked = step.checks.iter().filter(|answer| answer.check.note == index + 1);
        asked.flat_map(|answer| answer_of(answer, rows, texts, known)).collect()
    };
    notes.iter().enumerate().map(|(index, note)| FalsePositive { note: note.clone(), answers: of(index) }).collect()
}

fn answer_of(answer: &Answer, rows: &[Arc<Note>], texts: &Interner, known: &Known) -> Vec<String> {
    let Check { same, all, any, seen_before, most, .. } = &answer.check;
    let slot = |field: &str| answer.slots.iter().find(|(name, _)| name == field).map_or(0, |(_, slot)| *slot);
    let values = |field: &str| {
        let mut values: Vec<String> = Vec::new();
        for row in rows {
            let text = row.text(slot(field));
            if text != 0 {
                let value = shown(texts.get(text));
                if !values.contains(&value) && values.len() < 1000 {
                    values.push(value);
                }
            }
        }
        values
    };
    let mut said = Vec::new();
    if let Some(field) = same {
        said.push(match values(field).as_slice() {
            [] => format!("no event has {field}"),
            [one] => format!("{field} is {one} in all events"),
            many => format!("{field} has {} values", many.len()),
        });
    }
    for (field, wanted) in all.iter().flatten() {
        let wanted = text_of(wanted);
        let values = values(field);
        let others: Vec<&String> = values.iter().filter(|value| !has_word(value, &wanted)).collect();
        said.push(match (values.is_empty(), others.first()) {
            (true, _) => format!("no event has {field}"),
            (false, None) => format!("{field} is {wanted} in all events"),
            (false, Some(other)) => format!("{field} is not always {wanted}, but {other}"),
        });
    }
    for (field, wanted) in any.iter().flatten() {
        let wanted = text_of(wanted);
        let has_it = values(field).iter().any(|value| has_word(value, &wanted));
        said.push(format!("{field} is {}{wanted}", if has_it { "in some events " } else { "never " }));
    }
    if let Some(most) = most {
        let count = values(&most.distinct).len();
        let more = if count > most.lte { "more than" } else { "at most" };
        said.push(format!("{count} values of {}, {more} {}", most.distinct, most.lte));
    }
    if let Some(seen) = seen_before {
        let start = rows.first().map_or(0, |row| row.time);
        for value in values(&seen.field).iter().take(3) {
            let first = known.first.get(&value.to_ascii_lowercase().into_bytes()).filter(|first| **first < start);
            let wanted = seen.length.0 / DAY;
            said.push(match first.map(|first| (start - first) / DAY) {
                Some(days) if days >= wanted => format!("{value} signed in {days} days before"),
                Some(days) => format!("{value} signed in before, but only {days} days"),
                None => format!("{value} never signed in before"),
            });
        }
    }
    said
}

fn text_of(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Whether a value, or a word of a list, is the wanted one.
fn has_word(value: &str, wanted: &str) -> bool {
    value.eq_ignore_ascii_case(wanted) || value.split(',').any(|word| word.trim().eq_ignore_ascii_case(wanted))
}
