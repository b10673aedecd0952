//! `investigate`: the way from an archive to a report, as a page of help and as a manual page.
//!
//! The text is data. A line that begins with a digit is a heading, four blanks make a command, three a sentence.

use crate::{error::Result, exit::Exit, output::Target};

/// The page.
pub const TEXT: &str = include_str!("topics/investigate.txt");

/// From an archive to a report, step by step
#[derive(Debug, clap::Args)]
pub struct Args {}

impl Args {
    /// Prints the page.
    ///
    /// # Errors
    /// Standard output cannot be written.
    #[allow(clippy::unused_self, reason = "a command takes its arguments, here none")]
    pub fn run(self) -> Result<Exit> {
        let mut target = Target::open(None, false)?;
        target.put(TEXT.as_bytes())?;
        target.finish()?;
        Ok(Exit::Done)
    }
}

/// The page as a manual page.
#[must_use]
pub fn manual() -> String {
    let mut lines = TEXT.lines();
    let title = lines.next().unwrap_or_default();
    let mut page = format!(
        ".TH pulsetrail-investigate 1  \"pulsetrail-investigate \"\n.SH NAME\npulsetrail\\-investigate \\- {}\n.SH DESCRIPTION\n",
        escaped(title)
    );
    let mut is_verbatim = false;
    for line in lines {
        let wants_verbatim = line.starts_with("    ");
        if line.is_empty() {
            continue;
        }
        if wants_verbatim != is_verbatim {
            page.push_str(if wants_verbatim { ".PP\n.nf\n.RS\n" } else { ".RE\n.fi\n.PP\n" });
            is_verbatim = wants_verbatim;
        }
        if line.starts_with(|first: char| first.is_ascii_digit()) {
            page.push_str(".SS ");
        }
        page.push_str(&escaped(line.trim_start()));
        page.push('\n');
    }
    if is_verbatim {
        page.push_str(".RE\n.fi\n");
    }
    page
}

/// A line without a meaning to the formatter.
fn escaped(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
}
