//! Where the defaults of the site come from.

use std::{
    ffi::OsString,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use clap::ValueHint;

use crate::{
    config::Config,
    error::{Error, Result},
};

/// Where the defaults of the site come from.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ConfigArgs {
    /// File with defaults of options, in TOML; an option that is typed wins
    ///
    /// Without this option it is `$PULSETRAIL_CONFIG`, or else pulsetrail/pulsetrail.toml in `$XDG_CONFIG_HOME` or ~/.config.
    /// `pulsetrail config show` tells what holds and where it comes from.
    #[arg(long, global = true, env = "PULSETRAIL_CONFIG", hide_env = true, hide_short_help = true)]
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Configuration")]
    config: Option<OsString>,

    /// Take no defaults from a file
    #[arg(long, global = true, hide_short_help = true, help_heading = "Configuration")]
    no_config: bool,

    /// Folder of the user's settings (see the XDG Base Directory Specification)
    #[arg(long, global = true, env = "XDG_CONFIG_HOME", hide = true, value_name = "DIR")]
    config_home: Option<OsString>,
}

impl ConfigArgs {
    /// The defaults that hold.
    ///
    /// # Errors
    /// A file that was named and is missing, or one that cannot be read or makes no sense.
    pub fn read(&self) -> Result<Config> {
        let Some(path) = self.place() else { return Ok(Config::default()) };
        match Config::read(&path) {
            Err(Error::Read { source, .. }) if !self.is_named() && is_absence(&source) => Ok(Config::default()),
            outcome => outcome,
        }
    }

    /// Where the file is, or would be; nowhere if none is wanted.
    #[must_use]
    pub fn place(&self) -> Option<PathBuf> {
        if self.no_config {
            return None;
        }
        if let Some(named) = self.config.as_ref().filter(|named| !named.is_empty()) {
            return Some(named.into());
        }
        // A relative folder counts as none, as the specification has it.
        let home = self.config_home.as_ref().map(Path::new).filter(|home| home.is_absolute());
        let home = home.map(Path::to_owned).or_else(|| Some(std::env::home_dir()?.join(".config")));
        Some(home?.join("pulsetrail").join("pulsetrail.toml"))
    }

    fn is_named(&self) -> bool {
        self.config.as_ref().is_some_and(|named| !named.is_empty())
    }
}

/// There is no such file.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
