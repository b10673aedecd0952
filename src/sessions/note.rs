//! What is kept of an event until sessions are made: its role, its numbers, and texts by number.
//!
//! A note has a fixed size, so that it can be sorted, and laid down in a scratch file and taken up again.

use crate::{
    intern::Interner,
    schema::{Column, Place},
};

use super::role::Role;

/// A text of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Field {
    /// File that the line was read from; for a dataset, the one that it was made from.
    File,
    /// Message code.
    Code,
    /// Appliance.
    Node,
    /// Login name without domain.
    User,
    /// Domain of the login name.
    Domain,
    /// Realm.
    Realm,
    /// Roles.
    Roles,
    /// Client address.
    Source,
    /// Long session id.
    Session,
    /// Short session id.
    Short,
    /// Tunnel address.
    Tunnel,
    /// Name of the client machine.
    Host,
    /// Its hardware address.
    Mac,
    /// User agent.
    Agent,
    /// Authentication server.
    Server,
    /// The second authentication server.
    SecondServer,
    /// Address or host that was reached.
    Target,
    /// Whom or what the event is about: the new address, the address that was closed, the account that was forced
    /// off.
    Subject,
}

/// How many texts a note has.
pub(super) const FIELDS: usize = Field::Subject as usize + 1;

/// The columns that are kept as they are.
pub(super) const COLUMNS: [(Field, Column); 15] = [
    (Field::File, Column::File),
    (Field::Code, Column::Code),
    (Field::Node, Column::Node),
    (Field::User, Column::User),
    (Field::Domain, Column::Domain),
    (Field::Realm, Column::Realm),
    (Field::Roles, Column::Roles),
    (Field::Source, Column::SrcIp),
    (Field::Session, Column::Session),
    (Field::Short, Column::SessionShort),
    (Field::Tunnel, Column::NatIp),
    (Field::Host, Column::Host),
    (Field::Mac, Column::Mac),
    (Field::Agent, Column::Agent),
    (Field::Server, Column::AuthServer),
];

/// What is kept of an event.
#[derive(Clone, Copy, Debug, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and they fit into a byte in scratch files"
)]
pub(super) struct Note {
    /// Microseconds since 1970.
    pub(super) time: i64,
    /// Where the event stands in the input.
    pub(super) place: Place,
    pub(super) role: Role,
    /// Whether it is about administration.
    pub(super) is_admin: bool,
    /// Whether a client program did it, and no browser.
    pub(super) is_agent: bool,
    /// Whether it is about a second factor.
    pub(super) is_second: bool,
    /// Whether it is one that was asked for.
    pub(super) is_wanted: bool,
    /// Whether the Host Checker judged a client.
    pub(super) is_check: bool,
    /// Number of its line; 0 if it has none.
    pub(super) line: u32,
    /// Whether it is a row of a dataset, which stands elsewhere than its line.
    pub(super) is_row: bool,
    /// Texts by number; 0 is none.
    pub(super) texts: [u32; FIELDS],
    /// Bytes from the client, to the client, and both together; -1 is none.
    pub(super) bytes: [i64; 3],
}

impl Note {
    pub(super) const fn text(&self, field: Field) -> u32 {
        self.texts[field as usize]
    }

    /// Where the event stands.
    pub(super) const fn stand(&self) -> Stand {
        Stand { place: self.place, file: self.text(Field::File), line: self.line, is_row: self.is_row }
    }
}

/// Where an event stands, so that people find it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stand {
    pub(super) place: Place,
    /// The file, by the number of its name.
    pub(super) file: u32,
    /// Number of its line; 0 if it has none.
    pub(super) line: u32,
    /// Whether it is a row of a dataset.
    pub(super) is_row: bool,
}

/// The notes of a chunk, with the texts that their numbers stand for.
#[derive(Default)]
pub struct Notes {
    pub(super) texts: Interner,
    pub(super) list: Vec<Note>,
    /// Client addresses that were met in the chunk, and where a dataset says they are.
    pub(super) spots: Vec<(u32, super::spot::Spot)>,
    /// Events without a time, which can be put into no order.
    pub(super) timeless: u64,
    /// Events that belong to nobody's session.
    pub(super) others: u64,
}
