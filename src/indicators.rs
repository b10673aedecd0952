//! Indicators of compromise: what lists, feeds and bundles say is hostile, found in the texts of a log.
//!
//! `file` recognises the format and hands the text to `list`, `table`, `misp`, `stix` or `tor`; `value` makes one
//! spelling of what they name, `window` tells when it holds, `intake` keeps the books, and `store` with its `shelf` finds it again.
//! What is not understood is counted and told, never fatal: feeds are mixed, and a line must not cost the rest.

mod file;
mod intake;
mod kind;
mod list;
mod misp;
mod object;
mod pattern;
mod shelf;
mod stix;
mod store;
mod table;
mod tor;
mod value;
mod window;

use std::path::{Path, PathBuf};

pub use file::Format;
pub use intake::{Books, Sample};
pub use kind::{FIELDS, Field, Kind, MARK_COLUMNS, MARKS};
pub use store::{Candidates, Indicator};

use crate::{
    error::{Error, Result},
    schema::{Column, ColumnSet},
};
use store::Store;

/// More would fill the memory of a laptop; a million takes about a hundred megabytes.
const MOST: u32 = 20_000_000;

/// All indicators of a run.
#[derive(Default)]
pub struct Indicators {
    store: Store,
    books: Vec<Books>,
}

impl Indicators {
    /// Reads files and folders. `ignores_windows` takes indicators as valid at any time.
    ///
    /// # Errors
    /// A file or folder that cannot be read, or more than can be held.
    pub fn read(paths: &[PathBuf], ignores_windows: bool) -> Result<Self> {
        let mut indicators = Self::default();
        for path in paths {
            let folder = path.is_dir().then_some(path.as_path());
            for file in file::files(path)? {
                let books = file::read(&file, folder, ignores_windows, &mut indicators.store)?;
                if indicators.store.len() > MOST {
                    return Err(unusable(path, &format!("there are more than {MOST} indicators; name fewer")));
                }
                indicators.books.push(books);
            }
        }
        indicators.store.settle().map_err(|problem| Error::usage("--ioc", problem))?;
        Ok(indicators)
    }

    /// Reads files and folders, each of which must hold something that is understood.
    ///
    /// # Errors
    /// Like [`Self::read`], and a path in which nothing is understood.
    pub fn open(paths: &[PathBuf], ignores_windows: bool) -> Result<Self> {
        let indicators = Self::read(paths, ignores_windows)?;
        for path in paths {
            let books = || indicators.books.iter().filter(|books| books.path.starts_with(path));
            let Some(first) = books().next() else {
                return Err(unusable(path, "the folder holds no file"));
            };
            let is_understood = books().any(|books| books.indicators() > 0 || books.unknown == 0);
            if let (false, Some(Sample { line, reason })) = (is_understood, first.samples.first()) {
                let problem =
                    format!("nothing in it is understood (line {line}: {reason}); see `pulsetrail ioc check`");
                return Err(unusable(path, &problem));
            }
        }
        Ok(indicators)
    }

    /// Reads one file that is in memory already.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let mut indicators = Self::default();
        let mut intake = intake::Intake::new(&mut indicators.store, PathBuf::new(), String::new(), false);
        file::read_bytes(bytes, None, &mut intake);
        indicators.books.push(intake.into_books());
        // What cannot be settled finds nothing, as expressions do that are too large.
        let _ = indicators.store.settle();
        indicators
    }

    /// What was understood of each file, in the order in which they were read.
    #[must_use]
    pub fn books(&self) -> &[Books] {
        &self.books
    }

    /// Whether none were named, so that what a dataset holds stays.
    #[must_use]
    pub const fn are_unnamed(&self) -> bool {
        self.books.is_empty()
    }

    /// How many indicators there are of a kind.
    #[must_use]
    pub fn count(&self, kind: Kind) -> u64 {
        self.books.iter().map(|books| books.kinds[kind as usize]).sum()
    }

    /// The columns in which one of them may be found, and what they hold.
    #[must_use]
    pub fn fields(&self) -> Vec<(Column, Field)> {
        let is_possible = |field: Field| field.kinds().iter().any(|&kind| self.count(kind) > 0);
        FIELDS.iter().copied().filter(|(_, field)| is_possible(*field)).collect()
    }

    /// Everything that must be read from an event so that needed columns about indicators can be filled.
    #[must_use]
    pub fn inputs(&self, needs: ColumnSet) -> ColumnSet {
        if self.are_unnamed() || !needs.meets(MARKS) {
            return ColumnSet::EMPTY;
        }
        let domain = (self.count(Kind::User) > 0).then_some(Column::Domain);
        self.fields().into_iter().map(|(column, _)| column).chain(domain).chain([Column::Time]).collect()
    }

    /// All indicators that a value of a log may match. Texts are bytes, and `domain` is that of the
    /// account.
    pub fn find(&self, field: Field, text: &[u8], domain: &[u8], found: &mut Vec<Candidates>) {
        let store = &self.store;
        let text = String::from_utf8_lossy(text);
        let text = text.trim();
        match field {
            Field::Address => {
                if let Ok(address) = text.parse() {
                    store.find_address(address, found);
                }
            }
            Field::Host => self.find_host(text, found),
            Field::Url => {
                if let Some(url) = value::url(text) {
                    store.find_url(&url, found);
                    // A mere path names no host.
                    self.find_host(url.split(['/', '?']).next().unwrap_or_default(), found);
                }
                store.try_expressions(Kind::Url, text, found);
            }
            Field::Account => {
                let (user, own) = value::split_account(text);
                let domain = String::from_utf8_lossy(domain);
                let domain = if own.is_empty() { &*domain } else { own };
                store.find_text(Kind::User, &user.to_lowercase(), found);
                if !domain.is_empty() {
                    let account = value::qualified(user, domain);
                    store.find_text(Kind::User, &account, found);
                    store.try_expressions(Kind::User, &account, found);
                }
                // NORD\eva@nord.example
                let (rest, short) = value::split_account(user);
                if !short.is_empty() {
                    store.find_text(Kind::User, &rest.to_lowercase(), found);
                    store.find_text(Kind::User, &value::qualified(rest, short), found);
                }
                store.try_expressions(Kind::User, user, found);
            }
            Field::Mac => {
                let addresses = text.split([',', ' ']).filter_map(value::hardware_address);
                addresses.for_each(|address| store.find_text(Kind::Mac, &address, found));
            }
            Field::Agent => {
                store.find_text(Kind::Agent, text, found);
                store.try_expressions(Kind::Agent, text, found);
            }
            Field::Asn => store.find_text(Kind::Asn, text, found),
        }
        found.sort_unstable();
        found.dedup();
    }

    /// An address, or a name, perhaps with a port.
    fn find_host(&self, text: &str, found: &mut Vec<Candidates>) {
        let plain = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(text, |(inside, _)| inside);
        let name = plain.rsplit_once(':').filter(|(before, _)| !before.contains(':')).map_or(plain, |(name, _)| name);
        match name.parse() {
            Ok(address) => self.store.find_address(address, found),
            Err(_) => self.store.find_host(name, found),
        }
    }

    /// Calls `take` with each of the candidates that holds at a time, in microseconds since 1970.
    pub fn holding<'s>(&'s self, candidates: Candidates, time: Option<i64>, take: impl FnMut(Indicator<'s>)) {
        self.store.holding(candidates, time, take);
    }
}

fn unusable(path: &Path, problem: &str) -> Error {
    Error::usage("--ioc", format!("{}: {problem}", path.display()))
}
