//! `schema`: the columns, from their one declaration.

use super::args::OutputArgs;
use crate::{
    error::{Error, Result},
    exit::Exit,
    output::{Format, Head, Lines, Table, Target},
    schema::{Kind, SPECS, Value},
};

/// List the columns: names, ECS names, kinds and meanings
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    output: OutputArgs,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        let format = self.output.resolve_format()?;
        let heads =
            ["name", "ecs", "kind", "meaning"].map(|name| Head { name: name.to_owned(), kind: Kind::Word }).to_vec();
        let rows = SPECS
            .iter()
            .map(|spec| [spec.name, spec.ecs, kind_name(spec.kind), spec.doc].map(|text| Value::Text(text.as_bytes())));
        let mut text = Vec::new();
        match format {
            Format::Table => {
                let mut table = Table::new(heads, self.output.moments(), self.output.style());
                rows.for_each(|row| table.row(&row));
                text.extend_from_slice(table.render().as_bytes());
            }
            Format::Csv | Format::Tsv | Format::Ndjson => {
                let lines = Lines::new(format, heads, self.output.moments(), self.output.csv_safe);
                text.extend(lines.header());
                rows.for_each(|row| lines.row(&row, &mut text));
            }
            Format::Ecs | Format::Parquet | Format::Arrow => {
                return Err(Error::usage("--format", "the schema is written as table, csv, tsv or ndjson"));
            }
        }
        let mut target = Target::open(self.output.file(), self.output.force)?;
        target.put(&text)?;
        target.finish()?;
        Ok(Exit::Done)
    }
}

const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Time => "datetime[us, UTC]",
        Kind::Word => "word",
        Kind::List => "list of words",
        Kind::Ip => "address",
        Kind::Text => "text",
        Kind::Int => "i64",
        Kind::Float => "f64",
    }
}
