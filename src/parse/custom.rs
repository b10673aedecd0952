//! Reads the two custom layouts that are known from the wild: columns between bars, and WELF whose `id`
//! is the message code.

use super::{
    Reason,
    anchor::{TIME_BYTES, begins_time},
    person,
    stamp::When,
    welf,
};
use crate::{
    codes::is_code,
    schema::{Column, Event},
};

/// Columns before the message.
const PIPE_COLUMNS: usize = 15;

/// Whether `node | time | code |` begins here.
pub(super) fn begins_pipe(text: &[u8]) -> bool {
    pipe_time(text).is_some()
}

/// Where the time of `node | time | …` begins.
fn pipe_time(text: &[u8]) -> Option<usize> {
    const MOST_NODE_BYTES: usize = 64;
    let bar = memchr::memchr(b'|', &text[..text.len().min(MOST_NODE_BYTES)])?;
    let at = bar + 2;
    let rest = text.get(at..)?;
    let is_node = text[..bar].strip_suffix(b" ").is_some_and(|node| !node.contains(&b' '));
    (is_node && begins_time(rest) && rest[TIME_BYTES..].starts_with(b" |")).then_some(at)
}

/// Whether `id=AUT24414 ` begins here.
pub(super) fn begins_key_value(text: &[u8]) -> bool {
    key_value_code(text).is_some()
}

fn key_value_code(text: &[u8]) -> Option<&[u8]> {
    let rest = text.strip_prefix(b"id=")?;
    let end = memchr::memchr(b' ', rest)?;
    is_code(&rest[..end]).then(|| &rest[..end])
}

/// Reads `node | time | code | level | address of the appliance | kind | source | user | realm | …| message`.
pub(super) fn read_pipe<'a>(body: &'a [u8], event: &mut Event<'a>) -> Result<When<'a>, Reason> {
    let mut columns = body.splitn(PIPE_COLUMNS + 1, |&byte| byte == b'|').map(<[u8]>::trim_ascii);
    let mut next = || columns.next().ok_or(Reason::Torn);
    event.set_text(Column::Format, b"pipe");
    event.set_text(Column::Node, next()?);
    let time = next()?;
    event.set_text(Column::Code, next()?);
    event.set_text(Column::Level, next()?);
    event.set_text(Column::ObserverIp, next()?);
    next()?;
    event.set_text(Column::SrcIp, welf::unmapped(next()?));
    event.set_text(Column::Actor, next()?);
    event.set_text(Column::Realm, next()?);
    person::set(event, event.text(Column::Actor));
    // Sites leave out columns that they never fill; the message is the last of those that are there.
    let message = columns.last().ok_or(Reason::Torn)?;
    event.set_text(Column::Message, message);
    Ok(When::Wall(time))
}

/// Takes the code of `id=CODE key=value …`, whose keys are those of WELF.
pub(super) fn set_code<'a>(body: &'a [u8], event: &mut Event<'a>) {
    event.set_text(Column::Format, b"key-value");
    event.set_text(Column::Code, key_value_code(body).unwrap_or_default());
}
