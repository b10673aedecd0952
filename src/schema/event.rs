//! One log record, borrowed from the chunk it was parsed from.
//!
//! Values live in one array per storage class, addressed by a slot that is computed at compile time,
//! so setting a named column is a store at a fixed offset and asking for a column by number costs one
//! table look-up. Text is bytes: logs hold broken UTF-8, and only a writer has to decide about it.

use std::net::IpAddr;

use super::{ALL, Column, Kind};

const NO_INT: i64 = i64::MIN;

const fn class(kind: Kind) -> u8 {
    match kind {
        Kind::Word | Kind::List | Kind::Ip | Kind::Text => 0,
        Kind::Time | Kind::Int => 1,
        Kind::Float => 2,
    }
}

const fn count(wanted: u8) -> usize {
    let mut found = 0;
    let mut index = 0;
    while index < ALL.len() {
        found += (class(ALL[index].kind()) == wanted) as usize;
        index += 1;
    }
    found
}

const SLOTS: [u8; ALL.len()] = {
    let mut slots = [0; ALL.len()];
    let mut next = [0; 3];
    let mut index = 0;
    while index < ALL.len() {
        let class = class(ALL[index].kind()) as usize;
        slots[index] = next[class];
        next[class] += 1;
        index += 1;
    }
    slots
};

/// A value read from an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Not logged.
    None,
    /// Text, possibly not UTF-8; never empty.
    Text(&'a [u8]),
    /// An integer, in the column's unit.
    Int(i64),
    /// A floating point number.
    Float(f64),
    /// Microseconds since 1970-01-01T00:00:00Z.
    Time(i64),
}

/// Where an event stands in the input: tells copies of one event apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the source, in reading order.
    pub source: usize,
    /// Byte offset in the source, or number of the row.
    pub at: u64,
}

/// One row. An empty text, `i64::MIN` and `NaN` stand for "not logged".
#[derive(Clone, Copy)]
pub struct Event<'a> {
    /// Where it stands in the input.
    pub place: Place,
    texts: [&'a [u8]; count(0)],
    ints: [i64; count(1)],
    floats: [f64; count(2)],
}

impl Default for Event<'_> {
    fn default() -> Self {
        Self { place: Place::default(), texts: [b""; count(0)], ints: [NO_INT; count(1)], floats: [f64::NAN; count(2)] }
    }
}

impl<'a> Event<'a> {
    /// The text of a text-like column; empty if not logged.
    #[inline]
    #[must_use]
    pub const fn text(&self, column: Column) -> &'a [u8] {
        self.texts[SLOTS[column as usize] as usize]
    }

    /// The number of an integer or time column.
    #[inline]
    #[must_use]
    pub const fn int(&self, column: Column) -> Option<i64> {
        let value = self.ints[SLOTS[column as usize] as usize];
        if value == NO_INT { None } else { Some(value) }
    }

    /// The number of a floating point column.
    #[inline]
    #[must_use]
    pub const fn float(&self, column: Column) -> Option<f64> {
        let value = self.floats[SLOTS[column as usize] as usize];
        if value.is_nan() { None } else { Some(value) }
    }

    /// Sets a text-like column.
    #[inline]
    pub const fn set_text(&mut self, column: Column, text: &'a [u8]) {
        self.texts[SLOTS[column as usize] as usize] = text;
    }

    /// Sets a text-like column that is still empty.
    #[inline]
    pub const fn fill_text(&mut self, column: Column, text: &'a [u8]) {
        if self.text(column).is_empty() {
            self.set_text(column, text);
        }
    }

    /// Sets an integer or time column; `None` empties it.
    #[inline]
    pub const fn set_int(&mut self, column: Column, value: Option<i64>) {
        self.ints[SLOTS[column as usize] as usize] = match value {
            Some(value) => value,
            None => NO_INT,
        };
    }

    /// Sets an integer column that is still empty.
    #[inline]
    pub const fn fill_int(&mut self, column: Column, value: Option<i64>) {
        if self.int(column).is_none() {
            self.set_int(column, value);
        }
    }

    /// Sets a floating point column; `None` empties it.
    #[inline]
    pub const fn set_float(&mut self, column: Column, value: Option<f64>) {
        self.floats[SLOTS[column as usize] as usize] = match value {
            Some(value) => value,
            None => f64::NAN,
        };
    }

    /// The value of any column.
    #[inline]
    #[must_use]
    pub const fn get(&self, column: Column) -> Value<'a> {
        match column.kind() {
            Kind::Word | Kind::List | Kind::Ip | Kind::Text => match self.text(column) {
                [] => Value::None,
                text => Value::Text(text),
            },
            Kind::Time => match self.int(column) {
                Some(micros) => Value::Time(micros),
                None => Value::None,
            },
            Kind::Int => match self.int(column) {
                Some(number) => Value::Int(number),
                None => Value::None,
            },
            Kind::Float => match self.float(column) {
                Some(number) => Value::Float(number),
                None => Value::None,
            },
        }
    }

    /// Whether a column has a value.
    #[must_use]
    pub const fn has(&self, column: Column) -> bool {
        !matches!(self.get(column), Value::None)
    }

    /// The address in a column, if it holds one.
    #[must_use]
    pub fn address(&self, column: Column) -> Option<IpAddr> {
        std::str::from_utf8(self.text(column)).ok()?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_keeps_its_own_value() {
        let texts: Vec<String> = ALL.iter().map(|column| column.name().to_owned()).collect();
        let mut event = Event::default();
        for (index, &column) in ALL.iter().enumerate() {
            assert!(!event.has(column));
            match class(column.kind()) {
                0 => event.set_text(column, texts[index].as_bytes()),
                1 => event.set_int(column, i64::try_from(index).ok()),
                _ => event.set_float(column, Some(0.5)),
            }
        }
        for (index, &column) in ALL.iter().enumerate() {
            match event.get(column) {
                Value::Text(text) => assert_eq!(text, texts[index].as_bytes()),
                Value::Int(number) | Value::Time(number) => assert_eq!(usize::try_from(number), Ok(index)),
                Value::Float(number) => assert!((number - 0.5).abs() < f64::EPSILON),
                Value::None => panic!("{} lost its value", column.name()),
            }
        }
    }
}
