//! Finds the session that an event belongs to.
//!
//! By the id that the event prints, or else by its user and time. What lies outside all sessions of a user, as a failed
//! sign-in does, belongs to none. Texts are numbers of an interner; what no event has need not be found.

use foldhash::{HashMap, HashMapExt as _};

use crate::{intern::Interner, sessions::Sessions};

/// How long after its end an event with its id is still one of a session: connections are closed late.
const TRAILING: i64 = 300_000_000;
/// How long before its sign-in: checks that print the id come first.
const LEADING: i64 = 300_000_000;
/// Hexadecimal digits of a short id; a long one begins with them, behind `sid`.
const SHORT_DIGITS: usize = 10;
/// No link.
const NONE: u32 = u32::MAX;

/// A session, as far as it takes to find it.
#[derive(Clone, Copy)]
struct Known {
    start: i64,
    end: i64,
    /// The text of its number.
    number: u32,
    /// The text of what tells its machine.
    device: u32,
}

/// The sessions of one user on one appliance, in the order of their start.
#[derive(Default)]
struct OfUser {
    numbers: Vec<u32>,
    starts: Vec<i64>,
    ends: Vec<i64>,
    /// For each session, the place of the latest one before it that ended after it.
    longer: Vec<u32>,
}

impl OfUser {
    fn push(&mut self, number: u32, start: i64, end: i64) {
        let mut before = self.ends.len().checked_sub(1);
        while let Some(place) = before.filter(|place| self.ends[*place] <= end) {
            before = self.longer_than(place);
        }
        self.longer.push(before.and_then(|place| u32::try_from(place).ok()).unwrap_or(NONE));
        self.numbers.push(number);
        self.starts.push(start);
        self.ends.push(end);
    }

    fn longer_than(&self, place: usize) -> Option<usize> {
        Some(self.longer[place]).filter(|longer| *longer != NONE).map(|longer| longer as usize)
    }

    /// The latest session that was on.
    fn at(&self, time: i64) -> Option<u32> {
        let mut place = self.starts.partition_point(|start| *start <= time).checked_sub(1)?;
        // What lies between ended even earlier.
        while self.ends[place] < time {
            place = self.longer_than(place)?;
        }
        Some(self.numbers[place])
    }
}

/// What an event says of its session, as numbers of texts; 0 is nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clues {
    /// The appliance.
    pub node: u32,
    /// The user.
    pub user: u32,
    /// The long id.
    pub long: u32,
    /// The short id.
    pub short: u32,
}

/// Finds sessions. Numbers of sessions count from 1.
pub struct SessionIndex {
    known: Vec<Known>,
    /// By appliance and id, the last session that has it.
    by_id: HashMap<(u32, u32), u32>,
    /// A session with an id, and the link to the one before it.
    links: Vec<(u32, u32)>,
    by_user: HashMap<(u32, u32), OfUser>,
}

impl SessionIndex {
    /// Makes an index of all sessions. The texts get their numbers and machines; nothing else is looked for that is not
    /// among them.
    #[must_use]
    pub fn of(sessions: &Sessions, texts: &mut Interner) -> Self {
        let mut index = Self {
            known: Vec::with_capacity(sessions.len()),
            by_id: HashMap::with_capacity(2 * sessions.len()),
            links: Vec::with_capacity(2 * sessions.len()),
            by_user: HashMap::new(),
        };
        for (number, session) in (1..).zip(sessions.iter()) {
            let devices = [session.host(), session.mac(), session.source()];
            let device = texts.id(devices.into_iter().find(|name| !name.is_empty()).unwrap_or_default());
            let (start, end) = (session.start(), session.end());
            index.known.push(Known {
                start,
                end,
                number: texts.id(itoa::Buffer::new().format(number).as_bytes()),
                device,
            });
            let Some(node) = known(session.node(), texts) else { continue };
            let [long, short] = session.ids();
            let beginning = if short.is_empty() { beginning(long) } else { short };
            for id in [long, beginning] {
                if let Some(id) = known(id, texts).filter(|id| *id != 0) {
                    let link = u32::try_from(index.links.len()).unwrap_or(NONE);
                    let before = index.by_id.insert((node, id), link).unwrap_or(NONE);
                    index.links.push((number, before));
                }
            }
            if let Some(user) = known(session.user(), texts).filter(|user| *user != 0) {
                let of_user = index.by_user.entry((node, user)).or_default();
                of_user.push(number, start, end);
            }
        }
        index
    }

    /// The session of an event: the one with its id, or else the latest one of the user that was on.
    #[must_use]
    pub fn find(&self, clues: Clues, time: i64, texts: &Interner) -> Option<u32> {
        let Clues { node, user, long, short } = clues;
        if long != 0 || short != 0 {
            let short = if short == 0 { known(beginning(texts.get(long)), texts).unwrap_or(0) } else { short };
            return [long, short].into_iter().filter(|id| *id != 0).find_map(|id| self.of_id((node, id), time));
        }
        self.by_user.get(&(node, user))?.at(time)
    }

    /// The latest session with an id that was on.
    fn of_id(&self, key: (u32, u32), time: i64) -> Option<u32> {
        let mut link = *self.by_id.get(&key)?;
        while let Some(&(number, before)) = self.links.get(link as usize) {
            if self.holds(number, time, LEADING, TRAILING) {
                return Some(number);
            }
            link = before;
        }
        None
    }

    /// The next session of the user, if it begins within so many microseconds.
    #[must_use]
    pub fn find_next(&self, clues: Clues, time: i64, within: i64) -> Option<u32> {
        let of_user = self.by_user.get(&(clues.node, clues.user))?;
        let next = of_user.starts.partition_point(|start| *start < time);
        of_user.starts.get(next).filter(|start| start.saturating_sub(time) <= within).map(|_| of_user.numbers[next])
    }

    /// The text of the number of a session, and that of what tells its machine: its name, or else its hardware address,
    /// or else its address.
    #[must_use]
    pub fn texts(&self, number: u32) -> [u32; 2] {
        self.known(number).map_or([0; 2], |known| [known.number, known.device])
    }

    fn known(&self, number: u32) -> Option<&Known> {
        self.known.get((number as usize).checked_sub(1)?)
    }

    fn holds(&self, number: u32, time: i64, leading: i64, trailing: i64) -> bool {
        self.known(number).is_some_and(|known| {
            known.start.saturating_sub(leading) <= time && time <= known.end.saturating_add(trailing)
        })
    }
}

/// The number of a text, if it has one; that of the empty one is 0.
fn known(text: &[u8], texts: &Interner) -> Option<u32> {
    if text.is_empty() { Some(0) } else { texts.find(text) }
}

/// The short id that a long one begins with.
fn beginning(long: &[u8]) -> &[u8] {
    long.strip_prefix(b"sid").and_then(|digits| digits.get(..SHORT_DIGITS)).unwrap_or_default()
}
