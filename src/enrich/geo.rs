//! Reads GeoIP databases in the MaxMind format, whoever made them.
//!
//! Vendors agree on the file format but not on the names inside it, so every fact has a list of places
//! where it may stand; the first that holds a sensible value wins. With several databases the first one
//! that knows a fact gives it.

use std::{
    fs,
    net::IpAddr,
    path::{Path, PathBuf},
};

use maxminddb::{LookupResult, PathElement, Reader};

use crate::error::{Error, Result};

/// Folders where package managers and updaters put databases.
const USUAL_FOLDERS: &[&str] =
    &["/usr/share/GeoIP", "/var/lib/GeoIP", "/usr/local/share/GeoIP", "/usr/local/var/GeoIP"];

type Names = &'static [PathElement<'static>];
const fn key(name: &'static str) -> PathElement<'static> {
    PathElement::Key(name)
}

const COUNTRY: &[Names] = &[&[key("country"), key("iso_code")], &[key("country_code")], &[key("country")]];
const CITY: &[Names] = &[&[key("city"), key("names"), key("en")], &[key("city")]];
const LAT: &[Names] = &[&[key("location"), key("latitude")], &[key("latitude")], &[key("lat")]];
const LON: &[Names] = &[&[key("location"), key("longitude")], &[key("longitude")], &[key("lng")]];
const ACCURACY: &[Names] = &[&[key("location"), key("accuracy_radius")]];
const ASN: &[Names] =
    &[&[key("autonomous_system_number")], &[key("asn")], &[key("traits"), key("autonomous_system_number")]];
const AS_ORG: &[Names] = &[
    &[key("autonomous_system_organization")],
    &[key("as_name")],
    &[key("traits"), key("autonomous_system_organization")],
    &[key("traits"), key("isp")],
];
/// Flags of Anonymous-IP databases, and the words we write for them.
const ANONYMIZERS: [(&str, &str); 6] = [
    ("is_anonymous", "anonymous"),
    ("is_anonymous_vpn", "vpn"),
    ("is_hosting_provider", "hosting"),
    ("is_public_proxy", "proxy"),
    ("is_residential_proxy", "residential-proxy"),
    ("is_tor_exit_node", "tor"),
];

/// What the databases know about one address. Text is borrowed from the database.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place<'q> {
    /// Country, ISO 3166-1 alpha-2.
    pub country: &'q [u8],
    /// City.
    pub city: &'q [u8],
    /// Latitude, degrees.
    pub lat: Option<f64>,
    /// Longitude, degrees.
    pub lon: Option<f64>,
    /// Distance within which it is, kilometres.
    pub accuracy: Option<i64>,
    /// Autonomous system number.
    pub asn: Option<i64>,
    /// Organisation that runs the autonomous system.
    pub as_org: &'q [u8],
    /// What hides the client.
    pub anonymizer: &'q str,
}

/// A database, for the record of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Where it is.
    pub path: PathBuf,
    /// Its type, as its maker calls it.
    pub kind: String,
    /// When it was built, seconds since 1970.
    pub build_secs: u64,
}

struct Database {
    path: PathBuf,
    reader: Reader<Vec<u8>>,
}

/// All databases of a run.
pub struct Databases {
    all: Vec<Database>,
    /// Every combination of anonymizer flags, as text.
    combinations: Vec<String>,
    are_named: bool,
}

impl Databases {
    /// Opens the named files and the `.mmdb` files of named folders.
    ///
    /// # Errors
    /// A file or folder that is missing or is no database.
    pub fn open(named: &[PathBuf]) -> Result<Self> {
        let mut files = Vec::new();
        for path in named {
            if path.is_dir() {
                let found = databases_in(path)?;
                if found.is_empty() {
                    return Err(unusable(path, "the folder holds no .mmdb file"));
                }
                files.extend(found);
            } else {
                files.push(path.clone());
            }
        }
        Self::of(files, true)
    }

    /// Opens the databases in `folder` (the environment's), or without one, those in the usual system
    /// folders.
    ///
    /// # Errors
    /// A folder that is missing, or a file in it that is no database.
    pub fn find(folder: Option<&Path>) -> Result<Self> {
        let files = match folder {
            Some(folder) => databases_in(folder)?,
            None => USUAL_FOLDERS.iter().filter_map(|folder| databases_in(Path::new(folder)).ok()).flatten().collect(),
        };
        Self::of(files, false)
    }

    fn of(files: Vec<PathBuf>, are_named: bool) -> Result<Self> {
        let databases = files.into_iter().map(open).collect::<Result<Vec<_>>>()?;
        let combinations = (0_usize..1 << ANONYMIZERS.len()).map(combination).collect();
        Ok(Self { all: databases, combinations, are_named })
    }

    /// Whether the user named them, so that they overrule what a dataset holds.
    #[must_use]
    pub const fn are_named(&self) -> bool {
        self.are_named
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// What was opened, in order of precedence.
    #[must_use]
    pub fn describe(&self) -> Vec<Described> {
        let describe = |database: &Database| {
            let metadata = database.reader.metadata();
            Described {
                path: database.path.clone(),
                kind: metadata.database_type.clone(),
                build_secs: metadata.build_epoch,
            }
        };
        self.all.iter().map(describe).collect()
    }

    /// What is known about an address. A database that cannot hold it (IPv6 in an IPv4 database) or is
    /// damaged at that place knows nothing about it.
    #[must_use]
    pub fn place(&self, address: IpAddr) -> Place<'_> {
        let mut place = Place::default();
        let mut flags = 0;
        for database in &self.all {
            let Ok(record) = database.reader.lookup(address) else { continue };
            if !record.has_data() {
                continue;
            }
            fill(&mut place.country, || text(&record, COUNTRY, is_country_code));
            fill(&mut place.city, || text(&record, CITY, |_| true));
            fill(&mut place.as_org, || text(&record, AS_ORG, |_| true));
            // A radius belongs to the degrees next to it.
            if place.lat.is_none() {
                place.lat = degrees(&record, LAT);
                place.lon = degrees(&record, LON);
                place.accuracy = kilometres(&record);
            }
            place.asn = place.asn.or_else(|| system_number(&record));
            flags |= anonymizer_flags(&record);
        }
        place.anonymizer = &self.combinations[flags];
        place
    }
}

fn open(path: PathBuf) -> Result<Database> {
    match Reader::open_readfile(&path) {
        Ok(reader) => Ok(Database { path, reader }),
        Err(maxminddb::MaxMindDbError::Io(source)) => Err(Error::Read { path, source }),
        Err(_) => Err(unusable(&path, "it is no MaxMind database, or it is damaged; download it again")),
    }
}

fn unusable(path: &Path, problem: &str) -> Error {
    Error::Database { path: path.to_owned(), problem: problem.to_owned() }
}

/// The `.mmdb` files of a folder, by name.
fn databases_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let unreadable = |source| Error::Read { path: folder.to_owned(), source };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("mmdb")) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn combination(flags: usize) -> String {
    let words = ANONYMIZERS.iter().enumerate().filter(|(bit, _)| flags & (1 << bit) != 0).map(|(_, (_, word))| *word);
    words.collect::<Vec<_>>().join(",")
}

fn fill<'q>(slot: &mut &'q [u8], find: impl FnOnce() -> Option<&'q str>) {
    if slot.is_empty() {
        *slot = find().unwrap_or_default().as_bytes();
    }
}

type Record<'q> = LookupResult<'q, Vec<u8>>;

fn text<'q>(record: &Record<'q>, places: &[Names], is_sensible: fn(&str) -> bool) -> Option<&'q str> {
    places
        .iter()
        .filter_map(|path| record.decode_path::<&'q str>(path).ok().flatten())
        .find(|text| !text.is_empty() && is_sensible(text))
}

fn is_country_code(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Degrees are numbers with some vendors and text with others.
fn degrees(record: &Record<'_>, places: &[Names]) -> Option<f64> {
    places.iter().find_map(|path| {
        let number = record.decode_path::<f64>(path).ok().flatten();
        number.or_else(|| record.decode_path::<&str>(path).ok().flatten()?.parse().ok())
    })
}

fn kilometres(record: &Record<'_>) -> Option<i64> {
    ACCURACY.iter().find_map(|path| record.decode_path::<u16>(path).ok().flatten()).map(i64::from)
}

/// A system number is a number, or text such as `AS64496`.
fn system_number(record: &Record<'_>) -> Option<i64> {
    ASN.iter().find_map(|path| {
        let number = record.decode_path::<u32>(path).ok().flatten();
        number.map(i64::from).or_else(|| {
            let text = record.decode_path::<&str>(path).ok().flatten()?;
            text.trim_start_matches("AS").parse().ok()
        })
    })
}

fn anonymizer_flags(record: &Record<'_>) -> usize {
    let is_set = |name: &str| {
        let flag = |path: &[PathElement<'_>]| record.decode_path::<bool>(path).ok().flatten().unwrap_or(false);
        flag(&[PathElement::Key(name)]) || flag(&[key("traits"), PathElement::Key(name)])
    };
    ANONYMIZERS.iter().enumerate().filter(|(_, (name, _))| is_set(name)).fold(0, |flags, (bit, _)| flags | 1 << bit)
}
