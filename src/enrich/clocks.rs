//! Puts right the times of appliances whose clocks were off.
//!
//! Only for events that were just parsed: those of a dataset were corrected before it was written.

use super::remembered::Remembered;
use crate::{
    context::{Asked, Context, Found},
    schema::{Column, Event},
};

/// Puts right the times of appliances; lives as long as its worker.
pub struct Clocks<'q> {
    context: &'q Context,
    nodes: Remembered<Found<'q, i64>>,
}

impl<'q> Clocks<'q> {
    /// The clocks that the context tells of; `None` if it tells of none.
    #[must_use]
    pub fn new(context: &'q Context) -> Option<Self> {
        (!context.clocks.is_empty()).then(|| Self { context, nodes: Remembered::default() })
    }

    /// Corrects the time of an event; whether it was wrong.
    pub fn correct(&mut self, event: &mut Event<'_>) -> bool {
        let Some(logged) = event.int(Column::Time) else { return false };
        let look_up = |node: &str| self.context.clocks.about(&Asked::Name(node));
        let found = self.nodes.about(event.text(Column::Node), look_up);
        // Which rule holds is told by the clock itself, as nothing else is known yet.
        let ahead = found.at(Some(logged)).copied().unwrap_or(0);
        event.set_int(Column::Time, Some(logged.saturating_sub(ahead)));
        ahead != 0
    }
}
