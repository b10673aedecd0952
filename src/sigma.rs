//! Sigma rules: reading them, and telling which of them an event fulfils.
//!
//! `rsigma-parser` and `rsigma-ir` read the language (`lower` is the only module that knows them); what they yield becomes
//! our own [`Rule`], whose conditions are judged against columns. Correlations and baselines are only described here; they
//! are worked out in `detect`.

mod field;
mod rule;

pub use field::{Extra, Field};
pub use rule::{Body, Bound, Condition, Correlation, CorrelationKind, Key, Leaf, Level, RecordKind, Rule, Source};
