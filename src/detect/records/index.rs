//! Finds the session that an event belongs to.
//!
//! By the id that the event prints, or else by its user and time. What lies outside all sessions of a user, as a failed
//! sign-in does, belongs to none.

use foldhash::{HashMap, HashMapExt as _};

use crate::sessions::Sessions;

/// How long after its end an event with its id is still one of a session: connections are closed late.
const TRAILING: i64 = 300_000_000;
/// How long before its sign-in: checks that print the id come first.
const LEADING: i64 = 300_000_000;
/// Hexadecimal digits of a short id; a long one begins with them, behind `sid`.
const SHORT_DIGITS: usize = 10;

/// A session, as far as it takes to find it.
#[derive(Clone, Copy)]
struct Known<'s> {
    start: i64,
    end: i64,
    device: &'s [u8],
}

/// The sessions of one user on one appliance, in the order of their start.
#[derive(Default)]
struct OfUser {
    numbers: Vec<u32>,
    /// Until when one of the sessions up to this one was on.
    until: Vec<i64>,
}

/// Finds sessions. Numbers of sessions count from 1.
pub struct SessionIndex<'s> {
    known: Vec<Known<'s>>,
    by_id: HashMap<(&'s [u8], &'s [u8]), Vec<u32>>,
    by_user: HashMap<(&'s [u8], &'s [u8]), OfUser>,
}

impl<'s> SessionIndex<'s> {
    /// Makes an index of all sessions.
    #[must_use]
    pub fn of(sessions: &'s Sessions) -> Self {
        let mut index = Self {
            known: Vec::with_capacity(sessions.len()),
            by_id: HashMap::with_capacity(2 * sessions.len()),
            by_user: HashMap::new(),
        };
        for (number, session) in (1..).zip(sessions.iter()) {
            let devices = [session.host(), session.mac(), session.source()];
            let device = devices.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
            let (start, end) = (session.start(), session.end());
            index.known.push(Known { start, end, device });
            let [long, short] = session.ids();
            let beginning = if short.is_empty() { beginning(long) } else { short };
            for id in [long, beginning].into_iter().filter(|id| !id.is_empty()) {
                index.by_id.entry((session.node(), id)).or_default().push(number);
            }
            if !session.user().is_empty() {
                let of_user = index.by_user.entry((session.node(), session.user())).or_default();
                of_user.numbers.push(number);
                of_user.until.push(of_user.until.last().map_or(end, |until| end.max(*until)));
            }
        }
        index
    }

    /// The session of an event: the one with its id, or else the latest one of the user that was on.
    #[must_use]
    pub fn find(&self, node: &[u8], user: &[u8], long: &[u8], short: &[u8], time: i64) -> Option<u32> {
        let ids = [long, if short.is_empty() { beginning(long) } else { short }];
        let mut ids = ids.into_iter().filter(|id| !id.is_empty()).peekable();
        if ids.peek().is_some() {
            return ids.find_map(|id| {
                let numbers = self.by_id.get(&(node, id))?;
                numbers.iter().rev().copied().find(|number| self.holds(*number, time, LEADING, TRAILING))
            });
        }
        let of_user = self.by_user.get(&(node, user))?;
        let begun = of_user.numbers.partition_point(|number| self.start(*number) <= time);
        let mut earlier = of_user.numbers.iter().zip(&of_user.until).take(begun).rev();
        earlier
            .by_ref()
            .take_while(|(_, until)| **until >= time)
            .map(|(number, _)| *number)
            .find(|number| self.holds(*number, time, 0, 0))
    }

    /// The next session of the user, if it begins within so many microseconds.
    #[must_use]
    pub fn find_next(&self, node: &[u8], user: &[u8], time: i64, within: i64) -> Option<u32> {
        let of_user = self.by_user.get(&(node, user))?;
        let begun = of_user.numbers.partition_point(|number| self.start(*number) < time);
        of_user.numbers.get(begun).copied().filter(|number| self.start(*number).saturating_sub(time) <= within)
    }

    /// What tells the machine of a session: its name, or else its hardware address, or else its address.
    #[must_use]
    pub fn device(&self, number: u32) -> &'s [u8] {
        self.known(number).map_or(b"", |known| known.device)
    }

    fn known(&self, number: u32) -> Option<&Known<'s>> {
        self.known.get((number as usize).checked_sub(1)?)
    }

    fn start(&self, number: u32) -> i64 {
        self.known(number).map_or(i64::MAX, |known| known.start)
    }

    fn holds(&self, number: u32, time: i64, leading: i64, trailing: i64) -> bool {
        self.known(number).is_some_and(|known| {
            known.start.saturating_sub(leading) <= time && time <= known.end.saturating_add(trailing)
        })
    }
}

/// The short id that a long one begins with.
fn beginning(long: &[u8]) -> &[u8] {
    long.strip_prefix(b"sid").and_then(|digits| digits.get(..SHORT_DIGITS)).unwrap_or_default()
}
