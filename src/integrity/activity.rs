//! When there were events: sparse slots of ten minutes, so that times far apart take no memory.

use std::collections::BTreeMap;

/// Width of a slot. A divisor of an hour; half of it makes gaps of sparse logs no clearer and takes twice
/// the memory.
pub const SLOT_SECS: i64 = 600;

/// The same in microseconds.
pub const SLOT_MICROS: i64 = SLOT_SECS * 1_000_000;

/// So many events between two times, in microseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// How many.
    pub count: u64,
    /// The earliest.
    pub first: i64,
    /// The latest.
    pub last: i64,
}

impl Span {
    /// One event.
    #[must_use]
    pub const fn at(time: i64) -> Self {
        Self { count: 1, first: time, last: time }
    }

    /// Adds the events of another one.
    pub fn add(&mut self, other: &Self) {
        self.count += other.count;
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
    }
}

/// Events by slots.
#[derive(Clone, Debug, Default)]
pub struct Activity {
    slots: BTreeMap<i64, Span>,
    /// The slot of the last event, not yet among the others.
    open: Option<(i64, Span)>,
}

impl Activity {
    /// Notes an event.
    #[inline]
    pub fn note(&mut self, time: i64) {
        let slot = time.div_euclid(SLOT_MICROS);
        match &mut self.open {
            Some((open, span)) if *open == slot => span.add(&Span::at(time)),
            _ => {
                self.close();
                self.open = Some((slot, Span::at(time)));
            }
        }
    }

    /// Adds events that all fall into the slot of the first of them.
    pub fn add(&mut self, span: &Span) {
        self.put(span.first.div_euclid(SLOT_MICROS), span);
    }

    /// Puts the last slot among the others. Nothing is read before that.
    pub fn close(&mut self) {
        if let Some((slot, span)) = self.open.take() {
            self.put(slot, &span);
        }
    }

    /// Adds what another one saw.
    pub fn absorb(&mut self, other: &Self) {
        other.slots.iter().for_each(|(slot, span)| self.put(*slot, span));
    }

    /// The slots that have events, in order of time, by their number since 1970.
    pub fn slots(&self) -> impl Iterator<Item = (i64, &Span)> {
        self.slots.iter().map(|(slot, span)| (*slot, span))
    }

    /// All events together.
    #[must_use]
    pub fn whole(&self) -> Option<Span> {
        self.slots.values().copied().reduce(|mut whole, span| {
            whole.add(&span);
            whole
        })
    }

    fn put(&mut self, slot: i64, span: &Span) {
        self.slots.entry(slot).and_modify(|own| own.add(span)).or_insert(*span);
    }
}
