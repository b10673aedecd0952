//! The command line as it was given, for the manifest of a page.
//!
//! It is put together from what clap understood: options in the order of their declaration, then the paths. What a file
//! of defaults says counts as typed, so that the line does the same without the file. What changes nothing in the page,
//! such as the number of threads, is left out, so that the page does not depend on it.

use clap::{Arg, ArgMatches, Command, FromArgMatches, parser::ValueSource};

/// Options that change nothing in the page.
const IDLE: [&str; 10] = [
    "threads",
    "chunk_bytes",
    "no_mmap",
    "rejects",
    "strict",
    "quiet",
    "no_progress",
    "output",
    "force",
    "unpack_limit",
];

/// An option or argument with its values; a flag has none.
#[derive(Clone, Debug)]
struct Word {
    id: String,
    long: Option<String>,
    values: Vec<Vec<u8>>,
}

/// What was said on the command line. It adds no argument of its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Said(Vec<Word>);

impl Said {
    /// The command line, word by word.
    pub(super) fn command(&self) -> Vec<Vec<u8>> {
        let mut words = vec![b"pulsetrail".to_vec(), b"report".to_vec()];
        let is_idle = |word: &&Word| !IDLE.contains(&word.id.as_str());
        self.0.iter().filter(is_idle).for_each(|word| word.push(&mut words));
        words
    }

    /// The words of one option.
    pub(super) fn of(&self, id: &str) -> Vec<Vec<u8>> {
        let mut words = Vec::new();
        self.0.iter().filter(|word| word.id == id).for_each(|word| word.push(&mut words));
        words
    }
}

impl Word {
    fn push(&self, words: &mut Vec<Vec<u8>>) {
        match &self.long {
            None => words.extend(self.values.iter().cloned()),
            Some(long) if self.values.is_empty() => words.push(format!("--{long}").into_bytes()),
            Some(long) => {
                for value in &self.values {
                    words.push(format!("--{long}").into_bytes());
                    words.push(value.clone());
                }
            }
        }
    }
}

impl clap::Args for Said {
    fn augment_args(command: Command) -> Command {
        command
    }

    fn augment_args_for_update(command: Command) -> Command {
        command
    }
}

impl FromArgMatches for Said {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        use std::os::unix::ffi::OsStrExt;

        let command = <super::Args as clap::Args>::augment_args(Command::new("report"));
        let is_said = |argument: &&Arg| {
            let id = argument.get_id().as_str();
            match matches.value_source(id) {
                Some(ValueSource::CommandLine) => true,
                // A default that is not built in is one of the file.
                Some(ValueSource::DefaultValue) if argument.get_action().takes_values() => {
                    let values = matches.get_raw(id).into_iter().flatten();
                    !values.eq(argument.get_default_values().iter().map(clap::builder::OsStr::as_os_str))
                }
                _ => false,
            }
        };
        let word = |argument: &Arg| {
            let id = argument.get_id().as_str();
            let takes_values = argument.get_action().takes_values();
            let values = matches.get_raw(id).into_iter().flatten().map(|value| value.as_bytes().to_vec());
            Word {
                id: id.to_owned(),
                long: argument.get_long().map(str::to_owned),
                values: if takes_values { values.collect() } else { Vec::new() },
            }
        };
        let (paths, options): (Vec<&Arg>, Vec<&Arg>) =
            command.get_arguments().filter(is_said).partition(|argument| argument.is_positional());
        Ok(Self(options.into_iter().chain(paths).map(word).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
