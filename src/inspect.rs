//! What the sources are, what was read of them, and what is missing.
//!
//! A surveyor per worker notes what it sees in a chunk; the surveys of the chunks of a source, and those of
//! all sources, are put together in input order. `logging` knows the codes by which an appliance says that its
//! logs were changed or cleared, `carve` compares what was found in raw bytes with the live logs. `document`
//! writes a survey for machines, `page` for people.

mod carve;
mod document;
mod heat;
mod logging;
mod offsets;
mod page;
mod survey;

pub use carve::{CARVE_NEEDS, Carver, Live, LiveSink, State};
pub use document::{Flat, document};
pub use heat::{Hours, Row as HourRow, heat_map};
pub use logging::words as logging_words;
pub use offsets::Offsets;
pub use page::{common_folder, page};
pub use survey::{NEEDS, Sample, Survey, Surveyor};

use crate::{
    integrity::{Finding, Gap},
    pipeline::Ledger,
};

/// All that is known about a source, or about all of them together.
pub struct Report {
    /// The file; `None` for all of them together.
    pub file: Option<String>,
    /// What it is, outermost first: plain, gzip, zip/gzip, parquet.
    pub container: String,
    /// Size in bytes, if known.
    pub bytes: Option<u64>,
    /// SHA-256 of the file as it lies on disk, if it was asked for.
    pub sha256: Option<[u8; 32]>,
    /// Why it was not read, or not to its end.
    pub skipped: Option<String>,
    /// What became of its lines.
    pub ledger: Ledger,
    /// What was seen in it.
    pub survey: Survey,
    /// Silences that its own habits do not explain.
    pub gaps: Vec<Gap>,
    /// Traces of editing and loss, if they were looked for.
    pub findings: Option<Vec<Finding>>,
}
