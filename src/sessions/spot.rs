//! Where an address is.

use crate::{
    enrich::{FROM_DATABASE, Place},
    schema::{Column, ColumnSet, Event},
};

/// Columns that tell where the client's address is.
pub(super) const COLUMNS: ColumnSet = FROM_DATABASE.without(ColumnSet::of(&[Column::DstCountry]));

/// Where an address is, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// Country, ISO 3166-1 alpha-2; empty if unknown.
    pub country: String,
    /// City; empty if unknown.
    pub city: String,
    /// Latitude and longitude, degrees.
    pub degrees: Option<(f64, f64)>,
    /// Distance from there within which the address is, kilometres.
    pub accuracy: Option<i64>,
    /// Autonomous system number.
    pub asn: Option<i64>,
    /// Organisation that runs the autonomous system; empty if unknown.
    pub as_org: String,
    /// What hides the client, words with commas; empty if nothing is known to.
    pub anonymizer: String,
}

impl Spot {
    /// Where the client of an event is.
    pub(super) fn of(event: &Event<'_>) -> Self {
        let text = |column| String::from_utf8_lossy(event.text(column)).into_owned();
        Self {
            country: text(Column::Country),
            city: text(Column::City),
            degrees: event.float(Column::Lat).zip(event.float(Column::Lon)),
            accuracy: event.int(Column::Accuracy),
            asn: event.int(Column::Asn),
            as_org: text(Column::AsOrg),
            anonymizer: text(Column::Anonymizer),
        }
    }

    /// Where the databases put an address.
    pub(super) fn at(place: &Place<'_>) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            country: text(place.country),
            city: text(place.city),
            degrees: place.lat.zip(place.lon),
            accuracy: place.accuracy,
            asn: place.asn,
            as_org: text(place.as_org),
            anonymizer: place.anonymizer.to_owned(),
        }
    }

    /// The country, the city or the system, whatever is known: `GB London AS64496`.
    #[must_use]
    pub fn words(&self) -> String {
        let system = self.asn.map(|asn| format!("AS{asn}")).unwrap_or_default();
        let words = [self.country.as_str(), self.city.as_str(), &system];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}
