//! Timelines in the 17 columns of log2timeline, as plaso writes them.
//!
//! Its readers split lines at commas and know no quotes, so commas and ends of lines become blanks and quotes become
//! apostrophes, as plaso does it: readers of real CSV and those others see the same fields. Times are UTC.

use jiff::tz::TimeZone;

use super::{
    Moments,
    csv::{self, Dialect},
    documents::{message, name_of_time},
    ecs::lossy,
};
use crate::schema::{ALL, Column, Event, Value};

const COLUMNS: [&str; 17] = [
    "date",
    "time",
    "timezone",
    "MACB",
    "source",
    "sourcetype",
    "type",
    "user",
    "host",
    "short",
    "desc",
    "version",
    "filename",
    "inode",
    "notes",
    "format",
    "extra",
];

/// Characters of a short description.
const MOST_OF_SHORT: usize = 80;

/// A writer of such a timeline.
#[derive(Clone, Debug)]
pub(super) struct Writer {
    utc: Moments,
    moments: Moments,
    dialect: Dialect,
}

impl Writer {
    /// A writer; `moments` are for further times of an event.
    pub(super) fn new(moments: Moments, is_safe: bool) -> Self {
        Self { utc: Moments::new(TimeZone::UTC), moments, dialect: Dialect { separator: b',', is_safe } }
    }

    pub(super) fn header(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let names = COLUMNS.map(|name| Value::Text(name.as_bytes()));
        csv::write(self.dialect, &names, &self.moments, &mut out);
        out
    }

    pub(super) fn write(&self, event: &Event<'_>, out: &mut Vec<u8>) {
        let (date, time) = self.date_and_time(event.int(Column::Time).unwrap_or(0));
        let text = |column| Some(lossy(event.text(column))).filter(|text| !text.is_empty());
        let kind =
            text(Column::Log).map_or_else(|| "Pulse Secure log".to_owned(), |log| format!("Pulse Secure {log} log"));
        let message = lossy(&message(event));
        let format = text(Column::Format).map_or_else(|| "pulsetrail".to_owned(), |it| format!("pulsetrail/{it}"));
        let none = || "-".to_owned();
        let fields = [
            date,
            time,
            "UTC".to_owned(),
            "....".to_owned(),
            "LOG".to_owned(),
            kind,
            name_of_time(event).to_owned(),
            text(Column::User).unwrap_or_else(none),
            text(Column::Node).unwrap_or_else(none),
            shortened(&message),
            message,
            "2".to_owned(),
            text(Column::File).unwrap_or_else(none),
            none(),
            none(),
            format,
            self.extra(event),
        ];
        let fields = fields.map(|field| plain(&field));
        let values = fields.each_ref().map(|field| Value::Text(field.as_bytes()));
        csv::write(self.dialect, &values, &self.moments, out);
    }

    /// `03/14/2025` and `02:12:40`.
    fn date_and_time(&self, micros: i64) -> (String, String) {
        let text = self.utc.text(micros);
        let mut parts = text.split(['-', 'T', '.']);
        let [year, month, day, time] = std::array::from_fn(|_| parts.next().unwrap_or_default());
        (format!("{month}/{day}/{year}"), time.to_owned())
    }

    /// Everything that has no column of its own: `code: AUT24414; src_ip: 192.0.2.7`.
    fn extra(&self, event: &Event<'_>) -> String {
        let mut parts = Vec::new();
        for column in ALL.iter().filter(|column| !has_a_place(**column)) {
            let value = match event.get(*column) {
                Value::None => continue,
                Value::Text(text) => lossy(text),
                Value::Int(number) => number.to_string(),
                Value::Float(number) => number.to_string(),
                Value::Time(micros) => self.moments.text(micros),
            };
            parts.push(format!("{}: {value}", column.name()));
        }
        parts.join("; ")
    }
}

const fn has_a_place(column: Column) -> bool {
    matches!(
        column,
        Column::Time
            | Column::Log
            | Column::Format
            | Column::User
            | Column::Node
            | Column::Message
            | Column::File
            | Column::Raw
    )
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST_OF_SHORT) {
        Some(_) => text.chars().take(MOST_OF_SHORT - 3).chain("...".chars()).collect(),
        None => text.to_owned(),
    }
}

/// A text that needs no quotes.
fn plain(text: &str) -> String {
    let one = |character| match character {
        ',' | '\n' | '\r' => ' ',
        '"' => '\'',
        other => other,
    };
    text.chars().map(one).collect()
}
