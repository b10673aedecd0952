//! The fields that rules may name: every column, and some that are worked out.

use crate::schema::Column;

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
    /// Identifier of a mobile device in an ActiveSync request.
    DeviceId "device.id",
    /// ActiveSync command, or else HTTP method, or else the action.
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

impl Field {
    /// Its dotted name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Column(column) => column.spec().ecs,
            Self::Extra(extra) => Extra::ALL[extra as usize].1,
        }
    }
}
