//! `schema`: the columns, from their one declaration.

use super::{args::OutputArgs, sessions::session_columns};
use crate::{
    error::Result,
    exit::Exit,
    output::{Head, Target},
    schema::{Kind, SPECS, Spec, Value},
};

/// List the columns: names, ECS names, kinds and meanings
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    pulsetrail schema | less\n  \
    pulsetrail schema --sessions -f csv -o columns.csv")]
pub struct Args {
    /// List the columns of `sessions` instead of those of events
    #[arg(long)]
    sessions: bool,

    #[command(flatten)]
    output: OutputArgs,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Whatever ends the run.
    pub fn run(self) -> Result<Exit> {
        let format = self.output.resolve_list_format()?;
        let heads =
            ["name", "ecs", "kind", "meaning"].map(|name| Head { name: name.to_owned(), kind: Kind::Word }).to_vec();
        let specs: Vec<Spec> = if self.sessions { session_columns() } else { SPECS.to_vec() };
        let rows = specs
            .iter()
            .map(|spec| [spec.name, spec.ecs, kind_name(spec.kind), spec.doc].map(|text| Value::Text(text.as_bytes())));
        let target = Target::open(self.output.file(), self.output.force)?;
        self.output.write_list(format, heads, rows, target)?;
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
