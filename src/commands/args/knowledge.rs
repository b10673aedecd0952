//! What is known about events from elsewhere.

use std::{fmt::Write, path::PathBuf};

use clap::ValueHint;

use crate::{
    context::Context,
    enrich::{self, Databases, FROM_DATABASE, Knowledge},
    error::{Error, Result},
    indicators::Indicators,
    output::sanitize,
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

    /// What the site tells of itself: a folder, or a .toml or .csv file; repeat for more
    ///
    /// Tables of zones, names, groups, accounts, countries, hours, appliances and patches, in CSV or TOML. They fill the
    /// columns about them (see `pulsetrail schema`) and put right the times of appliances whose clocks were off.
    /// `pulsetrail context check` shows what is understood.
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath, help_heading = "Input")]
    pub context: Vec<PathBuf>,

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
    #[arg(long, help_heading = "Input")]
    pub ioc_ignore_validity: bool,
}

impl KnowledgeArgs {
    /// Nothing that was named.
    pub const NONE: Self =
        Self { geoip: Vec::new(), context: Vec::new(), geoip_dir: None, ioc: Vec::new(), ioc_ignore_validity: false };

    /// Opens what was named, and what is needed and can be found.
    ///
    /// # Errors
    /// A source that is missing or cannot be read.
    pub fn open(&self, needs: ColumnSet, is_quiet: bool) -> Result<Knowledge> {
        if self.ioc_ignore_validity && self.ioc.is_empty() {
            return Err(Error::usage("--ioc-ignore-validity", "there are no indicators; add --ioc <FILE|DIR>"));
        }
        let context = Self::context(&self.context, is_quiet)?;
        let indicators = Indicators::open(&self.ioc, self.ioc_ignore_validity)?;
        let needs = enrich::inputs(&context, &indicators, needs);
        let databases = match self.geoip.as_slice() {
            [] if needs.meets(FROM_DATABASE) => Databases::find(self.geoip_dir.as_deref())?,
            named => Databases::open(named)?,
        };
        Ok(Knowledge { databases, indicators, context })
    }

    /// Reads context. Says which files of a folder are none, unless it is to be quiet.
    ///
    /// # Errors
    /// A file that is missing, cannot be read or makes no sense.
    pub fn context(paths: &[PathBuf], is_quiet: bool) -> Result<Context> {
        let context = Context::read(paths)?;
        let mut text = String::new();
        for path in &context.unknown {
            let path = path.to_string_lossy().into_owned();
            // Writing to a string cannot fail.
            let _ = writeln!(text, "pulsetrail: {}: no context, so it is not used", sanitize(path.as_bytes()));
        }
        if !is_quiet {
            // If standard error is closed, nobody wants to read it.
            let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
        }
        Ok(context)
    }
}
