//! Reads a WELF body: `id=firewall time="…" pri=6 fw=… … msg="CODE: sentence"`.
//!
//! The appliance writes its keys in a fixed order, so the fast path walks from one known key to the
//! next: a value ends where the text of the next key follows, which also keeps unquoted values with
//! blanks whole (`ivs=Default Network`). A line that leaves the order goes to a slower reader that takes
//! known keys in any order. Both end `msg` at the last quote of the line.

mod any_order;
mod head;

use super::{
    Reason,
    anchor::{TIME_BYTES, WELF},
    number::{bytes, nanos, number},
    person,
    short::find,
};
use crate::{
    codes::is_code,
    schema::{Column, ColumnSet, Event},
};

pub(super) use head::Heads;

/// What a reader hands over besides the columns it filled.
#[derive(Clone, Copy)]
struct Fields<'a> {
    time: &'a [u8],
    pri: &'a [u8],
    kind: &'a [u8],
    message: &'a [u8],
    message_at: usize,
    has_proto: bool,
    is_cut: bool,
    /// Whether a value looks as if it held another key.
    is_odd: bool,
}

/// Reads the body into the event and returns the text of its time. Without `heads` the keys are not expected in the appliance's order.
#[inline]
pub(super) fn read<'a>(
    body: &'a [u8],
    event: &mut Event<'a>,
    needs: ColumnSet,
    heads: Option<&mut Heads>,
) -> Result<&'a [u8], Reason> {
    let fields = match heads.and_then(|heads| in_order(body, event, heads)) {
        Some(fields) => fields,
        None => any_order::read(body, event)?,
    };
    event.set_text(Column::Format, b"welf");
    event.set_text(Column::Level, level(fields.pri));
    event.set_text(
        Column::Log,
        match (fields.kind, fields.has_proto) {
            (b"vpn", _) => b"user",
            (b"mgmt", true) => b"event",
            (b"mgmt", false) => b"admin",
            _ => b"",
        },
    );
    set_message(fields.message, event);
    person::set(event, event.text(Column::Actor));
    for column in [Column::SrcIp, Column::ObserverIp, Column::DstIp] {
        if event.text(column).first() == Some(&b':') {
            event.set_text(column, unmapped(event.text(column)));
        }
    }
    if needs.has(Column::Flags) {
        event.set_text(Column::Flags, flags(body, &fields));
    }
    Ok(fields.time)
}

/// Splits `CODE: sentence`.
#[inline]
pub(super) fn set_message<'a>(text: &'a [u8], event: &mut Event<'a>) {
    let is_coded = text.len() > 8 && text[8] == b':' && is_code(&text[..8]);
    let sentence = if is_coded {
        event.set_text(Column::Code, &text[..8]);
        &text[9..]
    } else {
        text
    };
    event.set_text(Column::Message, sentence.trim_ascii());
}

/// An address without the prefix of an IPv4 address in IPv6 clothes.
#[inline]
pub(super) fn unmapped(address: &[u8]) -> &[u8] {
    match address {
        [b':', b':', b'f' | b'F', b'f' | b'F', b'f' | b'F', b'f' | b'F', b':', rest @ ..] if rest.contains(&b'.') => {
            rest
        }
        _ => address,
    }
}

const fn level(pri: &[u8]) -> &'static [u8] {
    match pri {
        b"6" => b"info",
        b"4" => b"minor",
        b"2" => b"major",
        b"0" => b"critical",
        _ => b"",
    }
}

fn flags(body: &[u8], fields: &Fields<'_>) -> &'static [u8] {
    let repeats = fields.is_odd && any_order::repeats_key(&body[..fields.message_at]);
    match (fields.is_cut, repeats) {
        (true, true) => b"cut,duplicate-key",
        (true, false) => b"cut",
        (false, true) => b"duplicate-key",
        (false, false) => b"",
    }
}

/// Walks through the values of a line.
struct Walk<'a> {
    line: &'a [u8],
    at: usize,
    /// Whether a bare value held an equals sign, or a quoted one a quote.
    is_odd: bool,
}

impl<'a> Walk<'a> {
    #[inline]
    fn skip<const N: usize>(&mut self, text: &[u8; N]) -> bool {
        let follows = self.line[self.at..].starts_with(text);
        if follows {
            self.at += text.len();
        }
        follows
    }

    /// The value up to `next`, which begins with a blank and is stepped over.
    #[inline]
    fn bare<const N: usize>(&mut self, next: &[u8; N]) -> Option<&'a [u8]> {
        let start = self.at;
        let mut at = start;
        let mut has_blanks = false;
        loop {
            at = find(self.line, at, b' ')?;
            if self.line[at..].starts_with(next) {
                self.at = at + next.len();
                let value = &self.line[start..at];
                self.is_odd |= has_blanks && value.contains(&b'=');
                return Some(value);
            }
            has_blanks = true;
            at += 1;
        }
    }

    /// The value up to the first of two keys that follows, and whether it was the first of them.
    #[inline]
    fn bare_or<const N: usize, const M: usize>(
        &mut self,
        first: &[u8; N],
        second: &[u8; M],
    ) -> Option<(&'a [u8], bool)> {
        let start = self.at;
        let mut at = start;
        let mut has_blanks = false;
        loop {
            at = find(self.line, at, b' ')?;
            let rest = &self.line[at..];
            let is_first = rest.starts_with(first);
            if is_first || rest.starts_with(second) {
                self.at = at + if is_first { first.len() } else { second.len() };
                let value = &self.line[start..at];
                self.is_odd |= has_blanks && value.contains(&b'=');
                return Some((value, is_first));
            }
            has_blanks = true;
            at += 1;
        }
    }

    /// The quoted value whose opening quote was stepped over, up to its closing quote and `next`.
    #[inline]
    fn quoted<const N: usize>(&mut self, next: &[u8; N]) -> Option<&'a [u8]> {
        let start = self.at;
        let mut at = start;
        loop {
            at = find(self.line, at, b'"')?;
            if self.line[at + 1..].starts_with(next) {
                self.at = at + 1 + next.len();
                return Some(&self.line[start..at]);
            }
            self.is_odd = true;
            at += 1;
        }
    }

    /// The quoted value that stands before one of three layouts.
    #[inline]
    fn quoted_before_layout(&mut self) -> Option<(&'a [u8], Layout)> {
        let start = self.at;
        let mut at = start;
        loop {
            at = find(self.line, at, b'"')?;
            let rest = &self.line[at + 1..];
            let layout = match rest {
                [b' ', b'p', b'r', b'o', b't', b'o', b'=', ..] => Some((Layout::Access, b" proto=".len())),
                _ if rest.starts_with(b" sessionID=\"") => Some((Layout::Session, b" sessionID=\"".len())),
                _ if rest.starts_with(b" type=mgmt ") => Some((Layout::Management, b" type=mgmt ".len())),
                _ => None,
            };
            if let Some((layout, length)) = layout {
                self.at = at + 1 + length;
                return Some((&self.line[start..at], layout));
            }
            self.is_odd = true;
            at += 1;
        }
    }

    /// The rest of the line up to its last quote; `None` if that quote is missing.
    #[inline]
    fn message(&self) -> Option<&'a [u8]> {
        let end = self.line.len().checked_sub(1)?;
        (end >= self.at && self.line[end] == b'"').then(|| &self.line[self.at..end])
    }
}

#[derive(Clone, Copy)]
enum Layout {
    Access,
    Session,
    Management,
}

/// The fast path: every key in the appliance's own order.
#[inline]
fn in_order<'a>(line: &'a [u8], event: &mut Event<'a>, heads: &mut Heads) -> Option<Fields<'a>> {
    let (time, pri, at) = time_and_level(line)?;
    let mut walk = Walk { line, at, is_odd: false };
    heads.read(&mut walk, event)?;
    event.set_text(Column::Actor, walk.bare(b" realm=\"")?);
    event.set_text(Column::Realm, walk.quoted(b" roles=\"")?);
    let (roles, layout) = walk.quoted_before_layout()?;
    event.set_text(Column::Roles, roles);
    match layout {
        Layout::Access => {}
        Layout::Session => {
            event.set_text(Column::SessionShort, walk.quoted(b" proto=")?);
        }
        Layout::Management => return management(&mut walk, event, time, pri),
    }
    let provider = if walk.skip(b"auth src=") { b"auth" } else { walk.bare(b" src=")? };
    event.set_text(Column::Provider, provider);
    event.set_text(Column::SrcIp, walk.bare(b" dst=")?);
    let kind = if walk.skip(NO_REQUEST) { b"vpn" } else { request(&mut walk, event)? };
    if !walk.skip(b"\" duration= msg=\"") {
        event.set_text(Column::Agent, walk.quoted(b" duration=")?);
        event.set_int(Column::Duration, nanos(walk.bare(b" msg=\"")?));
    }
    let (message_at, message) = (walk.at, walk.message()?);
    Some(Fields { time, pri, kind, message, message_at, has_proto: true, is_cut: false, is_odd: walk.is_odd })
}

/// What stands between the addresses and the agent when no request is logged, that is, nearly always.
const NO_REQUEST: &[u8; 57] = b" dstname= type=vpn op= arg=\"\" result= sent= rcvd= agent=\"";

/// Reads the keys of a request, up to the agent; returns the type.
fn request<'a>(walk: &mut Walk<'a>, event: &mut Event<'a>) -> Option<&'a [u8]> {
    event.set_text(Column::DstIp, walk.bare(b" dstname=")?);
    event.set_text(Column::DstHost, walk.bare(b" type=")?);
    let kind = walk.bare(b" op=")?;
    event.set_text(Column::HttpMethod, walk.bare(b" arg=\"")?);
    event.set_text(Column::Url, walk.quoted(b" result=")?);
    event.set_int(Column::HttpStatus, number(walk.bare(b" sent=")?));
    event.set_int(Column::BytesIn, bytes(walk.bare(b" rcvd=")?));
    event.set_int(Column::BytesOut, bytes(walk.bare(b" agent=\"")?));
    Some(kind)
}

/// Time and `pri` stand at fixed places: `time="2025-03-14 03:14:22" pri=6 fw=`. Returns where the next
/// value begins, too.
#[inline]
fn time_and_level(line: &[u8]) -> Option<(&[u8], &[u8], usize)> {
    let rest = line[WELF.len()..].strip_prefix(b"time=\"")?;
    let (time, rest) = rest.split_at_checked(TIME_BYTES)?;
    let rest = rest.strip_prefix(b"\" pri=")?;
    let (pri, rest) = rest.split_at_checked(1)?;
    let rest = rest.strip_prefix(b" fw=")?;
    Some((time, pri, line.len() - rest.len()))
}

/// `type=mgmt` has two layouts: with addresses (event log) and without (admin log).
fn management<'a>(walk: &mut Walk<'a>, event: &mut Event<'a>, time: &'a [u8], pri: &'a [u8]) -> Option<Fields<'a>> {
    let has_proto = walk.skip(b"proto=");
    if has_proto {
        event.set_text(Column::Provider, walk.bare(b" src=")?);
        event.set_text(Column::SrcIp, walk.bare(b" dst=")?);
        event.set_text(Column::DstIp, walk.bare(b" dstname=")?);
        event.set_text(Column::DstHost, walk.bare(b" sent=")?);
        event.set_int(Column::BytesIn, bytes(walk.bare(b" rcvd=")?));
        event.set_int(Column::BytesOut, bytes(walk.bare(b" msg=\"")?));
    } else if !walk.skip(b"msg=\"") {
        return None;
    }
    let (message_at, message) = (walk.at, walk.message()?);
    Some(Fields { time, pri, kind: b"mgmt", message, message_at, has_proto, is_cut: false, is_odd: walk.is_odd })
}
