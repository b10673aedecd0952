//! Tells which session an event belongs to, and what it does to it.
//!
//! Where the line prints a session id, that decides. The long id (`sid` and 48 hexadecimal digits) and the short
//! one of 22.x (ten digits) are one session if a line carries both, or if one begins the other. Where no id is
//! printed, or a mask, an event belongs to the latest session of its user on its appliance that was open at that
//! time and had that client address. Notes must come in the order of time; no note goes to two sessions.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::{
    candidates::{Candidate, Candidates},
    note::{Field, Note},
    role::{Ending, Role},
    shards::Ids,
    state::State,
};

/// A table of small keys.
pub(super) type Table<K, V> = HashMap<K, V, FixedState>;

const SECOND: i64 = 1_000_000;
/// How long checks before a sign-in wait for it; a prompt for a second factor takes minutes.
const ARRIVAL: i64 = 600 * SECOND;
/// How long after its end a session still gets lines without id: connections are closed after the sign-out.
pub(super) const TRAILING: i64 = 60 * SECOND;
/// How far apart the lines of one sign-in are, and how far the first tunnel or request may be logged before it.
pub(super) const SAME_SIGN_IN: i64 = 5 * SECOND;

/// How sessions are told apart.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// A session without any event for so long gets no more lines without id, in microseconds.
    pub longest_silence: i64,
}

/// All sessions so far.
pub(super) struct Tracker {
    rules: Rules,
    #[allow(clippy::vec_box, reason = "a vector that grows moves what it holds; a state is large")]
    sessions: Vec<Box<State>>,
    by_id: Table<u64, usize>,
    /// Sessions of a user on an appliance that may still get lines without id.
    by_user: Table<(u32, u32), Candidates>,
    /// Who has a tunnel address of an appliance.
    by_tunnel: Table<(u32, u32), usize>,
    loopback: [u32; 2],
    /// Events that led to no session.
    homeless: u64,
}

impl Tracker {
    pub(super) fn new(rules: Rules, loopback: [u32; 2]) -> Self {
        Self {
            rules,
            sessions: Vec::new(),
            by_id: Table::default(),
            by_user: Table::default(),
            by_tunnel: Table::default(),
            loopback,
            homeless: 0,
        }
    }

    /// Takes the next event.
    pub(super) fn take(&mut self, note: &Note, ids: Ids) {
        let Some(index) = self.find(note, ids).or_else(|| self.open(note)) else {
            self.homeless += 1;
            return;
        };
        for id in [ids.long, ids.short] {
            // 0 is no id.
            if id != 0 {
                self.by_id.entry(id).or_insert(index);
            }
        }
        let loopback = self.loopback;
        let session = &mut self.sessions[index];
        let before = Candidate::of(index, session);
        session.learn(note, |address| loopback.contains(&address));
        self.act(index, note);
        let session = &self.sessions[index];
        let after = Candidate::of(index, session);
        if before != after
            && let Some(candidates) = self.by_user.get_mut(&session.key)
        {
            candidates.update(after);
        }
    }

    /// The session that an event belongs to, if it is known.
    fn find(&self, note: &Note, ids: Ids) -> Option<usize> {
        if let Some(&index) = self.by_id.get(&ids.long) {
            return Some(index);
        }
        if let Some(&index) = self.by_id.get(&ids.short)
            && !self.sessions[index].has_other_id(note)
        {
            return Some(index);
        }
        if let Some(index) = self.holder(note) {
            return Some(index);
        }
        let source = if self.tells_address(note) { note.text(Field::Source) } else { 0 };
        let candidates = self.by_user.get(&(note.text(Field::Node), note.text(Field::User)))?;
        // The latest, but one that is open before one that has ended, and one at this address before others.
        let mut best: Option<((bool, bool, bool), usize)> = None;
        for index in candidates.latest(note, source) {
            let session = &self.sessions[index];
            if session.seen.admin != note.is_admin || !shares_address(session, source) || !self.fits(session, note) {
                continue;
            }
            let is_elsewhere = source != 0 && session.address() != source;
            let rank = (note.role != Role::SignIn && session.is_arriving, session.ended.is_some(), is_elsewhere);
            if best.is_none_or(|(other, _)| rank < other) {
                best = Some((rank, index));
            }
            if rank == (false, false, false) {
                break;
            }
        }
        best.map(|(_, index)| index)
    }

    /// Whether the event names the address of a client.
    fn tells_address(&self, note: &Note) -> bool {
        let source = note.text(Field::Source);
        source != 0 && !self.loopback.contains(&source)
    }

    /// The session of this user that has the tunnel address which the event names, or comes from.
    fn holder(&self, note: &Note) -> Option<usize> {
        if matches!(note.role, Role::SignIn | Role::Factor) {
            return None;
        }
        [Field::Tunnel, Field::Source].into_iter().find_map(|field| {
            let index = *self.by_tunnel.get(&(note.text(Field::Node), note.text(field)))?;
            let session = &self.sessions[index];
            let is_same = session.fact(Field::User) == note.text(Field::User) && session.seen.admin == note.is_admin;
            (is_same && !session.has_other_id(note) && self.fits(session, note)).then_some(index)
        })
    }

    /// Whether a line that does not say so by its id may be of this session.
    fn fits(&self, session: &State, note: &Note) -> bool {
        match note.role {
            // What a factor leads to is open, even where there is a session already.
            Role::Factor => session.is_arriving && note.time - session.last <= ARRIVAL,
            _ if session.is_arriving => note.time - session.last <= ARRIVAL,
            Role::SignIn => fits_sign_in(session, note),
            _ => {
                let has_new_id = note.text(Field::Session) != 0 || note.text(Field::Short) != 0;
                !(has_new_id && session.has_id()) && self.is_on(session, note)
            }
        }
    }

    /// Whether the session was on when the event was logged.
    fn is_on(&self, session: &State, note: &Note) -> bool {
        let begins_something = matches!(note.role, Role::TunnelStart | Role::Resumed);
        let was_tunnel_only = session.signed_in.is_none() && session.tunnel_ended.is_some();
        let is_on = match session.ended {
            Some((end, _)) => note.time - end <= TRAILING && !begins_something,
            None => note.time - session.last <= self.rules.longest_silence,
        };
        is_on && !(begins_something && was_tunnel_only)
    }

    /// Begins a session with an event, if it is one that shows there is a session.
    fn open(&mut self, note: &Note) -> Option<usize> {
        if matches!(note.role, Role::Trailing | Role::AddressDenied) {
            return None;
        }
        let index = self.sessions.len();
        let mut session = State::new(note);
        // A check that prints a session id shows that there is one.
        let has_id = note.text(Field::Session) != 0 || note.text(Field::Short) != 0;
        session.is_arriving = matches!(note.role, Role::Factor | Role::Arrival) && !has_id;
        self.sessions.push(Box::new(session));
        let oldest = note.time - self.rules.longest_silence.max(ARRIVAL);
        let sessions = &self.sessions;
        let is_over = |index: usize| {
            let session = &sessions[index];
            session.last < oldest || session.ended.is_some_and(|(end, _)| end < note.time - TRAILING)
        };
        let candidate = Candidate::of(index, &sessions[index]);
        self.by_user.entry(sessions[index].key).or_default().add(candidate, is_over);
        Some(index)
    }

    /// Does to a session what the role of an event asks for.
    fn act(&mut self, index: usize, note: &Note) {
        let session = &mut self.sessions[index];
        let is_arrival = matches!(note.role, Role::Factor | Role::Arrival);
        if session.is_arriving && !is_arrival {
            session.is_arriving = false;
        }
        if let Some((end, _)) = session.ended
            && note.time - end > TRAILING
        {
            session.seen.active_after_end = true;
        }
        match note.role {
            Role::SignIn => {
                session.sign_in(note);
                session.seen.agent_login |= note.is_agent;
                session.authenticate(note);
                self.supersede(index, note);
            }
            Role::Factor => session.authenticate(note),
            Role::TunnelStart => {
                let address = note.text(Field::Tunnel);
                if address != 0 {
                    session.lease(address, note.time);
                    self.by_tunnel.insert((note.text(Field::Node), address), index);
                }
            }
            Role::TunnelEnd => {
                session.release(note.text(Field::Tunnel), note.time);
                session.tunnel_ended = Some(note.time);
            }
            Role::Closed if note.text(Field::Tunnel) != 0 => {
                session.release(note.text(Field::Tunnel), note.time);
                session.tunnel_ended = Some(note.time);
            }
            Role::AddressDenied => session.seen.address_denied = true,
            Role::End(ending) => session.end(note.time, ending),
            Role::Replaced => session.end(note.time, Ending::Replaced),
            _ => {}
        }
    }

    /// A sign-in without id ends what the same user left open at the same address without id: nothing tells the two
    /// apart from there on.
    fn supersede(&mut self, index: usize, note: &Note) {
        if note.text(Field::Session) != 0 || note.text(Field::Short) != 0 {
            return;
        }
        let candidates = self.by_user.get(&(note.text(Field::Node), note.text(Field::User)));
        for other in candidates.into_iter().flat_map(Candidates::all).filter(|&other| other != index) {
            let session = &mut self.sessions[other];
            let is_same = session.address() == note.text(Field::Source) && session.seen.admin == note.is_admin;
            if is_same && !session.has_id() && !session.is_arriving && session.ended.is_none() {
                let (time, ending) = inferred_end(session);
                session.end(time, ending);
            }
        }
    }

    /// Ends the sessions of those whom an administrator forced off.
    pub(super) fn end_others(&mut self, note: &Note) {
        let appliance = note.text(Field::Node);
        let mut ended: Vec<usize> = Vec::new();
        match note.role {
            Role::EndOfAll => {
                let of_node = self.by_user.iter().filter(|((own, _), _)| *own == appliance);
                ended.extend(of_node.flat_map(|(_, candidates)| candidates.all()));
                ended.retain(|&index| !self.sessions[index].seen.admin);
            }
            Role::End(_) if note.text(Field::Subject) != 0 => {
                let of_user = self.by_user.get(&(appliance, note.text(Field::Subject)));
                ended.extend(of_user.into_iter().flat_map(Candidates::all));
            }
            _ => {}
        }
        for index in ended {
            let session = &mut self.sessions[index];
            if !session.is_arriving {
                session.end(note.time, Ending::ForcedOff);
            }
        }
    }

    /// All sessions, without the checks that no sign-in followed, and how many events led to none.
    #[allow(clippy::vec_box, reason = "they are sorted next")]
    pub(super) fn finish(mut self) -> (Vec<Box<State>>, u64) {
        let arrived = self.sessions.iter().filter(|session| session.is_arriving);
        let homeless = self.homeless + arrived.map(|session| session.events).sum::<u64>();
        self.sessions.retain(|session| !session.is_arriving);
        (self.sessions, homeless)
    }
}

/// Whether a session was at this address, as far as both are known.
fn shares_address(session: &State, source: u32) -> bool {
    source == 0 || session.address() == 0 || session.had_address(source)
}

/// Whether a sign-in may be that of this session. One sign-in may be logged under two codes, but not twice under one.
fn fits_sign_in(session: &State, note: &Note) -> bool {
    let is_same = match session.signed_in {
        Some((time, code)) => note.time - time <= SAME_SIGN_IN && code != note.text(Field::Code),
        None => note.time - session.first <= SAME_SIGN_IN,
    };
    is_same && session.ended.is_none()
}

/// When and how a session ended of which no end is logged.
pub(super) fn inferred_end(session: &State) -> (i64, Ending) {
    let has_tunnel = session.leases.iter().any(|lease| lease.to.is_none());
    match session.tunnel_ended {
        Some(end) if !has_tunnel && session.last - end <= TRAILING => (end, Ending::TunnelEnd),
        _ => (session.last, Ending::Inferred),
    }
}
