//! Indicators of compromise: what lists, feeds and bundles say is hostile.

/// All indicators of a run.
#[derive(Debug, Default)]
pub struct Indicators {}
