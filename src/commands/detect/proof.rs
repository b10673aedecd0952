//! The events that prove findings, one row for each, read again from the input.

use std::collections::BTreeMap;

use super::document::Telling;
use crate::{
    aggregate::frame,
    commands::{args::OutputArgs, scan::Scan},
    detect::Outcome,
    error::{Error, Result},
    output::{Format, Head, Names, Target, write_arrow, write_parquet},
    pipeline::{Flow, Sink},
    schema::{Column, ColumnSet, Event, Kind, OwnedValue, Place, Value},
};

/// The columns of an event.
const COLUMNS: &[Column] = &[
    Column::Time,
    Column::Node,
    Column::Code,
    Column::User,
    Column::SrcIp,
    Column::Country,
    Column::Message,
    Column::File,
    Column::Line,
    Column::Offset,
];

/// Refuses formats that these events cannot have.
pub(super) fn check(format: Format) -> Result<()> {
    let is_list = matches!(format, Format::Csv | Format::Tsv | Format::Ndjson);
    if is_list || format.is_for_people() || format.is_binary() {
        return Ok(());
    }
    Err(Error::usage("--events", "write them as table, md, csv, tsv, ndjson, parquet or arrow"))
}

type Wanted = BTreeMap<Place, Vec<usize>>;

/// Picks the wanted events of a chunk.
struct Picker<'w> {
    wanted: &'w Wanted,
    found: Vec<(Place, Vec<OwnedValue>)>,
}

impl Sink for Picker<'_> {
    type Part = Vec<(Place, Vec<OwnedValue>)>;

    fn take(&mut self, event: &Event<'_>) {
        if self.wanted.contains_key(&event.place) {
            let row = COLUMNS.iter().map(|column| OwnedValue::of(event.get(*column))).collect();
            self.found.push((event.place, row));
        }
    }

    fn finish_chunk(&mut self) -> Self::Part {
        std::mem::take(&mut self.found)
    }
}

/// Writes the events.
pub(super) fn write(
    output: &OutputArgs,
    format: Format,
    scan: &Scan<'_>,
    (outcome, telling): (&Outcome, &Telling<'_>),
    target: Target,
) -> Result<()> {
    scan.refuse_pipe("--events", "events are read again, and a pipe cannot be read twice; name a file")?;
    let mut wanted = Wanted::new();
    for (index, finding) in outcome.findings.iter().enumerate() {
        for event in &finding.events {
            let findings = wanted.entry(event.place).or_default();
            if findings.last() != Some(&index) {
                findings.push(index);
            }
        }
    }
    let mut rows: Vec<(usize, Place, Vec<OwnedValue>)> = Vec::new();
    let needs: ColumnSet = COLUMNS.iter().copied().collect();
    scan.read(
        needs,
        false,
        || Picker { wanted: &wanted, found: Vec::new() },
        |found| {
            for (place, row) in found {
                let findings = wanted.get(&place).map_or(&[][..], Vec::as_slice);
                rows.extend(findings.iter().map(|finding| (*finding, place, row.clone())));
            }
            Ok(Flow::More)
        },
    )?;
    let time = |row: &[OwnedValue]| if let Some(OwnedValue::Time(time)) = row.first() { *time } else { i64::MIN };
    rows.sort_by_key(|(finding, place, row)| (*finding, time(row), *place));
    let head = |name: &str, kind| Head { name: name.to_owned(), kind };
    let mut heads = vec![
        head("incident", Kind::Int),
        head("finding", Kind::Int),
        head("level", Kind::Word),
        head("rule", Kind::Word),
    ];
    heads.extend(COLUMNS.iter().map(|column| Head::of(*column, Names::Short)));
    let rows = rows.into_iter().map(|(index, _, row)| {
        let finding = &outcome.findings[index];
        let number = |number: usize| OwnedValue::Int(i64::try_from(number).unwrap_or(i64::MAX));
        let mut cells = vec![
            number(finding.incident),
            number(index + 1),
            OwnedValue::Text(finding.level.word().into()),
            OwnedValue::Text(telling.set.rules[finding.rule].name.clone().into_bytes()),
        ];
        cells.extend(row);
        cells
    });
    match format {
        Format::Parquet => write_parquet(std::iter::once(frame(&heads, &rows.collect::<Vec<_>>())), target),
        Format::Arrow => write_arrow(std::iter::once(frame(&heads, &rows.collect::<Vec<_>>())), target),
        _ => {
            let rows: Vec<Vec<OwnedValue>> = rows.collect();
            let values = rows.iter().map(|row| row.iter().map(OwnedValue::as_value).collect::<Vec<Value<'_>>>());
            output.write_list(format, heads, values, target)
        }
    }
}
