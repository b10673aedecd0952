//! The slow reader: known keys in any order, for lines that left the appliance's own.

use memchr::{memchr, memrchr};

use super::Fields;
use crate::{
    parse::{
        Reason,
        number::{bytes, nanos, number},
    },
    schema::{Column, Event},
};

/// Whether a known key stands twice outside quotes; an honest line has each once before its message.
pub(super) fn repeats_key(head: &[u8]) -> bool {
    let (mut seen, mut at) = (0_u32, 0);
    while let Some((index, value_start)) = key_at(head, at) {
        if seen & (1 << index) != 0 {
            return true;
        }
        seen |= 1 << index;
        at = value(head, value_start, false, &mut false).1;
    }
    false
}

/// A key of the general reader.
struct Key {
    name: &'static [u8],
    role: Role,
}

enum Role {
    Time,
    Pri,
    Kind,
    Message,
    Text(Column),
    Number(Column, fn(&[u8]) -> Option<i64>),
    Ignored,
}

const KEYS: &[Key] = &[
    Key { name: b"id", role: Role::Ignored },
    Key { name: b"time", role: Role::Time },
    Key { name: b"pri", role: Role::Pri },
    Key { name: b"fw", role: Role::Text(Column::ObserverIp) },
    Key { name: b"vpn", role: Role::Text(Column::Node) },
    Key { name: b"ivs", role: Role::Text(Column::Vsys) },
    Key { name: b"user", role: Role::Text(Column::Actor) },
    Key { name: b"realm", role: Role::Text(Column::Realm) },
    Key { name: b"roles", role: Role::Text(Column::Roles) },
    Key { name: b"sessionID", role: Role::Text(Column::SessionShort) },
    Key { name: b"proto", role: Role::Text(Column::Provider) },
    Key { name: b"src", role: Role::Text(Column::SrcIp) },
    Key { name: b"dst", role: Role::Text(Column::DstIp) },
    Key { name: b"dstname", role: Role::Text(Column::DstHost) },
    Key { name: b"type", role: Role::Kind },
    Key { name: b"op", role: Role::Text(Column::HttpMethod) },
    Key { name: b"arg", role: Role::Text(Column::Url) },
    Key { name: b"result", role: Role::Number(Column::HttpStatus, number) },
    Key { name: b"sent", role: Role::Number(Column::BytesIn, bytes) },
    Key { name: b"rcvd", role: Role::Number(Column::BytesOut, bytes) },
    Key { name: b"agent", role: Role::Text(Column::Agent) },
    Key { name: b"duration", role: Role::Number(Column::Duration, nanos) },
    Key { name: b"msg", role: Role::Message },
    // What sites and relays add or call otherwise.
    Key { name: b"msg_code", role: Role::Text(Column::Code) },
    Key { name: b"dstip", role: Role::Text(Column::DstIp) },
    Key { name: b"port", role: Role::Number(Column::DstPort, number) },
    Key { name: b"srcport", role: Role::Ignored },
    Key { name: b"session_id", role: Role::Text(Column::Session) },
];

/// The slow path: known keys in any order; the first of two equal keys counts.
pub(super) fn read<'a>(line: &'a [u8], event: &mut Event<'a>) -> Result<Fields<'a>, Reason> {
    *event = Event::default();
    let mut fields = Fields {
        time: b"",
        pri: b"",
        kind: b"",
        message: b"",
        message_at: line.len(),
        has_proto: false,
        is_cut: true,
        is_odd: true,
    };
    let mut seen = 0_u32;
    let mut at = 0;
    while let Some((index, value_start)) = key_at(line, at) {
        let role = &KEYS[index].role;
        let (value, next) = value(line, value_start, matches!(role, Role::Message), &mut fields.is_cut);
        at = next;
        if seen & (1 << index) != 0 {
            continue;
        }
        seen |= 1 << index;
        match role {
            Role::Time => fields.time = value,
            Role::Pri => fields.pri = value,
            Role::Kind => fields.kind = value,
            Role::Message => (fields.message, fields.message_at) = (value, value_start),
            Role::Text(column) => {
                fields.has_proto |= *column == Column::Provider;
                event.set_text(*column, value);
            }
            Role::Number(column, read) => event.set_int(*column, read(value)),
            Role::Ignored => {}
        }
    }
    if fields.time.is_empty() { Err(Reason::NoTime) } else { Ok(fields) }
}

/// The known key that begins at or after `at` on a word boundary: its index and where its value begins.
fn key_at(line: &[u8], at: usize) -> Option<(usize, usize)> {
    let mut search = at;
    loop {
        let equals = search + memchr(b'=', line.get(search..)?)?;
        let start = memrchr(b' ', &line[at..equals]).map_or(at, |blank| at + blank + 1);
        if let Some(index) = KEYS.iter().position(|key| key.name == &line[start..equals]) {
            return Some((index, equals + 1));
        }
        search = equals + 1;
    }
}

/// The value that begins at `start`, and where the next key may begin.
fn value<'a>(line: &'a [u8], start: usize, is_message: bool, is_cut: &mut bool) -> (&'a [u8], usize) {
    let rest = &line[start..];
    if let Some(inside) = rest.strip_prefix(b"\"") {
        let is_end = |&quote: &usize| {
            let after = &inside[quote + 1..];
            after.is_empty() || after.strip_prefix(b" ").is_some_and(key_here)
        };
        let end = if is_message { memrchr(b'"', inside) } else { memchr::memchr_iter(b'"', inside).find(is_end) };
        if is_message {
            *is_cut = end.is_none();
        }
        return match end {
            Some(end) => (&inside[..end], if is_message { line.len() } else { start + end + 2 }),
            None => (inside, line.len()),
        };
    }
    if is_message {
        *is_cut = rest.is_empty();
        return (rest, line.len());
    }
    let end = memchr::memchr_iter(b' ', rest).find(|&blank| key_here(&rest[blank + 1..])).unwrap_or(rest.len());
    (&rest[..end], start + end)
}

fn key_here(text: &[u8]) -> bool {
    KEYS.iter().any(|key| text.strip_prefix(key.name).is_some_and(|rest| rest.first() == Some(&b'=')))
}
