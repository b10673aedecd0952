//! `man`: the man pages, from the one definition of the command line. For packagers.

use std::path::PathBuf;

use super::investigate;
use crate::{
    error::{Error, Result},
    exit::Exit,
};

/// Write the man pages
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder to write to
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn run(self, definition: clap::Command) -> Result<Exit> {
        let failed = |source| Error::write(&self.dir, source);
        std::fs::create_dir_all(&self.dir).map_err(failed)?;
        clap_mangen::generate_to(definition, &self.dir).map_err(failed)?;
        // A page of help would lose its layout.
        std::fs::write(self.dir.join("pulsetrail-investigate.1"), investigate::manual()).map_err(failed)?;
        Ok(Exit::Done)
    }
}
