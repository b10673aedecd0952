//! What became different in a session, and where the log shows it.

use super::{note::Field, spot::Spot};
use crate::schema::Place;

/// What can change on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// The address of the client.
    Address,
    /// Its program.
    Agent,
    /// The name of its machine.
    Host,
    /// The hardware address of its machine.
    Mac,
}

impl Changed {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Agent => "agent",
            Self::Host => "host",
            Self::Mac => "hardware address",
        }
    }

    pub(super) const fn of(field: Field) -> Option<Self> {
        match field {
            Field::Source => Some(Self::Address),
            Field::Agent => Some(Self::Agent),
            Field::Host => Some(Self::Host),
            Field::Mac => Some(Self::Mac),
            _ => None,
        }
    }
}

/// Something that became different on the way.
#[derive(Clone, Copy, Debug)]
pub struct Change<'s> {
    /// Microseconds since 1970.
    pub time: i64,
    /// What.
    pub what: Changed,
    /// What it became.
    pub value: &'s [u8],
    /// For an address, where it is.
    pub spot: Option<&'s Spot>,
    /// Where the line stands that shows it.
    pub proof: Proof<'s>,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof<'s> {
    /// In the input.
    pub place: Place,
    /// The file.
    pub file: &'s [u8],
    /// Number of the line; 0 in a native log, which has none.
    pub line: u32,
    /// Where it begins in the file; not known of a row of a dataset.
    pub offset: Option<u64>,
}
