//! What rules find in the events, and in what is worked out from them.

pub mod records;
