//! How far and how fast users went between their successive places.
//!
//! A place is where a user signed in, or where the address of a session changed to. Databases give a point and the
//! radius around it in which the address is; what counts is the least distance that both radii allow. Distances are
//! great circles on a sphere of 6371 km.

use std::{collections::HashMap, time::Duration};

use foldhash::fast::FixedState;

use super::{note::Field, session::start_of, spot::Spot, state::State};

const EARTH_KM: f64 = 6371.0088;
/// Distances up to this one say nothing: places of addresses are often wrong by so much.
const LEAST_KM: f64 = 500.0;

/// Where a user was, and when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// Microseconds since 1970.
    pub time: i64,
    /// The address, by the number of its text.
    pub address: u32,
    /// Index of the session.
    pub session: usize,
    /// Whether the user signed in there; else the address of the session changed.
    pub is_sign_in: bool,
}

/// The way from one place of a user to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Journey {
    /// Where it began.
    pub from: Stop,
    /// Where it ended.
    pub to: Stop,
    /// How far, and how fast.
    pub speed: Speed,
}

impl Journey {
    /// Whether nobody is as fast as that: faster than `top_speed`, in kilometres an hour, over a distance that
    /// wrong places alone do not explain.
    #[must_use]
    pub fn is_impossible(&self, top_speed: f64) -> bool {
        self.speed.least_km > LEAST_KM && self.speed.least_kmh() > top_speed
    }
}

/// How far, and how fast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speed {
    /// Between the two points, kilometres.
    pub km: f64,
    /// What is left of it when both radii are taken off, kilometres.
    pub least_km: f64,
    /// Time between the two, hours.
    pub hours: f64,
}

impl Speed {
    /// How far it is from one place to another, and how fast somebody was who took that many microseconds; nothing
    /// where one of them has no point.
    #[must_use]
    pub fn between(from: &Spot, to: &Spot, micros: i64) -> Option<Self> {
        let km = kilometres(from.degrees?, to.degrees?);
        let radius = |spot: &Spot| f64::from(i32::try_from(spot.accuracy.unwrap_or(0)).unwrap_or(0));
        let least_km = (km - radius(from) - radius(to)).max(0.0);
        let hours = Duration::from_micros(u64::try_from(micros).unwrap_or(0)).as_secs_f64() / 3600.0;
        Some(Self { km, least_km, hours })
    }

    /// How fast the user was at least, kilometres an hour; infinite if no time passed.
    #[must_use]
    pub fn least_kmh(self) -> f64 {
        if self.least_km > 0.0 { self.least_km / self.hours } else { 0.0 }
    }
}

/// All ways of all users.
#[derive(Default)]
pub(super) struct Travels {
    all: Vec<Journey>,
    /// The way to the sign-in of each session, by the index of the session.
    to_sign_in: HashMap<usize, usize, FixedState>,
}

impl Travels {
    pub(super) fn of(states: &[Box<State>], spots: &HashMap<u32, Spot, FixedState>) -> Self {
        if spots.is_empty() {
            return Self::default();
        }
        let mut stops: Vec<((u32, u32), Stop)> = Vec::new();
        for (session, state) in states.iter().enumerate().filter(|(_, state)| state.fact(Field::User) != 0) {
            let user = (state.fact(Field::User), state.fact(Field::Domain));
            let start = start_of(state);
            let stop = |time, address, is_sign_in| (user, Stop { time, address, session, is_sign_in });
            let sign_in = state.signed_in.map(|_| stop(start, state.fact(Field::Source), true));
            let moved = state.changes().iter().filter(|change| change.field == Field::Source && change.time >= start);
            stops.extend(sign_in.into_iter().chain(moved.map(|change| stop(change.time, change.text, false))));
        }
        stops.retain(|(_, stop)| spots.get(&stop.address).is_some_and(|spot| spot.degrees.is_some()));
        stops.sort_by_key(|(user, stop)| (*user, stop.time, stop.session, !stop.is_sign_in));
        let ways = stops.windows(2).filter_map(|pair| {
            let [(user, from), (other, to)] = *pair else { return None };
            let (start, end) = (spots.get(&from.address)?, spots.get(&to.address)?);
            let speed = Speed::between(start, end, to.time - from.time).filter(|speed| speed.km > 0.0)?;
            (user == other).then_some(Journey { from, to, speed })
        });
        let mut all: Vec<Journey> = ways.collect();
        all.sort_by_key(|journey| (journey.to.time, journey.to.session, !journey.to.is_sign_in));
        let to_sign_in = all.iter().enumerate().filter(|(_, journey)| journey.to.is_sign_in);
        let to_sign_in = to_sign_in.map(|(index, journey)| (journey.to.session, index)).collect();
        Self { all, to_sign_in }
    }

    pub(super) fn all(&self) -> &[Journey] {
        &self.all
    }

    /// The way that led to the sign-in of a session.
    pub(super) fn to(&self, session: usize) -> Option<&Journey> {
        self.to_sign_in.get(&session).and_then(|&index| self.all.get(index))
    }
}

/// The length of the great circle between two points, given as latitude and longitude in degrees.
fn kilometres(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (latitude, other_latitude) = (from.0.to_radians(), to.0.to_radians());
    let across = ((to.1 - from.1).to_radians() / 2.0).sin().powi(2);
    let up = ((other_latitude - latitude) / 2.0).sin().powi(2);
    let half_chord = (up + latitude.cos() * other_latitude.cos() * across).sqrt().min(1.0);
    2.0 * EARTH_KM * half_chord.asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_an_atlas() {
        let (london, paris, sydney) = ((51.5142, -0.0931), (48.8566, 2.3522), (-33.8688, 151.2093));
        assert!((kilometres(london, paris) - 343.0).abs() < 5.0);
        assert!((kilometres(london, sydney) - 16_994.0).abs() < 20.0);
        assert!(kilometres(london, london) < 1e-9);
        assert!((kilometres((0.0, 179.5), (0.0, -179.5)) - 111.2).abs() < 0.1);
        assert!((kilometres((90.0, 0.0), (-90.0, 0.0)) - 20_015.1).abs() < 0.1);
    }

    #[test]
    fn radii_are_taken_off_the_distance() {
        let spot = |degrees, accuracy| Spot { degrees: Some(degrees), accuracy: Some(accuracy), ..Spot::default() };
        let near = Speed::between(&spot((51.5, 0.0), 100), &spot((48.9, 2.4), 200), 3_600_000_000).expect("points");
        assert!((near.least_km - (near.km - 300.0)).abs() < 1e-9);
        assert!((near.least_kmh() - near.least_km).abs() < 1e-9);
        let same = Speed::between(&spot((51.5, 0.0), 500), &spot((48.9, 2.4), 200), 0).expect("points");
        assert!(same.least_kmh() < f64::EPSILON, "radii that meet allow no speed");
        let at_once = Speed::between(&spot((51.5, 0.0), 1), &spot((48.9, 2.4), 1), 0).expect("points");
        assert!(at_once.least_kmh().is_infinite());
    }
}
