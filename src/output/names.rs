//! Names that stay the same: ids of documents and objects, made of what they stand for.
//!
//! Whoever loads the same evidence twice must get the same ids, or gets everything twice. UUIDs are those of RFC 9562,
//! version 5, because STIX says so of observables: then an address has the id that every other producer gives it.
//! Invariant: no clock and no chance.

use sha1::{Digest, Sha1};
use uuid::{Builder, Uuid, uuid};

use crate::{
    copies::key_of,
    schema::{Column, Event},
};

/// The namespace of STIX for observables.
pub const OBSERVABLES: Uuid = uuid!("00abedb4-aa42-466c-9c01-fed23315a9b7");
/// The namespace of everything that this program names itself.
pub const OWN: Uuid = uuid!("5b0f4c1e-6f0a-4f63-9a3c-2d5b7f6e8a41");

/// The UUID of a name in a namespace.
#[must_use]
pub fn named_uuid(namespace: Uuid, name: &[u8]) -> Uuid {
    let hash = Sha1::new_with_prefix(namespace.as_bytes()).chain_update(name).finalize();
    Builder::from_sha1_bytes(hash.first_chunk().copied().unwrap_or_default()).into_uuid()
}

/// The id of an event: of where it stands and of what it says. It does not depend on what databases or context add.
pub(super) fn event_id(event: &Event<'_>) -> String {
    let mut bytes = Vec::with_capacity(256);
    let offset = event.int(Column::Offset).or_else(|| i64::try_from(event.place.at).ok());
    for number in [event.int(Column::Time), offset] {
        bytes.extend_from_slice(&number.unwrap_or(i64::MIN).to_le_bytes());
    }
    if !event.has(Column::File) {
        bytes.extend_from_slice(&event.place.source.to_le_bytes());
    }
    for column in [Column::File, Column::Node, Column::Actor, Column::SrcIp, Column::Message, Column::Args, Column::Uid]
    {
        // A dataset has no bytes that are not UTF-8.
        let text = String::from_utf8_lossy(event.text(column));
        // With its length in front, text cannot move from one column into the next.
        bytes.extend_from_slice(&text.len().to_le_bytes());
        bytes.extend_from_slice(text.as_bytes());
    }
    format!("{:032x}", key_of(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids_are_those_of_others() {
        // The example of RFC 9562, and the address of the standard's own documentation as Python's stix2 names it.
        let dns = uuid!("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assert_eq!(named_uuid(dns, b"www.example.com"), uuid!("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
        assert_eq!(
            named_uuid(OBSERVABLES, br#"{"value":"198.51.100.3"}"#),
            uuid!("28bb3599-77cd-5a82-a950-b5bc3caf07c4")
        );
    }

    #[test]
    fn equal_lines_at_two_places_are_two_events() {
        let mut event = Event::default();
        event.set_text(Column::File, b"x.log");
        event.set_text(Column::Message, b"Logout");
        event.set_int(Column::Offset, Some(0));
        let first = event_id(&event);
        assert_eq!(event_id(&event), first);
        event.set_int(Column::Offset, Some(80));
        assert_ne!(event_id(&event), first);
    }
}
