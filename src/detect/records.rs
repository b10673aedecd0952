//! What is worked out from many events, as records: rules select them as they select events.
//!
//! `of_sessions` and `between_sessions` tell of sessions, `of_integrity` of traces of editing in native logs; `Survey` gathers when each
//! appliance wrote which message into which file, and finds holes and doubts in that, and the runs of the integrity
//! checker. A record points at an event: its proof. It has the columns that are known; what databases and the site
//! say of them is added by whoever asks.

mod coverage;
mod index;
mod integrity;
mod sessions;
#[cfg(test)]
mod tests;

pub use coverage::{CoverageSink, Grain, NEEDS, Survey};
pub use index::{Clues, SessionIndex};
pub use integrity::{Beginning, of_integrity};
pub use sessions::{between_sessions, of_sessions};

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    schema::{Column, Event, OwnedValue, Place, Value},
    sigma::{Extra, RecordKind},
};

/// Something worked out from many events.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its kind.
    pub kind: RecordKind,
    /// Microseconds since 1970.
    pub time: i64,
    /// The event it points at.
    pub proof: Proof,
    /// Number of the session it is about, from 1.
    pub session: Option<u32>,
    /// Whether it tells that this session is over.
    pub ends_session: bool,
    /// Columns that hold text; `Action` is always there.
    pub texts: Vec<(Column, Vec<u8>)>,
    /// Columns that hold whole numbers.
    pub ints: Vec<(Column, i64)>,
    /// What is no column.
    pub measured: Vec<(Extra, OwnedValue)>,
}

/// Where an event stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// In the input.
    pub place: Place,
    /// The file.
    pub file: Vec<u8>,
    /// Number of the line; 0 if it has none.
    pub line: i64,
    /// Byte offset; -1 if it is not known.
    pub offset: i64,
}

impl Record {
    /// A record that says only what it is, when, and where to look.
    fn new(kind: RecordKind, action: &str, time: i64, proof: Proof) -> Self {
        Self {
            kind,
            time,
            proof,
            session: None,
            ends_session: false,
            texts: vec![(Column::Action, action.as_bytes().to_vec())],
            ints: Vec::new(),
            measured: Vec::new(),
        }
    }

    /// Adds a text, unless it is empty.
    fn with(mut self, column: Column, text: &[u8]) -> Self {
        if !text.is_empty() {
            self.texts.push((column, text.to_vec()));
        }
        self
    }

    /// Adds a number, if it is known.
    fn with_int(mut self, column: Column, number: Option<i64>) -> Self {
        self.ints.extend(number.map(|number| (column, number)));
        self
    }

    /// Adds what is no column, unless it is nothing.
    fn with_extra(mut self, extra: Extra, value: OwnedValue) -> Self {
        if value != OwnedValue::None {
            self.measured.push((extra, value));
        }
        self
    }

    /// Adds how long it took, in microseconds.
    fn lasting(self, micros: i64) -> Self {
        self.with_int(Column::Duration, Some(micros.max(0).saturating_mul(1000)))
    }

    /// The record as an event.
    #[must_use]
    pub fn event(&self) -> Event<'_> {
        let mut event = Event::default();
        event.place = self.proof.place;
        event.set_int(Column::Time, Some(self.time));
        event.set_text(Column::File, &self.proof.file);
        event.set_int(Column::Line, Some(self.proof.line).filter(|line| *line > 0));
        event.set_int(Column::Offset, Some(self.proof.offset).filter(|offset| *offset >= 0));
        for (column, text) in &self.texts {
            event.set_text(*column, text);
        }
        for (column, number) in &self.ints {
            event.set_int(*column, Some(*number));
        }
        event
    }

    /// What is no column.
    #[must_use]
    pub fn measured(&self) -> Vec<(Extra, Value<'_>)> {
        self.measured.iter().map(|(extra, value)| (*extra, value.as_value())).collect()
    }
}

/// An instant as people at the appliance read it from a clock.
fn on_the_wall(time: i64, zone: &TimeZone) -> String {
    let instant = Timestamp::from_microsecond(time).unwrap_or(Timestamp::UNIX_EPOCH);
    zone.to_datetime(instant).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// A length of time in words, to the two largest units: `2 d 3 h`.
fn length(micros: i64) -> String {
    let secs = micros.max(0) / 1_000_000;
    let units = [(86_400, "d"), (3600, "h"), (60, "min"), (1, "s")];
    let Some(largest) = units.iter().position(|(unit, _)| secs >= *unit) else { return "0 s".to_owned() };
    let mut rest = secs;
    let mut words = Vec::new();
    for (unit, word) in units.iter().skip(largest).take(2) {
        if rest / unit > 0 {
            words.push(format!("{} {word}", rest / unit));
        }
        rest %= unit;
    }
    words.join(" ")
}
