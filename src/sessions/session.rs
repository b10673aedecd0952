//! A session as it is told: texts instead of numbers, and what is remarkable about it in words.

use super::{
    Sessions,
    change::{Change, Changed, Proof},
    note::{Field, Stand},
    role::Ending,
    spot::Spot,
    state::State,
    tracker::inferred_end,
    travel::Journey,
};

/// What kind of session it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of an administrator.
    Admin,
    /// With a tunnel.
    Vpn,
    /// Of a client program, without a tunnel.
    Agent,
    /// Of a browser.
    Web,
}

impl Kind {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Vpn => "vpn",
            Self::Agent => "agent",
            Self::Web => "web",
        }
    }
}

/// A tunnel address of a session. Times are microseconds since 1970.
#[derive(Clone, Copy, Debug)]
pub struct Lease<'s> {
    /// The address.
    pub address: &'s [u8],
    /// When it was given out.
    pub from: i64,
    /// When it was taken back, or given to somebody else, or the session ended.
    pub to: i64,
}

/// When a session began: with its sign-in, or where that was not seen, with its first event.
pub(super) fn start_of(state: &State) -> i64 {
    state.signed_in.map_or(state.first, |(time, _)| time)
}

/// When and how a session ended.
pub(super) fn end_of(state: &State) -> (i64, Ending) {
    state.ended.unwrap_or_else(|| inferred_end(state))
}

/// A session.
#[derive(Clone, Copy)]
pub struct Session<'s> {
    pub(super) all: &'s Sessions,
    pub(super) index: usize,
}

impl<'s> Session<'s> {
    fn state(&self) -> &'s State {
        &self.all.states[self.index]
    }

    fn proof_of(&self, stand: Stand) -> Proof<'s> {
        Proof {
            place: stand.place,
            file: self.all.texts.get(stand.file),
            line: stand.line,
            offset: Some(stand.place.at).filter(|_| !stand.is_row),
        }
    }

    fn fact(&self, field: Field) -> &'s [u8] {
        self.all.texts.get(self.state().fact(field))
    }

    /// Its number, from 1, in the order of the start.
    #[must_use]
    pub const fn number(&self) -> usize {
        self.index + 1
    }

    /// When it began, microseconds since 1970.
    #[must_use]
    pub fn start(&self) -> i64 {
        start_of(self.state())
    }

    /// Where its sign-in stands, or its first event where that was not seen.
    #[must_use]
    pub fn proof(&self) -> Proof<'s> {
        self.proof_of(self.state().start)
    }

    /// Whether the Host Checker judged the client.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.state().seen.checked
    }

    /// Whether the sign-in was seen.
    #[must_use]
    pub fn has_sign_in(&self) -> bool {
        self.state().signed_in.is_some()
    }

    /// When it ended, microseconds since 1970.
    #[must_use]
    pub fn end(&self) -> i64 {
        end_of(self.state()).0.max(self.start())
    }

    /// How it ended.
    #[must_use]
    pub fn ending(&self) -> Ending {
        end_of(self.state()).1
    }

    /// Whether an event of it is one that was asked for.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.state().seen.wanted
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let state = self.state();
        match state {
            _ if state.seen.admin => Kind::Admin,
            _ if !state.leases.is_empty() || state.tunnel_ended.is_some() => Kind::Vpn,
            _ if state.seen.agent_login => Kind::Agent,
            _ => Kind::Web,
        }
    }

    /// The appliance.
    #[must_use]
    pub fn node(&self) -> &'s [u8] {
        self.fact(Field::Node)
    }

    /// The user, without domain.
    #[must_use]
    pub fn user(&self) -> &'s [u8] {
        self.fact(Field::User)
    }

    /// The domain of the user.
    #[must_use]
    pub fn domain(&self) -> &'s [u8] {
        self.fact(Field::Domain)
    }

    /// The realm.
    #[must_use]
    pub fn realm(&self) -> &'s [u8] {
        self.fact(Field::Realm)
    }

    /// The roles, with commas.
    #[must_use]
    pub fn roles(&self) -> &'s [u8] {
        self.fact(Field::Roles)
    }

    /// The authentication servers, in the order in which they accepted.
    pub fn servers(&self) -> impl Iterator<Item = &'s [u8]> {
        self.state().servers.iter().filter(|server| **server != 0).map(|&server| self.all.texts.get(server))
    }

    /// How many factors were accepted; 0 if that was not seen.
    #[must_use]
    pub fn factors(&self) -> u8 {
        self.state().factors
    }

    /// The first address of the client.
    #[must_use]
    pub fn source(&self) -> &'s [u8] {
        self.fact(Field::Source)
    }

    /// Where the first address of the client is.
    #[must_use]
    pub fn spot(&self) -> Option<&'s Spot> {
        self.all.spots.get(&self.state().fact(Field::Source))
    }

    /// The first name of the client machine.
    #[must_use]
    pub fn host(&self) -> &'s [u8] {
        self.fact(Field::Host)
    }

    /// The first hardware address of the client machine.
    #[must_use]
    pub fn mac(&self) -> &'s [u8] {
        self.fact(Field::Mac)
    }

    /// The first user agent.
    #[must_use]
    pub fn agent(&self) -> &'s [u8] {
        self.fact(Field::Agent)
    }

    /// The id: the long one, or else the short one; empty if none was printed.
    #[must_use]
    pub fn id(&self) -> &'s [u8] {
        match self.fact(Field::Session) {
            [] => self.fact(Field::Short),
            long => long,
        }
    }

    /// The long id and the short one; empty if it was not printed.
    #[must_use]
    pub fn ids(&self) -> [&'s [u8]; 2] {
        [self.fact(Field::Session), self.fact(Field::Short)]
    }

    /// The first tunnel address, also where only its end was seen.
    #[must_use]
    pub fn tunnel(&self) -> &'s [u8] {
        match self.state().leases.first() {
            Some(lease) => self.all.texts.get(lease.address),
            None => self.fact(Field::Tunnel),
        }
    }

    /// The tunnel addresses, in the order of time.
    pub fn leases(&self) -> impl Iterator<Item = Lease<'s>> {
        let session = *self;
        self.state().leases.iter().map(move |lease| Lease {
            address: session.all.texts.get(lease.address),
            from: lease.from,
            to: lease.to.unwrap_or_else(|| session.end()).max(lease.from),
        })
    }

    /// Bytes from the client into the network.
    #[must_use]
    pub fn bytes_in(&self) -> Option<i64> {
        self.state().bytes()[0]
    }

    /// Bytes from the network out to the client.
    #[must_use]
    pub fn bytes_out(&self) -> Option<i64> {
        self.state().bytes()[1]
    }

    /// Bytes in both directions: as the appliance counted them at the end, or else as the connections add up.
    #[must_use]
    pub fn bytes(&self) -> Option<i64> {
        let [from, to, both] = self.state().bytes();
        both.or_else(|| Some(from.unwrap_or(0).saturating_add(to.unwrap_or(0))).filter(|_| from.or(to).is_some()))
    }

    /// How many hosts were reached.
    #[must_use]
    pub fn targets(&self) -> usize {
        self.state().targets()
    }

    /// How many events belong to it.
    #[must_use]
    pub fn events(&self) -> u64 {
        self.state().events
    }

    /// What became different on the way, in the order of time.
    pub fn changes(&self) -> impl Iterator<Item = Change<'s>> {
        let (all, session) = (self.all, *self);
        self.state().changes().iter().filter_map(move |change| {
            let what = Changed::of(change.field)?;
            let spot = all.spots.get(&change.text).filter(|_| what == Changed::Address);
            Some(Change {
                time: change.time,
                what,
                value: all.texts.get(change.text),
                spot,
                proof: session.proof_of(change.stand),
            })
        })
    }

    /// Changes that were not kept, since there were too many.
    #[must_use]
    pub fn more_changes(&self) -> u64 {
        self.state().more_changes()
    }

    /// The way from the user's place before to this sign-in.
    #[must_use]
    pub fn journey(&self) -> Option<&'s Journey> {
        self.all.travels.to(self.index)
    }

    /// What is remarkable, in words. Ways that are faster than `top_speed` kilometres an hour are impossible.
    #[must_use]
    pub fn flags(&self, top_speed: f64) -> Vec<String> {
        let state = self.state();
        let mut flags: Vec<String> = Vec::new();
        let mut flag = |is_so: bool, words: &str| flags.extend(is_so.then(|| words.to_owned()));
        let has_changed = |what| self.changes().any(|change| change.what == what);
        flag(has_changed(Changed::Address), "address changed");
        flag(self.has_changed_country(), "country changed");
        flag(has_changed(Changed::Agent), "agent changed");
        flag(has_changed(Changed::Host), "host changed");
        flag(has_changed(Changed::Mac), "hardware address changed");
        flag(state.seen.user_changed, "user changed");
        flag(state.seen.address_denied, "address change denied");
        flag(state.seen.active_after_end, "active after end");
        flag(self.journey().is_some_and(|way| way.is_impossible(top_speed)), "impossible travel");
        flag(!self.has_sign_in(), "no sign-in seen");
        flag(self.ending() == Ending::Inferred, "no end seen");
        let concurrent = &self.all.concurrent[self.index];
        if concurrent.count > 0 {
            let named: Vec<String> = concurrent.named.iter().map(|index| (index + 1).to_string()).collect();
            let more = concurrent.count.saturating_sub(named.len());
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            flags.push(format!("concurrent with {}{more}", named.join(" ")));
        }
        flags
    }

    fn has_changed_country(&self) -> bool {
        let changed = self.changes().filter_map(|change| change.spot);
        let mut countries =
            self.spot().into_iter().chain(changed).map(|spot| &spot.country).filter(|code| !code.is_empty());
        let first = countries.next();
        countries.any(|country| Some(country) != first)
    }
}
