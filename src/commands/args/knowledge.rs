//! What is known about events from elsewhere.

use std::path::PathBuf;

use clap::ValueHint;

use crate::{
    context::Context,
    enrich::{Databases, FROM_DATABASE, Knowledge},
    error::Result,
    indicators::Indicators,
    schema::ColumnSet,
};

/// Where enrichment comes from.
#[derive(Debug, clap::Args)]
pub struct KnowledgeArgs {
    /// GeoIP database (.mmdb) or folder of them; repeat for more
    ///
    /// City, country, ASN and anonymous-IP databases of MaxMind, DB-IP and IPinfo. Without this option those in
    /// $PULSETRAIL_GEOIP_DIR or in the usual system folders are taken.
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath, help_heading = "Input")]
    pub geoip: Vec<PathBuf>,

    /// Folder of GeoIP databases for runs without --geoip
    #[arg(long, env = "PULSETRAIL_GEOIP_DIR", hide = true, value_name = "DIR")]
    pub geoip_dir: Option<PathBuf>,

    /// Indicators of compromise, a file or folder of them; repeat for more
    ///
    /// Plain lists, CSV, MISP (CSV, JSON, feeds), STIX 2.1 bundles, Tor exit lists of CollecTor, Feodo; defanged or
    /// not. Events that match have the columns `ioc`, `ioc_type`, `ioc_field` and `ioc_source`: --where "ioc <> ''"
    /// lists them, --by ioc counts them. An indicator with a time of validity matches only events of that time.
    /// `pulsetrail ioc check` shows what is understood.
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath, help_heading = "Input")]
    pub ioc: Vec<PathBuf>,

    /// Take indicators as valid at any time
    #[arg(long, requires = "ioc", help_heading = "Input")]
    pub ioc_ignore_validity: bool,
}

impl KnowledgeArgs {
    /// Nothing that was named.
    pub const NONE: Self = Self { geoip: Vec::new(), geoip_dir: None, ioc: Vec::new(), ioc_ignore_validity: false };

    /// Opens what was named, and what is needed and can be found.
    ///
    /// # Errors
    /// A source that is missing or cannot be read.
    pub fn open(&self, needs: ColumnSet) -> Result<Knowledge> {
        let indicators = Indicators::open(&self.ioc, self.ioc_ignore_validity)?;
        let needs = needs.with(indicators.inputs(needs));
        let databases = match self.geoip.as_slice() {
            [] if needs.meets(FROM_DATABASE) => Databases::find(self.geoip_dir.as_deref())?,
            named => Databases::open(named)?,
        };
        Ok(Knowledge { databases, indicators, context: Context::default() })
    }
}
