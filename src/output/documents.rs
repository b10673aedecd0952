//! Events in the forms that other tools take, each with names, times and ids as its reader wants them.
//!
//! These readers demand a time. An event without one, from a dataset that lacks the column, stands at the beginning of
//! 1970, where it is found and taken for nothing else; a timeline says of it that this is no time.

use std::borrow::Cow;

use super::{Format, Head, Moments, Timeline, ecs, elastic, l2tcsv, ocsf, splunk};
use crate::schema::{Column, Event, Value};

/// A writer of one such form.
#[derive(Clone, Debug)]
pub struct Documents(Form);

#[derive(Clone, Debug)]
enum Form {
    Ecs(Moments),
    ElasticBulk(Moments),
    L2tCsv(l2tcsv::Writer),
    Ocsf(Moments),
    SplunkHec(Moments),
    Timeline(Timeline, Vec<Column>),
}

/// What a timeline calls the time of an event.
const RECORDED: &str = "Event Recorded";
/// What it calls one that stands for none.
const NO_TIME: &str = "Not a time";

impl Documents {
    /// A writer of a format, if it is one of these. Columns and their heads are for timelines; the others have all.
    #[must_use]
    pub fn new(
        format: Format,
        columns: &[Column],
        heads: &[Head],
        moments: &Moments,
        is_csv_safe: bool,
    ) -> Option<Self> {
        let moments = moments.clone();
        Some(Self(match format {
            Format::Ecs => Form::Ecs(moments),
            Format::ElasticBulk => Form::ElasticBulk(moments),
            Format::L2tCsv => Form::L2tCsv(l2tcsv::Writer::new(moments, is_csv_safe)),
            Format::Ocsf => Form::Ocsf(moments),
            Format::SplunkHec => Form::SplunkHec(moments),
            Format::Timesketch | Format::TimesketchCsv => {
                // The timeline has these under names of its own.
                let told = columns.iter().zip(heads).filter(|(column, _)| !is_in_timeline(**column));
                let (columns, heads): (Vec<Column>, Vec<Head>) =
                    told.map(|(column, head)| (*column, head.clone())).unzip();
                Form::Timeline(Timeline::new(format, heads, moments, is_csv_safe), columns)
            }
            _ => return None,
        }))
    }

    /// What stands before the first event.
    #[must_use]
    pub fn header(&self) -> Vec<u8> {
        match &self.0 {
            Form::L2tCsv(writer) => writer.header(),
            Form::Timeline(timeline, _) => timeline.header(),
            _ => Vec::new(),
        }
    }

    /// Appends what is made of an event.
    pub fn write(&self, event: &Event<'_>, out: &mut Vec<u8>) {
        match &self.0 {
            Form::Ecs(moments) => ecs::document(event, moments, out),
            Form::ElasticBulk(moments) => elastic::write(event, moments, out),
            Form::L2tCsv(writer) => writer.write(event, out),
            Form::Ocsf(moments) => ocsf::write(event, moments, out),
            Form::SplunkHec(moments) => splunk::write(event, moments, out),
            Form::Timeline(timeline, columns) => {
                let values: Vec<Value<'_>> = columns.iter().map(|column| event.get(*column)).collect();
                let message = message(event);
                let time = event.int(Column::Time);
                timeline.row((time.unwrap_or(0), name_of_time(event)), &message, &values, out);
            }
        }
    }
}

const fn is_in_timeline(column: Column) -> bool {
    matches!(column, Column::Time | Column::Message)
}

/// What a timeline calls the time of this event.
pub(super) const fn name_of_time(event: &Event<'_>) -> &'static str {
    if event.has(Column::Time) { RECORDED } else { NO_TIME }
}

/// The sentence of an event; where it is not known, the arguments of the message.
#[must_use]
pub fn sentence_of<'a>(event: &Event<'a>) -> Cow<'a, [u8]> {
    match (event.text(Column::Message), event.text(Column::Args)) {
        ([], []) => Cow::Borrowed(b""),
        ([], arguments) => Cow::Owned(arguments.split(|&byte| byte == b'\t').collect::<Vec<_>>().join(&b" | "[..])),
        (sentence, _) => Cow::Borrowed(sentence),
    }
}

/// What a timeline tells of an event: its code and its sentence, or else what happened. Never empty.
pub(super) fn message(event: &Event<'_>) -> Vec<u8> {
    let sentence = sentence_of(event);
    let said: &[u8] = if sentence.is_empty() { event.text(Column::Action) } else { &sentence };
    match (event.text(Column::Code), said) {
        ([], []) => b"-".to_vec(),
        ([], said) => said.to_vec(),
        (code, []) => code.to_vec(),
        (code, said) => [code, b": ", said].concat(),
    }
}
