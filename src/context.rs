//! What a site tells of itself: zones, groups, accounts, countries, machines, appliances, working hours.

/// All context of a run.
#[derive(Debug, Default)]
pub struct Context {}
