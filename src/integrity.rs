//! What was deleted from native `.vc0` logs, or changed in them.
//!
//! A `Witness` per worker makes compact notes of a chunk; the `Examiner` takes them in input order and, when
//! all are there, puts them to one rule after the other. `flaws` judges what the framing found; the other
//! rules judge what only the sequence of records shows: `holes` (with `heartbeats`, `numbers` and `gaps`),
//! `reversals`, `stamps`, `scans`, `pairs`, `exchanges`, `fractions`, `absences`; and what another source shows:
//! `clearing`, `generations`, `comparison`. `kinds.tsv` holds what each kind of finding proves.
//!
//! Invariant: a rule that rests on a habit judges only a log that has the habit. Whoever removes whole
//! records with their lengths is seen by the rules about sequence and other sources, or by none.

mod absences;
mod activity;
mod case;
mod clearing;
mod comparison;
mod examiner;
mod exchanges;
mod finding;
mod flaws;
mod fractions;
mod gaps;
mod generations;
mod heartbeats;
mod holes;
mod landmarks;
mod numbers;
mod pairs;
mod reversals;
mod scans;
mod stamps;
#[cfg(test)]
mod stream;
#[cfg(test)]
mod tests;
mod trail;
mod witness;

pub use activity::{Activity, Span};
pub use examiner::Examiner;
pub use finding::{Certainty, Finding};
pub use gaps::{Gap, gaps, rare_gaps};
pub use witness::{NEEDS, Part, Witness};
