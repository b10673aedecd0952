//! Turns a `pulsetrail.toml` into defaults of the command line.
//!
//! A file says once what a site would type again and again. Each key is an option. Its values become defaults of that
//! option, in every command that has it, before the command line is parsed: so clap checks them, the help shows them,
//! and what is typed wins. `KEYS` is the source of truth for what a file may hold.

mod file;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use clap::{Arg, Command};

use crate::error::{Error, Result};

/// What a value is in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Text,
    Number,
    Path,
    Texts,
    Paths,
}

/// A key of the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// The options for which it stands, without hyphens; the first one is its own.
    pub options: &'static [&'static str],
    /// What holds if nothing else is said.
    pub variable: Option<Variable>,
    shape: Shape,
}

/// A variable of the environment.
#[derive(Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// The hidden option that it fills, without hyphens.
    pub option: &'static str,
    /// What it amounts to, if that is not its value.
    pub means: Option<&'static str>,
}

const fn key(name: &'static str, options: &'static [&'static str], shape: Shape) -> Key {
    Key { name, options, variable: None, shape }
}

/// All keys. Flags that take no value are none: the command line could not take them back.
pub const KEYS: &[Key] = &[
    key("log_tz", &["log-tz"], Shape::Text),
    key("tz", &["tz"], Shape::Text),
    key("pattern", &["pattern"], Shape::Text),
    Key {
        variable: Some(Variable { name: "PULSETRAIL_GEOIP_DIR", option: "geoip-dir", means: None }),
        ..key("geoip", &["geoip"], Shape::Paths)
    },
    key("context", &["context"], Shape::Paths),
    key("ioc", &["ioc"], Shape::Paths),
    key("catalog", &["catalog"], Shape::Paths),
    key("rules", &["rules"], Shape::Paths),
    key("exclude", &["exclude"], Shape::Texts),
    key("profile", &["profile"], Shape::Text),
    key("baseline", &["baseline"], Shape::Text),
    key("lofp", &["lofp", "from"], Shape::Path),
    key("silence", &["silence"], Shape::Text),
    key("top_speed", &["top-speed"], Shape::Number),
    key("threads", &["threads"], Shape::Number),
    key("names", &["names"], Shape::Text),
    Key {
        variable: Some(Variable { name: "NO_COLOR", option: "no-color", means: Some("never") }),
        ..key("color", &["color"], Shape::Text)
    },
];

impl Key {
    /// Whether it stands for this option.
    #[must_use]
    pub fn is_for(&self, option: &Arg) -> bool {
        option.get_action().takes_values() && option.get_long().is_some_and(|long| self.options.contains(&long))
    }
}

/// What a file says of one key.
#[derive(Debug)]
pub struct Setting {
    /// The key.
    pub key: &'static Key,
    /// What stands there; paths lead from the folder of the file.
    pub values: Vec<OsString>,
    /// The line.
    pub line: u64,
}

/// The defaults of a site; none if there is no file.
#[derive(Debug, Default)]
pub struct Config {
    /// The file.
    pub path: Option<PathBuf>,
    /// What it says, in the order of the file.
    pub settings: Vec<Setting>,
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// A file that cannot be read, is no TOML, or holds a key or a type of value that is not known.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            wrong(path, 1 + memchr::memchr_iter(b'\n', before).count() as u64, "not UTF-8 text")
        })?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let settings = file::settings(text.trim_start_matches('\u{FEFF}'), folder);
        let settings = settings.map_err(|(line, problem)| wrong(path, line, &problem))?;
        Ok(Self { path: Some(path.to_owned()), settings })
    }

    /// What the file says of a key.
    #[must_use]
    pub fn setting(&self, key: &Key) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.key == key)
    }

    /// The command line with these defaults.
    ///
    /// # Errors
    /// A value that the option would not take.
    pub fn apply(&self, definition: Command) -> Result<Command> {
        for setting in &self.settings {
            let problem = option_of(&definition, setting.key).and_then(|option| refusal(&option, &setting.values));
            if let (Some(problem), Some(path)) = (problem, &self.path) {
                return Err(wrong(path, setting.line, &format!("{}: {problem}", setting.key.name)));
            }
        }
        Ok(self.with_defaults(definition))
    }

    fn with_defaults(&self, mut definition: Command) -> Command {
        for setting in &self.settings {
            let options = definition.get_arguments().filter(|option| setting.key.is_for(option));
            let ids: Vec<_> = options.map(|option| option.get_id().clone()).collect();
            for id in ids {
                definition =
                    definition.mut_arg(id, |option| option.required(false).default_values(setting.values.clone()));
            }
        }
        definition.mut_subcommands(|command| self.with_defaults(command))
    }
}

/// The first option for which a key stands.
fn option_of(definition: &Command, key: &Key) -> Option<Arg> {
    let own = definition.get_arguments().find(|option| key.is_for(option)).cloned();
    own.or_else(|| definition.get_subcommands().find_map(|command| option_of(command, key)))
}

/// What clap says of values that it does not take, without what it says of the option.
fn refusal(option: &Arg, values: &[OsString]) -> Option<String> {
    let name = option.get_long().unwrap_or_default().to_owned();
    let alone = Arg::new("value").long(name.clone()).num_args(1).action(clap::ArgAction::Append);
    let alone = Command::new("pulsetrail").arg(alone.value_parser(option.get_value_parser().clone()));
    let argument = |value: &OsString| {
        let mut argument = OsString::from(format!("--{name}="));
        argument.push(value);
        argument
    };
    let arguments = std::iter::once(OsString::from("pulsetrail")).chain(values.iter().map(argument));
    let error = alone.try_get_matches_from(arguments).err()?;
    let text = error.to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    let end = text.find("\n\nFor more").unwrap_or(text.len());
    let words = text[..end].split_whitespace().collect::<Vec<_>>().join(" ");
    Some(words.replace(&format!(" for '--{name} <value>'"), ""))
}

fn wrong(path: &Path, line: u64, problem: &str) -> Error {
    Error::usage(format!("{}, line {line}", path.display()), problem)
}
