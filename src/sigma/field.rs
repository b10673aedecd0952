//! The fields that rules may name: every column, and some that are worked out.

use crate::schema::{Column, Kind, SPECS};

/// A field of an event or record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// A column of the event table.
    Column(Column),
    /// A field that is worked out.
    Extra(Extra),
}

macro_rules! extras {
    ($( #[doc = $doc:literal] $id:ident $name:literal, )+) => {
        /// A field that is no column.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Extra { $( #[doc = $doc] $id, )+ }

        impl Extra {
            /// Every one, with its name and what it is.
            pub const ALL: &[(Self, &'static str, &'static str)] =
                &[ $( (Self::$id, $name, $doc.trim_ascii_start()), )+ ];
        }
    };
}

extras! {
    /// Path of the URL.
    UrlPath "url.path",
    /// Query of the URL, without `?`.
    UrlQuery "url.query",
    /// Host of the URL.
    UrlDomain "url.domain",
    /// The URL, percent-decoded twice, in lower case, with `//` folded.
    UrlDecoded "url.decoded",
    /// Host that was reached, or else its address, in lower case.
    DestinationName "destination.name",
    /// Client address cut to /24 or /48.
    SourceNetwork "source.network",
    /// What follows `@` in the name as it was recorded.
    EmailDomain "user.email_domain",
    /// Version of the client program.
    ClientVersion "client.version",
    /// What comes before the version in the user agent.
    ClientFamily "client.family",
    /// Identifier of a mobile device in a request of a mail client.
    DeviceId "device.id",
    /// Command of a mail client (`ActiveSync`), or else HTTP method, or else the action.
    Activity "activity",
    /// Hour by the appliance's clock, 0 to 23.
    LocalHour "event.local.hour",
    /// Day of the week by the appliance's clock, 1 (Monday) to 7.
    LocalWeekday "event.local.weekday",
    /// Hour of the week by the appliance's clock, 0 to 167.
    LocalHourOfWeek "event.local.hour_of_week",
    /// Of records: what was measured.
    MeasureValue "measure.value",
    /// Of records: what is usual.
    MeasureUsual "measure.usual",
    /// Of records: what was measured, in per cent of what is usual.
    MeasurePercent "measure.percent",
    /// Of changes, journeys and overlaps: country, network, none or unknown.
    PlaceChanged "place.changed",
    /// Of sessions: how many factors were accepted.
    SessionFactors "session.factors",
    /// Of sessions: how many hosts were reached.
    SessionHosts "session.hosts",
    /// Of sessions: yes if the Host Checker judged it, else no.
    SessionChecked "session.checked",
    /// Of scans: files that were as they should be.
    ScanMatched "scan.matched",
    /// Of scans: new files.
    ScanNew "scan.new",
    /// Of scans: changed files.
    ScanMismatched "scan.mismatched",
    /// Of scans: files that were as they should be in the scan before.
    ScanMatchedBefore "scan.matched_before",
    /// Session that the event belongs to. Known after sessions were made.
    SessionNumber "session.number",
    /// Host name, or hardware address, or client address of the session. Known after sessions were made.
    SessionDevice "session.device",
    /// Name of the rule that an event is counted for; only in correlations.
    RuleName "rule",
    /// Of scans: new files more than in the scan before.
    ScanNewGrowth "scan.new_growth",
    /// Of scans: changed files more than in the scan before.
    ScanMismatchedGrowth "scan.mismatched_growth",
    /// Of scans: difference to the number of matching files in the scan before.
    ScanMatchedChange "scan.matched_change",
    /// Of scans: yes if the appliance was started or updated since the scan before, else no.
    ScanUpdated "scan.updated",
    /// Of traces of editing: low, medium, high or certain.
    IntegrityCertainty "integrity.certainty",
    /// Of records: how many events it is about.
    MeasureCount "measure.count",
    /// Version of the software that was started or installed.
    SoftwareVersion "software.version",
}

/// Names of the Sigma taxonomy for web servers and proxies that are no column's name. Rules are known to write whole URLs
/// into what they call the query, so those look into both.
const TAXONOMY: &[(&str, &[Field])] = &[
    ("cs-uri-query", &[Field::Extra(Extra::UrlQuery), Field::Column(Column::Url)]),
    ("c-uri-query", &[Field::Extra(Extra::UrlQuery), Field::Column(Column::Url)]),
    ("cs-uri-stem", &[Field::Extra(Extra::UrlPath)]),
    ("c-uri-stem", &[Field::Extra(Extra::UrlPath)]),
    ("c-uri-path", &[Field::Extra(Extra::UrlPath)]),
    ("cs-uri", &[Field::Column(Column::Url)]),
    ("c-uri", &[Field::Column(Column::Url)]),
    ("cs-method", &[Field::Column(Column::HttpMethod)]),
    ("sc-status", &[Field::Column(Column::HttpStatus)]),
    ("cs-user-agent", &[Field::Column(Column::Agent)]),
    ("c-useragent", &[Field::Column(Column::Agent)]),
    ("cs-host", &[Field::Extra(Extra::UrlDomain)]),
    ("r-dns", &[Field::Extra(Extra::UrlDomain)]),
    ("cs-username", &[Field::Column(Column::User)]),
    ("c-ip", &[Field::Column(Column::SrcIp)]),
    ("s-ip", &[Field::Column(Column::DstIp)]),
    ("r-ip", &[Field::Column(Column::DstIp)]),
    ("dst_port", &[Field::Column(Column::DstPort)]),
    ("cs-bytes", &[Field::Column(Column::BytesIn)]),
    ("sc-bytes", &[Field::Column(Column::BytesOut)]),
];

/// Longest name for which others are suggested: it takes time.
const MOST_NAME_BYTES: usize = 100;

/// Names of that taxonomy for which the appliance logs nothing.
const NOT_LOGGED: &[&str] =
    &["cs-referer", "cs-referrer", "cs-cookie", "cs-version", "c-uri-extension", "c-uri-fragment", "cs-content-type"];

impl Field {
    /// The fields that a name stands for; if there are several, any of them may fulfil a test.
    ///
    /// # Errors
    /// A sentence, if there is no such field.
    pub fn named(name: &str) -> Result<Vec<Self>, String> {
        if let Some(column) = Column::named(name) {
            return Ok(vec![Self::Column(column)]);
        }
        if let Some((extra, ..)) = Extra::ALL.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(name)) {
            return Ok(vec![Self::Extra(*extra)]);
        }
        if let Some((_, fields)) = TAXONOMY.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return Ok(fields.to_vec());
        }
        if NOT_LOGGED.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return Err(format!("the appliance logs nothing for the field '{name}'"));
        }
        let nearest = Self::suggest(name).map_or_else(String::new, |known| format!("; did you mean '{known}'?"));
        Err(format!("there is no field '{name}'{nearest}"))
    }

    /// The known name most like a mistyped one, if any is close.
    fn suggest(name: &str) -> Option<&'static str> {
        if name.len() > MOST_NAME_BYTES {
            return None;
        }
        let lower = name.to_ascii_lowercase();
        let columns = SPECS.iter().flat_map(|spec| [spec.ecs, spec.name]);
        let others = Extra::ALL.iter().map(|(_, known, _)| *known).chain(TAXONOMY.iter().map(|(known, _)| *known));
        columns
            .chain(others)
            .map(|known| (strsim::jaro_winkler(known, &lower), known))
            .filter(|(score, _)| *score > 0.8)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, known)| known)
    }

    /// How its values are stored.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Column(column) => column.kind(),
            Self::Extra(extra) => extra.kind(),
        }
    }

    /// Its dotted name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Column(column) => column.spec().ecs,
            Self::Extra(extra) => Extra::ALL[extra as usize].1,
        }
    }
}

impl Extra {
    /// How its values are stored.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::UrlPath | Self::UrlQuery | Self::UrlDecoded => Kind::Text,
            Self::LocalHour
            | Self::LocalWeekday
            | Self::LocalHourOfWeek
            | Self::MeasureValue
            | Self::MeasureUsual
            | Self::MeasurePercent
            | Self::SessionFactors
            | Self::SessionHosts
            | Self::ScanMatched
            | Self::ScanNew
            | Self::ScanMismatched
            | Self::ScanMatchedBefore
            | Self::ScanNewGrowth
            | Self::ScanMismatchedGrowth
            | Self::ScanMatchedChange
            | Self::MeasureCount
            | Self::SessionNumber => Kind::Int,
            Self::UrlDomain
            | Self::DestinationName
            | Self::SourceNetwork
            | Self::EmailDomain
            | Self::ClientVersion
            | Self::ClientFamily
            | Self::DeviceId
            | Self::Activity
            | Self::PlaceChanged
            | Self::SessionChecked
            | Self::SessionDevice
            | Self::ScanUpdated
            | Self::IntegrityCertainty
            | Self::SoftwareVersion
            | Self::RuleName => Kind::Word,
        }
    }

    /// Whether only records have it.
    #[must_use]
    pub const fn is_of_records(self) -> bool {
        matches!(
            self,
            Self::MeasureValue
                | Self::MeasureUsual
                | Self::MeasurePercent
                | Self::MeasureCount
                | Self::ScanNewGrowth
                | Self::ScanMismatchedGrowth
                | Self::ScanMatchedChange
                | Self::ScanUpdated
                | Self::IntegrityCertainty
                | Self::PlaceChanged
                | Self::SessionFactors
                | Self::SessionHosts
                | Self::SessionChecked
                | Self::ScanMatched
                | Self::ScanNew
                | Self::ScanMismatched
                | Self::ScanMatchedBefore
        )
    }

    /// Whether it is known only after rules were judged, so that no detection can ask for it.
    #[must_use]
    pub const fn is_late(self) -> bool {
        matches!(self, Self::SessionNumber | Self::SessionDevice | Self::RuleName)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_many_names() {
        let user = Ok(vec![Field::Column(Column::User)]);
        assert_eq!(Field::named("user.name"), user);
        assert_eq!(Field::named("USER"), user);
        assert_eq!(Field::named("cs-username"), user);
        assert_eq!(Field::named("url.decoded"), Ok(vec![Field::Extra(Extra::UrlDecoded)]));
        assert_eq!(Field::named("cs-uri-query").map(|fields| fields.len()), Ok(2));
    }

    #[test]
    fn unknown_fields_get_a_sentence() {
        assert!(Field::named("user.nam").expect_err("unknown").contains("did you mean 'user.name'?"));
        assert!(Field::named("cs-referer").expect_err("unknown").contains("logs nothing"));
        assert_eq!(Field::named("zzzz"), Err("there is no field 'zzzz'".to_owned()));
    }

    #[test]
    fn every_extra_is_found_by_its_name() {
        for (extra, name, _) in Extra::ALL {
            assert_eq!(Field::Extra(*extra).name(), *name);
            assert_eq!(Field::named(name), Ok(vec![Field::Extra(*extra)]), "{name}");
        }
    }
}
