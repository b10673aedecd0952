//! Adds to an event what is known about its addresses, once per distinct address and only if asked.
//!
//! `geo` reads MaxMind databases of any vendor, `scope` labels special ranges without any database.
//! What a Parquet dataset already holds stays unless a database was named for this run.

mod geo;
mod scope;

use std::net::IpAddr;

pub use geo::{Databases, Described};
pub use scope::scope;

use crate::{
    intern::Interner,
    schema::{Column, ColumnSet, Event},
};
use geo::Place;

/// Columns that need a database.
pub const FROM_DATABASE: ColumnSet = ColumnSet::of(&[
    Column::Country,
    Column::City,
    Column::Lat,
    Column::Lon,
    Column::Asn,
    Column::AsOrg,
    Column::Anonymizer,
    Column::DstCountry,
]);

/// Distinct addresses remembered per worker; a scan from forged addresses must not fill the memory.
const MOST_REMEMBERED: usize = 1 << 18;

/// Looks addresses up; lives as long as its worker.
pub struct Enricher<'q> {
    databases: &'q Databases,
    needs: ColumnSet,
    addresses: Interner,
    /// What is known about each interned address.
    known: Vec<Known<'q>>,
}

#[derive(Clone, Copy, Default)]
struct Known<'q> {
    scope: &'static str,
    place: Place<'q>,
}

impl<'q> Enricher<'q> {
    /// An enricher for the needed columns.
    #[must_use]
    pub fn new(databases: &'q Databases, needs: ColumnSet) -> Self {
        let needs = if databases.is_empty() { needs.without(FROM_DATABASE) } else { needs };
        Self { databases, needs, addresses: Interner::default(), known: vec![Known::default()] }
    }

    /// Fills the needed columns of an event.
    #[inline]
    pub fn enrich<'a>(&mut self, event: &mut Event<'a>)
    where
        'q: 'a,
    {
        if self.needs.meets(FROM_DATABASE.with(ColumnSet::of(&[Column::SrcScope]))) {
            self.enrich_source(event);
        }
        if self.needs.has(Column::DstCountry) && event.has(Column::DstIp) {
            let known = self.look_up(event.text(Column::DstIp));
            event.set_text(Column::DstCountry, known.place.country);
        }
    }

    fn enrich_source<'a>(&mut self, event: &mut Event<'a>)
    where
        'q: 'a,
    {
        if !event.has(Column::SrcIp) {
            return;
        }
        let known = self.look_up(event.text(Column::SrcIp));
        event.set_text(Column::SrcScope, known.scope.as_bytes());
        if !self.databases.is_empty() {
            event.set_text(Column::Country, known.place.country);
            event.set_text(Column::City, known.place.city);
            event.set_float(Column::Lat, known.place.lat);
            event.set_float(Column::Lon, known.place.lon);
            event.set_int(Column::Asn, known.place.asn);
            event.set_text(Column::AsOrg, known.place.as_org);
            event.set_text(Column::Anonymizer, known.place.anonymizer.as_bytes());
        }
    }

    #[inline]
    fn look_up(&mut self, address: &[u8]) -> Known<'q> {
        if self.addresses.len() > MOST_REMEMBERED {
            self.addresses.clear();
            self.known.truncate(1);
        }
        let id = self.addresses.id(address) as usize;
        if let Some(known) = self.known.get(id) {
            return *known;
        }
        let parsed: Option<IpAddr> = std::str::from_utf8(address).ok().and_then(|text| text.parse().ok());
        let known = Known {
            scope: parsed.map_or("", scope),
            place: parsed.map_or_else(Place::default, |address| self.databases.place(address)),
        };
        self.known.push(known);
        known
    }
}
