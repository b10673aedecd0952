//! Events become notes, chunk by chunk.

use super::{
    note::{self, FIELDS, Field, Note, Notes},
    role::{Role, Roles},
    spot::{self, Spot},
};
use crate::{
    pipeline::Sink,
    query::Expr,
    schema::{Column, ColumnSet, Event, is_address},
};

/// The columns that sessions are made of.
pub const NEEDS: ColumnSet = ColumnSet::of(&[
    Column::Time,
    Column::Log,
    Column::Category,
    Column::Action,
    Column::Object,
    Column::Outcome,
    Column::Actor,
    Column::TargetUser,
    Column::DstIp,
    Column::DstHost,
    Column::NewValue,
    Column::OldValue,
    Column::BytesIn,
    Column::BytesOut,
    Column::Bytes,
    Column::Message,
    Column::Line,
])
.with(columns_of_notes())
.with(spot::COLUMNS);

const fn columns_of_notes() -> ColumnSet {
    let mut set = ColumnSet::EMPTY;
    let mut index = 0;
    while index < note::COLUMNS.len() {
        set.insert(note::COLUMNS[index].1);
        index += 1;
    }
    set
}

/// Makes notes of the events of one worker.
pub struct NoteSink<'q> {
    roles: Roles,
    wanted: Option<&'q Expr>,
    notes: Notes,
    /// Which client addresses of the chunk were met, by the number of their text.
    is_met: Vec<bool>,
}

impl<'q> NoteSink<'q> {
    /// Makes notes; those of events that fulfil the condition make their session one that is wanted.
    #[must_use]
    pub fn new(wanted: Option<&'q Expr>) -> Self {
        Self { roles: Roles::new(), wanted, notes: Notes::default(), is_met: Vec::new() }
    }
}

impl Sink for NoteSink<'_> {
    type Part = Notes;

    fn take(&mut self, event: &Event<'_>) {
        let has_failed = event.text(Column::Outcome) == b"failure";
        let is_authentication = event.text(Column::Category).starts_with(b"authentication");
        let (code, action) = (event.text(Column::Code), event.text(Column::Action));
        let role = self.roles.of(code, action, has_failed, is_authentication);
        let is_recovery = role == Role::SignIn && action == b"recovery-login";
        let is_system = matches!(event.text(Column::User), b"" | b"System") && !is_recovery;
        let has_id = event.has(Column::Session) || event.has(Column::SessionShort);
        let is_about_other = event.has(Column::TargetUser) && matches!(role, Role::End(_));
        if role == Role::Refused || (is_system && !has_id && !is_about_other && role != Role::EndOfAll) {
            self.notes.others += 1;
            return;
        }
        let Some(time) = event.int(Column::Time) else {
            self.notes.timeless += 1;
            return;
        };
        let mut texts = [0; FIELDS];
        for (field, column) in note::COLUMNS {
            texts[field as usize] = self.notes.texts.id(event.text(column));
        }
        if is_system {
            texts[Field::User as usize] = 0;
        }
        if is_recovery {
            // The account of a recovery session is called after its token.
            let account = [b"SuperAdmin-", event.text(Column::Object)].concat();
            texts[Field::User as usize] = self.notes.texts.id(&account);
        }
        let target = if event.has(Column::DstHost) { Column::DstHost } else { Column::DstIp };
        let message = event.text(Column::Message);
        let mut put = |field: Field, text: &[u8]| texts[field as usize] = self.notes.texts.id(text);
        put(Field::Target, event.text(target));
        match role {
            Role::AddressChanged if is_address(event.text(Column::NewValue)) => {
                put(Field::Subject, event.text(Column::NewValue));
                put(Field::Source, event.text(Column::OldValue));
            }
            Role::Replaced => put(Field::Subject, between(message, b"logged out from IP (", b")")),
            Role::End(_) if is_about_other => put(Field::Subject, event.text(Column::TargetUser)),
            Role::SignIn => {
                // Newer versions write `auth-servername`.
                let named = between(message, b"secondary auth-server name: [", b"]");
                let named =
                    if named.is_empty() { between(message, b"secondary auth-servername: [", b"]") } else { named };
                put(Field::SecondServer, named);
            }
            _ => {}
        }
        self.meet(texts[Field::Source as usize], event);
        self.notes.list.push(Note {
            time,
            place: event.place,
            role,
            is_admin: is_recovery || is_admin(event),
            is_agent: action == b"agent-login",
            is_check: action.starts_with(b"host-checker") && event.text(Column::Category).starts_with(b"host"),
            is_row: event.int(Column::Offset).and_then(|offset| u64::try_from(offset).ok()) != Some(event.place.at),
            line: event.int(Column::Line).and_then(|line| u32::try_from(line).ok()).unwrap_or(0),
            is_second: role == Role::Factor && message.starts_with(b"Secondary"),
            is_wanted: self.wanted.is_none_or(|condition| condition.matches(event)),
            texts,
            bytes: [Column::BytesIn, Column::BytesOut, Column::Bytes].map(|column| event.int(column).unwrap_or(-1)),
        });
    }

    fn finish_chunk(&mut self) -> Notes {
        self.is_met.clear();
        // The next chunk will have about as many.
        let next = Notes { list: Vec::with_capacity(self.notes.list.len() * 9 / 8), ..Notes::default() };
        std::mem::replace(&mut self.notes, next)
    }
}

impl NoteSink<'_> {
    /// Keeps where a client address is, once a chunk.
    fn meet(&mut self, source: u32, event: &Event<'_>) {
        let index = source as usize;
        if index >= self.is_met.len() {
            self.is_met.resize(index + 1, false);
        }
        // An address change is logged under the old address or the new one; only that of the line is known.
        let is_of_line = self.notes.texts.get(source) == event.text(Column::SrcIp);
        if source != 0 && is_of_line && !std::mem::replace(&mut self.is_met[index], true) {
            let spot = Spot::of(event);
            if spot != Spot::default() {
                self.notes.spots.push((source, spot));
            }
        }
    }
}

/// Whether an event is about administration; the sessions of one name as user and as administrator are apart.
fn is_admin(event: &Event<'_>) -> bool {
    event.text(Column::Log) == b"admin"
        || event.text(Column::Roles).starts_with(b".")
        || event.text(Column::User).starts_with(b"SuperAdmin-")
}

/// The text between two others; empty if they are not there.
fn between<'a>(text: &'a [u8], before: &[u8], after: &[u8]) -> &'a [u8] {
    let Some(start) = memchr::memmem::find(text, before).map(|at| at + before.len()) else { return b"" };
    let rest = text.get(start..).unwrap_or_default();
    memchr::memmem::find(rest, after).map_or(b"", |end| &rest[..end])
}
