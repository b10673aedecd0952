//! `completions`: completions of a shell, from the one definition of the command line.

use clap_complete::Shell;

use crate::{error::Result, exit::Exit, output::Target};

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
    pub fn run(self, mut definition: clap::Command) -> Result<Exit> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut definition, "pulsetrail", &mut text);
        let mut target = Target::open(None, false)?;
        target.put(&text)?;
        target.finish()?;
        Ok(Exit::Done)
    }
}
