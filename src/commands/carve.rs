//! `inspect --carve`: finds native records in raw bytes, and marks those that the live logs lack.

use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write,
    path::PathBuf,
};

use super::{
    args::{ColumnArgs, InputArgs, OutputArgs, QueryArgs},
    scan::{Scan, conclude},
};
use crate::{
    error::Result,
    exit::Exit,
    inspect::{CARVE_NEEDS, Carver, Live, LiveSink, State},
    output::{Format, Target, counted},
    pipeline::Flow,
    rows::{Printer, Rows},
    schema::{Column, ColumnSet},
    source::Inputs,
};

/// Columns of carved records, where nothing else is asked for.
const COLUMNS: &[Column] = &[
    Column::Time,
    Column::Flags,
    Column::Node,
    Column::Code,
    Column::User,
    Column::SrcIp,
    Column::Message,
    Column::File,
    Column::Offset,
    Column::Uid,
    Column::Args,
];
/// So many of them are shown to people, to whom a table shows arguments instead of a sentence that is not known.
const SHOWN: usize = 9;

/// Searches the images, and compares with the logs that the other arguments name, if any.
///
/// # Errors
/// Whatever ends the run.
pub fn carve(
    images: &[PathBuf],
    format: Format,
    input: &InputArgs,
    output: &OutputArgs,
    columns: &ColumnArgs,
) -> Result<Exit> {
    let columns_shown = columns.resolve(if format == Format::Table { &COLUMNS[..SHOWN] } else { COLUMNS })?;
    let needs = format.needs(&columns_shown).with(CARVE_NEEDS);
    let shape = output.shape(format, columns, columns_shown);
    let scan = |inputs: &Inputs, needs: ColumnSet| Scan::of(inputs, input, &QueryArgs::default(), output, needs);
    let image_inputs = Inputs { paths: images.to_vec(), ..Inputs::default() };
    let image = scan(&image_inputs, needs)?.carving();
    let mut live = Live::default();
    let mut summaries = Vec::new();
    if !input.paths.is_empty() || input.files_from.is_some() {
        let (_, summary) = scan(&input.inputs(), CARVE_NEEDS)?.read(CARVE_NEEDS, false, LiveSink::default, |part| {
            live.take(part);
            Ok(Flow::More)
        })?;
        summaries.push(summary);
    }
    let target = Target::open(output.file(), output.force)?;
    let mut printer = Printer::new(target, shape.clone(), false, None)?;
    let (mut seen, mut again) = (HashSet::new(), 0_u64);
    let mut states: BTreeMap<State, u64> = BTreeMap::new();
    let (sinks, summary) = image.read(
        needs,
        false,
        || Carver::new(&live, Rows::new(shape.clone())),
        |found| {
            for (key, state, part) in found {
                if seen.insert(key) {
                    *states.entry(state).or_default() += 1;
                    printer.take(part)?;
                } else {
                    again += 1;
                }
            }
            Ok(Flow::More)
        },
    )?;
    printer.finish(None)?;
    summaries.push(summary);
    let implausible = sinks.iter().map(|sink| sink.implausible).sum();
    let of_state = |state| states.get(&state).copied().unwrap_or(0);
    let mut sentence = counted(seen.len() as u64, "record");
    for (count, words) in [
        (of_state(State::Deleted), "deleted from the live logs"),
        (of_state(State::Live), "in the live logs"),
        (of_state(State::Outside), "outside of what the live logs cover"),
        (again, "met again"),
        (implausible, "more left out because their time cannot be"),
    ] {
        if count > 0 {
            // Writing to a string cannot fail.
            let _ = write!(sentence, ", {count} {words}");
        }
    }
    Ok(conclude(input, &summaries.iter().collect::<Vec<_>>(), &sentence, !seen.is_empty()))
}
