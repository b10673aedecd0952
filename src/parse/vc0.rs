//! Reads the text of a native record: fields, each with a tab behind it.
//!
//! ```text
//! 0 time  1 node  2 code  3 context  4 virtual system  5 address  6 user  7 realm  8 roles  9–12 not known
//! 13 agent  14–16 not known  17 number of the record  18… arguments of the message
//! ```
//!
//! The time is hexadecimal: seconds since 1970, a dot, microseconds. Fields are split at tabs and at nothing
//! else, before any byte is decoded. There is no sentence; `message` renders one where it knows how. Records of
//! other tools' test files are shorter: what follows the user are arguments, and the digits behind the dot may
//! be a count.

use super::{Reason, anchor, message, person, short, welf};
use crate::{
    codes::is_code,
    schema::{Column, ColumnSet, Event},
    source::HEX,
};

/// Fields up to the roles.
const FIRST: usize = 9;
/// Fields behind them, before the arguments.
const SECOND: usize = 9;
/// Fields that the shortest layout has before its arguments.
const SHORT: usize = 7;
/// Columns that stand behind the roles.
const BEHIND: ColumnSet = ColumnSet::of(&[Column::Agent, Column::Uid, Column::Args]);

/// Whether a text begins like a record, up to its context.
pub(super) fn begins(text: &[u8]) -> bool {
    let is_id = anchor::has_shape(text, b"xxxxxxxx.xxxxxx");
    is_id && {
        let mut fields = text.splitn(5, |&byte| byte == b'\t').skip(2);
        fields.next().is_some_and(is_code) && fields.next().is_some_and(|context| context.starts_with(b"vc"))
    }
}

/// Reads the text into the event, and returns the time in microseconds since 1970. What stands behind the roles
/// is read only if it is needed, or what can be made of it.
#[inline]
pub(super) fn read<'a>(
    text: &'a [u8],
    is_synthetic: bool,
    needs: ColumnSet,
    event: &mut Event<'a>,
) -> Result<i64, Reason> {
    let mut fields = [&b""[..]; FIRST];
    let (count, start) = short::split_into(text, b'\t', &mut fields);
    if count < 3 {
        return Err(Reason::Torn);
    }
    if count < FIRST && !is_synthetic {
        // The end of the file cuts this field.
        fields[count] = &text[start..];
    }
    let [time, node, code, _, vsys, address, user, realm, roles] = fields;
    event.set_text(Column::Node, node);
    event.set_text(Column::Code, code);
    event.set_text(Column::Vsys, vsys);
    event.set_text(Column::SrcIp, welf::unmapped(address));
    event.set_text(Column::Actor, user);
    person::set(event, user);
    event.set_text(Column::Realm, realm);
    event.set_text(Column::Roles, roles);
    let wants_rest = is_synthetic || needs.meets(BEHIND) || message::may_give(needs, event);
    let has_rest = count == FIRST && wants_rest && set_rest(&text[start..], is_synthetic, event);
    if is_synthetic && !has_rest {
        let start: usize = fields.iter().take(count.min(SHORT)).map(|field| field.len() + 1).sum();
        event.set_text(Column::Realm, b"");
        event.set_text(Column::Roles, b"");
        set_args(text.get(start..).unwrap_or_default(), event);
    }
    micros(time).ok_or(Reason::BadTime)
}

/// Sets what stands behind the roles, unless it is what the short layout has there; returns whether it did.
fn set_rest<'a>(text: &'a [u8], is_synthetic: bool, event: &mut Event<'a>) -> bool {
    let mut fields = [&b""[..]; SECOND];
    let (count, start) = short::split_into(text, b'\t', &mut fields);
    let rest = &text[start..];
    if let Some(cut) = fields.get_mut(count) {
        if is_synthetic {
            return false;
        }
        *cut = rest;
    } else {
        set_args(rest, event);
    }
    let [_, _, _, _, agent, _, _, _, number] = fields;
    event.set_text(Column::Agent, agent);
    event.set_text(Column::Uid, number);
    true
}

/// Sets the arguments, without the tab behind the last one.
fn set_args<'a>(text: &'a [u8], event: &mut Event<'a>) {
    event.set_text(Column::Args, text.strip_suffix(b"\t").unwrap_or(text));
}

/// `67e39911.048d95`. What is no number of microseconds counts as none.
#[inline]
fn micros(time: &[u8]) -> Option<i64> {
    let (secs, fraction) = time.split_first_chunk::<8>()?;
    let digits = fraction.strip_prefix(b".")?;
    let micros = match digits.try_into() {
        Ok(six) => hex::<6>(six)?,
        Err(_) => hex::<8>(digits.try_into().ok()?)?,
    };
    Some(hex(secs)? * 1_000_000 + Some(micros).filter(|&micros| micros < 1_000_000).unwrap_or(0))
}

/// A number of lower-case hexadecimal digits.
#[inline]
fn hex<const N: usize>(digits: &[u8; N]) -> Option<i64> {
    let (number, seen) = digits.iter().fold((0, 0), |(number, seen), &digit| {
        let value = HEX[usize::from(digit)];
        (number << 4 | i64::from(value), seen | value)
    });
    (seen < 16).then_some(number)
}
