//! Parses the arguments, runs the command, and turns the outcome into an exit code.

use std::{io::Write, process::ExitCode};

use pulsetrail::{cli::Cli, error::Error, exit::Exit, output::sanitize};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let exit = match Cli::configured(&arguments).and_then(pulsetrail::run) {
        Ok(exit) => exit,
        Err(Error::ClosedPipe) => Exit::Done,
        Err(Error::Interrupted) => Exit::Interrupted,
        Err(error) => {
            // If standard error is closed, too, the exit code still tells.
            let _ = writeln!(std::io::stderr(), "pulsetrail: {}", sanitize(error.to_string().as_bytes()));
            Exit::Fatal
        }
    };
    exit.into()
}
