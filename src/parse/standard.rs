//! Reads a Standard body: `time - node - [address] vsys::user(realm)[roles][session] - sentence`.
//!
//! Nothing in it is escaped: a user name may hold anything that a person can type. The actor ends at the
//! first `)[…] - `; a second one is possible only if somebody forged the line, and is flagged.

use memchr::memmem;

use super::{
    Reason,
    anchor::{DASH, TIME_BYTES},
    person, welf,
};
use crate::schema::{Column, ColumnSet, Event};

/// Length of a short session id.
const SHORT_SESSION_BYTES: usize = 10;

/// Reads the body into the event and returns the text of its time.
pub(super) fn read<'a>(body: &'a [u8], event: &mut Event<'a>, needs: ColumnSet) -> Result<&'a [u8], Reason> {
    let (time, rest) = body.split_at(TIME_BYTES);
    let rest = &rest[DASH.len()..];
    let bracket = memmem::find(rest, b" - [").ok_or(Reason::Torn)?;
    let (node, rest) = (&rest[..bracket], &rest[bracket + 4..]);
    let end = memchr::memchr(b']', rest).ok_or(Reason::Torn)?;
    let (address, rest) = (&rest[..end], rest[end + 1..].trim_ascii_start());
    let (actor, sentence) = split_actor(rest).ok_or(Reason::Torn)?;
    event.set_text(Column::Format, b"standard");
    event.set_text(Column::Node, node);
    event.set_text(Column::SrcIp, welf::unmapped(address.trim_ascii()));
    if let Some(actor) = actor {
        set_actor(actor, event);
    }
    set_sentence(sentence, event, needs);
    Ok(time)
}

/// Sets the sentence, and flags one that holds another actor.
pub(super) fn set_sentence<'a>(sentence: &'a [u8], event: &mut Event<'a>, needs: ColumnSet) {
    event.set_text(Column::Message, sentence.trim_ascii());
    if needs.has(Column::Flags) && actor_end(sentence).is_some() {
        event.set_text(Column::Flags, b"forged");
    }
}

/// Actor (if there is one) and sentence.
fn split_actor(rest: &[u8]) -> Option<(Option<&[u8]>, &[u8])> {
    if let Some(sentence) = rest.strip_prefix(b"-") {
        return Some((None, sentence));
    }
    if let Some(end) = actor_end(rest) {
        return Some((Some(&rest[..end]), &rest[end + DASH.len()..]));
    }
    // A line that was cut or trimmed right behind the actor has no sentence left.
    let whole = rest.trim_ascii_end().strip_suffix(b" -").unwrap_or(rest);
    if whole.ends_with(b"]") && memmem::find(whole, b")[").is_some() {
        return Some((Some(whole), b""));
    }
    // No realm and roles: whatever stands before the first dash.
    let dash = memmem::find(rest, DASH)?;
    Some((Some(&rest[..dash]), &rest[dash + DASH.len()..]))
}

/// Where `user(realm)[roles]` or `user(realm)[roles][session]` ends and ` - ` follows.
fn actor_end(text: &[u8]) -> Option<usize> {
    let roles = memmem::find(text, b")[")?;
    memmem::find(&text[roles..], b"] - ").map(|close| roles + close + 1)
}

/// Takes `vsys::user(realm)[roles][session]` apart.
pub(super) fn set_actor<'a>(actor: &'a [u8], event: &mut Event<'a>) {
    let (vsys, actor) = match memmem::find(actor, b"::") {
        // A colon pair inside parentheses belongs to the realm.
        Some(at) if !actor[..at].contains(&b'(') => (&actor[..at], &actor[at + 2..]),
        _ => (&actor[..0], actor),
    };
    event.set_text(Column::Vsys, vsys);
    let Some(split) = memmem::find(actor, b")[") else {
        set_account(actor.trim_ascii(), event);
        return;
    };
    let (account, brackets) = (&actor[..split], &actor[split + 2..actor.len().max(split + 3) - 1]);
    let open = opening_parenthesis(account);
    set_account(&account[..open], event);
    event.set_text(Column::Realm, account.get(open + 1..).unwrap_or_default());
    let (roles, session) = match memmem::rfind(brackets, b"][") {
        Some(at) if is_short_session(&brackets[at + 2..]) => (&brackets[..at], &brackets[at + 2..]),
        _ => (brackets, &brackets[..0]),
    };
    event.set_text(Column::Roles, roles);
    event.set_text(Column::SessionShort, session);
}

fn set_account<'a>(account: &'a [u8], event: &mut Event<'a>) {
    event.set_text(Column::Actor, account);
    person::set(event, account);
}

/// The parenthesis that the end of the text closes; realms and users hold parentheses of their own.
fn opening_parenthesis(text: &[u8]) -> usize {
    let mut depth = 1;
    for (index, &byte) in text.iter().enumerate().rev() {
        match byte {
            b')' => depth += 1,
            b'(' => {
                depth -= 1;
                if depth == 0 {
                    return index;
                }
            }
            _ => {}
        }
    }
    memchr::memchr(b'(', text).unwrap_or(text.len())
}

fn is_short_session(text: &[u8]) -> bool {
    text.is_empty() || (text.len() == SHORT_SESSION_BYTES && text.iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(line: &str) -> [String; 6] {
        let line = format!("2025-01-01 00:00:00 - {line}");
        let mut event = Event::default();
        read(line.as_bytes(), &mut event, ColumnSet::EMPTY).expect("an event");
        [Column::Vsys, Column::Actor, Column::Realm, Column::Roles, Column::SessionShort, Column::Message]
            .map(|column| String::from_utf8_lossy(event.text(column)).into_owned())
    }

    #[test]
    fn actors_of_every_shape() {
        let cases = [
            ("n - [192.0.2.1] u(R)[A, B] - m - n", ["", "u", "R", "A, B", "", "m - n"]),
            ("n - [192.0.2.1] Default Network::u(R)[][] - m", ["Default Network", "u", "R", "", "", "m"]),
            ("n - [192.0.2.1] Root::D\\u(R)[A][0123456789] - m", ["Root", "D\\u", "R", "A", "0123456789", "m"]),
            ("n - [192.0.2.1] - m", ["", "", "", "", "", "m"]),
            ("a-b - [::1] u!x(([A B]))[] - m", ["", "u!x", "([A B])", "", "", "m"]),
            ("n - [] u (x)(Auth(AD))[r] - m", ["", "u (x)", "Auth(AD)", "r", "", "m"]),
            ("n - [192.0.2.1] ()[] - m", ["", "", "", "", "", "m"]),
            ("n - [192.0.2.1] u(R)[A [b]] - m", ["", "u", "R", "A [b]", "", "m"]),
            ("n - [192.0.2.1] somebody - m", ["", "somebody", "", "", "", "m"]),
            ("n - [192.0.2.1] u(R)[A] - ", ["", "u", "R", "A", "", ""]),
        ];
        for (line, want) in cases {
            assert_eq!(actor(line), want, "{line}");
        }
    }

    #[test]
    fn a_torn_line_is_no_event() {
        for line in ["n", "n - [192.0.2.1", "n - [192.0.2.1] u(R"] {
            let line = format!("2025-01-01 00:00:00 - {line}");
            assert_eq!(read(line.as_bytes(), &mut Event::default(), ColumnSet::EMPTY), Err(Reason::Torn), "{line}");
        }
    }
}
