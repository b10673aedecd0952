//! One page that tells a case: what was read, what was found, what happened, and what could not be judged.
//!
//! An `Observer` in each worker counts in the pass that the rules run in; the page is then written section by section,
//! one file for each. The page is complete in itself: it loads nothing, and without script it only lacks sorting and
//! filtering. Whatever comes from a log goes through `html`, the one writer, and is text there.
//!
//! Invariant: the page depends on the input and the options only. It has no date, so two runs can be compared.

mod axis;
mod case;
mod counts;
mod coverage;
mod finding;
mod gantt;
mod headline;
mod heat;
mod html;
mod levels;
mod manifest;
mod matrix;
mod page;
mod places;
mod reproduce;
mod silences;
mod story;
mod table;
mod timeline;
mod top;

pub use case::{Case, Used};
pub use counts::{Counts, Observer};
pub use page::page;
pub use reproduce::{Again, quoted};
