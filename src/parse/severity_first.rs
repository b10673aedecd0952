//! Reads the line that old admin pages saved: `info - [address] - user(realm)[roles] - 2011/06/10
//! 09:57:18 - sentence`.

use memchr::memmem;

use super::{
    Reason,
    anchor::{DASH, TIME_BYTES, has_shape},
    stamp::When,
    standard, welf,
};
use crate::schema::{Column, ColumnSet, Event};

const LEVELS: [&[u8]; 4] = [b"info", b"minor", b"major", b"critical"];

/// Whether such a line begins here.
pub(super) fn begins(text: &[u8]) -> bool {
    LEVELS.iter().any(|level| text.strip_prefix(*level).is_some_and(|rest| rest.starts_with(b" - [")))
}

/// Reads the body into the event.
pub(super) fn read<'a>(body: &'a [u8], event: &mut Event<'a>, needs: ColumnSet) -> Result<When<'a>, Reason> {
    let level_end = memchr::memchr(b' ', body).ok_or(Reason::Torn)?;
    let rest = body[level_end..].strip_prefix(b" - [").ok_or(Reason::Torn)?;
    let (address, rest) = split_once(rest, b"] - ").ok_or(Reason::Torn)?;
    let at = time_at(rest).ok_or(Reason::NoTime)?;
    let (actor, rest) = (&rest[..at], &rest[at + DASH.len()..]);
    let (time, sentence) = rest.split_at(TIME_BYTES);
    event.set_text(Column::Format, b"severity-first");
    event.set_text(Column::Level, &body[..level_end]);
    event.set_text(Column::SrcIp, welf::unmapped(address.trim_ascii()));
    standard::set_actor(actor, event);
    standard::set_sentence(&sentence[DASH.len()..], event, needs);
    Ok(When::Wall(time))
}

/// Where ` - 2011/06/10 09:57:18 - ` begins.
fn time_at(text: &[u8]) -> Option<usize> {
    memmem::find_iter(text, DASH).find(|&at| has_shape(&text[at + DASH.len()..], b"dddd/dd/dd dd:dd:dd - "))
}

pub(super) fn split_once<'a>(text: &'a [u8], separator: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = memmem::find(text, separator)?;
    Some((&text[..at], &text[at + separator.len()..]))
}
