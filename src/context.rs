//! What a site tells of itself: zones, names of machines, groups, accounts, countries, hours, clocks, patches.
//!
//! `--context` names files and folders; `csv` and `toml` turn them into rows of named cells, `row` reads a cell,
//! and this file makes rules of the rows. A rule is asked by value and time (`rules`), and the order in which
//! rules are asked is settled here once. Invariant: a row that makes no sense ends the run, so that nobody works
//! with half a context. Source of truth for tables and their columns: `table`.

mod account;
mod csv;
mod file;
mod hours;
mod moment;
mod row;
mod rules;
mod subject;
mod table;
mod toml;

use std::path::{Path, PathBuf};

pub use account::{AccountKind, AccountKinds};
pub use file::File;
pub use hours::Hours;
pub use moment::{Validity, seconds};
pub use rules::{Found, Rule, Rules};
pub use subject::{Asked, Subject};
pub use table::Table;

use crate::error::{Error, Result};
use row::Row;

/// A part of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// What the site calls it.
    pub name: String,
    /// What it is for.
    pub kind: ZoneKind,
}

/// What a zone is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneKind {
    /// The site's own network.
    Internal,
    /// Addresses that the appliance gives to clients.
    Vpn,
    /// Machines that both sides reach.
    Dmz,
    /// Everybody else's network.
    External,
}

/// A machine, or all machines that a name fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// What the site calls it; may be empty.
    pub name: String,
    /// What kind of machine it is, such as `domain-controller`; may be empty.
    pub kind: String,
}

/// What the site thinks of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountryStatus {
    /// Users are expected there.
    Allowed,
    /// Nobody is expected there.
    Suspicious,
}

/// All context of a run.
#[derive(Debug, Default)]
pub struct Context {
    /// Zones by address or host name.
    pub zones: Rules<Zone>,
    /// Machines by address or host name.
    pub names: Rules<Machine>,
    /// Groups by user.
    pub groups: Rules<String>,
    /// Kinds of accounts by user.
    pub accounts: Rules<AccountKind>,
    /// Countries by their code.
    pub countries: Rules<CountryStatus>,
    /// Expected hours by user, by group or for everyone.
    pub hours: Rules<Hours>,
    /// By how many microseconds the clock of an appliance was ahead, by node.
    pub clocks: Rules<i64>,
    /// What was installed on an appliance, by node; a patch is valid from its installation on.
    pub patches: Rules<String>,
    /// The files, in the order in which they were read.
    pub files: Vec<File>,
    /// What lies in a folder of context and is none.
    pub unknown: Vec<PathBuf>,
}

impl Context {
    /// Reads files, and the known files of folders.
    ///
    /// # Errors
    /// A path that cannot be read, a file that is no context, and the first row that makes no sense.
    pub fn read(paths: &[PathBuf]) -> Result<Self> {
        let mut context = Self::default();
        for named in paths {
            let (files, unknown) = file::list(named)?;
            let known = context.files.len();
            context.unknown.extend(unknown);
            for path in files {
                match file::rows(&path)? {
                    Some(rows) => context.add_all(path, &rows)?,
                    None => context.unknown.push(path),
                }
            }
            if context.files.len() == known {
                return Err(nothing_in(named));
            }
        }
        context.unknown.sort();
        context.settle();
        Ok(context)
    }

    fn add_all(&mut self, path: PathBuf, rows: &[Row]) -> Result<()> {
        let file = self.files.len();
        for row in rows {
            self.add(row, file).map_err(|problem| wrong(&path, row.line, &problem))?;
        }
        self.files.push(File::new(path, rows));
        Ok(())
    }

    fn add(&mut self, row: &Row, file: usize) -> std::result::Result<(), String> {
        let origin = (file, row.line);
        match row.table {
            Table::Zones => {
                let subject = Subject::place(row.required("match")?)?;
                let kind = row.choice(
                    "kind",
                    &[
                        ("internal", ZoneKind::Internal),
                        ("vpn", ZoneKind::Vpn),
                        ("dmz", ZoneKind::Dmz),
                        ("external", ZoneKind::External),
                    ],
                )?;
                let zone = Zone { name: row.required("zone")?.to_owned(), kind };
                self.zones.push(subject, row.validity()?, zone, origin);
            }
            Table::Names => {
                let subject = Subject::place(row.required("match")?)?;
                let machine = Machine { name: row.text("name").to_owned(), kind: row.text("type").to_owned() };
                if machine.name.is_empty() && machine.kind.is_empty() {
                    return Err("neither a name nor a type; give one of them".to_owned());
                }
                self.names.push(subject, row.validity()?, machine, origin);
            }
            Table::Groups => {
                let group = row.required("group")?.to_owned();
                self.groups.push(Subject::user(row.required("user")?)?, row.validity()?, group, origin);
            }
            Table::Accounts => {
                let kind = row.choice("kind", &AccountKind::NAMES)?;
                self.accounts.push(Subject::user(row.required("user")?)?, row.validity()?, kind, origin);
            }
            Table::Countries => {
                let statuses = [("allowed", CountryStatus::Allowed), ("suspicious", CountryStatus::Suspicious)];
                let status = row.choice("status", &statuses)?;
                self.countries.push(Subject::country(row.required("country")?)?, row.validity()?, status, origin);
            }
            Table::Hours => {
                let subject = match (row.text("user"), row.text("group")) {
                    ("", "") => Subject::everyone(),
                    (user, "") => Subject::user(user)?,
                    ("", group) => Subject::group(group),
                    _ => return Err("both a user and a group; give one of them, or none for everyone".to_owned()),
                };
                let hours = Hours::new(row.required("days")?, row.required("hours")?, row.required("time_zone")?)?;
                self.hours.push(subject, row.validity()?, hours, origin);
            }
            Table::Appliances => {
                let ahead = moment::offset(row.required("clock_offset")?)?;
                self.clocks.push(Subject::name(row.required("node")?), row.validity()?, ahead, origin);
            }
            Table::Patches => {
                let valid = Validity::since(moment::micros(row.required("installed")?)?);
                let patch = row.required("patch")?.to_owned();
                self.patches.push(Subject::name(row.required("node")?), valid, patch, origin);
            }
        }
        Ok(())
    }

    /// Puts the rules into the order in which they are asked: the narrower one first, and else that of the files.
    fn settle(&mut self) {
        self.zones.settle();
        self.names.settle();
        self.groups.settle();
        self.accounts.settle();
        self.countries.settle();
        self.hours.settle();
        self.clocks.settle();
        // Of patches the one installed last counts.
        self.patches.settle_by(|rule| std::cmp::Reverse(rule.valid.from));
    }
}

impl ZoneKind {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Vpn => "vpn",
            Self::Dmz => "dmz",
            Self::External => "external",
        }
    }
}

impl CountryStatus {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Suspicious => "suspicious",
        }
    }
}

/// A place in a file of context that makes no sense.
fn wrong(path: &Path, line: u64, problem: &str) -> Error {
    Error::usage("--context", format!("{}, line {line}: {problem}", path.display()))
}

/// A named path without context is a mistake.
fn nothing_in(path: &Path) -> Error {
    let tables: Vec<&str> = Table::ALL.into_iter().map(Table::name).collect();
    let tables = tables.join(", ");
    let path = path.display();
    Error::usage(
        "--context",
        format!("{path} holds no context, which is .toml, or .csv with the name or the columns of a table: {tables}"),
    )
}
