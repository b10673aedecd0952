//! Two sessions of a user side by side: times at which both were on, ways from one place to the next.

use super::Rows;
use crate::{
    output::Head,
    schema::{Kind, OwnedValue},
    sessions::{Session, Sessions, Spot, Stop, count, text, whole},
};

const NANOS: i64 = 1000;

/// The times at which one of the chosen sessions was on together with another of its user.
pub(super) fn overlaps(sessions: &Sessions, chosen: &[usize]) -> Rows<'static> {
    let heads = heads(&[
        ("user", Kind::Word),
        ("start", Kind::Time),
        ("end", Kind::Time),
        ("duration", Kind::Int),
        ("first", Kind::Int),
        ("first_src_ip", Kind::Ip),
        ("first_country", Kind::Word),
        ("first_host", Kind::Word),
        ("second", Kind::Int),
        ("second_src_ip", Kind::Ip),
        ("second_country", Kind::Word),
        ("second_host", Kind::Word),
    ]);
    let is_chosen = |index: usize| chosen.binary_search(&index).is_ok();
    let pairs = sessions.overlaps().filter(|pair| is_chosen(pair.first) || is_chosen(pair.second));
    let rows = pairs.filter_map(|pair| {
        let (first, second) = (sessions.get(pair.first)?, sessions.get(pair.second)?);
        let mut row = vec![
            text(first.user()),
            OwnedValue::Time(pair.start),
            OwnedValue::Time(pair.end),
            OwnedValue::Int(pair.end.saturating_sub(pair.start).saturating_mul(NANOS)),
        ];
        row.extend(side(&first));
        row.extend(side(&second));
        Some(row)
    });
    let mut rows: Vec<Vec<OwnedValue>> = rows.collect();
    rows.sort_by(|left, right| left[1].partial_cmp(&right[1]).unwrap_or(std::cmp::Ordering::Equal));
    Rows { heads, rows: Box::new(rows.into_iter()) }
}

fn side(session: &Session<'_>) -> [OwnedValue; 4] {
    let country = session.spot().map_or("", |spot| spot.country.as_str());
    [count(session.number()), text(session.source()), text(country.as_bytes()), text(session.host())]
}

/// The ways that led to a place of the chosen sessions.
pub(super) fn travel(sessions: &Sessions, chosen: &[usize], top_speed: f64) -> Rows<'static> {
    let heads = heads(&[
        ("user", Kind::Word),
        ("from_time", Kind::Time),
        ("from_ip", Kind::Ip),
        ("from_place", Kind::Word),
        ("time", Kind::Time),
        ("src_ip", Kind::Ip),
        ("place", Kind::Word),
        ("by", Kind::Word),
        ("km", Kind::Int),
        ("least_km", Kind::Int),
        ("hours", Kind::Float),
        ("least_kmh", Kind::Int),
        ("flags", Kind::List),
        ("number", Kind::Int),
    ]);
    let ways = sessions.journeys().iter().filter(|way| chosen.binary_search(&way.to.session).is_ok());
    let rows = ways.filter_map(|way| {
        let session = sessions.get(way.to.session)?;
        let place = |stop: Stop| text(sessions.spot(stop.address).map(Spot::words).unwrap_or_default().as_bytes());
        let address = |stop: Stop| text(sessions.text(stop.address));
        let by: &[u8] = if way.to.is_sign_in { b"sign-in" } else { b"address change" };
        let flag: &[u8] = if way.is_impossible(top_speed) { b"impossible travel" } else { b"" };
        Some(vec![
            text(session.user()),
            OwnedValue::Time(way.from.time),
            address(way.from),
            place(way.from),
            OwnedValue::Time(way.to.time),
            address(way.to),
            place(way.to),
            text(by),
            whole(way.speed.km),
            whole(way.speed.least_km),
            OwnedValue::Float((way.speed.hours * 100.0).round() / 100.0),
            whole(way.speed.least_kmh()),
            text(flag),
            count(session.number()),
        ])
    });
    Rows { heads, rows: Box::new(rows.collect::<Vec<_>>().into_iter()) }
}

fn heads(heads: &[(&str, Kind)]) -> Vec<Head> {
    heads.iter().map(|(name, kind)| Head { name: (*name).to_owned(), kind: *kind }).collect()
}
