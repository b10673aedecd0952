//! Sessions: who was signed in, from where, for how long, and what changed on the way.
//!
//! Events become notes (`sink`), notes are put into the order of time (`order`), copies in other files are left
//! out (`twins`), and each note goes to one session (`shards`, `tracker`). What the log does not tell is said: an end
//! that is inferred, a sign-in that was not seen. Memory grows with the sessions and with distinct texts, not with events.

mod candidates;
mod change;
mod columns;
mod note;
mod order;
mod overlap;
mod role;
mod session;
mod shards;
mod sink;
mod spot;
mod state;
mod tracker;
mod travel;
mod twins;

use std::{collections::HashMap, net::IpAddr};

use foldhash::fast::FixedState;

pub use change::{Change, Changed, Proof};
pub use columns::{COLUMNS, Column, Telling, count, text, whole};
pub use note::Notes;
pub use order::{Gatherer, HELD_NOTES};
pub use overlap::Overlap;
pub use role::Ending;
pub use session::{Kind, Lease, Session};
pub use sink::{NEEDS, NoteSink};
pub use spot::Spot;
pub use tracker::Rules;
pub use travel::{Journey, Speed, Stop};

use crate::{enrich::Databases, error::Result, intern::Interner};
use note::Field;
use overlap::Concurrent;
use shards::Shards;
use state::State;
use travel::Travels;
use twins::Twins;

/// All sessions of the inputs, in the order of their start.
pub struct Sessions {
    #[allow(clippy::vec_box, reason = "they come from the tracker as they are")]
    states: Vec<Box<State>>,
    concurrent: Vec<Concurrent>,
    travels: Travels,
    texts: Interner,
    spots: HashMap<u32, Spot, FixedState>,
    /// What was left out.
    pub leftover: Leftover,
    last: Option<i64>,
}

/// Events that are part of no session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leftover {
    /// Events of the appliance itself, failed sign-ins, and checks that no sign-in followed.
    pub others: u64,
    /// Events that another file has, too.
    pub copies: u64,
    /// Events without a time.
    pub timeless: u64,
}

impl Sessions {
    /// Makes sessions of the notes.
    ///
    /// # Errors
    /// A scratch file that cannot be read.
    pub fn of(gatherer: Gatherer, rules: Rules, databases: &Databases) -> Result<Self> {
        let (mut notes, mut books) = gatherer.finish()?;
        let mut shards = Shards::new(rules, &mut books.texts);
        let mut twins = Twins::default();
        let (mut copies, mut last) = (0, None);
        while let Some(note) = notes.next()? {
            last = Some(note.time);
            if twins.is_copy(&note) {
                copies += 1;
            } else {
                shards.take(note, &books.texts);
            }
        }
        let (states, homeless) = shards.finish();
        let spots = places(&states, books.spots, &books.texts, databases);
        let concurrent = overlap::concurrent(&states);
        let travels = Travels::of(&states, &spots);
        let leftover = Leftover { others: books.others + homeless, copies, timeless: books.timeless };
        Ok(Self { states, concurrent, travels, texts: books.texts, spots, leftover, last })
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.states.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// When the last event of anybody was logged, microseconds since 1970.
    #[must_use]
    pub const fn last(&self) -> Option<i64> {
        self.last
    }

    /// All sessions, in the order of their start.
    pub fn iter(&self) -> impl Iterator<Item = Session<'_>> {
        (0..self.states.len()).map(|index| Session { all: self, index })
    }

    /// The session with this index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Session<'_>> {
        (index < self.states.len()).then_some(Session { all: self, index })
    }

    /// The times at which sessions of one user were on together.
    pub fn overlaps(&self) -> impl Iterator<Item = Overlap> + '_ {
        overlap::pairs(&self.states)
    }

    /// The ways between successive places of each user, in the order of time.
    #[must_use]
    pub fn journeys(&self) -> &[Journey] {
        self.travels.all()
    }

    /// An address or other text by its number.
    #[must_use]
    pub fn text(&self, number: u32) -> &[u8] {
        self.texts.get(number)
    }

    /// Where an address is, by the number of its text.
    #[must_use]
    pub fn spot(&self, address: u32) -> Option<&Spot> {
        self.spots.get(&address)
    }
}

/// Where the addresses of all sessions are: what databases say, and else what came with the events.
fn places(
    states: &[Box<State>],
    mut known: HashMap<u32, Spot, FixedState>,
    texts: &Interner,
    databases: &Databases,
) -> HashMap<u32, Spot, FixedState> {
    if databases.is_empty() {
        return known;
    }
    for state in states {
        let changed = state.changes().iter().filter(|change| change.field == Field::Source).map(|change| change.text);
        for address in changed.chain([state.fact(Field::Source)]) {
            known.entry(address).or_insert_with(|| {
                let parsed: Option<IpAddr> =
                    std::str::from_utf8(texts.get(address)).ok().and_then(|text| text.parse().ok());
                parsed.map_or_else(Spot::default, |address| Spot::at(&databases.place(address)))
            });
        }
    }
    known
}
