//! Fills the columns that a site's context tells: zones, machines, groups, accounts, countries, hours, patches.
//!
//! Without context, ranges of addresses tell internal from external and the realm is the group; everything else stays
//! empty. A table that the user named overrules what a dataset holds. Whether a rule holds is judged at the time
//! of the event.

use std::net::IpAddr;

use super::{remembered::Remembered, scope};
use crate::{
    context::{AccountKind, AccountKinds, Asked, Context, CountryStatus, Found, Hours, Machine, Rules, Zone},
    schema::{Column, ColumnSet, Event},
};

/// Columns that are filled even without context.
const ALWAYS: ColumnSet = ColumnSet::of(&[Column::Zone, Column::DstZone, Column::PeerGroup]);

/// The appliance itself, as a user; it works at all hours.
const SYSTEM: &[u8] = b"System";

/// One end of a connection.
struct End {
    address: Column,
    host: Column,
    /// Whether the host has that name for others; a client may call itself as it likes.
    is_placed_by_host: bool,
    zone: Column,
    label: Column,
    kind: Column,
}

const CLIENT: End = End {
    address: Column::SrcIp,
    host: Column::Host,
    is_placed_by_host: false,
    zone: Column::Zone,
    label: Column::SrcLabel,
    kind: Column::HostType,
};
const DESTINATION: End = End {
    address: Column::DstIp,
    host: Column::DstHost,
    is_placed_by_host: true,
    zone: Column::DstZone,
    label: Column::DstLabel,
    kind: Column::DstType,
};

impl End {
    const fn columns(&self) -> ColumnSet {
        ColumnSet::of(&[self.zone, self.label, self.kind])
    }
}

/// Those of the columns that this context can fill.
fn fillable(context: &Context, needs: ColumnSet) -> ColumnSet {
    let named = [
        (context.names.is_empty(), &[Column::SrcLabel, Column::HostType, Column::DstLabel, Column::DstType][..]),
        (context.accounts.is_empty(), &[Column::AccountKind]),
        (context.countries.is_empty(), &[Column::CountryStatus]),
        (context.hours.is_empty(), &[Column::Hours]),
        (context.patches.is_empty(), &[Column::Patch]),
    ];
    let filled = named.iter().filter(|(is_empty, _)| !is_empty);
    needs.common(filled.fold(ALWAYS, |set, (_, columns)| set.with(ColumnSet::of(columns))))
}

/// Whether rules may be about the names of hosts.
const fn tells_of_hosts(context: &Context) -> bool {
    !(context.zones.is_empty() && context.names.is_empty())
}

/// Whether rules may be about users.
const fn tells_of_users(context: &Context) -> bool {
    !(context.groups.is_empty() && context.accounts.is_empty() && context.hours.is_empty())
}

/// Everything that must be read from an event so that these columns can be filled, and its time be put right.
pub(super) fn inputs(context: &Context, needs: ColumnSet) -> ColumnSet {
    let own = fillable(context, needs);
    let mut inputs = needs;
    let mut ask = |wanted: ColumnSet, columns: &[Column]| {
        if own.meets(wanted) {
            inputs = inputs.with(ColumnSet::of(columns));
        }
    };
    for end in [CLIENT, DESTINATION] {
        ask(end.columns(), &[end.address]);
        if tells_of_hosts(context) {
            ask(end.columns(), &[end.host, Column::Time]);
        }
    }
    ask(ColumnSet::of(&[Column::PeerGroup, Column::Hours]), &[Column::Realm]);
    if !context.groups.is_empty() {
        ask(ColumnSet::of(&[Column::PeerGroup]), &[Column::User, Column::Domain, Column::Time]);
    }
    ask(ColumnSet::of(&[Column::AccountKind, Column::Hours]), &[Column::User, Column::Domain, Column::Time]);
    ask(ColumnSet::of(&[Column::CountryStatus]), &[Column::Country, Column::Time]);
    ask(ColumnSet::of(&[Column::Patch]), &[Column::Node, Column::Time]);
    if context.clocks.is_empty() { inputs } else { inputs.with(ColumnSet::of(&[Column::Node, Column::Time])) }
}

/// Looks up what the context tells; lives as long as its worker.
pub(super) struct Surroundings<'q> {
    context: &'q Context,
    needs: ColumnSet,
    places: Remembered<Place<'q>>,
    people: Remembered<Person<'q>>,
    /// Hours of groups.
    groups: Remembered<Found<'q, Hours>>,
    /// Hours of everyone.
    everyone: Found<'q, Hours>,
    countries: Remembered<Found<'q, CountryStatus>>,
    nodes: Remembered<Found<'q, String>>,
    /// A user with domain, for a look-up.
    account: Vec<u8>,
}

/// What is known about an address or a host.
#[derive(Clone, Default)]
struct Place<'q> {
    zones: Found<'q, Zone>,
    machines: Found<'q, Machine>,
    /// The zone where no rule holds.
    otherwise: &'static str,
}

/// What is known about a user.
#[derive(Default)]
struct Person<'q> {
    groups: Found<'q, String>,
    accounts: Found<'q, AccountKind>,
    hours: Found<'q, Hours>,
}

impl<'q> Surroundings<'q> {
    /// What fills the needed columns; `None` if none of them can be filled.
    pub(super) fn new(context: &'q Context, needs: ColumnSet) -> Option<Self> {
        let needs = fillable(context, needs);
        (!needs.is_empty()).then(|| Self {
            context,
            needs,
            places: Remembered::default(),
            people: Remembered::default(),
            groups: Remembered::default(),
            everyone: context.hours.about(&Asked::Everyone),
            countries: Remembered::default(),
            nodes: Remembered::default(),
            account: Vec::new(),
        })
    }

    /// Fills the needed columns of an event.
    pub(super) fn fill<'a>(&mut self, event: &mut Event<'a>)
    where
        'q: 'a,
    {
        let needs = self.needs;
        for end in [&CLIENT, &DESTINATION] {
            if needs.meets(end.columns()) {
                self.fill_end(end, event);
            }
        }
        if needs.meets(ColumnSet::of(&[Column::PeerGroup, Column::AccountKind, Column::Hours])) {
            self.fill_person(event);
        }
        let (context, time) = (self.context, event.int(Column::Time));
        if needs.has(Column::CountryStatus) && event.has(Column::Country) {
            let look_up = |country: &str| context.countries.about(&Asked::Name(country));
            let status = self.countries.about(event.text(Column::Country), look_up).at(time);
            event.set_text(Column::CountryStatus, status.map_or("other", |status| status.word()).as_bytes());
        }
        if needs.has(Column::Patch) {
            let look_up = |node: &str| context.patches.about(&Asked::Name(node));
            let patch = self.nodes.about(event.text(Column::Node), look_up).at(time);
            event.set_text(Column::Patch, patch.map_or(b"", |patch| patch.as_bytes()));
        }
    }

    /// What is said of the address comes before what is said of the name.
    fn fill_end<'a>(&mut self, end: &End, event: &mut Event<'a>)
    where
        'q: 'a,
    {
        let (context, time, needs) = (self.context, event.int(Column::Time), self.needs);
        let host: &[u8] = if tells_of_hosts(context) { event.text(end.host) } else { b"" };
        let (mut zone, mut otherwise) = (None, "");
        let (mut label, mut kind) = ("", "");
        for (text, places) in [(event.text(end.address), true), (host, end.is_placed_by_host)] {
            if text.is_empty() {
                continue;
            }
            let place = self.places.about(text, |text| Place::of(text, context));
            if places {
                zone = zone.or_else(|| place.zones.at(time));
                otherwise = if otherwise.is_empty() { place.otherwise } else { otherwise };
            }
            for machine in place.machines.all_at(time) {
                label = if label.is_empty() { &machine.name } else { label };
                kind = if kind.is_empty() { &machine.kind } else { kind };
            }
        }
        if needs.has(end.zone) && (!context.zones.is_empty() || !event.has(end.zone)) {
            event.set_text(end.zone, zone.map_or(otherwise, |zone| &zone.name).as_bytes());
        }
        for (column, text) in [(end.label, label), (end.kind, kind)] {
            if needs.has(column) {
                event.set_text(column, text.as_bytes());
            }
        }
    }

    fn fill_person<'a>(&mut self, event: &mut Event<'a>)
    where
        'q: 'a,
    {
        let (context, time, needs) = (self.context, event.int(Column::Time), self.needs);
        let user = event.text(Column::User);
        self.account.clear();
        if !user.is_empty() && tells_of_users(context) {
            self.account.extend_from_slice(event.text(Column::Domain));
            self.account.push(b'\\');
            self.account.extend_from_slice(user);
        }
        let person = self.people.about(&self.account, |account| Person::of(account, context));
        let stored = event.text(Column::PeerGroup);
        let group = match person.groups.at(time) {
            Some(group) => group.as_bytes(),
            None if context.groups.is_empty() && !stored.is_empty() => stored,
            None => event.text(Column::Realm),
        };
        if needs.has(Column::PeerGroup) {
            event.set_text(Column::PeerGroup, group);
        }
        if needs.has(Column::AccountKind) {
            let kinds: AccountKinds = person.accounts.all_at(time).collect();
            event.set_text(Column::AccountKind, kinds.words().as_bytes());
        }
        if needs.has(Column::Hours) {
            let of_group = self.groups.about(group, |group| context.hours.about(&Asked::Group(group)));
            let is_person = !user.is_empty() && user != SYSTEM;
            let judged = if is_person { judge([&person.hours, of_group, &self.everyone], time) } else { "" };
            event.set_text(Column::Hours, judged.as_bytes());
        }
    }
}

/// Whether a time is inside of the expected hours: those of the user count, or else those of the group, or else those
/// of everyone. Empty if there are none.
fn judge(levels: [&Found<'_, Hours>; 3], time: Option<i64>) -> &'static str {
    let Some(micros) = time else { return "" };
    for level in levels {
        let mut hours = level.all_at(time).peekable();
        if hours.peek().is_some() {
            return if hours.any(|hours| hours.cover(micros)) { "inside" } else { "outside" };
        }
    }
    ""
}

impl<'q> Place<'q> {
    /// An address, or a host. What is said of an address goes for the host that the site calls by that name.
    fn of(text: &str, context: &'q Context) -> Self {
        if let Ok(address) = text.parse() {
            return Self::of_address(address, context);
        }
        let host = Asked::Name(text);
        let named = context.names.all().iter().find(|rule| rule.says.name.to_lowercase() == text);
        let of_address =
            named.and_then(|rule| rule.subject.address()).map(|address| Self::of_address(address, context));
        let Self { zones, machines, otherwise } = of_address.unwrap_or_default();
        Self { zones: or(zones, &context.zones, &host), machines: or(machines, &context.names, &host), otherwise }
    }

    fn of_address(address: IpAddr, context: &'q Context) -> Self {
        let address = address.to_canonical();
        let is_internal = matches!(scope(address), "private" | "carrier-nat" | "link-local" | "loopback");
        let asked = Asked::Address(address);
        Self {
            zones: context.zones.about(&asked),
            machines: context.names.about(&asked),
            otherwise: if is_internal { "internal" } else { "external" },
        }
    }
}

/// What was found, or else what is said of something else.
fn or<'q, T>(found: Found<'q, T>, rules: &'q Rules<T>, asked: &Asked<'_>) -> Found<'q, T> {
    if found.is_empty() { rules.about(asked) } else { found }
}

impl<'q> Person<'q> {
    /// A user as `domain\user`.
    fn of(account: &str, context: &'q Context) -> Self {
        let (domain, user) = account.split_once('\\').unwrap_or(("", account));
        let asked = Asked::User(user, domain);
        Self {
            groups: context.groups.about(&asked),
            accounts: context.accounts.about(&asked),
            hours: context.hours.about(&asked),
        }
    }
}
