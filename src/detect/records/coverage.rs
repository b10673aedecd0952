//! When each appliance wrote which message into which file, and what that tells.
//!
//! A `CoverageSink` per worker counts the events of a chunk in `lanes`, follows the order of times (`walk`) and keeps the
//! few events that explain others or tell of integrity scans (`signs`). The `Survey` puts this together; at the end it
//! becomes a `Picture` of every appliance, and each kind of record looks at that in a file of its own.
//!
//! Files with equal names of different folders are different files. Records do not depend on the order of the input,
//! except that times are followed in the order of each file.

mod beats;
mod begins;
mod clocks;
mod differences;
mod lane;
mod nodes;
mod picture;
mod reasons;
mod relay;
mod requests;
mod scans;
mod signs;
mod silences;
mod sink;
mod survey;
#[cfg(test)]
mod tests;
mod vanished;
mod walk;

pub use lane::Grain;
pub use sink::{CoverageSink, NEEDS};
pub use survey::Survey;

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Up to this far apart, two files tell of one event.
const SAME_EVENT: i64 = 2 * SECOND;
