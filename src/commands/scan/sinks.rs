//! What is gathered before the answer: the time of the last event, the keys of all.

use crate::{
    copies::Keys,
    pipeline::Sink,
    schema::{Column, Event, Place},
};

/// The time of the last event.
#[derive(Default)]
pub(super) struct Latest(pub(super) Option<i64>);

impl Sink for Latest {
    type Part = ();
    const PARTS_GROW: bool = false;

    fn take(&mut self, event: &Event<'_>) {
        self.0 = self.0.max(event.int(Column::Time));
    }

    fn finish_chunk(&mut self) {}
}

/// The keys of the events of a chunk.
#[derive(Default)]
pub(super) struct KeySink {
    keys: Keys,
    found: Vec<(u128, Place, u32)>,
}

impl Sink for KeySink {
    type Part = Vec<(u128, Place, u32)>;

    fn take(&mut self, event: &Event<'_>) {
        // An event of a dataset may stand for several.
        let copies = event.int(Column::Copies).and_then(|copies| u32::try_from(copies).ok()).unwrap_or(1).max(1);
        self.found.push((self.keys.key(event), event.place, copies));
    }

    fn finish_chunk(&mut self) -> Self::Part {
        std::mem::take(&mut self.found)
    }
}
