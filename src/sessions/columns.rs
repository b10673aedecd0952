//! The columns of a session, each declared once: names, kind, meaning, and where its value comes from.

use super::Session;
use crate::{
    output::Moments,
    schema::{Kind, OwnedValue},
};

/// Nanoseconds of a microsecond; durations are told in nanoseconds, as in events.
const NANOS: i64 = 1000;

/// How sessions are told.
#[derive(Clone, Debug)]
pub struct Telling {
    /// How instants are written inside a text.
    pub moments: Moments,
    /// Ways that are faster are impossible, kilometres an hour.
    pub top_speed: f64,
}

/// A column of a session.
#[derive(Clone, Copy)]
pub struct Column {
    /// The short name.
    pub name: &'static str,
    /// The dotted ECS name.
    pub ecs: &'static str,
    /// How its values are stored.
    pub kind: Kind,
    /// One sentence, with units where there are any.
    pub doc: &'static str,
    value: fn(&Session<'_>, &Telling) -> OwnedValue,
}

impl Column {
    /// The column with this short or dotted ECS name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        COLUMNS.iter().find(|column| column.name == name || column.ecs == name)
    }

    /// Its value for a session.
    #[must_use]
    pub fn value(&self, session: &Session<'_>, telling: &Telling) -> OwnedValue {
        (self.value)(session, telling)
    }
}

macro_rules! columns {
    ($( #[doc = $doc:literal] $name:literal $ecs:literal $kind:ident $value:expr, )+) => {
        /// Every column of a session, in output order.
        pub const COLUMNS: &[Column] = &[
            $( Column { name: $name, ecs: $ecs, kind: Kind::$kind, doc: $doc.trim_ascii_start(), value: $value }, )+
        ];
    };
}

columns! {
    /// Number of the session, in the order of the start; flags name sessions by it.
    "number" "pulse_secure.session.number" Int |session, _| count(session.number()),
    /// When the user signed in, or the first event where that was not seen.
    "start" "event.start" Time |session, _| OwnedValue::Time(session.start()),
    /// When it ended, or the last event where that was not seen.
    "end" "event.end" Time |session, _| OwnedValue::Time(session.end()),
    /// How it ended: logout, idle timeout, maximum length, deleted, policy, forced off, terminated, replaced, tunnel end, inferred end.
    "end_reason" "event.reason" Word |session, _| text(session.ending().words().as_bytes()),
    /// From start to end, nanoseconds.
    "duration" "event.duration" Int |session, _| {
        OwnedValue::Int(session.end().saturating_sub(session.start()).saturating_mul(NANOS))
    },
    /// What kind of session it is: admin, vpn (with a tunnel), agent (client program without a tunnel), web.
    "kind" "pulse_secure.session.kind" Word |session, _| text(session.kind().word().as_bytes()),
    /// Name of the appliance or cluster member.
    "node" "observer.name" Word |session, _| text(session.node()),
    /// Login name without its domain.
    "user" "user.name" Word |session, _| text(session.user()),
    /// Domain part of the login name.
    "domain" "user.domain" Word |session, _| text(session.domain()),
    /// Authentication realm.
    "realm" "pulse_secure.realm" Word |session, _| text(session.realm()),
    /// Roles of the session.
    "roles" "user.roles" List |session, _| text(session.roles()),
    /// Authentication servers, in the order in which they accepted.
    "auth_server" "pulse_secure.auth_server.primary.name" List |session, _| {
        text(&session.servers().collect::<Vec<_>>().join(&b","[..]))
    },
    /// How many factors were accepted; none if that was not seen.
    "factors" "pulse_secure.session.factors" Int |session, _| match session.factors() {
        0 => OwnedValue::None,
        factors => OwnedValue::Int(factors.into()),
    },
    /// First address of the client; changes has the others.
    "src_ip" "source.ip" Ip |session, _| text(session.source()),
    /// Country of that address, ISO 3166-1 alpha-2.
    "country" "source.geo.country_iso_code" Word |session, _| spot(session, |spot| &spot.country),
    /// City of that address.
    "city" "source.geo.city_name" Word |session, _| spot(session, |spot| &spot.city),
    /// Autonomous system number of that address.
    "asn" "source.as.number" Int |session, _| {
        session.spot().and_then(|spot| spot.asn).map_or(OwnedValue::None, OwnedValue::Int)
    },
    /// Organisation that runs the autonomous system.
    "as_org" "source.as.organization.name" Word |session, _| spot(session, |spot| &spot.as_org),
    /// What hides the client: anonymous, vpn, hosting, proxy, residential-proxy, tor.
    "anonymizer" "pulse_secure.source.anonymizer" List |session, _| spot(session, |spot| &spot.anonymizer),
    /// First tunnel address of the client.
    "nat_ip" "source.nat.ip" Ip |session, _| text(session.tunnel()),
    /// First name of the client machine.
    "host" "host.name" Word |session, _| text(session.host()),
    /// First hardware address of the client machine.
    "mac" "host.mac" Word |session, _| text(session.mac()),
    /// First user agent.
    "agent" "user_agent.original" Word |session, _| text(session.agent()),
    /// Bytes from the client into the network.
    "bytes_in" "source.bytes" Int |session, _| number(session.bytes_in()),
    /// Bytes from the network out to the client.
    "bytes_out" "destination.bytes" Int |session, _| number(session.bytes_out()),
    /// Bytes in both directions, as the appliance counted them or as the connections add up.
    "bytes" "network.bytes" Int |session, _| number(session.bytes()),
    /// Hosts that were reached through the appliance.
    "targets" "pulse_secure.session.targets" Int |session, _| count(session.targets()),
    /// Events that belong to the session.
    "events" "pulse_secure.session.events" Int |session, _| number(i64::try_from(session.events()).ok()),
    /// What became different on the way: time, what, and what it became.
    "changes" "pulse_secure.session.changes" Text changes,
    /// Tunnel addresses with the time each was held, where there are several.
    "tunnels" "pulse_secure.session.tunnels" Text tunnels,
    /// Least distance from the user's place before to this sign-in, kilometres; radii of both places are taken off.
    "travel_km" "pulse_secure.session.travel_km" Int |session, _| {
        session.journey().map_or(OwnedValue::None, |way| whole(way.speed.least_km))
    },
    /// Least speed on that way, kilometres an hour.
    "travel_kmh" "pulse_secure.session.travel_kmh" Int |session, _| {
        session.journey().map_or(OwnedValue::None, |way| whole(way.speed.least_kmh()))
    },
    /// What is remarkable: address changed, country changed, agent changed, host changed, concurrent with …, no sign-in seen, no end seen, …
    "flags" "tags" List |session, telling| text(session.flags(telling.top_speed).join(",").as_bytes()),
    /// Session id, the long one where both were printed.
    "session" "pulse_secure.session.id" Word |session, _| text(session.id()),
}

/// A text, or nothing.
#[must_use]
pub fn text(text: &[u8]) -> OwnedValue {
    if text.is_empty() { OwnedValue::None } else { OwnedValue::Text(text.to_vec()) }
}

fn number(number: Option<i64>) -> OwnedValue {
    number.map_or(OwnedValue::None, OwnedValue::Int)
}

/// A count.
#[must_use]
pub fn count(count: usize) -> OwnedValue {
    number(i64::try_from(count).ok())
}

/// The nearest whole number; what no number can tell, such as an infinite speed, is the largest one.
#[must_use]
pub fn whole(number: f64) -> OwnedValue {
    format!("{:.0}", number.min(1e15)).parse().map_or(OwnedValue::None, OwnedValue::Int)
}

fn spot<'s>(session: &Session<'s>, fact: fn(&super::Spot) -> &String) -> OwnedValue {
    session.spot().map_or(OwnedValue::None, |spot| text(fact(spot).as_bytes()))
}

fn changes(session: &Session<'_>, telling: &Telling) -> OwnedValue {
    let mut told: Vec<String> = session
        .changes()
        .map(|change| {
            let value = String::from_utf8_lossy(change.value);
            let place = change.spot.map(super::Spot::words).filter(|words| !words.is_empty());
            let place = place.map(|words| format!(" ({words})")).unwrap_or_default();
            format!("{} {} {value}{place}", telling.moments.for_people(change.time), change.what.word())
        })
        .collect();
    if session.more_changes() > 0 {
        told.push(format!("and {} more", session.more_changes()));
    }
    text(told.join("; ").as_bytes())
}

fn tunnels(session: &Session<'_>, telling: &Telling) -> OwnedValue {
    let told: Vec<String> = session
        .leases()
        .map(|lease| {
            let moment = |time| telling.moments.for_people(time);
            format!("{} {} to {}", String::from_utf8_lossy(lease.address), moment(lease.from), moment(lease.to))
        })
        .collect();
    if told.len() > 1 { text(told.join("; ").as_bytes()) } else { OwnedValue::None }
}
