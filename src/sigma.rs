//! Sigma rules: reading them, and telling which of them an event fulfils.
//!
//! `rsigma-parser` and `rsigma-ir` read the language (`lower` is the only module that knows them); what they yield becomes
//! our own [`Rule`], whose conditions are judged against columns. Correlations and baselines are only described here; they
//! are worked out in `detect`.

mod alike;
mod encode;
mod extra;
mod field;
mod gate;
mod judge;
mod leaf;
mod link;
mod load;
mod logsource;
mod lower;
mod memo;
mod needs;
mod rule;
mod shipped;
mod survey;
#[cfg(test)]
mod tests;

pub use encode::base64;
pub use extra::Wall;
pub use field::{Extra, Field};
pub use judge::Judge;
pub use leaf::{Leaf, Place, Test, TimePart};
pub use load::{Problem, RuleSet};
pub use rule::{Body, Bound, Condition, Correlation, CorrelationKind, Key, Level, RecordKind, Rule, Source};
pub use shipped::{LISTS, RULES};
