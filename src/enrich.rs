//! Adds to an event what is known about it from elsewhere, once per distinct value and only if asked.
//!
//! `geo` reads MaxMind databases of any vendor, `scope` labels special ranges without any database; indicators
//! of compromise and what a site tells of itself come from files of the user. What a Parquet dataset already holds
//! stays unless a source was named for this run.

mod clocks;
mod geo;
mod marks;
mod remembered;
mod scope;
mod surroundings;

use std::net::IpAddr;

use bumpalo::Bump;

pub use clocks::Clocks;
pub use geo::{Databases, Described, Place};
pub use scope::scope;

use crate::{
    context::Context,
    indicators::Indicators,
    schema::{Column, ColumnSet, Event},
};
use marks::Marks;
use remembered::Remembered;
use surroundings::Surroundings;

/// Columns that need a database.
pub const FROM_DATABASE: ColumnSet = ColumnSet::of(&[
    Column::Country,
    Column::City,
    Column::Lat,
    Column::Lon,
    Column::Accuracy,
    Column::Asn,
    Column::AsOrg,
    Column::Anonymizer,
    Column::DstCountry,
]);

/// Columns about the client's address.
const OF_SOURCE: ColumnSet =
    FROM_DATABASE.without(ColumnSet::of(&[Column::DstCountry])).with(ColumnSet::of(&[Column::SrcScope]));

/// Where enrichment comes from.
pub struct Knowledge {
    /// GeoIP databases.
    pub databases: Databases,
    /// Indicators of compromise.
    pub indicators: Indicators,
    /// What the site tells of itself.
    pub context: Context,
}

impl Knowledge {
    /// Everything that must be read from an event so that these columns can be filled.
    #[must_use]
    pub fn inputs(&self, needs: ColumnSet) -> ColumnSet {
        inputs(&self.context, &self.indicators, needs)
    }
}

/// Everything that must be read from an event so that these columns can be filled.
#[must_use]
pub fn inputs(context: &Context, indicators: &Indicators, needs: ColumnSet) -> ColumnSet {
    let needs = surroundings::inputs(context, needs.with(indicators.inputs(needs)));
    let with = |needs: ColumnSet, wanted: ColumnSet, inputs: &[Column]| {
        if needs.meets(wanted) { needs.with(ColumnSet::of(inputs)) } else { needs }
    };
    let needs = with(needs, ColumnSet::of(&[Column::DstCountry]), &[Column::DstIp]);
    with(needs, OF_SOURCE, &[Column::SrcIp])
}

/// Looks addresses up; lives as long as its worker.
pub struct Enricher<'q> {
    databases: &'q Databases,
    needs: ColumnSet,
    addresses: Remembered<Known<'q>>,
    surroundings: Option<Surroundings<'q>>,
    marks: Option<Marks<'q>>,
}

#[derive(Clone, Copy, Default)]
struct Known<'q> {
    scope: &'static str,
    place: Place<'q>,
}

impl<'q> Enricher<'q> {
    /// An enricher for the needed columns.
    #[must_use]
    pub fn new(knowledge: &'q Knowledge, needs: ColumnSet) -> Self {
        let databases = &knowledge.databases;
        let needs = if databases.is_empty() { needs.without(FROM_DATABASE) } else { needs };
        let surroundings = Surroundings::new(&knowledge.context, needs);
        let marks = Marks::new(&knowledge.indicators, needs);
        Self { databases, needs, addresses: Remembered::default(), surroundings, marks }
    }

    /// Fills the needed columns of an event. What a dataset stored stays, unless the user named a source. Texts that
    /// have to be put together lie in `scratch`.
    #[inline]
    pub fn enrich<'a>(&mut self, event: &mut Event<'a>, scratch: &'a Bump)
    where
        'q: 'a,
    {
        let needs = self.needs;
        if needs.meets(OF_SOURCE) && event.has(Column::SrcIp) {
            let overrules = self.databases.are_named();
            let known = self.look_up(event.text(Column::SrcIp));
            let place = &known.place;
            let mut set_text = |column, text| {
                if needs.has(column) && (overrules || !event.has(column)) {
                    event.set_text(column, text);
                }
            };
            set_text(Column::SrcScope, known.scope.as_bytes());
            set_text(Column::Country, place.country);
            set_text(Column::City, place.city);
            set_text(Column::AsOrg, place.as_org);
            set_text(Column::Anonymizer, place.anonymizer.as_bytes());
            for (column, degrees) in [(Column::Lat, place.lat), (Column::Lon, place.lon)] {
                if needs.has(column) && (overrules || !event.has(column)) {
                    event.set_float(column, degrees);
                }
            }
            for (column, number) in [(Column::Accuracy, place.accuracy), (Column::Asn, place.asn)] {
                if needs.has(column) && (overrules || !event.has(column)) {
                    event.set_int(column, number);
                }
            }
        }
        if needs.has(Column::DstCountry) && event.has(Column::DstIp) {
            let country = self.look_up(event.text(Column::DstIp)).place.country;
            if self.databases.are_named() || !event.has(Column::DstCountry) {
                event.set_text(Column::DstCountry, country);
            }
        }
        if let Some(surroundings) = &mut self.surroundings {
            surroundings.fill(event);
        }
        if let Some(marks) = &mut self.marks {
            marks.mark(event, scratch);
        }
    }

    #[inline]
    fn look_up(&mut self, address: &[u8]) -> &Known<'q> {
        let databases = self.databases;
        self.addresses.of(address, |text| {
            let parsed: Option<IpAddr> = std::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
            Known {
                scope: parsed.map_or("", scope),
                place: parsed.map_or_else(Place::default, |address| databases.place(address)),
            }
        })
    }
}
