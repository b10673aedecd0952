//! What the rules find: matches, correlations, deviations from what is usual, and the stories that they make.
//!
//! One pass over the input asks the rules about single events (`sink`); what fulfils one is kept as a note. The notes go, in
//! the order of time, through the rules that look at many events (`engine`): models of the past (`baseline`), guards
//! (`guard`) and windows (`window`). What passes is told as findings with their proof (`finding`), grouped into incidents.

mod answer;
mod baseline;
mod batch;
mod compile;
mod copies;
mod draft;
mod engine;
mod extension;
mod finding;
mod guard;
mod incident;
mod note;
mod plan;
pub mod records;
mod run;
mod sequence;
mod sink;
mod step;
mod window;

pub use answer::Known;
pub use baseline::Profile;
pub use extension::micros;
pub use finding::{Entity, FalsePositive, Finding, Proof};
pub use incident::{Incident, points};
pub use note::{Note, Notes};
pub use plan::{NEEDS, Options, Plan};
pub use run::{Gatherer, Outcome, Read, Unjudged};
pub use sink::HitSink;
