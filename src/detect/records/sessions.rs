//! Sessions as records: each at its end, what changed in it, the ways of users, and sessions that were on together.

use std::ops::Range;

use jiff::{Timestamp, tz::TimeZone};

use super::{Proof, Record, length};
use crate::{
    schema::{Column, OwnedValue},
    sessions::{self, Change, Changed, Journey, Overlap, Session, Sessions, Speed, Spot},
    sigma::{Extra, RecordKind},
};

/// Ways that are faster are impossible, kilometres an hour: an airliner.
const TOP_SPEED: f64 = 900.0;

/// The records of some sessions, by their indices: sessions with their changes, in the order of their start. `zone` is
/// that of the appliances' clocks.
pub fn of_sessions<'s>(
    sessions: &'s Sessions,
    indices: Range<usize>,
    zone: &'s TimeZone,
) -> impl Iterator<Item = Record> + 's {
    indices.filter_map(|index| sessions.get(index)).flat_map(move |session| {
        let mut found = changes(&session);
        found.push(of_session(&session, zone));
        found
    })
}

/// The records of what lies between sessions: journeys, then overlaps.
pub fn between_sessions(sessions: &Sessions) -> impl Iterator<Item = Record> + '_ {
    let journeys = sessions.journeys().iter().filter_map(move |journey| of_journey(sessions, journey));
    journeys.chain(sessions.overlaps().filter_map(move |overlap| of_overlap(sessions, overlap)))
}

fn proof(proof: &sessions::Proof<'_>) -> Proof {
    Proof {
        place: proof.place,
        file: proof.file.to_vec(),
        line: proof.line.into(),
        offset: proof.offset.and_then(|offset| i64::try_from(offset).ok()).unwrap_or(-1),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A record with what a session tells of its user, its appliance and its client.
fn about(kind: RecordKind, action: &str, time: i64, session: &Session<'_>, at: &sessions::Proof<'_>) -> Record {
    let [long, short] = session.ids();
    let mut record = Record::new(kind, action, time, proof(at))
        .with(Column::Node, session.node())
        .with(Column::User, session.user())
        .with(Column::Domain, session.domain())
        .with(Column::Realm, session.realm())
        .with(Column::Roles, session.roles())
        .with(Column::Session, long)
        .with(Column::SessionShort, short)
        .with(Column::NatIp, session.tunnel());
    record.session = u32::try_from(session.number()).ok();
    record
}

/// Adds an address and where it is.
fn at_address(record: Record, address: &[u8], spot: Option<&Spot>) -> Record {
    let record = record.with(Column::SrcIp, address);
    let Some(spot) = spot else { return record };
    record
        .with(Column::Country, spot.country.as_bytes())
        .with(Column::City, spot.city.as_bytes())
        .with(Column::AsOrg, spot.as_org.as_bytes())
        .with(Column::Anonymizer, spot.anonymizer.as_bytes())
        .with_int(Column::Accuracy, spot.accuracy)
        .with_int(Column::Asn, spot.asn)
}

/// Adds how far and how fast somebody went at least.
fn moving(record: Record, speed: Option<Speed>) -> Record {
    let Some(speed) = speed else { return record };
    record
        .with_extra(Extra::MeasureValue, sessions::whole(speed.least_km))
        .with_extra(Extra::MeasureUsual, sessions::whole(speed.least_kmh()))
}

/// What is another one about the place of an address.
fn place_changed(from: Option<&Spot>, to: Option<&Spot>) -> &'static str {
    let (Some(from), Some(to)) = (from, to) else { return "unknown" };
    let knows_countries = !from.country.is_empty() && !to.country.is_empty();
    let systems = from.asn.zip(to.asn);
    match () {
        () if knows_countries && from.country != to.country => "country",
        () if systems.is_some_and(|(one, other)| one != other) => "network",
        () if knows_countries || systems.is_some() => "none",
        () => "unknown",
    }
}

fn word(word: &str) -> OwnedValue {
    OwnedValue::Text(word.as_bytes().to_vec())
}

fn of_session(session: &Session<'_>, zone: &TimeZone) -> Record {
    let lasted = session.end().saturating_sub(session.start());
    let ending = session.ending().words();
    let message = format!(
        "Session of {} from {} on {} lasted {}; {ending}",
        text(session.user()),
        text(session.source()),
        text(session.node()),
        length(lasted)
    );
    let record = about(RecordKind::Session, "session", session.end(), session, &session.proof());
    let mut record = at_address(record, session.source(), session.spot())
        .with(Column::Host, session.host())
        .with(Column::Mac, session.mac())
        .with(Column::Agent, session.agent())
        .with(Column::AuthServer, session.servers().next().unwrap_or_default())
        .with(Column::Object, session.kind().word().as_bytes())
        .with(Column::Reason, ending.as_bytes())
        .with(Column::Flags, session.flags(TOP_SPEED).join(",").as_bytes())
        .with(Column::Message, message.as_bytes())
        .with_int(Column::BytesIn, session.bytes_in())
        .with_int(Column::BytesOut, session.bytes_out())
        .with_int(Column::Bytes, session.bytes())
        .lasting(lasted)
        .with_extra(Extra::SessionHosts, sessions::count(session.targets()))
        .with_extra(Extra::SessionChecked, word(if session.is_checked() { "yes" } else { "no" }));
    if session.factors() > 0 {
        record = record.with_extra(Extra::SessionFactors, OwnedValue::Int(session.factors().into()));
    }
    record.ends_session = true;
    let start = zone.to_datetime(Timestamp::from_microsecond(session.start()).unwrap_or(Timestamp::UNIX_EPOCH));
    let (hour, weekday) = (i64::from(start.hour()), i64::from(start.weekday().to_monday_one_offset()));
    record
        .with_extra(Extra::LocalHour, OwnedValue::Int(hour))
        .with_extra(Extra::LocalWeekday, OwnedValue::Int(weekday))
        .with_extra(Extra::LocalHourOfWeek, OwnedValue::Int((weekday - 1) * 24 + hour))
}

/// What a session has now, while its changes are gone through: address, agent, host, hardware address.
struct Now<'s> {
    values: [&'s [u8]; 4],
    spot: Option<&'s Spot>,
    /// Since when it has this address.
    since: i64,
}

fn changes(session: &Session<'_>) -> Vec<Record> {
    let values = [session.source(), session.agent(), session.host(), session.mac()];
    let mut now = Now { values, spot: session.spot(), since: session.start() };
    session.changes().map(|change| of_change(session, &change, &mut now)).collect()
}

fn of_change<'s>(session: &Session<'s>, change: &Change<'s>, now: &mut Now<'s>) -> Record {
    let (slot, action) = match change.what {
        Changed::Address => (0, "address-changed"),
        Changed::Agent => (1, "agent-changed"),
        Changed::Host => (2, "host-changed"),
        Changed::Mac => (3, "mac-changed"),
    };
    let old = std::mem::replace(&mut now.values[slot], change.value);
    let message = format!(
        "The {} of the session of {} changed from {} to {}",
        change.what.word(),
        text(session.user()),
        text(old),
        text(change.value)
    );
    let mut record = about(RecordKind::Change, action, change.time, session, &change.proof)
        .with(Column::Object, session.kind().word().as_bytes())
        .with(Column::OldValue, old)
        .with(Column::NewValue, change.value)
        .with(Column::Message, message.as_bytes());
    if change.what == Changed::Address {
        let speed = now.spot.zip(change.spot);
        let speed = speed.and_then(|(from, to)| Speed::between(from, to, change.time.saturating_sub(now.since)));
        record = moving(record, speed);
        record = record.with_extra(Extra::PlaceChanged, word(place_changed(now.spot, change.spot)));
        (now.spot, now.since) = (change.spot, change.time);
    }
    let [address, agent, host, mac] = now.values;
    at_address(record, address, now.spot).with(Column::Agent, agent).with(Column::Host, host).with(Column::Mac, mac)
}

fn of_journey(sessions: &Sessions, journey: &Journey) -> Option<Record> {
    let session = sessions.get(journey.to.session)?;
    let (from, to) = (sessions.text(journey.from.address), sessions.text(journey.to.address));
    let (from_spot, to_spot) = (sessions.spot(journey.from.address), sessions.spot(journey.to.address));
    let moved = session.changes().find(|change| {
        !journey.to.is_sign_in
            && change.what == Changed::Address
            && change.time == journey.to.time
            && change.value == to
    });
    let stands = moved.map_or_else(|| session.proof(), |change| change.proof);
    let words = |spot: Option<&Spot>| spot.map(Spot::words).unwrap_or_default();
    let message = format!(
        "{} was at {} ({}) and {} later at {} ({}), {:.0} km away",
        text(session.user()),
        text(from),
        words(from_spot),
        length(journey.to.time.saturating_sub(journey.from.time)),
        text(to),
        words(to_spot),
        journey.speed.km
    );
    let record = about(RecordKind::Journey, "journey", journey.to.time, &session, &stands);
    let record = moving(at_address(record, to, to_spot), Some(journey.speed))
        .with(Column::OldValue, from)
        .with(Column::Host, session.host())
        .with(Column::Mac, session.mac())
        .with(Column::Agent, session.agent())
        .with(Column::Object, session.kind().word().as_bytes())
        .with(Column::Message, message.as_bytes())
        .lasting(journey.to.time.saturating_sub(journey.from.time));
    Some(record.with_extra(Extra::PlaceChanged, word(place_changed(from_spot, to_spot))))
}

fn of_overlap(sessions: &Sessions, overlap: Overlap) -> Option<Record> {
    let (first, second) = (sessions.get(overlap.first)?, sessions.get(overlap.second)?);
    let both = overlap.end.saturating_sub(overlap.start);
    let message = format!(
        "Two sessions of {} were on together for {}, from {} and {}",
        text(second.user()),
        length(both),
        text(first.source()),
        text(second.source())
    );
    let record = about(RecordKind::Overlap, "overlap", overlap.start, &second, &second.proof());
    let record = at_address(record, second.source(), second.spot())
        .with(Column::OldValue, first.source())
        .with(Column::Host, second.host())
        .with(Column::Mac, second.mac())
        .with(Column::Agent, second.agent())
        .with(Column::Object, second.kind().word().as_bytes())
        .with(Column::Message, message.as_bytes())
        .lasting(both);
    Some(record.with_extra(Extra::PlaceChanged, word(place_changed(first.spot(), second.spot()))))
}
