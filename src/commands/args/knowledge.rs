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
}

impl KnowledgeArgs {
    /// Nothing that was named.
    pub const NONE: Self = Self { geoip: Vec::new(), geoip_dir: None };

    /// Opens what was named, and what is needed and can be found.
    ///
    /// # Errors
    /// A source that is missing or cannot be read.
    pub fn open(&self, needs: ColumnSet) -> Result<Knowledge> {
        let databases = match self.geoip.as_slice() {
            [] if needs.meets(FROM_DATABASE) => Databases::find(self.geoip_dir.as_deref())?,
            named => Databases::open(named)?,
        };
        Ok(Knowledge { databases, indicators: Indicators::default(), context: Context::default() })
    }
}
