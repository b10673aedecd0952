//! What is known about message codes.

use std::{fmt::Write, path::PathBuf};

use clap::ValueHint;

use crate::{
    codes::{Codes, Gain, Table},
    error::Result,
    output::sanitize,
};

/// What is known about message codes.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct CatalogArgs {
    /// Table of message codes that adds to the built-in one; repeat for more
    ///
    /// Tab- or comma-separated: code, category, module, symbol, severity, flags, template, description; or with a
    /// header that names the code and any of severity, template and description. It adds codes, fills what is empty,
    /// lets lines without code be recognised by its templates, and renders records that hold only arguments.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Input")]
    pub catalog: Vec<PathBuf>,
}

impl CatalogArgs {
    /// The built-in codes and what the tables add, which it says unless it is to be quiet.
    ///
    /// # Errors
    /// A table that cannot be read or is none.
    pub fn codes(&self, is_quiet: bool) -> Result<Codes> {
        let tables = self.catalog.iter().map(|path| Table::read(path)).collect::<Result<Vec<_>>>()?;
        let (codes, gains) = Codes::with(&tables);
        let mut text = String::new();
        for (table, gain) in tables.iter().zip(gains) {
            let path = table.path.to_string_lossy().into_owned();
            let Gain { added, completed, sentences, unrecognisable, traced } = gain;
            // Writing to a string cannot fail.
            let _ = write!(
                text,
                "pulsetrail: catalogue {}: {added} codes added, {completed} completed, {sentences} sentences added",
                sanitize(path.as_bytes())
            );
            if unrecognisable > 0 {
                let _ = write!(
                    text,
                    ", {unrecognisable} texts cannot be recognised (they begin with a variable or are too short)"
                );
            }
            if traced > 0 {
                let _ = write!(text, ", {traced} of the policy trace left out");
            }
            text.push('\n');
        }
        if !is_quiet {
            // If standard error is closed, nobody wants to read it.
            let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
        }
        Ok(codes)
    }
}
