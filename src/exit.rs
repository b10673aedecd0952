//! The exit codes: a contract with scripts.

use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// The question has a "no" answer: nothing matched.
    No,
    /// Usage or fatal error.
    Fatal,
    /// Finished, but a source was skipped or, with `--strict`, a line was rejected.
    Incomplete,
    /// Interrupted by the user.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::No => 1,
            Exit::Fatal => 2,
            Exit::Incomplete => 3,
            Exit::Interrupted => 130,
        })
    }
}
