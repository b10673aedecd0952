//! What is gathered of the sessions that are on, until they end.

use std::sync::Arc;

use foldhash::HashMap;
use smallvec::SmallVec;

use super::{Source, number};
use crate::{
    detect::{batch::Batch, note::Note},
    intern::Interner,
};

/// Rows that are kept of an open session.
const MOST_ROWS: usize = 100;

/// The sessions that are on, by the number of the text of their number.
#[derive(Default)]
pub(super) struct Open(HashMap<u32, Gathered>);

#[derive(Default)]
struct Gathered {
    /// The values so far, in order.
    values: SmallVec<[u32; 4]>,
    sum: f64,
    rows: Rows,
}

/// The events of a session: mostly few.
type Rows = SmallVec<[Arc<Note>; 2]>;

impl Open {
    /// Takes an event of a session.
    pub(super) fn take(&mut self, session: u32, (batch, at): (&Batch, usize), source: &Source, texts: &Interner) {
        let Gathered { values, sum, rows } = self.0.entry(session).or_default();
        let is_new = match source {
            Source::Distinct(slot) => match (batch.columns[*slot][at], values) {
                (0, _) => false,
                (value, values) => match values.binary_search(&value) {
                    Ok(_) => false,
                    Err(place) => {
                        values.insert(place, value);
                        true
                    }
                },
            },
            Source::Sum(slot) | Source::Value(slot) => match number(texts.get(batch.columns[*slot][at])) {
                Some(number) => {
                    *sum += number;
                    true
                }
                None => false,
            },
            Source::Events | Source::Feature(_) => {
                *sum += 1.0;
                true
            }
        };
        if is_new && rows.len() < MOST_ROWS {
            rows.push(Arc::clone(&batch.notes[at]));
        }
    }

    /// A session is over: what it adds up to, and the events behind that.
    pub(super) fn end(&mut self, session: u32, source: &Source) -> (f64, Rows) {
        let Gathered { values, sum, rows } = self.0.remove(&session).unwrap_or_default();
        #[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
        let number = if matches!(source, Source::Distinct(_)) { values.len() as f64 } else { sum };
        (number, rows)
    }
}
