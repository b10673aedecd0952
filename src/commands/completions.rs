//! `completions`: completions of a shell, from the one definition of the command line.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::{cli::Cli, error::Result, exit::Exit, output::Target};

/// Print the completions of a shell
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn run(self) -> Result<Exit> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "pulsetrail", &mut text);
        let mut target = Target::open(None, false)?;
        target.put(&text)?;
        target.finish()?;
        Ok(Exit::Done)
    }
}
